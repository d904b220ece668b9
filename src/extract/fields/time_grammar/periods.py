"""Lexemes -> one period as printed: a day, a month, a quarter, "våren 22", a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.fields.time_grammar.lexicon import Lexeme
from extract.fields.time_grammar.numerals import (
    read_eight_figures,
    read_month_in_figures,
    read_numeric_date,
    read_year,
    read_year_after,
    read_years,
)
from extract.fields.time_grammar.parts import Part

_WITHIN_YEAR = frozenset({"season", "unit", "number", "ordinal", "month"})
_LAST = {"quarter": 4, "tertial": 3, "half_year": 2}
_NAMED = {
    "new_year": ("date", 31, 12),
    "christmas": ("date", 24, 12),
    "school_start": ("month", 8, 0),
    "school_end": ("month", 6, 0),
    "summer_holiday": ("month", 7, 0),
}

Found = tuple[Part, int] | None
Reader = Callable[[Sequence[Lexeme], int], Found]


def read_part(lexemes: Sequence[Lexeme], at: int) -> Found:
    """The longest period that begins at `at`, and the index after it."""
    for reader in _READERS.get(lexemes[at].kind, ()):
        found = reader(lexemes, at)
        if found is not None:
            return found
    return None


# ---------------------------------------------------------------- figures


def _read_date_in_figures(lexemes: Sequence[Lexeme], at: int) -> Found:
    found = read_numeric_date(lexemes, at) or read_eight_figures(lexemes, at)
    if found is None:
        return None
    year, month, day, weak, stop = found
    return Part("date", year, day, month, weak=weak), stop


def _read_month_in_figures(lexemes: Sequence[Lexeme], at: int) -> Found:
    found = read_month_in_figures(lexemes, at)
    return None if found is None else (Part("month", found[0], found[1]), found[2])


def _read_day_and_month(lexemes: Sequence[Lexeme], at: int) -> Found:
    """1. mars 2020, 1 mars, 1.mars2020, 1. jul 21."""
    day = lexemes[at].value
    after = _skip_dots(lexemes, at + 1)
    month = _month_number(lexemes[after])
    if len(day) > 2 or month is None or not 1 <= int(day) <= 31:
        return None
    year, stop = _read_year_past_dots(lexemes, after + 1, short=True)
    return Part("date", year, int(day), month), stop


def _month_number(lexeme: Lexeme) -> int | None:
    if lexeme.kind == "month":
        return int(lexeme.value)
    return 7 if lexeme.value == "christmas_or_july" else None


def _read_counted_unit(lexemes: Sequence[Lexeme], at: int) -> Found:
    """2. kvartal 2021, andre halvdel av 2021, siste tertial."""
    after = _skip_dots(lexemes, at + 1)
    unit = lexemes[after].value if lexemes[after].kind == "unit" else ""
    if unit not in _LAST or len(lexemes[at].value) > 4:
        return None
    number = _LAST[unit] if lexemes[at].value == "last" else int(lexemes[at].value)
    if not 1 <= number <= _LAST[unit]:
        return None
    year, stop = _read_year_past_dots(lexemes, after + 1, short=True)
    return Part(unit, year, number), stop


def _read_year_part(lexemes: Sequence[Lexeme], at: int) -> Found:
    """2021, 2021-22, and what a year may be printed before: "2022 (vår)", "2021-Q2"."""
    pair = read_years(lexemes, at)
    if pair is not None:
        return Part("years", pair[0], pair[1]), pair[2]
    found = read_year(lexemes, at)
    if found is None:
        return None
    year, stop = found
    inner = _read_part_of_year(lexemes, stop)
    if inner is not None:
        return inner[0]._replace(year=year), inner[1]
    return Part("year", year), stop


def _read_part_of_year(lexemes: Sequence[Lexeme], at: int) -> Found:
    opened = lexemes[at].value == "("
    if opened or lexemes[at].kind == "dash" or lexemes[at].value in (",", ":"):
        at += 1
    if lexemes[at].kind not in _WITHIN_YEAR or lexemes[at].value == "year":
        return None
    if lexemes[at].kind == "number" and lexemes[_skip_dots(lexemes, at + 1)].kind != "unit":
        return None
    found = read_part(lexemes, at)
    if found is None or found[0].year is not None:
        return None
    if opened:
        return (found[0], found[1] + 1) if lexemes[found[1]].value == ")" else None
    return found


def _read_loose(lexemes: Sequence[Lexeme], at: int) -> Found:
    value = lexemes[at].value
    if value == "last" or len(value) > 2 or not 1 <= int(value) <= 53:
        return None
    year, stop = _read_year_past_dots(lexemes, at + 1, short=False)
    stop = max(stop, _skip_dots(lexemes, at + 1))
    return Part("loose", year, int(value)), stop


# ---------------------------------------------------------------- words


def _read_month(lexemes: Sequence[Lexeme], at: int) -> Found:
    unit = lexemes[at + 1]
    stop = at + 2 if unit.kind == "unit" and unit.value == "month" else at + 1
    year, stop = _read_year_past_dots(lexemes, stop, short=True)
    return Part("month", year, int(lexemes[at].value)), stop


def _read_season(lexemes: Sequence[Lexeme], at: int) -> Found:
    name = lexemes[at].value
    pair = read_years(lexemes, at + 1, any_short=True) if name == "winter" else None
    if pair is not None:
        return (Part("winter_over", pair[1]), pair[2]) if pair[1] == pair[0] + 1 else None
    year, stop = _read_year_past_dots(lexemes, at + 1, short=True)
    return Part("season", year, name=name), stop


def _read_unit_with_number(lexemes: Sequence[Lexeme], at: int) -> Found:
    """uke 12, kvartal 2, Q2 2021, T1-22; "år 2021" is 2021."""
    unit = lexemes[at].value
    after = _skip_dots(lexemes, at + 1)
    if unit == "year":
        return _read_year_part(lexemes, after) if lexemes[after].kind == "number" else None
    if lexemes[after].kind != "number" or len(lexemes[after].value) > 2:
        return None
    number = int(lexemes[after].value)
    if not 1 <= number <= _LAST.get(unit, 53 if unit == "week" else 0):
        return None
    stop = after + 1
    figure = lexemes[stop + 1]
    is_short = lexemes[stop].kind == "dash" and figure.kind == "number" and len(figure.value) == 2
    is_year = is_short and unit != "week" and int(figure.value) > 12  # T1-22
    year, stop = _read_year_past_dots(lexemes, stop, short=is_year)
    if unit == "week" and year is None and lexemes[stop].kind == "season":
        season = _read_season(lexemes, stop)  # veke 37 hausten 2024
        year, stop = (season[0].year, season[1]) if season else (None, stop)
    return Part(unit, year, number), stop


def _read_third(lexemes: Sequence[Lexeme], at: int) -> Found:
    """primo mai 2021; of a longer period ("medio 2021") the print says no bounds."""
    after = at + 1
    while lexemes[after].kind == "in" or lexemes[after].value == ".":
        after += 1
    if lexemes[after].kind == "third":
        return None
    found = read_part(lexemes, after)
    if found is None or found[0].unit in ("date", "loose"):
        return None
    part, stop = found
    if part.unit == "month":
        part = Part("third", part.year, int(lexemes[at].value), part.number)
    return part, stop


def _read_named(lexemes: Sequence[Lexeme], at: int) -> Found:
    name = lexemes[at].value
    if name == "this_year":
        return Part("year"), at + 1
    if name == "next_year":
        return Part("next_year"), at + 1
    if name == "period_end":
        return Part("period_end"), at + 1
    if name == "turn_of_year":
        return _read_turn_of_year(lexemes, at + 1)
    year, stop = read_year_after(lexemes, at + 1, short=True)
    if name == "easter":
        return Part("easter", year), stop
    if name == "christmas_or_july":
        return Part("date", year, 24, 12, name=name), stop
    unit, number, month = _NAMED[name]
    return Part(unit, year, number, month), stop


def _read_turn_of_year(lexemes: Sequence[Lexeme], at: int) -> Found:
    """årsskiftet 2005/2006 is the last day of 2005; with one year only it is not clear."""
    pair = read_years(lexemes, at)
    if pair is not None:
        return (Part("turn_of_year", pair[0]), pair[2]) if pair[1] == pair[0] + 1 else None
    year, stop = read_year_after(lexemes, at, short=False)
    return Part("turn_of_year", year, 0 if year is None else 1), stop


def _read_school_year(lexemes: Sequence[Lexeme], at: int) -> Found:
    after = at + 1
    if lexemes[after].kind == "in" or lexemes[after].value in (".", ":"):
        after += 1
    pair = read_years(lexemes, after, any_short=True)
    if pair is None or pair[1] != pair[0] + 1:
        return None
    return Part("school_year", pair[0]), pair[2]


def _read_period(lexemes: Sequence[Lexeme], at: int) -> Found:
    """perioden 2021-2024, perioden mai – juni; with no time after it, the plan's own period."""
    after = at + 1
    if lexemes[after].kind in ("from", "in") or lexemes[after].value == ":":
        after += 1
    within = lexemes[after].kind in ("number", "month", "season")
    found = read_part(lexemes, after) if within else None
    if found is None or found[0].unit == "loose":
        return Part("period"), at + 1
    return found


def _read_year_past_dots(
    lexemes: Sequence[Lexeme], at: int, *, short: bool
) -> tuple[int | None, int]:
    """The year after an abbreviation's dot; without one the dot may end a sentence."""
    year, stop = read_year_after(lexemes, _skip_dots(lexemes, at), short=short)
    return year, at if year is None else stop


def _skip_dots(lexemes: Sequence[Lexeme], at: int) -> int:
    while lexemes[at].value == ".":
        at += 1
    return at


_READERS: dict[str, tuple[Reader, ...]] = {
    "number": (
        _read_date_in_figures,
        _read_day_and_month,
        _read_counted_unit,
        _read_month_in_figures,
        _read_year_part,
        _read_loose,
    ),
    "ordinal": (_read_counted_unit, _read_loose),
    "month": (_read_month,),
    "season": (_read_season,),
    "unit": (_read_unit_with_number,),
    "third": (_read_third,),
    "named": (_read_named,),
    "school_year": (_read_school_year,),
    "mark": (_read_year_part,),  # '23
    "period": (_read_period,),
}
