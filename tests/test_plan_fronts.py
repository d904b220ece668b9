"""Every front page of tests/cases/plan_fronts.toml, read as the lines of its pages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.model import BBox, Line, Passage, Provenance
from extract.plan import read_plan_facts

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "plan_fronts.toml").read_text(encoding="utf-8")
)["front"]


def make_lines(listed: list[str]) -> list[Line]:
    """The lines as the pipeline hands them on: page by page, furniture last."""
    page, text, furniture = 1, list[Line](), list[Line]()
    for top, entry in enumerate(listed):
        if entry == "---":
            page += 1
            continue
        (furniture if entry[0] == "~" else text).append(_line(entry.lstrip("~"), page, 20.0 * top))
    return [*text, *furniture]


def _line(entry: str, page: int, top: float) -> Line:
    head, _, text = entry.partition("|")
    found = re.fullmatch(r"([\d.]*)(b?)", head)
    assert found
    line = Line(passage=Passage(text), bold=bool(found[2]))
    if not found[1]:
        return line
    box = BBox(x0=50, top=top, x1=300, bottom=top + 10)
    return replace(line, size=float(found[1]), place=Provenance(page=page, box=box))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_front_page(case: dict[str, Any]) -> None:
    facts = read_plan_facts(make_lines(case["lines"]))
    titles = [case["title"], *case.get("title_also", [])]
    organisations = [case["organisation"], *case.get("organisation_also", [])]
    days = [str(facts.period_start), str(facts.period_end)]
    assert facts.title in titles
    assert str(facts.organisation).casefold() in [name.casefold() for name in organisations]
    assert days in (case["period"], case.get("period_also"))
    assert facts.adopted == case.get("adopted")
