"""Pages that one reader loses come back another way, or are named."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from tools.hostile.raw import TEXT, leaf, page, stream, tree

from extract.gaps import Gaps
from extract.pipeline import extract_document
from extract.readers import pdf_plain
from extract.readers.errors import Unreadable
from extract.readers.pdf import open_pages
from extract.readers.pdf_rescue import rescue_page

PLAN = Path(__file__).parents[2] / "data/raw/sildrefjorden/sildrefjorden-handlingsplan-2021.pdf"


def test_a_whole_file_is_read_as_it_is() -> None:
    data = PLAN.read_bytes()
    pages = open_pages(data)
    assert (pages.count, pages.missing, pages.data is data) == (2, 0, True)
    assert [p.state for p in pages] == ["whole", "whole"]


def test_pages_that_pdfplumber_does_not_see_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = PLAN.read_bytes()
    count = pdf_plain.count_pages
    blind = lambda data: 0 if data == given else count(data)  # noqa: E731
    monkeypatch.setattr(pdf_plain, "count_pages", blind)
    pages = open_pages(given, reader="plain")
    assert pages.count == 2
    assert [p.state for p in pages] == ["rescued", "rescued"]
    assert len(extract_document(PLAN).measures) == 15


def test_what_no_rewriting_mends_is_read_as_text() -> None:
    read = rescue_page(PLAN.read_bytes(), 1)
    assert read.state == "rescued"
    assert "Tiltak" in {word.text for word in read.words}
    assert rescue_page(PLAN.read_bytes(), 9).state == "lost"


def test_one_page_that_raises_does_not_take_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = pdf_plain.draw_page

    def draw_but_the_first(page: object) -> object:
        if page.page_number == 1:  # type: ignore[attr-defined]
            raise Unreadable("damaged")
        return draw(page)

    monkeypatch.setattr(pdf_plain, "draw_page", draw_but_the_first)
    states = [p.state for p in open_pages(PLAN.read_bytes(), reader="plain")]
    assert states == ["rescued", "whole"]


def test_a_torn_stream_is_partial() -> None:
    packed = zlib.compress(b"\n".join([TEXT] * 300))
    torn = packed[: len(packed) // 2]
    (read,) = open_pages(page(stream(torn, b"/Filter /FlateDecode")))
    assert read.state in ("partial", "lost")


def test_contents_that_are_not_there_are_lost() -> None:
    (read,) = open_pages(tree({2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: _bare()}))
    assert read.state == "lost"


def test_an_empty_page_is_no_loss() -> None:
    (read,) = open_pages(page(stream(b"")))
    assert read.state == "whole"


def test_pages_that_are_named_and_not_there_are_counted() -> None:
    pages = open_pages(
        tree({2: b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 9 >>", 3: leaf(), 4: leaf()})
    )
    assert (pages.count, pages.missing) == (2, 7)


def test_reasons_name_pages() -> None:
    gaps = Gaps(states={2: "lost", 3: "lost", 7: "lost", 5: "partial", 9: "crowded"}, missing=1)
    assert gaps.reason() == (
        "unreadable_pages: Pages 2-3, 7 could not be read; page 5 could be read only in part; "
        "1 more pages are named in the file and not there. "
        "Fetch the file again, or save a copy of it."
    )
    assert [note.kind for note in gaps.notes()] == ["pages_lost", "pages_partial", "pages_crowded"]
    assert Gaps(states={}).reason() is None


def test_a_fault_of_the_program_is_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(blocks: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("extract.pipeline.find_candidates", fail)
    document = extract_document(PLAN).document
    assert document.outcome == "quarantined"
    assert document.reason is not None
    assert document.reason.startswith("internal_error: stage layouts: ")
    assert document.reason.endswith("(ZeroDivisionError)")


def _bare() -> bytes:
    return leaf().replace(b"/Contents 90 0 R", b"/Contents 77 0 R")
