"""The content streams of a PDF page, looked at before they are read.

pdfminer takes what it can inflate of a damaged stream and says nothing; and it
inflates a bomb whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Literal

from pdfminer.pdftypes import PDFStream, resolve1

MOST_CONTENT = 48 << 20
"""Bytes of drawing instructions on a page; a large map has a quarter of it."""

_CHUNK = 1 << 20
_FLATE = ("FlateDecode", "Fl")

Verdict = Literal["whole", "damaged", "too_large"]


def look_at_contents(page: Any) -> Verdict:
    """Whether the contents of a pdfminer page are all there, and not more than a page can be."""
    wanted = _listed(page.attrs.get("Contents"))
    streams = [s for s in wanted if isinstance(s, PDFStream)]
    verdict: Verdict = "whole" if len(streams) == len(wanted) else "damaged"
    room = MOST_CONTENT
    for stream in streams:
        size, is_whole = _inflate(stream, room)
        room -= size
        if room <= 0:
            return "too_large"
        if not is_whole:
            verdict = "damaged"
    return verdict


def _listed(contents: object) -> list[object]:
    """One stream or a list of them, resolved; an entry that leads nowhere is None."""
    found = resolve1(contents)
    if isinstance(found, list):
        return [resolve1(item) for item in found]
    return [] if contents is None else [found]


def _inflate(stream: PDFStream, room: int) -> tuple[int, bool]:
    """Bytes of the stream when it is inflated, no more than just over `room`, and its wholeness.

    Only plain Flate is looked into: nearly all contents are, and other filters expand less.
    """
    raw = stream.rawdata
    if raw is None or stream.decipher is not None:
        return 0, True
    filters = [_name(f) for f, _ in stream.get_filters()]
    if filters and filters[0] in _FLATE:
        size, is_whole = _flate(raw, room)
        return size, is_whole or len(filters) > 1
    return len(raw), True


def _flate(raw: bytes, room: int) -> tuple[int, bool]:
    inflater, size = zlib.decompressobj(), 0
    try:
        for chunk in _chunks(raw, inflater):
            size += len(chunk)
            if size > room:
                return size, True
    except zlib.error:
        return size, False
    return size, inflater.eof


def _chunks(raw: bytes, inflater: Any) -> Iterator[bytes]:
    rest = raw
    while rest and not inflater.eof:
        yield inflater.decompress(rest, _CHUNK)
        rest = inflater.unconsumed_tail


def _name(value: object) -> str:
    return str(getattr(value, "name", value))
