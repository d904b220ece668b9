"""Printed text -> windows of days, by the grammar of fields/time_grammar.

`parse_time` reads a whole expression, `find_times` mentions in running text, where
the figures of laws, cases, amounts and reports are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.fields.time_grammar.canonical import canonical
from extract.fields.time_grammar.expressions import Timed
from extract.fields.time_grammar.lexicon import Lexeme, Lexicon, build_lexicon, lex
from extract.fields.time_grammar.repeated import read_time_or_repeat
from extract.model import PlanContext, TimeWindow
from extract.vocabulary import Vocabulary, load

__all__ = [
    "TimeMention",
    "canonical",
    "find_times",
    "is_clear",
    "is_clear_in_prose",
    "mend_figures",
    "parse_time",
    "scan_times",
]

_NEAR = 3  # lexemes: how far before a day the word for its event may stand
_CLEAR_ALONE = frozenset({"quarter", "tertial", "half_year", "week", "school_year", "winter_over"})
_OF_TIME = frozenset({"unit", "named", "school_year", "season", "month", "third"})
_TIES = frozenset("./,")
_MISREAD = re.compile(r"[\dOoIl|]{1,2}([.,/])[\dOoIl|]{1,2}\1(?:[\dOoIl|]{2}){1,2}")
_AS_FIGURES = str.maketrans("OoIl|", "00111")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """`start:stop` are the characters of the text that say the window."""

    start: int
    stop: int
    window: TimeWindow


def parse_time(
    text: str, *, context: PlanContext, vocabulary: Vocabulary | None = None
) -> TimeWindow | None:
    """The window that the whole of `text` names; None when it names none, or several."""
    lexemes = lex(mend_figures(text), build_lexicon(vocabulary or load()))
    at = 0
    while lexemes[at].kind == "mark":
        at += 1
    found = read_time_or_repeat(lexemes, at, context)
    if len(found) != 1 or not _ends(lexemes, found[0].stop):
        return None
    return found[0].window


def find_times(
    text: str, *, context: PlanContext, vocabulary: Vocabulary | None = None
) -> tuple[TimeMention, ...]:
    """The times that `text` mentions in prose, in order; ongoing and recurring ones left out.

    Left alone: what belongs to a law, a case, a report or an amount, days of meetings
    and hearings, and years that no preposition makes a time ("Rapport 2019").
    """
    lexicon = build_lexicon(vocabulary or load())
    lexemes = lex(text, lexicon)
    mentions = [
        TimeMention(start=lexemes[t.first].start, stop=lexemes[t.stop - 1].stop, window=t.window)
        for t in scan_times(lexemes, context)
        if t.window.kind not in ("ongoing", "recurring")
        and is_clear(t, lexemes, lexicon)
        and is_clear_in_prose(t, lexemes, lexicon, text)
    ]
    return tuple(mentions)


def scan_times(lexemes: Sequence[Lexeme], context: PlanContext) -> list[Timed]:
    """Every expression from left to right, the figures of references skipped."""
    found: list[Timed] = []
    at = 0
    while lexemes[at].kind != "end":
        kind = lexemes[at].kind
        if kind == "word":
            at += 1
            continue
        if kind in ("reference", "numbered"):
            at = _skip_figures(lexemes, at)
            continue
        times = read_time_or_repeat(lexemes, at, context)
        if times:
            found.extend([] if _is_rest(lexemes, at, found) else times)
            at = times[-1].stop
        else:
            at = max(at + 1, _skip_group(lexemes, at))
    return found


def _is_rest(lexemes: Sequence[Lexeme], at: int, found: Sequence[Timed]) -> bool:
    """Whether `at` follows words of time that could not be read: "5. kvartal 2022"."""
    if at == 0 or (found and found[-1].stop == at):
        return False
    before = lexemes[at - 1]
    if before.kind == "dash" and at > 1 and lexemes[at - 2].kind == "number":
        return not (found and found[-1].stop == at - 1)
    return before.kind in _OF_TIME


def is_clear(timed: Timed, lexemes: Sequence[Lexeme], lexicon: Lexicon) -> bool:
    """Whether `timed`, among other words, is a time: no amount, half a date, or "vår" for our."""
    if lexemes[timed.stop].value in lexicon.measured:
        return False
    first = lexemes[timed.first]
    before = lexemes[timed.first - 1] if timed.first else None
    if before is not None and before.stop == first.start and before.kind in ("number", "dash"):
        return False
    if timed.dated or timed.cued:
        return True
    inside = lexemes[timed.first : timed.stop]
    if any(len(x.value) == 4 or x.kind in ("month", "season") for x in inside):
        return not (first.kind == "season" and first.stop - first.start == 3)
    return all(x.kind != "unit" or x.stop - x.start > 1 for x in inside)


def mend_figures(text: str) -> str:
    """Letters that stand for figures in a misread date (O1.O7.2Ol2), one for one."""
    return _MISREAD.sub(lambda match: match.group().translate(_AS_FIGURES), text)


def is_clear_in_prose(
    timed: Timed, lexemes: Sequence[Lexeme], lexicon: Lexicon, text: str
) -> bool:
    inside = lexemes[timed.first : timed.stop]
    if any(x.kind == "number" and len(x.value) > 4 for x in inside):
        return False
    near = lexemes[max(0, timed.first - _NEAR) : timed.first]
    if any(x.kind == "event" for x in near):
        return False
    if timed.unit in _CLEAR_ALONE:
        return True
    if timed.unit in ("year", "years"):
        return _is_bound(inside, lexicon, text)
    has_month = any(x.kind == "month" for x in inside)
    if timed.unit == "date":
        return timed.dated or has_month or _is_bound(inside, lexicon, text)
    return timed.dated or timed.cued


def _is_bound(inside: Sequence[Lexeme], lexicon: Lexicon, text: str) -> bool:
    """A preposition of time stands first: "i 2021", "innen 2021", not "for 2021"."""
    first = inside[0]
    if first.kind == "in":
        return text[first.start : first.stop].lower() in lexicon.binding
    return first.kind not in ("number", "soft", "weekday")


def _skip_figures(lexemes: Sequence[Lexeme], at: int) -> int:
    """Past § 6-2, kap. 7, sak 41/20, St.meld. nr. 37 (2007-2008), tlf. 55 00 00 00."""
    if lexemes[at].kind == "numbered":
        return _skip_group(lexemes, at + 1)
    while lexemes[at].kind == "reference":
        at = _skip_group(lexemes, at + 1)
    while lexemes[at].kind == "number" and len(lexemes[at].value) < 4:
        at = _skip_group(lexemes, at)
    if lexemes[at].value == "(" and lexemes[at + 1].kind == "number":
        while lexemes[at].kind in ("number", "dash") or lexemes[at].value in ("(", "/"):
            at += 1
    return at


def _skip_group(lexemes: Sequence[Lexeme], at: int) -> int:
    """Past one figure and those tied to it: 7, 6-2, 41/20, 1.4.2."""
    while lexemes[at].value == ".":
        at += 1
    while lexemes[at].kind == "number":
        tie, after = lexemes[at + 1], lexemes[at + 2]
        tied = tie.value in _TIES or tie.kind == "dash"
        if not (tied and after.kind == "number" and tie.stop == after.start):
            return at + 1
        at += 2
    return at


def _ends(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Only marks follow: a full stop, a bracket, a footnote's "1)" or "*"."""
    while lexemes[at].kind in ("mark", "dash", "soft"):
        at += 1
    number = lexemes[at]
    if number.kind == "number" and len(number.value) <= 2 and lexemes[at + 1].value == ")":
        at += 2
    return lexemes[at].kind == "end"
