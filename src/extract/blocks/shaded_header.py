"""A shaded row of column headers -> the grid below it, whose columns nothing else draws.

The header's cells are shaded one by one and tell the columns; rules across, or the
shading of an area beside them, tell the rows. All numbers are PDF points.
"""

from __future__ import annotations

from extract.blocks.grid import Grid, find_grids
from extract.blocks.inside import Inside
from extract.blocks.lines import set_lines
from extract.labels import label_role
from extract.model import BBox, Edge, Page

_KEY_ROLES = frozenset({"measure", "deadline", "responsible", "status"})
_FEWEST_HEADERS = 4
_FEWEST_RULES = 3
_SLACK = 3.0
_REACH = 0.5
"""Part of the header's width that a rule across runs over at least."""


def grid_below_header(grid: Grid, page: Page, inside: Inside) -> Grid | None:
    """The grid with the header's columns all the way down; None when it has no such header."""
    heads = sorted((c for c in grid.cells if c.row == 0), key=lambda c: c.column)
    texts = [" ".join(s.text for s in set_lines(inside(c.box))) for c in heads]
    roles = [label_role(text) for text in texts]
    known = [r for r in roles if r is not None]
    if len(heads) < _FEWEST_HEADERS or len(heads) != len(grid.xs) - 1:
        return None
    if len(known) < 0.6 * len(heads) or len(_KEY_ROLES & set(known)) < 2:
        return None
    rules = _rules_below(grid, page)
    if len({round(e.box.top) for e in rules}) < _FEWEST_RULES:
        return None
    bottom = max([grid.ys[-1], *(e.box.top for e in rules)])
    edges = [e for c in grid.cells if c.row > 0 and c.column_span == 1 for e in _sides(c.box)]
    edges += rules
    edges += [_line(x, grid.ys[0], x, bottom) for x in grid.xs]
    edges += [_line(grid.xs[0], y, grid.xs[-1], y) for y in (grid.ys[0], heads[0].box.bottom)]
    edges.append(_line(grid.xs[0], bottom, grid.xs[-1], bottom))
    found = [g for g in find_grids(edges) if len(g.xs) == len(grid.xs)]
    return found[0] if len(found) == 1 and len(found[0].ys) > 2 else None


def _rules_below(grid: Grid, page: Page) -> list[Edge]:
    """Rules across below the header, as long as they follow each other as rows do."""
    left, right = grid.xs[0], grid.xs[-1]
    lines = sorted(
        (
            e
            for e in page.edges
            if e.orientation == "h"
            and e.box.top > grid.ys[1] - _SLACK
            and e.box.x0 > left - _SLACK
            and e.box.x1 < right + _SLACK
        ),
        key=lambda e: e.box.top,
    )
    reach: dict[int, float] = {}
    for edge in lines:
        reach[round(edge.box.top)] = reach.get(round(edge.box.top), 0.0) + edge.box.width
    return [e for e in lines if reach[round(e.box.top)] >= _REACH * (right - left)]


def _sides(box: BBox) -> list[Edge]:
    """Upper and lower side of a shaded cell of one column."""
    return [_line(box.x0, y, box.x1, y) for y in (box.top, box.bottom)]


def _line(x0: float, top: float, x1: float, bottom: float) -> Edge:
    box = BBox(x0=x0, top=top, x1=x1, bottom=bottom)
    return Edge(orientation="h" if top == bottom else "v", box=box)
