"""Rules -> grids: the cells of ruled tables, merged ones as one cell with spans.

A grid is laid over every group of rules that touch each other; unit squares with
no rule between them are one cell. This keeps merged cells, which the usual
intersection search loses. All numbers are PDF points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.blocks.groups import Groups
from extract.blocks.rules import Rule, merge_edges
from extract.model import BBox, Edge

_OPEN_ROW = 8.0
"""Vertical rules that run this far past the last horizontal one bound an open row."""
_TOUCH = 4.5
"""Rules that end this near to each other meet."""

_MOST_PIECES = 1500
"""Rules of one direction on a page; drawings have more, tables a few hundred."""
_MOST_SQUARES = 40_000
"""Unit squares of a table; squared paper has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell: place in the grid, counted from 0, spans, and its box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table's skeleton on one page; `xs` and `ys` are the positions of its rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> BBox:
        return BBox(x0=self.xs[0], top=self.ys[0], x1=self.xs[-1], bottom=self.ys[-1])


def find_grids(edges: Iterable[Edge]) -> list[Grid]:
    """All grids of a page, a single framed box included, from the top down."""
    listed = list(edges)
    horizontal = merge_edges(listed, "h")
    vertical = merge_edges(listed, "v")
    grids = [
        grid for hs, vs in _connected(horizontal, vertical) if (grid := _grid(hs, vs)) is not None
    ]
    return sorted(grids, key=lambda g: (g.ys[0], g.xs[0]))


def plain_row(xs: Sequence[float], row: int, top: float, bottom: float) -> tuple[GridCell, ...]:
    """The cells of a row without spans between the sides `xs`."""
    return tuple(
        GridCell(
            row=row,
            column=i,
            row_span=1,
            column_span=1,
            box=BBox(x0=left, top=top, x1=right, bottom=bottom),
        )
        for i, (left, right) in enumerate(pairwise(xs))
    )


def with_row_above(grid: Grid, top: float) -> Grid:
    """The grid with one more row, from `top` down to its own first one."""
    moved = [replace(c, row=c.row + 1) for c in grid.cells]
    cells = (*plain_row(grid.xs, 0, top, grid.ys[0]), *moved)
    return Grid(xs=grid.xs, ys=(top, *grid.ys), cells=cells)


