"""Results of documents as rows of one Arrow table, a document a row, its own rows within it.

In: results with the keys that they are filed under. Out: tables of NESTED, from which the
tables of the dataset are taken column by column, with no Python object for each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import pyarrow as pa

from extract.dataset.tables import composed, file_schema
from extract.records import DocumentResult, Note
from extract.schema import (
    TABLES,
    DeadlineRecord,
    DocumentRecord,
    MeasureRecord,
    PlanRecord,
    Record,
    StatusRecord,
    arrow_schema,
)

R = TypeVar("R", DocumentRecord, PlanRecord, MeasureRecord, DeadlineRecord, StatusRecord)

Nested = pa.Table
"""A table of NESTED."""

LISTED = ("plans", "measures", "deadlines", "statuses")
"""Tables of which a document has any number of rows."""

_NOTE = pa.struct(
    [("kind", pa.string()), ("text", pa.string()), ("page", pa.int32()), ("hint", pa.string())]
)
NESTED = pa.schema(
    [
        pa.field("key", pa.string()),
        pa.field("document", pa.struct(list(arrow_schema("documents")))),
        *(pa.field(name, pa.list_(pa.struct(list(arrow_schema(name))))) for name in LISTED),
        pa.field("notes", pa.list_(_NOTE)),
    ]
)


def to_nested(results: Iterable[tuple[str, DocumentResult]]) -> pa.Table:
    """Results with their keys, rows in reading order, texts in NFC.

    Raises pa.ArrowInvalid or pa.ArrowTypeError when a value does not fit its column.
    """
    return pa.Table.from_pylist([_row(*item) for item in results], schema=NESTED)


def from_nested(table: pa.Table) -> Iterator[DocumentResult]:
    """The results that `to_nested` was given, one by one."""
    for row in table.to_pylist():
        yield DocumentResult(
            document=_record(DocumentRecord, row["document"]),
            plans=_records(PlanRecord, row["plans"]),
            measures=_records(MeasureRecord, row["measures"]),
            deadlines=_records(DeadlineRecord, row["deadlines"]),
            statuses=_records(StatusRecord, row["statuses"]),
            notes=tuple(Note(**note) for note in row["notes"]),
        )


def document_ids(table: pa.Table) -> pa.ChunkedArray:
    """The id of each document of a nested table."""
    return column(table, "document_id")


def column(table: pa.Table, name: str) -> pa.ChunkedArray:
    """A column of the table `documents`, out of a nested table."""
    at = DOCUMENT_COLUMNS.index(name)
    chunks = [chunk.field(at) for chunk in table["document"].chunks]
    return pa.chunked_array(chunks, type=file_schema("documents").field(name).type)


def with_columns(table: pa.Table, columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """A nested table with other values in some columns of its documents."""
    schema = file_schema("documents")
    arrays = [
        pa.array([composed(value) for value in columns[field.name]], field.type)
        if field.name in columns
        else column(table, field.name).combine_chunks()
        for field in schema
    ]
    documents = pa.StructArray.from_arrays(arrays, fields=list(arrow_schema("documents")))
    return table.set_column(
        NESTED.get_field_index("document"), NESTED.field("document"), documents
    )


def rows_of(table: pa.Table, name: str) -> pa.Table:
    """The rows of the table `name` of the dataset, in the order of the documents."""
    schema = file_schema(name)
    if name == "documents":
        structs = table["document"].chunks
    else:
        structs = [chunk.flatten() for chunk in table[name].chunks]
    batches = [pa.RecordBatch.from_arrays(each.flatten(), schema=schema) for each in structs]
    return pa.Table.from_batches(batches, schema=schema)


DOCUMENT_COLUMNS: Sequence[str] = tuple(f.name for f in fields(DocumentRecord))


def _row(key: str, result: DocumentResult) -> dict[str, Any]:
    measures = sorted(result.measures, key=lambda m: (m.plan_id, m.ordinal))
    place = {m.measure_id: i for i, m in enumerate(measures)}
    deadlines = sorted(result.deadlines, key=lambda d: (place.get(d.measure_id, -1), d.ordinal))
    statuses = sorted(result.statuses, key=lambda s: (place.get(s.measure_id, -1), s.ordinal))
    plans = sorted(result.plans, key=lambda plan: plan.plan_id)
    return {
        "key": key,
        "document": _values(result.document),
        "plans": [_values(plan) for plan in plans],
        "measures": [_values(measure) for measure in measures],
        "deadlines": [_values(deadline) for deadline in deadlines],
        "statuses": [_values(status) for status in statuses],
        "notes": [_values(note) for note in result.notes],
    }


def _values(record: Record | Note) -> dict[str, Any]:
    return {name: composed(getattr(record, name)) for name in record.__dataclass_fields__}


def _records(kind: type[R], rows: Iterable[Mapping[str, Any]]) -> tuple[R, ...]:
    return tuple(_record(kind, row) for row in rows)


def _record(kind: type[R], row: Mapping[str, Any]) -> R:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return kind(**values)


assert set(LISTED) | {"documents", "links"} == set(TABLES)
