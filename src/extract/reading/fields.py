"""The fields of a candidate -> deadlines, statuses and responsible parties, read.

Texts are as printed with white space folded; places are where the words stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.fields.deadline import find_inline_deadlines, read_deadlines
from extract.fields.responsible import read_parties
from extract.fields.status import read_state, read_statuses, status_date
from extract.fields.status_signs import colour_name, colour_of_word, traffic_light_state
from extract.fields.times import parse_time
from extract.layouts.legend import Legend, word_for
from extract.model import Candidate, FieldText, Passage, PlanContext, TimeWindow
from extract.reading.prose import find_prose_deadlines, find_prose_parties, find_prose_state
from extract.vocabulary import fold

ENDLESS = frozenset({"ongoing", "recurring"})

_LONGEST_CODE = 2
"""Letters of a code that says nothing to who does not know its legend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeadline:
    """A deadline as printed and what it means."""

    passage: Passage
    window: TimeWindow
    label: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatus:
    """A status as printed (for a sign or a colour its legend's word) and its state."""

    passage: Passage
    text: str
    state: str
    party: str | None = None
    as_of: date | None = None


def folded(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


def deadlines_of(candidate: Candidate, *, context: PlanContext) -> tuple[ReadDeadline, ...]:
    """The deadlines of a measure: from its deadline fields, else from its own text."""
    fields = [f for f in candidate.fields if f.role == "deadline" and f.passage]
    starts = [f for f in candidate.fields if f.role == "start" and f.passage]
    both = _from_start_to_end(starts, fields, context=context)
    if both is not None:
        return (both,)
    found = [d for f in fields or starts for d in _field_deadlines(f, context=context)]
    if found:
        return tuple(_each_once(found))
    texts = [candidate.title, *candidate.description]
    return tuple(
        ReadDeadline(passage=t.cut(r.start, r.stop), window=r.window, label=r.label, scope=r.scope)
        for t in texts
        for r in find_prose_deadlines(t.text, context=context)
    )


def _from_start_to_end(
    starts: Sequence[FieldText], ends: Sequence[FieldText], *, context: PlanContext
) -> ReadDeadline | None:
    """One range for a column with the start and one with the end; None for other fields."""
    if len(starts) != 1 or len(ends) != 1:
        return None
    first = parse_time(starts[0].passage.text, context=context)
    last = parse_time(ends[0].passage.text, context=context)
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if first.start > last.end:
        return None
    return ReadDeadline(
        passage=Passage.join([starts[0].passage, ends[0].passage], " – "),
        window=TimeWindow(kind="range", start=first.start, end=last.end),
        label=ends[0].label,
    )


def statuses_of(
    candidate: Candidate,
    *,
    deadlines: Sequence[ReadDeadline],
    context: PlanContext,
    legend: Legend,
) -> tuple[ReadStatus, ...]:
    """The statuses of a measure; "Ferdig" in the deadline's place counts when it has no other."""
    ongoing = any(d.window.kind in ENDLESS for d in deadlines)
    title = candidate.title.text
    found: list[ReadStatus] = []
    for field in (f for f in candidate.fields if f.role == "status"):
        found += _field_statuses(
            field, context=context, legend=legend, ongoing=ongoing, title=title
        )
    if not found:
        found = [
            s
            for f in candidate.fields
            if f.role == "comment"
            for s in _field_statuses(
                f, context=context, legend=legend, ongoing=ongoing, title=title
            )
            if s.state != "unknown"
        ]
    if not found:
        found = [
            ReadStatus(passage=d.passage, text=folded(d.passage.text), state="completed")
            for d in deadlines
            if d.window.kind == "done"
        ]
    return tuple(found or _prose_status(candidate, context=context))


def _prose_status(candidate: Candidate, *, context: PlanContext) -> list[ReadStatus]:
    """What the last passage says that tells how far the measure has come."""
    for passage in reversed(candidate.description):
        said = find_prose_state(passage.text, context=context)
        if said:
            part = passage.cut(said.start, said.stop)
            return [ReadStatus(passage=part, text=folded(part.text), state=said.state)]
    return []


def responsible_of(candidate: Candidate, *, context: PlanContext) -> tuple[str, ...]:
    """The responsible parties as printed, each once; else those that take part."""
    for role in ("responsible", "partner"):
        texts = [f.passage.text for f in candidate.fields if f.role == role]
        parties = [folded(t[p.start : p.stop]) for t in texts for p in read_parties(t)]
        if parties:
            return tuple(dict.fromkeys(parties))
    said = [
        folded(party)
        for d in candidate.description
        for party in find_prose_parties(d.text, context=context)
    ]
    return tuple(dict.fromkeys(said))


def without_inline_deadline(title: Passage, *, context: PlanContext) -> Passage:
    """A title without the "Frist 01.07.2012" that closes it."""
    readings = find_inline_deadlines(title.text, context=context, closing=False)
    if not readings:
        return title
    first = readings[0]
    start = first.start
    if first.label:
        start = max(title.text.rfind(first.label, 0, start + 1), 0)
    rest = title.text[readings[-1].stop :].strip(" .)")
    head = title.text[:start].rstrip(" (,;:–-")
    return title.cut(0, len(head)) if head and not rest else title


def without_deadline_lines(
    description: Sequence[Passage], *, context: PlanContext
) -> tuple[Passage, ...]:
    """A description without the lines that only say "Frist 01.03.2020"."""
    return tuple(d for d in description if not _is_deadline_line(d, context=context))


def _is_deadline_line(passage: Passage, *, context: PlanContext) -> bool:
    readings = find_inline_deadlines(passage.text, context=context, closing=False)
    if not readings:
        return False
    said = sum(r.stop - r.start + len(r.label or "") for r in readings)
    return said >= len(passage.text.rstrip(" .")) - 4 * len(readings)


def _field_deadlines(field: FieldText, *, context: PlanContext) -> list[ReadDeadline]:
    if field.label is None:
        found = _inline_deadlines(field.passage, context=context, closing=False)
        if found:
            return found
    return [
        ReadDeadline(
            passage=field.passage.cut(r.start, r.stop),
            window=r.window,
            label=field.label,
            scope=r.scope,
        )
        for r in read_deadlines(field.passage.text, label=field.label, context=context)
    ]


def _inline_deadlines(
    passage: Passage, *, context: PlanContext, closing: bool
) -> list[ReadDeadline]:
    return [
        ReadDeadline(
            passage=passage.cut(r.start, r.stop), window=r.window, label=r.label, scope=r.scope
        )
        for r in find_inline_deadlines(passage.text, context=context, closing=closing)
    ]


def _each_once(deadlines: Sequence[ReadDeadline]) -> Iterator[ReadDeadline]:
    seen: set[tuple[str, TimeWindow, str | None]] = set()
    for deadline in deadlines:
        key = (folded(deadline.passage.text), deadline.window, deadline.scope)
        if key not in seen:
            seen.add(key)
            yield deadline


def _field_statuses(
    field: FieldText, *, context: PlanContext, legend: Legend, ongoing: bool, title: str
) -> list[ReadStatus]:
    text = field.passage.text
    as_of = status_date(field.label, context=context) if field.label else None
    as_of = as_of or context.status_day
    if not any(c.isalnum() for c in text):
        return _sign_status(field, as_of=as_of, legend=legend)
    word = _short_code(text, legend)
    if word is not None:
        shown = word if len(text.strip()) <= _LONGEST_CODE else folded(text)
        return [ReadStatus(passage=field.passage, text=shown, state=read_state(word), as_of=as_of)]
    if (named := _named_colour(text, legend)) is not None:
        state = read_state(named)
        return [ReadStatus(passage=field.passage, text=folded(text), state=state, as_of=as_of)]
    return [
        ReadStatus(
            passage=(part := field.passage.cut(r.start, r.stop)),
            text=folded(part.text),
            state=r.state,
            party=r.party,
            as_of=r.as_of or as_of,
        )
        for r in read_statuses(
            text, label=field.label, context=context, ongoing=ongoing, measure=title
        )
    ]


def _short_code(text: str, legend: Legend) -> str | None:
    """The legend's word for a code ("G", "2", "Lukka") that stands alone in the status's place."""
    code = fold(text.strip(" ."))
    return next((e.word for e in legend if e.sign is not None and fold(e.sign) == code), None)


def _named_colour(text: str, legend: Legend) -> str | None:
    """The legend's word for a colour that is printed by name ("Gul") and nothing else."""
    colour = colour_of_word(text.strip(" ."))
    words = {
        e.word for e in legend if colour is not None and e.sign is None and e.colour == colour
    }
    return words.pop() if len(words) == 1 else None


def _sign_status(field: FieldText, *, as_of: date | None, legend: Legend) -> list[ReadStatus]:
    """A sign or a colour: what the legend says, else what it means by itself."""
    sign = folded(field.passage.text) or None
    word = word_for(legend, sign=sign, colour=field.colour)
    state = read_state(word) if word else (read_state(sign) if sign else "unknown")
    if word is None and state == "unknown" and field.colour:
        state = traffic_light_state(colour_name(field.colour))
    if word is None and sign is None and state == "unknown":
        return []
    return [ReadStatus(passage=field.passage, text=word or sign or "", state=state, as_of=as_of)]
