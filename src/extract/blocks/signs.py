"""Drawn bullets and status dots -> words, so that a sign is a sign however it is made.

Browsers draw list bullets, drawing programs draw traffic lights: small filled or
outlined shapes. They become the words ● and ■ with the shape's colour. PDF points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.model import Mark, Page, Word
from extract.readers.colours import is_white

_SMALLEST, _LARGEST = 1.8, 17.0
_LOWEST_SWATCH, _HIGHEST_SWATCH, _WIDEST_SWATCH, _MOST_SWATCHES = 5.0, 30.0, 90.0, 8
_SPACE = 0.3
"""Ems between a patch's bullet and the word that it explains."""
_BULLET_GAP, _LOW = 2.5, 0.5
"""Ems from a bullet to its text at most, and part of the text's height that is low."""
_MOST = 400
"""More small shapes than this on a page are a picture, not signs."""


def drawn_signs(page: Page) -> tuple[Word, ...]:
    """The small square or round shapes of a page as words with their colour."""
    signs = [m for m in page.marks if _is_sign(m)]
    if len(signs) > _MOST:
        return ()
    small = tuple(_as_high_as_text(_word(m), page) for m in _each_place_once(signs))
    return (*small, *_swatches(page))


def _is_sign(mark: Mark) -> bool:
    wide, high = mark.box.width, mark.box.height
    return (
        min(wide, high) >= _SMALLEST
        and max(wide, high) <= _LARGEST
        and 0.6 <= wide / high <= 1.67
        and not is_white(mark.colour)
    )


def _swatches(page: Page) -> Iterator[Word]:
    """Larger patches of several colours below each other, each with its meaning beside it.

    A patch becomes a bullet between it and the word: inside, it would be a framed text.
    """
    patches = [
        m
        for m in page.marks
        if m.shape == "rect"
        and not is_white(m.colour)
        and not _is_sign(m)
        and _LOWEST_SWATCH < m.box.height <= _HIGHEST_SWATCH
        and 0.6 * m.box.height < m.box.width <= _WIDEST_SWATCH
    ]
    once = _each_place_once(patches)
    explained = [(m, w) for m in once if (w := _beside(m, page)) is not None]
    for x0 in sorted({round(m.box.x0) for m, _ in explained}):
        pile = [(m, w) for m, w in explained if round(m.box.x0) == x0]
        if 1 < len(pile) <= _MOST_SWATCHES and len({m.colour for m, _ in pile}) == len(pile):
            yield from (_swatch(mark, word) for mark, word in pile)


def _beside(mark: Mark, page: Page) -> Word | None:
    """The first word right of a patch that holds no word itself, and has none left of it."""
    level = [w for w in page.words if mark.box.top < w.box.middle[1] < mark.box.bottom]
    if any(w.box.middle[0] < mark.box.x1 for w in level):
        return None
    right = [w for w in level if 1 <= w.box.x0 - mark.box.x1 < _LARGEST]
    return min(right, key=lambda w: w.box.x0, default=None)


def _as_high_as_text(sign: Word, page: Page) -> Word:
    """A bullet much lower than the word right of it as high as that: they stand on one line."""
    x, y = sign.box.x1, sign.box.middle[1]
    right = [
        w
        for w in page.words
        if 0 <= w.box.x0 - x < _BULLET_GAP * w.size and w.box.top < y < w.box.bottom
    ]
    word = min(right, key=lambda w: w.box.x0, default=None)
    if word is None or sign.box.height > _LOW * word.box.height:
        return sign
    box = replace(sign.box, top=word.box.top, bottom=word.box.bottom)
    return replace(sign, box=box, size=word.size)


def _swatch(mark: Mark, word: Word) -> Word:
    right = word.box.x0 - _SPACE * word.size
    box = replace(word.box, x0=min(mark.box.x1, right - 1), x1=right)
    return Word(text="■", box=box, size=word.size, colour=mark.colour)


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
