"""A body as it came over the wire -> its bytes, never more than the limit.

Inflation is done here and not by httpx, a piece at a time, so that a bomb stops at
the limit instead of in memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from extract.fetch.refusals import Refused

ACCEPTED_ENCODINGS = "gzip, deflate"

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_WINDOWS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}


def limit_bytes(chunks: Iterable[bytes], *, url: str, limit: int) -> Iterator[bytes]:
    """The same chunks; raises Refused (`too_large`) once they are more than `limit` bytes."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise Refused("too_large", url, f"more than {limit:,} bytes")
        yield chunk


def open_encoding(
    chunks: Iterable[bytes], *, encoding: str, url: str, limit: int
) -> Iterator[bytes]:
    """The chunks behind a Content-Encoding, at most `limit` bytes of them.

    Raises Refused: `unknown_encoding` (also for two encodings, one inside the other),
    `broken_encoding`, `inflates_too_far`, `cut_short` when the compressed data ends early.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return iter(chunks)
    if name not in _WINDOWS:
        raise Refused("unknown_encoding", url, name)
    return _limit_inflated(_inflate(chunks, window=_WINDOWS[name], url=url), url=url, limit=limit)


def _limit_inflated(pieces: Iterable[bytes], *, url: str, limit: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            raise Refused("inflates_too_far", url, f"more than {limit:,} bytes")
        yield piece


def _inflate(chunks: Iterable[bytes], *, window: int, url: str) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        while chunk:
            if inflater is None or inflater.eof:
                if inflater is not None and not _starts_member(chunk, window):
                    return  # padding after the last member
                inflater = zlib.decompressobj(_window_for(chunk, window))
            try:
                yield inflater.decompress(chunk, _PIECE)
            except zlib.error as error:
                raise Refused("broken_encoding", url, str(error)) from None
            chunk = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if inflater is not None and not inflater.eof:
        raise Refused("cut_short", url, "the compressed body ends early", passing=True)


def _starts_member(chunk: bytes, window: int) -> bool:
    return window == _GZIP and chunk.startswith(b"\x1f")


def _window_for(chunk: bytes, window: int) -> int:
    """Servers call both zlib and raw deflate data `deflate`; the first byte tells them apart."""
    is_raw = window == zlib.MAX_WBITS and chunk[0] & 0x0F != 8
    return -zlib.MAX_WBITS if is_raw else window
