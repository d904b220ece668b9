"""Blocks without places, as web pages and DOCX give them: enough for all layouts."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layouts.document import find_candidates
from extract.model import BBox, Block, Candidate, Cell, Line, Passage, Piece, Provenance


def line(text: str, *, bold: bool = False, marker: str | None = None, level: int = 0) -> Line:
    return Line(passage=Passage(text), bold=bold, marker=marker, level=level)


def placed(text: str, top: float, *, marker: str | None = None) -> Line:
    """A line at a height of page 1, for cells whose columns are told apart by level."""
    place = Provenance(page=1, box=BBox(x0=60, top=top, x1=60 + 5 * len(text), bottom=top + 10))
    piece = Piece(start=0, end=len(text), place=place)
    return Line(passage=Passage(text, (piece,)), marker=marker, size=10, place=place)


def heading(text: str, level: int = 2) -> Block:
    return Block(kind="heading", lines=(line(text, bold=True),), level=level)


def title(text: str = "Handlingsplan for oppvekst 2021–2024") -> Block:
    return heading(text, level=1)


def para(text: str, *, bold: bool = False) -> Block:
    return Block(kind="paragraph", lines=(line(text, bold=bold),))


def item(text: str, level: int = 0) -> Block:
    return Block(kind="item", lines=(line(text, marker="•", level=level),), level=level)


def cell(
    row: int,
    column: int,
    *texts: str,
    rows: int = 1,
    columns: int = 1,
    colour: str | None = None,
    bold: bool = False,
) -> Cell:
    return Cell(
        row=row,
        column=column,
        row_span=rows,
        column_span=columns,
        lines=tuple(line(t, bold=bold) for t in texts if t),
        colour=colour,
    )


def table(rows: Sequence[Sequence[str]]) -> Block:
    """A table of plain cells; a line break in a text makes two paragraphs."""
    return Block(
        kind="table",
        cells=tuple(
            cell(r, c, *text.split("\n"))
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
        ),
    )


def cells(*listed: Cell) -> Block:
    return Block(kind="table", cells=listed)


def found(*blocks: Block) -> tuple[Candidate, ...]:
    """The measures of a plan that holds the blocks."""
    return find_candidates([title(), *blocks])


def titles(candidates: Sequence[Candidate]) -> list[str]:
    return [c.title.text for c in candidates]


def field(candidate: Candidate, role: str) -> str | None:
    """The text of a candidate's field; None when it has none."""
    return next((f.passage.text for f in candidate.fields if f.role == role), None)
