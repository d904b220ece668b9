"""Folders and files in, archived documents out: what lies in an archive, and where it came from.

Every file of a folder is a document, whatever it is named, except what people
and programs lay beside documents (notes, lists, truth, settings). What a
document is, is told later by its content.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import TiltakError

DEFAULT_ARCHIVE = Path("data/raw")
SOURCE_FILE = "source.toml"

_BESIDE_SUFFIXES = frozenset(
    {".csv", ".json", ".jsonl", ".lock", ".md", ".part", ".py", ".toml", ".tsv", ".yaml", ".yml"}
)
_BESIDE_NAMES = frozenset({"makefile", "thumbs.db", "desktop.ini"})


class ArchiveError(TiltakError):
    """A folder or file that was asked for cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedDocument:
    """One file of an archive. `uri` is its URL, or its path relative to the archive."""

    path: Path
    source: str
    uri: str
    retrieved_at: datetime | None

    @property
    def file_name(self) -> str:
        """The last part of the uri, without a query."""
        name = self.uri.partition("?")[0].rstrip("/").rpartition("/")[2]
        return name or self.path.name


Listing = Callable[[Path], Sequence[ArchivedDocument] | None]
"""The documents of a source's folder when something knows better than the folder; else None."""


def find_documents(
    paths: Iterable[Path], *, listing: Listing = lambda folder: None
) -> tuple[ArchivedDocument, ...]:
    """The documents of folders and files, by source and uri, each path once.

    Raises ArchiveError when a path is not there, a folder cannot be read, or
    nothing at all is found.
    """
    listed = list(paths)
    found = {d.path.resolve(): d for path in listed for d in _find(path, listing=listing)}
    if not found:
        places = ", ".join(str(path) for path in listed)
        raise ArchiveError(f"{places}: no documents here; give a folder with PDF, HTML or DOCX")
    return tuple(sorted(found.values(), key=lambda d: (d.source, d.uri)))


def resolve_argument(argument: str, *, archive: Path = DEFAULT_ARCHIVE) -> Path:
    """A path as given, or the folder of the source of that name in `archive`.

    Raises ArchiveError when it is neither.
    """
    path = Path(argument)
    if path.exists():
        return path
    named = archive / argument
    if not Path(argument).is_absolute() and named.is_dir():
        return named
    sources = sorted(p.name for p in archive.iterdir() if p.is_dir()) if archive.is_dir() else []
    known = f"; sources in {archive}: {', '.join(sources)}" if sources else ""
    raise ArchiveError(f"{argument}: no such file, folder or source{known}")


def _find(path: Path, *, listing: Listing) -> Iterator[ArchivedDocument]:
    if path.is_file():
        yield _local(path, source=path.resolve().parent.name, uri=path.name)
    elif path.is_dir():
        yield from _find_in_folder(path, listing=listing)
    else:
        raise ArchiveError(f"{path}: no such file or folder")


def _find_in_folder(top: Path, *, listing: Listing) -> Iterator[ArchivedDocument]:
    """Own sources (folders with a `source.toml`) by their listing, the rest file by file."""
    files = list(_walk(top))
    sources = {p.parent for p in files if p.name == SOURCE_FILE}
    known = {folder: listing(folder) for folder in sorted(sources)}
    for documents in known.values():
        yield from documents or ()
    is_collection = not any(p.parent == top and not _is_beside(p) for p in files)
    for path in files:
        owner = next((f for f in (path.parent, *path.parents) if f in sources), None)
        if _is_beside(path) or (owner is not None and known[owner] is not None):
            continue
        source = owner.resolve().name if owner else _folder_name(path, top, is_collection)
        yield _local(path, source=source, uri=path.relative_to(owner or top).as_posix())


def _walk(top: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(top, onerror=_refuse):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))


def _refuse(problem: OSError) -> None:
    raise ArchiveError(f"{problem.filename}: {problem.strerror}; make the folder readable")


def _is_beside(path: Path) -> bool:
    return path.suffix.lower() in _BESIDE_SUFFIXES or path.name.lower() in _BESIDE_NAMES


def _folder_name(path: Path, top: Path, is_collection: bool) -> str:
    """A folder that holds only folders is a collection of sources; else it is one source."""
    return path.relative_to(top).parts[0] if is_collection else top.resolve().name


def _local(path: Path, *, source: str, uri: str) -> ArchivedDocument:
    try:
        changed = path.stat().st_mtime
    except OSError:  # a broken link: the reading of it says so
        return ArchivedDocument(path=path, source=source, uri=uri, retrieved_at=None)
    moment = datetime.fromtimestamp(changed, UTC)
    return ArchivedDocument(path=path, source=source, uri=uri, retrieved_at=moment)
