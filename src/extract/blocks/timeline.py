"""Charts of time on a page: what their grids lack, and the bars in them. PDF points.

A chart is drawn with fewer lines than a table: a shaded band stands in for the rules beside it,
the years stand above the grid, one wide cell holds all months, and a bar covers cells, or parts
of them, without being any cell's shading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.blocks.grid import Grid, GridCell, with_row_above
from extract.blocks.inside import find_inside
from extract.blocks.rules import SNAP
from extract.fields.period_series import read_series
from extract.model import BBox, Edge, Mark, Word
from extract.readers.colours import is_white

_LOWEST_BAND, _HIGHEST_BAND = 6.0, 60.0
_SIDE = 4.0
"""A band ends this near to the sides of its table."""
_YEARS_ABOVE = 26.0
"""How far above a grid the years of its periods start."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADER_ROWS = 4
_LEAST_PERIODS = 4
_LEAST_YEARS = 3
_BAR_SHARE = 0.2
_BAR_LEAST = 3.0
"""A bar marks a period when it covers so much of it, and so many points."""
_LONG = 1.5
"""A filled shape this much wider than high is a bar, however its ends are drawn."""


def edges_of_bands(marks: Sequence[Mark], grids: Sequence[Grid]) -> list[Edge]:
    """The upper and lower sides of shadings over whole rows, where a table has no rule there."""
    found: list[Edge] = []
    for grid in (g for g in grids if len(g.xs) > 3 and len(g.ys) > 2):
        for mark in (m for m in marks if _is_band(m, grid)):
            for y in (mark.box.top, mark.box.bottom):
                inside = grid.ys[0] + SNAP < y < grid.ys[-1] - SNAP
                if inside and all(abs(y - other) > 2 * SNAP for other in grid.ys):
                    found.append(_across(grid, y))
    return found


def with_years_above(grid: Grid, words: Sequence[Word]) -> Grid:
    """A grid whose first row is periods, with the years that stand right above it."""
    header = [w for w in words if grid.ys[0] <= w.box.middle[1] <= grid.ys[1]]
    if sum(len(w.text.strip(".")) <= 4 for w in header) < _LEAST_PERIODS:
        return grid
    above = [
        w
        for w in words
        if grid.ys[0] - _YEARS_ABOVE <= w.box.top and w.box.bottom <= grid.ys[0] + 2
    ]
    years = [w for w in above if _YEAR.fullmatch(w.text) and _lies_over(w, grid)]
    if not years or any(w not in years and _is_level(w, years[0]) for w in above):
        return grid
    return with_row_above(grid, min(w.box.top for w in years) - 1)


def with_periods_cut(grid: Grid, words: Sequence[Word]) -> Grid:
    """A grid in which one wide column holds a whole series of periods, cut between them."""
    inside = find_inside(words)
    for cell in [c for c in grid.cells if c.row < _HEADER_ROWS and c.column_span == 1]:
        if cuts := cuts_between(inside(cell.box)):
            return with_periods_cut(_cut_column(grid, cell.column, cuts), words)
    return grid


def with_rows_cut(grid: Grid, words: Sequence[Word], marks: Sequence[Mark]) -> Grid:
    """A chart with rows cut that no rule parts: each half has a name and a mark of its own."""
    periods = _even_columns(grid)
    row = _row_of_periods(grid, words, periods) if periods else None
    if periods is None or row is None:
        return grid
    height = median(b - a for a, b in pairwise(grid.ys))
    bars = [m.box for m in marks if is_bar(m) and m.box.height < height]
    boxes = [*(w.box for w in words), *bars]
    while row < len(grid.ys) - 2:
        row += 1
        top, bottom = grid.ys[row], grid.ys[row + 1]
        inside = [b for b in boxes if top <= b.middle[1] <= bottom]
        y = _cut_of_row(inside, top=top + height, bottom=bottom, periods=periods)
        if y is not None and all(c.row_span == 1 for c in grid.cells if c.row == row):
            grid = _cut_row(grid, row, y)
    return grid


def cuts_between(words: Sequence[Word]) -> tuple[float, ...]:
    """Where periods set side by side end, of one line of `words`; none when they are no series."""
    if len(words) < _LEAST_YEARS:
        return ()
    lines: dict[int, list[Word]] = {}
    for word in words:
        middle = word.box.middle[1]
        key = next((y for y in lines if abs(y - middle) < 3), round(middle))
        lines.setdefault(key, []).append(word)
    for line in lines.values():
        row = sorted(line, key=lambda w: w.box.x0)
        texts = [w.text for w in row]
        years = all(_YEAR.fullmatch(t) for t in texts)
        if len(row) < (_LEAST_YEARS if years else _LEAST_PERIODS):
            continue
        over_years = any(_YEAR.fullmatch(w.text) for w in words if w not in row)
        if years or read_series(texts, under_years=over_years) is not None:
            middles = [w.box.middle[0] for w in row]
            if _is_even(middles):
                return tuple((a + b) / 2 for a, b in pairwise(middles))
    return ()


def is_bar(mark: Mark) -> bool:
    """Whether a filled shape may show a stretch of time."""
    long = mark.box.width >= _LONG * mark.box.height
    return not is_white(mark.colour) and (mark.shape == "rect" or long)


