"""Documents that lie in a folder on the same machine: copied into the archive, by content."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from extract.listing import find_years
from extract.manifest import Entry
from extract.pull.captured import store_bytes
from extract.pull.content import ENDINGS
from extract.pull.entries import compare
from extract.pull.run import Run
from extract.readers.sniff import sniff

_BESIDE = frozenset((".toml", ".json", ".jsonl", ".csv", ".md", ".txt"))


def walk_folders(run: Run) -> None:
    """Take every document of the folders that the source names."""
    for place in run.source.folders:
        top = run.store.folder / place
        if not top.is_dir():
            _refuse(run, place, "nothing_there", str(top))
            run.is_complete = False
            run.problems.append(f"{top}: there is no such folder")
            continue
        for file in _files_below(top):
            _take(run, file, f"{place.rstrip('/')}/{file.relative_to(top).as_posix()}")


def _files_below(top: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(top):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))


def _take(run: Run, file: Path, url: str) -> None:
    try:
        status = file.stat()
        if status.st_size > run.rules.limits.document_bytes:
            _refuse(run, url, "too_large", f"{status.st_size:,} bytes")
            return
        data = file.read_bytes()
    except OSError as error:
        _refuse(run, url, "unreadable_file", error.strerror or str(error))
        return
    media_type = sniff(data)
    ending = ENDINGS.get(media_type)
    if ending is None or ending not in run.source.links.types:
        if file.suffix.lower() not in _BESIDE:
            _refuse(run, url, "wrong_type", media_type)
        return
    _store(run, url, data, media_type, ending, datetime.fromtimestamp(status.st_mtime, UTC))


def _store(
    run: Run, url: str, data: bytes, media_type: str, ending: str, changed_at: datetime
) -> None:
    before = run.store.state.copies.get(("document", url))
    path, digest = store_bytes(run, data, ending=ending)
    run.note(
        Entry(
            time=run.outside.now(),
            role="document",
            outcome=compare(before, digest),
            origin="folder",
            url=url,
            media_type=media_type,
            size=len(data),
            sha256=digest,
            path=path,
            captured_at=changed_at,
        )
    )
    run.years.update(find_years(url))


def _refuse(run: Run, url: str, reason: str, detail: str) -> None:
    run.note(
        Entry(
            time=run.outside.now(),
            role="document",
            outcome="refused",
            origin="folder",
            url=url,
            reason=reason,
            detail=detail,
        )
    )
