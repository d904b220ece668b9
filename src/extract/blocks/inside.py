"""Which words lie in a box, asked for every cell of a table: over all words at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from extract.model import BBox, Word

Inside = Callable[[BBox], list[Word]]
"""The words whose middles lie in a box, in their order."""


def find_inside(words: Sequence[Word]) -> Inside:
    """Ready to tell which of these words lie in a box, as BBox.contains_middle_of does."""
    x = np.array([(w.box.x0 + w.box.x1) / 2 for w in words])
    y = np.array([(w.box.top + w.box.bottom) / 2 for w in words])

    def inside(box: BBox) -> list[Word]:
        is_in = (box.top <= y) & (y <= box.bottom) & (box.x0 <= x) & (x <= box.x1)
        return [words[i] for i in np.flatnonzero(is_in).tolist()]

    return inside
