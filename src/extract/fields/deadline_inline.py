"""A measure's own text -> the deadlines printed inside it, when that is certain.

Certain is: a deadline word with a time after it ("Frist 01.07.2012", "(frist: mai)"),
a line of its own that says when ("Implementert i løpet av 2012"), and a closing
phrase ("... innan 1. juni 2021."). Other times in the text are not deadlines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.fields.deadline_statements import FILLERS, trim_scope
from extract.fields.time_grammar.expressions import Timed
from extract.fields.time_grammar.lexicon import Lexeme, Lexicon, build_lexicon, lex
from extract.fields.time_grammar.repeated import read_time_or_repeat
from extract.fields.times import is_clear, is_clear_in_prose, mend_figures, scan_times
from extract.model import DeadlineReading, PlanContext, TimeWindow
from extract.vocabulary import Vocabulary, load

_LINE = re.compile(r"[^\n]+")
_CUES = frozenset({"strong_cue", "cue"})
_SAYING = frozenset({"start", "begun", "finish", "done", "neutral", "future"})
_CLOSING = frozenset({"by", "before", "during", "through", "end_of"})
_OPENERS = frozenset("([.;:•–-—,|")
_MOST_WORDS_IN_SCOPE = 6


def find_inline_deadlines(
    text: str,
    *,
    context: PlanContext,
    closing: bool = True,
    vocabulary: Vocabulary | None = None,
) -> tuple[DeadlineReading, ...]:
    """The deadlines in `text` (lines apart by a line break), in print order.

    After a deadline word `start:stop` is the time, and `label` the words before it as
    printed; else the label is None and `start:stop` the line or phrase. With `closing`
    off, phrases that close a sentence of other matter are left alone.
    """
    lexicon = build_lexicon(vocabulary or load())
    readings: list[DeadlineReading] = []
    for line in _LINE.finditer(mend_figures(text)):
        printed = line.group()
        lexemes = lex(printed, lexicon)
        found = _find_cued(lexemes, printed, context, lexicon)
        if not found:
            times = scan_times(lexemes, context)
            found = _find_whole_line(lexemes, printed, times)
            if not found and closing:
                found = _find_closing(lexemes, printed, times, context, lexicon)
        shift = line.start()
        readings.extend(replace(r, start=r.start + shift, stop=r.stop + shift) for r in found)
    return tuple(readings)


# ---------------------------------------------------------------- a deadline word


def _find_cued(
    lexemes: Sequence[Lexeme], text: str, context: PlanContext, lexicon: Lexicon
) -> list[DeadlineReading]:
    found: list[DeadlineReading] = []
    for at, lexeme in enumerate(lexemes):
        if lexeme.kind in _CUES and _opens(lexemes, at, text):
            found.extend(_read_after_cue(lexemes, at, text, context, lexicon))
    return found


def _opens(lexemes: Sequence[Lexeme], at: int, text: str) -> bool:
    """At the line's start, or after a mark that begins a phrase; not "med frist 16. mai"."""
    if at == 0 or lexemes[at - 1].value in _OPENERS or lexemes[at - 1].kind == "dash":
        return True
    colon = lexemes[at + 1].value == ":"
    return colon and text[lexemes[at].start].isupper()


def _read_after_cue(
    lexemes: Sequence[Lexeme], at: int, text: str, context: PlanContext, lexicon: Lexicon
) -> list[DeadlineReading]:
    after = _find_time_after(lexemes, at)
    words = lexemes[at + 1 : after]
    has_colon = any(x.value == ":" for x in words)
    if lexemes[at].kind == "cue" and not has_colon:
        return []
    times = read_time_or_repeat(lexemes, after, context)
    if not times and has_colon and at == 0:
        return _read_without_time(lexemes, after, text)
    if not times or not _closes(lexemes, times[-1].stop, text):
        return []
    scope = trim_scope([x for x in words if x.kind != "mark"], text, lexicon)
    label = _print_label(lexemes, at, after, text)
    return [
        DeadlineReading(start=start, stop=stop, window=t.window, label=label, scope=scope)
        for t in times
        for start, stop in [(lexemes[t.first].start, lexemes[t.stop - 1].stop)]
    ]


def _read_without_time(lexemes: Sequence[Lexeme], after: int, text: str) -> list[DeadlineReading]:
    """Tidsramme: Sluttført / Frist: snarast, and nothing else on the line."""
    kinds = {x.kind for x in lexemes[after:] if x.kind not in ("end", "mark", "dash")}
    if kinds not in ({"done"}, {"open"}):
        return []
    window = TimeWindow(kind="done" if kinds == {"done"} else "unresolved")
    start, label = lexemes[after].start, _print_label(lexemes, 0, after, text)
    return [DeadlineReading(start=start, stop=len(text.rstrip()), window=window, label=label)]


