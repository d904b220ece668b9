"""One measure with all that hangs on it, taken apart from a result and put back.

In: the rows of one document. Out: `Parts` for each measure; and the rows again,
in reading order, ordinals renewed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from extract.corrections.cells import plain
from extract.corrections.values import format_deadline, format_parties, format_status
from extract.schema import (
    DeadlineRecord,
    DocumentRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)


class Rows(Protocol):
    """The rows of one document, as `records.DocumentResult` holds them."""

    @property
    def document(self) -> DocumentRecord: ...
    @property
    def plans(self) -> tuple[PlanRecord, ...]: ...
    @property
    def measures(self) -> tuple[MeasureRecord, ...]: ...
    @property
    def deadlines(self) -> tuple[DeadlineRecord, ...]: ...
    @property
    def statuses(self) -> tuple[StatusRecord, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A measure, its deadlines and its statuses."""

    measure: MeasureRecord
    deadlines: tuple[DeadlineRecord, ...] = ()
    statuses: tuple[StatusRecord, ...] = ()


Row = TypeVar("Row", DeadlineRecord, StatusRecord)


def take_apart(rows: Rows) -> tuple[Parts, ...]:
    """Every measure of a document, in the order of its rows."""
    deadlines, statuses = _by_measure(rows.deadlines), _by_measure(rows.statuses)
    return tuple(
        Parts(
            measure=measure,
            deadlines=tuple(deadlines.get(measure.measure_id, ())),
            statuses=tuple(statuses.get(measure.measure_id, ())),
        )
        for measure in rows.measures
    )


def number_again(parts: Iterable[Parts]) -> tuple[Parts, ...]:
    """The same measures, counted from 1 in each plan, and their rows from 1 in each measure."""
    counts: dict[str, int] = {}
    return tuple(_number(one, counts) for one in parts)


def value_of(parts: Parts, field: str) -> str:
    """A field of text as one cell; empty for null."""
    if field == "responsible":
        return format_parties(parts.measure.responsible)
    return getattr(parts.measure, field) or ""


def seal(parts: Parts) -> str:
    """A short digest of everything that a person sees of a measure."""
    measure = parts.measure
    values = [
        *(value_of(parts, f) for f in ("number", "area_number", "area", "title", "description")),
        format_parties(measure.responsible),
        *sorted(format_deadline(d) for d in parts.deadlines),
        *sorted(format_status(s) for s in parts.statuses),
    ]
    text = "\x1f".join(plain(value) for value in values)
    return f"seal:{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _by_measure(rows: Sequence[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.measure_id, []).append(row)
    return grouped


def _number(one: Parts, counts: dict[str, int]) -> Parts:
    plan = one.measure.plan_id
    counts[plan] = counts.get(plan, 0) + 1
    return Parts(
        measure=replace(one.measure, ordinal=counts[plan]),
        deadlines=tuple(replace(d, ordinal=i) for i, d in enumerate(one.deadlines, 1)),
        statuses=tuple(replace(s, ordinal=i) for i, s in enumerate(one.statuses, 1)),
    )
