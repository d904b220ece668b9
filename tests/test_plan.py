"""Every front matter of tests/cases/plans.toml, and what the table cannot say."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import BBox, Line, Passage, Piece, Provenance
from extract.plan import PlanFacts, read_plan_facts
from extract.plan.words import plan_words
from extract.vocabulary import load

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "cases" / "plans.toml").read_text(encoding="utf-8")
)


def make_line(printed: str) -> Line:
    """A line of the table: "20b|Handlingsplan" is bold and 20 points high."""
    head, _, text = printed.partition("|")
    found = re.fullmatch(r"([\d.]*)(b?)(.*)", head)
    assert found
    size, bold, marker = found.groups()
    return Line(
        passage=Passage(text),
        size=float(size) if size else None,
        bold=bool(bold),
        marker=marker or None,
    )


def read(*printed: str, file_name: str = "") -> PlanFacts:
    return read_plan_facts([make_line(line) for line in printed], file_name=file_name)


def test_the_table_is_large_enough_to_lean_on() -> None:
    assert len(CASES["plan"]) >= 40


@pytest.mark.parametrize("case", CASES["plan"], ids=lambda case: case["title"])
def test_front_matter(case: dict[str, Any]) -> None:
    facts = read(*case["lines"])
    assert facts.title in [case["title"], *case.get("title_also", [])]
    assert str(facts.organisation) in [case["organisation"], *case.get("organisation_also", [])]
    assert [str(facts.period_start), str(facts.period_end)] == case["period"]
    assert facts.year == int(case["period"][0][:4])
    assert facts.adopted == case.get("adopted")
    assert facts.language == case["language"]


@pytest.mark.parametrize(("title", "period"), CASES["periods"].items())
def test_period_of_a_title(title: str, period: str) -> None:
    facts = read(f"20b|{title}", "11|Elvdal kommune")
    days = (facts.period_start, facts.period_end)
    assert " ".join(str(day) for day in days if day) == period


def test_the_file_name_stands_in_for_a_year_that_is_not_printed() -> None:
    lines = ("20b|Handlingsplan for natur", "11|Elvdal kommune")
    assert read(*lines, file_name="handlingsplan-natur-2020-2021.pdf").year == 2020
    assert read(*lines, file_name="natur.pdf").year is None


def test_a_year_in_the_file_name_is_surer_than_the_day_of_adoption() -> None:
    lines = ("20b|Handlingsplan for natur", "11|Vedtatt 18.12.2020")
    assert read(*lines).year == 2020
    assert read(*lines, file_name="natur_2021.pdf").period_start == date(2021, 1, 1)


def test_running_headers_name_the_year_when_nothing_else_does() -> None:
    facts = read("20b|Handlingsplan for natur", "11|Elvdal kommune", "8|Handlingsplan 2019")
    assert (facts.title, facts.year) == ("Handlingsplan for natur", 2019)


def test_text_that_stands_apart_on_the_line_is_not_the_title() -> None:
    text = "Handlingsplan for natur 2012"
    boxes = ((0, 23, 0.0, 230.0), (24, 28, 500.0, 540.0))
    pieces = tuple(
        Piece(
            start=a, end=b, place=Provenance(page=1, box=BBox(x0=x0, top=0, x1=x1, bottom=20))
        )
        for a, b, x0, x1 in boxes
    )  # fmt: skip
    facts = read_plan_facts([Line(passage=Passage(text, pieces), size=20.0, bold=True)])
    assert (facts.title, facts.year) == ("Handlingsplan for natur", 2012)


def test_nothing_is_known_of_an_empty_document() -> None:
    assert read_plan_facts([]) == PlanFacts()
    assert read_plan_facts([make_line("11| ")]) == PlanFacts()


def test_table_text_counts_for_the_language() -> None:
    line = make_line("20b|Handlingsplan 2020")
    assert read_plan_facts([line], body=["Ikkje starta", "Tenestene i kommunane"]).language == "nn"


@given(st.lists(st.text(max_size=80), max_size=30), st.text(max_size=40))
def test_any_front_matter_is_read(texts: list[str], file_name: str) -> None:
    lines = [Line(passage=Passage(text), size=float(8 + i % 3)) for i, text in enumerate(texts)]
    facts = read_plan_facts(lines, file_name=file_name)
    assert (facts.period_start is None) == (facts.year is None)
    if facts.period_start and facts.period_end:
        assert facts.period_start <= facts.period_end


SMALL = {
    "plan.and", "plan.in_name", "plan.in_national", "plan.adjective_ending",
    "plan.no_adjective_ending", "plan.case_word",
}  # fmt: skip
"""Words inside names and endings of words, which find nothing by themselves."""


def test_every_word_of_the_words_file_is_found() -> None:
    vocabulary = load()
    words = plan_words(vocabulary)
    for name in set(vocabulary.below("plan")) - SMALL:
        pattern = getattr(words, name.removeprefix("plan."))
        as_is = name in ("plan.until", "plan.municipality")
        for word in vocabulary.words(name):
            spelled = word.replace("*", "ny").upper()
            found = re.fullmatch(pattern, word if as_is else spelled)
            assert (word, found is not None) == (word, True)
