"""Scores on results made from truth: perfect ones score 100, each damage costs what it should."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extract.evaluate import counts, load_truth, score_document, total
from extract.evaluate.report import differences, table
from extract.evaluate.truth import TrueDocument
from extract.records import DocumentResult
from tests.makers import result_of

TRUTH = {
    "document": "plan.pdf",
    "plan": {
        "title": "Handlingsplan 2021",
        "organisation": "Heggdal kommune",
        "year": 2021,
        "period_start": "2021-01-01",
        "period_end": "2021-12-31",
        "period_also": [["2021-01-01", None]],
        "language": "nn",
        "family": "table_ruled",
        "producer": "test",
    },
    "measures": [
        {
            "key": "a",
            "number": "1.1",
            "area": "A. Samordning",
            "title": "Felles rutine for utskriving",
            "description": "Rutinen skal prøvast ut",
            "responsible": ["Sekretariatet", "Fagrådet"],
            "responsible_also": ["Kommunane"],
            "deadlines": [
                {
                    "text": "Skulestart",
                    "label": "Frist",
                    "kind": "month",
                    "start": None,
                    "end": "2021-08-31",
                    "scope": None,
                    "accept": [{"kind": "unresolved", "start": None, "end": None}],
                }
            ],
            "statuses": [
                {
                    "text": "●",
                    "party": None,
                    "as_of": "2021-09-30",
                    "state": "in_progress",
                    "also_ok": ["delayed"],
                }
            ],
            "page": 1,
        },
        {
            "key": "b",
            "number": None,
            "area": "A. Samordning",
            "title": "Kurs for nytilsette",
            "description": "",
            "responsible": [],
            "deadlines": [
                {
                    "text": "Hausten 2021",
                    "label": "Frist",
                    "kind": "season",
                    "start": "2021-07-01",
                    "end": "2021-12-31",
                    "scope": None,
                    "optional": True,
                }
            ],
            "statuses": [],
            "page": 2,
        },
    ],
    "optional": [
        {"number": None, "title": "Eit tiltak frå i fjor", "description": "", "only_year": 2020}
    ],
}


@pytest.fixture
def truth(tmp_path: Path) -> TrueDocument:
    path = tmp_path / "plan.pdf.truth.json"
    path.write_text(json.dumps(TRUTH), encoding="utf-8")
    return load_truth(path)


@pytest.fixture
def perfect(truth: TrueDocument) -> DocumentResult:
    return result_of(truth)


def test_what_is_right_scores_one(truth: TrueDocument, perfect: DocumentResult) -> None:
    scores = counts(score_document(truth, perfect, mode="exact"))
    assert scores.measures.f1 == scores.core.f1 == scores.strict.f1 == 1.0
    assert all(t.is_right for t in scores.fields.values())
    assert scores.plan.keys() == {"title", "organisation", "year", "period", "language"}
    assert all(t.is_right for t in scores.plan.values())


def test_nothing_read_misses_everything(truth: TrueDocument) -> None:
    scores = counts(score_document(truth, None))
    assert scores.measures.recall == 0.0
    assert scores.measures.precision is None
    assert scores.fields["number"].true == 1
    assert scores.plan["year"].f1 == 0.0


def test_accepted_readings_states_and_parties_are_right(
    truth: TrueDocument, perfect: DocumentResult
) -> None:
    first = replace(perfect.measures[0], responsible=("Fagrådet", "Kommunane", "Sekretariatet"))
    other = replace(
        perfect,
        measures=(first, *perfect.measures[1:]),
        deadlines=(
            replace(perfect.deadlines[0], kind="unresolved", start_date=None, end_date=None),
        ),
        statuses=(replace(perfect.statuses[0], state="delayed", text="Pågår"),),
        plans=(replace(perfect.plans[0], period_end=None),),
    )
    scores = counts(score_document(truth, other))
    assert scores.strict.f1 == 1.0  # without the optional deadline of the second measure too
    assert scores.plan["period"].is_right


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("number", "1", "number"),
        ("title", "Felles rutine for utskriving og innlegging", "title"),
        ("area", None, "area"),
        ("page", 2, "page"),
        ("responsible", ("Sekretariatet",), "responsible"),
        ("description", "", "description"),
    ],
)
def test_one_wrong_field_costs_the_strict_measure(
    truth: TrueDocument, perfect: DocumentResult, field: str, value: object, wrong: str
) -> None:
    damaged = replace(perfect.measures[0], **{field: value})  # type: ignore[arg-type]
    result = replace(perfect, measures=(damaged, *perfect.measures[1:]))
    scores = counts(score_document(truth, result))
    assert scores.measures.f1 == 1.0
    assert scores.strict.right == 1
    assert [name for name, t in scores.fields.items() if not t.is_right] == [wrong]
    assert scores.core.right == (2 if wrong == "description" else 1)


def test_area_may_come_with_its_code_apart(truth: TrueDocument, perfect: DocumentResult) -> None:
    apart = replace(perfect.measures[0], area="Samordning", area_number="A")
    result = replace(perfect, measures=(apart, *perfect.measures[1:]))
    assert counts(score_document(truth, result)).fields["area"].is_right


def test_soft_ignores_case_space_and_punctuation(
    truth: TrueDocument, perfect: DocumentResult
) -> None:
    loose = replace(perfect.measures[0], title="felles  rutine for ut-skriving.")
    result = replace(perfect, measures=(loose, *perfect.measures[1:]))
    assert counts(score_document(truth, result, mode="soft")).strict.f1 == 1.0
    assert counts(score_document(truth, result, mode="exact")).strict.right == 1


def test_false_measures_cost_precision_and_optional_ones_do_not(
    truth: TrueDocument, perfect: DocumentResult
) -> None:
    last = perfect.measures[1]
    optional = replace(last, measure_id="x", title="Eit tiltak frå i fjor", year=2020)
    with_optional = replace(perfect, measures=(*perfect.measures, optional))
    assert counts(score_document(truth, with_optional)).measures.precision == 1.0
    wrong_year = replace(perfect, measures=(*perfect.measures, replace(optional, year=2021)))
    assert counts(score_document(truth, wrong_year)).measures.predicted == 3


def test_reports_name_what_is_wrong(truth: TrueDocument, perfect: DocumentResult) -> None:
    damaged = replace(perfect.measures[0], number="9", title="Felles rutine")
    result = replace(perfect, measures=(damaged,))
    scored = [score_document(truth, result)]
    text = "\n".join(differences(scored))
    assert "number: want 1.1  got 9" in text
    assert "MISSING – «Kurs for nytilsette» p2" in text
    printed = "\n".join(table(scored))
    assert "family table_ruled (1)" in printed
    assert total(scored).documents == 1


def test_truth_that_is_not_truth_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf.truth.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.pdf\.truth\.json: not a truth file"):
        load_truth(path)
