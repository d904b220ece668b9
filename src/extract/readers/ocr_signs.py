"""Signs that recognition takes for letters: dots, squares and triangles told by their shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from extract.readers.ocr_ground import Picture
from extract.readers.ocr_lay import Mask
from extract.readers.ocr_words import ReadWord

_SMALLEST, _LARGEST = 3.0, 24.0
"""Points."""
_LONGEST = 2
_SURE = 0.9


def read_signs(
    words: Iterable[ReadWord], ink: Mask, *, dots_per_point: float
) -> Iterator[ReadWord]:
    """The words, those that are a single solid shape as the sign of that shape."""
    for word in words:
        sign = None
        if len(word.text) <= _LONGEST:
            sign = find_sign(
                ink[word.top : word.bottom, word.left : word.right], dots_per_point=dots_per_point
            )
        yield word if sign is None else replace(word, text=sign, confidence=_SURE)


def find_sign(ink: Mask, *, dots_per_point: float) -> str | None:
    """The sign that a piece of ink is: a dot, a square, a triangle, a diamond; else None."""
    shape = _cropped(ink)
    high, wide = shape.shape
    least, most = _SMALLEST * dots_per_point, _LARGEST * dots_per_point
    if not (least <= high <= most and least <= wide <= most and 0.75 < wide / high < 1.34):
        return None
    cover = float(shape.mean())
    if cover > 0.93:
        return "■"
    if cover > 0.68:
        return "●" if _corners(shape) < 0.35 else None
    return _pointed(shape) if 0.4 < cover < 0.64 and _is_solid(shape) else None


def colour_of(picture: Picture, word: ReadWord) -> str | None:
    """The colour of a sign's ink, `#rrggbb`; None for black, grey and white."""
    area = picture[word.top : word.bottom, word.left : word.right].reshape(-1, 3)
    if not len(area):
        return None
    spread = area.max(axis=1).astype(int) - area.min(axis=1)
    strong = area[spread > 40]
    if 3 * len(strong) < len(area):
        return None
    return "#" + "".join(f"{int(c):02x}" for c in np.median(strong, axis=0))


def _cropped(ink: Mask) -> Mask:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return ink[:0, :0]
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _corners(shape: Mask) -> float:
    """How much ink there is in the four corners."""
    y, x = max(1, shape.shape[0] // 7), max(1, shape.shape[1] // 7)
    parts = (shape[:y, :x], shape[:y, -x:], shape[-y:, :x], shape[-y:, -x:])
    return float(np.mean([part.mean() for part in parts]))


def _is_solid(shape: Mask) -> bool:
    """Whether each row is one run of ink: letters have holes and bays."""
    pieces = np.diff(np.pad(shape, ((0, 0), (1, 1))).astype(np.int8), axis=1) == 1
    return float((pieces.sum(axis=1) == 1).mean()) > 0.9


def _pointed(shape: Mask) -> str | None:
    """A triangle or a diamond, by where it is widest."""
    widths = shape.sum(axis=1) / shape.shape[1]
    third = max(1, len(widths) // 4)
    top, middle, bottom = (
        float(widths[:third].mean()),
        float(widths[len(widths) // 2 - 1 : len(widths) // 2 + 1].mean()),
        float(widths[-third:].mean()),
    )
    if top < 0.35 and bottom > 0.7:
        return "▲"
    if top > 0.7 and bottom < 0.35:
        return "▼"
    return "◆" if top < 0.4 and bottom < 0.4 and middle > 0.8 else None
