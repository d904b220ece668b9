"""The printed text of a deadline's place -> readings: windows of days, scopes, done.

`read_deadlines` reads a cell or a label's value and never loses it: what no rule
knows is one `unresolved` reading of the whole text. Deadlines inside a measure's
own text are found by `find_inline_deadlines` (deadline_inline.py).

A start is not an end: "Oppstart 2021" gives the window from 1 January 2021 with no
end, and "Oppstart 2021, ferdig 2023" the range of both. A participle with a time
before the plan's first year ("Gjennomført 2019" in a plan of 2022) is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.fields.deadline_inline import find_inline_deadlines
from extract.fields.deadline_label import LabelFacts, read_label
from extract.fields.deadline_statements import (
    Statement,
    find_said,
    find_scope,
    kinds_around,
    split_statements,
)
from extract.fields.time_grammar.lexicon import Lexeme, Lexicon, build_lexicon, lex
from extract.fields.times import mend_figures
from extract.model import DeadlineReading, PlanContext, TimeWindow
from extract.vocabulary import Vocabulary, load

__all__ = ["find_inline_deadlines", "read_deadlines", "unknown_words"]

_UNRESOLVED = TimeWindow(kind="unresolved")
_DONE = TimeWindow(kind="done")
_ENDLESS = frozenset({"ongoing", "recurring"})
_BESIDE_DONE = frozenset({"done", "mark", "dash", "in", "neutral", "soft", "and"})
_MOST_SCOPE_WORDS = 6


def read_deadlines(
    text: str,
    *,
    label: str | None = None,
    context: PlanContext,
    vocabulary: Vocabulary | None = None,
) -> tuple[DeadlineReading, ...]:
    """The deadlines that `text` names, in print order; empty only for an empty text.

    `label` is the header or label above it: it may give the scope ("Frist for første
    forløp"), the year ("Frist 2021"), the unit ("Uke") or say that it is a start; other
    words of a label ("Ferdig innen") change nothing, since a window is what the text
    names. A single reading covers the whole text; of several each has its own words,
    without those of its scope.
    """
    if not text.strip():
        return ()
    lexicon = build_lexicon(vocabulary or load())
    facts = read_label(label or "", lexicon)
    if facts.year is not None:
        context = replace(context, year=facts.year)
    lexemes = lex(mend_figures(text), lexicon)
    statements = split_statements(lexemes, text, context, lexicon, unit=facts.unit)
    readings = [_read_statement(s, text, context, facts, lexicon) for s in _newest(statements)]
    known = _merge([reading for reading in readings if reading is not None])
    if not known:
        window = _DONE if _is_done(lexemes, text, lexicon) else _UNRESOLVED
        known = [DeadlineReading(start=0, stop=0, window=window, scope=facts.scope)]
    spans = _share_out(known, text)
    return tuple(
        DeadlineReading(start=start, stop=stop, window=r.window, label=label, scope=r.scope)
        for r, (start, stop) in zip(known, spans, strict=True)
    )


def unknown_words(text: str, *, vocabulary: Vocabulary | None = None) -> tuple[str, ...]:
    """The words of a deadline's text that no words file has, for the run's report."""
    lexemes = lex(text, build_lexicon(vocabulary or load()))
    return tuple(text[x.start : x.stop] for x in lexemes if x.kind == "word")


def _newest(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Without what "utsatt til" or "ny frist" replaces: "1. juni (utsatt til 1. desember)"."""
    pairs = enumerate(pairwise(statements), start=1)
    moved = [i for i, (old, new) in pairs if _has_moved(old.after) or _has_moved(new.before)]
    return statements[moved[-1] :] if moved else statements


def _has_moved(words: Sequence[Lexeme]) -> bool:
    return any(x.kind == "moved" for x in words)


def _read_statement(
    statement: Statement,
    text: str,
    context: PlanContext,
    facts: LabelFacts,
    lexicon: Lexicon,
) -> DeadlineReading | None:
    """None for one that is denied, or too much of a sentence to be a deadline for sure."""
    kinds = kinds_around(statement)
    window, cued = statement.timed.window, statement.timed.cued or "finish" in kinds
    if "negation" in kinds:
        return None
    scope, length = find_scope(statement, text, lexicon)
    if length > _MOST_SCOPE_WORDS:
        if not cued:
            return None
        scope = None
    if "done" in kinds and not kinds & {"future", "start"} and _is_past(window, context):
        window = _DONE
    elif kinds & {"start", "begun"} or facts.is_start:
        scope = scope or (_start_word(statement, text) if window.start is None else None)
        window = _since(window)
    elif _is_until(statement) and window.kind not in _ENDLESS:
        window = replace(window, start=None)
    if window.kind in _ENDLESS and statement.alone:
        scope = None
    start, stop = statement.start, statement.stop
    if scope is not None:
        start, stop = find_said(statement)
    return DeadlineReading(start=start, stop=stop, window=window, scope=scope or facts.scope)


def _is_until(statement: Statement) -> bool:
    """A word before the time's own says so: "innen styremøtet 12. mai"."""
    said = {x.kind for x in statement.before}
    until = bool(said & {"by", "before", "end_of"})
    return until and "from" not in said and statement.timed.window.end is not None


def _is_past(window: TimeWindow, context: PlanContext) -> bool:
    last = window.end or window.start
    return last is not None and context.year is not None and last.year < context.year


def _since(window: TimeWindow) -> TimeWindow:
    if window.start is None or window.kind in {*_ENDLESS, "range"}:
        return window
    return replace(window, end=None)


def _start_word(statement: Statement, text: str) -> str | None:
    """A start "innen 1. mars" is a deadline for the start alone."""
    words = [x for x in statement.before if x.kind == "start"]
    return text[words[0].start : words[0].stop] if words else None


def _merge(readings: list[DeadlineReading]) -> list[DeadlineReading]:
    """A start and an end become one range, a start and what goes on one window."""
    merged: list[DeadlineReading] = []
    for reading in readings:
        whole = _join(merged[-1], reading) if merged else None
        if whole is not None:
            merged[-1] = whole
        else:
            merged.append(reading)
    return merged


def _is_repeated(first: TimeWindow, second: TimeWindow) -> bool:
    """2022–2025 (hele perioden): the same days twice."""
    same = (first.start, first.end) == (second.start, second.end)
    return same and None not in (first.start, first.end) and second.kind == "ongoing"


def _join(left: DeadlineReading, right: DeadlineReading) -> DeadlineReading | None:
    first, second = left.window, right.window
    if left.scope is not None or right.scope is not None:
        return None
    repeated = first == second or _is_repeated(first, second)
    window = first if repeated else _join_windows(first, second)
    return None if window is None else replace(left, stop=right.stop, window=window)


def _join_windows(first: TimeWindow, second: TimeWindow) -> TimeWindow | None:
    """A window from the start of one to the end of the other, when both say a half of it."""
    for begin, other in ((first, second), (second, first)):
        begins = begin.start is not None and begin.end is None and begin.kind not in _ENDLESS
        if begins and other.kind in _ENDLESS and (other is first or other.start is None):
            return _from(begin, other, kind=other.kind)
    begins = first.start is not None and first.end is None
    return _from(first, second, kind="range") if begins and second.end is not None else None


def _from(begin: TimeWindow, end: TimeWindow, *, kind: str) -> TimeWindow | None:
    if begin.start and end.end and begin.start > end.end:
        return None
    return TimeWindow(kind=kind, start=begin.start, end=end.end)


def _is_done(lexemes: tuple[Lexeme, ...], text: str, lexicon: Lexicon) -> bool:
    """Sluttført, Er gjennomført, Ferdig: and nothing else is said."""
    kinds = {x.kind for x in lexemes if x.kind != "end"}
    others = [x for x in lexemes if x.kind not in {*_BESIDE_DONE, "end"}]
    about_measure = all(text[x.start : x.stop].lower() in lexicon.whole_measure for x in others)
    return "done" in kinds and about_measure


def _share_out(readings: list[DeadlineReading], text: str) -> list[tuple[int, int]]:
    """The characters of each reading: of a single one, the whole text."""
    if len(readings) > 1:
        return [(reading.start, reading.stop) for reading in readings]
    return [(len(text) - len(text.lstrip()), len(text.rstrip()))]
