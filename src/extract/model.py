"""The value types that pass between the rooms. Standard library only.

Data flows one way: pages (words, edges, marks) -> blocks (lines, cells) ->
candidates (printed text and places) -> readings (meaning) -> records (rows).
Boxes are PDF points from the top left corner of the page; web pages and DOCX
have no boxes, and everything after the blocks works without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class BBox:
    """A rectangle in PDF points; `top` and `bottom` count from the page's top."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Centre point as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def contains(self, other: BBox, *, slack: float = 0.0) -> bool:
        return (
            self.x0 - slack <= other.x0
            and self.top - slack <= other.top
            and other.x1 <= self.x1 + slack
            and other.bottom <= self.bottom + slack
        )

    def contains_middle_of(self, other: BBox) -> bool:
        """Asked for every word of every cell: spelled out, as calls cost most of it."""
        return (
            self.top <= (other.top + other.bottom) / 2 <= self.bottom
            and self.x0 <= (other.x0 + other.x1) / 2 <= self.x1
        )

    @staticmethod
    def around(boxes: Iterable[BBox]) -> BBox:
        """The smallest box around `boxes`. Raises ValueError when there are none.

        Asked for every line of every cell: one pass, and a lone box is its own.
        """
        first, *others = boxes
        if not others:
            return first
        x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
        for box in others:
            x0 = box.x0 if box.x0 < x0 else x0
            top = box.top if box.top < top else top
            x1 = box.x1 if box.x1 > x1 else x1
            bottom = box.bottom if box.bottom > bottom else bottom
        return BBox(x0=x0, top=top, x1=x1, bottom=bottom)


# ---------------------------------------------------------------- pages


Direction = Literal["right", "up", "down", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One printed word. `size` is the font size in points, `colour` `#rrggbb`.

    `direction` is where its letters run on the page. `printed` is its box on the
    page as it lies in the file, when `box` is in a page turned to be read.
    """

    text: str
    box: BBox
    size: float
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    direction: Direction = "right"
    printed: BBox | None = None

    @property
    def upright(self) -> bool:
        return self.direction == "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A straight drawn line, or one side of a drawn rectangle."""

    orientation: Literal["h", "v"]
    box: BBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A filled shape: cell shading, a bar, a dot of a traffic light."""

    box: BBox
    colour: str
    shape: Literal["rect", "curve"]


TextLayer = Literal["native", "ocr", "none"]

Reader = Literal["pdfium", "pdfplumber"]
"""The reader that gave a page of a PDF: the first and fast one, or the second and plain one."""

ReaderChoice = Literal["fast", "plain"]
"""Readers to use: `fast` is PDFium's, and pdfplumber for what it doubts; `plain` is
pdfplumber alone."""

PageState = Literal["whole", "rescued", "partial", "crowded", "picture", "lost"]
"""How a page came through: `rescued` by another way than the usual one, which may lack its
lines; `partial` and `lost`: some or all of it could not be read; `crowded`: it is drawn of so
many shapes that the smallest were left out; `picture`: only text recognition could read it,
and there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that one page shows, in PDF points; `number` counts from 1.

    `reader` is None for what is no PDF page, for scans and for pages rescued otherwise.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...] = ()
    marks: tuple[Mark, ...] = ()
    text_layer: TextLayer = "native"
    state: PageState = "whole"
    reader: Reader | None = None


