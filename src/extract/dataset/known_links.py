"""Links between plans that were made before, so that plans that did not change are linked once.

They lie in the work folder of a dataset, for one version of the program at a time. A file
that is damaged counts as not there.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.schema import LinkRecord, arrow_schema

Links = tuple[LinkRecord, ...]

_SCHEMA = pa.schema(
    [
        pa.field("name", pa.string()),
        pa.field("links", pa.list_(pa.struct(list(arrow_schema("links"))))),
    ]
)


class KnownLinks:
    """Links by the name of what they were made of; see `years.linking.Remember`."""

    def __init__(self, known: dict[str, Links]) -> None:
        self._known = known
        self.used: dict[str, Links] = {}

    def __call__(self, name: str, make: Callable[[], Links]) -> Links:
        """The links known by `name`, made when there are none."""
        links = self._known[name] if name in self._known else make()
        self.used[name] = links
        return links

    @property
    def has_news(self) -> bool:
        return self.used.keys() != self._known.keys()


@contextmanager
def remembered_links(folder: Path, *, digest: str) -> Iterator[KnownLinks]:
    """The links that the program `digest` made; those used are kept when the block ends well.

    Where `folder` cannot be written nothing is kept, which costs only time.
    """
    path = folder / f"{digest}.parquet"
    links = KnownLinks(_load(path))
    yield links
    if links.has_news:
        with contextlib.suppress(OSError):
            _save(path, links.used)
    with contextlib.suppress(OSError):
        for other in folder.glob("*.parquet"):
            if other != path:
                other.unlink()


def _load(path: Path) -> dict[str, Links]:
    try:
        rows = pq.read_table(path, schema=_SCHEMA, page_checksum_verification=True).to_pylist()
    except (OSError, pa.ArrowInvalid):
        return {}
    return {row["name"]: tuple(LinkRecord(**link) for link in row["links"]) for row in rows}


def _save(path: Path, known: dict[str, Links]) -> None:
    rows = [
        {"name": name, "links": [_values(link) for link in links]} for name, links in known.items()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.half")
    try:
        table = pa.Table.from_pylist(rows, schema=_SCHEMA)
        pq.write_table(table, half, compression="zstd", write_page_checksum=True)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _values(link: LinkRecord) -> dict[str, object]:
    return {name: getattr(link, name) for name in link.__dataclass_fields__}
