"""Which characters of a page make a word: pdfplumber's `extract_words` over whole columns.

In: glyphs that run one way. Out: for each word the indexes of its glyphs, in reading order.
The rules and the tolerances are pdfplumber's (utils/text.py, WordExtractor): characters
whose lines are near make one line, and in it a blank, a gap, a step back or a step
across starts a new word. A test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.model import Direction
from extract.readers.glyphs import Flags, Glyphs, Indexes, Numbers, clusters

_GAP = 0.2
"""A gap of this part of the font size starts a new word, also without a space."""
_TOLERANCE = 3.0
"""Points: pdfplumber's usual tolerance across the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Track:
    """Places of glyphs as one who reads them counts: `start` and `end` grow along the line,
    `line` from line to line; `across` is where a glyph stands in its line."""

    start: Numbers
    end: Numbers
    line: Numbers
    across: Numbers
    ties: Numbers
    gap: Numbers
    step: Numbers


def group_glyphs(glyphs: Glyphs, turned: Indexes, direction: Direction) -> list[Indexes]:
    """The glyphs of `turned` by word; blanks part words and are in none."""
    track = _track(glyphs, turned, direction)
    order, line = _reading_order(glyphs.is_upright[turned], track)
    is_blank = np.array([glyphs.texts[i].isspace() for i in turned[order].tolist()])
    begins = _begins(track, order) | is_blank
    begins[1:] |= is_blank[:-1] | (line[1:] != line[:-1])
    starts = np.flatnonzero(begins)
    words = np.split(turned[order], starts[1:])
    return [word for word, at in zip(words, starts.tolist(), strict=True) if not is_blank[at]]


def _track(glyphs: Glyphs, turned: Indexes, direction: Direction) -> _Track:
    """The places as pdfplumber's directions of lines and characters say."""
    x0, x1 = glyphs.x0[turned], glyphs.x1[turned]
    top, bottom = glyphs.top[turned], glyphs.bottom[turned]
    wide = _GAP * glyphs.size[turned]
    flat = np.full(len(turned), _TOLERANCE)
    if direction == "right":
        return _Track(start=x0, end=x1, line=top, across=top, ties=x0, gap=wide, step=flat)
    if direction == "left":
        return _Track(start=-x1, end=-x0, line=-bottom, across=top, ties=-x0, gap=wide, step=flat)
    if direction == "up":
        return _Track(start=-bottom, end=-top, line=x0, across=x0, ties=-top, gap=flat, step=wide)
    return _Track(start=top, end=bottom, line=-x1, across=x0, ties=bottom, gap=flat, step=wide)


def _reading_order(is_upright: Flags, track: _Track) -> tuple[Indexes, Indexes]:
    """Positions in reading order, and the number of the line for each of them."""
    runs = np.zeros(len(is_upright), dtype=np.intp)
    runs[1:] = np.cumsum(is_upright[1:] != is_upright[:-1])
    lines = clusters(track.line, _TOLERANCE, within=(runs,))
    order = np.lexsort((track.ties, track.start, lines))
    return order, lines[order]


def _begins(track: _Track, order: Indexes) -> Flags:
    """Where a new word begins, in reading order, blanks and lines left aside."""
    start, end, across = track.start[order], track.end[order], track.across[order]
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = (
        (start[1:] < start[:-1])
        | (start[1:] > end[:-1] + track.gap[order][:-1])
        | (np.abs(across[1:] - across[:-1]) > track.step[order][:-1])
    )
    return begins
