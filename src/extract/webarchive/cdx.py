"""The answer of a CDX server in, the versions that it lists out.

Servers answer in four forms: a JSON array of rows with the names first, JSON objects line
by line, CDXJ lines (`key timestamp {json}`), and columns with spaces between.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from extract.webarchive.version import Version, is_timestamp

_COLUMNS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


def read_cdx(text: str) -> tuple[Version, ...]:
    """The versions that an index lists, oldest first.

    Raises ValueError when `text` is in none of the four forms.
    """
    versions = (_version(row) for row in _rows(text))
    return tuple(sorted((v for v in versions if v is not None), key=lambda v: v.timestamp))


def _rows(text: str) -> Iterator[Mapping[str, object]]:
    if text.lstrip().startswith("["):
        yield from _array(json.loads(text))
        return
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("{"):
            yield _object(json.loads(line))
        elif line.endswith("}") and "{" in line:
            key, timestamp, rest = line.split(" ", 2)
            yield {"urlkey": key, "timestamp": timestamp, **_object(json.loads(rest))}
        else:
            yield _columns(line)


def _array(value: object) -> Iterable[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise ValueError("a JSON array of something else than rows")
    names = [str(name) for name in value[0]] if value else []
    return [dict(zip(names, row, strict=False)) for row in value[1:]]


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError("a JSON line that is no object")
    return value


def _columns(line: str) -> Mapping[str, object]:
    cells = line.split()
    if len(cells) < 3 or not is_timestamp(cells[1]):
        raise ValueError(f"{line[:60]!r} is no line of an index")
    return dict(zip(_COLUMNS, cells, strict=False))


def _version(row: Mapping[str, object]) -> Version | None:
    """None for a row without an address or a time: a server's remark."""
    url = row.get("original") or row.get("url")
    timestamp = str(row.get("timestamp", ""))
    if not isinstance(url, str) or not is_timestamp(timestamp):
        return None
    status = str(row.get("statuscode") or row.get("status") or "")
    return Version(
        url=url,
        timestamp=timestamp,
        status=int(status) if status.isdigit() else None,
        digest=str(row.get("digest") or ""),
    )
