"""Running text of a measure -> its deadlines, parties and state, where no field says them.

spaCy finds the places (extract.language.mentions): lines and sentences that mention a
time, a party or how far the measure has come. What stands there is read on characters,
like a cell (extract.fields). spaCy is loaded when the first such text is looked at, so a
plan whose measures have all their fields starts without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.fields.deadline import find_inline_deadlines
from extract.fields.deadline_stated import find_planned_deadline, find_stated_deadline
from extract.fields.responsible import find_sentence_parties
from extract.fields.status import read_state
from extract.language.cues import can_mention, can_state
from extract.model import DeadlineReading, PlanContext, StatusReading
from extract.vocabulary import Vocabulary, alternation, load

_STATES = frozenset({"completed", "in_progress", "delayed", "paused", "cancelled"})
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_TELLING = ("time.month", "time.season", "time.named", "time.unit")
_TELLING_LISTS = (
    "time.period", "time.ongoing", "time.recurring", "time.school_year",
    "deadline.strong_cue", "deadline.cue", "deadline.subject",
    "party.sentence_before", "party.sentence_after",
)  # fmt: skip
_SHORTEST = 3
Span = tuple[int, int]


def find_prose_deadlines(text: str, *, context: PlanContext) -> tuple[DeadlineReading, ...]:
    """The deadlines in a text that mentions a time, in print order."""
    places = _places(text, context.language, kinds=("time", "deadline"))
    if not places:
        return ()
    lines = {text.count("\n", 0, start) for start, _ in places}
    found = find_inline_deadlines(text, context=context)
    kept = tuple(r for r in found if text.count("\n", 0, r.start) in lines)
    return kept or tuple(_stated_deadlines(text, places, context))


def find_prose_parties(text: str, *, context: PlanContext) -> tuple[str, ...]:
    """The responsible parties that sentences name, as printed."""
    return tuple(
        text[start:stop][party.start : party.stop]
        for start, stop in _places(text, context.language, kinds=("party",))
        for mention in find_sentence_parties(text[start:stop])
        for party in mention.parties
    )


def find_prose_state(text: str, *, context: PlanContext) -> StatusReading | None:
    """What the last sentence about the measure itself says of it: "Arbeidet er i gang."."""
    found: StatusReading | None = None
    if not (_could_tell(load()).search(text) and can_state(text, load())):
        return None
    from extract.language.mentions import find_stated

    for place in find_stated(text, context.language):
        state = read_state(text[place.start : place.stop])
        if state in _STATES:
            found = StatusReading(start=place.start, stop=place.stop, state=state)
    return found


def _stated_deadlines(
    text: str, places: tuple[Span, ...], context: PlanContext
) -> Iterator[DeadlineReading]:
    """Of each sentence with a time, the deadline that it states for the measure itself.

    Where none does, the time with which the only sentence of what shall be done ends.
    """
    sentences = tuple(dict.fromkeys(_sentence_around(text, *place) for place in places))
    stated = [
        found
        for start, stop in sentences
        for first in _clauses(text, start, stop)
        if (found := _shifted(find_stated_deadline(text[first:stop], context=context), first))
    ]
    planned = [
        found
        for start, stop in sentences
        if (found := _shifted(find_planned_deadline(text[start:stop], context=context), start))
    ]
    yield from stated or (planned if len(planned) == 1 else ())


def _clauses(text: str, start: int, stop: int) -> tuple[int, ...]:
    """Where a sentence starts, and where its clauses do that a comma and "og" join on."""
    joints = _joint(load()).finditer(text, start, stop)
    return (start, *(joint.end() for joint in joints))


def _shifted(found: DeadlineReading | None, by: int) -> DeadlineReading | None:
    if found is None:
        return None
    return DeadlineReading(start=by + found.start, stop=by + found.stop, window=found.window)


def _sentence_around(text: str, start: int, stop: int) -> Span:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((end for end in ends if end <= start), default=0)
    return first, min((end for end in ends if end > stop), default=len(text))


def _places(text: str, language: str | None, *, kinds: tuple[str, ...]) -> tuple[Span, ...]:
    """Where a text mentions something of these kinds."""
    if not (_could_tell(load()).search(text) and can_mention(text, load(), kinds=kinds)):
        return ()
    from extract.language.mentions import find_mentions

    return tuple((m.start, m.stop) for m in find_mentions(text, language) if m.kind in kinds)


@cache
def _joint(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{alternation(vocabulary.words('party.and'))})\s+")


@cache
def _could_tell(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A figure, or a word without which no text tells of a time, a party or the measure.

    It saves loading spaCy, a second or two, for plans of plain bullets.
    """
    names = [name for group in _TELLING for name in vocabulary.below(group)]
    listed = [word for name in (*names, *_TELLING_LISTS) for word in vocabulary.words(name)]
    words = alternation(word for word in listed if len(word) >= _SHORTEST)
    return re.compile(rf"\d|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
