"""The characters of a page as PDFium reads them, in the boxes that pdfplumber gives them.

One pass of calls over all characters fills columns of numbers; what is the same for a run
of text (matrix, size, font, colour) is asked once for the run. A character's box in
pdfplumber is one size high, from its font's descent, and as wide as the font says.
"""

from __future__ import annotations

from itertools import repeat

import numpy as np

from extract.readers import pdfium_calls as calls
from extract.readers.glyphs import SAME_PLACE, Flags, Glyphs, Indexes, Numbers, Style
from extract.readers.pdfium_advance import find_advances
from extract.readers.pdfium_doubt import DoubtError
from extract.readers.pdfium_fonts import Font, font_of
from extract.readers.pdfium_objects import Found
from extract.readers.pdfium_place import Place, apply
from extract.readers.pdfium_runs import Characters, Handles, Runs

MOST_CHARACTERS = 60_000
"""On a page; a page of small print has a tenth of it."""

_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_LAST_CODE = 0x10FFFF
_FLAT = 0.01
"""Points: what is no higher or no wider has no ink."""
_UNKNOWN = "\uf0b7"
"""The letter of a glyph that says none: nearly always a bullet."""


def read_glyphs(text: int, texts: Found, *, named: dict[str, Font], place: Place) -> Glyphs:
    """The glyphs of a text page, given by its handle, and blanks that part its words.

    `texts` are the page's runs of text, `named` its fonts by name. Raises DoubtError when
    the page is better read by pdfplumber.
    """
    if not len(texts):
        return _NONE
    chars = _read_characters(text)
    runs = _read_runs(chars, texts, named)
    advances = find_advances(text, chars, runs)
    letters = _texts(chars, advances.is_unmapped)
    heads = np.flatnonzero(~advances.is_joined)
    if len(heads) < len(letters):
        letters = _join(letters, heads)
    blanks = _find_blanks(texts, runs)
    return _glyphs(
        of=np.concatenate((runs.of[heads], blanks)),
        origin=np.concatenate((chars.origin[heads], texts.matrix[blanks, 4:])),
        length=np.concatenate((advances.length[heads], np.zeros(len(blanks)))),
        drift=np.concatenate((advances.drift[heads], np.zeros(len(blanks)))),
        letters=[*letters, *(" " for _ in blanks)],
        runs=runs,
        place=place,
    )


def _read_characters(text: int) -> Characters:
    """What is printed; blanks and line ends that PDFium made up belong to no run of text."""
    count = max(int(calls.count_chars(text)), 0)
    if count > MOST_CHARACTERS:
        raise DoubtError("too_much", f"{count} characters")
    owners = map(calls.char_object, repeat(text), range(count))
    handle = np.fromiter(owners, dtype=np.uint64, count=count)
    number = np.flatnonzero(handle)
    wanted = number.tolist()
    origin = np.zeros((len(wanted), 2))
    box = np.zeros((len(wanted), 4), dtype=np.float32)
    if wanted:
        x, y = calls.rows_of(origin), calls.rows_of(origin, 8)
        calls.run_over(calls.char_origin, repeat(text), wanted, x, y)
        calls.run_over(calls.char_loose_box, repeat(text), wanted, calls.rows_of(box))
    codes = map(calls.char_unicode, repeat(text), wanted)
    return Characters(
        number=number,
        code=np.minimum(np.fromiter(codes, dtype=np.uint32, count=len(wanted)), _LAST_CODE),
        handle=handle[number],
        origin=origin,
        box=box.astype(np.float64),
    )


def _read_runs(chars: Characters, texts: Found, named: dict[str, Font]) -> Runs:
    size = np.zeros((len(texts), 1), dtype=np.float32)
    calls.run_over(calls.text_size, texts.handles, calls.rows_of(size))
    if not (size > 0).all() or not np.isfinite(texts.matrix).all():
        raise DoubtError("letters_out_of_place", "a size that is none")
    users = [font or 0 for font in map(calls.text_font, texts.handles)]
    fonts = list(dict.fromkeys(users))
    return Runs(
        of=_owners(chars.handle, np.array(texts.handles, dtype=np.uint64)),
        matrix=texts.matrix[:, :4],
        size=size[:, 0].astype(np.float64),
        font=np.array([fonts.index(font) for font in users], dtype=np.intp),
        handles=fonts,
        fonts=[font_of(font, named) for font in fonts],
        colours=_colours(texts.handles),
    )


def _owners(wanted: Handles, handles: Handles) -> Indexes:
    """Where each wanted handle is among the handles."""
    order = np.argsort(handles)
    at = np.searchsorted(handles[order], wanted)
    owners = order[np.minimum(at, len(order) - 1)]
    if (handles[owners] != wanted).any():
        raise DoubtError("letters_out_of_place", "a letter of no run of text")
    return owners


