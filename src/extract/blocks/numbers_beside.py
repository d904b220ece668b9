"""Numbers that stand beside the middle of their texts -> the strip of white that parts them.

A number on the first line of its text is read with it. One set level with the middle of several
lines would come to stand between them: then the numbers are a column. PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.fields.number import is_number
from extract.model import Word

_LEAST = 2
_LEVEL = 2.5
"""Words of one line have tops, or middles, no further apart."""
_AT = 3.0
"""Texts of a column start this near to each other."""


def find_number_strip(groups: Sequence[Sequence[Word]]) -> tuple[float, float] | None:
    """The white between numbers and texts, as (left, right); None where numbers lead lines.

    Every cell that starts with a number counts; all their texts must start at one place.
    """
    cells = [(n, rest) for words in groups if (n := _number(words)) and (rest := _rest(n, words))]
    if len(cells) < _LEAST or not any(_is_between(n, rest) for n, rest in cells):
        return None
    starts = [min(w.box.x0 for w in rest) for _, rest in cells]
    left = max(n.box.x1 for n, _ in cells)
    if max(starts) - min(starts) > _AT or left >= min(starts):
        return None
    return left, min(starts)


def _number(words: Sequence[Word]) -> Word | None:
    """The leftmost word of a cell, when it is a number with nothing below or above it."""
    if not words:
        return None
    first = min(words, key=lambda w: w.box.x0)
    alone = not any(w is not first and w.box.x0 < first.box.x1 for w in words)
    return first if alone and is_number(first.text) else None


def _rest(number: Word, words: Sequence[Word]) -> list[Word]:
    return [w for w in words if w is not number]


def _is_between(number: Word, rest: Sequence[Word]) -> bool:
    """Whether a number is level with no line, or not with the first, of a text of several."""
    tops = sorted(w.box.top for w in rest)
    several = any(b - a > _LEVEL for a, b in pairwise(tops))
    return several and abs(number.box.top - tops[0]) > _LEVEL
