"""Many results in one Parquet file (a pack), and all packs of a folder as one stream.

A pack holds results in the order of their document's id, in small row groups, and has a name
that stands for its bytes; it is written whole and never changed. New results gather in small
packs; when there are several of a size they are merged into one of the next size, so that a
folder has some dozens of packs however many results there are, and a stream of all of them,
in order, needs the memory of one row group for each.
"""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.dataset.nested import NESTED, document_ids

SUFFIX = ".parquet"
GROUP = 64
"""Documents of a row group."""
STEP = 8
"""So many packs of a size are merged into one of the next, which is up to so much larger."""
SMALLEST = 512
"""Documents that a pack of the first size holds at most."""

_DIGITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A file of results: how many, and the keys that they are filed under."""

    path: Path
    keys: tuple[str, ...]

    @property
    def size_class(self) -> int:
        """0 for packs of up to SMALLEST results, 1 for up to STEP times as many, and so on."""
        return max(0, math.ceil(math.log(max(len(self.keys), 1) / SMALLEST, STEP)))


def find_packs(folder: Path) -> list[Pack]:
    """The whole packs of a folder; one that is damaged is thrown away."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if _digest(path) == path.stem:
            keys = pq.read_table(path, columns=["key"])["key"].to_pylist()
            found.append(Pack(path=path, keys=tuple(keys)))
        else:
            path.unlink(missing_ok=True)
    return found


def write_pack(folder: Path, tables: Iterable[pa.Table]) -> Path | None:
    """Write nested tables, in rising order of document id, as one pack; None when empty.

    Whole or not at all; raises OSError when the disk is full.
    """
    half = folder / f"pack.{os.getpid()}.half"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not _write(half, tables):
            return None
        path = folder / f"{_digest(half)}{SUFFIX}"
        half.replace(path)
        return path
    finally:
        half.unlink(missing_ok=True)


def merge_packs(folder: Path, packs: Sequence[Pack]) -> list[Path]:
    """Merge packs where there are many of a size; the files that were written."""
    written = []
    left = list(packs)
    for size in range(max((p.size_class for p in packs), default=0) + 1):
        same = [p for p in left if p.size_class == size]
        if len(same) < STEP:
            continue
        path = write_pack(folder, stream_packs([p.path for p in same]))
        for pack in same:
            if pack.path != path:
                pack.path.unlink(missing_ok=True)
        if path is not None:
            written.append(path)
            left.append(Pack(path=path, keys=tuple(k for p in same for k in p.keys)))
    return written


def stream_packs(
    paths: Sequence[Path], *, wanted: Collection[str] | None = None
) -> Iterator[pa.Table]:
    """The results of packs in rising order of document id, some dozens at a time.

    Only those filed under the `wanted` keys, when these are given. A result that lies in two
    packs comes once.
    """
    keys = None if wanted is None else pa.array(sorted(wanted), pa.string())
    with ExitStack() as stack:
        sources = [_read(stack, path, keys) for path in paths]
        yield from merge_streams(sources)


def merge_streams(sources: Iterable[Iterator[pa.Table]]) -> Iterator[pa.Table]:
    """Streams of nested tables, each in rising order of document id, as one such stream."""
    heads = [_Head(source) for source in sources]
    while waiting := [head for head in heads if head.advance()]:
        # up to the least of the last ids nothing smaller can come from any stream
        horizon = min(head.last for head in waiting)
        ready = pa.concat_tables([head.take(horizon) for head in waiting])
        yield _sorted(ready) if len(waiting) > 1 else ready


class _Head:
    """What of a stream was read and not yet taken."""

    def __init__(self, source: Iterator[pa.Table]) -> None:
        self._source = source
        self._table = NESTED.empty_table()
        self._ids: list[str] = []

    @property
    def last(self) -> str:
        return self._ids[-1]

    def advance(self) -> bool:
        """Have something at hand; False when the stream has ended."""
        while not self._ids:
            table = next(self._source, None)
            if table is None:
                return False
            self._table, self._ids = table, document_ids(table).to_pylist()
        return True

    def take(self, horizon: str) -> pa.Table:
        """All results up to the id `horizon`."""
        count = sum(own <= horizon for own in self._ids)
        taken = self._table.slice(0, count)
        self._table, self._ids = self._table.slice(count), self._ids[count:]
        return taken


def _sorted(table: pa.Table) -> pa.Table:
    names = pa.table({"id": document_ids(table), "key": table["key"]})
    order = pc.sort_indices(names, sort_keys=[("id", "ascending"), ("key", "ascending")])
    table = table.take(order)
    keys = table["key"].to_pylist()
    first = [at == 0 or own != keys[at - 1] for at, own in enumerate(keys)]
    return table if all(first) else table.filter(pa.array(first))


def _read(stack: ExitStack, path: Path, keys: pa.Array | None) -> Iterator[pa.Table]:
    file = stack.enter_context(pq.ParquetFile(path))
    for group in range(file.num_row_groups):
        table = file.read_row_group(group, use_threads=False)
        if keys is not None:
            table = table.filter(pc.is_in(table["key"], value_set=keys))
        if table.num_rows:
            yield table.combine_chunks()


def _write(path: Path, tables: Iterable[pa.Table]) -> int:
    """How many results were written, in row groups of GROUP."""
    waiting: list[pa.Table] = []
    count = gathered = 0
    with pq.ParquetWriter(path, NESTED, compression="zstd") as writer:
        for table in tables:
            waiting.append(table)
            gathered += table.num_rows
            if gathered >= GROUP:
                count += gathered
                writer.write_table(pa.concat_tables(waiting).combine_chunks(), GROUP)
                waiting, gathered = [], 0
        if gathered:
            writer.write_table(pa.concat_tables(waiting).combine_chunks(), GROUP)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return count + gathered


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_DIGITS]