def _print_label(lexemes: Sequence[Lexeme], at: int, after: int, text: str) -> str:
    """The words of the label, without the colon or the "er" after them."""
    while lexemes[after - 1].kind in ("mark", "dash", "neutral"):
        after -= 1
    return text[lexemes[at].start : lexemes[after - 1].stop]


def _find_time_after(lexemes: Sequence[Lexeme], at: int) -> int:
    """The index of the first word after "Frist", "Frist:" or "Frist for første forløp"."""
    after = at + 1
    if lexemes[after].kind == "in":
        for later in range(after + 1, min(after + 2 + _MOST_WORDS_IN_SCOPE, len(lexemes))):
            starts_time = lexemes[later].kind in ("number", "month", "season", "by", "named")
            if lexemes[later].value == ":" or starts_time:
                after = later
                break
    while lexemes[after].value == ":" or lexemes[after].kind in ("dash", "neutral"):
        after += 1
    return after


def _closes(lexemes: Sequence[Lexeme], at: int, text: str) -> bool:
    """The phrase ends at `at`: the line, a bracket, a full stop or a comma."""
    here, before = lexemes[at], lexemes[at - 1]
    if here.kind == "end" or here.value in (")", "]", ";", ",", "|"):
        return True
    if here.value == ".":
        after = lexemes[at + 1]
        return after.kind == "end" or text[after.start].isupper()
    return before.value == "." and text[here.start].isupper()


# ---------------------------------------------------------------- a line of its own


def _find_whole_line(
    lexemes: Sequence[Lexeme], text: str, times: Sequence[Timed]
) -> list[DeadlineReading]:
    """Implementert i løpet av 2012; Innan 1. juni 2021: no word but those of time."""
    if len(times) != 1 or times[0].window.kind in ("ongoing", "recurring"):
        return []
    timed = times[0]
    others = [*lexemes[: timed.first], *lexemes[timed.stop :]]
    kinds = {x.kind for x in others if x.kind != "end"}
    says_when = kinds & _SAYING or lexemes[timed.first].kind in _CLOSING
    if not says_when or not kinds <= FILLERS or kinds & {"open", "period"}:
        return []
    window = timed.window
    if kinds & {"start", "begun"}:
        window = replace(window, end=None) if window.start is not None else window
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    return [DeadlineReading(start=start, stop=stop, window=window)]


# ---------------------------------------------------------------- a closing phrase


def _find_closing(
    lexemes: Sequence[Lexeme],
    text: str,
    times: Sequence[Timed],
    context: PlanContext,
    lexicon: Lexicon,
) -> list[DeadlineReading]:
    """... innan 1. juni 2021. / ... (ferdig hausten 2021), at the end of a line."""
    end = next(i for i, x in enumerate(lexemes) if x.kind == "end")
    while end and lexemes[end - 1].value in (".", ")"):
        end -= 1
    if not times or times[-1].stop < end:
        return []
    timed = times[-1]
    if not _is_sure(timed, lexemes, text, context, lexicon):
        return []
    first = timed.first
    while first and lexemes[first - 1].kind in ("finish", "neutral", "soft"):
        first -= 1
    start, stop = lexemes[first].start, lexemes[timed.stop - 1].stop
    return [DeadlineReading(start=start, stop=stop, window=timed.window)]


def _is_sure(
    timed: Timed, lexemes: Sequence[Lexeme], text: str, context: PlanContext, lexicon: Lexicon
) -> bool:
    """A word for the end stands before, and the time is one of the plan."""
    before = lexemes[timed.first - 1].kind if timed.first else ""
    if lexemes[timed.first].kind not in _CLOSING and before != "finish":
        return False
    return is_within(timed, lexemes, text, context, lexicon)


def is_within(
    timed: Timed, lexemes: Sequence[Lexeme], text: str, context: PlanContext, lexicon: Lexicon
) -> bool:
    """The plan's period holds the time, and it is no target in per cent."""
    clear = is_clear(timed, lexemes, lexicon) and is_clear_in_prose(timed, lexemes, lexicon, text)
    end, last = timed.window.end, context.period_end
    if not clear or end is None or timed.window.kind in ("ongoing", "recurring", "range"):
        return False
    measured = any(x.value in lexicon.measured for x in lexemes[: timed.first])
    within = last is None or end <= last
    begun = context.year is None or end.year >= context.year
    return within and begun and not measured
