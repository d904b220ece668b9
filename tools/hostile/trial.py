"""Reads hostile files as a run does, and says which ended otherwise than they should."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from tools.hostile.case import Case, ending

from extract.archive import find_documents
from extract.isolation import Limits, ReadingPool
from extract.workers import Identified, extract_many, identify, open_pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How the reading of one case ended, and what it took.

    `seconds` on the clock; `processor`: seconds of processor of all that read it.
    """

    case: Case
    ending: str
    reason: str | None
    seconds: float
    processor: float

    @property
    def is_right(self) -> bool:
        return self.ending in self.case.expected


def write_cases(cases: Iterable[Case], folder: Path) -> None:
    """Each case as a file of its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        (folder / case.name).write_bytes(case.make())


def try_cases(cases: Sequence[Case], folder: Path, *, limits: Limits) -> Iterator[Trial]:
    """Write the cases to `folder` and read them, one after the other."""
    write_cases(cases, folder)
    yield from try_files(cases, folder, limits=limits)


def try_files(cases: Sequence[Case], folder: Path, *, limits: Limits) -> Iterator[Trial]:
    """Read the cases as they lie in `folder`, one after the other."""
    by_name = {case.name: case for case in cases}
    with open_pool(1, limits=limits) as pool:
        for document in find_documents([folder]):
            if document.file_name in by_name:
                yield _try_one(identify(document), by_name[document.file_name], pool)


def _try_one(document: Identified, case: Case, pool: ReadingPool) -> Trial:
    start, spent = time.monotonic(), _processor_time()
    ((_, result),) = extract_many([document], pool=pool)
    record = result.document
    return Trial(
        case=case,
        ending=ending(record.outcome, record.reason),
        reason=record.reason,
        seconds=time.monotonic() - start,
        processor=_processor_time() - spent,
    )


def _processor_time() -> float:
    """Seconds of processor of all processes that this one started, those that ended too."""
    ended = os.times()
    spent = ended.children_user + ended.children_system
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            spent += sum(child.cpu_times()[:4])  # its own, and of what it started and ended
    return spent
