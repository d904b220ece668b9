"""A source's folder in, its documents with all their versions out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.archive import ArchivedDocument
from extract.manifest import Entry, read_manifest
from extract.sources import FILE_NAME


def archived_documents(folder: Path) -> tuple[ArchivedDocument, ...] | None:
    """Every version of every document that was pulled, the newest first, those that are gone
    too; each content once. None for a folder that was never pulled.

    What a run fetched that was cut off does not count until the next run has ended it.
    Raises ManifestError.
    """
    entries = read_manifest(folder).closed
    if not entries:
        return None
    versions = [e for e in entries if e.role == "document" and e.path and e.sha256]
    newest_first = sorted(versions, key=lambda e: e.retrieved_at, reverse=True)
    found: dict[str, ArchivedDocument] = {}
    for entry in newest_first:
        # the same bytes seen again keep the time at which they were first there
        found[entry.sha256 or ""] = _document(folder, entry)
    return tuple(found.values())


def find_sources(archive: Path) -> tuple[Path, ...]:
    """The folders directly below `archive` that have a source.toml, by name."""
    return tuple(sorted(file.parent for file in archive.glob(f"*/{FILE_NAME}")))


def sources_in(folders: Sequence[Path]) -> list[Path]:
    """The sources among `folders` and directly below them."""
    found = [f for f in folders if (f / FILE_NAME).is_file()]
    below = [source for folder in folders if folder.is_dir() for source in find_sources(folder)]
    return list({source.resolve(): source for source in (*found, *below)}.values())


def _document(folder: Path, entry: Entry) -> ArchivedDocument:
    return ArchivedDocument(
        path=folder / (entry.path or ""),
        source=folder.resolve().name,
        uri=entry.url,
        retrieved_at=entry.retrieved_at,
    )
