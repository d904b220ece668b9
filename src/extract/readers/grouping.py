"""Which characters of a page make a word: pdfplumber's `extract_words` over whole columns.

In: glyphs that run one way. Out: the indexes of the glyphs of each word, in reading order.
The rules and the tolerances are pdfplumber's (utils/text.py, WordExtractor): characters
whose lines are near make one line, and in it a blank, a gap, a step back or a step
across starts a new word. A test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.model import Direction
from extract.readers.glyphs import Flags, Glyphs, Indexes, Numbers, clusters

_GAP = 0.2
"""A gap of this part of the font size starts a new word, also without a space."""
_TOLERANCE = 3.0
"""Points: pdfplumber's usual tolerance across the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Indexes of glyphs, one word after the other; `starts` are where words start among them."""

    members: Indexes
    starts: Indexes

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def firsts(self) -> Indexes:
        """The first glyph of each word."""
        return self.members[self.starts]

    def listed(self) -> list[Indexes]:
        """The glyphs of each word by themselves."""
        limits = pairwise([*self.starts.tolist(), len(self.members)])
        return [self.members[start:end] for start, end in limits]


def joined(words: Sequence[Indexes]) -> Grouped:
    """Words, none of them empty, as one."""
    lengths = np.array([len(word) for word in words])
    return Grouped(members=np.concatenate(words), starts=np.cumsum(lengths) - lengths)


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


def group_glyphs(glyphs: Glyphs, turned: Indexes, direction: Direction) -> Grouped:
    """The glyphs of `turned` by word; blanks part words and are in none."""
    track = _track(glyphs, turned, direction)
    order, line = _reading_order(glyphs.is_upright[turned], track)
    texts = [glyphs.texts[i] for i in turned[order].tolist()]
    is_blank = np.array([text.isspace() for text in texts], dtype=np.bool_)
    begins = _begins(track, order) | is_blank
    begins[1:] |= is_blank[:-1] | (line[1:] != line[:-1])
    is_seen = ~is_blank
    return Grouped(members=turned[order][is_seen], starts=np.flatnonzero(begins[is_seen]))


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
