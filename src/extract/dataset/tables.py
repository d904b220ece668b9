"""Records to Arrow: the declared schema as it lies in the files, and rows in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from extract.schema import Record, arrow_schema

UNKNOWN_YEAR = "unknown"
"""The folder of rows whose plan states no year."""


@cache
def file_schema(table: str) -> pa.Schema:
    """The declared schema with a note for pandas, so that plain `read_parquet` keeps the types.

    Without the note pandas makes floats of whole numbers with nulls, and objects of dates.
    """
    schema = arrow_schema(table)
    columns = [_pandas_note(field) for field in schema if _pandas_type(field.type)]
    note = {
        "index_columns": [],
        "column_indexes": [],
        "columns": columns,
        "attributes": {},
        "creator": {"library": "pyarrow", "version": pa.__version__},
        "pandas_version": "3.0",
    }
    return schema.with_metadata({b"pandas": json.dumps(note).encode()})


def to_batch(table: str, records: Sequence[Record]) -> pa.RecordBatch:
    """`records` as one batch of `table`; pa.ArrowInvalid when a value does not fit its column."""
    schema = file_schema(table)
    columns = [
        pa.array([composed(getattr(record, field.name)) for record in records], type=field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def year_folder(year: int | None) -> str:
    """The name of the folder that rows of `year` lie in."""
    return UNKNOWN_YEAR if year is None else str(year)


def _pandas_note(field: pa.Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "field_name": field.name,
        "pandas_type": str(field.type),
        "numpy_type": _pandas_type(field.type),
        "metadata": None,
    }


def _pandas_type(arrow: pa.DataType) -> str | None:
    """The pandas type that keeps the values; None where pandas' own choice does."""
    if pa.types.is_integer(arrow) or pa.types.is_boolean(arrow):
        return f"{arrow}[pyarrow]"
    return "date32[day][pyarrow]" if pa.types.is_date32(arrow) else None


def composed(value: Any) -> Any:
    """Text in Unicode NFC, also inside lists; anything else as it is."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, tuple):
        return _all_composed(value)
    return value


def _all_composed(values: Iterable[Any]) -> list[Any]:
    return [composed(value) for value in values]
