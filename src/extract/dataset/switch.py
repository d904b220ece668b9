"""From a staged dataset to the one that readers see: in one step, or not at all.

The dataset is a plain folder of plain files. A new one is built beside it and
the two names are exchanged by one system call (Linux renameat2 with
RENAME_EXCHANGE); whatever happens before or after, the folder is the old
dataset or the new one. Files that a reader has open stay readable: their names
go, not their bytes. Where the file system cannot exchange (some network file
systems, other systems than Linux) two renames follow each other; a kill between
them is mended by `recover`, which every run calls first.

Old datasets are kept as releases of hard-linked files, which cost no space for
what did not change.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.dataset.describe import DATAPACKAGE, NAME, file_digest
from extract.dataset.places import Places
from extract.errors import TiltakError
from extract.schema import TABLES

KEPT = 5
"""Releases that are kept, the current one included."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EPERM})


class NotADatasetError(TiltakError):
    """The folder to write to holds something else, which must not be replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A kept dataset. `number` counts up from 1; `digest` is of its contents."""

    number: int
    digest: str
    path: Path

    @property
    def name(self) -> str:
        return f"{self.number:04d}-{self.digest}"


def recover(at: Places) -> None:
    """Put things right after a run that was killed; needs the lock."""
    if at.replaced.exists() and not at.out.exists():
        at.replaced.rename(at.out)
    for left in (at.next, at.replaced):
        shutil.rmtree(left, ignore_errors=True)


def check_target(at: Places) -> None:
    """Raise NotADatasetError when `out` is anything but a dataset, an empty folder or nothing."""
    if at.out.is_file():
        raise NotADatasetError(f"{at.out} is a file; give a folder")
    if os.path.ismount(at.out):
        raise NotADatasetError(
            f"{at.out} is a mount point and cannot be replaced; give a folder inside it"
        )
    if not at.out.exists() or is_dataset(at.out):
        return
    known = {".gitkeep", DATAPACKAGE, *TABLES}  # also a dataset that somebody damaged
    strange = [p.name for p in at.out.iterdir() if p.name not in known]
    if strange:
        raise NotADatasetError(
            f"{at.out} holds {strange[0]} and is no dataset; give an empty or a new folder"
        )


def publish(at: Places, *, keep: int = KEPT) -> bool:
    """Make the staged dataset `at.next` the current one; False when it says the same.

    Raises OSError with the old dataset untouched; needs the lock.
    """
    digest = content_digest(at.next)
    if is_dataset(at.out) and content_digest(at.out) == digest and is_intact(at.out):
        shutil.rmtree(at.next)
        return False
    _keep_release(at, digest)
    switch(at, at.next)
    _drop_old_releases(at, keep=keep)
    return True


def switch(at: Places, staged: Path) -> None:
    """Let `staged` take the place of the current dataset, and remove that one."""
    at.out.parent.mkdir(parents=True, exist_ok=True)
    if not at.out.exists():
        staged.rename(at.out)
    elif not _exchange(staged, at.out):
        at.out.rename(at.replaced)
        staged.rename(at.out)
    _sync_folder(at.out.parent)
    for left in (staged, at.replaced):
        shutil.rmtree(left, ignore_errors=True)


def restore(at: Places, release: Release) -> None:
    """Make a kept release the current dataset again; needs the lock."""
    shutil.rmtree(at.next, ignore_errors=True)
    _link_tree(release.path, at.next)
    switch(at, at.next)


def list_releases(at: Places) -> tuple[Release, ...]:
    """The kept releases, oldest first."""
    return tuple(sorted(_releases(at), key=lambda release: release.number))


def is_dataset(folder: Path) -> bool:
    """True when `folder` holds a dataset of this program, whole or damaged."""
    return _read_package(folder).get("name") == NAME


def is_intact(folder: Path) -> bool:
    """True when every file of the dataset is there with the bytes that were written."""
    files = [file for r in _read_package(folder)["resources"] for file in r["files"]]
    return all(
        (folder / f["path"]).is_file() and file_digest(folder / f["path"]) == f["sha256"]
        for f in files
    )


def content_digest(folder: Path) -> str:
    """Twelve hex digits that stand for all bytes of a dataset."""
    return hashlib.sha256((folder / DATAPACKAGE).read_bytes()).hexdigest()[:12]


def _read_package(folder: Path) -> dict[str, Any]:
    try:
        package = json.loads((folder / DATAPACKAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return package if isinstance(package, dict) else {}


def _keep_release(at: Places, digest: str) -> None:
    kept = list_releases(at)
    if kept and kept[-1].digest == digest:  # a run that was killed before the switch
        return
    number = kept[-1].number + 1 if kept else 1
    half = at.releases / "half"
    shutil.rmtree(half, ignore_errors=True)
    _link_tree(at.next, half)
    half.rename(at.releases / f"{number:04d}-{digest}")


def _drop_old_releases(at: Places, *, keep: int) -> None:
    for release in list_releases(at)[: -max(keep, 1)]:
        shutil.rmtree(release.path, ignore_errors=True)


def _releases(at: Places) -> Iterator[Release]:
    for path in at.releases.glob("[0-9]*-*"):
        number, _, digest = path.name.partition("-")
        if number.isdigit():
            yield Release(number=int(number), digest=digest, path=path)


def _link_tree(source: Path, target: Path) -> None:
    shutil.copytree(source, target, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)


def _exchange(left: Path, right: Path) -> bool:
    """Swap two names in one step; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    failed = rename(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE)
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(right))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
