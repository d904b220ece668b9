"""Changes and histories as plain rows: one value for each declared column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from extract.years.compare import Change
from extract.years.histories import History
from extract.years.library import YearMeasure

_TEXT, _WHOLE, _DAY = "string[pyarrow]", "int64[pyarrow]", "date32[day][pyarrow]"
_REAL, _YES = "double[pyarrow]", "bool[pyarrow]"

CHANGE_COLUMNS: Mapping[str, str] = {
    "series": _TEXT,
    "from_year": _WHOLE,
    "to_year": _WHOLE,
    "change": _TEXT,
    "area": _TEXT,
    "from_number": _TEXT,
    "to_number": _TEXT,
    "from_title": _TEXT,
    "to_title": _TEXT,
    "words_removed": _TEXT,
    "words_added": _TEXT,
    "from_deadline": _DAY,
    "to_deadline": _DAY,
    "deadline_days": _WHOLE,
    "deadline_moved": _YES,
    "from_state": _TEXT,
    "to_state": _TEXT,
    "status_changed": _YES,
    "score": _REAL,
    "explanation": _TEXT,
    "from_measure_id": _TEXT,
    "to_measure_id": _TEXT,
}
"""Columns of a comparison and their pandas types; deadlines are last days, days count onwards."""

HISTORY_COLUMNS: Mapping[str, str] = {
    "series": _TEXT,
    "organisation": _TEXT,
    "title": _TEXT,
    "first_year": _WHOLE,
    "last_year": _WHOLE,
    "plans": _WHOLE,
    "deadline_moves": _WHOLE,
    "slip_days": _WHOLE,
    "first_deadline": _DAY,
    "last_deadline": _DAY,
    "final_state": _TEXT,
    "outcome": _TEXT,
    "split_from": _TEXT,
    "merged_into": _TEXT,
    "measure_ids": "object",
}
"""Columns of the histories and their pandas types; `measure_ids` is a tuple, the oldest first."""


def change_row(change: Change) -> dict[str, object]:
    """The values of CHANGE_COLUMNS."""
    earlier, later = change.earlier, change.later
    shown = later or earlier
    removed, added = change.words
    return {
        "series": change.series,
        "from_year": earlier.year if earlier else change.compared[0],
        "to_year": change.compared[1],
        "change": change.kind,
        "area": shown.record.area if shown else None,
        **_sides("number", earlier, later, lambda m: m.record.number),
        **_sides("title", earlier, later, lambda m: m.record.title),
        "words_removed": " ".join(removed) or None,
        "words_added": " ".join(added) or None,
        **_sides("deadline", earlier, later, lambda m: m.deadline),
        "deadline_days": change.days_moved,
        "deadline_moved": change.is_deadline_moved,
        **_sides("state", earlier, later, lambda m: m.state),
        "status_changed": change.is_status_changed,
        "score": None if change.score is None else round(change.score, 3),
        "explanation": change.explanation,
        **_sides("measure_id", earlier, later, lambda m: m.record.measure_id),
    }


def history_row(history: History, organisation: str | None) -> dict[str, object]:
    """The values of HISTORY_COLUMNS."""
    first, last = history.measures[0], history.measures[-1]
    return {
        "series": history.series,
        "organisation": organisation,
        "title": last.record.title,
        "first_year": first.year,
        "last_year": last.year,
        "plans": len(history.measures),
        "deadline_moves": len(history.moves),
        "slip_days": sum(history.moves),
        "first_deadline": next((m.deadline for m in history.measures if m.deadline), None),
        "last_deadline": _last_deadline(history.measures),
        "final_state": history.final_state,
        "outcome": history.outcome,
        "split_from": history.split_from,
        "merged_into": history.merged_into,
        "measure_ids": tuple(m.record.measure_id for m in history.measures),
    }


def _sides(
    name: str,
    earlier: YearMeasure | None,
    later: YearMeasure | None,
    read: Callable[[YearMeasure], object],
) -> dict[str, object]:
    return {
        f"from_{name}": read(earlier) if earlier else None,
        f"to_{name}": read(later) if later else None,
    }


def _last_deadline(measures: Sequence[YearMeasure]) -> date | None:
    return next((m.deadline for m in reversed(measures) if m.deadline), None)
