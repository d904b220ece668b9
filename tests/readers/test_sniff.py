"""Media types told by content."""

from __future__ import annotations

import io
import pickle
import zipfile

import pytest

from extract.readers.errors import Unreadable
from extract.readers.sniff import (
    DOC,
    DOCX,
    EMPTY,
    HTML,
    LOCKED_OFFICE,
    MHTML,
    ODT,
    PDF,
    PPTX,
    RTF,
    TEXT,
    UNKNOWN,
    XLSX,
    XML,
    ZIP,
    refusal,
    sniff,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            content = ODT if name == "mimetype" else "innhold " * 200
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, content, compress_type=kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", EMPTY),
        (b"%PDF-1.7\n", PDF),
        (b"\xef\xbb\xbf\r\n" + b" " * 900 + b"%PDF-1.4\n\x00\x01", PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", PDF),
        (b"<!DOCTYPE html><html>", HTML),
        (b"\xef\xbb\xbf<p>Tiltak", HTML),
        (b"  <!-- lagra --> <H1>Plan</H1>", HTML),
        ("<html><body>blå".encode("utf-16"), HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', HTML),
        (b"Warning: deprecated\n<!doctype HTML>\n<html>", HTML),
        (b"<p>%PDF-1.4 er eit format", HTML),
        (b'<?xml version="1.0"?><rss/>', XML),
        (b"From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>", MHTML),
        (zipped("[Content_Types].xml", "word/document.xml"), DOCX),
        (zipped("[Content_Types].xml", "word/document2.xml"), DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), XLSX),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), PPTX),
        (zipped("mimetype", "content.xml"), ODT),
        (zipped("plan.pdf"), ZIP),
        (zipped("word/document.xml", "word/styles.xml")[:120], DOCX),
        (OLE + "WordDocument".encode("utf-16-le"), DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED_OFFICE),
        (b"{\\rtf1 hei", RTF),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\x00", "image/tiff"),
        ("Tiltak og frist på blå side".encode("latin-1"), TEXT),
        (bytes(range(256)) * 20, UNKNOWN),
        (bytes(5000), UNKNOWN),
    ],
)
def test_media_type_is_told_by_content(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


def test_what_no_reader_takes_is_refused_with_something_to_do() -> None:
    assert refusal(PDF) is refusal(HTML) is refusal(MHTML) is refusal(DOCX) is None
    codes = {kind: refusal(kind).code for kind in (EMPTY, LOCKED_OFFICE, XLSX, UNKNOWN)}  # type: ignore[union-attr]
    assert codes == {
        EMPTY: "empty",
        LOCKED_OFFICE: "encrypted",
        XLSX: "not_a_plan_format",
        UNKNOWN: "not_a_plan_format",
    }
    assert "spreadsheet" in refusal(XLSX).sentence  # type: ignore[union-attr]


def test_reason_survives_a_process_boundary() -> None:
    error = pickle.loads(pickle.dumps(Unreadable("damaged", "Ei setning.", detail="x")))
    assert (error.code, error.sentence, error.detail) == ("damaged", "Ei setning.", "x")
