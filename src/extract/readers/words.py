"""Characters of a page -> words with box, size, weight and colour.

Characters are the dictionaries that pdfplumber (or a reader that imitates it)
gives; the grouping is pdfplumber's own. Words of turned text are read in their
own direction. A word glued over a table rule is cut at the rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pdfplumber.utils.text import extract_words

from extract.model import BBox, Direction, Edge, Word
from extract.readers.colours import to_hex

Char = Mapping[str, Any]

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_READING = {
    "right": {"line_dir": "ttb", "char_dir": "ltr"},
    "left": {"line_dir": "btt", "char_dir": "rtl"},
    "up": {"line_dir": "ltr", "char_dir": "btt"},
    "down": {"line_dir": "rtl", "char_dir": "ttb"},
}
_GAP = 0.2
"""A gap of this part of the font size starts a new word, also without a space."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SOFT_HYPHEN = "\u00ad"
_UNMAPPED = re.compile(r"\(cid:\d+\)")
"""A glyph whose font does not say which letter it is; nearly always a bullet."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000b-\u001f]")


def read_words(chars: Sequence[Char], edges: Sequence[Edge]) -> tuple[Word, ...]:
    """Words in PDF points, in no particular order; text is NFC with ligatures opened."""
    verticals = [e for e in edges if e.orientation == "v"]
    found: list[Word] = []
    for direction in ("right", "up", "down", "left"):
        turned = [c for c in chars if direction_of(c) == direction]
        for group in _groups(turned, direction):
            pieces = _cut_at_rules(group, verticals) if direction == "right" else [group]
            pieces = [part for piece in pieces for part in _cut_note_mark(piece)]
            found.extend(word for piece in pieces if (word := _word(piece, direction)))
    return tuple(found)


def direction_of(char: Char) -> Direction:
    """Which way the baseline of a character runs on the page, from its matrix."""
    a, b, *_ = char.get("matrix") or (1, 0)
    if abs(a) >= abs(b):
        return "right" if a >= 0 else "left"
    return "up" if b > 0 else "down"


def _groups(chars: Sequence[Char], direction: Direction) -> Iterator[Sequence[Char]]:
    """Characters by word; weight, size and colour may change only between words."""
    if not chars:
        return
    words = extract_words(
        [dict(c) for c in chars],
        x_tolerance_ratio=_GAP,
        y_tolerance=3,
        keep_blank_chars=False,
        use_text_flow=False,
        return_chars=True,
        expand_ligatures=False,
        line_dir_rotated=_READING[direction]["line_dir"],
        char_dir_rotated=_READING[direction]["char_dir"],
        line_dir=_READING[direction]["line_dir"],
        char_dir=_READING[direction]["char_dir"],
    )
    for word in words:
        yield word["chars"]


def _cut_at_rules(chars: Sequence[Char], verticals: Sequence[Edge]) -> list[Sequence[Char]]:
    """A word over a vertical rule is two words: cells joined with no space."""
    box = _box(chars)
    y = (box.top + box.bottom) / 2
    cuts = sorted(
        e.box.x0
        for e in verticals
        if e.box.top <= y <= e.box.bottom and box.x0 + 2 < e.box.x0 < box.x1 - 2
    )
    pieces: list[Sequence[Char]] = []
    rest = list(chars)
    for x in cuts:
        pieces.append([c for c in rest if (c["x0"] + c["x1"]) / 2 < x])
        rest = [c for c in rest if (c["x0"] + c["x1"]) / 2 >= x]
    return [p for p in [*pieces, rest] if p]


def _cut_note_mark(chars: Sequence[Char]) -> list[Sequence[Char]]:
    """A small raised figure at the end of a word ("2014" and note 2) is a word of its own."""
    size = max(float(c.get("size") or 0) for c in chars)
    cut = len(chars)
    while cut > 0 and _is_raised_figure(chars[cut - 1], chars[0], size=size):
        cut -= 1
    return [chars] if cut in (0, len(chars)) else [chars[:cut], chars[cut:]]


def _is_raised_figure(char: Char, first: Char, *, size: float) -> bool:
    small = float(char.get("size") or 0) < 0.78 * size
    return small and str(char["text"]).isdigit() and char["bottom"] < first["bottom"] - 0.08 * size


def _word(chars: Sequence[Char], direction: Direction) -> Word | None:
    text = clean("".join(str(c["text"]) for c in chars))
    if not text:
        return None
    first = chars[0]
    font = str(first.get("fontname") or "")
    return Word(
        text=text,
        box=_box(chars),
        size=round(max(float(first.get("size") or 0), 1.0), 1),
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        colour=to_hex(first.get("non_stroking_color")),
        direction=direction,
    )


def clean(text: str) -> str:
    """NFC, ligatures opened, invisible characters dropped."""
    opened = _UNMAPPED.sub("\uf0b7", "".join(_LIGATURES.get(c, c) for c in text))
    if opened.endswith(_SOFT_HYPHEN):  # at the end of a line it is printed
        opened = opened.rstrip(_SOFT_HYPHEN) + "-"
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", opened)).strip()


def _box(chars: Iterable[Char]) -> BBox:
    listed = list(chars)
    return BBox(
        x0=min(float(c["x0"]) for c in listed),
        top=min(float(c["top"]) for c in listed),
        x1=max(float(c["x1"]) for c in listed),
        bottom=max(float(c["bottom"]) for c in listed),
    )
