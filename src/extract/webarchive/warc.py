"""A WARC file in, the captures of pages and files in it out, one at a time."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

_PIECE = 64 * 1024
_KNOWN_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")


class BrokenWarcError(Exception):
    """The file ends or breaks before its last record; what came before it is good."""


# warcio meets a damaged head with whatever its own code runs into
_FAULTS = (
    ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError, LookupError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One answer of a server, as it was recorded. `body` is None when it is larger than the
    limit or compressed in a way that is not opened; `location` is where a redirect leads,
    empty for other answers."""

    url: str
    captured_at: datetime
    status: int
    body: bytes | None
    location: str = ""


def read_captures(file: Path, *, limit: int) -> Iterator[Capture]:
    """The captures of a WARC or ARC file, gzipped or not, in its order.

    Answers with status 200 and redirects; bodies of at most `limit` bytes. Raises
    BrokenWarcError at the place where the file cannot be read on, OSError.
    """
    with file.open("rb") as stream:
        is_arc = _is_arc(stream)
        try:
            records, last = ArchiveIterator(stream, arc2warc=is_arc), 0
            for record in records:
                capture = _capture(record, limit)
                last = records.get_record_offset()  # reads the record to its end
                if capture is not None:
                    yield capture
            _check_file_end(file, last)
        except _FAULTS as error:
            raise BrokenWarcError(str(error) or type(error).__name__) from error


def _is_arc(stream: BinaryIO) -> bool:
    """Whether the file is an ARC file; BrokenWarcError when it is no WARC file either."""
    head = stream.read(_PIECE)
    stream.seek(0)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 100)
        except zlib.error as error:
            raise BrokenWarcError(str(error)) from error
    if not head.startswith((b"WARC/", b"filedesc:")):
        raise BrokenWarcError("neither a WARC nor an ARC file")
    return head.startswith(b"filedesc:")


def _capture(record: Any, limit: int) -> Capture | None:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    moment = _moment(record.rec_headers.get_header("WARC-Date"))
    if not url.startswith(("http://", "https://")) or moment is None:
        return None
    if record.rec_type == "resource":
        return Capture(url=url, captured_at=moment, status=200, body=_body(record, limit))
    if record.rec_type != "response" or record.http_headers is None:
        return None
    status = str(record.http_headers.get_statuscode() or "")
    if status[:1] == "3" and status != "304":
        _check_end(record)
        location = record.http_headers.get_header("Location") or ""
        return Capture(
            url=url, captured_at=moment, status=int(status), body=None, location=location
        )
    if status != "200":
        return None
    return Capture(url=url, captured_at=moment, status=200, body=_body(record, limit))


def _body(record: Any, limit: int) -> bytes | None:
    encoding = record.http_headers and record.http_headers.get_header("content-encoding")
    if (encoding or "").strip().lower() not in _KNOWN_ENCODINGS:
        return None
    stream, pieces, size = record.content_stream(), list[bytes](), 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > limit:
            return None
        pieces.append(piece)
    _check_end(record)
    return b"".join(pieces)


def _check_end(record: Any) -> None:
    """warcio lets a record that the end of the file cuts short pass for a whole one."""
    while record.raw_stream.read(_PIECE):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the file ends within a record")


def _check_file_end(file: Path, last: int) -> None:
    """warcio stops without a word when a file ends within the head of a record. A record ends
    in two line ends; a gzipped one in the end of a gzip member, from offset `last` on."""
    with file.open("rb") as stream:
        if stream.read(5) == b"WARC/":
            stream.seek(-4, os.SEEK_END)
            if stream.read() != b"\r\n\r\n":
                raise EOFError("the file ends within a record")
            return
        stream.seek(last)
        inflater = None
        while piece := stream.read(_PIECE):
            while piece:
                if inflater is None or inflater.eof:
                    if not piece.startswith(b"\x1f"):
                        return  # not gzipped
                    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
                inflater.decompress(piece, _PIECE)
                piece = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if inflater is not None and not inflater.eof:
        raise EOFError("the file ends within a record")


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    if moment is None:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(microsecond=0)
