"""Corrections against a dataset that holds some of them already."""

from __future__ import annotations

import pytest

from extract.corrections import apply_to_document, judge_standing
from extract.corrections.parts import seal, take_apart
from tests.corrections.rows import M2, M3, correction, result

ROWS = (
    correction("title", "Turlag 1", "Turlaget"),
    correction("title", "Turlaget", "Turlaget i bygda"),
    correction("deadline", "Vår 2021", "haust 2021 [season 2021-07-01..2021-12-31]"),
    correction("status", "Byrja", ""),
    correction("checked", seal(take_apart(result())[1]), measure=M2),
    correction("not_a_measure", "Turlag 3", measure=M3),
    correction("missing_measure", "", "Badedag", measure="new-1", page=2),
    correction("number", "", "7", measure="new-1"),
)


def verdicts(rows, *corrections):
    return [o.verdict for o in judge_standing(rows, corrections)]


def test_what_was_applied_is_known_again():
    corrected, outcomes = apply_to_document(result(), ROWS)
    assert {o.verdict for o in outcomes} == {"applied"}
    assert verdicts(corrected, *ROWS) == ["applied"] * len(ROWS)


def test_what_was_written_since_waits():
    first, *rest = (row for row in ROWS if row.new != "Turlaget i bygda")
    waiting = [row for row in rest if row.field != "number"]
    assert verdicts(result(), first, *waiting) == ["waiting"] * (1 + len(waiting))


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (correction("area", "x", "Friskare kvardag"), "already"),
        (correction("area", "x", "y"), "stale"),
        (correction("area", "x", "y", measure="9"), "no_measure"),
        (correction("area", problem="p"), "invalid"),
        (correction("checked", "seal:000000000000"), "stale"),
    ],
)
def test_what_no_longer_stands(row, verdict):
    assert verdicts(result(), row) == [verdict]


def test_a_measure_is_known_by_the_name_that_it_had():
    rows = [
        correction("number", "1.1", "7", measure="1.1"),
        correction("area", "a", "b", measure="1.1"),
    ]
    corrected, _ = apply_to_document(result(), rows)
    assert verdicts(corrected, *rows) == ["applied", "stale"]


def test_corrections_of_other_documents_are_left_out():
    assert judge_standing(result(), [correction("area", "a", "b", document="anna.pdf")]) == ()
