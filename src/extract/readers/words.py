"""Characters of a page -> words with box, size, weight and colour.

Characters are grouped as pdfplumber's `extract_words` groups them (see `grouping`). Words
of turned text are read in their own direction. A word glued over a table rule is cut at
the rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from extract.model import BBox, Direction, Edge, Word
from extract.readers.glyphs import DIRECTIONS, Char, Glyphs, Indexes, Numbers, gather
from extract.readers.grouping import Grouped, group_glyphs, joined

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SOFT_HYPHEN = "\u00ad"
_UNMAPPED = re.compile(r"\(cid:\d+\)")
"""A glyph whose font does not say which letter it is; nearly always a bullet."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000b-\u001f]")
_SMALL = 0.78
"""A figure of less than this part of the size of its word may be the mark of a note."""
_OVERLAP = 2.0
"""Points that a word must reach over a rule on both sides to be cut at it."""

Style = tuple[bool, bool, str | None]
"""Bold, italic, colour."""


def read_words(chars: Sequence[Char], edges: Sequence[Edge]) -> tuple[Word, ...]:
    """Words in PDF points of characters as pdfplumber describes them; see `find_words`."""
    return find_words(gather(chars), edges)


def find_words(glyphs: Glyphs, edges: Sequence[Edge]) -> tuple[Word, ...]:
    """Words in PDF points, in no particular order; text is NFC with ligatures opened."""
    rules = sorted(((e.box.x0, e) for e in edges if e.orientation == "v"), key=lambda r: r[0])
    styles = [_style(s.font, s.colour) for s in glyphs.styles]
    found: list[Word] = []
    for number, direction in enumerate(DIRECTIONS):
        turned = np.flatnonzero(glyphs.direction == number)
        if not len(turned):
            continue
        groups = group_glyphs(glyphs, turned, direction)
        if not len(groups):
            continue
        if direction == "right" and rules:
            groups = _cut_at_rules(glyphs, groups, rules)
        groups = _cut_note_marks(glyphs, groups)
        found.extend(_make_words(glyphs, groups, direction, styles))
    return tuple(found)


def clean(text: str) -> str:
    """NFC, ligatures opened, invisible characters dropped."""
    if text.isascii() and text.isprintable() and "(cid:" not in text:
        return text.strip()
    opened = _UNMAPPED.sub("\uf0b7", text.translate(_LIGATURES))
    if opened.endswith(_SOFT_HYPHEN):  # at the end of a line it is printed
        opened = opened.rstrip(_SOFT_HYPHEN) + "-"
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", opened)).strip()


def _style(font: str, colour: str | None) -> Style:
    return bool(_BOLD.search(font)), bool(_ITALIC.search(font)), colour


def _cut_at_rules(glyphs: Glyphs, groups: Grouped, rules: Sequence[tuple[float, Edge]]) -> Grouped:
    """A word over a vertical rule is two words: cells joined with no space."""
    places = np.array([x for x, _ in rules])
    x0, _, x1, _ = _boxes(glyphs, groups)
    first = np.searchsorted(places, x0 + _OVERLAP, side="right")
    end = np.searchsorted(places, x1 - _OVERLAP, side="left")
    if (first >= end).all():
        return groups
    cut: list[Indexes] = []
    for group, start, stop in zip(groups.listed(), first.tolist(), end.tolist(), strict=True):
        if start < stop:
            cut.extend(_cut(glyphs, group, [e for _, e in rules[start:stop]]))
        else:
            cut.append(group)
    return joined(cut)


def _cut(glyphs: Glyphs, group: Indexes, rules: Sequence[Edge]) -> Iterator[Indexes]:
    """The pieces of a word between those rules that run through its height."""
    y = (glyphs.top[group].min() + glyphs.bottom[group].max()) / 2
    for x in (e.box.x0 for e in rules if e.box.top <= y <= e.box.bottom):
        is_before = (glyphs.x0[group] + glyphs.x1[group]) / 2 < x
        if is_before.any():
            yield group[is_before]
        group = group[~is_before]
    if len(group):
        yield group


def _cut_note_marks(glyphs: Glyphs, groups: Grouped) -> Grouped:
    """A small raised figure at the end of a word ("2014" and note 2) is a word of its own."""
    sizes = glyphs.size[groups.members]
    smallest = np.minimum.reduceat(sizes, groups.starts)
    largest = np.maximum.reduceat(sizes, groups.starts)
    is_mixed = (smallest < _SMALL * largest).tolist()
    if not any(is_mixed):
        return groups
    parts = (
        _cut_note_mark(glyphs, group) if mixed else [group]
        for group, mixed in zip(groups.listed(), is_mixed, strict=True)
    )
    return joined([part for cut in parts for part in cut])


def _cut_note_mark(glyphs: Glyphs, group: Indexes) -> list[Indexes]:
    size = float(glyphs.size[group].max())
    cut = len(group)
    while cut > 0 and _is_raised_figure(glyphs, group[cut - 1], group[0], size=size):
        cut -= 1
    return [group] if cut in (0, len(group)) else [group[:cut], group[cut:]]


def _is_raised_figure(glyphs: Glyphs, one: int, first: int, *, size: float) -> bool:
    is_raised = glyphs.bottom[one] < glyphs.bottom[first] - 0.08 * size
    return bool(glyphs.size[one] < _SMALL * size and glyphs.texts[one].isdigit() and is_raised)


def _make_words(
    glyphs: Glyphs, groups: Grouped, direction: Direction, styles: Sequence[Style]
) -> Iterator[Word]:
    """The words of groups that have a text to be seen; their first glyph gives the style."""
    letters = [glyphs.texts[i] for i in groups.members.tolist()]
    limits = pairwise([*groups.starts.tolist(), len(letters)])
    firsts = groups.firsts
    sizes = np.maximum(glyphs.size[firsts], 1.0).tolist()
    boxes = zip(*(side.tolist() for side in _boxes(glyphs, groups)), strict=True)
    looks = [styles[i] for i in glyphs.style[firsts].tolist()]
    for (start, end), size, sides, look in zip(limits, sizes, boxes, looks, strict=True):
        text = clean("".join(letters[start:end]))
        if not text:
            continue
        x0, top, x1, bottom = sides
        bold, italic, colour = look
        yield Word(
            text=text,
            box=BBox(x0=x0, top=top, x1=x1, bottom=bottom),
            size=round(size, 1),
            bold=bold,
            italic=italic,
            colour=colour,
            direction=direction,
        )


def _boxes(glyphs: Glyphs, groups: Grouped) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Sides of the boxes around groups: x0, top, x1, bottom."""
    order, starts = groups.members, groups.starts
    return (
        np.minimum.reduceat(glyphs.x0[order], starts),
        np.minimum.reduceat(glyphs.top[order], starts),
        np.maximum.reduceat(glyphs.x1[order], starts),
        np.maximum.reduceat(glyphs.bottom[order], starts),
    )
