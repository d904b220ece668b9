"""The whole line on single documents: same bytes give same rows, bad input gives a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.pipeline import extract_document
from extract.records import DocumentResult
from tests.documents import RAW

PLAN = RAW / "sildrefjorden" / "sildrefjorden-handlingsplan-2021.pdf"
WEB = PLAN.with_name("sildrefjorden-handlingsplan-2023.html")
WORD = PLAN.with_name("sildrefjorden-handlingsplan-2023.docx")
INVITATION = PLAN.with_name("sildrefjorden-innkalling-2022.pdf")


@pytest.mark.parametrize("path", [PLAN, WEB, WORD, INVITATION], ids=lambda p: p.name)
def test_same_bytes_give_the_same_rows(path: Path) -> None:
    data = path.read_bytes()
    first = extract_document(data, file_name=path.name)
    assert extract_document(data, file_name=path.name) == first
    other = extract_document(data, file_name="copy" + path.suffix, source_name="elsewhere")
    assert keys(other) == keys(first)


def keys(result: DocumentResult) -> list[str]:
    """All keys of a document's rows."""
    return [
        result.document.document_id,
        *(p.plan_id for p in result.plans),
        *(m.measure_id for m in result.measures),
        *(d.measure_id for d in result.deadlines),
    ]


def test_rows_hang_together() -> None:
    result = extract_document(PLAN)
    (plan,) = result.plans
    ids = [m.measure_id for m in result.measures]
    assert len(set(ids)) == len(ids) > 0
    assert [m.ordinal for m in result.measures] == list(range(1, len(ids) + 1))
    assert {m.plan_id for m in result.measures} == {plan.plan_id}
    assert {r.measure_id for r in (*result.deadlines, *result.statuses)} <= set(ids)
    assert {r.document_id for r in (plan, *result.measures)} == {result.document.document_id}


def test_a_path_gives_name_and_time_of_its_file() -> None:
    document = extract_document(PLAN).document
    assert document.file_name == document.uri == PLAN.name
    assert document.retrieved_at is not None
    assert document.byte_size == PLAN.stat().st_size


def test_web_pages_and_word_files_have_no_pages() -> None:
    for path in (WEB, WORD):
        result = extract_document(path)
        assert result.document.outcome == "extracted"
        assert result.document.page_count is None
        assert {m.page for m in result.measures} == {None}


def test_meeting_papers_have_no_measures() -> None:
    result = extract_document(INVITATION)
    assert (result.document.outcome, result.measures, result.plans) == ("no_measures", (), ())


PLAN_BYTES = PLAN.read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02 nothing that anyone can read",
        b"%PDF-1.7\n%%EOF\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 8,
        PLAN_BYTES[:400],
        b"PK\x03\x04" + bytes(200),
        b"<html><body><p>Siden finst ikkje</p></body></html>",
    ],
    ids=["empty", "no format", "no pages", "noise", "cut", "broken package", "web page"],
)
def test_bad_input_is_quarantined_with_a_reason(data: bytes) -> None:
    result = extract_document(data, file_name="plan.pdf")
    assert not result.measures
    assert result.document.outcome in ("quarantined", "no_measures")
    code, _, sentence = (result.document.reason or "").partition(": ")
    assert code.replace("_", "").isalpha()
    assert len(sentence) > 10
    if not data.startswith(b"<html"):
        assert result.document.outcome == "quarantined"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_file_never_raises(share: float) -> None:
    result = extract_document(PLAN_BYTES[: int(share * len(PLAN_BYTES))], file_name="plan.pdf")
    whole = extract_document(PLAN_BYTES, file_name="plan.pdf")
    assert result.document.document_id != whole.document.document_id
    if result.document.outcome != "extracted":
        assert result.document.outcome == "quarantined"
        assert result.document.reason


def test_a_web_page_named_pdf_is_read_as_what_it_is() -> None:
    data = WEB.read_bytes()
    named = extract_document(data, file_name="plan.pdf")
    right = extract_document(data, file_name=WEB.name)
    assert named.document.media_type == "text/html"
    assert named.measures == right.measures
    assert replace(named.document, file_name="", uri="") == replace(
        right.document, file_name="", uri=""
    )
