"""Results to the files of a new dataset, in a folder aside; nothing here is seen by readers yet.

Rows are written as they come, so that memory does not grow with the archive.
The bytes depend on the rows and on the version of Arrow alone: no clock, no
order of arrival (results come in the order of their document's id).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.dataset.describe import write_datapackage
from extract.dataset.tables import UNKNOWN_YEAR, file_schema, to_batch, year_folder
from extract.records import DocumentResult
from extract.schema import TABLES, YEARLY_TABLES, LinkRecord, PlanRecord, Record

BATCH_ROWS = 256
GROUP_ROWS = 8192
"""Rows of a Parquet row group; a fixed number, because it is part of the bytes."""

_BEFORE_JOINING = ("documents", "measures", "deadlines", "statuses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What is known only of all plans together: links, and which plan is a rendition of which."""

    links: tuple[LinkRecord, ...] = ()
    same_as: Mapping[str, str] = field(default_factory=dict)


Join = Callable[[Path, Sequence[PlanRecord]], Joined]
"""From the folder with all tables but `plans` and `links`, and the plans, to what joins them."""


def stage(results: Iterable[DocumentResult], root: Path, *, join: Join | None = None) -> None:
    """Write all tables and `datapackage.json` under `root` (new or empty), synced to disk.

    `results` come in rising order of `document_id`. Raises ValueError when they do not,
    OSError when the disk is full or not writable.
    """
    plans = _write_results(results, root)
    _write_empty_tables(root, _BEFORE_JOINING)
    joined = join(root, plans) if join else Joined()
    with ExitStack() as stack:
        files = _Files(root, stack)
        for plan in plans:
            files.add("plans", replace(plan, same_as=joined.same_as.get(plan.plan_id)))
        for link in sorted(joined.links, key=lambda k: (k.measure_id, k.previous_measure_id)):
            files.add("links", link)
    _write_empty_tables(root, TABLES)
    write_datapackage(root)
    _sync_folders(root)


def _write_results(results: Iterable[DocumentResult], root: Path) -> list[PlanRecord]:
    plans: list[PlanRecord] = []
    last = ""
    with ExitStack() as stack:
        files = _Files(root, stack)
        for result in results:
            document_id = result.document.document_id
            if document_id <= last:
                raise ValueError(
                    f"document {document_id} comes after {last}: sort and deduplicate"
                )
            last = document_id
            plans.extend(sorted(result.plans, key=lambda plan: plan.plan_id))
            for table, record in _rows(result):
                files.add(table, record)
    return plans


def _rows(result: DocumentResult) -> Iterator[tuple[str, Record]]:
    """All rows but those of plans, in reading order."""
    yield "documents", result.document
    measures = sorted(result.measures, key=lambda m: (m.plan_id, m.ordinal))
    place = {m.measure_id: i for i, m in enumerate(measures)}
    yield from (("measures", m) for m in measures)
    deadlines = sorted(result.deadlines, key=lambda d: (place.get(d.measure_id, -1), d.ordinal))
    yield from (("deadlines", d) for d in deadlines)
    statuses = sorted(result.statuses, key=lambda s: (place.get(s.measure_id, -1), s.ordinal))
    yield from (("statuses", s) for s in statuses)


class _Files:
    """The open files of one writing, one for each table or each year of a table."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        self._root = root
        self._stack = stack
        self._open: dict[Path, _File] = {}

    def add(self, table: str, record: Record) -> None:
        """Append `record` to its table, opening the file when it is the first row."""
        path = self._root / _place(table, record)
        if path not in self._open:
            self._open[path] = self._stack.enter_context(_File(path, table))
        self._open[path].add(record)


class _File:
    """One Parquet file being written: rows gather to batches, batches to row groups."""

    def __init__(self, path: Path, table: str) -> None:
        self._path, self._table = path, table
        self._rows: list[Record] = []
        self._batches: list[pa.RecordBatch] = []
        self._gathered = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = _open_writer(path, table)

    def __enter__(self) -> _File:
        return self

    def add(self, record: Record) -> None:
        self._rows.append(record)
        if len(self._rows) == BATCH_ROWS:
            self._gather()
        if self._gathered == GROUP_ROWS:
            self._flush()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._gather()
            self._flush()
        self._writer.close()
        if kind is None:
            _sync(self._path)

    def _gather(self) -> None:
        if self._rows:
            self._batches.append(to_batch(self._table, self._rows))
            self._gathered += len(self._rows)
            self._rows.clear()

    def _flush(self) -> None:
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches), GROUP_ROWS)
            self._batches.clear()
            self._gathered = 0


def _place(table: str, record: Record | None) -> Path:
    folder = Path(table)
    if table in YEARLY_TABLES:
        year = getattr(record, "year", None)
        folder = folder / (year_folder(year) if record else UNKNOWN_YEAR)
    return folder / "part-0.parquet"


def _open_writer(path: Path, table: str) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, file_schema(table), compression="zstd", version="2.6")


def _write_empty_tables(root: Path, tables: Iterable[str]) -> None:
    """A table without rows is a file without rows: readers need no special case."""
    for table in tables:
        if not (root / table).exists():
            with _File(root / _place(table, None), table):
                pass


def _sync_folders(root: Path) -> None:
    for folder in (root, *(p for p in root.rglob("*") if p.is_dir())):
        _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
