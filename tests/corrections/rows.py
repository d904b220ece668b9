"""Rows of an invented document for the tests of corrections."""

from __future__ import annotations

from datetime import date
from typing import Any

from extract.corrections import Correction
from extract.records import DocumentResult
from extract.schema import (
    DeadlineRecord,
    DocumentRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)

DOCUMENT = "ab" * 32
PLAN = "p" * 32
M1, M2, M3 = "m1" * 16, "m2" * 16, "m3" * 16


def document(**changes: Any) -> DocumentRecord:
    values: dict[str, Any] = {
        "document_id": DOCUMENT,
        "source": "dalane",
        "uri": "dalane/plan.pdf",
        "file_name": "plan.pdf",
        "media_type": "application/pdf",
        "byte_size": 10,
        "retrieved_at": None,
        "page_count": 2,
        "language": "nn",
        "text_layer": "native",
        "outcome": "extracted",
        "reason": None,
    }
    return DocumentRecord(**{**values, **changes})


def plan() -> PlanRecord:
    return PlanRecord(
        plan_id=PLAN, document_id=DOCUMENT, title="Plan", organisation="Dalane", year=2021,
        period_start=date(2021, 1, 1), period_end=date(2021, 12, 31), adopted=None,
        layout="table", same_as=None,
    )  # fmt: skip


def measure(measure_id: str, ordinal: int, **changes: Any) -> MeasureRecord:
    values: dict[str, Any] = {
        "measure_id": measure_id,
        "plan_id": PLAN,
        "document_id": DOCUMENT,
        "year": 2021,
        "ordinal": ordinal,
        "number": f"1.{ordinal}",
        "area_number": "1",
        "area": "Friskare kvardag",
        "title": f"Turlag {ordinal}",
        "description": "",
        "responsible": ("Kultur", "Helse"),
        "page": ordinal,
        "x0": 50.0,
        "top": 100.0,
        "x1": 500.0,
        "bottom": 140.0,
        "layout": "table",
        "confidence": 0.8,
    }
    return MeasureRecord(**{**values, **changes})


def deadline(measure_id: str, text: str, **changes: Any) -> DeadlineRecord:
    values: dict[str, Any] = {
        "measure_id": measure_id,
        "ordinal": 1,
        "year": 2021,
        "label": "Frist",
        "text": text,
        "kind": "season",
        "start_date": date(2021, 1, 1),
        "end_date": date(2021, 6, 30),
        "scope": None,
        "page": 1,
        "x0": 400.0,
        "top": 100.0,
        "x1": 450.0,
        "bottom": 110.0,
    }
    return DeadlineRecord(**{**values, **changes})


def status(measure_id: str, text: str, **changes: Any) -> StatusRecord:
    values: dict[str, Any] = {
        "measure_id": measure_id,
        "ordinal": 1,
        "year": 2021,
        "party": None,
        "text": text,
        "state": "in_progress",
        "as_of": None,
        "page": None,
        "x0": None,
        "top": None,
        "x1": None,
        "bottom": None,
    }
    return StatusRecord(**{**values, **changes})


def result() -> DocumentResult:
    return DocumentResult(
        document=document(),
        plans=(plan(),),
        measures=(measure(M1, 1), measure(M2, 2), measure(M3, 3)),
        deadlines=(deadline(M1, "Vår 2021"), deadline(M2, "Vår 2021")),
        statuses=(status(M1, "Byrja"),),
    )


def correction(field: str, old: str = "", new: str = "", **changes: Any) -> Correction:
    values: dict[str, Any] = {
        "document": DOCUMENT,
        "measure": M1,
        "field": field,
        "old": old,
        "new": new,
        "who": "KN",
        "when": date(2024, 3, 1),
        "why": "feil lest",
    }
    return Correction(**{**values, **changes})
