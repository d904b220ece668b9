"""A table block -> the same without columns that hold nothing: sides that are none.

Shading that is a little off the rules, as on a page scanned askew, tells a side where
no column starts. Nothing stands in such a column alone; most rows reach over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Block, Cell

_MOSTLY = 0.5
"""Part of the rows that reach over a column that is none."""


def without_spare_columns(table: Block) -> Block:
    """The table, each spare column made part of the one before it (the first, of the next)."""
    cells = list(table.cells)
    column = 0
    while column < _width(cells):
        if _width(cells) > 1 and _is_spare(cells, column):
            cells = _without(cells, column)
        else:
            column += 1
    return replace(table, cells=tuple(cells)) if len(cells) != len(table.cells) else table


def _width(cells: Sequence[Cell]) -> int:
    return max((c.column + c.column_span for c in cells), default=0)


def _is_spare(cells: Sequence[Cell], column: int) -> bool:
    """Whether no text stands in a column alone, and cells of most rows reach over it."""
    own = [c for c in cells if c.column == column and c.column_span == 1]
    if any(c.lines for c in own):
        return False
    rows = max(c.row + c.row_span for c in cells)
    over = {
        row
        for c in cells
        if c.column_span > 1 and c.column <= column < c.column + c.column_span
        for row in range(c.row, c.row + c.row_span)
    }
    return len(over) > _MOSTLY * rows


def _without(cells: Sequence[Cell], column: int) -> list[Cell]:
    """The cells with one column less; an empty cell of its own goes with it."""
    kept: list[Cell] = []
    for cell in cells:
        if cell.column == column and cell.column_span == 1:
            continue
        if cell.column > column:
            cell = replace(cell, column=cell.column - 1)
        elif cell.column + cell.column_span > column:
            cell = replace(cell, column_span=cell.column_span - 1)
        kept.append(cell)
    return kept
