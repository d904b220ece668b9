"""The comparison page: documents' texts are escaped, and all three languages say the same."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import extract.report as report
from extract.report import mark_words, render_comparison
from extract.report.words import Words
from extract.years.compare import compare_series
from extract.years.histories import trace_histories
from extract.years.library import build_library
from extract.years.linking import link_plans
from tests.years.invented import invent_deadline, invent_measure, invent_plan, invent_status

MESSAGES = Path(report.__file__).with_name("messages")
EVIL = "<script>alert('x')</script> \"><img src=x onerror=alert(1)>"


def test_texts_of_documents_are_escaped() -> None:
    plans = [invent_plan("plan", year=y, title=f"{EVIL} {y}") for y in (2020, 2021)]
    measures = [
        invent_measure(p, 1, f"{EVIL} {p.year}", area=EVIL, number="=1+1", responsible=(EVIL,))
        for p in plans
    ]
    deadlines = [invent_deadline(m, date(m.year or 0, 5, 1), text=EVIL) for m in measures]
    statuses = [invent_status(m, "completed", text=EVIL) for m in measures]
    _, links = link_plans(plans, measures, deadlines, statuses)
    (series,) = build_library(plans, measures, deadlines, statuses, links)
    page = render_comparison(series, compare_series(series), trace_histories(series))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_a_series_of_one_plan_has_a_page_too() -> None:
    plan = invent_plan("plan", year=2020)
    (series,) = build_library([plan], [invent_measure(plan, 1, "Noko")], [], [], [])
    assert "<h1>" in render_comparison(series, (), trace_histories(series))


def test_the_languages_have_the_same_words() -> None:
    keys = [
        set(tomllib.loads(path.read_text(encoding="utf-8"))) for path in MESSAGES.glob("*.toml")
    ]
    assert len(keys) == 3
    assert keys[0] == keys[1] == keys[2]
    assert Words("nn").day(date(2021, 5, 1)) == "1. mai 2021"
    assert Words("nb").moved(-3) == "−3 d"


def test_changed_words_are_marked() -> None:
    assert mark_words("Oppdatere nettsida", "Ny Nettsida no") == [
        ("gone", "Oppdatere"),
        ("came", "Ny"),
        ("same", "Nettsida"),
        ("came", "no"),
    ]
