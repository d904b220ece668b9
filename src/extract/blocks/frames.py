"""Frames around texts outside the tables of a page.

In come the page, its grids and the boxes of its tables; out come the boxes around texts,
in PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.blocks.grid import Grid
from extract.blocks.shadings import visible_marks
from extract.model import BBox, Page
from extract.readers.colours import is_white

_LOWEST_FRAME = 28.0
"""Points: a shaded box lower than this holds a line of text, not a text of its own."""
_LOWEST_ROUNDED = 60.0
"""Points: a lower or narrower shape with round corners is a sign or a drop of ink."""
_PILED = 2.0
"""Points between shadings that lie one below the other as one column."""
_VALUE_GAP = 40.0
"""Points from a shaded label to its value at most."""


def find_frames(page: Page, grids: Sequence[Grid], tables: Sequence[BBox]) -> list[BBox]:
    """Boxes drawn or shaded around text outside tables, the smallest first."""
    shaded = [
        m.box
        for m in visible_marks(page.marks)
        if m.shape == "rect"
        and not is_white(m.colour)
        and m.box.height > _LOWEST_FRAME
        and m.box.width > 40
    ]
    drawn = [g.box for g in grids if len(g.xs) == 2]
    rounded = [
        m.box
        for m in page.marks
        if m.shape == "curve" and m.box.height > _LOWEST_ROUNDED and m.box.width > _LOWEST_ROUNDED
    ]
    boxes = [
        b
        for b in [*shaded, *drawn, *rounded]
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
