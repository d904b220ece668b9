"""The result of one document: its rows, its notes, and their JSON form.

In: the record types of `schema`. Out: `DocumentResult`, and `encode` / `decode`,
which carry it to a file and back without loss (dates as ISO text, lists as tuples).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

import pyarrow as pa

from extract.schema import (
    DeadlineRecord,
    DocumentRecord,
    LinkRecord,
    MeasureRecord,
    PlanRecord,
    Record,
    StatusRecord,
)

OWN_WORD = "own_word"
"""The kind of a note that an analyst's own word is printed in the document; its hint is the
concept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something printed that was not understood, for the report of the run.

    `kind` names the sort (an unclaimed label, a text no word knew, ...); `page` is
    1-based, None for web pages and DOCX; `hint` says what a person can do about it.
    """

    kind: str
    text: str
    page: int | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """All rows of one document. `plans` is empty when nothing like a plan was found."""

    document: DocumentRecord
    plans: tuple[PlanRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()
    deadlines: tuple[DeadlineRecord, ...] = ()
    statuses: tuple[StatusRecord, ...] = ()
    notes: tuple[Note, ...] = ()


def encode(result: DocumentResult) -> str:
    """`result` as one line of JSON, keys in the order of declaration."""
    return json.dumps(asdict(result), ensure_ascii=False, default=_plain, allow_nan=False)


def decode(text: str) -> DocumentResult:
    """The result that `encode` wrote; ValueError when `text` is anything else."""
    try:
        raw = json.loads(text)
        return DocumentResult(
            document=_record(DocumentRecord, raw["document"]),
            plans=tuple(_record(PlanRecord, row) for row in raw["plans"]),
            measures=tuple(_record(MeasureRecord, row) for row in raw["measures"]),
            deadlines=tuple(_record(DeadlineRecord, row) for row in raw["deadlines"]),
            statuses=tuple(_record(StatusRecord, row) for row in raw["statuses"]),
            notes=tuple(Note(**row) for row in raw["notes"]),
        )
    except (KeyError, TypeError) as problem:
        raise ValueError(f"not a result of this program: {problem!r}") from problem


R = TypeVar(
    "R", DocumentRecord, PlanRecord, MeasureRecord, DeadlineRecord, StatusRecord, LinkRecord
)


def encode_record(record: Record) -> str:
    """A row of any table as one line of JSON."""
    return json.dumps(asdict(record), ensure_ascii=False, default=_plain, allow_nan=False)


def decode_record(kind: type[R], text: str) -> R:
    """The row that `encode_record` wrote; ValueError when `text` is anything else."""
    try:
        return _record(kind, json.loads(text))
    except (AttributeError, KeyError, TypeError) as problem:
        raise ValueError(f"not a row of this program: {problem!r}") from problem


def _plain(value: object) -> str:
    if isinstance(value, date):  # datetime is a date too
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _record(kind: type[R], row: Mapping[str, Any]) -> R:
    declared = {f.name: f.metadata["arrow"] for f in fields(kind)}
    if declared.keys() != row.keys():
        raise KeyError(
            f"columns of {kind.__name__} differ: {sorted(declared.keys() ^ row.keys())}"
        )
    return kind(**{name: _typed(value, declared[name]) for name, value in row.items()})


def _typed(value: Any, arrow: pa.DataType) -> Any:
    if value is None:
        return None
    if pa.types.is_date(arrow):
        return date.fromisoformat(value)
    if pa.types.is_timestamp(arrow):
        return datetime.fromisoformat(value)
    return tuple(value) if pa.types.is_list(arrow) else value
