"""Lexemes -> windows of days: periods with what is said around them.

An expression is modifiers ("innan utgangen av"), one period or several joined by
dashes and words, and what may follow ("og framover"). Periods joined make one
range; days joined by "og" or a comma are windows of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from extract.fields.time_grammar.calendar import Days
from extract.fields.time_grammar.lexicon import Lexeme
from extract.fields.time_grammar.modifiers import UNTIL, Modifiers, read_modifiers
from extract.fields.time_grammar.series import Item, fill_in_years, read_series
from extract.model import PlanContext, TimeWindow

_BACKWARDS = TimeWindow(kind="unresolved")


class Timed(NamedTuple):
    """A window and the lexemes `first:stop` that say it.

    `dated`: a year is printed. `cued`: a word such as "innan" or "i" stands before.
    `unit`: of the last period read (see parts.Part), or the window's kind.
    """

    window: TimeWindow
    first: int
    stop: int
    unit: str
    dated: bool
    cued: bool


def read_times(lexemes: Sequence[Lexeme], at: int, context: PlanContext) -> tuple[Timed, ...]:
    """The windows of the expression that begins at `at`; empty when there is none."""
    modifiers = read_modifiers(lexemes, at)
    parts = read_series(lexemes, modifiers.stop)
    if not parts:
        return ()
    days = fill_in_years([item.part for item in parts], context)
    if days is None:
        return _read_period_unknown(parts, modifiers, at)
    if _are_separate(parts, modifiers):
        return tuple(
            _bound(modifiers, [item], [span], first=item.first if i else at)
            for i, (item, span) in enumerate(zip(parts, days, strict=True))
        )
    if _is_unsure(parts, modifiers):
        return ()
    timed = _bound(modifiers, parts, days, first=at)
    return () if timed.window == _BACKWARDS else (_open_end(lexemes, timed),)


def _are_separate(items: list[Item], modifiers: Modifiers) -> bool:
    """1. mars og 1. oktober: days, not the ends of a window."""
    return (
        len(items) > 1
        and all(item.part.unit == "date" for item in items)
        and all(item.joiner in ("and", ",", "/") for item in items[1:])
        and "between" not in modifiers.kinds
        and not any(item.kinds & UNTIL for item in items)
    )


def _is_unsure(items: list[Item], modifiers: Modifiers) -> bool:
    bounding = UNTIL | {"from", "before", "after"}
    if len(items) > 1 or modifiers.kinds & bounding:
        return all(item.part.weak for item in items) and not modifiers.kinds & bounding
    return items[0].part.weak or items[0].part.name == "christmas_or_july"


def _bound(
    modifiers: Modifiers,
    items: list[Item],
    days: list[Days],
    *,
    first: int,
) -> Timed:
    kinds = modifiers.kinds
    window = _window_of(kinds, items, days)
    last = items[-1]
    dated = any(item.part.year is not None for item in items)
    return Timed(window, first, last.stop, last.part.unit, dated, bool(kinds))


def _window_of(kinds: frozenset[str], items: list[Item], days: list[Days]) -> TimeWindow:
    part = items[-1].part
    start, end = days[0][0], days[-1][1]
    several = len(items) > 1
    if "before" in kinds:
        kind = items[0].part.kind
        last = days[0][1] if kind == "date" else start - timedelta(days=1)
        return TimeWindow(kind=kind, end=last)
    if "from" in kinds and not several:
        return TimeWindow(kind=part.kind, start=start)
    if "after" in kinds and not several:
        to_next = part.unit != "date" or (end.month, end.day) == (12, 31)
        return TimeWindow(kind=part.kind, start=end + timedelta(days=1) if to_next else end)
    if kinds & UNTIL and "from" not in kinds:
        return TimeWindow(kind=part.kind, end=end)
    if several:
        return TimeWindow(kind="range", start=start, end=end) if start <= end else _BACKWARDS
    kind = part.kind
    throughout = "whole" in kinds or not kinds & {"during", "part"}
    if part.unit == "period" and throughout:
        kind = "ongoing"
    return TimeWindow(kind=kind, start=start, end=end)


def _read_period_unknown(items: list[Item], modifiers: Modifiers, first: int) -> tuple[Timed, ...]:
    """heile perioden, in a plan that does not say which: it goes on, with no dates."""
    alone = len(items) == 1 and items[0].part.unit == "period"
    if not alone or modifiers.kinds & (UNTIL | {"before", "after", "from"}):
        return ()
    window = TimeWindow(kind="ongoing")
    return (Timed(window, first, items[0].stop, "period", False, bool(modifiers.kinds)),)


def _open_end(lexemes: Sequence[Lexeme], timed: Timed) -> Timed:
    """2021 –, 2021 og framover: the start of a window with no end."""
    at = timed.stop
    while lexemes[at].kind in ("dash", "arrow") or lexemes[at].value in ("?", "…"):
        at += 1
    to_the_end = lexemes[at].kind == "end" and any(
        lexemes[i].kind in ("dash", "arrow") for i in range(timed.stop, at)
    )
    if lexemes[timed.stop].kind == "onward":
        at = timed.stop + 1
    elif not to_the_end:
        return timed
    if timed.window.start is None:
        return timed
    return timed._replace(window=TimeWindow(kind="range", start=timed.window.start), stop=at)
