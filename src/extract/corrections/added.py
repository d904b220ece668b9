"""A measure that the program did not find, drawn or described by a person, as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from extract.corrections.cells import plain
from extract.corrections.parts import Parts
from extract.corrections.table import Correction
from extract.model import BBox
from extract.schema import DocumentRecord, MeasureRecord, PlanRecord

BY_HAND = "by_hand"
"""The layout of a measure, and of a plan, that only a person found."""

SAME_PLACE = 0.5
"""Share of the drawn box that a measure of the program must cover to be the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The new measure, where it goes in the order, and the plans with one for it."""

    parts: Parts
    position: int
    plans: tuple[PlanRecord, ...]


def added_id(document_id: str, name: str) -> str:
    """The key of the measure that a person calls `new-...` in a document."""
    return hashlib.sha256(f"{document_id}/{name}".encode()).hexdigest()[:32]


def add_measure(
    correction: Correction,
    document: DocumentRecord,
    plans: tuple[PlanRecord, ...],
    now: Sequence[Parts],
) -> Added | str:
    """The measure and its place; or a sentence when the program finds it by now."""
    if any(_is_same(one.measure, correction) for one in now):
        return "the program finds this measure now"
    if not plans:
        plans = (_plan_by_hand(document),)
    position = _position(correction, now)
    before = now[position - 1].measure.plan_id if position else plans[0].plan_id
    plan = next((p for p in plans if p.plan_id == before), plans[0])
    return Added(parts=_parts(correction, document, plan), position=position, plans=plans)


def _is_same(measure: MeasureRecord, correction: Correction) -> bool:
    if "added" in measure.corrected or measure.page != correction.page:
        return False
    if plain(measure.title) == plain(correction.new):
        return True
    box = _box(measure)
    if box is None or correction.box is None:
        return False
    # a drawn box may be small in a large row, or large around a small one: both must agree
    shared = _shared_area(box, correction.box)
    return shared > SAME_PLACE * max(_area(box), _area(correction.box))


def _position(correction: Correction, now: Sequence[Parts]) -> int:
    """Before the first measure that stands below or on a later page; else at the end."""
    if correction.page is None:
        return len(now)
    place = (correction.page, correction.box.top if correction.box else float("inf"))
    for i, one in enumerate(now):
        if one.measure.page is not None and (one.measure.page, one.measure.top or 0.0) > place:
            return i
    return len(now)


def _parts(correction: Correction, document: DocumentRecord, plan: PlanRecord) -> Parts:
    box = correction.box
    measure = MeasureRecord(
        measure_id=added_id(document.document_id, correction.measure),
        plan_id=plan.plan_id,
        document_id=document.document_id,
        year=plan.year,
        ordinal=1,
        number=None,
        area_number=None,
        area=None,
        title=correction.new,
        description="",
        responsible=(),
        page=correction.page,
        x0=box.x0 if box else None,
        top=box.top if box else None,
        x1=box.x1 if box else None,
        bottom=box.bottom if box else None,
        layout=BY_HAND,
        confidence=1.0,
        corrected=("added",),
    )
    return Parts(measure=measure)


def _plan_by_hand(document: DocumentRecord) -> PlanRecord:
    return PlanRecord(
        plan_id=added_id(document.document_id, "plan"),
        document_id=document.document_id,
        title=None,
        organisation=document.source or None,
        year=None,
        period_start=None,
        period_end=None,
        adopted=None,
        layout=BY_HAND,
        same_as=None,
    )


def _box(measure: MeasureRecord) -> BBox | None:
    x0, top, x1, bottom = measure.x0, measure.top, measure.x1, measure.bottom
    if x0 is None or top is None or x1 is None or bottom is None:
        return None
    return BBox(x0=x0, top=top, x1=x1, bottom=bottom)


def _area(box: BBox) -> float:
    return box.width * box.height


def _shared_area(one: BBox, other: BBox) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(width, 0.0) * max(height, 0.0)
