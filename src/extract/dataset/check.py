"""Is the dataset under a folder whole? The declared rules, checked on the files.

Out: sentences that name table, rule and an example; none when all is well.
Reads column by column and year by year, so that memory stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.dataset.tables import file_schema, year_folder
from extract.schema import KEYS, REFERENCES, TABLES, YEARLY_TABLES

_DATE_ORDER = (
    ("plans", "period_start", "period_end"),
    ("deadlines", "start_date", "end_date"),
)
_UNIT_INTERVAL = (("measures", "confidence"), ("links", "score"))
_COUNTED_FROM_ONE = ("page", "ordinal")


def validate(root: Path) -> tuple[str, ...]:
    """Every broken rule of the dataset under `root` as a sentence."""
    missing = [table for table in TABLES if not any((root / table).rglob("*.parquet"))]
    if missing:
        return tuple(f"{table}: no Parquet file under {root / table}" for table in missing)
    wrong = tuple(problem for table in TABLES for problem in _check_schema(root, table))
    return wrong or tuple(_check_rows(root))


def table_files(root: Path, table: str) -> list[Path]:
    """The files of a table, in a fixed order."""
    return sorted((root / table).rglob("*.parquet"))


def _check_schema(root: Path, table: str) -> Iterator[str]:
    for path in table_files(root, table):
        if not pq.read_schema(path).equals(file_schema(table), check_metadata=False):
            yield f"{table}: {path} does not have the declared columns"


def _check_rows(root: Path) -> Iterator[str]:
    for table in TABLES:
        yield from _check_columns(root, table)
        yield from _check_key(root, table)
    for table, start, end in _DATE_ORDER:
        yield from _check_order(root, table, start, end)
    for table in sorted(YEARLY_TABLES):
        yield from _check_folders(root, table)
    for reference in REFERENCES:
        yield from _check_reference(root, *reference)


def _check_columns(root: Path, table: str) -> Iterator[str]:
    for declared in fields(TABLES[table]):
        values = _column(root, table, declared.name)
        name = f"{table}.{declared.name}"
        if declared.metadata["required"] and values.null_count:
            yield f"{name}: {values.null_count} empty values in a column that holds none"
        yield from _check_values(name, values, one_of=declared.metadata["one_of"])
        if declared.name in _COUNTED_FROM_ONE:
            yield from _found(f"{name}: below 1", values, pc.less(values, 1))
        if (table, declared.name) in _UNIT_INTERVAL:
            outside = pc.or_(pc.less(values, 0), pc.greater(values, 1))
            yield from _found(f"{name}: not between 0 and 1", values, outside)


def _check_values(name: str, values: pa.ChunkedArray, *, one_of: tuple[str, ...]) -> Iterator[str]:
    if one_of:
        known = pc.is_in(values, value_set=pa.array(one_of))
        strange = pc.and_(pc.invert(known), pc.is_valid(values))
        yield from _found(f"{name}: not one of {', '.join(one_of)}", values, strange)
    if pa.types.is_string(values.type):
        composed = pc.utf8_normalize(values, form="NFC")
        yield from _found(f"{name}: not in NFC", values, pc.not_equal(values, composed))


def _check_key(root: Path, table: str) -> Iterator[str]:
    names = list(KEYS[table])
    columns = {name: _column(root, table, name) for name in names}
    counted = pa.table(columns).group_by(names).aggregate([([], "count_all")])
    twice = counted.filter(pc.greater(counted["count_all"], 1))
    if twice.num_rows:
        example = ", ".join(str(twice[name][0]) for name in names)
        yield f"{table}: {twice.num_rows} keys stand more than once, such as {example}"


def _check_order(root: Path, table: str, start: str, end: str) -> Iterator[str]:
    first, last = _column(root, table, start), _column(root, table, end)
    name = f"{table}: {start} after {end}"
    yield from _found(name, first, pc.greater(first, last))


def _check_folders(root: Path, table: str) -> Iterator[str]:
    for path in table_files(root, table):
        years = pc.unique(pq.read_table(path, columns=["year"])["year"]).to_pylist()
        others = [year for year in years if year_folder(year) != path.parent.name]
        if others:
            yield f"{table}: {path} holds rows of the year {others[0]}"


def _check_reference(root: Path, table: str, column: str, other: str, key: str) -> Iterator[str]:
    values = _column(root, table, column)
    known = pc.is_in(values, value_set=_column(root, other, key).combine_chunks())
    lost = pc.and_(pc.invert(known), pc.is_valid(values))
    yield from _found(f"{table}.{column}: not in {other}.{key}", values, lost)


def _column(root: Path, table: str, name: str) -> pa.ChunkedArray:
    parts: Iterable[Any] = (
        pq.read_table(path, columns=[name])[name] for path in table_files(root, table)
    )
    return pa.chunked_array([chunk for part in parts for chunk in part.chunks], _type(table, name))


def _type(table: str, name: str) -> pa.DataType:
    return file_schema(table).field(name).type


def _found(rule: str, values: pa.ChunkedArray, wrong: pa.ChunkedArray) -> Iterator[str]:
    """The sentence for the values that are `wrong`, if any."""
    bad = values.filter(wrong, null_selection_behavior="drop")
    if len(bad):
        yield f"{rule}: {len(bad)} rows, such as {bad[0]}"
