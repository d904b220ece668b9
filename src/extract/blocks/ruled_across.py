"""Rules across a page and columns of text -> the grid of a table without upright rules.

All numbers are PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.blocks.grid import Grid, find_grids
from extract.blocks.lines import Segment
from extract.blocks.text_columns import Columns
from extract.model import BBox, Edge, Page

_FEWEST_RULES = 3
_LOWEST_CELL = 6.0
"""Points: a lower shading is a bar or a rule, no cell."""


def grid_of_rules_across(
    page: Page,
    columns: Columns,
    *,
    header: Sequence[Segment],
    body: Sequence[Segment],
    bands: Sequence[Segment],
) -> Grid | None:
    """The grid that horizontal rules make with the columns; None without enough of them.

    A rule that stops short of a column says that its cell goes on below, unless the
    cell is shaded. `bands` are the lines of the body that are areas: rows of their own.
    """
    top = min(line.box.top for line in (*header, *body)) - 1
    bottom = max(line.box.bottom for line in body) + 1
    across = [
        e
        for e in page.edges
        if e.orientation == "h"
        and top - 12 <= e.box.top <= bottom + 12
        and e.box.x1 > columns.left
        and e.box.x0 < columns.right
    ]
    across = _long_enough(across, columns)
    if len({round(e.box.top) for e in across}) < _FEWEST_RULES:
        return None
    reach = max(columns.right, *(e.box.x1 for e in across))
    across += _sides_of_shaded_cells(page, replace(columns, right=reach), across)
    across += _around_bands(bands, body, columns)
    ys = sorted({round(e.box.top) for e in across})
    if header:
        ys = [min(ys[0], round(top)), *ys]
    left = min(columns.left, *(e.box.x0 for e in across))
    right = max(columns.right, *(e.box.x1 for e in across))
    low = max(ys[-1], round(bottom))
    edges = [*across, *(_line(left, ys[0], right, ys[0]), _line(left, low, right, low))]
    edges += [_line(x, ys[0], x, low) for x in (left, *columns.cuts, right)]
    grids = [g for g in find_grids(edges) if len(g.xs) == len(columns.cuts) + 2]
    return grids[0] if len(grids) == 1 else None


def _long_enough(across: Sequence[Edge], columns: Columns) -> list[Edge]:
    """The rules of a height that together run over half of the columns.

    A shaded area beside its measures has an upper and a lower side, too.
    """
    covered: dict[int, float] = {}
    for edge in across:
        reach = min(edge.box.x1, columns.right) - max(edge.box.x0, columns.left)
        covered[round(edge.box.top)] = covered.get(round(edge.box.top), 0.0) + reach
    half = 0.5 * (columns.right - columns.left)
    return [e for e in across if covered[round(e.box.top)] >= half]


def _line(x0: float, top: float, x1: float, bottom: float) -> Edge:
    box = BBox(x0=x0, top=top, x1=x1, bottom=bottom)
    return Edge(orientation="h" if top == bottom else "v", box=box)


def _sides_of_shaded_cells(page: Page, columns: Columns, rules: Sequence[Edge]) -> list[Edge]:
    """Upper and lower sides of shaded cells of one column: where rules stop short of colours."""
    sides = (columns.left, *columns.cuts, columns.right)
    top, bottom = (f((e.box.top for e in rules), default=0.0) for f in (min, max))
    edges: list[Edge] = []
    for mark in page.marks:
        box = mark.box
        column = columns.index(box)
        wide = sides[column + 1] - sides[column]
        fills = mark.shape == "rect" and 0.5 * wide < box.width < 1.5 * wide
        if fills and box.height > _LOWEST_CELL and top - 2 <= box.top and box.bottom <= bottom + 2:
            edges += [_line(sides[column], y, sides[column + 1], y) for y in (box.top, box.bottom)]
    return edges


def _around_bands(
    bands: Sequence[Segment], body: Sequence[Segment], columns: Columns
) -> list[Edge]:
    """Rules half-way to the lines above and below each band."""
    edges: list[Edge] = []
    for band in bands:
        i = body.index(band)
        for upper, lower in zip(body[max(0, i - 1) : i + 1], body[i : i + 2], strict=False):
            if upper is not lower:
                y = (upper.box.bottom + lower.box.top) / 2
                edges.append(_line(columns.left, y, columns.right, y))
        if i + 1 < len(body):
            y = (band.box.bottom + body[i + 1].box.top) / 2
            edges.append(_line(columns.left, y, columns.right, y))
    return edges
