"""The characters of a page as columns of numbers, whichever reader they come from.

pdfplumber describes each character by a dictionary; a page has thousands, and all that is
done to them is done to all of them. Boxes are PDF points from the top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.model import Direction
from extract.readers.colours import to_hex

Char = Mapping[str, Any]
Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

DIRECTIONS: tuple[Direction, ...] = ("right", "up", "down", "left")
"""By number, as in `Glyphs.direction`."""

SAME_PLACE = 0.5
"""Points between two prints of one letter: bold type is made so, and so are shadows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What characters have in common: the font's name and the colour, `#rrggbb`."""

    font: str
    colour: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """Columns of equal length, in the order of the file; `style` and `direction` are numbers.

    `size` is the height of the box in reading direction. `is_upright` is false for turned
    and mirrored characters.
    """

    texts: tuple[str, ...]
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    size: Numbers
    direction: Indexes
    is_upright: Flags
    style: Indexes
    styles: tuple[Style, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, chosen: Indexes) -> Glyphs:
        """The glyphs of these indexes, in their order."""
        return Glyphs(
            texts=tuple(self.texts[i] for i in chosen.tolist()),
            x0=self.x0[chosen],
            top=self.top[chosen],
            x1=self.x1[chosen],
            bottom=self.bottom[chosen],
            size=self.size[chosen],
            direction=self.direction[chosen],
            is_upright=self.is_upright[chosen],
            style=self.style[chosen],
            styles=self.styles,
        )


def gather(chars: Sequence[Char]) -> Glyphs:
    """Columns of characters as pdfplumber describes them."""
    numbers: dict[Style, int] = {}
    style = [numbers.setdefault(s, len(numbers)) for s in _styles(chars)]
    turns = [_turn(char) for char in chars]
    return Glyphs(
        texts=tuple(str(c["text"]) for c in chars),
        x0=_column(chars, "x0"),
        top=_column(chars, "top"),
        x1=_column(chars, "x1"),
        bottom=_column(chars, "bottom"),
        size=np.array([float(c.get("size") or 0) for c in chars]),
        direction=np.array(turns, dtype=np.intp),
        is_upright=np.array([bool(c["upright"]) for c in chars], dtype=np.bool_),
        style=np.array(style, dtype=np.intp),
        styles=tuple(numbers),
    )


def as_chars(glyphs: Glyphs) -> Iterator[dict[str, Any]]:
    """The glyphs as pdfplumber's words and tables expect their characters."""
    matrices = ((1, 0, 0, 1, 0, 0), (0, 1, -1, 0, 0, 0), (0, -1, 1, 0, 0, 0), (-1, 0, 0, -1, 0, 0))
    for i, text in enumerate(glyphs.texts):
        style = glyphs.styles[int(glyphs.style[i])]
        x0, x1 = float(glyphs.x0[i]), float(glyphs.x1[i])
        top, bottom = float(glyphs.top[i]), float(glyphs.bottom[i])
        yield {
            "text": text,
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "doctop": top,
            "width": x1 - x0,
            "height": bottom - top,
            "size": float(glyphs.size[i]),
            "upright": bool(glyphs.is_upright[i]),
            "matrix": matrices[int(glyphs.direction[i])],
            "fontname": style.font,
            "object_type": "char",
        }


def drop_doubles(glyphs: Glyphs) -> Glyphs:
    """Each letter once that is printed twice in one place, in one font and size."""
    if len(glyphs) < 2 or _stand_apart(glyphs):
        return glyphs
    names: dict[tuple[str, str], int] = {}
    fonts = [style.font for style in glyphs.styles]
    kinds = [
        names.setdefault((text, fonts[style]), len(names))
        for text, style in zip(glyphs.texts, glyphs.style.tolist(), strict=True)
    ]
    keys = (np.array(kinds), glyphs.is_upright, glyphs.size)
    rows = clusters(glyphs.top, SAME_PLACE, within=keys)
    places = clusters(glyphs.x0, SAME_PLACE, within=(rows,))
    order = np.lexsort((glyphs.x0, glyphs.top, places))
    is_first = np.ones(len(glyphs), dtype=np.bool_)
    is_first[1:] = np.diff(places[order]) != 0
    return glyphs if is_first.all() else glyphs.take(np.sort(order[is_first]))


def _stand_apart(glyphs: Glyphs) -> bool:
    """Whether no two glyphs are in one place, whatever they are: so it is on most pages."""
    rows = clusters(glyphs.top, SAME_PLACE)
    places = clusters(glyphs.x0, SAME_PLACE, within=(rows,))
    return int(places.max()) + 1 == len(glyphs)


def clusters(values: Numbers, gap: float, *, within: Sequence[npt.NDArray[Any]] = ()) -> Indexes:
    """The number of each value's cluster: neighbours no more than `gap` apart are in one.

    Values with different keys `within` are never in one cluster.
    """
    order = np.lexsort((values, *within))
    ordered = values[order]
    starts = np.zeros(len(values), dtype=np.bool_)
    starts[1:] = ordered[1:] > ordered[:-1] + gap
    for key in within:
        starts[1:] |= key[order][1:] != key[order][:-1]
    numbers = np.empty(len(values), dtype=np.intp)
    numbers[order] = np.cumsum(starts)
    return numbers


def _column(chars: Sequence[Char], name: str) -> Numbers:
    return np.array([float(c[name]) for c in chars])


def _styles(chars: Sequence[Char]) -> Iterator[Style]:
    known: dict[tuple[object, str], Style] = {}
    for char in chars:
        font, colour = str(char.get("fontname") or ""), char.get("non_stroking_color")
        key = (font, repr(colour))
        if key not in known:
            known[key] = Style(font=font, colour=to_hex(colour))
        yield known[key]


def _turn(char: Char) -> int:
    """Which way the baseline of a character runs on the page, from its matrix."""
    a, b, *_ = char.get("matrix") or (1, 0)
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 3
    return 1 if b > 0 else 2
