"""Grids and words of a page -> table blocks: cells with their lines and shading.

Boxes are PDF points. A frame around text (one cell) is no table and is left to
the reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.blocks.broken_rules import edges_of_broken_rules
from extract.blocks.charts import find_charts
from extract.blocks.furniture import MARGIN
from extract.blocks.grid import Grid, GridCell, find_grids
from extract.blocks.gutters import split_columns
from extract.blocks.inside import Inside, find_inside
from extract.blocks.lines import cut_at_gaps, set_lines, to_line
from extract.blocks.loose_header import with_loose_header
from extract.blocks.rules import edges_of_shading
from extract.blocks.shaded_header import grid_below_header
from extract.blocks.stripes import join_stripes
from extract.blocks.timeline import (
    covers_part,
    edges_of_bands,
    is_bar,
    with_periods_cut,
    with_rows_cut,
    with_years_above,
)
from extract.labels import label_role
from extract.model import (
    BBox,
    Block,
    Cell,
    Edge,
    Line,
    Mark,
    Page,
    Provenance,
    Word,
)
from extract.readers.colours import is_white

_BESIDE = 12.0
"""Points: grids of the same height this near beside each other are one table."""


_WIDEST_HEADER_CELL = 200.0
"""Points: a narrower cell holds no row of four headers."""
_LOWEST_FRAME = 28.0
"""Points: a shaded box lower than this holds a line of text, not a text of its own."""
_FEWEST_SIDES = 4
"""Sides of the columns of a row cut by a page break: of fewer than three it may be a frame."""
_PILED = 2.0
"""Points between shadings that lie one below the other as one column."""
_VALUE_GAP = 40.0
"""Points from a shaded label to its value at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTables:
    """The tables of a page, frames around text, and the words that lie in neither."""

    tables: tuple[Block, ...]
    frames: tuple[BBox, ...]
    rest: tuple[Word, ...]


def find_tables(page: Page) -> PageTables:
    """Tables from drawn rules first, then from shading where nothing is drawn."""
    words = list(page.words)
    inside = find_inside(words)
    edges = [*page.edges, *edges_of_broken_rules(page, words)]
    drawn = find_grids(edges)
    if bands := edges_of_bands(page.marks, drawn):
        drawn = find_grids([*edges, *bands])
    grids = [
        g
        for g in _beside(drawn)
        if (_is_table(g, inside) and not _hides_header(g, inside))
        or _is_rest_of_row(g, inside, words)
    ]
    grids += find_charts(words, page.marks, drawn)
    shaded = edges_of_shading(_visible(page.marks), page_area=page.width * page.height)
    stripes: list[Grid] = []
    for grid in find_grids(_outside(shaded, grids)):
        if not _is_table(grid, inside):
            if _ends_page(grid, page) and _is_header_alone(grid, inside):
                grids.append(grid)
            continue
        if _has_rows(grid, inside) and not _holds_columns(grid, inside):
            stripes.append(grid)
        elif (below := grid_below_header(grid, page, inside)) is not None:
            grids.append(below)
    grids += join_stripes(stripes, words)
    tables: list[Block] = []
    for grid in sorted(grids, key=lambda g: g.box.top):
        grid = with_years_above(with_loose_header(grid, words), words)
        whole = grid.box
        within = [w for w in words if whole.contains_middle_of(w.box)]
        grid = with_rows_cut(with_periods_cut(grid, within), within, page.marks)
        grid = split_columns(grid, within)
        tables.append(table_of(grid, within, page=page))
        whole = grid.box
        words = [w for w in words if not whole.contains_middle_of(w.box)]
    frames = _frames(page, drawn, [t.box for t in tables if t.box])
    return PageTables(tables=tuple(tables), frames=tuple(frames), rest=tuple(words))


def table_of(grid: Grid, words: Sequence[Word], *, page: Page) -> Block:
    """A grid with the words that lie in it as a table block."""
    whole = grid.box
    shadings = [m for m in page.marks if whole.contains_middle_of(m.box) and is_bar(m)]
    inside = find_inside(words)
    cells = tuple(_cell(cell, inside(cell.box), shadings, page=page) for cell in grid.cells)
    return Block(kind="table", cells=cells, page=page.number, box=grid.box)


