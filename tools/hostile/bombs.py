"""Small files that want to become large ones, and pages with more than a page can hold."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

from tools.hostile.case import BROKEN, HEAVY, READ, Case
from tools.hostile.raw import FONT, TEXT, deflated, page, pdf, stream

_MEGA = 1 << 20


def bombs() -> Iterator[Case]:
    """Filters that expand, each in the places where a reader opens them."""
    heavy = HEAVY | READ | BROKEN
    for name, make in {
        "flate": lambda: page(stream(deflated(b"\0", 600 * _MEGA), b"/Filter /FlateDecode")),
        "flate-text": lambda: page(
            stream(deflated(TEXT + b"\n", 4 * _MEGA), b"/Filter /FlateDecode")
        ),
        "flate-twice": lambda: page(
            stream(
                zlib.compress(deflated(b"\0", 1500 * _MEGA), 9),
                b"/Filter [/FlateDecode /FlateDecode]",
            )
        ),
        "run-length": lambda: page(
            stream(
                zlib.compress(b"\x81 " * (3 * _MEGA)), b"/Filter [/FlateDecode /RunLengthDecode]"
            )
        ),
        "lzw": lambda: page(stream(_lzw(60_000), b"/Filter /LZWDecode")),
        "ascii85": lambda: page(
            stream(
                base64.a85encode(deflated(b" ", 300 * _MEGA), adobe=True),
                b"/Filter [/ASCII85Decode /FlateDecode]",
            )
        ),
        "to-unicode": lambda: page(
            font=_mapped_font(),
            more={6: stream(deflated(b"<00> <0041>\n", 30 * _MEGA), b"/Filter /FlateDecode")},
        ),
        "object-stream": _object_stream,
        "image": lambda: page(
            stream(b"q 500 0 0 500 40 40 cm /I1 Do Q"),
            resources=b"/XObject << /I1 6 0 R >>",
            more={
                6: stream(
                    deflated(b"\0", 300 * _MEGA),
                    b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace"
                    b" /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
                )
            },
        ),
    }.items():
        yield Case(name=f"bomb-{name}.pdf", make=make, expected=heavy, is_slow=True)


def crowds() -> Iterator[Case]:
    """Pages of a few megabytes with far too much on them."""
    crowded = READ | HEAVY
    for name, make in {
        "rectangles": lambda: page(stream(TEXT + _rectangles(100_000))),
        "lines": lambda: page(stream(TEXT + _lines(20_000))),
        "squared-paper": lambda: page(stream(TEXT + _squares(400))),
        "glyphs": lambda: page(stream(b"BT /F1 1 Tf 10 800 Td (%s) Tj ET" % (b"ab " * 700_000))),
        "turned-glyphs": lambda: page(
            stream(b"BT /F1 6 Tf 0 1 -1 0 50 50 Tm (%s) Tj ET" % (b"ab " * 30_000))
        ),
        "states": lambda: page(stream(b"q " * 1_000_000 + TEXT)),
        "marks": lambda: page(stream(TEXT + _dots(20_000))),
        "colours": lambda: page(stream(b"1 0 0 rg 0 1 0 RG " * 200_000 + TEXT)),
    }.items():
        yield Case(name=f"crowd-{name}.pdf", make=make, expected=crowded, is_slow=True)


def _rectangles(count: int) -> bytes:
    return b"\n".join(
        b"%d %d %d %d re S" % (i % 500, i * 7 % 800, 5 + i % 60, 4 + i % 30) for i in range(count)
    )


def _lines(count: int) -> bytes:
    half = count // 2
    across = (b"20 %.2f m 570 %.2f l S" % (y, y) for y in (20 + i * 0.07 for i in range(half)))
    down = (b"%.2f 20 m %.2f 820 l S" % (x, x) for x in (20 + i * 0.05 for i in range(half)))
    return b"\n".join([*across, *down])


def _squares(count: int) -> bytes:
    across = (b"0 %d m 4000 %d l S" % (10 * i, 10 * i) for i in range(count))
    down = (b"%d 0 m %d 4000 l S" % (10 * i, 10 * i) for i in range(count))
    return b" ".join([*across, *down])


def _dots(count: int) -> bytes:
    return b"\n".join(
        b"%.2f %.2f %.2f rg %d %d 8 8 re f" % (i % 7 / 7, i % 5 / 5, 0, i * 9 % 560, i * 11 % 800)
        for i in range(count)
    )


def _mapped_font() -> bytes:
    return FONT.replace(b">>", b"/ToUnicode 6 0 R >>")


def _object_stream() -> bytes:
    """Objects inside a stream that inflates to hundreds of megabytes."""
    body = b"10 0 " + b"<< >>"
    packed = zlib.compress(body + b" " * (400 * _MEGA), 9)
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 10 0 R >>",
            6: stream(packed, b"/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode"),
        }
    )


def _lzw(codes: int) -> bytes:
    """Codes of rising length, each naming the longest run so far."""
    bits, width, following = [format(256, "09b"), format(65, "09b")], 9, 258
    for _ in range(codes):
        bits.append(format(following, f"0{width}b"))
        following += 1
        if following + 1 >= 1 << width:
            width += 1
        if width > 12:
            bits.append(format(256, "012b"))
            bits.append(format(65, "09b"))
            width, following = 9, 258
    joined = "".join(bits)
    joined += "0" * (-len(joined) % 8)
    return int(joined, 2).to_bytes(len(joined) // 8, "big")
