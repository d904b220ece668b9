"""Corrections change what they name, and only where the old value stands."""

from __future__ import annotations

from datetime import date

import pytest

from extract.corrections import Correction, apply_corrections, apply_to_document
from extract.corrections.parts import seal, take_apart
from extract.model import BBox
from tests.corrections.rows import DOCUMENT, M1, M2, M3, correction, document, result


def one(*corrections: Correction):
    corrected, outcomes = apply_to_document(result(), corrections)
    return corrected, [o.verdict for o in outcomes]


def test_nothing_to_correct_changes_nothing():
    assert apply_corrections([result()], [])[0] == (result(),)


@pytest.mark.parametrize(
    ("field", "old", "new", "value"),
    [
        ("number", "1.1", "1.a", "1.a"),
        ("number", "1.1", "", None),
        ("area", "Friskare  kvardag", "Trygg heim", "Trygg heim"),
        ("area_number", "1", "2", "2"),
        ("title", "Turlag 1", "Turlaget", "Turlaget"),
        ("description", "", "- Voss\n- Nes", "- Voss\n- Nes"),
        ("responsible", "Kultur; Helse", "Helse ; NAV", ("Helse", "NAV")),
    ],
)
def test_a_field_of_text(field, old, new, value):
    corrected, verdicts = one(correction(field, old, new))
    assert verdicts == ["applied"]
    assert getattr(corrected.measures[0], field) == value
    assert corrected.measures[0].corrected == (field,)
    assert corrected.measures[1:] == result().measures[1:]


def test_an_old_value_that_no_longer_stands_changes_nothing():
    corrected, outcomes = apply_to_document(result(), [correction("title", "Turleg", "Turlaget")])
    assert corrected == result()
    assert outcomes[0].verdict == "stale"
    assert "'Turlag 1' now" in outcomes[0].sentence


def test_a_value_that_the_program_has_right_by_now_is_not_marked():
    corrected, verdicts = one(correction("title", "Turleg", "Turlag 1"))
    assert (corrected, verdicts) == (result(), ["already"])


def test_corrections_of_corrections_apply_in_their_order():
    corrected, verdicts = one(correction("title", "Turlag 1", "B"), correction("title", "B", "C"))
    assert (corrected.measures[0].title, verdicts) == ("C", ["applied", "applied"])
    assert corrected.measures[0].corrected == ("title",)


@pytest.mark.parametrize("old", ["Vår 2021", "Vår 2021 [season 2021-01-01..2021-06-30]"])
def test_a_deadline_with_its_meaning(old):
    new = "innan 1. juli 2021 [date ..2021-07-01; scope: første del]"
    corrected, verdicts = one(correction("deadline", old, new))
    row = corrected.deadlines[0]
    assert verdicts == ["applied"]
    assert (row.text, row.kind, row.start_date) == ("innan 1. juli 2021", "date", None)
    assert (row.end_date, row.scope, row.label) == (date(2021, 7, 1), "første del", "Frist")
    assert (row.page, row.x0, row.corrected) == (1, 400.0, True)
    assert corrected.measures[0].corrected == ("deadlines",)
    assert corrected.deadlines[1:] == result().deadlines[1:]


def test_the_program_reads_a_deadline_of_which_only_the_text_is_given():
    corrected, verdicts = one(correction("deadline", "Vår 2021", "mars 2021"))
    row = corrected.deadlines[0]
    assert (verdicts, row.text, row.kind) == (["applied"], "mars 2021", "month")
    assert (row.start_date, row.end_date) == (date(2021, 3, 1), date(2021, 3, 31))


def test_deadlines_and_statuses_are_added_and_taken_away():
    corrected, verdicts = one(
        correction("deadline", "", "haust 2021 [season 2021-07-01..2021-12-31]"),
        correction("status", "Byrja", ""),
        correction("status", "", "I mål [completed; as_of: 2021-09-30; party: Nes]", measure=M2),
    )
    assert verdicts == ["applied"] * 3
    assert [(d.text, d.ordinal) for d in corrected.deadlines[:2]] == [
        ("Vår 2021", 1), ("haust 2021", 2),
    ]  # fmt: skip
    [row] = corrected.statuses
    assert (row.measure_id, row.text, row.state, row.party) == (M2, "I mål", "completed", "Nes")
    assert (row.as_of, row.page) == (date(2021, 9, 30), None)


def test_a_stale_deadline_says_what_stands_there():
    corrected, outcomes = apply_to_document(result(), [correction("deadline", "2020", "2022")])
    assert (corrected, outcomes[0].verdict) == (result(), "stale")
    assert "Vår 2021 [season" in outcomes[0].sentence