def _visible(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that can be seen: coloured ones, and white ones on a coloured ground."""
    grounds: list[Mark] = []
    seen: list[Mark] = []
    for mark in marks:
        if not is_white(mark.colour):
            grounds.append(mark)
            seen.append(mark)
        elif any(g.box.contains(mark.box, slack=1.0) for g in grounds):
            seen.append(mark)
    return seen


def _outside(edges: Sequence[Edge], grids: Sequence[Grid]) -> list[Edge]:
    boxes = [g.box for g in grids]
    return [e for e in edges if not any(b.contains(e.box, slack=4.0) for b in boxes)]


def _is_table(grid: Grid, inside: Inside) -> bool:
    """At least two columns with words in them."""
    return len(_used_columns(grid, inside)) >= 2 and not _is_header_alone(grid, inside)


def _used_columns(grid: Grid, inside: Inside) -> set[int]:
    return {cell.column for cell in grid.cells if inside(cell.box)}


def _is_rest_of_row(grid: Grid, inside: Inside, words: Sequence[Word]) -> bool:
    """Whether a grid first on its page is one row of which only one cell has text left.

    A page break has cut the row of a table: its longest cell goes on alone.
    """
    if len(grid.ys) != 2 or len(grid.xs) < _FEWEST_SIDES or _used_columns(grid, inside) == set():
        return False
    above = [w for w in words if w.box.bottom <= grid.box.top + 2]
    text = [w for w in words if grid.box.contains_middle_of(w.box)]
    return not above or max(w.box.bottom for w in above) < grid.box.top - 2 * text[0].size


def _is_header_alone(grid: Grid, inside: Inside) -> bool:
    """One row of column headers: only they are framed or shaded, the rows below are not."""
    if len(grid.ys) != 2:
        return False
    texts = [
        " ".join(s.text for s in set_lines(words))
        for cell in grid.cells
        if (words := inside(cell.box))
    ]
    return len(texts) >= 3 and all(label_role(text) is not None for text in texts)


def _ends_page(grid: Grid, page: Page) -> bool:
    """Whether nothing stands below a grid but in the bottom margin: its table goes on overleaf."""
    below = (1 - MARGIN) * page.height
    return not any(grid.box.bottom < w.box.middle[1] < below for w in page.words)


def _hides_header(grid: Grid, inside: Inside) -> bool:
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


def _has_rows(grid: Grid, inside: Inside) -> bool:
    """Whether shaded cells stand in common rows: boxes strewn over a page do not."""
    filled = [c for c in grid.cells if c.row_span == 1 and inside(c.box)]
    rows = [sum(c.row == row for c in filled) for row in range(len(grid.ys) - 1)]
    return sum(n >= 2 for n in rows) >= min(2, len(rows))


def _holds_columns(grid: Grid, inside: Inside) -> bool:
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


def _frames(page: Page, grids: Sequence[Grid], tables: Sequence[BBox]) -> list[BBox]:
    """Boxes drawn or shaded around text outside tables, the smallest first."""
    shaded = [
        m.box
        for m in _visible(page.marks)
        if m.shape == "rect"
        and not is_white(m.colour)
        and m.box.height > _LOWEST_FRAME
        and m.box.width > 40
    ]
    drawn = [g.box for g in grids if len(g.xs) == 2]
    boxes = [
        b
        for b in [*shaded, *drawn]
        if b.width * b.height < 0.6 * page.width * page.height
        and not any(t.contains_middle_of(b) for t in tables)
        and not _is_label_shading(b, page)
    ]
    return sorted(boxes, key=lambda b: b.width * b.height)


def _is_label_shading(box: BBox, page: Page) -> bool:
    """Whether a shading is one of a pile behind a column of labels, their values right of it."""
    piled = any(
        abs(m.box.x0 - box.x0) < 1
        and abs(m.box.x1 - box.x1) < 1
        and min(abs(m.box.bottom - box.top), abs(m.box.top - box.bottom)) < _PILED
        for m in page.marks
        if m.shape == "rect"
    )
    if not piled:
        return False
    first = min((w.box.top for w in page.words if box.contains_middle_of(w.box)), default=None)
    return first is not None and any(
        0 <= w.box.x0 - box.x1 < _VALUE_GAP and abs(w.box.top - first) < 3 for w in page.words
    )


def _beside(grids: Sequence[Grid]) -> list[Grid]:
    """Grids of one height standing side by side as one grid."""
    joined: list[Grid] = []
    for grid in sorted(grids, key=lambda g: g.box.x0):
        for i, left in enumerate(joined):
            if _belong_together(left, grid):
                joined[i] = _join(left, grid)
                break
        else:
            joined.append(grid)
    return sorted(joined, key=lambda g: (g.box.top, g.box.x0))


def _belong_together(left: Grid, right: Grid) -> bool:
    return (
        len(left.cells) > 1
        and len(right.cells) > 1
        and 0 <= right.box.x0 - left.box.x1 <= _BESIDE
        and abs(left.box.top - right.box.top) < 4
        and abs(left.box.bottom - right.box.bottom) < 4
        and len(left.ys) == len(right.ys)
    )


def _join(left: Grid, right: Grid) -> Grid:
    shift = len(left.xs) - 1
    moved = [replace(c, column=c.column + shift) for c in right.cells]
    return Grid(xs=left.xs + right.xs[1:], ys=left.ys, cells=(*left.cells, *moved))


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


def cell_lines(words: Sequence[Word], *, page: int) -> tuple[Line, ...]:
    """The lines of a cell with list levels."""
    return tuple(with_levels([to_line(s, page=page) for s in set_lines(words)]))


def with_levels(lines: Sequence[Line]) -> list[Line]:
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
