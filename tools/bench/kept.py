"""A large archive whose documents have been read already: for what a run costs that has nothing
to read.

In: a few documents, read once. Out: a folder of as many files as wanted (the bytes of the few,
each with a line of its own at the end) and the results that reading them would have left, told
apart by body and year. The rows are as many and as long as real ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.bench.names import body, varied

from extract.dataset import Places
from extract.pipeline import extract_document
from extract.records import DocumentResult
from extract.runs import find_archived, keep_result, results_folder, survey
from extract.workers import Identified

YEARS = 20
FIRST_YEAR = 2006


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A document as it is, and what was read of it."""

    path: Path
    data: bytes
    result: DocumentResult


def read_patterns(paths: Sequence[Path]) -> list[Pattern]:
    """Documents that hold measures, read once."""
    read = [
        Pattern(path=path, data=path.read_bytes(), result=extract_document(path)) for path in paths
    ]
    return [pattern for pattern in read if pattern.result.measures]


def write_archive(
    patterns: Sequence[Pattern], folder: Path, *, count: int, start: int = 0
) -> None:
    """Write `count` files below `folder`, a folder for each body, one plan for each year."""
    for number in range(start, start + count):
        pattern = patterns[number // YEARS % len(patterns)]
        path = folder / f"{number // YEARS:05d}" / _file_name(number, pattern)
        path.parent.mkdir(parents=True, exist_ok=True)
        mark = f"\n<!-- {number} -->" if path.suffix == ".html" else f"\n% {number}\n"
        path.write_bytes(pattern.data + mark.encode())


def keep_made_results(patterns: Sequence[Pattern], folder: Path, at: Places) -> int:
    """File a made result for each document of `folder` that has none; how many."""
    results = results_folder(at)
    pending = survey(find_archived([folder]), results=results).pending
    for document in pending:
        keep_result(document, _result(document, patterns), results=results)
    return len(pending)


def _file_name(number: int, pattern: Pattern) -> str:
    return f"plan-{FIRST_YEAR + number % YEARS}-{number:06d}{pattern.path.suffix}"


def _result(document: Identified, patterns: Sequence[Pattern]) -> DocumentResult:
    number = int(document.document.file_name.rpartition("-")[2].partition(".")[0])
    pattern = patterns[number // YEARS % len(patterns)]
    return _retold(pattern.result, document, number // YEARS, FIRST_YEAR + number % YEARS)


def _retold(result: DocumentResult, document: Identified, which: int, year: int) -> DocumentResult:
    """`result` as that of another document, of body `which` and of `year`."""
    own = document.document_id
    plan_id = hashlib.sha256(f"{own}-1".encode()).hexdigest()[:20]
    ids = {m.measure_id: f"{plan_id}-{i}" for i, m in enumerate(result.measures)}
    shown = result.plans[0]
    return DocumentResult(
        document=replace(result.document, document_id=own, file_name=document.document.file_name),
        plans=(
            replace(
                shown,
                plan_id=plan_id,
                document_id=own,
                organisation=body(which),
                title=f"Handlingsplan {year}",
                year=year,
                period_start=None,
                period_end=None,
            ),
        ),
        measures=tuple(
            replace(
                m,
                measure_id=ids[m.measure_id],
                plan_id=plan_id,
                document_id=own,
                year=year,
                title=varied(m.title, which=which, year=year, place=m.ordinal),
            )
            for m in result.measures
        ),
        deadlines=tuple(
            replace(d, measure_id=ids[d.measure_id], year=year) for d in result.deadlines
        ),
        statuses=tuple(
            replace(s, measure_id=ids[s.measure_id], year=year) for s in result.statuses
        ),
        notes=result.notes,
    )


def example_documents(root: Path) -> Iterator[Path]:
    """The example archive and the gold documents for development, but scans."""
    for folder in (root / "data/raw", root / "tests/gold/develop"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".pdf", ".html", ".docx") and not path.name.startswith("scan-"):
                yield path
