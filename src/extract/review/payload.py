"""The data that a page's script needs, as JSON that is safe inside HTML.

In: views. Out: plain dictionaries, and `to_script`, which writes them so that no text
of a document can end the element that it stands in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from extract.corrections.parts import Parts, seal, value_of
from extract.corrections.values import format_deadline, format_parties, format_status
from extract.readers.page_images import PageImage
from extract.review.views import DocumentView, MeasureView
from extract.schema import DeadlineRecord, MeasureRecord, StatusRecord

_TEXT_FIELDS = ("number", "area_number", "area", "title", "description")
# what could end the element that the JSON stands in, or break an old script parser
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def to_script(data: object) -> Markup:
    """`data` as JSON for a `<script type="application/json">`; it reads back the same."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.translate(_UNSAFE))


def document_data(view: DocumentView, images: Sequence[PageImage]) -> dict[str, Any]:
    """What the evidence page of one document needs for boxes, editing and export."""
    return {
        "document": view.document.document_id,
        "file_name": view.document.file_name,
        "pages": {i.number: [i.width, i.height] for i in images if i.file_name},
        "measures": {measure.key: _measure_data(measure) for measure in view.measures},
        "known": [
            [o.correction.measure, o.correction.field, o.correction.old, o.correction.new]
            for o in view.outcomes
        ],
    }


def search_rows(view: DocumentView, plan_rows: Sequence[int]) -> list[list[Any]]:
    """One short row for each measure, for the search on the first page.

    `plan_rows` are the rows of the plans' table, one for each plan of the document.
    Columns: plan row, href, number, title, other text, states, first and last day of
    each deadline, confidence, has problems.
    """
    return [
        [
            row,
            f"plans/{view.folder}/index.html#{measure.key}",
            measure.parts.measure.number or "",
            measure.parts.measure.title,
            measure.parts.measure.area or "",
            _other_text(measure.parts),
            [s.state for s in measure.parts.statuses],
            [[_day(d.start_date), _day(d.end_date)] for d in measure.parts.deadlines],
            round(measure.parts.measure.confidence, 4),
            bool(measure.problems),
        ]
        for row, plan in zip(plan_rows, view.plans, strict=True)
        for measure in plan.measures
    ]


def _measure_data(view: MeasureView) -> dict[str, Any]:
    parts = view.parts
    measure = parts.measure
    return {
        "id": measure.measure_id,
        "seal": seal(parts),
        "confidence": round(measure.confidence, 4),
        "texts": {field: value_of(parts, field) for field in _TEXT_FIELDS},
        "responsible": list(measure.responsible),
        "parties": format_parties(measure.responsible),
        "deadlines": [_deadline_data(deadline) for deadline in parts.deadlines],
        "statuses": [_status_data(status) for status in parts.statuses],
        "boxes": _boxes(parts),
    }


def _deadline_data(record: DeadlineRecord) -> dict[str, Any]:
    return {
        "value": format_deadline(record),
        "text": record.text,
        "kind": record.kind,
        "start": _day(record.start_date),
        "end": _day(record.end_date),
        "scope": record.scope or "",
    }


def _status_data(record: StatusRecord) -> dict[str, Any]:
    return {
        "value": format_status(record),
        "text": record.text,
        "state": record.state,
        "as_of": _day(record.as_of),
        "party": record.party or "",
    }


def _boxes(parts: Parts) -> dict[str, list[float]]:
    """Page and box of the measure (`self`) and of each value that has its own."""
    places: dict[str, MeasureRecord | DeadlineRecord | StatusRecord] = {"self": parts.measure}
    places |= {f"deadline-{d.ordinal}": d for d in parts.deadlines}
    places |= {f"status-{s.ordinal}": s for s in parts.statuses}
    return {name: box for name, record in places.items() if (box := _box(record))}


def _box(record: MeasureRecord | DeadlineRecord | StatusRecord) -> list[float] | None:
    sides = (record.x0, record.top, record.x1, record.bottom)
    if record.page is None or None in sides:
        return None
    return [record.page, *(round(side, 1) for side in sides if side is not None)]


def _other_text(parts: Parts) -> str:
    texts = (*parts.measure.responsible, *(d.text for d in parts.deadlines))
    return " ".join((*texts, *(s.text for s in parts.statuses)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
