"""The table tests/cases/times.toml as test cases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extract.model import PlanContext, TimeWindow

TABLE = Path(__file__).parents[1] / "cases" / "times.toml"
TIMES = tomllib.loads(TABLE.read_text(encoding="utf-8"))
PLAN = PlanContext(**TIMES["context"])


def list_deadlines() -> Iterator[tuple[str, str | None, list[str]]]:
    """Text, label and the expected readings, as the table writes them."""
    for section in TIMES["deadlines"].values():
        for text, expected in section.items():
            yield text, None, expected if isinstance(expected, list) else [expected]
    for printed, expected in TIMES["labelled"].items():
        label, text = printed.split(" | ")
        yield text, label, [expected]


def write_reading(window: TimeWindow, scope: str | None) -> str:
    """A reading as the table writes it: "date ..2022-06-01 | part"."""
    days = f" {_write(window.start)}..{_write(window.end)}" if window.start or window.end else ""
    return f"{window.kind}{days}" + (f" | {scope}" if scope else "")


def _write(day: date | None) -> str:
    return day.isoformat() if day else ""
