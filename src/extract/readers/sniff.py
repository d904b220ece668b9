"""Bytes in, media type out: told by the content, never by a name.

Only the start of the file and, for zip containers, the list of parts are looked
at, so that a damaged file still gets the type that it was meant to have and its
reader can say what is wrong with it.
"""

from __future__ import annotations

import io
import re
import zipfile

from extract.readers.errors import Unreadable

PDF = "application/pdf"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
LOCKED_OFFICE = "application/x-ole-encrypted"
OLE = "application/x-ole-storage"
RTF = "application/rtf"
MHTML = "multipart/related"
ZIP = "application/zip"
GZIP = "application/gzip"
XML = "application/xml"
TEXT = "text/plain"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"GIF8": "image/gif",
}

_HEAD = 4096


def sniff(data: bytes) -> str:
    """The media type of a file's bytes; `application/x-empty` when there are none."""
    if not data:
        return EMPTY
    head = data[:_HEAD]
    return (
        _by_signature(data, head)
        or _sniff_markup(head)
        or _sniff_late_pdf(head)
        or (TEXT if _is_text(head) else UNKNOWN)
    )


def refusal(media_type: str) -> Unreadable | None:
    """Why no reader takes this media type, with what to do about it; None when one does.

    Images are let through: a scanned page may lie in an archive as a picture.
    """
    if media_type in (PDF, HTML, MHTML, DOCX, "image/png", "image/jpeg", "image/tiff"):
        return None
    if media_type == EMPTY:
        return Unreadable("empty")
    if media_type == LOCKED_OFFICE:
        return Unreadable("encrypted")
    if media_type in _REFUSED:
        return Unreadable("not_a_plan_format", _REFUSED[media_type])
    return Unreadable("not_a_plan_format")


_REFUSED = {
    **dict.fromkeys((XLSX, XLS, ODS), "The file is a spreadsheet. Save it as PDF and use that."),
    **dict.fromkeys((PPTX, PPT, ODP), "The file is a slide show. Save it as PDF and use that."),
    **dict.fromkeys(
        (DOC, ODT, RTF),
        "The file is a text document in another format than DOCX. Save it as DOCX or PDF and "
        "use that.",
    ),
    ZIP: "The file is a packed folder. Unpack it and use the files in it.",
    GZIP: "The file is packed. Unpack it and use the file in it.",
}


def _by_signature(data: bytes, head: bytes) -> str | None:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_ole(data)
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    return next((kind for mark, kind in IMAGES.items() if head.startswith(mark)), None)


# ---------------------------------------------------------------- containers

_PARTS = (
    ("word/", DOCX),
    ("xl/", XLSX),
    ("ppt/", PPTX),
)


def _sniff_zip(data: bytes) -> str:
    names = _part_names(data)
    for part, media_type in _PARTS:
        if any(name.startswith(part) for name in names):
            return media_type
    # OpenDocument stores its media type, uncompressed, as the first part
    opened = re.match(rb"PK\x03\x04.{26}mimetype(application/[\w.+-]+?)PK", data[:200], re.S)
    return opened[1].decode("ascii") if opened else ZIP


def _part_names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [name.replace("\\", "/").lstrip("/") for name in package.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        # cut off before its directory: the local headers still name the parts
        found = re.findall(rb"PK\x03\x04.{26}([\w./-]{3,80})", data, re.S)
        return [name.decode("latin-1") for name in found]


_STREAMS = (
    ("EncryptedPackage", LOCKED_OFFICE),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("PowerPoint Document", PPT),
)


def _sniff_ole(data: bytes) -> str:
    """The directory of an OLE file names its streams in UTF-16."""
    found = (kind for name, kind in _STREAMS if name.encode("utf-16-le") in data)
    return next(found, OLE)


# ---------------------------------------------------------------- text

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEAD_IN = re.compile(r"\A(?:\s|<!--.*?-->|<\?.*?\?>|<!DOCTYPE(?! html)[^>]*>)*", re.S | re.I)
_TAGS = (
    "html|head|body|title|meta|link|script|style|base|main|header|footer|nav|section|article|"
    "div|span|p|h1|h2|h3|h4|h5|h6|ul|ol|li|dl|table|tr|td|a|b|strong|em|font|center|br|hr|img|"
    "form|iframe|noscript"
)
_HTML_START = re.compile(rf"<(?:!doctype\s+html|(?:{_TAGS})(?=[\s/>]))", re.I)
_HTML_ANYWHERE = re.compile(r"<!doctype\s+html|<html[\s>]", re.I)
_MHTML = re.compile(r"\A\s*(?:from|mime-version|date|subject|content-type|snapshot-\S+):", re.I)


def _sniff_markup(head: bytes) -> str | None:
    text = _decode_head(head)
    if text is None:
        return None
    if _MHTML.match(text) and "multipart/related" in text.lower():
        return MHTML
    if _HTML_START.match(_LEAD_IN.sub("", text)) or _HTML_ANYWHERE.search(text):
        return HTML
    return XML if text.lstrip().startswith("<?xml") else None


def _decode_head(head: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, errors="replace")
    return head.decode("latin-1") if _is_text(head) else None


def _sniff_late_pdf(head: bytes) -> str | None:
    """Readers accept a PDF whose header stands within the first 1024 bytes."""
    return PDF if re.search(rb"%PDF-\d\.\d", head[:1024]) else None


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return controls == 0
