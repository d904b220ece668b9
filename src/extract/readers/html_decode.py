"""Bytes of a web page in, its text out: which encoding it is really in.

What a page says of its encoding is often wrong, since it was moved between
systems; bytes that are valid UTF-8 with letters beyond ASCII in them are UTF-8,
whatever is declared. After that the declaration counts, then Windows-1252, which
is what pages that say Latin-1 are written in.
"""

from __future__ import annotations

import codecs
import email.parser
import email.policy
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_ONE_BYTE = ("iso8859", "cp125", "cp850", "cp865", "mac-roman")
_MAIL = re.compile(rb"\A\s*(?:from|mime-version|date|subject|content-type|snapshot-\S+):", re.I)


def decode_page(data: bytes) -> str:
    """The text of a web page, or of the page inside a web archive (MHTML)."""
    if _MAIL.match(data[:200]):
        data = _unpack_mhtml(data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    if data[:400].count(0) > len(data[:400]) // 4:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_broken(data)


def _decode_broken(data: bytes) -> str:
    """A page that is not valid UTF-8, but may be all the same but for a few stray bytes."""
    text = data.decode("utf-8", errors="replace")
    if sum(c > "\x7f" and c != "\ufffd" for c in text) > text.count("\ufffd"):
        return text
    return data.decode(_declared(data[:4096]), errors="replace")


def _declared(head: bytes) -> str:
    """The one-byte encoding that the page names; Windows-1252 for Latin-1 and for none."""
    found = _DECLARED.search(head)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        name = ""
    return name if name.startswith(_ONE_BYTE) and name != "iso8859-1" else "cp1252"


def _unpack_mhtml(data: bytes) -> bytes:
    """The first HTML part of a mail-like web archive; the bytes as they are without one."""
    message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else data
    return data
