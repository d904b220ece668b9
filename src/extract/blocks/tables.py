"""Grids and words of a page -> table blocks, frames around text, and the words of neither.

Boxes are PDF points. A frame around text (one cell) is no table and is left to
the reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks.broken_rules import edges_of_broken_rules
from extract.blocks.charts import find_charts
from extract.blocks.frames import find_frames
from extract.blocks.grid import Grid, find_grids
from extract.blocks.gutters import split_columns
from extract.blocks.inside import find_inside
from extract.blocks.loose_header import with_loose_header
from extract.blocks.rules import edges_of_shading
from extract.blocks.shaded_header import grid_below_header
from extract.blocks.shadings import visible_marks
from extract.blocks.side_by_side import joined_beside
from extract.blocks.stripes import join_stripes
from extract.blocks.table_cells import table_of
from extract.blocks.table_grids import (
    ends_page,
    has_rows,
    hides_header,
    holds_columns,
    is_header_alone,
    is_rest_of_row,
    is_table,
)
from extract.blocks.timeline import (
    edges_of_bands,
    with_periods_cut,
    with_rows_cut,
    with_years_above,
)
from extract.model import BBox, Block, Edge, Page, Word


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
        for g in joined_beside(drawn)
        if (is_table(g, inside) and not hides_header(g, inside))
        or is_rest_of_row(g, inside, words)
    ]
    grids += find_charts(words, page.marks, drawn)
    shaded = edges_of_shading(visible_marks(page.marks), page_area=page.width * page.height)
    stripes: list[Grid] = []
    for grid in find_grids(_outside(shaded, grids)):
        if not is_table(grid, inside):
            if ends_page(grid, page) and is_header_alone(grid, inside):
                grids.append(grid)
            continue
        if has_rows(grid, inside) and not holds_columns(grid, inside):
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
    frames = find_frames(page, drawn, [t.box for t in tables if t.box])
    return PageTables(tables=tuple(tables), frames=tuple(frames), rest=tuple(words))


def _outside(edges: Sequence[Edge], grids: Sequence[Grid]) -> list[Edge]:
    boxes = [g.box for g in grids]
    return [e for e in edges if not any(b.contains(e.box, slack=4.0) for b in boxes)]
