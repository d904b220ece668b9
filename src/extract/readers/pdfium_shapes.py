"""The drawn paths of a page -> lines, rectangles and curves, sorted as pdfminer sorts them.

Every part of a path between two moves is a shape of its own; one straight piece is a
line, four along the axes a rectangle, all else a curve (pdfminer, converter.paint_path).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

import numpy as np

from extract.readers import pdfium_calls as calls
from extract.readers.glyphs import Indexes
from extract.readers.pdfium_objects import Found
from extract.readers.pdfium_place import Place, apply

Point = tuple[float, float]
Shape = dict[str, Any]
"""As pdfplumber describes a drawn object; points of the page as it is read, y downwards."""

_SAME = 1e-3
"""Points: PDFium counts in single precision."""
_LINES = {"ml", "mlh"}
_BOXES = {"mlllh", "mllll"}


@dataclass(frozen=True, slots=True)
class Shapes:
    """The drawn objects of a page by what pdfminer takes them for."""

    lines: list[Shape] = field(default_factory=list)
    rects: list[Shape] = field(default_factory=list)
    curves: list[Shape] = field(default_factory=list)


def read_shapes(paths: Found, place: Place) -> Shapes:
    """The shapes of the paths of a page."""
    shapes = Shapes()
    if not len(paths):
        return shapes
    counts = np.array(list(map(calls.count_segments, paths.handles)), dtype=np.intp)
    segments, points = _segments(paths, counts, place)
    looks = _looks(paths.handles)
    start = 0
    for count, look in zip(counts.tolist(), looks, strict=True):
        end = start + count
        for letters, drawn in _parts(segments[start:end], points[start:end]):
            _add(shapes, letters, drawn, look)
        start = end
    return shapes


def read_pictures(images: Found, place: Place) -> list[Shape]:
    """The boxes of the pictures of a page: where their unit square comes to lie."""
    pictures = []
    for a, b, c, d, e, f in images.matrix.tolist():
        corners = np.array([(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)])
        pictures.append(_boxed(apply(place.matrix, corners).tolist()))
    return pictures


def _segments(paths: Found, counts: Indexes, place: Place) -> tuple[list[str], list[Point]]:
    """Every segment of every path: m, l or c, with a closing one in capitals; its point."""
    listed = counts.tolist()
    owners = chain.from_iterable(map(repeat, paths.handles, listed))
    numbers = chain.from_iterable(map(range, listed))
    segments = list(map(calls.path_segment, owners, numbers))
    xy = np.zeros((len(segments), 2), dtype=np.float32)
    calls.run_over(calls.segment_point, segments, calls.rows_of(xy), calls.rows_of(xy, 4))
    kinds = map(calls.segment_type, segments)
    closes = map(calls.segment_closes, segments)
    letters = [
        _LETTERS[kind].upper() if closed else _LETTERS[kind]
        for kind, closed in zip(kinds, closes, strict=True)
    ]
    a, b, c, d, e, f = np.repeat(paths.matrix, counts, axis=0).T
    x, y = xy[:, 0].astype(np.float64), xy[:, 1].astype(np.float64)
    placed = apply(place.matrix, np.column_stack((a * x + c * y + e, b * x + d * y + f)))
    return letters, list(map(tuple, placed.tolist()))


_LETTERS = {calls.LINE_TO: "l", calls.BEZIER_TO: "c", calls.MOVE_TO: "m", -1: "l"}


def _looks(handles: list[int]) -> list[Shape]:
    """How paths are drawn: filled or not, stroked or not, and the colours."""
    mode = np.zeros((len(handles), 2), dtype=np.int32)
    calls.run_over(calls.draw_mode, handles, calls.rows_of(mode), calls.rows_of(mode, 4))
    fills, strokes = (_colours(handles, call) for call in (calls.fill_colour, calls.stroke_colour))
    return [
        {
            "fill": bool(filled),
            "stroke": bool(stroked),
            "non_stroking_color": fill,
            "stroking_color": stroke,
        }
        for (filled, stroked), fill, stroke in zip(mode.tolist(), fills, strokes, strict=True)
    ]


def _colours(handles: list[int], call: calls.Call) -> list[tuple[float, ...] | None]:
    channels = np.zeros((len(handles), 4), dtype=np.uint32)
    is_plain = list(map(call, handles, *(calls.rows_of(channels, 4 * i) for i in range(4))))
    parts = (channels[:, :3] / 255).tolist()
    return [tuple(part) if plain else None for plain, part in zip(is_plain, parts, strict=True)]


def _parts(segments: Sequence[str], points: Sequence[Point]) -> Iterator[tuple[str, list[Point]]]:
    """The parts of a path from move to move, as pdfminer spells them, with their points."""
    letters, drawn, bends = "", list[Point](), 0
    for kind, point in zip(segments, points, strict=True):
        if kind in "mM":
            if len(letters) > 1:
                yield letters, drawn
            letters, drawn = "m", [point]
            continue
        bends = bends + 1 if kind in "cC" else 0
        if bends % 3 == 0:  # two points that bend a curve come before the one that ends it
            letters, drawn = letters + kind.lower(), [*drawn, point]
        if kind.isupper():
            letters, drawn = letters + "h", [*drawn, drawn[0]]
    if len(letters) > 1:
        yield letters, drawn


def _add(shapes: Shapes, letters: str, points: list[Point], look: Shape) -> None:
    if len(letters) > 3 and letters.endswith("lh") and _is_near(points[-2], points[0]):
        letters, points = letters[:-2] + "h", points[:-1]
    if letters in _LINES:
        shapes.lines.append(_boxed(points[:2], look))
    elif letters in _BOXES and _is_box(points):
        shapes.rects.append(_boxed(points[:4], look))
    else:
        shapes.curves.append(_boxed(points, look))


def _is_near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME


def _is_box(points: Sequence[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    across = (x0 - x1, y1 - y2, x2 - x3, y3 - y0)
    down = (y0 - y1, x1 - x2, y2 - y3, x3 - x0)
    is_square = any(all(abs(step) < _SAME for step in steps) for steps in (across, down))
    return is_square and _is_near(last, points[0])


def _boxed(points: Sequence[Sequence[float]], look: Shape | None = None) -> Shape:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return {
        "x0": min(xs),
        "x1": max(xs),
        "top": min(ys),
        "bottom": max(ys),
        "pts": points,
        **(look or {}),
    }
