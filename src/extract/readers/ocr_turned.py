"""Words that run up or down the page, as in the narrow header cells of a table.

Tall narrow pieces of ink are cut out, laid on their side both ways and read; the way in
which words come out with certainty is the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from extract.model import Direction
from extract.readers.ocr_fills import Part, find_parts
from extract.readers.ocr_lay import Grey, Mask
from extract.readers.ocr_rescue import LeftOver, join_squares, put_back, set_on_sheet, uncovered
from extract.readers.ocr_rules import Box
from extract.readers.ocr_words import ReadWord, drop_noise

Read = Callable[[Grey], tuple[ReadWord, ...]]

_SQUARE = 1.5
_GAP = 3
"""Squares between two letters of a word, or two words."""
_NARROWEST, _WIDEST, _SHORTEST = 4.5, 22.0, 22.0
_SLIM = 2.2
_MOST_PIECES = 60
_SURE = 0.7
_FEWEST_LETTERS = 4
_CERTAIN_WORD = 3


def read_turned(
    ink: Mask,
    grey: Grey,
    found: Sequence[ReadWord],
    rules: Iterable[Box],
    *,
    paper: int,
    dots_per_point: float,
    read: Read,
) -> tuple[ReadWord, ...]:
    """The words found, with those that stand on their side read in their own direction.

    `read` recognises lines of text on a grey sheet.
    """
    pieces = _find_pieces(ink, found, rules, dots_per_point)
    if not pieces:
        return tuple(found)
    both = {way: _read_way(grey, pieces, way, paper, dots_per_point, read) for way in _WAYS}
    kept, turned = list(found), list[ReadWord]()
    for number, piece in enumerate(pieces):
        words = max((both[way].get(number, []) for way in _WAYS), key=_weight)
        if _is_certain(words):
            kept = [word for word in kept if not _is_in(word, piece)]
            turned += words
    return (*kept, *turned)


_WAYS: tuple[Direction, ...] = ("up", "down")


def _find_pieces(
    ink: Mask, found: Sequence[ReadWord], rules: Iterable[Box], dots_per_point: float
) -> list[LeftOver]:
    """Tall narrow pieces of ink outside the words that were read with certainty."""
    certain = [w for w in found if len(w.text) >= _CERTAIN_WORD and w.confidence > _SURE]
    left = uncovered(ink, [*certain, *rules], dots_per_point)
    step = max(2, round(_SQUARE * dots_per_point))
    squares = join_squares(left, step, down=_GAP)
    pieces = [
        LeftOver(
            left=max(0, (part.left - 1) * step),
            top=max(0, part.top * step - step),
            right=min(ink.shape[1], (part.right + 1) * step),
            bottom=min(ink.shape[0], part.bottom * step + step),
        )
        for part in find_parts(squares)
        if _is_upright_strip(part, step / dots_per_point)
    ]
    return pieces if len(pieces) <= _MOST_PIECES else []


def _is_upright_strip(part: Part, points: float) -> bool:
    wide, high = (part.right - part.left) * points, (part.bottom - part.top) * points
    return _NARROWEST <= wide <= _WIDEST and high >= max(_SHORTEST, _SLIM * wide)


def _read_way(
    grey: Grey,
    pieces: Sequence[LeftOver],
    way: Direction,
    paper: int,
    dots_per_point: float,
    read: Read,
) -> dict[int, list[ReadWord]]:
    """Words of each piece, read in one direction, at their places on the page."""
    laid = np.rot90(grey, -1 if way == "up" else 1)
    lying = [_lie(piece, way, grey.shape) for piece in pieces]
    sheet, placed = set_on_sheet(laid, lying, paper=paper, dots_per_point=dots_per_point)
    words: dict[int, list[ReadWord]] = {}
    for word in put_back(drop_noise(read(sheet)), placed):
        number = word.line[-1]
        words.setdefault(number, []).append(_stand(word, way, grey.shape))
    return words


def _lie(piece: LeftOver, way: Direction, shape: tuple[int, ...]) -> LeftOver:
    """A piece of the page as a piece of the page laid on its side."""
    height, width = shape[0], shape[1]
    if way == "up":  # turned to the right: the bottom comes to the left
        return LeftOver(
            left=height - piece.bottom,
            top=piece.left,
            right=height - piece.top,
            bottom=piece.right,
        )
    return LeftOver(
        left=piece.top, top=width - piece.right, right=piece.bottom, bottom=width - piece.left
    )


def _stand(word: ReadWord, way: Direction, shape: tuple[int, ...]) -> ReadWord:
    """A word of the laid page at its place on the page."""
    height, width = shape[0], shape[1]
    line = (-2, *word.line[1:])
    if way == "up":
        return replace(
            word,
            left=word.top,
            top=height - word.right,
            right=word.bottom,
            bottom=height - word.left,
            line=line,
            direction=way,
        )
    return replace(
        word,
        left=width - word.bottom,
        top=word.left,
        right=width - word.top,
        bottom=word.right,
        line=line,
        direction=way,
    )


def _weight(words: Sequence[ReadWord]) -> float:
    return sum(word.confidence * len(word.text) for word in words)


def _is_certain(words: Sequence[ReadWord]) -> bool:
    letters = sum(c.isalpha() for word in words for c in word.text)
    length = sum(len(word.text) for word in words)
    return letters >= _FEWEST_LETTERS and _weight(words) >= _SURE * length


def _is_in(word: ReadWord, piece: LeftOver) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return piece.left <= x <= piece.right and piece.top <= y <= piece.bottom
