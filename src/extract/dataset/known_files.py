"""Digests of files that did not change since they were taken, so that they are not read again.

A file is told by its path, size, inode and both of its times. One that changed shortly before
it was read is not remembered: a second change within the clock's grain would not be seen.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_NAME = "known-files.json"

_SETTLED_NS = 2_000_000_000
"""Age of a change from which on a second one has another time."""


class KnownFiles:
    """Digests by path; made by `remembered_files`."""

    def __init__(self, known: dict[str, list[int | str]]) -> None:
        self._known = known
        self._seen: dict[str, list[int | str]] = {}
        self._settled = time.time_ns() - _SETTLED_NS

    def digest(self, path: Path, status: os.stat_result) -> str | None:
        """The digest of a file that is as it was; None when that is not known."""
        entry = self._known.get(str(path))
        if entry is None or entry[:-1] != _signature(status):
            return None
        self._seen[str(path)] = entry
        return str(entry[-1])

    def learn(self, path: Path, status: os.stat_result, digest: str) -> None:
        """Remember the digest of a file, whose `status` was taken before it was read."""
        if max(status.st_mtime_ns, status.st_ctime_ns) < self._settled:
            self._seen[str(path)] = [*_signature(status), digest]

    @property
    def has_news(self) -> bool:
        return self._seen != self._known

    @property
    def seen(self) -> dict[str, list[int | str]]:
        """What is to be remembered: the files that were asked for."""
        return self._seen


@contextmanager
def remembered_files(folder: Path) -> Iterator[KnownFiles]:
    """The digests that are remembered in `folder`; what is new is kept when the block ends.

    Where `folder` is not there or cannot be written nothing is kept, which costs only time.
    """
    path = folder / FILE_NAME
    files = KnownFiles(_load(path))
    yield files
    if files.has_news:
        with contextlib.suppress(OSError):
            _save(path, files.seen)


def _signature(status: os.stat_result) -> list[int | str]:
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _load(path: Path) -> dict[str, list[int | str]]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _save(path: Path, known: dict[str, list[int | str]]) -> None:
    half = path.with_suffix(f".{os.getpid()}.half")
    try:
        half.write_text(json.dumps(known), encoding="utf-8")
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