def _find_blanks(texts: Found, runs: Runs) -> Indexes:
    """Runs that PDFium reads no letter from, because they only hold blanks.

    Runs printed a second time over the first are left out by it, and here.
    """
    is_read = np.bincount(runs.of, minlength=len(texts)) > 0
    silent = np.flatnonzero(~is_read)
    if not len(silent):
        return silent
    sides = np.zeros((len(silent), 4), dtype=np.float32)
    columns = (calls.rows_of(sides, 4 * i) for i in range(4))
    calls.run_over(calls.object_bounds, texts.only(silent).handles, *columns)
    has_ink = np.abs(sides[:, 2:] - sides[:, :2]).min(axis=1) > _FLAT
    read = np.flatnonzero(is_read)
    for one in silent[has_ink].tolist():
        is_double = (runs.font[read] == runs.font[one]) & (runs.size[read] == runs.size[one])
        apart = np.abs(texts.matrix[read, 4:] - texts.matrix[one, 4:]).max(axis=1, initial=0.0)
        if not (is_double & (apart <= SAME_PLACE)).any():
            raise DoubtError("letters_left_out")
    blanks: Indexes = silent[~has_ink]
    return blanks


def _colours(handles: list[int]) -> list[str | None]:
    channels = np.zeros((len(handles), 4), dtype=np.uint32)
    columns = (calls.rows_of(channels, 4 * i) for i in range(4))
    is_plain = list(map(calls.fill_colour, handles, *columns))
    return [
        f"#{red:02x}{green:02x}{blue:02x}" if plain else None
        for plain, (red, green, blue, _) in zip(is_plain, channels.tolist(), strict=True)
    ]


def _texts(chars: Characters, is_unmapped: Flags) -> list[str]:
    """The letters; a hyphen at a line's end is printed as one."""
    texts = list(map(chr, chars.code.tolist()))
    for i in np.flatnonzero(is_unmapped).tolist():
        texts[i] = _UNKNOWN
    for i in np.flatnonzero(chars.code == _HYPHEN).tolist():
        texts[i] = "-"
    return texts


def _join(texts: list[str], heads: Indexes) -> list[str]:
    """The letters of one glyph together: a ligature is several."""
    ends = [*heads.tolist()[1:], len(texts)]
    return ["".join(texts[i:end]) for i, end in zip(heads.tolist(), ends, strict=True)]


def _glyphs(
    *,
    of: Indexes,
    origin: Numbers,
    length: Numbers,
    drift: Numbers,
    letters: list[str],
    runs: Runs,
    place: Place,
) -> Glyphs:
    """Boxes on the page as it is read: those of pdfminer's LTChar, turned with the page."""
    linear = (*place.matrix[:4], 0.0, 0.0)
    along = apply(linear, runs.matrix[:, :2])
    upwards = apply(linear, runs.matrix[:, 2:]) * runs.size[:, None]
    unit = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    descents = np.array([font.descent for font in runs.fonts])[runs.font]
    low = apply(place.matrix, origin) + (upwards * descents[:, None])[of]
    low += unit[of] * drift[:, None]
    across, up = unit[of] * length[:, None], upwards[of]
    corners = np.stack((low, low + across, low + up, low + across + up))
    (x0, top), (x1, bottom) = corners.min(axis=0).T, corners.max(axis=0).T
    style, styles = _styles(runs)
    return Glyphs(
        texts=tuple(letters),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        size=bottom - top,
        direction=_directions(along)[of],
        is_upright=_uprightness(along, upwards)[of],
        style=style[of],
        styles=styles,
    )


def _directions(along: Numbers) -> Indexes:
    """The numbers of glyphs.DIRECTIONS for baselines, y downwards."""
    x, y = along[:, 0], along[:, 1]
    level = np.where(x >= 0, 0, 3)
    return np.where(np.abs(x) >= np.abs(y), level, np.where(y < 0, 1, 2)).astype(np.intp)


def _uprightness(along: Numbers, upwards: Numbers) -> Flags:
    """pdfminer's `upright`, of matrices with y downwards."""
    a, b = along[:, 0], -along[:, 1]
    c, d = upwards[:, 0], -upwards[:, 1]
    return np.asarray((a * d > 0) & (b * c <= 0))


def _styles(runs: Runs) -> tuple[Indexes, tuple[Style, ...]]:
    numbers: dict[tuple[str, str | None], int] = {}
    names = [font.name for font in runs.fonts]
    style = [
        numbers.setdefault((names[font], colour), len(numbers))
        for font, colour in zip(runs.font.tolist(), runs.colours, strict=True)
    ]
    styles = tuple(Style(font=name, colour=colour) for name, colour in numbers)
    return np.array(style, dtype=np.intp), styles


_EMPTY = np.zeros(0)
_NONE = Glyphs(
    texts=(),
    x0=_EMPTY,
    top=_EMPTY,
    x1=_EMPTY,
    bottom=_EMPTY,
    size=_EMPTY,
    direction=np.zeros(0, dtype=np.intp),
    is_upright=np.zeros(0, dtype=np.bool_),
    style=np.zeros(0, dtype=np.intp),
    styles=(),
)
