"""Candidates of one plan -> the rows of its measures, deadlines and statuses."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict

from extract.fields.deadline import unknown_words
from extract.fields.status import is_understood
from extract.layouts.legend import Legend
from extract.model import BBox, Candidate, Passage, PlanContext, Provenance, TextLayer
from extract.reading.confidence import confidence
from extract.reading.fields import (
    ReadDeadline,
    ReadStatus,
    deadlines_of,
    folded,
    responsible_of,
    statuses_of,
    without_deadline_lines,
    without_inline_deadline,
)
from extract.records import Note
from extract.schema import DeadlineRecord, MeasureRecord, StatusRecord

HINTS = {
    "deadline": "If it names a time, add its word to your words.toml under the concept that it "
    "is a case of, such as [time.ongoing] (without end), [time.recurring] (again and again) or "
    "[deadline.start]; if it says that no time is set, under [deadline.open]. "
    "`tiltak words time` and `tiltak words deadline` list them (times.toml, deadlines.toml).",
    "status": "Add its words to your words.toml under what they say: [status.done], "
    "[status.going], [status.started], [status.delayed], [status.paused], [status.cancelled], "
    "[status.ongoing], [status.planned], [status.unknown]. `tiltak words status` lists them "
    "(statuses.toml).",
}
"""What an analyst can do about a text of this kind."""


@dataclass(slots=True)
class PlanRows:
    """The rows of one plan, in reading order, and what was not understood."""

    measures: list[MeasureRecord] = field(default_factory=list)
    deadlines: list[DeadlineRecord] = field(default_factory=list)
    statuses: list[StatusRecord] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_candidates(
    candidates: Sequence[Candidate],
    *,
    plan_id: str,
    document_id: str,
    context: PlanContext,
    legend: Legend,
    text_layer: TextLayer = "native",
) -> PlanRows:
    """All rows of a plan's measures."""
    rows = PlanRows()
    seen: Counter[str] = Counter()
    for ordinal, candidate in enumerate(candidates, start=1):
        deadlines = deadlines_of(candidate, context=context)
        statuses = statuses_of(candidate, deadlines=deadlines, context=context, legend=legend)
        title = without_inline_deadline(candidate.title, context=context)
        description = without_deadline_lines(candidate.description, context=context)
        candidate = replace(candidate, title=title, description=description)
        key = _measure_key(plan_id, candidate, seen)
        rows.measures.append(
            _measure(
                candidate,
                measure_id=key,
                plan_id=plan_id,
                document_id=document_id,
                ordinal=ordinal,
                context=context,
                sure=confidence(
                    candidate, deadlines=deadlines, statuses=statuses, text_layer=text_layer
                ),
            )
        )
        rows.deadlines += [_deadline(d, key, i, context) for i, d in enumerate(deadlines, 1)]
        rows.statuses += [_status(s, key, i, context) for i, s in enumerate(statuses, 1)]
        rows.notes += _notes(deadlines, statuses)
    return rows


def key_of(*parts: str) -> str:
    """A stable key: the first 20 hex figures of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def _measure_key(plan_id: str, candidate: Candidate, seen: Counter[str]) -> str:
    """From what the measure says, so that a better reading of its neighbours changes no key."""
    said = "\x1f".join(
        (
            candidate.number or "",
            candidate.area.text if candidate.area else "",
            folded(candidate.title.text),
        )
    )
    seen[said] += 1
    return key_of(plan_id, said, str(seen[said]))


def _measure(
    candidate: Candidate,
    *,
    measure_id: str,
    plan_id: str,
    document_id: str,
    ordinal: int,
    context: PlanContext,
    sure: float,
) -> MeasureRecord:
    place = _place_of(candidate)
    return MeasureRecord(
        measure_id=measure_id,
        plan_id=plan_id,
        document_id=document_id,
        year=context.year,
        ordinal=ordinal,
        number=candidate.number,
        area_number=candidate.area_number,
        area=folded(candidate.area.text) if candidate.area else None,
        title=folded(candidate.title.text),
        description="\n".join(
            folded(line) for d in candidate.description for line in d.text.split("\n")
        ),
        responsible=responsible_of(candidate, context=context),
        layout=candidate.layout,
        confidence=sure,
        **_box(place),
    )


def _place_of(candidate: Candidate) -> Provenance | None:
    """Where the measure starts, and the box around its text on that page."""
    start = candidate.title.place
    if start is None:
        return None
    boxes = [
        piece.place.box
        for text in (candidate.title, *candidate.description)
        for piece in text.pieces
        if piece.place.page == start.page
    ]
    return Provenance(page=start.page, box=BBox.around(boxes))


class _Columns(TypedDict):
    """The columns of a row that say where it is printed."""

    page: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None


def _box(place: Provenance | None) -> _Columns:
    if place is None:
        return {"page": None, "x0": None, "top": None, "x1": None, "bottom": None}
    box = place.box
    return {
        "page": place.page,
        "x0": round(box.x0, 2),
        "top": round(box.top, 2),
        "x1": round(box.x1, 2),
        "bottom": round(box.bottom, 2),
    }


def _deadline(
    deadline: ReadDeadline, key: str, ordinal: int, context: PlanContext
) -> DeadlineRecord:
    return DeadlineRecord(
        measure_id=key,
        ordinal=ordinal,
        year=context.year,
        label=deadline.label,
        text=folded(deadline.passage.text),
        kind=deadline.window.kind,
        start_date=deadline.window.start,
        end_date=deadline.window.end,
        scope=deadline.scope,
        **_box(deadline.passage.place),
    )


def _status(status: ReadStatus, key: str, ordinal: int, context: PlanContext) -> StatusRecord:
    return StatusRecord(
        measure_id=key,
        ordinal=ordinal,
        year=context.year,
        party=status.party,
        text=status.text,
        state=status.state,
        as_of=status.as_of,
        **_box(status.passage.place),
    )


def _notes(deadlines: Sequence[ReadDeadline], statuses: Sequence[ReadStatus]) -> list[Note]:
    """Of the texts that gave no time or state, those that hold words no file has."""
    unread = [
        (d.passage, "deadline")
        for d in deadlines
        if d.window.kind == "unresolved" and unknown_words(d.passage.text)
    ]
    unread += [
        (s.passage, "status")
        for s in statuses
        if s.state == "unknown" and s.text and not is_understood(s.text)
    ]
    return [_note(passage, kind) for passage, kind in unread]


def _note(passage: Passage, kind: str) -> Note:
    place = passage.place
    return Note(
        kind=f"{kind}_not_understood",
        text=folded(passage.text),
        page=place.page if place else None,
        hint=HINTS[kind],
    )
