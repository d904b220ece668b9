"""Times read whole and found in running text; the table's lines for prose."""

from __future__ import annotations

from datetime import date

import pytest

from extract.fields.times import find_times, parse_time
from extract.model import PlanContext, TimeWindow
from tests.fields.time_cases import PLAN, TIMES


@pytest.mark.parametrize(("text", "expected"), TIMES["prose"].items())
def test_times_in_running_text(text: str, expected: list[str]) -> None:
    mentions = find_times(text, context=PLAN)
    assert [text[m.start : m.stop] for m in mentions] == expected


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("1. juli 2022", TimeWindow(kind="date", start=date(2022, 7, 1), end=date(2022, 7, 1))),
        ("(mai 2022)", TimeWindow(kind="month", start=date(2022, 5, 1), end=date(2022, 5, 31))),
        ("innen 2025.", TimeWindow(kind="year", end=date(2025, 12, 31))),
        ("løpende", TimeWindow(kind="ongoing")),
    ],
)
def test_a_whole_expression(text: str, window: TimeWindow) -> None:
    assert parse_time(text, context=PLAN) == window


@pytest.mark.parametrize(
    "text", ["", "Rapport mai 2022", "1. mars og 1. oktober", "Sluttført", "snarast", "mai 2022 a"]
)
def test_what_is_no_single_time(text: str) -> None:
    assert parse_time(text, context=PLAN) is None


def test_a_mention_has_its_window() -> None:
    (mention,) = find_times("Ferdig i løpet av våren 2023.", context=PlanContext())
    assert (mention.window.start, mention.window.end) == (date(2023, 1, 1), date(2023, 6, 30))
