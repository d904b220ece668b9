"""A list of URLs in, links out: one address on each line, or CSV with a column for it."""

from __future__ import annotations

import csv
import re

from extract.listing.links import Link, squeeze
from extract.vocabulary import load

_WEB = re.compile(r"^\s*https?://", re.I)


def read_url_list(text: str) -> tuple[Link, ...]:
    """The addresses of a list, in its order.

    Plain text: lines that start with `#` are remarks, words behind the address are the
    link's text. CSV (comma, semicolon or tab): the first row names the columns; one is
    `url` (or `lenke`, `href` ...), one may be `title` (`tittel`, `tekst` ...).
    Raises ValueError for a CSV without such a column and for a line that holds no
    http address.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    kept = [(n, line) for n, line in enumerate(lines, start=1) if line.strip() and line[:1] != "#"]
    if not kept:
        return ()
    if _WEB.match(kept[0][1]) and not _has_columns(kept[0][1]):
        return tuple(_read_line(number, line) for number, line in kept)
    return _read_csv([line for _, line in kept])


def _has_columns(line: str) -> bool:
    return any(mark in line for mark in ";\t")


def _read_line(number: int, line: str) -> Link:
    address, _, words = line.strip().partition(" ")
    if not _WEB.match(address):
        raise ValueError(f"line {number}: {address[:80]!r} is no http address")
    return Link(url=address, text=squeeze(words))


def _read_csv(lines: list[str]) -> tuple[Link, ...]:
    delimiter = max(";\t,", key=lines[0].count)
    rows = list(csv.reader(lines, delimiter=delimiter))
    names = [cell.strip().lower() for cell in rows[0]]
    address = _column("address", names)
    if address is None:
        raise ValueError(f"no column is called `url`; the first row has {', '.join(rows[0])}")
    words = _column("text", names)
    return tuple(
        _read_row(number, row, address, words) for number, row in enumerate(rows[1:], start=2)
    )


def _column(kind: str, names: list[str]) -> int | None:
    known = load().words(f"link.{kind}_column")
    return next((names.index(name) for name in known if name in names), None)


def _read_row(number: int, row: list[str], address: int, words: int | None) -> Link:
    url = row[address].strip() if address < len(row) else ""
    if not _WEB.match(url):
        raise ValueError(f"row {number}: {url[:80]!r} is no http address")
    text = row[words] if words is not None and words < len(row) else ""
    return Link(url=url, text=squeeze(text))
