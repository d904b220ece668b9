"""manifest.jsonl: what was asked of a source and what came of it, one JSON line for each event.

Lines are only added. Each is on the disk before the next request goes out, so that a
crash loses at most the request under way; a last line that a crash tore is dropped. A
run ends with a line of its own (role `run`): lines behind the last of these belong to a
run that was cut off, which the next run takes up again.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args

from extract.errors import TiltakError

FILE_NAME = "manifest.jsonl"

Role = Literal["document", "page", "robots", "link", "run"]
"""A document; a page that was only searched for links; robots.txt; a link that was found and
not fetched; the end of a run."""

Outcome = Literal["new", "changed", "unchanged", "gone", "refused", "skipped", "complete"]

Origin = Literal["web", "folder", "warc", "archive"]
"""Where the bytes came from: the web, a folder, a WARC file, a web archive's server."""

_STORED_PATH = re.compile(r"(?:files|pages)/[0-9a-f]{64}\.[a-z0-9]{1,5}")


class ManifestError(TiltakError):
    """A manifest that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event. None and empty stand for what does not apply.

    `url` is the address as it was linked, or the path below a folder; `final_url` where the
    bytes were in the end, after `redirects` (the addresses before it). `link_text`, `heading`
    and `listing` are the link's own words, those above it and the page that it stands on.
    `headers` are those of the answer that matter. `path` is where the bytes lie, relative to
    the source's folder. `captured_at` is when a web archive took them, or the file's own time;
    `container` the WARC file. `reason` is a short code, `detail` what it is about. `counts`
    are those of a run.
    """

    time: datetime
    role: Role
    outcome: Outcome
    url: str = ""
    origin: Origin = "web"
    final_url: str | None = None
    redirects: tuple[str, ...] = ()
    link_text: str = ""
    heading: str = ""
    listing: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    size: int | None = None
    sha256: str | None = None
    path: str | None = None
    captured_at: datetime | None = None
    container: str | None = None
    reason: str = ""
    detail: str = ""
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def retrieved_at(self) -> datetime:
        """When the bytes were taken from where they stood."""
        return self.captured_at or self.time

    def header(self, name: str) -> str | None:
        """The value of a header of the answer; None when it had none."""
        return dict(self.headers).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`whole_bytes` is the length of the file without a torn last line. `open_from` and
    `open_bytes` say where the entries of a run begin that was cut off: index and offset,
    the end when there is none."""

    entries: tuple[Entry, ...] = ()
    whole_bytes: int = 0
    open_from: int = 0
    open_bytes: int = 0

    @property
    def closed(self) -> tuple[Entry, ...]:
        """The entries of runs that ended."""
        return self.entries[: self.open_from]

    @property
    def open(self) -> tuple[Entry, ...]:
        """The entries of a run that was cut off."""
        return self.entries[self.open_from :]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a source's folder; empty when there is none.

    Raises ManifestError for a line other than the last that is no entry.
    """
    file = folder / FILE_NAME
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Manifest()
    entries, offset, open_from, open_bytes = list[Entry](), 0, 0, 0
    lines = data.split(b"\n")
    for number, line in enumerate(lines[:-1], start=1):
        try:
            entry = decode(line.decode("utf-8"))
        except ValueError as error:
            if number == len(lines) - 1 and not lines[-1]:
                break  # torn, although its line feed is there
            raise ManifestError(
                f"{file}, line {number}: {error}; take the file from a backup, or move the "
                "source's folder away and pull it again"
            ) from None
        entries.append(entry)
        offset += len(line) + 1
        if entry.role == "run":
            open_from, open_bytes = len(entries), offset
    return Manifest(
        entries=tuple(entries), whole_bytes=offset, open_from=open_from, open_bytes=open_bytes
    )


def open_manifest(folder: Path, *, at: int) -> BinaryIO:
    """The manifest for adding, cut to its first `at` bytes (a torn line goes)."""
    file = folder / FILE_NAME
    handle = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
    handle.truncate(at)
    handle.seek(at)
    sync_folder(folder)
    return handle


def append(handle: BinaryIO, entries: Iterable[Entry]) -> None:
    """Add `entries`; they are on the disk when this returns."""
    data = "".join(encode(entry) + "\n" for entry in entries).encode("utf-8")
    if not data:
        return
    view = memoryview(data)
    while view:
        view = view[handle.write(view) :]
    os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last: a file's own sync does not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def encode(entry: Entry) -> str:
    """`entry` as one line of JSON, without what is empty."""
    raw = {f.name: getattr(entry, f.name) for f in fields(entry)}
    kept = {name: _plain(value) for name, value in raw.items() if value not in (None, "", ())}
    return json.dumps(kept, ensure_ascii=False, allow_nan=False)


def decode(line: str) -> Entry:
    """The entry of one line. Raises ValueError when it is none; unknown keys are let by."""
    raw = json.loads(line)
    if not isinstance(raw, dict):
        raise ValueError("no JSON object")
    names = {f.name for f in fields(Entry)}
    try:
        entry = Entry(**{key: _typed(key, value) for key, value in raw.items() if key in names})
    except TypeError as error:
        raise ValueError(str(error)) from None
    if entry.role not in get_args(Role) or entry.outcome not in get_args(Outcome):
        raise ValueError(f"unknown role or outcome: {entry.role}, {entry.outcome}")
    if entry.path is not None and not _STORED_PATH.fullmatch(entry.path):
        raise ValueError(f"{entry.path!r} is no path of a stored file")
    return entry


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return dict(value)
    return value


def _typed(key: str, value: Any) -> Any:
    if key in ("time", "captured_at"):
        return datetime.fromisoformat(value)
    if key in ("headers", "counts"):
        return tuple(value.items()) if isinstance(value, dict) else ()
    return tuple(value) if key == "redirects" else value
