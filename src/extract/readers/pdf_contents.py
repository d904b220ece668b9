"""The content streams of a PDF page, looked at before they are read.

pdfminer takes what it can inflate of a damaged stream and says nothing; and it
inflates a bomb whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import pikepdf

MOST_CONTENT = 48 << 20
"""Bytes of drawing instructions on a page; a large map has a quarter of it."""

_CHUNK = 1 << 20
_FLATE = ("FlateDecode", "Fl")

Verdict = Literal["whole", "damaged", "too_large"]
Packed = tuple[bytes, Sequence[str]]
"""A stream as it lies in the file, and the names of its filters."""


def look_at_contents(page: pikepdf.Object) -> Verdict:
    """Whether the contents of a qpdf page are all there, and not more than a page can be."""
    found = page.get("/Contents")
    listed = list(found) if isinstance(found, pikepdf.Array) else [found] if found else []
    streams = [stream for stream in listed if isinstance(stream, pikepdf.Stream)]
    packed = [(stream.read_raw_bytes(), _qpdf_filters(stream)) for stream in streams]
    return judge_contents(packed, wanted=len(listed))


def judge_contents(streams: Sequence[Packed], *, wanted: int) -> Verdict:
    """The verdict on the streams of a page that has `wanted` of them."""
    verdict: Verdict = "whole" if len(streams) == wanted else "damaged"
    room = MOST_CONTENT
    for raw, filters in streams:
        size, is_whole = _inflate(raw, filters, room)
        room -= size
        if room <= 0:
            return "too_large"
        if not is_whole:
            verdict = "damaged"
    return verdict


def _qpdf_filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    listed = list(named) if isinstance(named, pikepdf.Array) else [named] if named else []
    return [str(name).removeprefix("/") for name in listed]


def _inflate(raw: bytes, filters: Sequence[str], room: int) -> tuple[int, bool]:
    """Bytes of the stream when it is inflated, no more than just over `room`, and its wholeness.

    Only plain Flate is looked into: nearly all contents are, and other filters expand less.
    """
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
