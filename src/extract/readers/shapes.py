"""Drawn objects of a page -> edges (lines to see) and marks (filled shapes).

Every producer draws a table in its own way: Word and LibreOffice stroke lines,
browsers fill rectangles half a point thin, drawing programs close a polygon.
After this module they are all the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from extract.model import BBox, Edge, Mark
from extract.readers.colours import to_hex

Shape = Mapping[str, Any]
"""A drawn object as pdfplumber has it: x0, top, x1, bottom, stroke, fill, pts ..."""

THIN = 3.0
"""Points: a filled rectangle no wider than this is a line."""
_SLANT, _LEAST_SLANT = 0.5, 0.1
"""Points, and part of a path's reach, that a line along an axis may be off it."""
SHORTEST_EDGE = 0.4
"""Points: dotted lines are made of dots; what stays short alone is no rule (blocks.rules)."""

MOST_EDGES = 6000
MOST_MARKS = 2000
"""On a page; maps and drawings have more, tables never do."""


def read_edges(
    lines: Iterable[Shape], rects: Iterable[Shape], curves: Iterable[Shape]
) -> tuple[Edge, ...]:
    """Horizontal and vertical rules in PDF points, with all sides of stroked rectangles."""
    found: list[Edge] = []
    for line in lines:
        found.extend(_edge_of(_box(line)))
    for shape in _rectangles(rects, curves):
        found.extend(_edges_of_rectangle(shape))
    return tuple(found)


def read_marks(rects: Iterable[Shape], curves: Iterable[Shape]) -> tuple[Mark, ...]:
    """Filled rectangles that are more than a line, and drawn curves (dots, circles)."""
    found: list[Mark] = []
    for rect in rects:
        box = _box(rect)
        colour = to_hex(rect.get("non_stroking_color"))
        if rect.get("fill") and colour and min(box.width, box.height) > THIN:
            found.append(Mark(box=box, colour=colour, shape="rect"))
    for curve in curves:
        found.extend(_marks_of_curve(curve))
    return tuple(found)


def keep_longest(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """As many edges as a page may have: rules are long, hatching and drawings are short."""
    by_length = sorted(edges, key=lambda e: -max(e.box.width, e.box.height))
    return tuple(by_length[:MOST_EDGES])


def keep_largest(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """As many marks as a page may have."""
    by_area = sorted(marks, key=lambda m: -m.box.width * m.box.height)
    return tuple(by_area[:MOST_MARKS])


def _box(shape: Shape) -> BBox:
    return BBox(
        x0=float(shape["x0"]),
        top=float(shape["top"]),
        x1=float(shape["x1"]),
        bottom=float(shape["bottom"]),
    )


def _edge_of(box: BBox) -> Iterator[Edge]:
    """The edge that a thin box is; nothing for slanted lines and specks."""
    if box.height <= THIN and box.width >= SHORTEST_EDGE:
        y = (box.top + box.bottom) / 2
        yield Edge(orientation="h", box=BBox(x0=box.x0, top=y, x1=box.x1, bottom=y))
    if box.width <= THIN and box.height >= SHORTEST_EDGE:
        x = (box.x0 + box.x1) / 2
        yield Edge(orientation="v", box=BBox(x0=x, top=box.top, x1=x, bottom=box.bottom))


def _rectangles(rects: Iterable[Shape], curves: Iterable[Shape]) -> Iterator[Shape]:
    yield from rects
    yield from (curve for curve in curves if _is_rectilinear(curve.get("pts") or ()))


def _is_rectilinear(points: Sequence[Sequence[float]]) -> bool:
    """Whether a path only goes along the axes and encloses something.

    A dot of two points is round, although none of its arcs goes far off the axes.
    """
    if len(points) < 4:
        return False
    reach = max(max(p[i] for p in points) - min(p[i] for p in points) for i in (0, 1))
    slack = min(_SLANT, _LEAST_SLANT * reach)
    steps = itertools.pairwise(points)
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= slack for a, b in steps)


def _edges_of_rectangle(shape: Shape) -> Iterator[Edge]:
    box = _box(shape)
    if min(box.width, box.height) <= THIN:
        if shape.get("fill") or shape.get("stroke"):
            yield from _edge_of(box)
    elif shape.get("stroke"):  # a width of 0 is the thinnest line there is, not none
        yield from _sides(box)


def _sides(box: BBox) -> Iterator[Edge]:
    for y in (box.top, box.bottom):
        yield from _edge_of(BBox(x0=box.x0, top=y, x1=box.x1, bottom=y))
    for x in (box.x0, box.x1):
        yield from _edge_of(BBox(x0=x, top=box.top, x1=x, bottom=box.bottom))


def _marks_of_curve(curve: Shape) -> Iterator[Mark]:
    box = _box(curve)
    fill = to_hex(curve.get("non_stroking_color")) if curve.get("fill") else None
    stroke = to_hex(curve.get("stroking_color")) if curve.get("stroke") else None
    if fill and _is_rectilinear(curve.get("pts") or ()):
        if min(box.width, box.height) > THIN:
            yield Mark(box=box, colour=fill, shape="rect")
    elif (colour := fill or stroke) is not None:
        yield Mark(box=box, colour=colour, shape="curve")
