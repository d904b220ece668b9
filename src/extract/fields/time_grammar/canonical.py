"""A window of days -> text that the grammar reads as the same window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from extract.fields.time_grammar import calendar as cal
from extract.model import TimeWindow

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_SEASONS = {"spring": "våren", "summer": "sommeren", "autumn": "høsten", "winter": "vinteren"}
_UNITS = {"quarter": ("kvartal", 4), "tertial": ("tertial", 3), "half_year": ("halvår", 2)}
_THIRDS = ("primo", "medio", "ultimo")
_WITHOUT_DATES = {"ongoing": "løpende", "recurring": "årlig", "done": "sluttført"}
_ONE_DAY = timedelta(days=1)
_Named = Iterator[tuple[str, cal.Days]]


def canonical(window: TimeWindow) -> str:
    """The plainest print of `window`; "uavklart" for an unresolved one.

    Read again as a deadline it gives `window`. Raises ValueError for a window that
    no print gives, such as a month that starts on the 3rd.
    """
    if window.kind == "unresolved":
        return "uavklart"
    if window.kind in _WITHOUT_DATES:
        dates = _print_days(window)
        return f"{_WITHOUT_DATES[window.kind]} {dates}".strip()
    if window.kind == "range":
        return _print_range(window)
    for name, days in _name_near(window):
        printed = _print_as(window, name, days)
        if printed:
            return printed
    raise ValueError(f"no print gives {window}")


def _print_range(window: TimeWindow) -> str:
    if window.start is None:
        return f"nå – {window.end}"
    return f"{window.start} – {window.end or ''}".strip()


def _print_days(window: TimeWindow) -> str:
    if window.start and window.end:
        return f"i perioden {window.start} – {window.end}"
    if window.start:
        return f"fra {window.start}"
    return f"innen {window.end}" if window.end else ""


def _print_as(window: TimeWindow, name: str, days: cal.Days) -> str:
    start, end = days
    is_day = window.kind == "date"
    if (window.start, window.end) == days:
        return name
    if window.start is None and window.end is not None:
        if window.end == end:
            return f"innen {name}"
        return f"før {name}" if window.end == start - _ONE_DAY and not is_day else ""
    if window.end is None and window.start is not None:
        if window.start == start:
            return f"fra {name}"
        ends_year = (end.month, end.day) == (12, 31)
        follows = window.start == end + _ONE_DAY and (ends_year or not is_day)
        return f"etter {name}" if follows else ""
    return ""


def _name_near(window: TimeWindow) -> _Named:
    """The periods of the window's kind in the years around it, its own year first."""
    day = window.end or window.start
    if day is None:
        return
    for year in (day.year, day.year - 1, day.year + 1):
        if cal.is_year(year):
            yield from _name_periods(window.kind, year, day)


def _name_periods(kind: str, year: int, day: date) -> _Named:
    if kind == "date":
        for near in (day, day - _ONE_DAY):
            if near.year == year:
                yield near.isoformat(), (near, near)
    elif kind == "year":
        yield str(year), cal.days_of_months(year, 1, 12)
    elif kind == "month":
        yield from _name_months(year)
    elif kind == "season":
        for name, printed in _SEASONS.items():
            yield f"{printed} {year}", cal.days_of_season(name, year)
        if cal.is_year(year - 1):
            yield f"vinteren {year - 1}/{year}", cal.days_of_winter_over(year)
    elif kind == "week":
        for number in range(1, 54):
            days = cal.days_of_week(year, number)
            if days is not None:
                yield f"uke {number} {year}", days
    else:
        yield from _name_units(kind, year)


def _name_months(year: int) -> _Named:
    for number, name in enumerate(_MONTHS, start=1):
        yield f"{name} {year}", cal.days_of_months(year, number, number)
    for number, name in enumerate(_MONTHS, start=1):
        for third, part in enumerate(_THIRDS, start=1):
            yield f"{part} {name} {year}", cal.days_of_third(year, number, third)


def _name_units(kind: str, year: int) -> _Named:
    unit, count = _UNITS[kind]
    for number in range(1, count + 1):
        days = cal.days_of_unit(kind, year, number)
        if days is not None:
            yield f"{number}. {unit} {year}", days
