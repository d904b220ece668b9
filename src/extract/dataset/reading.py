"""Read a written dataset: a table as a frame, or everything as results of documents.

A dataset that is replaced while it is read is read again: what comes out is one
dataset, never rows of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from extract.dataset.afar import is_address, open_table
from extract.dataset.check import table_files
from extract.dataset.places import DEFAULT_ROOT
from extract.records import DocumentResult
from extract.schema import (
    TABLES,
    DeadlineRecord,
    DocumentRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
R = TypeVar("R", DocumentRecord, PlanRecord, MeasureRecord, DeadlineRecord, StatusRecord)

_TRIES = 5


def read(table: str, root: Path | str = DEFAULT_ROOT) -> pd.DataFrame:
    """One table, all years, as a frame whose columns have the declared Arrow types.

    Raises ValueError for an unknown table, FileNotFoundError when `root` holds no dataset.
    """
    import pandas as pd

    frame: pd.DataFrame = read_arrow(table, root).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def read_arrow(table: str, root: Path | str = DEFAULT_ROOT) -> pa.Table:
    """One table, all years, as an Arrow table; errors as in `read`. `root` may be an address."""
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    if is_address(str(root)):
        return pa.concat_tables(pq.read_table(file) for file in open_table(str(root), table))
    return _steadily(Path(root), lambda folder: _read_files(folder, table))


def read_results(root: Path | str = DEFAULT_ROOT) -> tuple[DocumentResult, ...]:
    """The dataset as results of documents, without notes (these are no part of a dataset)."""
    return _steadily(Path(root), _read_results)


def _steadily(root: Path, reader: Callable[[Path], T]) -> T:
    """What `reader` gives for a folder that is not replaced meanwhile."""
    for left in reversed(range(_TRIES)):
        before = _identity(root)
        try:
            found = reader(root)
        except FileNotFoundError:
            if not left or _identity(root) == before:
                raise
            continue
        if _identity(root) == before:
            return found
    raise OSError(f"{root} is replaced again and again while it is read; try later")


def _identity(root: Path) -> tuple[int, int]:
    if not root.is_dir():
        raise FileNotFoundError(f"{root} is no folder; run `tiltak ingest` first")
    status = root.stat()
    return status.st_ino, status.st_ctime_ns


def _read_files(root: Path, table: str) -> pa.Table:
    files = table_files(root, table)
    if not files:
        raise FileNotFoundError(f"{root} holds no dataset; run `tiltak ingest` first")
    return pa.concat_tables(pq.ParquetFile(path).read() for path in files)


def _read_results(root: Path) -> tuple[DocumentResult, ...]:
    measures = _records(root, "measures", MeasureRecord)
    document_of = {m.measure_id: m.document_id for m in measures}
    plans = _grouped(_records(root, "plans", PlanRecord), {})
    per_document = _grouped(measures, {})
    deadlines = _grouped(_records(root, "deadlines", DeadlineRecord), document_of)
    statuses = _grouped(_records(root, "statuses", StatusRecord), document_of)
    return tuple(
        DocumentResult(
            document=document,
            plans=tuple(plans[document.document_id]),
            measures=tuple(per_document[document.document_id]),
            deadlines=tuple(deadlines[document.document_id]),
            statuses=tuple(statuses[document.document_id]),
        )
        for document in _records(root, "documents", DocumentRecord)
    )


def _records(root: Path, table: str, kind: type[R]) -> list[R]:
    names = [f.name for f in fields(kind)]
    rows = _read_files(root, table).select(names).to_pylist()
    return [kind(**{name: _frozen(row[name]) for name in names}) for row in rows]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _grouped(records: Sequence[R], document_of: Mapping[str, str]) -> dict[str, list[R]]:
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        own = getattr(record, "document_id", None)
        groups[own or document_of[getattr(record, "measure_id", "")]].append(record)
    return groups