# ---------------------------------------------------------------- places


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A place in a document: 1-based page and a box on it."""

    page: int
    box: BBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Where the characters `start:end` of a passage's text are printed, and how."""

    start: int
    end: int
    place: Provenance
    colour: str | None = None
    bold: bool = False

    def cut(self, start: int, end: int) -> Piece:
        """The piece as it is in the characters `start:end` of the text. Made without
        dataclasses.replace, which takes three times as long and runs for every word."""
        first, last = max(self.start, start) - start, min(self.end, end) - start
        return Piece(start=first, end=last, place=self.place, colour=self.colour, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with the places of its words; no pieces for web pages and DOCX."""

    text: str
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int) -> Passage:
        """The characters `start:end` with outer white space dropped, and their places."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        if not start and end == len(self.text):
            return self
        pieces = [p.cut(start, end) for p in self.pieces if p.start < end and p.end > start]
        return Passage(self.text[start:end], tuple(pieces))

    @property
    def place(self) -> Provenance | None:
        """The page on which the text starts and the box around it there; None without places."""
        if not self.pieces:
            return None
        page = self.pieces[0].place.page
        boxes = [p.place.box for p in self.pieces if p.place.page == page]
        return Provenance(page=page, box=BBox.around(boxes))

    @staticmethod
    def join(passages: Sequence[Passage], separator: str = " ") -> Passage:
        """One passage out of several, in their order; empty ones are left out."""
        filled = [passage for passage in passages if passage.text]
        if len(filled) == 1:
            return filled[0]
        text, pieces = "", list[Piece]()
        for passage in filled:
            if text:
                text += separator
            pieces.extend(_moved(passage.pieces, len(text)))
            text += passage.text
        return Passage(text, tuple(pieces))


def _moved(pieces: Sequence[Piece], shift: int) -> Sequence[Piece]:
    """The pieces of a text that starts `shift` characters later; made anew without
    dataclasses.replace, which takes three times as long and runs for every word."""
    if not shift:
        return pieces
    return [
        Piece(
            start=p.start + shift, end=p.end + shift, place=p.place, colour=p.colour, bold=p.bold
        )
        for p in pieces
    ]


# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text as it is set, bullet glyph apart.

    `marker` is the bullet as printed (None: no bullet, "" : a bullet whose
    glyph is not known, as in web pages), `marker_colour` its colour. `level` is the depth
    of a nested list, from 0.
    `size` is None where the source does not say.
    """

    passage: Passage
    marker: str | None = None
    marker_colour: str | None = None
    level: int = 0
    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    place: Provenance | None = None

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; `colour` is its shading (`#rrggbb`), None when white or unknown."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()
    colour: str | None = None
    place: Provenance | None = None
    is_header: bool = False


BlockKind = Literal["heading", "paragraph", "item", "table", "furniture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a list item, a table, or page furniture, in reading order.

    `level` is the rank of a heading (1 is the highest) or the depth of a list
    item (0 is the outermost). Tables have `cells` and no `lines`.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    cells: tuple[Cell, ...] = ()
    level: int = 0
    page: int | None = None
    box: BBox | None = None


# ---------------------------------------------------------------- candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """Printed text in the place of a field: a column, a label's value, a bracket.

    `role` is a role of words/labels.toml (deadline, status, responsible ...);
    `label` is the header or label as printed, None when there was none.
    `colour` is the shading of the cell or the colour of the symbol.
    """

    role: str
    passage: Passage
    label: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a layout takes for one measure: printed text and places, no meaning yet."""

    title: Passage
    number: str | None = None
    description: tuple[Passage, ...] = ()
    area: Passage | None = None
    area_number: str | None = None
    fields: tuple[FieldText, ...] = ()
    layout: str = ""
    evidence: tuple[tuple[str, float], ...] = ()


# ---------------------------------------------------------------- readings


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContext:
    """What the plan says of itself and the fields need: its time and its language.

    `status_day` is the day of a status report, for statuses without a date of their own.
    """

    year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    language: str | None = None
    status_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """A window of days, both ends inclusive; `kind` as in the data dictionary."""

    kind: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineReading:
    """`start:stop` are the characters of the text that was read."""

    start: int
    stop: int
    window: TimeWindow
    label: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReading:
    """`start:stop` are the characters of the text that was read, party left out."""

    start: int
    stop: int
    state: str
    party: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyReading:
    """`start:stop` are the characters of one responsible party."""

    start: int
    stop: int
