"""How fast the fields read: cells a second on one core, and seconds for a long text.

Times only, so far. Measured in processor time, the best of a few rounds, over the
printed expressions of the table of cases:

    PYTHONPATH=src python benchmarks/bench_fields.py
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from extract.fields.deadline import find_inline_deadlines, read_deadlines
from extract.fields.times import find_times, parse_time
from extract.model import PlanContext

TABLE = Path(__file__).parents[1] / "tests" / "cases" / "times.toml"
ROUNDS = 5
LONG = 100_000  # characters
WANTED = 10_000  # cells a second


def main() -> int:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    context = PlanContext(**table["context"])
    cells = [text for section in table["deadlines"].values() for text in section]
    speed = measure_cells("deadlines", cells, lambda t: read_deadlines(t, context=context))
    measure_cells("times", cells, lambda t: parse_time(t, context=context))
    for name, text in make_long_texts(cells).items():
        print(f"{LONG // 1000} kB of {name}")
        measure_text("  read_deadlines", text, lambda t: read_deadlines(t, context=context))
        measure_text("  find_times", text, lambda t: find_times(t, context=context))
        measure_text("  find_inline", text, lambda t: find_inline_deadlines(t, context=context))
    return 0 if speed >= WANTED else 1


def measure_cells(name: str, cells: list[str], read: Callable[[str], object]) -> float:
    """Cells a second; prints it."""
    read(cells[0])  # the words are loaded once
    best = min(_seconds(lambda: [read(cell) for cell in cells]) for _ in range(ROUNDS))
    print(f"{name}: {len(cells) / best:,.0f} cells a second ({len(cells)} cells)")
    return len(cells) / best


def measure_text(name: str, text: str, read: Callable[[str], object]) -> None:
    whole, half = _seconds(lambda: read(text)), _seconds(lambda: read(text[: len(text) // 2]))
    print(f"{name}: {whole:.2f} s, {whole / max(half, 1e-6):.1f} times that of the half")


def make_long_texts(cells: list[str]) -> dict[str, str]:
    """Prose of times, and repetitions that would hurt a reader that looks back."""
    units = {"a year": "2022 ", "figures": "1. og ", "brackets": "(2022 ", "cues": "Frist for x "}
    texts = {f"{name} again and again": unit * LONG for name, unit in units.items()}
    texts["all cells"] = " ".join(cells) * (LONG // 1000)
    return {name: text[:LONG] for name, text in texts.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
