"""The six record types of the dataset, declared once.

Each field carries its Arrow type, a description and, where it has one, a unit;
the Parquet schema, the validator, the data dictionary and `datapackage.json`
are all made from these classes.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from typing import Any

import pyarrow as pa

KINDS = (
    "date", "week", "month", "quarter", "tertial", "half_year", "season", "year",
    "range", "ongoing", "recurring", "done", "unresolved",
)  # fmt: skip
STATES = (
    "not_started", "in_progress", "delayed", "paused", "completed",
    "ongoing", "cancelled", "referred", "unknown",
)  # fmt: skip
OUTCOMES = ("extracted", "no_measures", "quarantined")
RELATIONS = ("continued", "renumbered", "reworded", "split", "merged")
TEXT_LAYERS = ("native", "ocr", "none")


def _column(
    arrow: pa.DataType,
    description: str,
    *,
    unit: str | None = None,
    required: bool = False,
    one_of: tuple[str, ...] = (),
    default: Any = MISSING,
) -> Any:
    """A dataclass field that is also a column; `required` columns hold no nulls."""
    meta = {
        "arrow": arrow,
        "description": description,
        "unit": unit,
        "required": required,
        "one_of": one_of,
    }
    return field(metadata=meta, default=default)


_POINTS = "PDF points from the page's top left corner"
_X0 = "left side of its box; null for web pages and DOCX"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One row for each archived file, also for those that gave nothing."""

    document_id: str = _column(pa.string(), "SHA-256 of the bytes, hex. Key", required=True)
    source: str = _column(
        pa.string(), "name of the source in the configuration, or of the folder", required=True
    )
    uri: str = _column(
        pa.string(),
        "where the bytes came from: URL, or path relative to the archive",
        required=True,
    )
    file_name: str = _column(pa.string(), "last part of the uri", required=True)
    media_type: str = _column(pa.string(), "by content, not by name", required=True)
    byte_size: int = _column(pa.int64(), "size of the file", unit="bytes", required=True)
    retrieved_at: datetime | None = _column(
        pa.timestamp("us", tz="UTC"),
        "when it was fetched; for a local file its modification time",
    )
    page_count: int | None = _column(pa.int32(), "null for web pages", unit="pages")
    language: str | None = _column(
        pa.string(),
        "nb or nn, whichever most of the text is in; null when there is no text",
        one_of=("nb", "nn"),
    )
    text_layer: str = _column(pa.string(), "native, ocr, none", required=True, one_of=TEXT_LAYERS)
    outcome: str = _column(
        pa.string(), "extracted, no_measures, quarantined", required=True, one_of=OUTCOMES
    )
    reason: str | None = _column(
        pa.string(), "null, or a short code, a colon and a sentence a person understands"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """One row for each plan found in a document."""

    plan_id: str = _column(pa.string(), "key", required=True)
    document_id: str = _column(pa.string(), "the document it was found in", required=True)
    title: str | None = _column(pa.string(), "as printed")
    organisation: str | None = _column(pa.string(), "as printed on the plan, or the source's name")
    year: int | None = _column(pa.int16(), "first plan year")
    period_start: date | None = _column(pa.date32(), "first day of the plan")
    period_end: date | None = _column(pa.date32(), "last day of the plan")
    adopted: bool | None = _column(
        pa.bool_(), "true when the plan says that it was adopted, false for a draft, else null"
    )
    layout: str = _column(
        pa.string(), "which layout family the measures were found in", required=True
    )
    same_as: str | None = _column(
        pa.string(),
        "plan_id of the rendition that counts when the same plan lies in the archive more "
        "than once (a web page and its PDF, say); null on that one",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRecord:
    """One row for each measure in each plan."""

    measure_id: str = _column(pa.string(), "key", required=True)
    plan_id: str = _column(pa.string(), "the plan it stands in", required=True)
    document_id: str = _column(pa.string(), "the document it was read from", required=True)
    year: int | None = _column(pa.int16(), "first plan year")
    ordinal: int = _column(pa.int32(), "reading order in the plan, from 1", required=True)
    number: str | None = _column(
        pa.string(),
        "as printed, without a trailing dot or the word before it: 1.4, T-12, BA1, 3a; "
        "null when none is printed; the code of an area is not a measure's number",
    )
    area_number: str | None = _column(pa.string(), "the code or number of the area")
    area: str | None = _column(
        pa.string(), "heading, area, goal or strategic line that it stands under"
    )
    title: str = _column(
        pa.string(), "its own headline: first line or sentence of the measure", required=True
    )
    description: str = _column(
        pa.string(),
        "the rest of its text, one line for each bullet; empty when there is none",
        required=True,
    )
    responsible: tuple[str, ...] = _column(
        pa.list_(pa.string()), "as printed, one entry for each party", required=True
    )
    page: int | None = _column(pa.int32(), "1-based page on which the measure starts")
    x0: float | None = _column(pa.float32(), _X0, unit=_POINTS)
    top: float | None = _column(pa.float32(), "upper side of its box", unit=_POINTS)
    x1: float | None = _column(pa.float32(), "right side of its box", unit=_POINTS)
    bottom: float | None = _column(pa.float32(), "lower side of its box", unit=_POINTS)
    layout: str = _column(
        pa.string(), "the layout family that this measure was found in", required=True
    )
    confidence: float = _column(
        pa.float32(),
        "calibrated chance that everything about the measure is right; see docs/confidence.md",
        unit="0 to 1",
        required=True,
    )
    corrected: tuple[str, ...] = _column(
        pa.list_(pa.string()),
        "what a person corrected in it: names of columns, deadlines, statuses, or added for a "
        "measure that the program did not find; empty when nothing",
        required=True,
        default=(),
    )
    checked: bool = _column(
        pa.bool_(),
        "a person has looked at it and said that everything about it is right now",
        required=True,
        default=False,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRecord:
    """One row for each deadline of a measure."""

    measure_id: str = _column(pa.string(), "the measure", required=True)
    ordinal: int = _column(pa.int32(), "order within the measure, from 1", required=True)
    year: int | None = _column(pa.int16(), "first plan year")
    label: str | None = _column(
        pa.string(), "the heading or label that it stood under, as printed"
    )
    text: str = _column(pa.string(), "as printed", required=True)
    kind: str = _column(pa.string(), "what sort of time it names", required=True, one_of=KINDS)
    start_date: date | None = _column(pa.date32(), "first day of the window", unit="days")
    end_date: date | None = _column(pa.date32(), "last day of the window", unit="days")
    scope: str | None = _column(pa.string(), "what it holds for, when only a part; else null")
    page: int | None = _column(pa.int32(), "1-based page")
    x0: float | None = _column(pa.float32(), _X0, unit=_POINTS)
    top: float | None = _column(pa.float32(), "upper side of its box", unit=_POINTS)
    x1: float | None = _column(pa.float32(), "right side of its box", unit=_POINTS)
    bottom: float | None = _column(pa.float32(), "lower side of its box", unit=_POINTS)
    corrected: bool = _column(
        pa.bool_(), "a person wrote or changed this row", required=True, default=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRecord:
    """One row for each status of a measure."""

    measure_id: str = _column(pa.string(), "the measure", required=True)
    ordinal: int = _column(pa.int32(), "order within the measure, from 1", required=True)
    year: int | None = _column(pa.int16(), "first plan year")
    party: str | None = _column(pa.string(), "when the status is given party by party; else null")
    text: str = _column(
        pa.string(), "as printed; for a symbol or a colour, its legend's word", required=True
    )
    state: str = _column(pa.string(), "what became of it", required=True, one_of=STATES)
    as_of: date | None = _column(pa.date32(), "when the status was given, if the heading says")
    page: int | None = _column(pa.int32(), "1-based page")
    x0: float | None = _column(pa.float32(), _X0, unit=_POINTS)
    top: float | None = _column(pa.float32(), "upper side of its box", unit=_POINTS)
    x1: float | None = _column(pa.float32(), "right side of its box", unit=_POINTS)
    bottom: float | None = _column(pa.float32(), "lower side of its box", unit=_POINTS)
    corrected: bool = _column(
        pa.bool_(), "a person wrote or changed this row", required=True, default=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """Which measure continues which, from a plan to the next of its series."""

    measure_id: str = _column(pa.string(), "the later one", required=True)
    previous_measure_id: str = _column(pa.string(), "the earlier one", required=True)
    relation: str = _column(
        pa.string(), "how the one continues the other", required=True, one_of=RELATIONS
    )
    score: float = _column(pa.float32(), "how sure the link is", unit="0 to 1", required=True)
    explanation: str = _column(
        pa.string(), "which signals spoke for it and how strongly, for a person", required=True
    )


Record = DocumentRecord | PlanRecord | MeasureRecord | DeadlineRecord | StatusRecord | LinkRecord

TABLES: dict[str, type[Record]] = {
    "documents": DocumentRecord,
    "plans": PlanRecord,
    "measures": MeasureRecord,
    "deadlines": DeadlineRecord,
    "statuses": StatusRecord,
    "links": LinkRecord,
}
"""The tables of the dataset by name, in the order in which they are written."""

YEARLY_TABLES = frozenset({"measures", "deadlines", "statuses"})
"""Tables that lie in a folder for each first plan year."""

KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "plans": ("plan_id",),
    "measures": ("measure_id",),
    "deadlines": ("measure_id", "ordinal"),
    "statuses": ("measure_id", "ordinal"),
    "links": ("measure_id", "previous_measure_id"),
}
"""The columns that together name one row of a table."""

REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("plans", "document_id", "documents", "document_id"),
    ("plans", "same_as", "plans", "plan_id"),
    ("measures", "plan_id", "plans", "plan_id"),
    ("measures", "document_id", "documents", "document_id"),
    ("deadlines", "measure_id", "measures", "measure_id"),
    ("statuses", "measure_id", "measures", "measure_id"),
    ("links", "measure_id", "measures", "measure_id"),
    ("links", "previous_measure_id", "measures", "measure_id"),
)
"""(table, column, table, column): each value of the first, unless null, stands in the second."""


def arrow_schema(table: str) -> pa.Schema:
    """The declared Arrow schema of a table, descriptions and units as field metadata."""
    return pa.schema([_arrow_field(f) for f in fields(TABLES[table])])


def _arrow_field(declared: Any) -> pa.Field:
    meta = declared.metadata
    notes = {"description": meta["description"]}
    if meta["unit"]:
        notes["unit"] = meta["unit"]
    return pa.field(declared.name, meta["arrow"], nullable=not meta["required"], metadata=notes)
