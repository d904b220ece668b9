"""One period as the print names it, and its days when a year is known."""

from __future__ import annotations

from typing import NamedTuple

from extract.fields.time_grammar import calendar as cal
from extract.model import PlanContext

_KINDS = {
    "third": "month",
    "winter_over": "season",
    "years": "range",
    "school_year": "range",
    "period": "range",
    "period_end": "range",
    "turn_of_year": "date",
    "next_year": "year",
    "easter": "week",
}


class Part(NamedTuple):
    """One period, and no more than the print says: `year` is None when none is printed.

    `unit` is the dictionary's kind, or finer (third, winter_over, years ...). `number` is
    the day, month, quarter, week; for `years` the last year, for a `third` 1 to 3. A
    `loose` part is a figure that a neighbour gives its unit ("1. og 2. kvartal"), a
    `weak` one may be something else than a day ("1.4").
    """

    unit: str
    year: int | None = None
    number: int = 0
    month: int = 0
    name: str = ""
    weak: bool = False

    @property
    def kind(self) -> str:
        return _KINDS.get(self.unit, self.unit)


def days_of_part(part: Part, year: int | None, context: PlanContext) -> cal.Days | None:
    """The days of `part` in `year` (when it has no year of its own); None when there are none."""
    if part.unit in ("period", "period_end"):
        first, last = context.period_start, context.period_end
        if first is None or last is None:
            return None
        return (first, last) if part.unit == "period" else (last, last)
    year = part.year if part.year is not None else year
    if year is None or not cal.is_year(year):
        return None
    if part.unit == "turn_of_year" and part.number == 1 and year != context.year:
        return None  # "årsskiftet 2023" may be either end, unless the plan begins that year
    return _days_in_year(part, year)


def _days_in_year(part: Part, year: int) -> cal.Days | None:
    if part.unit == "date":
        return cal.days_of_date(year, part.month, part.number)
    if part.unit in ("month", "quarter", "tertial", "half_year"):
        return cal.days_of_unit(part.unit, year, part.number)
    if part.unit == "season":
        return cal.days_of_season(part.name, year)
    if part.unit == "third":
        return cal.days_of_third(year, part.month, part.number)
    if part.unit == "week":
        return cal.days_of_week(year, part.number)
    if part.unit == "years":
        return cal.days_of_months(year, 1, 12)[0], cal.days_of_months(part.number, 1, 12)[1]
    return _days_of_named(part.unit, year)


def _days_of_named(unit: str, year: int) -> cal.Days | None:
    if unit == "year":
        return cal.days_of_months(year, 1, 12)
    if unit == "next_year":
        return cal.days_of_months(year + 1, 1, 12)
    if unit == "turn_of_year":
        return cal.days_of_date(year, 12, 31)
    if unit == "school_year":
        return cal.days_of_school_year(year)
    if unit == "winter_over":
        return cal.days_of_winter_over(year)
    return cal.days_of_easter_week(year) if unit == "easter" else None
