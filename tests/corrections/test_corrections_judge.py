"""Corrections as truth: what the program had right where a person looked."""

from __future__ import annotations

from extract.corrections import (
    apply_to_document,
    describe_scores,
    judge_standing,
    score_corrections,
)
from tests.corrections.rows import M2, M3, correction, result


def test_scores():
    rows = [
        correction("title", "Turlag 1", "Turlaget"),
        correction("area", "Feil", "Friskare kvardag"),
        correction("checked", "Turlag 2", measure=M2),
        correction("not_a_measure", "Turlag 3", measure=M3),
        correction("missing_measure", "", "Badedag", measure="new-1", page=2),
        correction("number", "", "7", measure="new-1"),
        correction("area", "slik var det", "slik vart det", measure=M2),
    ]
    scores = score_corrections(apply_to_document(result(), rows)[1])
    by_field = {f.field: (f.looked, f.right) for f in scores.fields}
    assert by_field["title"] == (2, 1)
    assert by_field["area"] == (2, 2)
    assert by_field["deadline"] == (1, 1)
    assert by_field["number"] == (1, 1)
    assert (scores.measures_looked, scores.measures_right) == (3, 1)
    assert (scores.false_measures, scores.missing_measures) == (1, 1)
    assert scores.to_look_at_again == 1
    assert scores.points == ((0.8, False), (0.8, True), (0.8, False))
    lines = describe_scores(scores)
    assert lines[0] == (
        "3 measures that a person looked at: 1 all right, 1 were none, 1 were missing"
    )
    assert "  title            1 of     2 right" in lines


def test_scores_are_the_same_seen_from_the_dataset_that_holds_the_corrections():
    rows = [
        correction("title", "Turlag 1", "Turlaget", confidence=0.8),
        correction("checked", "Turlag 2", measure=M2, confidence=0.8),
        correction("not_a_measure", "Turlag 3", measure=M3, confidence=0.8),
        correction("missing_measure", "", "Badedag", measure="new-1", page=2),
        correction("number", "", "7", measure="new-1"),
    ]
    corrected, outcomes = apply_to_document(result(), rows)
    assert score_corrections(judge_standing(corrected, rows)) == score_corrections(outcomes)


def test_no_corrections_no_scores():
    scores = score_corrections([])
    assert (scores.measures_looked, scores.points) == (0, ())
