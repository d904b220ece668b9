"""Bytes of a DOCX in, the opened package out, or the reason why it cannot be opened.

A DOCX is a zip of XML parts. What a part unpacks to is looked at before anything is
unpacked. Files with macros, templates and files in the "strict" form of the format
are the same text in other wrapping, and are rewrapped.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from extract.readers.errors import Unreadable

Xml = BaseOxmlElement
"""An element of the document's XML."""

_MAX_XML = 48_000_000
_MAX_ALL = 400_000_000
_MAX_PARTS = 20_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, OpcError, SyntaxError, KeyError, ValueError, AttributeError,
    NotImplementedError, RuntimeError, EOFError, OSError, IndexError, TypeError, AssertionError,
)  # fmt: skip
"""What python-docx and the libraries below it raise for a package that is not in order."""

_WORDS = b"http://schemas.openxmlformats.org/"
_STRICT = b"http://purl.oclc.org/ooxml/"
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPES = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


def open_package(data: bytes) -> Document:
    """The document that the bytes hold.

    Raises Unreadable: `truncated`, `encrypted`, `too_large` or `damaged`.
    """
    _check(data)
    try:
        return docx.Document(io.BytesIO(data))
    except _BROKEN as first:
        try:
            return docx.Document(io.BytesIO(_rewrap(data)))
        except _BROKEN:
            raise Unreadable("damaged", detail=f"{type(first).__name__}: {first}") from first


def read_part(document: Document, kind: str) -> Xml | None:
    """The root of a part that hangs on the document (`styles`, `numbering`, `footnotes` ...)."""
    return next(iter(read_parts(document, kind)), None)


def read_parts(document: Document, kind: str) -> list[Xml]:
    """All parts of a kind (`header`, `footer`) by name; those that are broken are left out."""
    related = [
        relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith(f"/{kind}")
    ]
    roots = [_root(part.blob) for part in sorted(related, key=lambda part: str(part.partname))]
    return [root for root in roots if root is not None]


def _root(blob: bytes) -> Xml | None:
    try:
        return parse_xml(blob)
    except SyntaxError:  # what lxml calls XML that is not well formed
        return None


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        code = "damaged" if b"PK\x05\x06" in data[-70_000:] else "truncated"
        raise Unreadable(code, detail=str(error)) from error  # type: ignore[arg-type]
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted")
    xml = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    is_bomb = max(xml, default=0) > _MAX_XML or sum(xml) > 2 * _MAX_XML
    if is_bomb or sum(p.file_size for p in parts) > _MAX_ALL or len(parts) > _MAX_PARTS:
        raise Unreadable("too_large")


def _rewrap(data: bytes) -> bytes:
    """The same parts as a plain document: its type, and its names of the usual form."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in dict.fromkeys(old.namelist()):
            content = old.read(name)
            new.writestr(name, _edit_for(name)(content))
    return out.getvalue()


def _edit_for(name: str) -> Callable[[bytes], bytes]:
    if name == "[Content_Types].xml":
        return _as_plain_type
    if name.endswith(".rels") or name.startswith("word/document"):
        return _as_usual_names
    return _as_sound_part if name.endswith(".xml") else bytes


def _as_sound_part(content: bytes) -> bytes:
    """A part beside the text; an empty one where it is broken, so that the text can be read."""
    return b"<none/>" if _root(content) is None else _as_usual_names(content)


def _as_plain_type(content: bytes) -> bytes:
    for other in _OTHER_TYPES:
        content = content.replace(other, _MAIN_TYPE)
    return content


def _as_usual_names(content: bytes) -> bytes:
    """Names of the strict form, `.../ooxml/wordprocessingml/main`, with the year put in."""
    if _STRICT not in content:
        return content
    for room in (b"wordprocessingml", b"drawingml", b"officeDocument", b"presentationml"):
        content = content.replace(_STRICT + room + b"/", _WORDS + room + b"/2006/")
    return content.replace(_STRICT, _WORDS)
