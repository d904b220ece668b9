"""Names of organisations, those of tests/cases/plans.toml and those inside a text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Line, Passage
from extract.plan import read_plan_facts
from extract.plan.names import find_parts, names_in, opening_name
from extract.plan.words import plan_words
from extract.vocabulary import load

CASES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "cases" / "plans.toml").read_text(encoding="utf-8")
)["names"]


@pytest.mark.parametrize(("text", "name"), CASES.items())
def test_name_that_a_text_opens_with(text: str, name: str) -> None:
    assert (opening_name(text, plan_words(load())) or "") == name


def test_names_inside_a_text() -> None:
    text = "I Elvdal kommune og hos Sjukehuset Myra vil vi meir enn kommunen i dag."
    assert list(names_in(text, plan_words(load()))) == ["Elvdal kommune", "Sjukehuset Myra"]


def test_parts_of_a_line() -> None:
    text = "Elvdal kommune · Miljøstyring – 2021 | Side 2"
    assert find_parts(text) == ["Elvdal kommune", "Miljøstyring", "2021", "Side 2"]


def test_unit_after_a_name_belongs_to_it_beside_the_title() -> None:
    title = Line(passage=Passage("Handlingsplan for skulane 2023"), size=20.0, bold=True)
    lines = [title, Line(passage=Passage("Elvdal kommune, avdeling skule"), size=11.0)]
    assert read_plan_facts(lines).organisation == "Elvdal kommune, avdeling skule"


def test_name_in_the_head_of_a_form() -> None:
    title = Line(passage=Passage("Handlingsplan 2023"), size=20.0, bold=True)
    assert read_plan_facts([title], body=["Skjema", "Elvdal kommune"]).organisation == (
        "Elvdal kommune"
    )
    assert read_plan_facts([title], body=["Tiltak", "Kommunen", "Rektor"]).organisation is None


@given(st.text(max_size=120))
def test_names_are_printed_in_the_text(text: str) -> None:
    words = plan_words(load())
    assert all(name in text for name in names_in(text, words))
