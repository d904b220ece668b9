"""A sentence about the measure itself -> the deadline that it states in its middle.

"Arbeidet skal vere ferdig innan utgangen av 2023, og rektor ..." has a subject that is
the whole measure, a verb of what shall be, and a time right behind them. A sentence of
what shall be done may end with its time. Other times in running text are not deadlines.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.deadline_inline import is_within
from extract.fields.time_grammar.expressions import Timed
from extract.fields.time_grammar.lexicon import Lexeme, Lexicon, build_lexicon, lex
from extract.fields.times import scan_times
from extract.model import DeadlineReading, PlanContext
from extract.vocabulary import Vocabulary, load

_BETWEEN = frozenset({"finish", "done", "neutral", "future", "soft", "start", "word"})
_MOST_WORDS = 2
_MOST_BETWEEN = 5


def find_stated_deadline(
    sentence: str, *, context: PlanContext, vocabulary: Vocabulary | None = None
) -> DeadlineReading | None:
    """The first such deadline; `start:stop` are the characters of the time in `sentence`."""
    lexicon = build_lexicon(vocabulary or load())
    lexemes = lex(sentence, lexicon)
    subject = next((i for i, x in enumerate(lexemes[:2]) if x.kind != "mark"), 0)
    named = sentence[lexemes[subject].start : lexemes[subject].stop].lower()
    if named not in lexicon.subjects or lexemes[subject + 1].kind != "future":
        return None
    for timed in scan_times(lexemes, context)[:1]:
        if _follows(lexemes[subject + 1 : timed.first], timed):
            return _read(timed, lexemes, sentence, context, lexicon)
    return None


def find_planned_deadline(
    sentence: str, *, context: PlanContext, vocabulary: Vocabulary | None = None
) -> DeadlineReading | None:
    """The one time with which a sentence of what shall be done ends.

    "Nye reglar skal leggjast fram hausten 2023." says when, whatever its subject. A time
    in the middle of such a sentence belongs to something else.
    """
    lexicon = build_lexicon(vocabulary or load())
    lexemes = lex(sentence, lexicon)
    times = list(scan_times(lexemes, context))
    if len(times) != 1 or not times[0].window.end:
        return None
    behind = lexemes[times[0].stop :]
    before = [x.kind for x in lexemes[: times[0].first]]
    if any(x.kind != "mark" for x in behind) or "future" not in before:
        return None
    return _read(times[0], lexemes, sentence, context, lexicon)


def _follows(between: Sequence[Lexeme], timed: Timed) -> bool:
    """Only the verb and what belongs to it stand in front of the time."""
    kinds = [x.kind for x in between]
    said = set(kinds) & {"finish", "done", "neutral"}
    short = len(kinds) <= _MOST_BETWEEN and kinds.count("word") <= _MOST_WORDS
    return short and bool(said) and set(kinds) <= _BETWEEN and bool(timed.window.end)


def _read(
    timed: Timed,
    lexemes: Sequence[Lexeme],
    sentence: str,
    context: PlanContext,
    lexicon: Lexicon,
) -> DeadlineReading | None:
    if not is_within(timed, lexemes, sentence, context, lexicon):
        return None
    start, stop = lexemes[timed.first].start, lexemes[timed.stop - 1].stop
    return DeadlineReading(start=start, stop=stop, window=timed.window)
