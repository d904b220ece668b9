"""Which recognised words are set in bold: grey page and words in, yes or no for each out.

Bold type has strokes about a third thicker for its size, and covers about a third more of
its box. The words of a page with both fall into two heaps by the product of the two; where
they do not, all is taken for plain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from extract.readers.ocr_lay import Grey
from extract.readers.ocr_words import ReadWord

_HEAVIER = 1.4
"""How much heavier bold words are at least, on average; measured 1.6 to 2 times."""
_LEAST_LETTERS = 3
_LEAST_WORDS = 12
_FAINT = 0.15
_GAP = 1.3
"""Type sizes between two words that do not stand together."""
_EDGE = 0.4


def find_bold(
    grey: Grey, read: Sequence[ReadWord], sizes: Sequence[float], *, paper: int
) -> tuple[bool, ...]:
    """For each word whether it is bold; `sizes` of the type in pixels, word by word.

    Words that stand together are alike; only a label before a colon may differ.
    """
    weights = [
        _weight(grey, word, size, paper) if _is_measurable(word) else None
        for word, size in zip(read, sizes, strict=True)
    ]
    known = [weight for weight in weights if weight is not None]
    if len(known) < _LEAST_WORDS:
        return (False,) * len(read)
    limit = _limit(known)
    bold: dict[int, bool] = {}
    for group in _groups(read, sizes):
        heavy = [weight > limit if (weight := weights[at]) is not None else None for at in group]
        bold |= dict(zip(group, _agree(heavy, [read[at].text for at in group]), strict=True))
    return tuple(bold[at] for at in range(len(read)))


def _limit(weights: Sequence[float]) -> float:
    """The weight that parts plain words from bold ones; infinite where there is one heap only.

    Where two heaps are furthest apart for the words that are in each (Otsu's method).
    """
    logs = np.sort(np.log(np.asarray(weights)))
    below = np.arange(1, len(logs))
    sums = np.cumsum(logs)[:-1]
    low, high = sums / below, (logs.sum() - sums) / (len(logs) - below)
    apart = below * (len(logs) - below) * np.square(high - low)
    best = int(np.argmax(apart))
    if high[best] - low[best] < math.log(_HEAVIER):
        return math.inf
    return float(np.exp((low[best] + high[best]) / 2))


def _groups(read: Sequence[ReadWord], sizes: Sequence[float]) -> list[list[int]]:
    """Words that stand together on a line, by their numbers: cells of a row are apart."""
    groups: list[list[int]] = []
    for at, word in enumerate(read):
        last = read[groups[-1][-1]] if groups else None
        if last is None or last.line != word.line or word.left - last.right > _GAP * sizes[at]:
            groups.append([at])
        else:
            groups[-1].append(at)
    return groups


def _agree(heavy: Sequence[bool | None], texts: Sequence[str]) -> list[bool]:
    """Bold or not for words that stand together: all alike, but for a label at the start."""
    known = [flag for flag in heavy if flag is not None]
    if not known:
        return [False] * len(heavy)
    if sum(known) * 2 > len(known):
        return [True] * len(heavy)
    stop = next((at + 1 for at, text in enumerate(texts) if text.endswith(":")), 0)
    label = [flag for flag in heavy[:stop] if flag is not None]
    is_label = bool(label) and all(label)
    return [is_label and at < stop for at in range(len(heavy))]


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
