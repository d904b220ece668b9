"""Do the rows of one document keep the rules of the dataset? Asked before they are kept.

A dataset that breaks a rule is not switched in; so the document whose rows break one
must be told apart before, or it would hold up all the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any

import pyarrow as pa

from extract.records import DocumentResult
from extract.schema import KEYS, TABLES, Record

_WHOLE_BITS = {pa.int16(): 15, pa.int32(): 31, pa.int64(): 63}


def find_broken_rule(result: DocumentResult) -> str | None:
    """The first rule that the rows of a document break, as a sentence; None when they keep all."""
    return next(_broken(result), None)


def _broken(result: DocumentResult) -> Iterator[str]:
    tables: dict[str, Sequence[Record]] = {
        "documents": (result.document,),
        "plans": result.plans,
        "measures": result.measures,
        "deadlines": result.deadlines,
        "statuses": result.statuses,
    }
    for table, records in tables.items():
        for record in records:
            yield from _broken_values(table, record)
        keys = Counter(tuple(getattr(r, name) for name in KEYS[table]) for r in records)
        yield from (f"{table}: the key {key} stands {n} times" for key, n in keys.items() if n > 1)
    yield from _broken_references(result)
    yield from _broken_dates(result)


def _broken_values(table: str, record: Record) -> Iterator[str]:
    for name, arrow, is_required, one_of in _columns(table):
        value = getattr(record, name)
        if value is None:
            if is_required:
                yield f"{table}.{name}: no value"
        elif not _fits(value, arrow):
            yield f"{table}.{name}: {value!r} is no {arrow}"
        elif one_of and value not in one_of:
            yield f"{table}.{name}: {value!r} is not one of {', '.join(one_of)}"
        elif name in ("page", "ordinal") and value < 1:
            yield f"{table}.{name}: {value} is below 1"


@cache
def _columns(table: str) -> tuple[tuple[str, pa.DataType, bool, tuple[str, ...]], ...]:
    return tuple(
        (f.name, f.metadata["arrow"], f.metadata["required"], f.metadata["one_of"])
        for f in fields(TABLES[table])
    )


def _fits(value: Any, arrow: pa.DataType) -> bool:
    if pa.types.is_list(arrow):
        return isinstance(value, tuple) and all(_fits(v, arrow.value_type) for v in value)
    if pa.types.is_string(arrow):
        return isinstance(value, str) and (value.isascii() or _is_encodable(value))
    if pa.types.is_boolean(arrow):
        return isinstance(value, bool)
    if pa.types.is_integer(arrow):
        return isinstance(value, int) and abs(value) < 2 ** _WHOLE_BITS[arrow]
    if pa.types.is_floating(arrow):
        return isinstance(value, int | float) and math.isfinite(value)
    is_moment = isinstance(value, datetime)
    return is_moment if pa.types.is_timestamp(arrow) else isinstance(value, date) and not is_moment


def _is_encodable(text: str) -> bool:
    """False for halves of characters, which damaged files have."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _broken_references(result: DocumentResult) -> Iterator[str]:
    document_id = result.document.document_id
    plans = {plan.plan_id for plan in result.plans}
    measures = {measure.measure_id for measure in result.measures}
    owners = [*(p.document_id for p in result.plans), *(m.document_id for m in result.measures)]
    yield from (f"a row is of document {other}" for other in owners if other != document_id)
    for measure in result.measures:
        if measure.plan_id not in plans:
            yield f"measures.plan_id: no plan {measure.plan_id}"
        if not 0 <= measure.confidence <= 1:
            yield f"measures.confidence: {measure.confidence} is not between 0 and 1"
    named = [*(d.measure_id for d in result.deadlines), *(s.measure_id for s in result.statuses)]
    for measure_id in named:
        if measure_id not in measures:
            yield f"a deadline or status is of measure {measure_id}"


def _broken_dates(result: DocumentResult) -> Iterator[str]:
    windows = [(p.period_start, p.period_end) for p in result.plans]
    windows += [(d.start_date, d.end_date) for d in result.deadlines]
    for first, last in windows:
        if first and last and first > last:
            yield f"{first} comes after {last}"
