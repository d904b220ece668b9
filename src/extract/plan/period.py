"""The time that a plan is for: the front matter's lines in, first year and days out.

In this order: the title, the lines around it, a sentence that says what the plan
holds for, the page furniture, the file's name, and only then the day on which it
was adopted. Years of laws, reports and other plans are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.fields.times import parse_time
from extract.model import Line, PlanContext
from extract.plan.headline import Title
from extract.plan.title_lines import join_lines
from extract.plan.words import PlanWords

_NEAR = 4
_FAR = 40
_SHORT = 9  # words: a line of its own, no running text
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_DAY = r"(?:\d{1,2}\.?\s*(?:\d{1,2}\.|[^\W\d_]+)\s*|[^\W\d_]{3,}\s+)"
_WORD_AND_YEARS = re.compile(rf"[^\W\d_]{{6,}}\s+{_YEAR}\s?/\s?\d\d(?:\d\d)?(?!\d)")
_SINGLE = re.compile(rf"(?<![\d/.-])(?:(?P<day>{_DAY}))?(?P<year>{_YEAR})(?![\d/])")
_YEARS_NEXT = re.compile(rf"\s+{_YEAR}\s*[-–—]\s*{_YEAR}(?!\d)")
_OWN_YEARS = re.compile(rf"\s*[(,:–—-]?\s*{_YEAR}(?:\s*[-–—/]\s*(?:{_YEAR}|\d\d))?(?!\d)")
_DASH_LOST = re.compile(rf"(?<![\d/.-])(?P<first>{_YEAR})\s+(?P<last>{_YEAR})(?!\s*\d)")
_MOST_YEARS, _TWO = 12, 2
_NONE = PlanContext()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The plan's first and last day, inclusive."""

    start: date
    end: date


def find_period(
    lines: Sequence[Line], title: Title | None, words: PlanWords, *, file_name: str
) -> Period | None:
    """The time that the plan is for; None when nothing says."""
    places = _places(lines, title, words, file_name)
    periods = (period for text, whole in places for period in _read(text, words, whole=whole))
    return next(periods, None)


def _places(
    lines: Sequence[Line], title: Title | None, words: PlanWords, file_name: str
) -> Iterator[tuple[str, bool]]:
    """Texts that may name the period, the surest first; whether only whole years count."""
    first, stop = (title.first, title.stop) if title else (0, 0)
    if title:
        yield from ((years, False) for years in _of_part(title.named, words))
        yield title.named, False
        yield join_lines(line.text for line in lines[first:stop]), False
    near = [line.text for line in (*lines[stop : stop + _NEAR], *lines[max(0, first - 2) : first])]
    short = [text for text in near if len(text.split()) <= _SHORT and not _is_made(text, words)]
    yield from ((text, False) for text in short if not _names_day_or_month(text))
    front = [line.text for line in lines[stop : stop + _FAR]]
    yield from ((text[found.end() :], False) for text in front for found in _valid(text, words))
    yield from ((text, False) for text in _measures_for(front, words))
    yield from ((text, True) for text in _furniture(lines, words))
    yield re.sub(r"[_%]", " ", file_name), True
    yield from ((text, True) for text in short)
    made = [line.text for line in lines[:_FAR] if _is_made(line.text, words)]
    yield from ((text, True) for text in made)


def _of_part(title: str, words: PlanWords) -> Iterator[str]:
    """ "2020" of "Næringsplan 2018–2022 – handlingsdel 2020": not the years of the plan around."""
    for found in words.name.finditer(title):
        years = _OWN_YEARS.match(title, found.end())
        if years:
            other = f"{title[: found.start()]} {title[years.end() :]}"
            if re.search(_YEAR, other) and (words.name.search(other) or _is_wide(other, words)):
                yield years[0]


def _is_wide(text: str, words: PlanWords) -> bool:
    return bool(words.wide_name.search(text))


def _names_day_or_month(text: str) -> bool:
    """A lone "mars 2012" beside a title is rather when the plan was made."""
    if len(re.findall(_YEAR, text)) != 1:
        return False
    found = _SINGLE.search(text)
    window = parse_time(found[0], context=_NONE) if found and found["day"] else None
    return window is not None and window.kind in {"date", "month"}


def _valid(text: str, words: PlanWords) -> Iterator[re.Match[str]]:
    return words.valid.finditer(text)


def _measures_for(lines: Iterable[str], words: PlanWords) -> Iterator[str]:
    """The range of years right after "tiltak for"."""
    for text in lines:
        for found in words.measures_for.finditer(text):
            years = _YEARS_NEXT.match(text, found.end())
            if years:
                yield years[0]


def _is_made(text: str, words: PlanWords) -> bool:
    patterns = (words.adopted, words.made, words.draft)
    return any(found and found.start() < 60 for found in (p.search(text) for p in patterns))


def _furniture(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """Running headers name the plan and its year again; they come last."""
    for line in lines[-_NEAR:]:
        short = len(line.text.split()) <= _SHORT
        if short and words.name.search(line.text) and not _is_made(line.text, words):
            yield line.text


def _read(text: str, words: PlanWords, *, whole: bool) -> Iterator[Period]:
    """School years, ranges, single times; `whole` takes every time as its whole year."""
    for found in _WORD_AND_YEARS.finditer(text):
        school_year = parse_time(found[0], context=_NONE)
        if school_year and school_year.start and school_year.end and not whole:
            yield Period(start=school_year.start, end=school_year.end)
    for found in (f for pattern in _ranges(words.until) for f in pattern.finditer(text)):
        first, last = _window(found["first"]), _window(_full_year(found))
        if first and last and first[0] <= last[1] and last[1].year - first[0].year <= 30:
            yield _whole(first[0], last[1]) if whole else Period(start=first[0], end=last[1])
    for found in _DASH_LOST.finditer(text):
        opens, closes = int(found["first"]), int(found["last"])
        if opens < closes <= opens + _MOST_YEARS and len(re.findall(_YEAR, text)) == _TWO:
            yield Period(start=date(opens, 1, 1), end=date(closes, 12, 31))
    for found in _SINGLE.finditer(text):
        window = _window(found[0]) if found["day"] and not whole else None
        year = int(found["year"])
        start, end = window or (date(year, 1, 1), date(year, 12, 31))
        yield _whole(start, end) if whole or start == end else Period(start=start, end=end)


@cache
def _ranges(until: str) -> tuple[re.Pattern[str], ...]:
    """ "2021–2023", "høsten 2021 og våren 2022"; "23. mai 2021 til og med årsmøtet 2022"."""
    first = rf"(?<!\d)(?P<first>{_DAY}?{_YEAR})"
    last = rf"(?P<last>{_DAY}?(?:{_YEAR}|\d\d))(?![\d/]|\.\d)"
    between = rf"\s+(?:{until})\s+[^.;\d]{{0,40}}?(?P<last>{_YEAR})"
    forms = (rf"{first}(?:\s*,\s*{_YEAR})*\s*(?:[-–—/]|{until})\s*{last}", first + between)
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _full_year(found: re.Match[str]) -> str:
    """The last side of a range with its century: "2021/22", "2008-12"."""
    last = found["last"]
    if re.fullmatch(r"\d\d", last):
        return found["first"].strip()[-4:-2] + last
    return last


def _window(text: str) -> tuple[date, date] | None:
    text = text.strip()
    window = parse_time(text, context=_NONE)
    if window and window.end:
        return window.start or window.end, window.end
    year = re.search(_YEAR, text)
    return (date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)) if year else None


def _whole(start: date, end: date) -> Period:
    return Period(start=date(start.year, 1, 1), end=date(end.year, 12, 31))
