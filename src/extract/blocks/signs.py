"""Drawn bullets and status dots -> words, so that a sign is a sign however it is made.

Browsers draw list bullets, drawing programs draw traffic lights: small filled or
outlined shapes. They become the words ● and ■ with the shape's colour. PDF points.
"""

from __future__ import annotations

from extract.model import Mark, Page, Word
from extract.readers.colours import is_white

_SMALLEST, _LARGEST = 1.8, 17.0
_MOST = 400
"""More small shapes than this on a page are a picture, not signs."""


def drawn_signs(page: Page) -> tuple[Word, ...]:
    """The small square or round shapes of a page as words with their colour."""
    signs = [m for m in page.marks if _is_sign(m)]
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
