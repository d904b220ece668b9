"""Columns that no line tells apart: vertical strips of white in cells and tables.

All numbers are PDF points.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks.grid import Grid, GridCell
from extract.blocks.inside import find_inside
from extract.blocks.lines import is_bullet, level_lines
from extract.blocks.numbers_beside import find_number_strip
from extract.model import BBox, Word

_COLUMN_GAP = 1.0
"""Ems: a gap wider than this may part two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gutter:
    """A strip of white from `left` to `right` that text stands on both sides of."""

    left: float
    right: float

    @property
    def at(self) -> float:
        """Where to cut: at the right text's start, since text runs ragged on the left."""
        return self.right - min(1.5, (self.right - self.left) / 2)


def split_columns(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with columns cut in two where their cells hold two columns of text."""
    column = 0
    inside = find_inside([w for w in words if w.upright])
    while column < len(grid.xs) - 1:
        cells = [c for c in grid.cells if c.column == column and c.column_span == 1]
        gutter = find_gutter([inside(c.box) for c in cells])
        if gutter is not None:
            grid = _cut(grid, column, gutter.at, words)
        column += 1
    return _split_numbers(grid, words)


def _split_numbers(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with numbers beside the middle of their texts in a column of their own."""
    inside = find_inside([w for w in words if w.upright])
    for column in range(len(grid.xs) - 1):
        cells = [c for c in grid.cells if c.column == column and c.column_span == 1]
        strip = find_number_strip([inside(c.box) for c in cells])
        if strip is not None:
            return _cut(grid, column, Gutter(left=strip[0], right=strip[1]).at, words)
    return grid


def find_gutter(groups: Sequence[Sequence[Word]]) -> Gutter | None:
    """A strip that parts the lines of several cells alike; None when there is none.

    `groups` are the upright words of each cell.
    The words right of it must start at one x, on baselines that also hold words
    left of it, and no word may cross it. Most of them stand well apart: ragged
    word spaces do not.
    """
    lines = [line for group in groups for line in level_lines(group)]
    starts = [w.box.x0 for line in lines for w in line[1:]]
    for x in _common(starts, least=max(3, 0.25 * len(lines))):
        gaps = [gap for line in lines if (gap := _gap_before(line, x)) is not None]
        crossing = any(w.box.x0 < x - 3 and w.box.x1 > x - 1 for line in lines for w in line)
        wide = [gap for gap in gaps if gap > _COLUMN_GAP]
        if not crossing and len(wide) >= 3 and len(wide) >= 0.6 * len(gaps):
            left = max(w.box.x1 for line in lines for w in line if w.box.x1 < x)
            return Gutter(left=left, right=x)
    return None


def _gap_before(line: Sequence[Word], x: float) -> float | None:
    """The white, in ems, before the word that starts at `x`; None when none does.

    Bullets and numbers that hang before their text are no column.
    """
    for before, word in itertools.pairwise(line):
        if abs(word.box.x0 - x) < 3:
            if before is line[0] and (is_bullet(before.text) or len(before.text) <= 4):
                return None
            return (word.box.x0 - before.box.x1) / word.size
    return None


def _common(starts: Sequence[float], *, least: float) -> list[float]:
    """Positions that many starts share, the most shared first."""
    clusters: list[list[float]] = []
    for x in sorted(starts):
        if clusters and x - clusters[-1][-1] < 2.5:
            clusters[-1].append(x)
        else:
            clusters.append([x])
    shared = [c for c in clusters if len(c) >= least]
    return [min(c) for c in sorted(shared, key=len, reverse=True)]


def _cut(grid: Grid, column: int, x: float, words: Sequence[Word]) -> Grid:
    cells: list[GridCell] = []
    for cell in grid.cells:
        if cell.column > column:
            cells.append(_moved(cell, column=cell.column + 1))
        elif cell.column == column and cell.column_span == 1 and _has_both(cell, x, words):
            left, right = _halves(cell, x)
            cells += [left, right]
        elif cell.column + cell.column_span > column:
            cells.append(_moved(cell, column_span=cell.column_span + 1))
        else:
            cells.append(cell)
    xs = (*grid.xs[: column + 1], x, *grid.xs[column + 1 :])
    return Grid(xs=xs, ys=grid.ys, cells=tuple(cells))


def _has_both(cell: GridCell, x: float, words: Sequence[Word]) -> bool:
    """A header over both columns stays whole: nothing of it starts right of the cut."""
    return any(w.box.x0 >= x - 1 for w in words if cell.box.contains_middle_of(w.box)) and not any(
        w.box.x0 < x - 2 < w.box.x1 - 4 for w in words if cell.box.contains_middle_of(w.box)
    )


def _halves(cell: GridCell, x: float) -> tuple[GridCell, GridCell]:
    box = cell.box
    left = BBox(x0=box.x0, top=box.top, x1=x, bottom=box.bottom)
    right = BBox(x0=x, top=box.top, x1=box.x1, bottom=box.bottom)
    return (
        GridCell(
            row=cell.row, column=cell.column, row_span=cell.row_span, column_span=1, box=left
        ),
        GridCell(
            row=cell.row, column=cell.column + 1, row_span=cell.row_span, column_span=1, box=right
        ),
    )


def _moved(
    cell: GridCell, *, column: int | None = None, column_span: int | None = None
) -> GridCell:
    return GridCell(
        row=cell.row,
        column=cell.column if column is None else column,
        row_span=cell.row_span,
        column_span=cell.column_span if column_span is None else column_span,
        box=cell.box,
    )
