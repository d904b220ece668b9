"""Every line of tests/cases/times.toml about deadlines, and what the table cannot say."""

from __future__ import annotations

from datetime import date

import pytest

from extract.fields.deadline import find_inline_deadlines, read_deadlines, unknown_words
from extract.model import DeadlineReading, PlanContext, TimeWindow
from tests.fields.time_cases import PLAN, TIMES, list_deadlines, write_reading

LINES = list(list_deadlines())


def test_the_table_is_large_enough_to_lean_on() -> None:
    assert len(LINES) >= 320
    kinds = {line.split(" ")[0] for _, _, expected in LINES for line in expected}
    assert kinds == {
        *("date", "week", "month", "quarter", "tertial", "half_year", "season", "year"),
        *("range", "ongoing", "recurring", "done", "unresolved"),
    }


@pytest.mark.parametrize(("text", "label", "expected"), LINES)
def test_printed_deadline(text: str, label: str | None, expected: list[str]) -> None:
    readings = read_deadlines(text, label=label, context=PLAN)
    assert [write_reading(r.window, r.scope) for r in readings] == expected


@pytest.mark.parametrize(("text", "expected"), TIMES["inline"].items())
def test_deadline_inside_a_text(text: str, expected: list[str]) -> None:
    readings = find_inline_deadlines(text, context=PLAN)
    found = [f"{text[r.start : r.stop]} = {write_reading(r.window, r.scope)}" for r in readings]
    assert found == expected


def test_empty_text_is_no_deadline() -> None:
    assert read_deadlines("", context=PLAN) == ()
    assert read_deadlines(" \n", context=PLAN) == ()


def test_a_single_reading_covers_the_text_and_carries_the_label() -> None:
    (reading,) = read_deadlines("  31.12.2022. ", label="Frist", context=PLAN)
    day = TimeWindow(kind="date", start=date(2022, 12, 31), end=date(2022, 12, 31))
    assert reading == DeadlineReading(start=2, stop=13, window=day, label="Frist")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "Kartlegging: mars 2022. Evaluering: innan 1. desember 2023",
            ["mars 2022", "innan 1. desember 2023"],
        ),
        ("1. juni 2022, 1. desember 2022", ["1. juni 2022", "1. desember 2022"]),
        ("01.06.2022 og 01.12.2022", ["01.06.2022", "01.12.2022"]),
        ("Utkast i mai, ferdig plan i juni", ["i mai", "i juni"]),
        ("mai 2022 (utkast) juni 2022 (plan)", ["mai 2022", "juni 2022"]),
    ],
)
def test_each_of_several_readings_has_its_own_words(text: str, printed: list[str]) -> None:
    readings = read_deadlines(text, context=PLAN)
    assert [text[r.start : r.stop] for r in readings] == printed


def test_without_a_plan_year_a_day_without_year_is_unresolved() -> None:
    (reading,) = read_deadlines("1. juli", context=PlanContext())
    assert reading.window.kind == "unresolved"


def test_without_a_plan_period_the_whole_period_has_no_dates() -> None:
    (reading,) = read_deadlines("Heile perioden", context=PlanContext(year=2022))
    assert reading.window == TimeWindow(kind="ongoing")


def test_done_needs_a_time_before_the_plan() -> None:
    (reading,) = read_deadlines("Gjennomført 2021", context=PlanContext(year=2021))
    assert reading.window.kind == "year"


def test_inline_label_is_the_words_before_the_time() -> None:
    text = "Lage plan. Frist for første forløp er 31.12.2022."
    (reading,) = find_inline_deadlines(text, context=PLAN)
    assert (reading.label, reading.scope) == ("Frist for første forløp", "første forløp")


def test_closing_phrases_may_be_left_alone() -> None:
    text = "Lage plan innan 1. juni 2022"
    assert find_inline_deadlines(text, context=PLAN, closing=False) == ()


def test_unknown_words_are_told_for_the_report() -> None:
    assert unknown_words("Innan neste rullering 2023") == ("neste", "rullering")
    assert unknown_words("Ikkje fastsett") == ()