def test_what_is_not_a_measure_goes_with_all_that_hangs_on_it():
    corrected, verdicts = one(correction("not_a_measure", "Turlag 1"))
    assert verdicts == ["applied"]
    assert [(m.measure_id, m.ordinal) for m in corrected.measures] == [(M2, 1), (M3, 2)]
    assert {d.measure_id for d in corrected.deadlines} == {M2}
    assert corrected.statuses == ()
    assert one(correction("not_a_measure", "Anna tittel"))[1] == ["stale"]


BOX = BBox(x0=50, top=300, x1=500, bottom=330)


def test_a_missing_measure_stands_where_it_was_drawn():
    drawn = correction("missing_measure", "", "Badedag", measure="new-1", page=1, box=BOX)
    number = correction("number", "", "1.9", measure="new-1")
    corrected, verdicts = one(drawn, number)
    added = corrected.measures[1]
    assert verdicts == ["applied", "applied"]
    assert (added.title, added.number, added.ordinal) == ("Badedag", "1.9", 2)
    assert (added.page, added.top, added.year) == (1, 300, 2021)
    assert (added.corrected, added.confidence) == (("added",), 1.0)
    again, verdicts = one(
        drawn, number, correction("title", "Badedag", "Bad", measure=added.measure_id)
    )
    assert again.measures[1].title == "Bad"


@pytest.mark.parametrize(
    ("title", "box"),
    [("Turlag 1", BOX), ("noko", BBox(x0=52, top=101, x1=498, bottom=139))],
)
def test_a_missing_measure_that_the_program_finds_by_now_is_not_added(title, box):
    drawn = correction("missing_measure", "", title, measure="new-1", page=1, box=box)
    assert one(drawn) == (result(), ["already"])


def test_a_measure_in_a_document_that_gave_none():
    empty = type(result())(document=document(outcome="no_measures", reason="none: no measures"))
    drawn = correction("missing_measure", "", "Badedag", measure="new-1", page=1, box=BOX)
    corrected, outcomes = apply_to_document(empty, [drawn])
    assert outcomes[0].verdict == "applied"
    assert (corrected.document.outcome, corrected.document.reason) == ("extracted", None)
    assert corrected.measures[0].plan_id == corrected.plans[0].plan_id


def test_checked_holds_for_the_values_that_were_seen():
    seen = seal(take_apart(result())[0])
    fixed = correction("title", "Turlag 1", "Turlaget")
    corrected, verdicts = one(correction("checked", seen), fixed)
    assert verdicts == ["applied", "applied"]
    assert (corrected.measures[0].checked, corrected.measures[1].checked) == (True, False)
    assert one(correction("checked", "seal:000000000000"))[1] == ["stale"]
    assert one(correction("checked", "Turlag 1"))[0].measures[0].checked


@pytest.mark.parametrize("name", [M1, M1[:10], "1.1", "Turlag 1"])
def test_a_measure_is_named_by_id_number_or_title(name):
    assert one(correction("title", "Turlag 1", "Turlaget", measure=name))[1] == ["applied"]


def test_a_measure_whose_id_is_gone_is_found_by_the_title_it_had():
    gone = correction("area", "Friskare kvardag", "B", measure="e" * 20, title="Turlag 1")
    corrected, verdicts = one(gone)
    assert (corrected.measures[0].area, verdicts) == ("B", ["applied"])


def test_names_that_mean_none_or_several():
    same = result()
    both = tuple(type(m)(**{**_dict(m), "number": "1"}) for m in same.measures)
    same = type(same)(document=same.document, plans=same.plans, measures=both)
    named = correction("title", "Turlag 1", "X", measure="1")
    assert apply_to_document(same, [named])[1][0].verdict == "ambiguous"
    assert one(correction("title", "a", "b", measure="9.9"))[1] == ["no_measure"]
    assert one(correction("not_a_measure", "a", measure="9.9"))[1] == ["already"]


@pytest.mark.parametrize("name", [DOCUMENT, DOCUMENT[:8], "plan.pdf"])
def test_a_document_is_named_by_id_or_file_name(name):
    _, outcomes = apply_corrections([result()], [correction("area", "x", "y", document=name)])
    assert outcomes[0].verdict == "stale"


def test_documents_that_are_not_there_or_share_a_name():
    other = type(result())(document=document(document_id="cd" * 32))
    rows = [correction("area", "x", "y", document=d) for d in ("anna.pdf", "plan.pdf")]
    corrected, outcomes = apply_corrections([result(), other], rows)
    assert [o.verdict for o in outcomes] == ["no_document", "ambiguous"]
    assert corrected == (result(), other)


def test_a_row_with_a_problem_is_reported():
    _, outcomes = apply_corrections(
        [result()], [correction("area", problem="column who is empty")]
    )
    assert (outcomes[0].verdict, outcomes[0].sentence) == ("invalid", "column who is empty")


def _dict(record):
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}
