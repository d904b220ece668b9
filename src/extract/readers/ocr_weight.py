"""Which recognised words are set in bold: grey page and words in, yes or no for each out.

Bold type has strokes about a third thicker for its size, and covers about a third more of
its box. Both are compared with what most of the page has; so a page all in bold has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from extract.readers.ocr_lay import Grey
from extract.readers.ocr_words import ReadWord

_HEAVIER = 1.45
"""The product of both; measured 1.0 to 1.25 for plain words and 1.5 to 2.0 for bold ones."""
_LEAST_LETTERS = 3
_LEAST_WORDS = 12
_FAINT = 0.15
_EDGE = 0.4


def find_bold(
    grey: Grey, read: Sequence[ReadWord], sizes: Sequence[float], *, paper: int
) -> tuple[bool, ...]:
    """For each word whether it is bold; `sizes` of the type in pixels, word by word.

    Words of one or two letters are as the word before them on the line.
    """
    weights = [
        _weight(grey, word, size, paper) if _is_measurable(word) else None
        for word, size in zip(read, sizes, strict=True)
    ]
    known = [weight for weight in weights if weight is not None]
    if len(known) < _LEAST_WORDS:
        return (False,) * len(read)
    limit = _HEAVIER * median(known)
    found: list[bool] = []
    for word, weight, before in zip(read, weights, [None, *read], strict=False):
        follows = before is not None and before.line == word.line and bool(found)
        found.append(weight > limit if weight is not None else follows and found[-1])
    return tuple(found)


def _is_measurable(word: ReadWord) -> bool:
    letters = sum(c.isalnum() for c in word.text)
    return letters >= _LEAST_LETTERS and word.direction == "right"


def _weight(grey: Grey, word: ReadWord, size: float, paper: int) -> float | None:
    """Thickness of strokes times cover of the box, both as parts of the type size."""
    area = grey[word.top : word.bottom, word.left : word.right].astype(np.float32)
    dark = np.clip((paper - area) / paper, 0, 1)
    full = float(np.percentile(dark, 92)) if dark.size else 0.0
    if full < _FAINT:
        return None
    dark = dark / full
    dark[dark < _FAINT] = 0
    ink = dark > _EDGE
    outline = int((ink[1:] != ink[:-1]).sum() + (ink[:, 1:] != ink[:, :-1]).sum())
    if not outline:
        return None
    total = float(np.minimum(dark, 1.0).sum())
    thickness, cover = 2 * total / outline / size, total / (area.shape[1] * size)
    return float(thickness * cover)
