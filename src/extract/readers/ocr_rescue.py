"""Ink that no recognised word covers, read once more on a sheet of its own.

Text recognition passes over single figures in narrow cells, words between rules and
short texts on colour. What is left over is cut out, set in lines below each other with
paper around, and read again; the words are put back where they came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.readers.ocr_fills import find_parts
from extract.readers.ocr_lay import Grey, Mask, find_ink
from extract.readers.ocr_rules import Box, Rule
from extract.readers.ocr_words import ReadWord

_SQUARE = 1.5
"""Points: ink is looked at in squares of this size."""
_WORD_GAP = 4
"""Squares between two letters or words of one text."""
_LOWEST, _HIGHEST = 3.5, 40.0
_MOST_PARTS = 200
_MARGIN = 4.0
_LINE_GAP = 14.0
_LEAST_INK = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """A piece of the page in pixels, and the row and column of the sheet where it is set."""

    left: int
    top: int
    right: int
    bottom: int
    row: int = 0
    column: int = 0


def find_left_over(
    grey: Grey,
    read: Iterable[ReadWord],
    rules: Iterable[Rule],
    *,
    paper: int,
    dots_per_point: float,
) -> tuple[LeftOver, ...]:
    """Pieces with ink that is no word read before, no rule and no picture; none for too many."""
    ink = uncovered(find_ink(grey, paper=paper), [*read, *rules], dots_per_point)
    step = max(2, round(_SQUARE * dots_per_point))
    found = tuple(_pieces(join_squares(ink, step, right=_WORD_GAP), step, dots_per_point, ink))
    return found if len(found) <= _MOST_PARTS else ()


def set_on_sheet(
    grey: Grey, pieces: Sequence[LeftOver], *, paper: int, dots_per_point: float
) -> tuple[Grey, tuple[LeftOver, ...]]:
    """A sheet with a piece on each line, and the pieces with their places on it."""
    margin, gap = round(_MARGIN * dots_per_point), round(_LINE_GAP * dots_per_point)
    rows = np.cumsum([gap] + [p.bottom - p.top + gap for p in pieces])
    width = max(p.right - p.left for p in pieces) + 4 * margin
    sheet = np.full((int(rows[-1]) + gap, width), paper, dtype=np.uint8)
    placed = tuple(
        replace(piece, row=int(row), column=2 * margin)
        for piece, row in zip(pieces, rows, strict=False)
    )
    for piece in placed:
        area = grey[piece.top : piece.bottom, piece.left : piece.right]
        sheet[
            piece.row : piece.row + area.shape[0], piece.column : piece.column + area.shape[1]
        ] = area
    return sheet, placed


def put_back(read: Iterable[ReadWord], pieces: Sequence[LeftOver]) -> Iterator[ReadWord]:
    """Words of the sheet at their places on the page, each piece a line of its own."""
    for word in read:
        middle = (word.top + word.bottom) / 2
        for number, piece in enumerate(pieces):
            if piece.row - 4 <= middle <= piece.row + piece.bottom - piece.top + 4:
                right, down = piece.left - piece.column, piece.top - piece.row
                yield replace(
                    word,
                    left=word.left + right,
                    right=word.right + right,
                    top=word.top + down,
                    bottom=word.bottom + down,
                    line=(-1, number),
                )
                break


def uncovered(ink: Mask, boxes: Iterable[Box], dots_per_point: float) -> Mask:
    """The ink outside words and rules, with a little room around them."""
    left = ink.copy()
    room = max(2, round(0.8 * dots_per_point))
    for box in boxes:
        left[
            max(0, box.top - room) : box.bottom + room, max(0, box.left - room) : box.right + room
        ] = False
    return left


def join_squares(ink: Mask, step: int, *, right: int = 0, down: int = 0) -> Mask:
    """Squares with ink, joined over gaps of so many squares in a line or down the page."""
    height, width = ink.shape[0] // step * step, ink.shape[1] // step * step
    counts = ink[:height, :width].reshape(height // step, step, width // step, step)
    inked = counts.sum(axis=(1, 3)) >= _LEAST_INK * step * step * 2
    joined = inked.copy()
    for shift in range(1, right + 1):
        joined[:, shift:] |= inked[:, :-shift]
    for shift in range(1, down + 1):
        joined[shift:] |= inked[:-shift]
    return np.asarray(joined, dtype=np.bool_)


def _pieces(squares: Mask, step: int, dots_per_point: float, ink: Mask) -> Iterator[LeftOver]:
    room = round(1.5 * dots_per_point)
    for part in find_parts(squares):
        left, top, right, bottom = part.left, part.top, part.right, part.bottom
        high = (bottom - top) * step / dots_per_point
        area = ink[top * step : bottom * step, left * step : right * step]
        if not _LOWEST <= high <= _HIGHEST or area.sum() < (1.2 * dots_per_point) ** 2:
            continue
        yield LeftOver(
            left=max(0, left * step - room),
            top=max(0, top * step - room),
            right=min(ink.shape[1], right * step + room),
            bottom=min(ink.shape[0], bottom * step + room),
        )
