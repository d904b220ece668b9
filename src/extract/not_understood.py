"""The table of all printed texts that no word knew, beside a dataset: CSV.

The most frequent text comes first. A row has the kind, the text as printed, how often it
stands there, the document and page where it stands first, and what to do.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from extract.dataset import Places
from extract.summary import NotUnderstood

_HEADS = [each.name for each in fields(NotUnderstood)]


def place_of_table(at: Places) -> Path:
    """Where the table lies; it is made by each run that makes a dataset."""
    return at.work / "not-understood.csv"


def write_table(at: Places, rows: Iterable[NotUnderstood]) -> None:
    """Replace the table. Raises OSError."""
    with place_of_table(at).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _HEADS)
        writer.writeheader()
        writer.writerows({k: _harmless(v) for k, v in asdict(row).items()} for row in rows)


def read_table(at: Places) -> list[dict[str, str]]:
    """The rows of the table; none when no run has made it."""
    path = place_of_table(at)
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula is quoted, as these programs ask for."""
    is_formula = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{value}" if is_formula else value
