"""Ours against others over the same PDFs: time as ratios, memory, and what each gets right."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from tools.bench.running import MEBIBYTE, ROOT, Timed, run_subject, show_table, spread
from tools.bench.subjects import SUBJECTS, find_missing

from extract.evaluate.truth import TrueMeasure, load_truth

BASE = "pdfplumber words + tables"


def compare_peers(paths: Sequence[Path], *, rounds: int) -> None:
    """Every subject in every round, in an order that changes; ratios within each round."""
    missing = dict(find_missing())
    for name, why in missing.items():
        print(f"- left out: {name}: {why}")
    names = [name for name in SUBJECTS if name not in missing]
    timed: dict[str, list[Timed]] = {name: [] for name in names}
    for number in range(rounds):
        order = random.Random(number).sample(names, len(names))
        for name in order:
            timed[name].append(run_subject(name, paths, rows=number == 0))
    pages = sum(map(count_pages, paths))
    print(f"\n{len(paths)} PDFs, {pages} pages, {rounds} rounds")
    _show_times(timed, pages)
    _show_right(timed, paths)


def find_pdfs(folder: Path) -> list[Path]:
    """PDFs with truth and a text layer."""
    found = sorted(folder.rglob("*.pdf"))
    return [p for p in found if not p.name.startswith("scan-") and _truth_of(p).is_file()]


def count_pages(path: Path) -> int:
    """Pages by PDFium."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def _show_times(timed: dict[str, list[Timed]], pages: int) -> None:
    base = [run.total for run in timed[BASE]]
    characters = [run.total for run in timed["pypdfium2 characters"]]
    rows = []
    for name, runs in timed.items():
        times = [run.total for run in runs]
        faster = [theirs / own for own, theirs in zip(times, base, strict=True)]
        slower = [own / floor for own, floor in zip(times, characters, strict=True)]
        rate = f"{pages / median(times):.1f}"
        peak = f"{max(run.peak for run in runs) // MEBIBYTE}"
        rows.append((name, rate, spread(faster), spread(slower), peak))
    heads = (
        "",
        "pages a second of processor",
        "times as fast as pdfplumber",
        "times the time of PDFium's characters",
        "peak MB",
    )
    show_table(heads, rows)


def _show_right(timed: dict[str, list[Timed]], paths: Sequence[Path]) -> None:
    truths = [load_truth(_truth_of(path)).measures for path in paths]
    count = sum(map(len, truths))
    rows = []
    for name, runs in timed.items():
        if not any(runs[0].rows):
            continue
        titles = cells = 0
        for measures, found in zip(truths, runs[0].rows, strict=True):
            titles += sum(_has_title(m, found) for m in measures)
            cells += sum(_has_both(m, found) for m in measures)
        failed = sum(map(bool, runs[0].problems))
        rows.append((name, f"{titles / count:.1%}", f"{cells / count:.1%}", failed))
    heads = (
        f"of {count} measures",
        "title whole in one cell or line",
        "title and deadlines in one row",
        "documents it failed on",
    )
    show_table(heads, rows)


def _has_title(measure: TrueMeasure, rows: Iterable[Sequence[str]]) -> bool:
    wanted = _letters(measure.title)
    return any(wanted in _letters(cell) for row in rows for cell in row)


def _has_both(measure: TrueMeasure, rows: Iterable[Sequence[str]]) -> bool:
    title = _letters(measure.title)
    times = [_letters(d.text) for d in measure.deadlines if not d.optional]
    for row in rows:
        cells = [_letters(cell) for cell in row]
        if any(title in c for c in cells) and all(any(t in c for c in cells) for t in times):
            return True
    return False


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def _truth_of(path: Path) -> Path:
    return path.with_name(path.name + ".truth.json")


EXAMPLES = (ROOT / "data/raw", ROOT / "tests/gold/develop")
