"""How wide characters are: as far as their font moves on, which is not how far they reach.

A font says its widths in the file; PDFium tells whole thousandths for a code point, and
how far each printed character reaches. Where a glyph stands for several letters (a
ligature), or where a font has two glyphs for one letter, only the reach is sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np

from extract.readers import pdfium_calls as calls
from extract.readers.glyphs import Flags, Indexes, Numbers
from extract.readers.pdfium_runs import Characters, Runs

_SAME = 0.02
"""Points; PDFium counts in single precision."""
_WHOLE: float = 1000.0
"""The size for which widths are asked: they come in thousandths of it."""
_CODES = 21
"""Bits of a code point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advances:
    """`length` in points along the baseline; `drift`: points that PDFium puts the glyph too
    little along it. `is_joined`: part of the glyph before it. `is_unmapped`: the font does
    not say which letter it is.
    """

    length: Numbers
    drift: Numbers
    is_joined: Flags
    is_unmapped: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    """Each font and code point of a page once; `of` is the one of each character.

    `asked` is PDFium's width, `exact` that of the file (nan: not known), in thousandths.
    """

    of: Indexes
    asked: Numbers
    exact: Numbers
    is_unmapped: Flags


def find_advances(text: int, chars: Characters, runs: Runs) -> Advances:
    """How far each character of a text page moves on."""
    if not len(chars.code):
        return _NONE
    letters = _ask_fonts(text, chars, runs)
    scale = (runs.size * np.hypot(runs.matrix[:, 0], runs.matrix[:, 1]) / 1000)[runs.of]
    asked, exact = letters.asked[letters.of], letters.exact[letters.of]
    is_unmapped = letters.is_unmapped[letters.of]
    reach = _reach(chars.origin, chars.box, runs.matrix[runs.of])
    is_joined = _find_joined(chars, reach, asked * scale)
    is_reach = is_unmapped | (reach < (asked - 1) * scale - _SAME)
    if is_joined.any():
        tails = _tails(is_joined)
        reach, is_ligature = reach[tails], is_joined[tails] & ~is_joined
        exact = _widths_of_ligatures(chars, runs, np.flatnonzero(is_ligature), tails, exact)
        is_reach = np.where(is_ligature, np.isnan(exact), is_reach)
        exact[is_joined] = 0.0
    width = np.where(np.isnan(exact), asked, exact)
    is_reach |= _is_other_glyph(text, chars, runs, reach, np.trunc(width) * scale, is_reach)
    is_reach &= reach < np.inf
    return Advances(
        length=np.where(is_reach, reach, width * scale),
        drift=_drift(np.where(is_reach, 0.0, (width - np.trunc(width)) * scale), runs.of),
        is_joined=is_joined,
        is_unmapped=is_unmapped,
    )


def _ask_fonts(text: int, chars: Characters, runs: Runs) -> _Letters:
    """What PDFium and the file say of each letter of each font."""
    keys = (runs.font[runs.of] << _CODES) | chars.code.astype(np.int64)
    pairs, first, of = np.unique(keys, return_index=True, return_inverse=True)
    fonts, codes = (pairs >> _CODES).tolist(), (pairs & ((1 << _CODES) - 1)).tolist()
    asked = np.zeros(len(pairs), dtype=np.float32)
    places = range(asked.ctypes.data, asked.ctypes.data + 4 * len(pairs), 4)
    handles = [runs.handles[font] for font in fonts]
    calls.run_over(calls.glyph_width, handles, codes, repeat(_WHOLE), places)
    tables = [font.widths for font in runs.fonts]
    exact = np.array([tables[f].get(chr(c), np.nan) for f, c in zip(fonts, codes, strict=True)])
    exact[np.abs(np.trunc(exact) - asked) > 0.5] = np.nan
    unmapped = map(calls.char_is_unmapped, repeat(text), chars.number[first].tolist())
    return _Letters(
        of=of,
        asked=asked.astype(np.float64),
        exact=exact,
        is_unmapped=np.array(list(unmapped)) == 1,
    )


