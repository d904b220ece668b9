"""The dataset on disk: write it whole or not at all, read it, check it.

`write` makes the six tables out of results; `read` gives one table as a pandas
frame; `validate` says what is wrong with one. Layout, locking and switching are
in the modules of this package, described in `docs/dataset-on-disk.md`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from extract.dataset.check import validate
from extract.dataset.nested import to_nested
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

_AT_A_TIME = 64


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
        ordered = sorted(results, key=lambda result: result.document.document_id)
        build(_nested(ordered), at, join=join)
        return publish(at, keep=keep)


def build(results: Iterable[pa.Table], at: Places, *, join: Join | None = None) -> None:
    """Stage and check the dataset of `results`, nested tables in rising order of document id.

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


def _nested(results: Sequence[DocumentResult]) -> Iterator[pa.Table]:
    for start in range(0, len(results), _AT_A_TIME):
        yield to_nested(("", result) for result in results[start : start + _AT_A_TIME])
