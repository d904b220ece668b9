"""A window of days -> text that the grammar reads as the same window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extract.fields.time_grammar import calendar as cal
from extract.model import TimeWindow
from extract.vocabulary import Vocabulary, load

_SEASONS = ("spring", "summer", "autumn", "winter")
_UNITS = {"quarter": 4, "tertial": 3, "half_year": 2}
_ONE_DAY = timedelta(days=1)
_Named = Iterator[tuple[str, cal.Days]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Words:
    """What is printed for each, from the `canonical.*` concepts of times.toml."""

    months: tuple[str, ...]
    thirds: tuple[str, ...]
    seasons: dict[str, str]
    units: dict[str, str]
    without_dates: dict[str, str]
    until: str
    before: str
    since: str
    after: str
    now: str
    within: str


def canonical(window: TimeWindow, *, vocabulary: Vocabulary | None = None) -> str:
    """The plainest print of `window`, in Bokmål.

    Read again as a deadline it gives `window`. Raises ValueError for a window that
    no print gives, such as a month that starts on the 3rd.
    """
    words = _words(vocabulary or load())
    if window.kind in words.without_dates:
        dates = _print_days(window, words) if window.kind != "unresolved" else ""
        return f"{words.without_dates[window.kind]} {dates}".strip()
    if window.kind == "range":
        return _print_range(window, words)
    for name, days in _name_near(window, words):
        printed = _print_as(window, name, days, words)
        if printed:
            return printed
    raise ValueError(f"no print gives {window}")


@cache
def _words(vocabulary: Vocabulary) -> _Words:
    def first(below: str) -> tuple[str, ...]:
        return tuple(vocabulary.words(name)[0] for name in sorted(vocabulary.below(below)))

    def listed(name: str, *keys: str) -> dict[str, str]:
        return dict(zip(keys, vocabulary.words(name), strict=True))

    around = ("until", "before", "since", "after", "now", "within")
    return _Words(
        months=first("time.month"),
        thirds=first("time.third"),
        seasons=listed("canonical.season", *_SEASONS),
        units=listed("canonical.unit", *_UNITS, "week"),
        without_dates=listed(
            "canonical.without_dates", "ongoing", "recurring", "done", "unresolved"
        ),
        **listed("canonical.around", *around),
    )


def _print_range(window: TimeWindow, words: _Words) -> str:
    if window.start is None:
        return f"{words.now} – {window.end}"
    return f"{window.start} – {window.end or ''}".strip()


def _print_days(window: TimeWindow, words: _Words) -> str:
    if window.start and window.end:
        return f"{words.within} {window.start} – {window.end}"
    if window.start:
        return f"{words.since} {window.start}"
    return f"{words.until} {window.end}" if window.end else ""


def _print_as(window: TimeWindow, name: str, days: cal.Days, words: _Words) -> str:
    start, end = days
    is_day = window.kind == "date"
    if (window.start, window.end) == days:
        return name
    if window.start is None and window.end is not None:
        if window.end == end:
            return f"{words.until} {name}"
        is_before = window.end == start - _ONE_DAY and not is_day
        return f"{words.before} {name}" if is_before else ""
    if window.end is None and window.start is not None:
        if window.start == start:
            return f"{words.since} {name}"
        ends_year = (end.month, end.day) == (12, 31)
        follows = window.start == end + _ONE_DAY and (ends_year or not is_day)
        return f"{words.after} {name}" if follows else ""
    return ""


def _name_near(window: TimeWindow, words: _Words) -> _Named:
    """The periods of the window's kind in the years around it, its own year first."""
    day = window.end or window.start
    if day is None:
        return
    for year in (day.year, day.year - 1, day.year + 1):
        if cal.is_year(year):
            yield from _name_periods(window.kind, year, day, words)


def _name_periods(kind: str, year: int, day: date, words: _Words) -> _Named:
    if kind == "date":
        for near in (day, day - _ONE_DAY):
            if near.year == year:
                yield near.isoformat(), (near, near)
    elif kind == "year":
        yield str(year), cal.days_of_months(year, 1, 12)
    elif kind == "month":
        yield from _name_months(year, words)
    elif kind == "season":
        for name, printed in words.seasons.items():
            yield f"{printed} {year}", cal.days_of_season(name, year)
        if cal.is_year(year - 1):
            winter = words.seasons["winter"]
            yield f"{winter} {year - 1}/{year}", cal.days_of_winter_over(year)
    elif kind == "week":
        for number in range(1, 54):
            days = cal.days_of_week(year, number)
            if days is not None:
                yield f"{words.units['week']} {number} {year}", days
    else:
        yield from _name_units(kind, year, words)


def _name_months(year: int, words: _Words) -> _Named:
    for number, name in enumerate(words.months, start=1):
        yield f"{name} {year}", cal.days_of_months(year, number, number)
    for number, name in enumerate(words.months, start=1):
        for third, part in enumerate(words.thirds, start=1):
            yield f"{part} {name} {year}", cal.days_of_third(year, number, third)


def _name_units(kind: str, year: int, words: _Words) -> _Named:
    for number in range(1, _UNITS[kind] + 1):
        days = cal.days_of_unit(kind, year, number)
        if days is not None:
            yield f"{number}. {words.units[kind]} {year}", days
