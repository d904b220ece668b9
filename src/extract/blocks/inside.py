"""Which words lie in a box, asked for every cell of a table: those of its height are tried."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from extract.model import BBox, Word

Inside = Callable[[BBox], list[Word]]
"""The words whose middles lie in a box, in their order."""


def find_inside(words: Sequence[Word]) -> Inside:
    """Ready to tell which of these words lie in a box, as BBox.contains_middle_of does."""
    middles = [((w.box.top + w.box.bottom) / 2, (w.box.x0 + w.box.x1) / 2) for w in words]
    placed = sorted((y, i, x) for i, (x, y) in enumerate((x, y) for y, x in middles))
    heights = [y for y, _, _ in placed]

    def inside(box: BBox) -> list[Word]:
        level = placed[bisect_left(heights, box.top) : bisect_right(heights, box.bottom)]
        left, right = box.x0, box.x1
        return [words[i] for i in sorted([i for _, i, x in level if left <= x <= right])]

    return inside
