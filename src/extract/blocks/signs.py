"""Drawn bullets and status dots -> words, so that a sign is a sign however it is made.

Browsers draw list bullets, drawing programs draw traffic lights: small filled or
outlined shapes. They become the words ● and ■ with the shape's colour. PDF points.
"""

from __future__ import annotations

from extract.model import Mark, Page, Word
from extract.readers.colours import is_white

_SMALLEST, _LARGEST = 1.8, 17.0
_LOWEST_SWATCH, _WIDEST_SWATCH, _MOST_SWATCHES = 5.0, 70.0, 8
_MOST = 400
"""More small shapes than this on a page are a picture, not signs."""


def drawn_signs(page: Page) -> tuple[Word, ...]:
    """The small square or round shapes of a page as words with their colour."""
    signs = [m for m in page.marks if _is_sign(m)] + _swatches(page)
    if len(signs) > _MOST:
        return ()
    return tuple(_word(m) for m in _each_place_once(signs))


def _is_sign(mark: Mark) -> bool:
    wide, high = mark.box.width, mark.box.height
    return (
        min(wide, high) >= _SMALLEST
        and max(wide, high) <= _LARGEST
        and 0.6 <= wide / high <= 1.67
        and not is_white(mark.colour)
    )


def _swatches(page: Page) -> list[Mark]:
    """Oblong patches of several colours below each other, each with its meaning beside it."""
    oblong = [
        m
        for m in page.marks
        if m.shape == "rect"
        and not is_white(m.colour)
        and not _is_sign(m)
        and _LOWEST_SWATCH < m.box.height <= _LARGEST
        and _LARGEST < m.box.width <= _WIDEST_SWATCH
    ]
    if not 1 < len(oblong) <= _MOST_SWATCHES or len({m.colour for m in oblong}) != len(oblong):
        return []
    level = all(abs(m.box.x0 - oblong[0].box.x0) < 1 for m in oblong)
    return oblong if level and all(_explains(m, page) for m in oblong) else []


def _explains(mark: Mark, page: Page) -> bool:
    """Whether a patch holds no word and a text starts right of it."""
    if any(mark.box.contains_middle_of(w.box) for w in page.words):
        return False
    return any(
        1 <= w.box.x0 - mark.box.x1 < _LARGEST and mark.box.top < w.box.middle[1] < mark.box.bottom
        for w in page.words
    )


def _each_place_once(marks: list[Mark]) -> list[Mark]:
    """A shape drawn with an outline is there twice: the last one drawn is seen."""
    kept: list[Mark] = []
    for mark in reversed(marks):
        if not any(k.box.contains(mark.box, slack=1.5) for k in kept):
            kept.append(mark)
    return kept[::-1]


def _word(mark: Mark) -> Word:
    return Word(
        text="●" if mark.shape == "curve" else "■",
        box=mark.box,
        size=max(mark.box.height, 1.0),
        colour=mark.colour,
    )
