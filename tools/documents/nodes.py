"""The parts a document is made of, before a producer prints them.

Texts carry a small markup: `**bold**`, `__italic__`, `{#c00000|coloured}`, `^^raised^^`,
`{+inserted+}` and `{-deleted-}` (tracked changes; elsewhere the changed text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARKS = re.compile(
    r"\*\*(.+?)\*\*|__(.+?)__|\^\^(.+?)\^\^|\{(#[0-9a-fA-F]{6})\|(.+?)\}"
    r"|\{\+(.+?)\+\}|\{-(.+?)-\}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    change: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1
    page_break: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """`style` is normal, lead, small, title or label (tight to the next)."""

    text: str
    style: str = "normal"


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    children: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`text` lines are paragraphs; a line that starts with "- " is a bullet.

    `rotated` text reads upwards, or downwards with `down`.
    """

    text: str = ""
    inner: Table | None = None
    columns: int = 1
    rows: int = 1
    fill: str | None = None
    ink: str | None = None
    bold: bool = False
    align: str = "left"
    rotated: bool = False
    down: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows hold the cells that start in them, as in HTML. `widths` are relative.

    `lines` is ruled, rows (between rows only), none, white, thin, double, dotted or head
    (one rule under the header);
    `header_rows` are repeated on each page when `repeat` is on.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 1
    repeat: bool = True
    lines: str = "ruled"
    colour: str = "#7f7f7f"
    size: float | None = None
    breakable: bool = True
    gap: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """`landscape` turns the pages that follow; None leaves them."""

    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    pass


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings down to `depth`."""

    title: str = "Innhold"
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A fact box: its nodes on a coloured ground."""

    nodes: tuple[Node, ...]
    fill: str = "#e2efda"


@dataclass(frozen=True, slots=True)
class Columns:
    """Nodes set in newspaper columns."""

    nodes: tuple[Node, ...]
    count: int = 2


@dataclass(frozen=True, slots=True)
class Details:
    """An accordion of a web page; a heading and its nodes elsewhere."""

    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with one value each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A text box of a drawn page: place and size in mm from the top left corner."""

    x: float
    y: float
    width: float
    height: float
    text: str = ""
    size: float = 10
    bold: bool = False
    fill: str | None = None
    line: str | None = None
    ink: str = "#000000"
    rotated: bool = False


@dataclass(frozen=True, slots=True)
class Poster:
    """A drawn page (a poster, a slide) in the order in which its boxes lie in the file.

    `table` stands at `table_at` (x, y, width in mm), if there is one.
    """

    places: tuple[Place, ...]
    table: Table | None = None
    table_at: tuple[float, float, float] = (0, 0, 0)


Node = (Heading | Para | Items | Table | PageBreak | Rule | Contents | Box | Columns
        | Details | Definitions | Poster)  # fmt: skip
Nodes = tuple[Node, ...]


def runs(text: str, *, changes: bool = False) -> Iterator[Run]:
    """The styled stretches of a marked-up text; bold may hold the other marks.

    Deleted stretches are left out unless `changes`.
    """
    for run in _runs(text):
        if changes or run.change != "del":
            yield run


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > at:
            yield Run(text=text[at : mark.start()])
        bold, italic, raised, colour, coloured, new, old = mark.groups()
        if bold:
            yield from (replace(r, bold=True) for r in _runs(bold))
        elif italic:
            yield from (replace(r, italic=True) for r in _runs(italic))
        elif raised:
            yield Run(text=raised, raised=True)
        elif new or old:
            yield Run(text=new or old, change="ins" if new else "del")
        else:
            yield from (replace(r, colour=colour) for r in _runs(coloured))
        at = mark.end()
    if at < len(text):
        yield Run(text=text[at:])


def plain(text: str) -> str:
    """The text without its markup and without raised note figures."""
    return "".join(run.text for run in runs(text) if not run.raised)


def cell_parts(text: str) -> list[tuple[bool, str]]:
    """The lines of a cell as (is a bullet, text)."""
    return [(line.startswith("- "), line.removeprefix("- ")) for line in text.split("\n") if line]
