"""A grid and the words in it -> a table block: cells with their lines and shading.

Boxes are PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.blocks.grid import Grid, GridCell
from extract.blocks.inside import find_inside
from extract.blocks.lines import set_lines, to_line
from extract.blocks.spare_columns import without_spare_columns
from extract.blocks.timeline import covers_part, is_bar
from extract.model import BBox, Block, Cell, Line, Mark, Page, Provenance, Word


def table_of(grid: Grid, words: Sequence[Word], *, page: Page) -> Block:
    """A grid with the words that lie in it as a table block."""
    whole = grid.box
    shadings = [m for m in page.marks if whole.contains_middle_of(m.box) and is_bar(m)]
    inside = find_inside(words)
    cells = tuple(_cell(cell, inside(cell.box), shadings, page=page) for cell in grid.cells)
    table = Block(kind="table", cells=cells, page=page.number, box=grid.box)
    return without_spare_columns(table)


def cell_lines(words: Sequence[Word], *, page: int) -> tuple[Line, ...]:
    """The lines of a cell with list levels."""
    return tuple(_with_levels([to_line(s, page=page) for s in set_lines(words)]))


def _with_levels(lines: Sequence[Line]) -> list[Line]:
    """Bulleted lines with their depth, told from how far they are set in."""
    starts: list[float] = []
    for line in lines:
        if line.marker is not None and line.place is not None:
            x = line.place.box.x0
            if not any(abs(x - s) < 4 for s in starts):
                starts.append(x)
    starts.sort()
    return [
        replace(line, level=min(range(len(starts)), key=lambda i: abs(starts[i] - x)))
        if line.marker is not None and line.place is not None and (x := line.place.box.x0) >= 0
        else line
        for line in lines
    ]


def _cell(
    cell: GridCell,
    words: Sequence[Word],
    shadings: Sequence[Mark],
    *,
    page: Page,
) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        lines=cell_lines(words, page=page.number),
        colour=_shading(cell, shadings, is_empty=not words),
        place=Provenance(page=page.number, box=cell.box),
    )


def _shading(cell: GridCell, shadings: Sequence[Mark], *, is_empty: bool) -> str | None:
    """The colour drawn last over most of the cell; in an empty cell a bar will do."""
    share_of_each = (0.35, 0.25) if is_empty else (0.7, 0.7)
    colour = None
    for mark in (m for m in shadings if _overlap(m.box, cell.box)):
        covers = _covers(mark.box, cell.box, *share_of_each)
        if covers or (is_empty and covers_part(mark.box, cell.box)):
            colour = mark.colour
    return colour


def _overlap(one: BBox, other: BBox) -> bool:
    """Asked for every shading of every cell, and mostly false."""
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _covers(mark: BBox, cell: BBox, wide_enough: float, high_enough: float) -> bool:
    wide = min(mark.x1, cell.x1) - max(mark.x0, cell.x0)
    high = min(mark.bottom, cell.bottom) - max(mark.top, cell.top)
    return wide > wide_enough * cell.width and high > high_enough * cell.height
