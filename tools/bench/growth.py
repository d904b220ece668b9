"""How time and memory grow: with the documents of an archive, the pages of a document, the cores,
and the length of a text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
from tools.bench.peers import count_pages
from tools.bench.running import MEBIBYTE, run_subject, show_table
from tools.bench.synthetic import write_long_plan, write_plans

from extract.archive import find_documents
from extract.fields.deadline import read_deadlines
from extract.fields.status import read_statuses
from extract.model import PlanContext
from extract.pipeline import extract_document
from extract.progress import Place, watched
from extract.workers import extract_many, identify, open_pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A reading of an archive by processes: seconds, and each process's peak in bytes."""

    documents: int
    seconds: float
    peak: int


def grow_documents(room: Path, *, count: int, rounds: int) -> None:
    """So many made plans by one and by two processes, interleaved, in growing numbers."""
    start = time.perf_counter()
    paths = write_plans(room / "plans", count=count)
    print(f"\n{count} made plans written in {time.perf_counter() - start:.0f} s")
    sizes = [n for n in (10, 100, 300, 1000) if n < count] + [count]
    rows = []
    for size in sizes:
        own = paths[:: max(1, count // size)][:size]
        pages = sum(map(count_pages, own))
        turns = max(1, rounds if size <= 100 else 1)
        runs = {n: [read_all(own, processes=n) for _ in range(turns)] for n in (1, 2)}
        one, two = (median(run.seconds for run in runs[n]) for n in (1, 2))
        peak = max(run.peak for n in (1, 2) for run in runs[n])
        rows.append(
            (
                size,
                pages,
                f"{1000 * one / size:.0f}",
                f"{pages / one:.1f}",
                f"{pages / two:.1f}",
                f"{one / two:.2f}",
                peak // MEBIBYTE,
            )
        )
    heads = (
        "documents",
        "pages",
        "ms a document, 1 process",
        "pages a second, 1 process",
        "pages a second, 2 processes",
        "speed-up",
        "peak MB of a process",
    )
    show_table(heads, rows)


def read_all(paths: Sequence[Path], *, processes: int) -> Whole:
    """Read documents in `processes` processes that are warm."""
    documents = [identify(document) for document in find_documents(paths)]
    with open_pool(processes) as pool:
        warm = documents[: 2 * processes]
        list(extract_many(warm, pool=pool))
        start = time.perf_counter()
        outcomes = Counter(r.document.outcome for _, r in extract_many(documents, pool=pool))
        seconds = time.perf_counter() - start
        peak = max(_peak(child) for child in psutil.Process().children())
    if outcomes.total() != len(documents):
        raise RuntimeError(f"{outcomes.total()} of {len(documents)} documents were read")
    return Whole(documents=len(documents), seconds=seconds, peak=peak)


def grow_pages(room: Path) -> None:
    """Documents of 10 to 300 pages, each in a fresh process."""
    rows = []
    for pages in (10, 30, 100, 300):
        path = room / f"long-{pages}.pdf"
        if not path.exists():
            room.mkdir(parents=True, exist_ok=True)
            write_long_plan(path, pages=pages)
        real = count_pages(path)
        timed = run_subject("tiltak whole line", [path])
        rows.append((real, f"{1000 * timed.total / real:.0f}", timed.peak // MEBIBYTE))
    show_table(("pages", "ms a page", "peak MB"), rows)


def time_stages(paths: Sequence[Path]) -> None:
    """Where the time of the whole line goes, on one core."""
    spent: Counter[str] = Counter()
    for path in paths:  # what is loaded once is loaded
        extract_document(path)
    for path in paths:
        last = [("start", time.process_time())]

        def watch(place: Place, last: list[tuple[str, float]] = last) -> None:
            now = time.process_time()
            spent[last[-1][0]] += now - last[-1][1]
            last.append((place.stage, now))

        with watched(watch):
            extract_document(path)
        spent[last[-1][0]] += time.process_time() - last[-1][1]
    pages = sum(map(count_pages, paths))
    total = sum(spent.values())
    rows = [
        (stage, f"{pages / seconds:.0f}", f"{seconds / total:.0%}")
        for stage, seconds in spent.most_common()
    ]
    rows.append(("whole line", f"{pages / total:.1f}", "100%"))
    show_table(("stage", "pages a second", "share of the time"), rows)


def time_fields(paths: Sequence[Path]) -> None:
    """Cells of times and statuses a second, and the same for longer and longer texts."""
    results = [extract_document(path) for path in paths]
    times = [deadline.text for result in results for deadline in result.deadlines]
    statuses = [status.text for result in results for status in result.statuses]
    context = PlanContext(year=2022)
    rows = [
        ("times", len(times), f"{_rate(lambda t: read_deadlines(t, context=context), times):.0f}"),
        (
            "statuses",
            len(statuses),
            f"{_rate(lambda t: read_statuses(t, context=context), statuses):.0f}",
        ),
    ]
    show_table(("cells", "different", "cells a second"), rows)
    show_table(
        ("letters of one text", "µs a letter, times", "µs a letter, statuses"),
        [_lengths(times, statuses, length, context) for length in (1000, 4000, 16000)],
    )


def _lengths(
    times: Sequence[str], statuses: Sequence[str], length: int, context: PlanContext
) -> tuple[object, ...]:
    first, second = ((". ".join(cells) * 50)[:length] for cells in (times, statuses))
    return (
        length,
        f"{_seconds(lambda: read_deadlines(first, context=context)) / length * 1e6:.1f}",
        f"{_seconds(lambda: read_statuses(second, context=context)) / length * 1e6:.1f}",
    )


def _rate(read: Callable[[str], object], cells: Sequence[str]) -> float:
    def all_cells() -> None:
        for cell in cells:
            read(cell)

    return len(cells) / _seconds(all_cells)


def _seconds(act: Callable[[], object]) -> float:
    """The least of some tries, after one that warms up."""
    act()
    tries = []
    for _ in range(5):
        start = time.process_time()
        act()
        tries.append(time.process_time() - start)
    return max(min(tries), 1e-9)


def _peak(process: psutil.Process) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024
