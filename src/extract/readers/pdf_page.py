"""What a reader found on a page -> words, edges and marks: the same for every reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Edge, Mark, Page, PageState, Reader
from extract.readers.glyphs import Glyphs, drop_doubles
from extract.readers.shapes import (
    MOST_EDGES,
    MOST_MARKS,
    Shape,
    keep_largest,
    keep_longest,
    read_edges,
    read_marks,
)
from extract.readers.words import find_words

A4 = (595.0, 842.0)
"""Points; the size of a page that does not say its own."""

_SHORTEST_SIDE, _LONGEST_SIDE = 3.0, 200_000.0
"""Points; the format itself allows no more than 14 400, and some drawings hold more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """All that is printed and drawn on a page, in points from its top left corner.

    `pictures` have boxes alone. `is_damaged`: some of the contents could not be read.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    lines: Sequence[Shape]
    rects: Sequence[Shape]
    curves: Sequence[Shape]
    pictures: Sequence[Shape]
    reader: Reader
    is_damaged: bool = False


def make_page(drawn: Drawn) -> Page:
    """The page of what is drawn on it."""
    edges, marks, is_crowded = _shapes(drawn)
    words = find_words(drop_doubles(drawn.glyphs), edges)
    state: PageState = "crowded" if is_crowded else "whole"
    return Page(
        number=drawn.number,
        width=_side(drawn.width, A4[0]),
        height=_side(drawn.height, A4[1]),
        words=words,
        edges=edges,
        marks=marks,
        text_layer="native" if words else "none",
        state="partial" if drawn.is_damaged else state,
        reader=drawn.reader,
    )


def lost_page(number: int) -> Page:
    """A page of which nothing is known but that it is there."""
    return Page(
        number=number, width=A4[0], height=A4[1], words=(), text_layer="none", state="lost"
    )


def _side(points: float, usual: float) -> float:
    """A side of the page; the usual one where the file gives none that a page can have."""
    side = abs(points)
    return side if _SHORTEST_SIDE <= side <= _LONGEST_SIDE else usual


def _shapes(drawn: Drawn) -> tuple[tuple[Edge, ...], tuple[Mark, ...], bool]:
    """Edges and marks, and whether there were too many of them to be kept."""
    edges = read_edges(drawn.lines, drawn.rects, drawn.curves)
    marks = read_marks(drawn.rects, drawn.curves)
    if len(edges) <= MOST_EDGES and len(marks) <= MOST_MARKS:
        return edges, marks, False
    return keep_longest(edges), keep_largest(marks), True
