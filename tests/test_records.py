"""A result goes to JSON and back without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from extract.evaluate.truth import TrueDeadline, TrueDocument, TrueMeasure, TruePlan, TrueStatus
from extract.records import DocumentResult, Note, decode, encode
from tests.makers import result_of


@pytest.fixture
def result(tmp_path) -> DocumentResult:
    measure = TrueMeasure(
        title="Øving «i sal» – del 1\nmed linjeskift",
        responsible=("Fagrådet", "NAV"),
        page=3,
        deadlines=(
            TrueDeadline(
                text="innan 1. juli",
                label="Frist",
                windows=(("date", None, date(2021, 7, 1)),),
                scope="",
                optional=False,
            ),
        ),
        statuses=(
            TrueStatus(
                text="Ferdig",
                party="Voll",
                as_of=date(2021, 9, 30),
                states=("completed",),
                optional=False,
            ),
        ),
    )
    plan = TruePlan(
        title="Plan",
        organisation=None,
        year=2021,
        periods=((date(2021, 1, 1), None),),
        language="nn",
        family="table_ruled",
    )
    truth = TrueDocument(
        name="a.pdf",
        path=tmp_path / "a.pdf",
        document_id=None,
        series=None,
        plan=plan,
        measures=(measure,),
        optional=(),
    )
    made = result_of(truth)
    note = Note(kind="status", text="gult kort", page=None, hint="add it to words/status.toml")
    return replace(made, notes=(note,))


def test_round_trip(result: DocumentResult) -> None:
    assert decode(encode(result)) == result
    assert "\n" not in encode(result)


def test_times_keep_their_zone(result: DocumentResult) -> None:
    assert decode(encode(result)).document.retrieved_at == datetime(
        2024, 1, 2, 3, 4, 5, tzinfo=UTC
    )


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"document": {}}', "null"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        decode(text)


def test_columns_of_another_version_are_refused(result: DocumentResult) -> None:
    with pytest.raises(ValueError, match="columns of MeasureRecord differ"):
        decode(encode(result).replace('"confidence"', '"certainty"'))
