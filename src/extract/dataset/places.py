"""Where things lie beside a dataset: its work folder, the lock on it, old releases, results.

For the dataset `data/curated` the work folder is `data/.curated.work`: on the
same file system, so that files can be renamed and hard-linked between the two.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from extract.errors import TiltakError

DEFAULT_ROOT = Path("data/curated")


class LockHeldError(TiltakError):
    """Another run works on the same dataset; says which, and since when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders of one dataset."""

    out: Path
    work: Path

    @property
    def next(self) -> Path:
        """A dataset being written."""
        return self.work / "next"

    @property
    def replaced(self) -> Path:
        """The old dataset while it is being replaced."""
        return self.work / "replaced"

    @property
    def releases(self) -> Path:
        return self.work / "releases"

    @property
    def results(self) -> Path:
        """Results of single documents, kept so that a document is read once."""
        return self.work / "results"

    @property
    def links(self) -> Path:
        """Links that were made before."""
        return self.work / "links"

    @property
    def lock(self) -> Path:
        return self.work / "lock"


def places(out: Path) -> Places:
    """The folders of the dataset at `out`; a symbolic link is followed."""
    real = out.resolve()
    return Places(out=real, work=real.with_name(f".{real.name}.work"))


@contextmanager
def hold_lock(at: Places, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the dataset for one run; released when the process ends, however it ends.

    Raises LockHeldError when another run still holds it after `wait` seconds,
    OSError when the work folder cannot be made.
    """
    at.work.mkdir(parents=True, exist_ok=True)
    with at.lock.open("a+", encoding="utf-8") as file:
        _acquire(file, at, wait=wait)
        file.seek(0)
        file.truncate()
        file.write(json.dumps(_holder()))
        file.flush()
        yield


def _acquire(file: IO[str], at: Places, *, wait: float) -> None:
    stop = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= stop:
                raise LockHeldError(_who_holds(file, at)) from None
            time.sleep(0.1)
        else:
            return


def _holder() -> dict[str, object]:
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _who_holds(file: IO[str], at: Places) -> str:
    file.seek(0)
    try:
        holder = json.loads(file.read())
        who = f"process {holder['pid']} on {holder['host']}, since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return f"{at.out} is being written by {who}; wait for it to end, or give another --out"
