"""Lexemes -> what goes on or comes again: "løpende", "kvart halvår", "to ganger i året".

Such words have no dates of their own. They take those of a window printed with
them when it says a year or the plan's period ("løpende 2021–2023", "årleg frå 2022").
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.time_grammar.expressions import Timed, read_times
from extract.fields.time_grammar.lexicon import Lexeme
from extract.fields.time_grammar.modifiers import read_modifiers
from extract.model import PlanContext, TimeWindow

_OF_TIME = frozenset({"unit", "season", "month", "named", "school_year", "weekday"})
_GLUE = frozenset({",", "(", "/", ".", ":"})


def read_time_or_repeat(
    lexemes: Sequence[Lexeme], at: int, context: PlanContext
) -> tuple[Timed, ...]:
    """The expression that begins at `at`, one-off, ongoing or recurring; empty when none does."""
    repeat = _read_repeat(lexemes, at)
    if repeat is not None:
        return (_with_window_after(lexemes, at, repeat, context),)
    if lexemes[at].kind in ("now", "begun"):
        return _read_up_to(lexemes, at, context)
    found = read_times(lexemes, at, context)
    if not found:
        return ()
    later = _read_repeat_after(lexemes, found[-1].stop)
    if later is None or (later[0] == "ongoing" and not _has_dates(found[0])):
        return found
    window = found[0].window if len(found) == 1 and _has_dates(found[0]) else None
    if window is not None and lexemes[found[0].stop].kind in ("dash", "and"):
        window = TimeWindow(kind="", start=window.start)
    return (_repeat(later[0], window, at, later[1]),)


def _read_up_to(lexemes: Sequence[Lexeme], at: int, context: PlanContext) -> tuple[Timed, ...]:
    """Påbegynt – 2025, nå til 2025: begun already, so only the end is said."""
    joiner = at + 1 + (lexemes[at + 1].value == ".")
    if lexemes[joiner].kind not in ("dash", "to"):
        return ()
    found = read_times(lexemes, joiner + 1, context)
    if len(found) != 1 or found[0].window.end is None:
        return ()
    window = TimeWindow(kind="range", end=found[0].window.end)
    return (found[0]._replace(window=window, first=at, cued=True),)


def _read_repeat(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """The kind (ongoing or recurring) and the index after the words that say it."""
    at = _skip_soft(lexemes, at)
    kind = lexemes[at].kind
    if kind in ("ongoing", "recurring"):
        return kind, at + 1
    if kind == "every":
        stop = _read_unit(lexemes, at + 1)
    elif kind == "per":
        stop = _read_unit(lexemes, at)
    elif kind in ("count", "number"):
        stop = _read_times_per_unit(lexemes, at)
    else:
        stop = None
    return None if stop is None else ("recurring", stop)


def _read_unit(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """(kvart) andre år, (hver) 3. uke, (per) kvartal; the index after."""
    if lexemes[at].kind == "per":
        at += 1
        if lexemes[at].value == ".":
            at += 1
    if lexemes[at].kind in ("ordinal", "number") and len(lexemes[at].value) <= 2:
        at += 1
        if lexemes[at].value == ".":
            at += 1
    return at + 1 if lexemes[at].kind in _OF_TIME else None


def _read_times_per_unit(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """minst 2 ganger i året, 1-2 gonger per år, 2 x årlig; the index after."""
    for _ in range(4):
        if lexemes[at].kind in ("count", "number", "dash") or lexemes[at].value == ".":
            at += 1
    if lexemes[at].kind != "times":
        return None
    at += 1
    if lexemes[at].kind == "recurring":
        return at + 1
    if lexemes[at].kind not in ("in", "per", "every") and lexemes[at].value != "/":
        return None
    return _read_unit(lexemes, at if lexemes[at].kind == "per" else at + 1)


def _with_window_after(
    lexemes: Sequence[Lexeme], first: int, repeat: tuple[str, int], context: PlanContext
) -> Timed:
    """Takes in the window that follows: "løpende (2021–2023)", "årleg innan 1. mars"."""
    kind, stop = repeat
    at = _skip_glue(lexemes, stop)
    other = _read_repeat(lexemes, at)
    if other is not None:
        return _repeat(kind, None, first, other[1])
    found = read_times(lexemes, at, context)
    if not found:
        return _repeat(kind, None, first, stop)
    glued = at == stop or lexemes[at - 1].value in ("(", ",")
    if kind == "ongoing" and not _has_dates(found[0]):
        return _repeat(kind, None, first, stop)
    if not glued and not found[0].cued:
        return _repeat(kind, None, first, stop)
    window = found[0].window if len(found) == 1 and _has_dates(found[0]) else None
    return _repeat(kind, window, first, _close(lexemes, at, found[-1].stop))


def _read_repeat_after(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """hele perioden, løpende; 1. mars hvert år; 2022 – løpende: nothing may follow it."""
    after = _skip_glue(lexemes, at)
    while lexemes[after].kind in ("dash", "and"):
        after += 1
    repeat = _read_repeat(lexemes, after)
    if repeat is None or lexemes[repeat[1]].kind not in ("end", "mark"):
        return None
    return repeat[0], _close(lexemes, after, repeat[1])


def _has_dates(timed: Timed) -> bool:
    return timed.dated or timed.unit == "period"


def _repeat(kind: str, window: TimeWindow | None, first: int, stop: int) -> Timed:
    start, end = (window.start, window.end) if window is not None else (None, None)
    made = TimeWindow(kind=kind, start=start, end=end)
    return Timed(made, first, stop, kind, start is not None or end is not None, True)


def _skip_soft(lexemes: Sequence[Lexeme], at: int) -> int:
    """Past "ca.", "minst" and the like, when that is all that stands before."""
    modifiers = read_modifiers(lexemes, at)
    return modifiers.stop if modifiers.kinds <= {"soft", "in", "before", "by"} else at


def _skip_glue(lexemes: Sequence[Lexeme], at: int) -> int:
    for _ in range(2):
        at += lexemes[at].value in _GLUE
    return at


def _close(lexemes: Sequence[Lexeme], opened: int, stop: int) -> int:
    """Past the bracket that stood open at `opened`."""
    return stop + (lexemes[opened - 1].value == "(" and lexemes[stop].value == ")")
