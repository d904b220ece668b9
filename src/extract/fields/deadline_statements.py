"""Lexemes of a deadline's text -> statements: a time and the words that stand with it.

"Kartlegging: mars 2019. Evaluering: innan 1. desember 2020" is two statements. Words
belong to the time in their clause; where one clause has several times, the words
before each are its own when the text begins with words, else those after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.fields.time_grammar.expressions import Timed
from extract.fields.time_grammar.lexicon import Lexeme, Lexicon
from extract.fields.times import is_clear, scan_times
from extract.model import PlanContext

# Kinds that say something of a time, not what the time holds for.
FILLERS = frozenset(
    {"mark", "dash", "arrow", "in", "and", "soft", "weekday", "clock", "onward", "now", "period"}
    | {"by", "end_of", "to", "before", "from", "after", "between", "during", "through"}
    | {"whole", "part"}
    | {
        "strong_cue",
        "cue",
        "start",
        "begun",
        "finish",
        "done",
        "neutral",
        "future",
        "open",
        "moved",
    }
)
_STRONG = frozenset({";", "•", "|"})
_BEFORE_DOTS = frozenset({"numbered", "reference", "soft", "per", "hedge"})  # kap. 3, ca. 2023
_MOST_STATEMENTS = 40
_NAMED = frozenset({"neutral", "event"})


class Statement(NamedTuple):
    """A time, the lexemes before and after it in its clause, and where it is printed.

    The characters `start:stop` are all of it, `said` those of the time alone.
    """

    timed: Timed
    before: tuple[Lexeme, ...]
    after: tuple[Lexeme, ...]
    start: int
    stop: int
    said: tuple[int, int]
    alone: bool


class _Clause(NamedTuple):
    """Lexeme indexes `first:stop`, the times in it, and whether a sentence ends before it."""

    first: int
    stop: int
    times: tuple[Timed, ...]
    strong: bool


def split_statements(
    lexemes: Sequence[Lexeme],
    text: str,
    context: PlanContext,
    lexicon: Lexicon,
    *,
    unit: str | None = None,
) -> tuple[Statement, ...]:
    """The statements of `text`; with `unit` ("week") a bare figure is one of that unit."""
    times = _find_clear_times(lexemes, context, lexicon)
    if not times and unit is not None:
        times = _read_with_unit(lexemes, unit, context)
    if not times or len(times) > _MOST_STATEMENTS:
        return ()
    clauses = _merge_clauses(_split_clauses(lexemes, text, times))
    spans = _cut_at_times(lexemes, clauses)
    alone = len(spans) == 1
    nexts = [first for first, _, _ in spans[1:]]
    statements = []
    for (first, stop, timed), following in zip(spans, [*nexts, len(lexemes)], strict=True):
        before, after = tuple(lexemes[first : timed.first]), tuple(lexemes[timed.stop : stop])
        start, last = lexemes[first].start, _find_last(lexemes, following)
        said = (lexemes[timed.first].start, lexemes[timed.stop - 1].stop)
        statements.append(Statement(timed, before, after, start, last, said, alone))
    return tuple(statements)


def _find_last(lexemes: Sequence[Lexeme], at: int) -> int:
    """Where the text before the lexeme `at` ends, without the "og" or comma that goes on."""
    while lexemes[at - 1].kind in ("end", "and") or lexemes[at - 1].value in (",", ";", "/"):
        at -= 1
    return lexemes[at - 1].stop


def kinds_around(statement: Statement) -> frozenset[str]:
    """The kinds of the words that stand with the time."""
    return frozenset(x.kind for x in (*statement.before, *statement.after))


def find_scope(statement: Statement, text: str, lexicon: Lexicon) -> tuple[str | None, int]:
    """What the time holds for ("første forløp"), and how many words all around are not of time."""
    length = sum(x.kind not in FILLERS for x in (*statement.before, *statement.after))
    for side in (statement.before, statement.after):
        scope = trim_scope(side, text, lexicon)
        if scope is not None:
            return scope, length
    return (None if statement.alone else _named_before_colon(statement, text)), length


def _named_before_colon(statement: Statement, text: str) -> str | None:
    """ "Høyring: vår 2023. Vedtak: haust 2023": of several times even such words say which."""
    before = [x for x in statement.before if x.kind != "dash"]
    if len(before) < 2 or before[-1].value != ":" or before[-2].kind not in _NAMED:
        return None
    return text[before[-2].start : before[-2].stop]


def find_said(statement: Statement) -> tuple[int, int]:
    """The characters of the time and the words of time before it, those of the scope left out."""
    start, stop = statement.said
    for lexeme in reversed(statement.before):
        if lexeme.kind not in FILLERS or lexeme.kind in ("mark", "dash", "and"):
            break
        start = lexeme.start
    return start, stop


def trim_scope(words: Sequence[Lexeme], text: str, lexicon: Lexicon) -> str | None:
    """The words without those of time at either end; None when they name the whole measure."""
    hedge = next((i for i, x in enumerate(words) if x.kind == "hedge"), len(words))
    kept = [i for i, x in enumerate(words[:hedge]) if x.kind not in FILLERS]
    if not kept or not any(x.kind in ("word", "numbered") for x in words[:hedge]):
        return None
    named = {text[words[i].start : words[i].stop].lower() for i in kept}
    if named <= lexicon.whole_measure:
        return None
    return " ".join(text[words[kept[0]].start : words[kept[-1]].stop].split())


def _find_clear_times(
    lexemes: Sequence[Lexeme], context: PlanContext, lexicon: Lexicon
) -> list[Timed]:
    times = scan_times(lexemes, context)
    inside = {i for timed in times for i in range(timed.first, timed.stop)}
    words = any(
        x.kind not in FILLERS and x.kind != "end" for i, x in enumerate(lexemes) if i not in inside
    )
    return [t for t in times if is_clear(t, lexemes, lexicon)] if words else times


def _read_with_unit(lexemes: Sequence[Lexeme], unit: str, context: PlanContext) -> list[Timed]:
    """12 under the label "Uke"; the indexes are those of `lexemes`."""
    if lexemes[0].kind != "number":
        return []
    times = scan_times((Lexeme("unit", unit, 0, 0), *lexemes), context)
    return [t._replace(first=max(0, t.first - 1), stop=t.stop - 1) for t in times]


# ---------------------------------------------------------------- clauses


def _split_clauses(lexemes: Sequence[Lexeme], text: str, times: Sequence[Timed]) -> list[_Clause]:
    clauses: list[_Clause] = []
    first, strong, own = 0, True, list[Timed]()
    starts = {timed.first: timed for timed in times}
    at = 0
    while lexemes[at].kind != "end":
        timed = starts.get(at)
        boundary = _find_boundary(lexemes, at, text) if at > first else ""
        if boundary:
            clauses.append(_Clause(first, at, tuple(own), strong))
            first, strong, own = at, boundary == "strong", []
        if timed is not None:
            own.append(timed)
        at = timed.stop if timed is not None else at + 1
    clauses.append(_Clause(first, at, tuple(own), strong))
    return clauses


def _find_boundary(lexemes: Sequence[Lexeme], at: int, text: str) -> str:
    """ "strong" where a sentence begins at `at`, "weak" after a comma, an "og" or a line's end."""
    before, here = lexemes[at - 1], lexemes[at]
    gap = text[before.stop : here.start]
    if before.value in _STRONG:
        return "strong"
    ends = before.value == "." and gap and lexemes[at - 2].kind not in _BEFORE_DOTS
    if ends and (text[here.start].isupper() or text[here.start].isdigit()):
        return "strong"
    return "weak" if before.value == "," or before.kind == "and" or "\n" in gap else ""


