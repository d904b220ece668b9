"""Results to the files of a new dataset, in a folder aside; nothing here is seen by readers yet.

Rows are written as they come, column by column, so that memory does not grow with the archive.
The bytes depend on the rows and on the version of Arrow alone: no clock, no order of arrival
(results come in the order of their document's id), no trace of how they were grouped.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.dataset.describe import write_datapackage
from extract.dataset.nested import document_ids, rows_of
from extract.dataset.tables import UNKNOWN_YEAR, file_schema, to_batch, year_folder
from extract.schema import TABLES, YEARLY_TABLES, LinkRecord, PlanRecord, Record

GROUP_ROWS = 8192
"""Rows of a Parquet row group; a fixed number, because it is part of the bytes."""

_BATCH_ROWS = 256
_BEFORE_JOINING = ("documents", "measures", "deadlines", "statuses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What is known only of all plans together: links, and which plan is a rendition of which."""

    links: tuple[LinkRecord, ...] = ()
    same_as: Mapping[str, str] = field(default_factory=dict)


Join = Callable[[Path, Sequence[PlanRecord]], Joined]
"""From the folder with all tables but `plans` and `links`, and the plans, to what joins them."""


def stage(results: Iterable[pa.Table], root: Path, *, join: Join | None = None) -> None:
    """Write all tables and `datapackage.json` under `root` (new or empty), synced to disk.

    `results` are nested tables in rising order of document id. Raises ValueError when they
    are not, OSError when the disk is full or not writable.
    """
    plans = _write_results(results, root)
    _write_empty_tables(root, _BEFORE_JOINING)
    joined = join(root, plans) if join else Joined()
    links = sorted(joined.links, key=lambda k: (k.measure_id, k.previous_measure_id))
    with ExitStack() as stack:
        files = _Files(root, stack)
        shown = (replace(plan, same_as=joined.same_as.get(plan.plan_id)) for plan in plans)
        files.add_records("plans", shown)
        files.add_records("links", links)
    _write_empty_tables(root, TABLES)
    write_datapackage(root)
    _sync_folders(root)


def _write_results(results: Iterable[pa.Table], root: Path) -> list[PlanRecord]:
    plans: list[PlanRecord] = []
    last = ""
    with ExitStack() as stack:
        files = _Files(root, stack)
        for table in results:
            last = _check_order(table, last)
            plans.extend(PlanRecord(**row) for row in rows_of(table, "plans").to_pylist())
            for name in _BEFORE_JOINING:
                files.add(name, rows_of(table, name))
    return plans


def _check_order(table: pa.Table, last: str) -> str:
    for document_id in document_ids(table).to_pylist():
        if document_id <= last:
            raise ValueError(f"document {document_id} comes after {last}: sort and deduplicate")
        last = document_id
    return last


class _Files:
    """The open files of one writing, one for each table or each year of a table."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        self._root = root
        self._stack = stack
        self._open: dict[Path, _File] = {}

    def add(self, name: str, rows: pa.Table) -> None:
        """Append rows to their table, opening a file when it is the first row of it."""
        for place, part in _by_place(name, rows):
            path = self._root / place
            if path not in self._open:
                self._open[path] = self._stack.enter_context(_File(path, name))
            self._open[path].add(part)

    def add_records(self, name: str, records: Iterable[Record]) -> None:
        """Append rows that are Python objects."""
        listed = list(records)
        for start in range(0, len(listed), _BATCH_ROWS):
            batch = to_batch(name, listed[start : start + _BATCH_ROWS])
            self.add(name, pa.Table.from_batches([batch]))


class _File:
    """One Parquet file being written; rows gather to row groups of one size."""

    def __init__(self, path: Path, table: str) -> None:
        self._path = path
        self._waiting: list[pa.Table] = []
        self._gathered = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        schema = file_schema(table)
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", version="2.6")

    def __enter__(self) -> _File:
        return self

    def add(self, rows: pa.Table) -> None:
        self._waiting.append(rows)
        self._gathered += rows.num_rows
        if self._gathered >= GROUP_ROWS:
            self._flush(all_rows=False)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._gathered:
            self._flush(all_rows=True)
        self._writer.close()
        if kind is None:
            _sync(self._path)

    def _flush(self, *, all_rows: bool) -> None:
        """Write what fills row groups; one piece each, so that the pieces leave no trace."""
        gathered = pa.concat_tables(self._waiting).combine_chunks()
        whole = gathered.num_rows if all_rows else gathered.num_rows // GROUP_ROWS * GROUP_ROWS
        for start in range(0, whole, GROUP_ROWS):
            group = gathered.slice(start, min(GROUP_ROWS, whole - start))
            self._writer.write_table(group.combine_chunks(), GROUP_ROWS)
        rest = gathered.slice(whole)
        self._waiting, self._gathered = [rest], rest.num_rows


def _by_place(name: str, rows: pa.Table) -> Iterator[tuple[Path, pa.Table]]:
    """The rows by the file that they belong to, in their order."""
    if name not in YEARLY_TABLES:
        yield _place(name), rows
        return
    for year in pc.unique(rows["year"]).to_pylist():
        own = pc.is_null(rows["year"]) if year is None else pc.equal(rows["year"], year)
        yield _place(name, year_folder(year)), rows.filter(own)


def _place(name: str, folder: str = UNKNOWN_YEAR) -> Path:
    own = Path(name) / folder if name in YEARLY_TABLES else Path(name)
    return own / "part-0.parquet"


def _write_empty_tables(root: Path, tables: Iterable[str]) -> None:
    """A table without rows is a file without rows: readers need no special case."""
    for table in tables:
        if not (root / table).exists():
            with _File(root / _place(table), table):
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