def _find_joined(chars: Characters, reach: Numbers, width: Numbers) -> Flags:
    """Letters that PDFium opened a glyph into: they share an origin.

    Either they part its box, or each has all of it. A letter that is printed twice in one
    place, as wide as its font says, is no ligature.
    """
    is_joined = np.zeros(len(chars.code), dtype=np.bool_)
    is_near = (np.abs(np.diff(chars.origin, axis=0)) < _SAME).all(axis=1)
    is_next = (np.diff(chars.number) == 1) & (chars.handle[1:] == chars.handle[:-1])
    is_other = (np.abs(np.diff(chars.box, axis=0)) > _SAME).any(axis=1)
    is_other |= np.diff(chars.code.astype(np.int64)) != 0
    is_other |= reach[1:] > width[1:] + _SAME
    is_joined[1:] = is_near & is_next & is_other
    return is_joined


def _tails(is_joined: Flags) -> Indexes:
    """For each character the last one of the glyph that it opens; itself where it is alone."""
    heads = np.flatnonzero(~is_joined)
    tails = np.arange(len(is_joined))
    tails[heads] = np.append(heads[1:], len(is_joined)) - 1
    return tails


def _widths_of_ligatures(
    chars: Characters, runs: Runs, heads: Indexes, tails: Indexes, exact: Numbers
) -> Numbers:
    """The widths with those of glyphs of several letters in the places of their first."""
    exact = exact.copy()
    for head in heads.tolist():
        letters = "".join(map(chr, chars.code[head : tails[head] + 1].tolist()))
        table = runs.fonts[int(runs.font[runs.of[head]])].widths
        exact[head] = table.get(letters, table.get(_LIGATURES.get(letters, ""), np.nan))
    return exact


_LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ", "st": "ﬆ"}
"""PDFium opens these letters too."""


def _reach(origin: Numbers, box: Numbers, matrix: Numbers) -> Numbers:
    """How far characters reach along their baseline; infinite where it is slanted."""
    a, b = matrix[:, 0], matrix[:, 1]
    x, y = origin[:, 0], origin[:, 1]
    left, high, right, low = box.T
    level = np.where(a > 0, right - x, x - left)
    steep = np.where(b > 0, high - y, y - low)
    reach = np.where(b == 0, level, np.where(a == 0, steep, np.inf))
    return np.maximum(reach, 0.0)


def _is_other_glyph(
    text: int, chars: Characters, runs: Runs, reach: Numbers, whole: Numbers, is_reach: Flags
) -> Flags:
    """Characters that reach further than they are wide, and not with their ink alone."""
    is_other = np.zeros(len(reach), dtype=np.bool_)
    is_long = ~is_reach & (reach > whole + _SAME) & (reach < np.inf)
    some = np.flatnonzero(is_long)
    if len(some):
        is_other[some] = _tight_reach(text, chars, runs, some) < reach[some] - _SAME
    return is_other


def _tight_reach(text: int, chars: Characters, runs: Runs, some: Indexes) -> Numbers:
    """How far the ink of some characters reaches."""
    box = np.zeros((len(some), 4))
    start, end = box.ctypes.data, box.ctypes.data + 32 * len(some)
    left, right, low, high = (range(start + 8 * i, end + 8 * i, 32) for i in (0, 2, 3, 1))
    numbers = chars.number[some].tolist()
    calls.run_over(calls.char_tight_box, repeat(text), numbers, left, right, low, high)
    return _reach(chars.origin[some], box, runs.matrix[runs.of[some]])


def _drift(dropped: Numbers, of: Indexes) -> Numbers:
    """What was dropped before each character in its run."""
    order = np.argsort(of, kind="stable")
    before = np.cumsum(dropped[order]) - dropped[order]
    starts = np.flatnonzero(np.append(True, np.diff(of[order]) != 0))
    lengths = np.diff(np.append(starts, len(order)))
    drift = np.empty(len(order))
    drift[order] = before - np.repeat(before[starts], lengths)
    return drift


_NONE = Advances(
    length=np.zeros(0),
    drift=np.zeros(0),
    is_joined=np.zeros(0, dtype=np.bool_),
    is_unmapped=np.zeros(0, dtype=np.bool_),
)
