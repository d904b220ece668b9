"""Recognised words that do not agree with their ink: words run together, dashes not there.

Where a cell's number and its text stand far apart on one line, recognition sees a dash
between them, and loses the spaces of what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from extract.readers.ocr_lay import Mask
from extract.readers.ocr_words import ReadWord

_DASHES = "-–—~"
_GAP = 0.2
"""Parts of the height of the ink: letters of one word stand closer together."""
_FLAT = 0.45
_UNSURE = 0.6
_LEAST_LETTERS = 3


def without_false_dash(word: ReadWord, ink: Mask) -> ReadWord:
    """A word without a dash before its first letter, where the ink begins with a letter."""
    if len(word.text) < 2 or word.text[0] not in _DASHES or not word.text[1].isalpha():
        return word
    area = ink[word.top : word.bottom, word.left : word.right]
    columns = np.flatnonzero(area.any(axis=0))
    if not len(columns):
        return word
    first = area[:, columns[0] : columns[0] + max(2, area.shape[0] // 3)]
    rows = np.flatnonzero(first.any(axis=1))
    is_letter = len(rows) > 0 and rows[-1] - rows[0] + 1 > _FLAT * area.shape[0]
    return (
        replace(word, text=word.text[1:], left=word.left + int(columns[0])) if is_letter else word
    )


def is_doubtful(word: ReadWord, ink: Mask) -> bool:
    """Whether a word is better read again by itself."""
    if word.direction != "right" or sum(c.isalpha() for c in word.text) < _LEAST_LETTERS:
        return False
    return word.confidence < _UNSURE or _has_space(word, ink)


def choose(doubtful: Sequence[ReadWord], second: Iterable[ReadWord]) -> tuple[ReadWord, ...]:
    """The second reading of each doubtful word where it is surer, else the first; and the rest."""
    again = list(second)
    kept: list[ReadWord] = []
    for word in doubtful:
        inside = [other for other in again if _is_in(other, word)]
        if inside and _mean(inside) > word.confidence:
            continue
        kept.append(word)
        again = [other for other in again if other not in inside]
    return (*kept, *again)


def _has_space(word: ReadWord, ink: Mask) -> bool:
    area = ink[word.top : word.bottom, word.left : word.right]
    inked = np.flatnonzero(area.any(axis=0))
    if len(inked) < 2:
        return False
    return bool(np.diff(inked).max() - 1 > _GAP * area.shape[0])


def _is_in(word: ReadWord, around: ReadWord) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return around.left <= x <= around.right and around.top <= y <= around.bottom


def _mean(words: Sequence[ReadWord]) -> float:
    return sum(word.confidence for word in words) / len(words)
