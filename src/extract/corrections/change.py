"""One correction of one value of a measure: the measure as it was in, as it should be out.

The old value is the guard: where it no longer stands, nothing is changed and
the outcome says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from extract.corrections.cells import plain
from extract.corrections.parts import Parts, seal, value_of
from extract.corrections.table import Correction
from extract.corrections.values import (
    DeadlineValue,
    StatusValue,
    format_deadline,
    format_status,
    parse_deadline,
    parse_parties,
    parse_status,
)
from extract.fields.deadline import read_deadlines
from extract.fields.status import read_statuses
from extract.model import PlanContext
from extract.schema import DeadlineRecord, StatusRecord

Verdict = Literal[
    "applied", "already", "waiting", "stale", "no_document", "no_measure", "ambiguous", "invalid"
]
"""What became of a correction. `waiting`: written after the dataset was made, and in the next
one; all after it mean that a person must look again."""

LOST: tuple[Verdict, ...] = ("stale", "no_document", "no_measure", "ambiguous", "invalid")
"""Verdicts of corrections that are not in the dataset and cannot be applied."""

Row = TypeVar("Row", DeadlineRecord, StatusRecord)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The measure after a correction (None: it is taken out), the verdict and why."""

    parts: Parts | None
    verdict: Verdict
    sentence: str = ""


def change(parts: Parts, correction: Correction, *, context: PlanContext) -> Change:
    """Apply a correction that is not `missing_measure` or `checked` to the measure it names."""
    if correction.field == "not_a_measure":
        return _take_out(parts, correction)
    if correction.field == "deadline":
        return _change_deadline(parts, correction, context=context)
    if correction.field == "status":
        return _change_status(parts, correction, context=context)
    return _change_text(parts, correction)


def is_checked(correction: Correction, states: Sequence[Parts]) -> bool:
    """Whether the measure is, or was before its corrections, as the person saw it."""
    seen = plain(correction.old)
    if seen.startswith("seal:"):
        return any(seal(state) == seen for state in states)
    return any(plain(state.measure.title) == seen for state in states)


def _take_out(parts: Parts, correction: Correction) -> Change:
    if plain(parts.measure.title) != plain(correction.old):
        return _stale(parts, correction, now=parts.measure.title)
    return Change(parts=None, verdict="applied")


def _change_text(parts: Parts, correction: Correction) -> Change:
    field, now = correction.field, value_of(parts, correction.field)
    if plain(now) == plain(correction.new):
        return Change(parts=parts, verdict="already")
    if plain(now) != plain(correction.old):
        return _stale(parts, correction, now=now)
    measure = replace(parts.measure, **_column(field, correction.new))
    return Change(parts=_marked(replace(parts, measure=measure), field), verdict="applied")


def _column(field: str, new: str) -> dict[str, Any]:
    if field == "responsible":
        return {field: parse_parties(new)}
    if field in ("title", "description"):
        return {field: new}
    return {field: new or None}


def _change_deadline(parts: Parts, correction: Correction, *, context: PlanContext) -> Change:
    place = _find(parts.deadlines, correction, form=format_deadline)
    if not isinstance(place, int):
        return replace(place, parts=parts)
    old = parts.deadlines[place : place + 1]
    new = _deadline_rows(parse_deadline(correction.new), parts, old, context=context)
    rows = (*parts.deadlines[:place], *new, *parts.deadlines[place + 1 :])
    return Change(parts=_marked(replace(parts, deadlines=rows), "deadlines"), verdict="applied")


def _change_status(parts: Parts, correction: Correction, *, context: PlanContext) -> Change:
    place = _find(parts.statuses, correction, form=format_status)
    if not isinstance(place, int):
        return replace(place, parts=parts)
    old = parts.statuses[place : place + 1]
    new = _status_rows(parse_status(correction.new), parts, old, context=context)
    rows = (*parts.statuses[:place], *new, *parts.statuses[place + 1 :])
    return Change(parts=_marked(replace(parts, statuses=rows), "statuses"), verdict="applied")


def _find(
    rows: tuple[Row, ...], correction: Correction, *, form: Callable[[Row], str]
) -> int | Change:
    """Where the old value stands; the end of `rows` for a new one; else why not."""
    old, new = plain(correction.old), plain(correction.new)
    values = [(plain(form(row)), plain(row.text)) for row in rows]
    stands = [i for i, value in enumerate(values) if old in value]
    if old and stands:
        return stands[0]
    if (new and any(new in value for value in values)) or (not new and not stands):
        return Change(parts=None, verdict="already")
    if old:
        now = " | ".join(value for value, _ in values) or "nothing"
        return Change(parts=None, verdict="stale", sentence=_sentence(correction, now))
    return len(rows)


def _deadline_rows(
    value: DeadlineValue, parts: Parts, old: tuple[DeadlineRecord, ...], *, context: PlanContext
) -> tuple[DeadlineRecord, ...]:
    """The rows that stand for `value`; label and place are those of the row it replaces."""
    if not value.text and value.window is None:
        return ()
    label = old[0].label if old else None
    base = old[0] if old else _blank_deadline(parts)
    if value.window is not None:
        window = value.window
        new = replace(base, text=value.text, kind=window.kind, scope=value.scope)
        return (replace(new, start_date=window.start, end_date=window.end, corrected=True),)
    return tuple(
        replace(
            base,
            text=value.text[reading.start : reading.stop],
            kind=reading.window.kind,
            start_date=reading.window.start,
            end_date=reading.window.end,
            scope=reading.scope,
            corrected=True,
        )
        for reading in read_deadlines(value.text, label=label, context=context)
    )


def _status_rows(
    value: StatusValue, parts: Parts, old: tuple[StatusRecord, ...], *, context: PlanContext
) -> tuple[StatusRecord, ...]:
    if not value.text and value.state is None:
        return ()
    base = old[0] if old else _blank_status(parts)
    if value.state is not None:
        new = replace(base, text=value.text, state=value.state, as_of=value.as_of)
        return (replace(new, party=value.party, corrected=True),)
    return tuple(
        replace(
            base,
            text=value.text[reading.start : reading.stop],
            state=reading.state,
            party=reading.party,
            as_of=reading.as_of or base.as_of,
            corrected=True,
        )
        for reading in read_statuses(value.text, label=None, context=context)
    )


def _blank_deadline(parts: Parts) -> DeadlineRecord:
    measure = parts.measure
    return DeadlineRecord(
        measure_id=measure.measure_id, ordinal=1, year=measure.year, label=None, text="",
        kind="unresolved", start_date=None, end_date=None, scope=None,
        page=None, x0=None, top=None, x1=None, bottom=None,
    )  # fmt: skip


def _blank_status(parts: Parts) -> StatusRecord:
    measure = parts.measure
    return StatusRecord(
        measure_id=measure.measure_id, ordinal=1, year=measure.year, party=None, text="",
        state="unknown", as_of=None, page=None, x0=None, top=None, x1=None, bottom=None,
    )  # fmt: skip


def _marked(parts: Parts, what: str) -> Parts:
    measure = parts.measure
    if what in measure.corrected or "added" in measure.corrected:
        return parts
    return replace(parts, measure=replace(measure, corrected=(*measure.corrected, what)))


def _stale(parts: Parts, correction: Correction, *, now: str) -> Change:
    return Change(parts=parts, verdict="stale", sentence=_sentence(correction, now))


def _sentence(correction: Correction, now: str) -> str:
    return (
        f"{correction.field} was {correction.old!r} when it was corrected and is {now!r} now; "
        "look at the measure again"
    )
