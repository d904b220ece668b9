"""Parts of a status text: parties ("- Voss: ...") and dated parts ("Mars 2021: ..."), as spans.

Also the date in a heading ("Status, pr. september"), since it is written alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.fields.party_words import PartyWords, first_word, is_body, last_word, party_words
from extract.fields.status_cues import CueIndex, cue_index, find_cues, tokenise
from extract.fields.status_marks import STATES
from extract.fields.times import parse_time
from extract.model import PlanContext
from extract.vocabulary import Vocabulary, alternation, fold

_NAME = r"[A-ZÆØÅ][\w.&’'-]*(?:[ /]+[\w.&’'-]+){0,4}?"
_PARTY = re.compile(
    r"(?:^|\n|(?<=[.;,!?])\s+|\s(?=[-–—•·]\s?[A-ZÆØÅ])|(?<=\w)\s+(?=[A-ZÆØÅ][\w-]+:\s))"
    rf"\s*(?:[-–—•·*]\s*)?(?P<name>{_NAME})\s*:\s+"
)
_DIGIT = re.compile(r"\d")
_UNITS = ("time.unit.tertial", "time.unit.quarter", "time.unit.half_year")
_EDGES = " \t\r\n-–—•·*;,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`start:stop` of a text; the party or the day that it speaks for."""

    start: int
    stop: int
    party: str | None = None
    day: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    heading: re.Pattern[str]
    part: re.Pattern[str]
    not_party: frozenset[str]
    work_endings: tuple[str, ...]
    parties: PartyWords
    index: CueIndex


def split_parties(text: str, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """The parts of a text given party by party, names left out; empty when it is not.

    One party alone counts when the text begins with it.
    """
    if ":" not in text:
        return ()
    patterns = _compile(vocabulary)
    found = [m for m in _PARTY.finditer(text) if _is_party(m["name"], patterns)]
    if not found or text[: found[0].start()].strip(_EDGES):
        return ()
    ends = [*(m.start() for m in found[1:]), len(text)]
    return tuple(
        _trim(text, m.end(), end, party=m["name"]) for m, end in zip(found, ends, strict=True)
    )


def split_dated(text: str, context: PlanContext, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """The parts of a text that begin with a date of their own, in printed order."""
    if ":" not in text and not _DIGIT.search(text):
        return ()
    marks = list(_find_marks(text, context, _compile(vocabulary)))
    if not marks:
        return ()
    ends = [*(start for start, _, _ in marks[1:]), len(text)]
    return tuple(
        Part(start=stop, stop=end, day=day)
        for (_, stop, day), end in zip(marks, ends, strict=True)
    )


def date_of_heading(label: str, context: PlanContext, vocabulary: Vocabulary) -> date | None:
    """The last day of the shortest time that a heading names."""
    patterns = _compile(vocabulary)
    days = [
        (window.end - (window.start or window.end), window.end)
        for found in patterns.heading.finditer(label)
        if (window := parse_time(found[0].strip(" .,"), context=context)) and window.end
    ]
    return min(days)[1] if days else None


@cache
def _compile(vocabulary: Vocabulary) -> _Patterns:
    months = [w for name in vocabulary.below("time.month") for w in vocabulary.words(name)]
    units = [w for name in _UNITS for w in vocabulary.words(name) if len(w) > 1]
    month = rf"(?:{alternation(months)})\.?(?!\w)(?:\s+(?:19|20)\d\d|\s+\d\d(?!\d|\.))?"
    when = (
        rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d\d)?(?!\d)"
        rf"|(?:\d{{1,2}}\.?\s?)?(?<![^\W\d_]){month}"
        rf"|\d\.\s?(?:{alternation(units)})(?:\s+(?:19|20)\d\d)?"
        rf"|(?<!\d)(?:19|20)\d\d(?![\d/]))"
    )
    leads = alternation(vocabulary.words("status.date_lead"))
    lead = rf"(?:(?:{leads})(?!\w)[\s.,:]*)"
    part = (
        rf"(?:^|\n|(?<=[.;!?)])\s+)[\s•*-]*"
        rf"(?:(?P<led>{lead}+)(?P<day>{when})(?:\s*[:–-]|(?=\s))|(?P<bare>{when})\s*[:–-])\s*"
    )
    return _Patterns(
        heading=re.compile(when, re.IGNORECASE),
        part=re.compile(part, re.IGNORECASE),
        not_party=frozenset(map(fold, vocabulary.words("status.not_party"))),
        work_endings=tuple(w.lstrip("*") for w in vocabulary.words("status.work_noun")),
        parties=party_words(vocabulary),
        index=cue_index(vocabulary),
    )


def _is_party(name: str, patterns: _Patterns) -> bool:
    folded = fold(name)
    if folded in patterns.not_party or first_word(folded) in patterns.not_party:
        return False
    if patterns.heading.search(name) or len(name) > 50:
        return False
    if any(cue.concept in STATES for cue in find_cues(tokenise(name), patterns.index)):
        return False
    return is_body(last_word(name), patterns.parties) or not last_word(folded).endswith(
        patterns.work_endings
    )


def _find_marks(
    text: str, context: PlanContext, patterns: _Patterns
) -> Iterator[tuple[int, int, date]]:
    for found in patterns.part.finditer(text):
        window = parse_time((found["day"] or found["bare"]).strip(), context=context)
        if window and window.end:
            yield found.start(), found.end(), window.end


def _trim(text: str, start: int, stop: int, *, party: str) -> Part:
    inner = text[start:stop]
    start += len(inner) - len(inner.lstrip(_EDGES))
    stop -= len(inner) - len(inner.rstrip(_EDGES))
    return Part(start=start, stop=max(start, stop), party=party)
