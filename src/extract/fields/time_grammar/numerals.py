"""Lexemes -> what is printed in figures alone: years, pairs of years, dates, months.

Each reader returns plain numbers and the index after them, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.time_grammar import calendar as cal
from extract.fields.time_grammar.lexicon import Lexeme

_SEPARATORS = frozenset("./,")
_DOT_OR_SLASH = frozenset("./")
_APOSTROPHES = frozenset("'’‘´`")
NumericDate = tuple[int | None, int, int, bool, int]  # year, month, day, weak, stop


def read_year(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    """2021, '21, and a year with a footnote's figure glued to it: 20142."""
    if lexemes[at].value in _APOSTROPHES and len(lexemes[at + 1].value) == 2:
        found = _short_year(lexemes[at + 1])
        return None if found is None else (found, at + 2)
    year = _full_year(lexemes[at])
    return None if year is None else (year, at + 1)


def read_years(
    lexemes: Sequence[Lexeme], at: int, *, any_short: bool = False
) -> tuple[int, int, int] | None:
    """First year, last year, index after: 2021/22, 2021-22, 2021/2022.

    With `any_short` also 21/22. A hyphen between full years is left to the ranges,
    and so is all where the second is no later year ("2021-03" is a month).
    """
    first = _full_year(lexemes[at])
    if first is None and any_short:
        first = _short_year(lexemes[at])
    mark = lexemes[at + 1]
    if first is None or not (mark.value == "/" or mark.kind == "dash"):
        return None
    after = at + 2
    if lexemes[after].value in _APOSTROPHES:
        after += 1
    last = _full_year(lexemes[after]) or _short_year(lexemes[after])
    if last is None or last <= first or lexemes[after + 1].value in ("/", "."):
        return None
    return first, last, after + 1


def read_year_after(lexemes: Sequence[Lexeme], at: int, *, short: bool) -> tuple[int | None, int]:
    """The year printed after a month, a season ...: "2021", ", 2021", "(2021)", "-21", "21".

    With `short` also years of two figures. The year is None, and the index `at`, when
    there is none.
    """
    found = read_year(lexemes, at)
    if found is not None:
        return found
    lead = lexemes[at]
    if lead.value == "(":
        found = read_year(lexemes, at + 1)
        if found is not None and lexemes[found[1]].value == ")":
            return found[0], found[1] + 1
    elif lead.kind in ("in", "dash") or lead.value in (",", "/"):
        found = read_year(lexemes, at + 1)
        if found is not None:
            return found
    return _read_short_year_after(lexemes, at) if short else (None, at)


def read_numeric_date(lexemes: Sequence[Lexeme], at: int) -> NumericDate | None:
    """01.07.2012, 1/7-12, 2012-07-01, 01,07,2012; without a year 1/7, 01.07, 1.7.

    A year of two figures is not the day of a range that follows: 1.3-15.5.2021.
    """
    first, second_at = lexemes[at], _after_separator(lexemes, at + 1)
    second = lexemes[second_at] if second_at else lexemes[-1]
    if second.kind != "number" or len(second.value) > 2:
        return None
    third_at = _after_separator(lexemes, second_at + 1)
    if third_at and len(first.value) == 4:
        return _read_year_first(lexemes, at, second_at, third_at)
    if len(first.value) > 2 or not _is_day_of(int(first.value), int(second.value)):
        return None
    month, day = int(second.value), int(first.value)
    year_at = third_at or second_at + 1
    year = _full_year(lexemes[year_at])
    if year is None and third_at and not _has_figure_after(lexemes, third_at):
        year = _short_year(lexemes[third_at]) if _is_plain(lexemes, at) else None
    if year is not None:
        return year, month, day, False, year_at + 1
    return _read_without_year(lexemes, at, second_at)


def read_eight_figures(lexemes: Sequence[Lexeme], at: int) -> NumericDate | None:
    """31122021 or 20211231."""
    value = lexemes[at].value
    if len(value) != 8:
        return None
    for year, month, day in (
        (int(value[4:]), int(value[2:4]), int(value[:2])),
        (int(value[:4]), int(value[4:6]), int(value[6:])),
    ):
        if cal.is_year(year) and _is_day_of(day, month):
            return year, month, day, False, at + 1
    return None


def read_month_in_figures(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int, int] | None:
    """Year, month, index after: 03/2021, 3.2021, 2021-03."""
    first, mark, second = lexemes[at : at + 3]
    if second.kind != "number" or not (mark.value in _DOT_OR_SLASH or mark.kind == "dash"):
        return None
    month, year = first, _full_year(second)
    if year is None:
        month, year = second, _full_year(first)
        if mark.kind != "dash" or len(month.value) != 2 or _has_figure_after(lexemes, at + 2):
            return None
    if year is None or len(month.value) > 2 or not 1 <= int(month.value) <= 12:
        return None
    return year, int(month.value), at + 3


def _full_year(lexeme: Lexeme) -> int | None:
    if lexeme.kind != "number" or not 4 <= len(lexeme.value) <= 5 or lexeme.value[4:] == "0":
        return None
    year = int(lexeme.value[:4])
    return year if cal.is_year(year) else None


def _short_year(lexeme: Lexeme) -> int | None:
    if lexeme.kind != "number" or len(lexeme.value) != 2:
        return None
    return (2000 if int(lexeme.value) < 80 else 1900) + int(lexeme.value)


def _read_short_year_after(lexemes: Sequence[Lexeme], at: int) -> tuple[int | None, int]:
    """høst 21, høst -21, mai/21; a figure that a dot, a month or a unit follows is a day."""
    figure_at = at + 1 if lexemes[at].kind == "dash" or lexemes[at].value == "/" else at
    figure, after = lexemes[figure_at], lexemes[figure_at + 1]
    year = _short_year(figure)
    if year is None or not 2005 <= year <= 2060:
        return None, at
    glued = figure_at == at or lexemes[at].stop == figure.start
    counts = after.kind in ("month", "unit", "ordinal", "number")
    is_day = after.value == "." and lexemes[figure_at + 2].kind != "end"
    if not glued or counts or is_day:
        return None, at
    return year, figure_at + 1


def _after_separator(lexemes: Sequence[Lexeme], at: int) -> int:
    """The index of the figure after one separator (or a doubled dot), or 0."""
    if lexemes[at].value == "." and lexemes[at + 1].value == ".":
        at += 1
    separates = lexemes[at].value in _SEPARATORS or lexemes[at].kind == "dash"
    return at + 1 if separates and lexemes[at + 1].kind == "number" else 0


def _read_year_first(
    lexemes: Sequence[Lexeme], at: int, second_at: int, third_at: int
) -> NumericDate | None:
    year, day = _full_year(lexemes[at]), lexemes[third_at].value
    month = int(lexemes[second_at].value)
    if year is None or len(day) > 2 or not _is_day_of(int(day), month):
        return None
    return year, month, int(day), False, third_at + 1


def _read_without_year(lexemes: Sequence[Lexeme], at: int, second_at: int) -> NumericDate | None:
    """Day and month: a dot or a slash between them, and no third figure that belongs to it."""
    first, mark, second = lexemes[at], lexemes[at + 1], lexemes[second_at]
    if mark.value not in _DOT_OR_SLASH or second_at != at + 2 or second.value.startswith("00"):
        return None
    stop = second_at + 1
    if lexemes[stop].value == mark.value and lexemes[stop + 1].kind == "number":
        return None
    ended = mark.value == "." and lexemes[stop].value == "."
    padded = len(second.value) == 2 and len(first.value) == 2
    sure = ended or padded or mark.value == "/" or int(first.value) > 12
    return None, int(second.value), int(first.value), not sure, stop + ended


def _is_plain(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Not 1-3-21: with hyphens alone only padded figures are a date."""
    return lexemes[at + 1].kind != "dash" or len(lexemes[at].value) == 2


def _has_figure_after(lexemes: Sequence[Lexeme], at: int) -> bool:
    mark, after = lexemes[at + 1], lexemes[at + 2]
    return mark.value in ("/", ".", "-") and after.kind == "number" and mark.stop == after.start


def _is_day_of(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31