def _merge_clauses(clauses: list[_Clause]) -> list[_Clause]:
    """Gives clauses without a time to the time that they stand with."""
    words_first = not clauses[0].times
    merged: list[_Clause] = []
    for clause in clauses:
        left = merged[-1] if merged else None
        if left is not None and _belong_together(left, clause, words_first=words_first):
            merged[-1] = _Clause(left.first, clause.stop, left.times + clause.times, left.strong)
        else:
            merged.append(clause)
    return [clause for clause in merged if clause.times]


def _belong_together(left: _Clause, right: _Clause, *, words_first: bool) -> bool:
    if right.strong:
        return False
    if not left.times:
        return True
    return not right.times and not words_first


def _cut_at_times(
    lexemes: Sequence[Lexeme], clauses: list[_Clause]
) -> list[tuple[int, int, Timed]]:
    """One span of lexeme indexes for each time."""
    spans: list[tuple[int, int, Timed]] = []
    for clause in clauses:
        first, times = clause.first, clause.times
        words_first = any(x.kind not in FILLERS for x in lexemes[first : times[0].first])
        for timed, following in zip(times, [*times[1:], None], strict=True):
            if following is None:
                stop = clause.stop
            elif words_first:
                stop = min(_after_bracket(lexemes, timed.stop), following.first)
            else:
                stop = following.first
            spans.append((first, stop, timed))
            first = stop
    return spans


def _after_bracket(lexemes: Sequence[Lexeme], at: int) -> int:
    """A bracket right after a time belongs to it."""
    if lexemes[at].value != "(":
        return at
    for stop in range(at + 1, min(at + 10, len(lexemes))):
        if lexemes[stop].value == ")":
            return stop + 1
    return at
