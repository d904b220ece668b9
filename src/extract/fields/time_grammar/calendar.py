"""Numbers of the calendar -> windows of days, both ends inclusive.

The bounds of seasons, tertials and thirds are those of the data dictionary; a
school year is 1 August to 31 July (the Education Act's definition).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]

FIRST_YEAR, LAST_YEAR = 1980, 2100
# A month's first and last for each unit's number; the season's for its name.
_SEASONS = {"spring": (1, 6), "summer": (6, 8), "autumn": (7, 12), "winter": (1, 3)}
_MONTHS_IN = {"month": 1, "quarter": 3, "tertial": 4, "half_year": 6}


def is_year(number: int) -> bool:
    """Whether `number` can be a year that a plan speaks of."""
    return FIRST_YEAR <= number <= LAST_YEAR


def days_of_date(year: int, month: int, day: int) -> Days | None:
    """None when there is no such day (31 February)."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day), date(year, month, day)


def days_of_months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def days_of_unit(unit: str, year: int, number: int) -> Days | None:
    """The `number`-th month, quarter, tertial or half-year of `year`; None when there is none."""
    length = _MONTHS_IN[unit]
    if not 1 <= number <= 12 // length:
        return None
    return days_of_months(year, (number - 1) * length + 1, number * length)


def days_of_third(year: int, month: int, third: int) -> Days:
    """Days 1-10, 11-20 or 21 to the last of a month; `third` from 1 to 3."""
    first, last = days_of_months(year, month, month)
    ends = (date(year, month, 10), date(year, month, 20), last)
    return first + timedelta(days=10 * (third - 1)), ends[third - 1]


def days_of_season(name: str, year: int) -> Days:
    return days_of_months(year, *_SEASONS[name])


def days_of_winter_over(year: int) -> Days:
    """The winter that begins in December of the year before `year`: "vinteren 2023/24"."""
    return date(year - 1, 12, 1), days_of_season("winter", year)[1]


def days_of_week(year: int, week: int) -> Days | None:
    """Monday to Sunday of an ISO week; None when the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def days_of_school_year(year: int) -> Days:
    """From 1 August of `year` to 31 July of the next."""
    return date(year, 8, 1), date(year + 1, 7, 31)


def days_of_easter_week(year: int) -> Days:
    """Monday before Easter to Easter Sunday, Gregorian (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    sunday = date(year, month, day + 1)
    return sunday - timedelta(days=6), sunday
