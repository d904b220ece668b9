"""Which grids of lines or shadings are tables.

In come a grid and the words in its cells; out comes whether they stand as in a table, a
header or the rest of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.blocks.furniture import MARGIN
from extract.blocks.grid import Grid
from extract.blocks.inside import Inside
from extract.blocks.lines import cut_at_gaps, set_lines
from extract.labels import label_role
from extract.model import Page, Word

_WIDEST_HEADER_CELL = 200.0
"""Points: a narrower cell holds no row of four headers."""
_FEWEST_SIDES = 4
"""Sides of the columns of a row cut by a page break: of fewer than three it may be a frame."""


def is_table(grid: Grid, inside: Inside) -> bool:
    """At least two columns with words in them."""
    return len(_used_columns(grid, inside)) >= 2 and not is_header_alone(grid, inside)


def is_rest_of_row(grid: Grid, inside: Inside, words: Sequence[Word]) -> bool:
    """Whether a grid first on its page is one row of which only one cell has text left.

    A page break has cut the row of a table: its longest cell goes on alone.
    """
    if len(grid.ys) != 2 or len(grid.xs) < _FEWEST_SIDES or _used_columns(grid, inside) == set():
        return False
    above = [w for w in words if w.box.bottom <= grid.box.top + 2]
    text = [w for w in words if grid.box.contains_middle_of(w.box)]
    return not above or max(w.box.bottom for w in above) < grid.box.top - 2 * text[0].size


def is_header_alone(grid: Grid, inside: Inside) -> bool:
    """One row of column headers: only they are framed or shaded, the rows below are not."""
    if len(grid.ys) != 2:
        return False
    texts = [
        " ".join(s.text for s in set_lines(words))
        for cell in grid.cells
        if (words := inside(cell.box))
    ]
    return len(texts) >= 3 and all(label_role(text) is not None for text in texts)


def ends_page(grid: Grid, page: Page) -> bool:
    """Whether nothing stands below a grid but in the bottom margin: its table goes on overleaf."""
    below = (1 - MARGIN) * page.height
    return not any(grid.box.bottom < w.box.middle[1] < below for w in page.words)


def hides_header(grid: Grid, inside: Inside) -> bool:
    """Whether one cell holds a whole row of column headers: the lines bound something else."""
    for cell in grid.cells:
        if cell.box.width < _WIDEST_HEADER_CELL:
            continue
        for line in set_lines(inside(cell.box)):
            parts = cut_at_gaps(line, 1.0)
            labels = [label_role(p.text) for p in parts]
            if len(parts) >= 4 and sum(r is not None for r in labels) >= 0.75 * len(parts):
                return True
    return False


def has_rows(grid: Grid, inside: Inside) -> bool:
    """Whether shaded cells stand in common rows: boxes strewn over a page do not."""
    filled = [c for c in grid.cells if c.row_span == 1 and inside(c.box)]
    rows = [sum(c.row == row for c in filled) for row in range(len(grid.ys) - 1)]
    return sum(n >= 2 for n in rows) >= min(2, len(rows))


def holds_columns(grid: Grid, inside: Inside) -> bool:
    """Whether a cell over several columns holds text set in those columns.

    Then the shading only marks headers and areas, and does not bound the cells.
    """
    for cell in grid.cells:
        sides = [x for x in grid.xs if cell.box.x0 + 2 < x < cell.box.x1 - 2]
        words = inside(cell.box)
        if sides and words:
            for segment in set_lines(words):
                for before, word in pairwise(segment.words):
                    apart = word.box.x0 - before.box.x1 > 1.5 * word.size
                    if apart and any(before.box.x1 <= x <= word.box.x0 + 3 for x in sides):
                        return True
    return False


def _used_columns(grid: Grid, inside: Inside) -> set[int]:
    return {cell.column for cell in grid.cells if inside(cell.box)}
