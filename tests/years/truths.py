"""Records made straight from truth files, so that linking is tested apart from reading."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extract.dataset import write
from extract.joining import make_join
from extract.records import DocumentResult
from extract.schema import (
    DeadlineRecord,
    DocumentRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What truth files hold; `keys` is (year, key) of each measure_id, `series` its series."""

    plans: tuple[PlanRecord, ...]
    measures: tuple[MeasureRecord, ...]
    deadlines: tuple[DeadlineRecord, ...]
    statuses: tuple[StatusRecord, ...]
    keys: dict[str, tuple[int, str]]
    series: dict[str, str | None]


def read_truths(folder: Path, *, pattern: str = "**/*.truth.json") -> Truth:
    """All plans that hold measures, in the order of their file names."""
    plans: list[PlanRecord] = []
    measures: list[MeasureRecord] = []
    deadlines: list[DeadlineRecord] = []
    statuses: list[StatusRecord] = []
    keys: dict[str, tuple[int, str]] = {}
    series: dict[str, str | None] = {}
    for path in sorted(folder.glob(pattern)):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if not truth["measures"]:
            continue
        plan = make_plan(truth)
        plans.append(plan)
        for ordinal, each in enumerate(truth["measures"], start=1):
            measure = make_measure(each, plan=plan, ordinal=ordinal)
            measures.append(measure)
            assert plan.year is not None
            keys[measure.measure_id] = (plan.year, each.get("key", ""))
            series[measure.measure_id] = truth.get("series")
            deadlines += make_deadlines(each, measure=measure)
            statuses += make_statuses(each, measure=measure)
    return Truth(
        plans=tuple(plans),
        measures=tuple(measures),
        deadlines=tuple(deadlines),
        statuses=tuple(statuses),
        keys=keys,
        series=series,
    )


def to_results(truth: Truth) -> tuple[DocumentResult, ...]:
    """What reading the documents without a mistake would give."""
    return tuple(_make_result(truth, plan) for plan in truth.plans)


def write_dataset(truth: Truth, root: Path) -> Path:
    """The dataset of `truth` at `root`, with its links."""
    write(to_results(truth), root, join=make_join())
    return root


def _make_result(truth: Truth, plan: PlanRecord) -> DocumentResult:
    measures = tuple(m for m in truth.measures if m.plan_id == plan.plan_id)
    own = {m.measure_id for m in measures}
    return DocumentResult(
        document=DocumentRecord(
            document_id=plan.document_id,
            source="truth",
            uri=f"{plan.document_id}.pdf",
            file_name=f"{plan.document_id}.pdf",
            media_type="application/pdf",
            byte_size=1,
            retrieved_at=None,
            page_count=1,
            language="nn",
            text_layer="native",
            outcome="extracted",
            reason=None,
        ),
        plans=(plan,),
        measures=measures,
        deadlines=tuple(d for d in truth.deadlines if d.measure_id in own),
        statuses=tuple(s for s in truth.statuses if s.measure_id in own),
    )


def make_plan(truth: dict[str, Any]) -> PlanRecord:
    printed = truth["plan"]
    document_id = hashlib.sha256(truth["document"].encode()).hexdigest()
    return PlanRecord(
        plan_id=document_id[:12],
        document_id=document_id,
        title=printed["title"],
        organisation=printed["organisation"],
        year=printed["year"],
        period_start=_day(printed["period_start"]),
        period_end=_day(printed["period_end"]),
        adopted=None,
        layout=printed["family"],
        same_as=None,
    )


def make_measure(each: dict[str, Any], *, plan: PlanRecord, ordinal: int) -> MeasureRecord:
    return MeasureRecord(
        measure_id=f"{plan.plan_id}-{ordinal}",
        plan_id=plan.plan_id,
        document_id=plan.document_id,
        year=plan.year,
        ordinal=ordinal,
        number=each["number"],
        area_number=None,
        area=each["area"],
        title=each["title"],
        description=each["description"],
        responsible=tuple(each["responsible"]),
        page=each["page"],
        x0=None,
        top=None,
        x1=None,
        bottom=None,
        layout=plan.layout,
        confidence=0.9,
    )


def make_deadlines(each: dict[str, Any], *, measure: MeasureRecord) -> list[DeadlineRecord]:
    return [
        DeadlineRecord(
            measure_id=measure.measure_id,
            ordinal=ordinal,
            year=measure.year,
            label=printed["label"],
            text=printed["text"],
            kind=printed["kind"],
            start_date=_day(printed["start"]),
            end_date=_day(printed["end"]),
            scope=printed["scope"],
            page=None,
            x0=None,
            top=None,
            x1=None,
            bottom=None,
        )
        for ordinal, printed in enumerate(each["deadlines"], start=1)
    ]


def make_statuses(each: dict[str, Any], *, measure: MeasureRecord) -> list[StatusRecord]:
    return [
        StatusRecord(
            measure_id=measure.measure_id,
            ordinal=ordinal,
            year=measure.year,
            party=printed["party"],
            text=printed["text"],
            state=printed["state"],
            as_of=_day(printed["as_of"]),
            page=None,
            x0=None,
            top=None,
            x1=None,
            bottom=None,
        )
        for ordinal, printed in enumerate(each["statuses"], start=1)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
