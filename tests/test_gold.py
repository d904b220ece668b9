"""The program against all documents that have a truth, each read once for all tests here.

Measures are found and right in everything, rows lead back to the page, no word is lost.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluate import ScoredDocument, load_folder, score_documents, total
from tests.documents import DEVELOP, FREE, HELD, RAW, SHARED, read_folder


def scored(folder: Path) -> tuple[ScoredDocument, ...]:
    """Every document of a folder against its truth."""
    return score_documents(load_folder(folder), [r.result for r in read_folder(folder).values()])


def shown(folder: Path) -> tuple[float, float]:
    """F1 of found and of strictly right measures, printed."""
    scores = total(scored(folder))
    found, strict = scores.measures.f1 or 0.0, scores.strict.f1 or 0.0
    print(f"{folder.name}: measures {found:.3f}, strict {strict:.3f}")
    return found, strict


GOLD = [DEVELOP, HELD, FREE]
NAMES = [folder.name for folder in GOLD]


@pytest.mark.parametrize("folder", [DEVELOP, HELD], ids=NAMES[:2])
def test_measures_are_found_and_right(folder: Path) -> None:
    found, strict = shown(folder)
    assert found >= 0.98
    assert strict >= 0.95


def test_measures_of_free_layouts_are_found_and_right() -> None:
    found, strict = shown(FREE)
    assert found >= 0.97
    assert strict >= 0.85


@pytest.mark.parametrize("folder", GOLD, ids=NAMES)
def test_documents_without_measures_give_none(folder: Path) -> None:
    false = {
        d.truth.name: [m.title for m in d.result.measures]
        for d in scored(folder)
        if not d.truth.measures and d.result and d.result.measures
    }
    assert false == {}


@pytest.mark.parametrize("folder", [DEVELOP, HELD], ids=NAMES[:2])
def test_every_gold_document_with_measures_is_read(folder: Path) -> None:
    missed = [
        d.truth.name
        for d in scored(folder)
        if d.truth.measures and (d.result is None or d.result.document.outcome != "extracted")
    ]
    assert missed == []


@pytest.mark.shared
def test_shared_archive_is_found_and_right() -> None:
    found, strict = shown(SHARED)
    assert found >= 0.98
    assert strict >= 0.92


@pytest.mark.shared
def test_each_real_plan_of_the_shared_archive_is_found() -> None:
    low = {
        d.truth.name: f1
        for d in scored(SHARED)
        if d.truth.name.startswith(("saman-", "nordland-"))
        and (f1 := total([d]).measures.f1 or 0.0) < 0.95
    }
    assert low == {}


@pytest.mark.parametrize("folder", [RAW, DEVELOP], ids=["raw", "develop"])
def test_no_document_of_the_archive_is_quarantined(folder: Path) -> None:
    reasons = {
        name: read.result.document.reason
        for name, read in read_folder(folder).items()
        if read.result.document.outcome == "quarantined"
    }
    assert reasons == {}


@pytest.mark.parametrize("folder", [RAW, DEVELOP], ids=["raw", "develop"])
def test_what_a_row_says_is_printed_in_its_box(folder: Path) -> None:
    untraced = {name: read.untraced for name, read in read_folder(folder).items() if read.untraced}
    assert untraced == {}


@pytest.mark.parametrize("folder", [RAW, DEVELOP], ids=["raw", "develop"])
def test_every_word_of_a_page_is_in_one_block(folder: Path) -> None:
    unkept = {name: read.unkept for name, read in read_folder(folder).items() if read.unkept}
    assert unkept == {}
