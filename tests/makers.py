"""Rows made from truth, for tests that need results but no documents."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from extract.evaluate.truth import TrueDeadline, TrueDocument, TrueMeasure, TruePlan, TrueStatus
from extract.records import DocumentResult
from extract.schema import (
    DeadlineRecord,
    DocumentRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)


def result_of(truth: TrueDocument, *, source: str = "example") -> DocumentResult:
    """The result that scores 100 % against `truth`."""
    document_id = truth.document_id or hashlib.sha256(truth.name.encode()).hexdigest()
    plan_id = f"{document_id[:16]}-p1"
    year = truth.plan.year
    start, end = truth.plan.periods[0]
    plan = PlanRecord(
        plan_id=plan_id,
        document_id=document_id,
        title=truth.plan.title,
        organisation=truth.plan.organisation,
        year=year,
        period_start=start,
        period_end=end,
        adopted=None,
        layout=truth.plan.family,
        same_as=None,
    )
    listed = list(enumerate(truth.measures, start=1))
    return DocumentResult(
        document=_document(truth, document_id=document_id, source=source),
        plans=(plan,) if listed else (),
        measures=tuple(_measure(m, n, plan=plan) for n, m in listed),
        deadlines=tuple(d for n, m in listed for d in _deadlines(m, n, plan=plan)),
        statuses=tuple(s for n, m in listed for s in _statuses(m, n, plan=plan)),
    )


def _document(truth: TrueDocument, *, document_id: str, source: str) -> DocumentRecord:
    return DocumentRecord(
        document_id=document_id,
        source=source,
        uri=truth.name,
        file_name=truth.name,
        media_type="application/pdf",
        byte_size=1000,
        retrieved_at=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
        page_count=3,
        language=truth.plan.language,
        text_layer="native",
        outcome="extracted" if truth.measures else "no_measures",
        reason=None,
    )


def _id(plan: PlanRecord, number: int) -> str:
    return f"{plan.plan_id}-m{number}"


def _measure(true: TrueMeasure, number: int, *, plan: PlanRecord) -> MeasureRecord:
    return MeasureRecord(
        measure_id=_id(plan, number),
        plan_id=plan.plan_id,
        document_id=plan.document_id,
        year=plan.year,
        ordinal=number,
        number=true.number,
        area_number=None,
        area=true.area,
        title=true.title,
        description=true.description,
        responsible=true.responsible,
        page=true.page,
        x0=50.0 if true.page else None,
        top=100.1 if true.page else None,
        x1=400.0 if true.page else None,
        bottom=120.0 if true.page else None,
        layout=plan.layout,
        confidence=0.9,
    )


def _deadlines(true: TrueMeasure, number: int, *, plan: PlanRecord) -> tuple[DeadlineRecord, ...]:
    return tuple(
        DeadlineRecord(
            measure_id=_id(plan, number),
            ordinal=ordinal,
            year=plan.year,
            label=deadline.label or None,
            text=deadline.text,
            kind=deadline.windows[0][0],
            start_date=deadline.windows[0][1],
            end_date=deadline.windows[0][2],
            scope=deadline.scope or None,
            page=true.page,
            x0=None,
            top=None,
            x1=None,
            bottom=None,
        )
        for ordinal, deadline in enumerate(true.deadlines, start=1)
    )


def _statuses(true: TrueMeasure, number: int, *, plan: PlanRecord) -> tuple[StatusRecord, ...]:
    return tuple(
        StatusRecord(
            measure_id=_id(plan, number),
            ordinal=ordinal,
            year=plan.year,
            party=status.party or None,
            text=status.text,
            state=status.states[0],
            as_of=status.as_of,
            page=true.page,
            x0=None,
            top=None,
            x1=None,
            bottom=None,
        )
        for ordinal, status in enumerate(true.statuses, start=1)
    )


def made_result(name: str, *, year: int | None = 2021, measures: int = 3) -> DocumentResult:
    """A result with `measures` measures, each with a deadline and a status."""
    return result_of(made_truth(name, year=year, measures=measures))


def made_truth(name: str, *, year: int | None = 2021, measures: int = 3) -> TrueDocument:
    """Truth of a document that does not exist."""
    first = date(year, 1, 1) if year else None
    last = date(year, 12, 31) if year else None
    plan = TruePlan(
        title=f"Handlingsplan {year}",
        organisation="Heggdal kommune",
        year=year,
        periods=((first, last),),
        language="nn",
        family="table_ruled",
    )
    deadline = TrueDeadline(
        text="i år", label="Frist", windows=(("year", first, last),), scope="", optional=False
    )
    status = TrueStatus(text="Ferdig", party="", as_of=last, states=("completed",), optional=False)
    return TrueDocument(
        name=name,
        path=Path(name),
        document_id=None,
        series=None,
        plan=plan,
        measures=tuple(
            TrueMeasure(
                title=f"Tiltak nummer {number} for førebygging",
                number=f"{number}",
                area="Førebygging",
                responsible=("Fagrådet", "NAV"),
                page=1,
                deadlines=(deadline,),
                statuses=(status,),
            )
            for number in range(1, measures + 1)
        ),
        optional=(),
    )
