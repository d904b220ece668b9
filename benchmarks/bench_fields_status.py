"""How fast statuses, parties, numbers and mentions are read: cells a second on one core.

Measured in processor time, the best of a few rounds, over the printed texts of the
tables of cases; long texts show that the time grows with the length alone:

    PYTHONPATH=src python benchmarks/bench_fields_status.py
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract.fields.number import split_number
from extract.fields.responsible import read_parties
from extract.fields.status import read_statuses
from extract.language import detect_language
from extract.model import PlanContext

CASES = Path(__file__).parents[1] / "tests" / "cases"
CONTEXT = PlanContext(year=2021)
ROUNDS = 5
LONG = 100_000  # characters
LONG_TEXTS = {"commas": "a, ", "brackets": "(", "parties": "Vik: ", "pointers": "sjå "}
WANTED = 10_000  # status cells a second


def main() -> int:
    statuses = [text for texts in read_table("statuses")["states"].values() for text in texts]
    parties, numbers = (
        list(read_table("parties")["parties"]),
        list(read_table("numbers")["starts"]),
    )
    speed = measure("statuses", statuses, read_status)
    measure("parties", parties, read_parties)
    measure("numbers", numbers, split_number)
    measure("language", statuses, detect_language)
    measure_mentions(statuses)
    for name, unit in LONG_TEXTS.items():
        for read in (read_status, read_parties, split_number):
            measure_long(name, (unit * LONG)[:LONG], read)
    return 0 if speed >= WANTED else 1


def measure_long(name: str, text: str, read: Callable[[str], object]) -> None:
    whole, half = seconds(lambda: read(text)), seconds(lambda: read(text[: len(text) // 2]))
    print(f"100 kB of {name}: {whole:.2f} s, {whole / max(half, 1e-6):.1f} times the half")


def read_table(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def read_status(text: str) -> object:
    return read_statuses(text, context=CONTEXT)


def measure(name: str, cells: list[str], read: Callable[[str], object]) -> float:
    """Cells a second; prints it."""
    for cell in cells:  # the words are loaded once
        read(cell)
    best = min(seconds(lambda: [read(cell) for cell in cells]) for _ in range(ROUNDS))
    print(f"{name}: {len(cells) / best:,.0f} cells a second ({len(cells)} cells)")
    return len(cells) / best


def measure_mentions(cells: list[str]) -> None:
    start = time.perf_counter()
    from extract.language.mentions import build_pipeline

    nlp = build_pipeline("nn")
    print(f"mentions: spaCy is ready after {time.perf_counter() - start:.1f} s")
    measure("mentions", cells, nlp)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
