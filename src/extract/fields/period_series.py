"""Headers that count time ("J F M A", "1 2 3 4", "Q1 Q2", "2023/24") -> whole names of periods.

Charts have no room: a month is a letter, a quarter a figure, and the year stands once above
them. What each means is told by those beside it. The names given are such as `parse_time` reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.vocabulary import Vocabulary, fold, load

_LENGTHS = {"month": 12, "quarter": 4, "tertial": 3, "half_year": 2, "semester": 2, "week": 53}
"""Periods of a year."""
_COUNTED = ("half_year", "tertial", "quarter", "month")
"""What bare figures may count, by how far they run."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LEAST_LETTERS = 3
_MOST_SKIPPED = 1
"""Months that a plan may leave out: July, mostly."""
_FIGURE_OR_WORD = re.compile(r"\d+|[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCHOOL_YEAR = re.compile(r"(?:20)?(\d\d)\s?[/–-]\s?(?:20)?(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Periods of one unit one after the other; `values` count from 1 within each year."""

    unit: str
    values: tuple[int, ...]

    @property
    def cycles(self) -> tuple[int, ...]:
        """The year in which each period lies, counted from 0."""
        counted = [0]
        for before, value in pairwise(self.values):
            counted.append(counted[-1] + (value <= before))
        return tuple(counted)


def read_series(
    texts: Sequence[str], *, under_years: bool = False, unit: str | None = None
) -> Series | None:
    """The series that all of `texts` make; None when they make none.

    Letters, figures and Roman figures count periods only under years, or when a header
    names their `unit`; a row of letters that can only be months needs neither.
    """
    plain = [fold(t).strip(" .:") for t in texts]
    if len(plain) < 2 or not all(plain):
        return None
    if (named := _named(plain)) is not None:
        return named
    if (months := _initials(plain, least=2 if under_years else _LEAST_LETTERS + 1)) is not None:
        return months
    if not under_years and unit is None:
        return None
    return _seasons(plain) or _counted(plain, unit=unit)


def may_be_period(text: str) -> bool:
    """Whether a header can be one of a series at all; of most headers a look tells that not."""
    plain = fold(text).strip(" .:")
    if len(plain) == 1 or any(c.isdigit() for c in plain):
        return True
    return not _period_words(load()).isdisjoint(_LETTERS.findall(plain))


def period_name(unit: str, value: int, year: str | None) -> str:
    """A period as it is written out: "mars 2023", "2. kvartal 2023", "uke 7"."""
    words = load()
    if unit == "month":
        name = words.words(f"time.month.{value:02}")[0]
    elif unit == "semester":
        name = words.words("time.season.spring" if value == 1 else "time.season.autumn")[0]
    elif unit == "week":
        name = f"{words.words('time.unit.week')[0]} {value}"
    else:
        name = f"{value}. {words.words(f'time.unit.{unit}')[0]}"
    return f"{name} {year}" if year else name


def unit_named(text: str) -> str | None:
    """The unit that a header over or beside figures names: "Uke", "Kvartal 2023"."""
    words = [w.strip(" .:") for w in fold(text).split()]
    return next((u for w in words[:2] if len(w) > 1 and (u := _units(load()).get(w))), None)


def year_named(text: str) -> str | None:
    """The one year in a header; None for none, for several and for long texts."""
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 and len(text) <= 24 else None


def read_school_years(texts: Sequence[str]) -> tuple[str, ...] | None:
    """School years in a row ("2023/24 2024/25"), written out; None for anything else."""
    found = [_SCHOOL_YEAR.fullmatch(t.strip(" .")) for t in texts]
    pairs = [(int(m[1]), int(m[2])) for m in found if m]
    if len(pairs) < max(2, len(texts)) or any(b != a + 1 for a, b in pairs):
        return None
    if any(a != before + 1 for (before, _), (a, _) in pairwise(pairs)):
        return None
    name = load().words("time.school_year")[0]
    return tuple(f"{name} 20{a:02}/{b:02}" for a, b in pairs)


def read_onward(texts: Sequence[str]) -> tuple[str, ...] | None:
    """Years in a row of which the last is open ("2026 →", "Senere"), written out."""
    if len(texts) < 3 or not all(_YEAR.fullmatch(t) for t in texts[:-1]):
        return None
    last, later = texts[-1], load()
    onward = {fold(w) for w in later.words("calendar.onward")}
    if (year := _YEAR.match(last)) and fold(last[4:]) in onward:
        return (*texts[:-1], f"{year[0]} →")
    if fold(last).strip(" .") in {fold(w) for w in later.words("calendar.later")}:
        return (*texts[:-1], f"{int(texts[-2]) + 1} →")
    return None


def _named(plain: Sequence[str]) -> Series | None:
    """Names of months, or figures each with its unit: "jan feb", "1. kv. 2. kv.", "H1 H2"."""
    months = _months(load())
    if all(t in months for t in plain):
        return _series("month", [months[t] for t in plain], skipped=_MOST_SKIPPED)
    read = [_figure_with_unit(t) for t in plain]
    units = {r[0] for r in read if r}
    if None in read or len(units) != 1:
        return None
    return _series(units.pop(), [r[1] for r in read if r])


def _figure_with_unit(text: str) -> tuple[str, int] | None:
    parts = _FIGURE_OR_WORD.findall(text)
    if len(parts) != 2:
        return None
    for figure, word in (parts, parts[::-1]):
        value = int(figure) if figure.isdigit() else _ROMAN.get(figure)
        unit = _units(load()).get(word)
        if value and unit in _LENGTHS and value <= _LENGTHS[unit]:
            return unit, value
    return None


def _initials(plain: Sequence[str], *, least: int) -> Series | None:
    """First letters of months; where to begin is told by the letters that follow."""
    letters = _month_letters(load())
    if len(plain) < least or any(len(t) != 1 for t in plain):
        return None
    for skipped in range(_MOST_SKIPPED + 1):
        for first in range(1, 13):
            values = _follow(plain, first, letters, skipped=skipped)
            if values is not None:
                return Series(unit="month", values=values)
    return None


def _follow(
    plain: Sequence[str], first: int, letters: Mapping[int, str], *, skipped: int
) -> tuple[int, ...] | None:
    if letters[first] != plain[0]:
        return None
    values, left = [first], skipped * (1 + len(plain) // 12)
    for letter in plain[1:]:
        month = values[-1] % 12 + 1
        if letters[month] != letter and left:
            month, left = month % 12 + 1, left - 1
        if letters[month] != letter:
            return None
        values.append(month)
    return tuple(values)


def _seasons(plain: Sequence[str]) -> Series | None:
    """Spring and autumn by turns, in words or by their first letters."""
    words = load()
    sides = (words.words("time.season.spring"), words.words("time.season.autumn"))
    known = {form: i for i, side in enumerate(sides, 1) for w in side for form in (w, w[0])}
    if not all(t in known for t in plain):
        return None
    return _series("semester", [known[t] for t in plain])


def _counted(plain: Sequence[str], *, unit: str | None) -> Series | None:
    """Bare figures, Roman or not, that count what `unit` says or as many as a year has."""
    if not all(t.isdigit() or t in _ROMAN for t in plain):
        return None
    values = [int(t) if t.isdigit() else _ROMAN[t] for t in plain]
    if unit is None:
        wraps = any(b <= a for a, b in pairwise(values))
        if max(values) > 12 or not (wraps or len(values) in (2, 3, 4, 12)):
            unit = "week" if max(values) > 12 else "month"
        else:
            unit = next(u for u in _COUNTED if max(values) <= _LENGTHS[u])
    return _series(unit, values)


def _series(unit: str, values: Sequence[int], *, skipped: int = 0) -> Series | None:
    """A series when each period follows the one before, over the turn of a year too."""
    length = _LENGTHS.get(unit)
    if length is None or not all(1 <= v <= length for v in values):
        return None
    for before, value in pairwise(values):
        ends = before >= (length - 1 if unit == "week" else length - skipped)
        if not (1 <= value - before <= 1 + skipped or (value == 1 and ends)):
            return None
    return Series(unit=unit, values=tuple(values))


@cache
def _months(vocabulary: Vocabulary) -> dict[str, int]:
    return {
        fold(word): month
        for month in range(1, 13)
        for word in vocabulary.words(f"time.month.{month:02}")
    }


@cache
def _period_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Every word of the names of periods, and what may stand for "and later"."""
    seasons = ("time.season.spring", "time.season.autumn")
    onward = ("calendar.onward", "calendar.later")
    named = (*_months(vocabulary), *(w for n in seasons + onward for w in vocabulary.words(n)))
    return frozenset(_ROMAN) | {part for word in named for part in _LETTERS.findall(fold(word))}


@cache
def _month_letters(vocabulary: Vocabulary) -> dict[int, str]:
    return {m: vocabulary.words(f"time.month.{m:02}")[0][0] for m in range(1, 13)}


@cache
def _units(vocabulary: Vocabulary) -> dict[str, str]:
    return {
        fold(word): name.rpartition(".")[2]
        for name in vocabulary.below("time.unit")
        for word in vocabulary.words(name)
    }
