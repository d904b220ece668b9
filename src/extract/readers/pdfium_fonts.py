"""The fonts of a page as pdfminer sees them: their names, and how deep their boxes reach.

A character's box in pdfplumber starts at its font's descent and is one size high. PDFium
mends a missing descent from the font itself, so it is read from the file here. Fonts
that the two libraries take different letters from are left to the second reader.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from extract.readers import pdfium_calls as calls
from extract.readers.pdfium_doubt import DoubtError, Reason
from extract.readers.pdfium_widths import Widths, read_widths

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STANDARD = re.compile(r"Courier|Helvetica|Times-|Symbol$|ZapfDingbats$")
"""Beginnings of the names of fonts whose measures pdfminer brings with it."""
_DEEPEST = 5
"""Drawings in drawings that are looked into for fonts."""
_LONGEST_NAME = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """`descent` in parts of the size, never above 0; `reason` to leave it to pdfplumber."""

    name: str
    descent: float
    widths: Widths = field(default_factory=dict)
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a file, read once each; `of_page` gives those of one page by plain name."""

    known: dict[tuple[int, int], tuple[str, Font]] = field(default_factory=dict)

    def of_page(self, resources: Any) -> dict[str, Font]:
        """The page's fonts, those of the drawings on it with them, by name without subset."""
        named: dict[str, Font] = {}
        for spec in _fonts_in(resources, _DEEPEST):
            plain, font = self._font(spec)
            named[plain] = _merged(named[plain], font) if plain in named else font
        return named

    def _font(self, spec: Any) -> tuple[str, Font]:
        key = spec.objgen
        if key == (0, 0):
            return _read_font(spec)
        if key not in self.known:
            self.known[key] = _read_font(spec)
        return self.known[key]


def font_of(handle: int, named: dict[str, Font]) -> Font:
    """The font that PDFium uses, among those of the page. Raises DoubtError when it is none."""
    name = _name_of(handle)
    font = named.get(name)
    if font is None:
        raise DoubtError("font_not_named", name)
    if font.reason is not None:
        raise DoubtError(font.reason, name)
    return font


def _name_of(handle: int) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    calls.font_name(handle, ctypes.addressof(buffer), _LONGEST_NAME)
    return _plain(buffer.value.decode("utf-8", "replace"))


def _plain(name: str) -> str:
    return _SUBSET.sub("", name.removeprefix("/"))


def _fonts_in(resources: Any, depth: int) -> Iterator[Any]:
    if not isinstance(resources, pikepdf.Dictionary) or not depth:
        return
    fonts = resources.get("/Font")
    if isinstance(fonts, pikepdf.Dictionary):
        yield from (font for _, font in fonts.items() if isinstance(font, pikepdf.Dictionary))
    drawings = resources.get("/XObject")
    if isinstance(drawings, pikepdf.Dictionary):
        for _, drawing in drawings.items():
            if isinstance(drawing, pikepdf.Stream) and drawing.get("/Subtype") == "/Form":
                yield from _fonts_in(drawing.get("/Resources"), depth - 1)


def _merged(one: Font, other: Font) -> Font:
    """Two subsets of one font are one font when they agree; widths in doubt are left out."""
    if one is other:
        return one
    if one.descent != other.descent or one.reason != other.reason:
        return Font(name=one.name, descent=0.0, reason="fonts_of_one_name")
    both = {**one.widths, **other.widths}
    widths = {t: w for t, w in both.items() if one.widths.get(t, w) == w}
    return Font(name=one.name, descent=one.descent, widths=widths, reason=one.reason)


def _read_font(spec: Any) -> tuple[str, Font]:
    kind = str(spec.get("/Subtype", ""))
    below = spec.get("/DescendantFonts") if kind == "/Type0" else None
    below = below[0] if isinstance(below, pikepdf.Array) and len(below) else None
    holder = spec if below is None else below
    base = str(holder.get("/BaseFont", spec.get("/BaseFont", "")))
    name, descent = _measures(base, holder.get("/FontDescriptor"))
    reason = _reason(spec, kind)
    widths = read_widths(spec, below) if reason is None else {}
    return _plain(base), Font(name=name, descent=descent, widths=widths, reason=reason)


def _measures(base: str, descriptor: Any) -> tuple[str, float]:
    """Name and descent of a font, as pdfminer takes them."""
    name = base.removeprefix("/")
    if _STANDARD.match(name):
        from pdfminer.fontmetrics import FONT_METRICS

        if name in FONT_METRICS:
            return name, -abs(float(str(FONT_METRICS[name][0]["Descent"]))) * 0.001
    if not isinstance(descriptor, pikepdf.Dictionary):
        return "unknown", 0.0
    said: Any = descriptor.get("/Descent")
    try:
        descent = -abs(float(said or 0)) * 0.001
    except (TypeError, ValueError):
        descent = 0.0
    return str(descriptor.get("/FontName", "unknown")).removeprefix("/"), descent


def _reason(spec: Any, kind: str) -> Reason | None:
    """Why the two libraries may read other letters or places from this font."""
    if kind == "/Type3":
        return "font_of_drawings"
    encoding = spec.get("/Encoding")
    if kind == "/Type0":
        if isinstance(encoding, pikepdf.Name) and str(encoding).endswith("-V"):
            return "font_that_runs_down"
        if not isinstance(spec.get("/ToUnicode"), pikepdf.Stream):
            return "font_without_letters"
    return None
