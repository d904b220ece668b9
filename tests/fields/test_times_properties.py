"""Properties of the reading of times that hold for any text and any window."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.deadline import find_inline_deadlines, read_deadlines
from extract.fields.time_grammar import calendar as cal
from extract.fields.times import canonical, find_times, parse_time
from extract.model import PlanContext, TimeWindow
from tests.fields.time_cases import PLAN, list_deadlines

TEXTS = [text for text, _, _ in list_deadlines()]
FRAGMENTS = sorted({part for text in TEXTS for part in text.split()})
KINDS = {
    *("date", "week", "month", "quarter", "tertial", "half_year", "season", "year", "range"),
    *("ongoing", "recurring", "done", "unresolved"),
}

any_text = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*FRAGMENTS, ".", ",", "-", "\n", "("]), max_size=14).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
)
years = st.integers(min_value=1981, max_value=2099)
days = st.dates(min_value=date(1981, 1, 1), max_value=date(2099, 12, 31))
contexts = st.builds(PlanContext, year=st.one_of(st.none(), years))


@given(text=any_text, context=contexts)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_whole_windows_and_places_in_order(text: str, context: PlanContext) -> None:
    readings = read_deadlines(text, context=context)
    assert bool(readings) == bool(text.strip())
    assert all(r.window.kind in KINDS for r in readings)
    found = find_inline_deadlines(text, context=context)
    mentions = find_times(text, context=context)
    for items in (readings, found, mentions):
        assert all(0 <= r.start < r.stop <= len(text) for r in items)
        assert all(a.stop <= b.start for a, b in itertools.pairwise(items))
        for window in (r.window for r in items):
            assert not (window.start and window.end) or window.start <= window.end


@given(text=any_text)
@settings(max_examples=300, deadline=None)
def test_a_whole_expression_is_the_only_reading_of_its_text(text: str) -> None:
    window = parse_time(text, context=PLAN)
    if window is not None:
        assert [r.window for r in read_deadlines(text, context=PLAN)] == [window]


@given(text=any_text)
@settings(max_examples=300, deadline=None)
def test_the_canonical_form_reads_back(text: str) -> None:
    for reading in read_deadlines(text, context=PLAN):
        assert_reads_back(reading.window)


@pytest.mark.parametrize("text", TEXTS)
def test_the_canonical_form_of_every_case_reads_back(text: str) -> None:
    for reading in read_deadlines(text, context=PLAN):
        assert_reads_back(reading.window)


@given(year=years, number=st.integers(min_value=1, max_value=53), side=st.integers(0, 2))
@settings(deadline=None)
def test_periods_print_and_read_back(year: int, number: int, side: int) -> None:
    spans = {
        "week": cal.days_of_week(year, number),
        "year": cal.days_of_months(year, 1, 12),
        "season": cal.days_of_season(["spring", "summer", "autumn", "winter"][number % 4], year),
        **{u: cal.days_of_unit(u, year, number) for u in ("month", "quarter", "tertial")},
    }
    for kind, span in spans.items():
        if span is not None:
            start, end = (None if side == 1 else span[0]), (None if side == 2 else span[1])
            assert_reads_back(TimeWindow(kind=kind, start=start, end=end))


@given(
    first=days,
    length=st.integers(min_value=1, max_value=4000),
    kind=st.sampled_from(["range", "ongoing", "recurring"]),
    side=st.integers(0, 2),
)
@settings(deadline=None)
def test_ranges_print_and_read_back(first: date, length: int, kind: str, side: int) -> None:
    last = min(first + timedelta(days=length), date(2100, 12, 31))
    start, end = (None if side == 1 else first), (None if side == 2 else last)
    assert_reads_back(TimeWindow(kind=kind, start=start, end=end))


@given(
    day=days,
    pattern=st.sampled_from(
        ["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m %Y", "%d%m%Y"]
    ),
)
@settings(deadline=None)
def test_every_day_is_read_in_every_usual_print(day: date, pattern: str) -> None:
    expected = TimeWindow(kind="date", start=day, end=day)
    assert parse_time(day.strftime(pattern), context=PlanContext()) == expected


@pytest.mark.parametrize("text", [t for t in TEXTS if not t.startswith("3l.")])
def test_capitals_change_no_window(text: str) -> None:
    plain, loud = (read_deadlines(t, context=PLAN) for t in (text, text.upper()))
    assert [r.window for r in plain] == [r.window for r in loud]


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1. ",
        "1. og ",
        "2021-",
        "(2021 ",
        "'2",
        "i ",
        "mai ",
        "kl 1.",
        "påbegynt – ",
        "§ 1/",
        "Frist for x ",
        "2022 (",
        "år 2021 ",
        "to ganger ",
        ". A",
        "a b ",
        "\n",
    ],
)
def test_long_texts_of_any_kind_are_read(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    assert bool(read_deadlines(text, context=PLAN)) == bool(text.strip())
    find_times(text, context=PLAN)
    find_inline_deadlines(text, context=PLAN)


def test_a_long_text_of_many_times_is_read() -> None:
    text = " ".join(random.Random(1).choices(TEXTS, k=2000))
    assert read_deadlines(text, context=PLAN)


def assert_reads_back(window: TimeWindow) -> None:
    (reading,) = read_deadlines(canonical(window), context=PLAN)
    assert reading.window == window
