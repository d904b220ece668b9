"""The folder of one source while it is pulled: files placed whole, entries on the disk, or
nothing at all.

    source.toml  manifest.jsonl
    files/<sha256>.<ext>      documents
    pages/<sha256>.<ext>      listing pages that are no documents, sitemaps, robots.txt
    .incoming/                what is being fetched; emptied by the next run
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, cast

from extract import manifest
from extract.errors import TiltakError
from extract.manifest import Entry, Manifest
from extract.pull.state import State, add_up, says_nothing_new

INCOMING = ".incoming"
Room = Literal["files", "pages"]


class BusyError(TiltakError):
    """Another run is pulling the same source."""


class Store:
    """Where a run puts files and entries. `state` takes every entry into account at once.

    `kept_open` are the entries of a run that was cut off and that this run takes up.
    """

    def __init__(self, folder: Path, known: Manifest, handle: BinaryIO | None) -> None:
        self.folder = folder
        self.state: State = add_up(known.entries)
        self.before: State = add_up(known.closed)
        self.kept_open = known.open
        self._known = known
        self._handle = handle
        self._added = list[Entry](known.open)
        self._placed = list[Path]()

    @contextmanager
    def receive(self) -> Iterator[BinaryIO]:
        """A file for bytes on their way in. Gone afterwards, unless it was placed."""
        room = self.folder / INCOMING if self._handle else None
        with tempfile.NamedTemporaryFile(dir=room, suffix=".part", delete=False) as incoming:
            try:
                yield cast(BinaryIO, incoming)
            finally:
                Path(incoming.name).unlink(missing_ok=True)

    def place(self, incoming: BinaryIO, *, sha256: str, ending: str, room: Room) -> str:
        """Move received bytes to where they stay, whole; the path relative to the folder."""
        relative = f"{room}/{sha256}.{ending}"
        target = self.folder / relative
        if self._handle is None or self._is_there(target, incoming):
            return relative
        incoming.flush()
        os.fsync(incoming.fileno())
        target.parent.mkdir(exist_ok=True)
        Path(incoming.name).chmod(0o644)
        Path(incoming.name).replace(target)
        manifest.sync_folder(target.parent)
        self._placed.append(target)
        return relative

    def has(self, entry: Entry) -> bool:
        """Whether the bytes of `entry` lie where it says, in their full size."""
        if entry.path is None:
            return False
        try:
            return (self.folder / entry.path).stat().st_size == entry.size
        except OSError:
            return False

    def read(self, entry: Entry) -> bytes:
        """The bytes of `entry`; FileNotFoundError when it has none."""
        return (self.folder / (entry.path or "nothing")).read_bytes()

    def record(self, entry: Entry) -> None:
        """Add `entry` to the manifest, unless it says nothing new."""
        if says_nothing_new(entry, self.state):
            return
        if self._handle is not None:
            manifest.append(self._handle, [entry])
        self._added.append(entry)
        self.state.add(entry)

    @property
    def has_news(self) -> bool:
        """Whether this run added anything."""
        return bool(self._added)

    def close(self, end: Entry) -> None:
        """End the run: what it added counts from now on. Without news nothing is written."""
        if self.has_news and self._handle is not None:
            manifest.append(self._handle, [end])

    def roll_back(self) -> None:
        """Leave the folder as it was before the run (and before the one that it took up)."""
        if self._handle is None:
            return
        used = {self.folder / e.path for e in self._known.closed if e.path}
        ours = {self.folder / e.path for e in self._added if e.path} | set(self._placed)
        for file in ours - used:
            file.unlink(missing_ok=True)
        self._handle.truncate(self._known.open_bytes)
        os.fsync(self._handle.fileno())
        for room in ("files", "pages"):
            _remove_if_empty(self.folder / room)

    def _is_there(self, target: Path, incoming: BinaryIO) -> bool:
        try:
            return target.stat().st_size == incoming.seek(0, os.SEEK_END)
        except FileNotFoundError:
            return False


@contextmanager
def open_store(folder: Path, *, dry: bool) -> Iterator[Store]:
    """The store of a source's folder, held against other runs. `dry` only looks.

    Raises BusyError, ManifestError, and OSError when the folder cannot be written.
    """
    if dry:
        yield Store(folder, manifest.read_manifest(folder), None)
        return
    with _hold(folder):
        _empty_incoming(folder)
        known = manifest.read_manifest(folder)
        try:
            with manifest.open_manifest(folder, at=known.whole_bytes) as handle:
                yield Store(folder, known, handle)
        finally:
            shutil.rmtree(folder / INCOMING, ignore_errors=True)
            _remove_if_empty_file(folder / manifest.FILE_NAME)


@contextmanager
def _hold(folder: Path) -> Iterator[None]:
    """The lock is on the folder itself: nothing of it is left behind."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"{folder}: another run is pulling this source; wait for it") from None
        yield
    finally:
        os.close(handle)


def _empty_incoming(folder: Path) -> None:
    shutil.rmtree(folder / INCOMING, ignore_errors=True)
    (folder / INCOMING).mkdir(mode=0o700)


def _remove_if_empty_file(file: Path) -> None:
    if file.is_file() and file.stat().st_size == 0:
        file.unlink()


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
