"""How wide a font's letters are by what its PDF says: parts of the size, fractions kept.

PDFium drops what is behind the point of a width, pdfminer does not; over a long line of
text the difference adds up to a letter's side bearing. And PDFium tells no width of a
glyph that stands for several letters. Both are in the file, by the glyphs' codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

Widths = dict[str, float]
"""Width of a glyph by its letters, in thousandths of the size."""

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
_NUMBER = re.compile(rb"[\[\]]|[-+.\d]+")
_MOST_IN_RANGE = 256
"""A range of codes is within one last byte."""


def read_widths(spec: Any, descendant: Any) -> Widths:
    """Widths of the letters of a font; `descendant` is its CID font, None for simple fonts.

    Letters with two glyphs of different width are left out, and fonts that do not say
    their letters have none.
    """
    letters = spec.get("/ToUnicode")
    if not isinstance(letters, pikepdf.Stream):
        return {}
    try:
        found = _cid_widths(descendant) if descendant is not None else _simple_widths(spec)
        codes = dict(_letters(letters.read_bytes()))
    except (pikepdf.PdfError, ValueError, TypeError):
        return {}
    widths: Widths = {}
    unclear: set[str] = set()
    for code, text in codes.items():
        width = found.get(code)
        if width is None or widths.setdefault(text, width) != width:
            unclear.add(text)
    return {text: width for text, width in widths.items() if text not in unclear}


def _letters(data: bytes) -> Iterator[tuple[int, str]]:
    """Code and letters of a ToUnicode map (PDF 32000-1, 9.10.3)."""
    for section in _SECTION.finditer(data):
        tokens = [m[1] if m[2] is None else m[2] for m in _TOKEN.finditer(section[2])]
        if section[1] == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                yield int(code, 16), _text(text)
        else:
            yield from _ranges(iter(tokens))


def _ranges(tokens: Iterator[bytes]) -> Iterator[tuple[int, str]]:
    for start in tokens:
        end, target = next(tokens, b""), next(tokens, b"")
        codes = range(int(start, 16), min(int(end, 16), int(start, 16) + _MOST_IN_RANGE) + 1)
        if target == b"[":
            listed = list(iter(lambda: next(tokens, b"]"), b"]"))
            yield from ((c, _text(t)) for c, t in zip(codes, listed, strict=False))
        else:
            text = _text(target)
            yield from (
                (c, text[:-1] + chr(ord(text[-1]) + i)) for i, c in enumerate(codes) if text
            )


def _text(token: bytes) -> str:
    return bytes.fromhex(token.decode("ascii")).decode("utf-16-be", "ignore")


def _simple_widths(spec: Any) -> dict[int, float]:
    first, widths = int(spec.get("/FirstChar", 0)), spec.get("/Widths")
    if not isinstance(widths, pikepdf.Array):
        return {}
    return {first + i: float(width) for i, width in enumerate(_numbers(widths))}


def _cid_widths(descendant: Any) -> dict[int, float]:
    """The W array: `c [w1 w2 ...]` and `first last w` (PDF 32000-1, 9.7.4.3)."""
    listed = descendant.get("/W")
    tokens = iter(_numbers(listed)) if isinstance(listed, pikepdf.Array) else iter(())
    widths: dict[int, float] = {}
    for token in tokens:
        first, second = int(float(token)), next(tokens, b"0")
        if second == b"[":
            for i, one in enumerate(iter(lambda: next(tokens, b"]"), b"]")):
                widths[first + i] = float(one)
        else:
            last, width = int(float(second)), float(next(tokens, b"0"))
            widths.update(dict.fromkeys(range(first, min(last, 0xFFFF) + 1), width))
    return widths


def _numbers(array: pikepdf.Array) -> list[bytes]:
    """The numbers and inner brackets of an array, as they are written."""
    return _NUMBER.findall(array.unparse(resolved=True))[1:-1]
