"""The invented plan pairs of pairs.toml as records."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from extract.schema import DeadlineRecord, MeasureRecord, PlanRecord, StatusRecord

PAIRS = Path(__file__).parent / "pairs.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedPair:
    """Two plans and what a person says: (earlier id, later id) -> relation."""

    name: str
    part: str
    plans: tuple[PlanRecord, PlanRecord]
    earlier: tuple[MeasureRecord, ...]
    later: tuple[MeasureRecord, ...]
    links: dict[tuple[str, str], str]


@cache
def read_pairs(part: str | None = None) -> tuple[InventedPair, ...]:
    """The pairs of one part ("fit", "held"); all when `part` is None."""
    tree = tomllib.loads(PAIRS.read_text(encoding="utf-8"))
    pairs = tuple(map(_make_pair, tree["pair"]))
    return tuple(p for p in pairs if part in (None, p.part))


def invent_plan(name: str, *, year: int, **changes: object) -> PlanRecord:
    given: dict[str, object] = {
        "plan_id": f"{name}-{year}",
        "document_id": f"document-{name}-{year}",
        "title": f"Handlingsplan for {name} {year}",
        "organisation": "Eksempel kommune",
        "year": year,
        "period_start": None,
        "period_end": None,
        "adopted": None,
        "layout": "table",
        "same_as": None,
    }
    return PlanRecord(**{**given, **changes})  # type: ignore[arg-type]


def invent_measure(plan: PlanRecord, ordinal: int, title: str, **changes: object) -> MeasureRecord:
    given: dict[str, object] = {
        "measure_id": f"{plan.plan_id}-{ordinal}",
        "plan_id": plan.plan_id,
        "document_id": plan.document_id,
        "year": plan.year,
        "ordinal": ordinal,
        "number": None,
        "area_number": None,
        "area": None,
        "title": title,
        "description": "",
        "responsible": (),
        "page": 1,
        "x0": None,
        "top": None,
        "x1": None,
        "bottom": None,
        "layout": plan.layout,
        "confidence": 0.9,
    }
    return MeasureRecord(**{**given, **changes})  # type: ignore[arg-type]


def invent_deadline(measure: MeasureRecord, end: date, **changes: object) -> DeadlineRecord:
    given: dict[str, object] = {
        "measure_id": measure.measure_id,
        "ordinal": 1,
        "year": measure.year,
        "label": "Frist",
        "text": end.isoformat(),
        "kind": "date",
        "start_date": end,
        "end_date": end,
        "scope": None,
        "page": 1,
        "x0": None,
        "top": None,
        "x1": None,
        "bottom": None,
    }
    return DeadlineRecord(**{**given, **changes})  # type: ignore[arg-type]


def invent_status(measure: MeasureRecord, state: str, **changes: object) -> StatusRecord:
    given: dict[str, object] = {
        "measure_id": measure.measure_id,
        "ordinal": 1,
        "year": measure.year,
        "party": None,
        "text": state,
        "state": state,
        "as_of": None,
        "page": 1,
        "x0": None,
        "top": None,
        "x1": None,
        "bottom": None,
    }
    return StatusRecord(**{**given, **changes})  # type: ignore[arg-type]


def _make_pair(entry: dict[str, list[list[str]]]) -> InventedPair:
    name = str(entry["name"])
    plans = (invent_plan(name, year=2020), invent_plan(name, year=2021))
    earlier = tuple(_make(plans[0], at, row) for at, row in enumerate(entry["earlier"], start=1))
    later = tuple(_make(plans[1], at, row) for at, row in enumerate(entry["later"], start=1))
    by_name = {(m.number or f"#{m.ordinal}"): m.measure_id for m in earlier}
    links = {
        (by_name[source], measure.measure_id): row[5].split()[0]
        for measure, row in zip(later, entry["later"], strict=True)
        for source in row[5].split()[1:]
    }
    return InventedPair(
        name=name, part=str(entry["part"]), plans=plans, earlier=earlier, later=later, links=links
    )


def _make(plan: PlanRecord, ordinal: int, row: list[str]) -> MeasureRecord:
    number, area, title, description, responsible = row[:5]
    return invent_measure(
        plan,
        ordinal,
        title,
        number=number or None,
        area=area,
        description=description,
        responsible=tuple(responsible.split(", ")),
    )
