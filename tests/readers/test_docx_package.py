"""Word documents that are broken, locked, wrapped otherwise or made to exhaust their reader."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest

from extract.readers.docx import read_docx
from extract.readers.errors import Unreadable
from tests.readers.docx_makers import cell, from_xml, paragraph, row, saved, table, with_parts


def code_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read_docx(data)
    return error.value.code


PLAN = from_xml(paragraph("Tiltak A"))


def test_cut_off() -> None:
    assert code_of(PLAN[: len(PLAN) // 2]) == "truncated"
    assert code_of(PLAN[:40]) == "truncated"


def test_damaged() -> None:
    assert code_of(with_parts(PLAN, word__document=b"<w:document><w:body>")) == "damaged"
    assert code_of(with_parts(PLAN, word__document=b"")) == "damaged"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    assert code_of(out.getvalue()) == "damaged"
    broken = bytearray(PLAN)
    middle = PLAN.index(b"word/document.xml") + 200
    broken[middle : middle + 40] = bytes(40)
    assert code_of(bytes(broken)) == "damaged"


def test_broken_side_part_is_done_without() -> None:
    assert [b.kind for b in read_docx(with_parts(PLAN, word__settings=b"<x"))] == ["paragraph"]


def test_only_pictures() -> None:
    assert code_of(saved(docx.Document())) == "no_text"


def test_locked_parts() -> None:
    locked = bytearray(PLAN)
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert code_of(bytes(locked)) == "encrypted"


@pytest.mark.parametrize(
    "kind",
    [
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_macros_and_templates(kind: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(PLAN)) as package:
        types = package.read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = with_parts(PLAN, **{"[Content_Types]": types.replace(plain, kind)})
    assert [b.kind for b in read_docx(data)] == ["paragraph"]


def test_strict_form() -> None:
    changes = {}
    with zipfile.ZipFile(io.BytesIO(PLAN)) as package:
        for name in package.namelist():
            content = package.read(name)
            for room in (b"wordprocessingml", b"officeDocument", b"drawingml"):
                usual = b"http://schemas.openxmlformats.org/" + room + b"/2006/"
                content = content.replace(usual, b"http://purl.oclc.org/ooxml/" + room + b"/")
            changes[name] = content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in changes.items():
            package.writestr(name, content)
    assert [b.kind for b in read_docx(out.getvalue())] == ["paragraph"]


def test_zip_bomb() -> None:
    huge = b"<w:document>" + b" " * 60_000_000
    start = time.process_time()
    assert code_of(with_parts(PLAN, word__document=huge)) == "too_large"
    assert time.process_time() - start < 5


def test_entities_are_not_expanded() -> None:
    laugh = (
        b'<!DOCTYPE x [<!ENTITY a "ha ha ha ha">'
        + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a;" * 10) for i in range(9))
        + b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    with zipfile.ZipFile(io.BytesIO(PLAN)) as package:
        document = package.read("word/document.xml")
    content = document.replace(b"Tiltak A", b"Tiltak &a8;&f;")
    body = content.partition(b"?>")[2]
    data = with_parts(PLAN, word__document=laugh + body)
    texts = [line.text for block in read_docx(data) for line in block.lines]
    assert texts == ["Tiltak"]


def test_deep_and_wide() -> None:
    inner = cell("dypt")
    for _ in range(50):
        inner = f"<w:tc>{table(row(inner, cell('x')), row(cell('y'), cell('z')))}<w:p/></w:tc>"
    wrapped = "<w:smartTag>" * 200 + "<w:r><w:t>inni</w:t></w:r>" + "</w:smartTag>" * 200
    wide = row(cell("a", '<w:gridSpan w:val="999999999"/>'), cell("b"))
    data = from_xml(table(row(inner)), f"<w:p>{wrapped}</w:p>", table(wide, wide))
    blocks = read_docx(data)
    words = {line.text for block in blocks for line in block.lines}
    words |= {line.text for block in blocks for c in block.cells for line in c.lines}
    assert {"dypt", "inni", "b"} <= words


def test_many_paragraphs() -> None:
    data = from_xml(paragraph("Tekst.") * 5_000)
    start = time.process_time()
    assert len(read_docx(data)) == 5_000
    assert time.process_time() - start < 10
