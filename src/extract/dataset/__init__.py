"""The dataset on disk: write it whole or not at all, read it, check it.

`write` makes the six tables out of results; `read` gives one table as a pandas
frame; `validate` says what is wrong with one. Layout, locking and switching are
in the modules of this package, described in `docs/dataset-on-disk.md`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from extract.dataset.check import validate
from extract.dataset.places import DEFAULT_ROOT, LockHeldError, Places, hold_lock, places
from extract.dataset.reading import read, read_arrow, read_results
from extract.dataset.rows import find_broken_rule
from extract.dataset.stage import Join, Joined, stage
from extract.dataset.switch import (
    KEPT,
    NotADatasetError,
    Release,
    check_target,
    list_releases,
    publish,
    recover,
    restore,
)
from extract.errors import TiltakError
from extract.records import DocumentResult

__all__ = [
    "DEFAULT_ROOT",
    "KEPT",
    "InvalidDatasetError",
    "Join",
    "Joined",
    "LockHeldError",
    "NotADatasetError",
    "Places",
    "Release",
    "build",
    "check_target",
    "find_broken_rule",
    "hold_lock",
    "list_releases",
    "places",
    "publish",
    "read",
    "read_arrow",
    "read_results",
    "recover",
    "restore",
    "validate",
    "write",
]


class InvalidDatasetError(TiltakError):
    """A new dataset broke its own rules and was not switched in; lists what is wrong."""

    exit_code = 1


def write(
    results: Iterable[DocumentResult],
    out: Path = DEFAULT_ROOT,
    *,
    join: Join | None = None,
    keep: int = KEPT,
    wait: float = 0.0,
) -> bool:
    """Write the dataset of `results` to `out`; False when it was there already, byte for byte.

    Raises LockHeldError, NotADatasetError, InvalidDatasetError or OSError; the old
    dataset stands in each case.
    """
    at = places(out)
    check_target(at)
    with hold_lock(at, wait=wait):
        recover(at)
        build(sorted(results, key=lambda r: r.document.document_id), at, join=join)
        return publish(at, keep=keep)


def build(results: Iterable[DocumentResult], at: Places, *, join: Join | None = None) -> None:
    """Stage and check the dataset of `results`, which come in rising order of document id.

    Needs the lock. Raises InvalidDatasetError or OSError and leaves nothing behind.
    """
    shutil.rmtree(at.next, ignore_errors=True)
    try:
        at.next.mkdir(parents=True)
        stage(results, at.next, join=join)
        problems = validate(at.next)
        if problems:
            raise InvalidDatasetError("; ".join(problems))
    except (pa.ArrowInvalid, pa.ArrowTypeError) as problem:
        shutil.rmtree(at.next, ignore_errors=True)
        raise InvalidDatasetError(str(problem)) from problem
    except BaseException:
        shutil.rmtree(at.next, ignore_errors=True)
        raise
