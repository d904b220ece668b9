"""PDF files written object by object, so that anything in them can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

TEXT = b"BT /F1 12 Tf 72 700 Td (Handlingsplan 2021-2023 for beredskap) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(objects: Mapping[int, bytes], *, trailer: bytes = b"", root: int = 1) -> bytes:
    """A file of these objects by number, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        kind = b"n" if number in places else b"f"
        out += b"%010d 00000 %s \n" % (places.get(number, 0), kind)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (size, root, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object with its true length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def page(
    content: bytes = stream(TEXT),
    *,
    box: bytes = b"[0 0 595 842]",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    catalog: bytes = b"",
    entries: bytes = b"",
    font: bytes = FONT,
) -> bytes:
    """A file with one page; its objects are 1 catalogue, 2 pages, 3 page, 4 contents, 5 font."""
    resources = b"<< /Font << /F1 5 0 R >> %s >>" % resources
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources %s /Contents 4 0 R %s >>"
            % (box, resources, entries),
            4: content,
            5: font,
            **(more or {}),
        }
    )


def tree(nodes: Mapping[int, bytes]) -> bytes:
    """A file whose page tree, from object 2 on, is given."""
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 90: stream(TEXT), 91: FONT, **nodes})


def leaf(parent: int = 2) -> bytes:
    """A page for `tree`."""
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents 90 0 R"
        b" /Resources << /Font << /F1 91 0 R >> >> >>" % parent
    )


def deflated(unit: bytes, times: int) -> bytes:
    """`unit` so many times, deflated, without ever being held whole."""
    packer = zlib.compressobj(9)
    block = unit * max(1, (1 << 20) // len(unit))
    whole, rest = divmod(len(unit) * times, len(block))
    parts: Sequence[bytes] = [packer.compress(block) for _ in range(whole)]
    return b"".join([*parts, packer.compress(block[:rest]), packer.flush()])
