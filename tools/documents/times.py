"""What a printed time means, for the truth: only canonical wordings, anything else is an error.

A wording that is not canonical states its own meaning in the content file, so
no truth depends on a guess. The rules are those of the table in the README of
tests/gold.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
          "oktober", "november", "desember")  # fmt: skip
SEASONS = {
    "vår": (1, 6), "våren": (1, 6), "sommar": (6, 8), "sommaren": (6, 8), "sommer": (6, 8),
    "sommeren": (6, 8), "haust": (7, 12), "hausten": (7, 12), "høst": (7, 12),
    "høsten": (7, 12), "vinter": (1, 3), "vinteren": (1, 3),
}  # fmt: skip
ONGOING = {"løpende", "løpande", "fortløpende", "fortløpande", "kontinuerlig", "kontinuerleg"}
WHOLE = {"heile perioden", "hele perioden", "heile planperioden", "hele planperioden",
         "i heile perioden", "i hele planperioden"}  # fmt: skip
RECURRING = {"årlig", "årleg", "kvart år", "hvert år", "kvart halvår", "hvert halvår",
             "kvart kvartal", "hvert kvartal", "månedlig", "månadleg", "halvårlig", "halvårleg",
             "kvar haust", "hver høst", "kvar vår", "hver vår", "årlig i mars",
             "to ganger i året", "to gonger i året"}  # fmt: skip
DONE = {"sluttført", "ferdig", "gjennomført", "fullført", "utført", "avsluttet", "avslutta"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Inclusive days; None is an open end."""

    kind: str
    start: date | None = None
    end: date | None = None


def meaning(text: str, *, year: int, period: tuple[date, date]) -> Window:
    """The window of a canonical wording; raises ValueError for any other.

    `year` is taken where none is printed; `period` is the plan's.
    """
    plain = re.sub(r"\s+", " ", text.strip().rstrip(".").lower())
    if plain in ONGOING:
        return Window(kind="ongoing")
    if plain in WHOLE:
        return Window(kind="ongoing", start=period[0], end=period[1])
    if plain in RECURRING:
        return Window(kind="recurring")
    if plain in DONE:
        return Window(kind="done")
    return _bounded(plain, year)


def _bounded(plain: str, year: int) -> Window:
    until = re.fullmatch(
        r"(?:innan|innen|før|seinast|senest|til og med) (?:utgangen av )?(.+)", plain
    )
    if until:
        return replace(_single(until[1], year), start=None)
    during = re.fullmatch(r"i løpet av (.+)", plain)
    if during:
        return _single(during[1], year)
    parts = re.split(r"\s*[–-]\s*|\s+(?:og|til)\s+", plain)
    if len(parts) == 2:
        last = _single(parts[1], year)
        assert last.end is not None
        first = _single(parts[0], last.end.year)
        return Window(kind="range", start=first.start, end=last.end)
    return _single(plain, year)


def _single(plain: str, year: int) -> Window:
    for read in (_date, _part_of_year, _named):
        window = read(plain, year)
        if window:
            return window
    raise ValueError(f"not a canonical time: {plain!r}; state its meaning in the content file")


def _date(plain: str, year: int) -> Window | None:
    figures = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)", plain)
    if figures:
        day, month, printed = (int(g) for g in figures.groups())
        when = date(printed + 2000 if printed < 100 else printed, month, day)
        return Window(kind="date", start=when, end=when)
    words = re.fullmatch(r"(\d{1,2})\. ([a-z]+)(?: (\d{4}))?", plain)
    if words and words[2] in MONTHS:
        when = date(int(words[3] or year), MONTHS.index(words[2]) + 1, int(words[1]))
        return Window(kind="date", start=when, end=when)
    return None


def _part_of_year(plain: str, year: int) -> Window | None:
    part = re.fullmatch(r"(\d)\. ?(kvartal|tertial|halvår)(?: (\d{4}))?", plain)
    if part:
        kind, months = {"kvartal": ("quarter", 3), "tertial": ("tertial", 4),
                        "halvår": ("half_year", 6)}[part[2]]  # fmt: skip
        first = (int(part[1]) - 1) * months + 1
        return _months(kind, int(part[3] or year), first, first + months - 1)
    short = re.fullmatch(r"q(\d) (\d{4})", plain)
    if short:
        first = (int(short[1]) - 1) * 3 + 1
        return _months("quarter", int(short[2]), first, first + 2)
    week = re.fullmatch(r"(?:uke|veke) (\d{1,2})(?: (\d{4}))?", plain)
    if week:
        monday = date.fromisocalendar(int(week[2] or year), int(week[1]), 1)
        return Window(kind="week", start=monday, end=monday + timedelta(days=6))
    return None


def _named(plain: str, year: int) -> Window | None:
    named = re.fullmatch(r"([a-zåø]+)(?: (\d{4}))?", plain)
    if named and named[1] in MONTHS:
        month = MONTHS.index(named[1]) + 1
        return _months("month", int(named[2] or year), month, month)
    if named and named[1] in SEASONS:
        return _months("season", int(named[2] or year), *SEASONS[named[1]])
    if re.fullmatch(r"\d{4}", plain):
        return _months("year", int(plain), 1, 12)
    return None


def _months(kind: str, year: int, first: int, last: int) -> Window:
    day = calendar.monthrange(year, last)[1]
    return Window(kind=kind, start=date(year, first, 1), end=date(year, last, day))
