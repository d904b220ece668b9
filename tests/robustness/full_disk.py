"""Runs on a small disk with ever less room: ARCHIVE FOLDER TRIES SEED.

Mounts a disk of a few megabytes over FOLDER, for this process alone (to be started with
`unshare --map-root-user --mount`). Each try leaves some bytes free, runs over a changed
archive, and looks at the dataset; then room is made and the run must complete. The first
try is on a disk that can only be read.
Says `tried N full M`, or ends with 77 where mounting is not allowed.
"""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from extract.dataset import places, read, validate
from extract.dataset.switch import is_intact
from tests.robustness.crashing_run import run

NOT_ALLOWED = 77
_DISK = "4m"
_MOST_FREE = 160 << 10
"""Bytes that are enough for a run over the archive of the tests."""


def main(archive: Path, folder: Path, *, tries: int, seed: int) -> None:
    """All tries, one after the other."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        sys.exit(NOT_ALLOWED)
    out, chance, full = folder / "data" / "curated", random.Random(seed), 0
    run(archive, out)
    _try_read_only(archive, out, folder)
    for number in range(tries):
        _change(archive)
        free = 0 if number == 0 else chance.randrange(_MOST_FREE)
        full += _try(archive, out, folder / "filler", free=free)
        run(archive, out)
        assert _count(out) == _expected(archive), f"with {free} bytes free, after the next run"
    print(f"tried {tries} full {full}")


def _try_read_only(archive: Path, out: Path, disk: Path) -> None:
    """A disk that can only be read stops the run, and nothing else."""
    old = _count(out)
    _change(archive)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    try:
        run(archive, out)
        raise AssertionError("it could write")
    except OSError as problem:
        assert problem.errno == errno.EROFS, problem
    assert _count(out) == old
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    run(archive, out)
    assert _count(out) == _expected(archive)


def _try(archive: Path, out: Path, filler: Path, *, free: int) -> bool:
    """Whether the disk was too small; the dataset is the old one then, else the new one."""
    old = _count(out)
    _fill(filler, free=free)
    try:
        run(archive, out)
    except OSError as problem:
        assert problem.errno == errno.ENOSPC, problem
        assert _count(out) == old, f"with {free} bytes free"
        return True
    finally:
        filler.unlink()
    assert _count(out) == _expected(archive), f"with {free} bytes free"
    return False


def _fill(filler: Path, *, free: int) -> None:
    disk = os.statvfs(filler.parent)
    size = max(0, disk.f_bavail * disk.f_frsize - free)
    filler.write_bytes(bytes(size))


def _change(archive: Path) -> None:
    """A document more, so that the new dataset differs from the old one."""
    page = archive / "2023.html"
    number = len(list(archive.iterdir()))
    (archive / f"more-{number}.html").write_bytes(page.read_bytes() + b"<!-- %d -->" % number)


def _expected(archive: Path) -> int:
    return len(list(archive.iterdir()))


def _count(out: Path) -> int:
    """The documents of a dataset that is whole."""
    assert is_intact(places(out).out)
    assert not validate(out)
    return len(read("documents", out))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as room:
        tempfile.tempdir = room  # the reading processes write there, not on the small disk
        main(Path(sys.argv[1]), Path(sys.argv[2]), tries=int(sys.argv[3]), seed=int(sys.argv[4]))
