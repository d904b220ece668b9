"""Rows shaded in turn -> one grid: the rows between them have no lines of their own.

A header and every second row are shaded in the same columns; the words of the rows
between them keep to these columns. All numbers are PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.blocks.grid import Grid, plain_row
from extract.blocks.lines import set_lines
from extract.model import BBox, Word

_SLACK = 2.5
_TOUCH = 1.5
_HIGHEST_GAP = 120.0
"""Points between two shaded rows; further apart they are two tables."""
_LINE_GAP = 0.9
"""Ems between the lines of one row at most."""


def join_stripes(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids, those that are rows of one striped table joined, top down."""
    joined: list[Grid] = []
    for grid in sorted(grids, key=lambda g: (g.box.top, g.box.x0)):
        above = next((i for i, g in enumerate(joined) if _goes_on(g, grid, words)), None)
        if above is None or _is_other_between(joined[above], grid, grids):
            joined.append(grid)
        else:
            joined[above] = _join(joined[above], grid)
    return [_with_last_row(g, joined, words) if _is_striped(g, grids) else g for g in joined]


def _goes_on(above: Grid, below: Grid, words: Sequence[Word]) -> bool:
    same = len(above.xs) == len(below.xs) and all(
        abs(a - b) < _SLACK for a, b in zip(above.xs, below.xs, strict=True)
    )
    gap = below.box.top - above.box.bottom
    is_row = len(below.ys) == 2
    if not same or not is_row or len(above.xs) < 4 or not _TOUCH < gap < _HIGHEST_GAP:
        return False
    return _keep_to_columns(above, _between(above.box, above.box.bottom, below.box.top, words))


def _is_other_between(above: Grid, below: Grid, grids: Sequence[Grid]) -> bool:
    return any(above.box.bottom - 1 < g.box.middle[1] < below.box.top for g in grids)


def _between(box: BBox, top: float, bottom: float, words: Sequence[Word]) -> list[Word]:
    strip = BBox(x0=box.x0 - _SLACK, top=top, x1=box.x1 + _SLACK, bottom=bottom)
    return [w for w in words if strip.contains_middle_of(w.box)]


def _keep_to_columns(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether words fill two columns and none crosses a side of one."""
    if any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in words for x in grid.xs):
        return False
    columns = {sum(w.box.x0 >= x - 1 for x in grid.xs) for w in words}
    return len(columns) >= 2


def _join(above: Grid, below: Grid) -> Grid:
    """One grid with the row between the two."""
    rows = len(above.ys) - 1
    between = plain_row(above.xs, rows, above.ys[-1], below.ys[0])
    moved = tuple(replace(c, row=c.row + rows + 1) for c in below.cells)
    return Grid(xs=above.xs, ys=(*above.ys, *below.ys), cells=(*above.cells, *between, *moved))


def _is_striped(grid: Grid, before: Sequence[Grid]) -> bool:
    return grid not in before


def _with_last_row(grid: Grid, grids: Sequence[Grid], words: Sequence[Word]) -> Grid:
    """The grid with the plain row below its last shaded one, when there is one."""
    bottom = grid.box.bottom
    ends = [g.box.top for g in grids if g.box.top > bottom]
    below = _between(grid.box, bottom, min([*ends, bottom + _HIGHEST_GAP]), words)
    taken: list[Word] = []
    last = bottom
    for line in set_lines(below):
        if line.box.top - last > _LINE_GAP * line.size:
            break
        if not taken and not _keep_to_columns(grid, line.words):
            break
        taken += line.words
        last = line.box.bottom
    if not taken or not _keep_to_columns(grid, taken):
        return grid
    row = plain_row(grid.xs, len(grid.ys) - 1, bottom, last + 1)
    return Grid(xs=grid.xs, ys=(*grid.ys, last + 1), cells=(*grid.cells, *row))
