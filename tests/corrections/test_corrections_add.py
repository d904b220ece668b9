"""Corrections are checked against the dataset and kept in the archive, source by source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.corrections import (
    CorrectionsFileError,
    Corrector,
    add_corrections,
    check_corrections,
    digest_corrections,
    judge_dataset,
    load_corrections,
)
from extract.corrections.find import DocumentName
from tests.corrections.rows import DOCUMENT, M1, correction, document, result

GOOD = correction("title", "Turlag 1", "Turlaget", document="plan.pdf", measure="1.1")
STALE = correction("area", "x", "y")


def test_what_stands_is_taken_with_full_ids_and_the_rest_is_refused():
    checked = check_corrections([GOOD, STALE], [result()], [])
    [taken] = checked.taken
    assert (taken.document, taken.measure, taken.source) == (DOCUMENT, M1, "dalane")
    assert taken.confidence == 0.8
    assert [o.verdict for o in checked.refused] == ["stale"]


def test_what_is_in_the_archive_already_is_known(tmp_path):
    add_corrections(check_corrections([GOOD], [result()], []).taken, tmp_path)
    existing = load_corrections(tmp_path)
    again = replace(GOOD, document=DOCUMENT, measure=M1)
    checked = check_corrections([again], [result()], existing)
    assert (checked.taken, len(checked.known), checked.refused) == ((), 1, ())


def test_a_second_thought_takes_the_place_of_the_first(tmp_path):
    add_corrections(check_corrections([GOOD], [result()], []).taken, tmp_path)
    second = replace(GOOD, document=DOCUMENT, measure=M1, new="Turgruppa")
    checked = check_corrections([second], [result()], load_corrections(tmp_path))
    add_corrections(checked.taken, tmp_path)
    [row] = load_corrections(tmp_path)
    assert row.new == "Turgruppa"


def test_a_table_that_a_person_wrote_keeps_its_columns_and_separator(tmp_path):
    path = tmp_path / "dalane" / "corrections.csv"
    path.parent.mkdir()
    head = "Why;note;document;measure;field;old;new;who;when"
    path.write_bytes(
        f"{head}\nfeil;mitt notat;plan.pdf;1.2;area;x;=y;KN;1.3.2024\n".encode("cp1252")
    )
    [written] = add_corrections(check_corrections([GOOD], [result()], []).taken, tmp_path)
    lines = written.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith(f"{head};title;page;x0")
    assert lines[1].startswith("feil;mitt notat;plan.pdf;1.2;area;x;=y;KN;1.3.2024")
    assert [row.field for row in load_corrections(tmp_path)] == ["area", "title"]
    assert sorted(p.name for p in path.parent.iterdir()) == ["corrections.csv"]


@pytest.mark.parametrize("source", ["..", "../ut", "a/b", ""])
def test_a_source_is_never_a_path(tmp_path, source):
    with pytest.raises(CorrectionsFileError, match="no name for a folder"):
        add_corrections([replace(GOOD, source=source)], tmp_path)


def test_rows_hold_for_their_own_source_only(tmp_path):
    add_corrections([replace(GOOD, source="anna")], tmp_path)
    [outcome] = judge_dataset([result()], load_corrections(tmp_path))
    assert outcome.verdict == "no_document"


def test_folders_that_are_read_bring_their_own_table(tmp_path):
    archive, own = tmp_path / "raw", tmp_path / "dalane"
    own.mkdir()
    add_corrections([replace(GOOD, source="dalane")], archive)
    (own / "corrections.csv").write_bytes((archive / "dalane" / "corrections.csv").read_bytes())
    rows = load_corrections(archive, [own, archive])
    assert [row.source for row in rows] == ["dalane", "dalane"]
    assert load_corrections(tmp_path / "ingen") == ()


def test_the_corrector_takes_results_one_by_one():
    other = DocumentName(document_id="cd" * 32, file_name="anna.pdf", source="dalane")
    rows = [STALE, GOOD, correction("area", "a", "b", document="borte.pdf")]
    corrector = Corrector([result().document, other], rows)
    assert corrector(result()).measures[0].title == "Turlaget"
    assert [o.verdict for o in corrector.outcomes] == ["stale", "applied", "no_document"]


def test_a_name_that_two_documents_share_is_refused_for_both():
    twin = document(document_id="cd" * 32)
    corrector = Corrector([result().document, twin], [GOOD])
    assert corrector(result()) == result()
    assert [o.verdict for o in corrector.outcomes] == ["ambiguous"]


def test_the_digest_changes_with_a_row():
    rows = [GOOD, STALE]
    assert digest_corrections(rows) == digest_corrections(list(rows))
    assert digest_corrections(rows) != digest_corrections([GOOD])
    assert digest_corrections(rows) != digest_corrections([replace(GOOD, source="b"), STALE])