def _connected(
    horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch, piece by piece: two tables may share a position."""
    hs, vs = _pieces(horizontal), _pieces(vertical)
    groups = Groups(len(hs) + len(vs))
    for i, h in enumerate(hs):
        for j, v in enumerate(vs):
            if _touch(h, v):
                groups.join(i, len(hs) + j)
    for members in groups.listed():
        yield (
            [hs[i] for i in members if i < len(hs)],
            [vs[i - len(hs)] for i in members if i >= len(hs)],
        )


def _pieces(rules: Sequence[Rule]) -> list[Rule]:
    """Each unbroken stretch as a rule of its own; of far too many the longest."""
    pieces = [Rule(at=r.at, spans=(s,)) for r in rules for s in r.spans]
    if len(pieces) > _MOST_PIECES:
        pieces = sorted(pieces, key=lambda r: r.start - r.stop)[:_MOST_PIECES]
    return pieces


def _touch(h: Rule, v: Rule) -> bool:
    return (
        h.start - _TOUCH <= v.at <= h.stop + _TOUCH and v.start - _TOUCH <= h.at <= v.stop + _TOUCH
    )


def _grid(hs: Sequence[Rule], vs: Sequence[Rule]) -> Grid | None:
    if len(hs) < 2 or not vs:
        return None
    rows, columns = _positions(hs), _positions(vs)
    rows = _with_outer_rows(rows, columns)
    columns = _with_outer_sides(columns, hs)
    if len(rows) < 2 or len(columns) < 2:
        return None
    if (len(rows) - 1) * (len(columns) - 1) > _MOST_SQUARES:
        return None
    cells = tuple(_cells(rows, columns))
    return Grid(xs=tuple(r.at for r in columns), ys=tuple(r.at for r in rows), cells=cells)


def _positions(rules: Sequence[Rule]) -> list[Rule]:
    """Rules of one orientation by position, pieces at one position together again."""
    by_position: dict[float, list[tuple[float, float]]] = {}
    for rule in rules:
        by_position.setdefault(rule.at, []).extend(rule.spans)
    return [Rule(at=at, spans=tuple(sorted(spans))) for at, spans in sorted(by_position.items())]


def _with_outer_sides(columns: list[Rule], hs: Sequence[Rule]) -> list[Rule]:
    """Tables with no rule at the far left or right: the horizontal ones say where they end."""
    left, right = min(h.start for h in hs), max(h.stop for h in hs)
    top, bottom = min(h.at for h in hs), max(h.at for h in hs)
    full = ((top, bottom),)
    outer = list(columns)
    if left < columns[0].at - _TOUCH:
        outer.insert(0, Rule(at=left, spans=full))
    if right > columns[-1].at + _TOUCH:
        outer.append(Rule(at=right, spans=full))
    return outer


def _with_outer_rows(rows: list[Rule], vs: Sequence[Rule]) -> list[Rule]:
    """A row cut by the page's end has no rule there: the vertical ones say where it ends."""
    if len(vs) < 2 or len(rows) < 2:
        return rows
    full = ((min(r.start for r in rows), max(r.stop for r in rows)),)
    tops, bottoms = sorted(v.start for v in vs), sorted(v.stop for v in vs)
    middle = len(vs) // 2
    outer = list(rows)
    if rows[0].at - tops[middle] > _OPEN_ROW:
        outer.insert(0, Rule(at=tops[middle], spans=full))
    if bottoms[middle] - rows[-1].at > _OPEN_ROW:
        outer.append(Rule(at=bottoms[middle], spans=full))
    return outer


def _cells(rows: Sequence[Rule], columns: Sequence[Rule]) -> Iterator[GridCell]:
    """Unit squares joined where no rule parts them; what is no rectangle is cut into rows."""
    height, width = len(rows) - 1, len(columns) - 1
    groups = Groups(height * width)
    for r in range(height):
        for c in range(width):
            y0, y1, x0, x1 = rows[r].at, rows[r + 1].at, columns[c].at, columns[c + 1].at
            if c + 1 < width and not columns[c + 1].covers(y0, y1):
                groups.join(r * width + c, r * width + c + 1)
            if r + 1 < height and not rows[r + 1].covers(x0, x1):
                groups.join(r * width + c, (r + 1) * width + c)
    label = [[groups.root(r * width + c) for c in range(width)] for r in range(height)]
    for area in _areas(label):
        for r0, r1, c0, c1 in _rectangles(area):
            yield GridCell(
                row=r0,
                column=c0,
                row_span=r1 - r0 + 1,
                column_span=c1 - c0 + 1,
                box=BBox(
                    x0=columns[c0].at,
                    top=rows[r0].at,
                    x1=columns[c1 + 1].at,
                    bottom=rows[r1 + 1].at,
                ),
            )


def _areas(label: Sequence[Sequence[int]]) -> list[list[tuple[int, int]]]:
    areas: dict[int, list[tuple[int, int]]] = {}
    for r, line in enumerate(label):
        for c, item in enumerate(line):
            areas.setdefault(item, []).append((r, c))
    return list(areas.values())


def _rectangles(area: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """An area as rectangles (first row, last row, first column, last column)."""
    rows = sorted({r for r, _ in area})
    runs: list[tuple[int, int, int, int]] = []
    for r in rows:
        for c0, c1 in _runs(sorted(c for row, c in area if row == r)):
            for i, (r0, r1, d0, d1) in enumerate(runs):
                if (d0, d1) == (c0, c1) and r1 == r - 1:
                    runs[i] = (r0, r, c0, c1)
                    break
            else:
                runs.append((r, r, c0, c1))
    return runs


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for c in columns:
        if runs and runs[-1][1] == c - 1:
            runs[-1] = (runs[-1][0], c)
        else:
            runs.append((c, c))
    return runs