def covers_part(mark: BBox, cell: BBox) -> bool:
    """Whether a bar covers enough of an empty cell to mark it."""
    wide = min(mark.x1, cell.x1) - max(mark.x0, cell.x0)
    high = min(mark.bottom, cell.bottom) - max(mark.top, cell.top)
    if high <= 0.25 * min(cell.height, 12.0) or not cell.top <= mark.middle[1] <= cell.bottom:
        return False
    return wide > 0.35 * cell.width or (wide >= _BAR_SHARE * cell.width and wide >= _BAR_LEAST)


def _is_band(mark: Mark, grid: Grid) -> bool:
    box = mark.box
    whole = abs(box.x0 - grid.xs[0]) < _SIDE and abs(box.x1 - grid.xs[-1]) < _SIDE
    inside = grid.ys[0] - _SIDE < box.top and box.bottom < grid.ys[-1] + _SIDE
    high = _LOWEST_BAND <= box.height <= _HIGHEST_BAND
    return mark.shape == "rect" and not is_white(mark.colour) and whole and inside and high


def _across(grid: Grid, y: float) -> Edge:
    return Edge(orientation="h", box=BBox(x0=grid.xs[0], top=y, x1=grid.xs[-1], bottom=y))


def _lies_over(word: Word, grid: Grid) -> bool:
    return grid.xs[0] < word.box.middle[0] < grid.xs[-1]


def _is_level(word: Word, other: Word) -> bool:
    return abs(word.box.middle[1] - other.box.middle[1]) < 3


def _is_even(middles: Sequence[float]) -> bool:
    """Whether periods stand as far apart as charts set them, no sentence of short words."""
    steps = [b - a for a, b in pairwise(middles)]
    return min(steps) > 4 and max(steps) < 1.6 * min(steps)


def _even_columns(grid: Grid) -> tuple[float, float] | None:
    """Where the longest stretch of equally wide columns starts and ends, if it is a chart's."""
    widths = [b - a for a, b in pairwise(grid.xs)]
    best = (0, 0)
    for start in range(len(widths)):
        stop = start
        while stop < len(widths) and abs(widths[stop] - widths[start]) < 0.25 * widths[start]:
            stop += 1
        best = max(best, (start, stop), key=lambda s: s[1] - s[0])
    start, stop = best
    if stop - start < _LEAST_PERIODS or start == 0:
        return None
    return grid.xs[start], grid.xs[stop]


def _row_of_periods(grid: Grid, words: Sequence[Word], periods: tuple[float, float]) -> int | None:
    """The row of the header in which even columns are named as a series of periods."""
    left, right = periods
    over = [w for w in words if left < w.box.middle[0] < right]
    for row, (top, bottom) in enumerate(pairwise(grid.ys[: _HEADER_ROWS + 1])):
        inside = [w for w in over if top < w.box.middle[1] < bottom]
        if cuts_between(inside):
            return row
    return None


def _cut_of_row(
    boxes: Sequence[BBox], *, top: float, bottom: float, periods: tuple[float, float]
) -> float | None:
    """The height from `top` on where a row can be cut into two, each named and marked."""
    if bottom - top < 0.7 * _LOWEST_BAND:
        return None
    for y in sorted({b.top - 1 for b in boxes if top - 4 <= b.top - 1 < bottom}):
        if any(b.top < y < b.bottom for b in boxes):
            continue
        halves = [b for b in boxes if b.bottom <= y], [b for b in boxes if b.top >= y]
        if all(_is_named_and_marked(half, periods) for half in halves):
            return y
    return None


def _is_named_and_marked(boxes: Sequence[BBox], periods: tuple[float, float]) -> bool:
    left, right = periods
    return any(b.x1 <= left for b in boxes) and any(left - 1 <= b.x0 <= right for b in boxes)


def _cut_row(grid: Grid, row: int, y: float) -> Grid:
    cells: list[GridCell] = []
    for cell in grid.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + 1))
        elif cell.row == row:
            upper, lower = replace(cell.box, bottom=y), replace(cell.box, top=y)
            cells += [replace(cell, box=upper), replace(cell, row=row + 1, box=lower)]
        elif cell.row + cell.row_span > row:
            cells.append(replace(cell, row_span=cell.row_span + 1))
        else:
            cells.append(cell)
    return Grid(xs=grid.xs, ys=(*grid.ys[: row + 1], y, *grid.ys[row + 1 :]), cells=tuple(cells))


def _cut_column(grid: Grid, column: int, cuts: Sequence[float]) -> Grid:
    more = len(cuts)
    xs = (*grid.xs[: column + 1], *cuts, *grid.xs[column + 1 :])
    cells: list[GridCell] = []
    for cell in grid.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + more))
        elif cell.column == column and cell.column_span == 1:
            cells += [
                replace(cell, column=column + i, box=replace(cell.box, x0=x0, x1=x1))
                for i, (x0, x1) in enumerate(pairwise((cell.box.x0, *cuts, cell.box.x1)))
            ]
        elif cell.column + cell.column_span > column:
            cells.append(replace(cell, column_span=cell.column_span + more))
        else:
            cells.append(cell)
    return Grid(xs=xs, ys=grid.ys, cells=tuple(cells))
