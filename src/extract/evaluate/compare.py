"""One predicted measure against the true one: field by field, what is right and what is not.

Out: a `Tally` (true, predicted and right values) for each field, and the
differences as a person reads them. A value is a number, a title, one deadline,
one status, one party; null is no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from extract.evaluate.match import Predicted, assign
from extract.evaluate.tally import Finding, Tally, judge
from extract.evaluate.texts import Mode, has_letters, is_same, similarity
from extract.evaluate.truth import TrueDeadline, TrueMeasure, TrueStatus, Window
from extract.schema import DeadlineRecord, StatusRecord

CORE = ("number", "title", "area", "deadline", "status", "responsible", "page")
"""The fields that every evaluation names; `deadline` is kind and days, `status` the state."""

DETAILS = (
    "description",
    "deadline_text",
    "deadline_scope",
    "status_text",
    "status_party",
    "status_as_of",
)
"""What else must be right for a measure to be strictly right."""

UNSTRICT = ("deadline_label",)
"""Counted, but a label taken from one line or the next does not make a measure wrong."""

FIELDS = (*CORE, *DETAILS, *UNSTRICT)

T = TypeVar("T")
P = TypeVar("P")


def compare(
    true: TrueMeasure | None, predicted: Predicted | None, *, mode: Mode
) -> tuple[Finding, ...]:
    """What is right in `predicted`; without the one or the other every value counts as wrong."""
    true_or_empty = true or TrueMeasure(title="")
    return (
        *_simple_fields(true_or_empty, predicted, mode=mode),
        _responsible(true_or_empty, predicted, mode=mode),
        *_deadlines(true_or_empty, predicted, mode=mode),
        *_statuses(true_or_empty, predicted, mode=mode),
    )


def is_strict(findings: Iterable[Finding]) -> bool:
    """True when everything about the measure is right."""
    return all(f.tally.is_right for f in findings if f.field not in UNSTRICT)


def is_core_right(findings: Iterable[Finding]) -> bool:
    """True when the fields of `CORE` are right."""
    return all(f.tally.is_right for f in findings if f.field in CORE)


def _simple_fields(
    true: TrueMeasure, predicted: Predicted | None, *, mode: Mode
) -> Iterator[Finding]:
    measure = predicted.measure if predicted else None
    number = measure.number if measure else None
    yield judge("number", true.number, number, is_right=true.number == number)
    title = measure.title if measure else ""
    yield judge("title", true.title, title, is_right=is_same(true.title, title, mode=mode))
    text = measure.description if measure else ""
    same = is_same(true.description, text, mode=mode)
    yield judge("description", true.description, text, is_right=same)
    yield _area(true, predicted, mode=mode)
    if true.page is not None:  # documents without pages are not scored
        page = measure.page if measure else None
        yield judge("page", true.page, page, is_right=true.page == page)


def _area(true: TrueMeasure, predicted: Predicted | None, *, mode: Mode) -> Finding:
    """The printed heading counts as right with and without its code."""
    measure = predicted.measure if predicted else None
    area = measure.area if measure else None
    whole = f"{measure.area_number or ''} {area or ''}".strip() if measure else ""
    wanted = [a for a in (true.area, *true.area_also) if a]
    right = any(is_same(w, given, mode=mode) for w in wanted for given in (area or "", whole))
    return judge("area", true.area, area, is_right=right)


def _responsible(true: TrueMeasure, predicted: Predicted | None, *, mode: Mode) -> Finding:
    parties = predicted.measure.responsible if predicted else ()
    pairs = assign(
        true.responsible, parties, likeness=lambda t, p: float(is_same(t, p, mode=mode))
    )
    paired = {column for _, column in pairs}
    also = {
        i
        for i, party in enumerate(parties)
        if i not in paired and any(is_same(a, party, mode=mode) for a in true.responsible_also)
    }
    tally = Tally(true=len(true.responsible), predicted=len(parties) - len(also), right=len(pairs))
    if tally.is_right:
        return Finding(field="responsible", tally=tally)
    return Finding(
        field="responsible",
        tally=tally,
        wanted=" | ".join(true.responsible) or "–",
        given=" | ".join(parties) or "–",
    )


def _deadlines(true: TrueMeasure, predicted: Predicted | None, *, mode: Mode) -> Iterator[Finding]:
    deadlines = predicted.deadlines if predicted else ()
    pairs = assign(true.deadlines, deadlines, likeness=_deadline_likeness)
    for wanted, given in _sides(true.deadlines, deadlines, pairs):
        yield Finding(
            field="deadline",
            tally=_tally(
                wanted is not None and not wanted.optional,
                given is not None,
                wanted is not None and given is not None and _window(given) in wanted.windows,
            ),
            wanted=_deadline_shown(wanted),
            given=_window_shown(_window(given), given.text) if given else "–",
        )
        if wanted is None or given is None:
            continue
        scored = has_letters(wanted.text)
        yield _text("deadline_text", wanted.text, given.text, mode=mode, scored=scored)
        yield _text("deadline_label", wanted.label, given.label, mode=mode, scored=scored)
        yield _text("deadline_scope", wanted.scope, given.scope, mode=mode)


def _statuses(true: TrueMeasure, predicted: Predicted | None, *, mode: Mode) -> Iterator[Finding]:
    statuses = predicted.statuses if predicted else ()
    pairs = assign(true.statuses, statuses, likeness=_status_likeness)
    for wanted, given in _sides(true.statuses, statuses, pairs):
        yield Finding(
            field="status",
            tally=_tally(
                wanted is not None and not wanted.optional,
                given is not None,
                wanted is not None and given is not None and given.state in wanted.states,
            ),
            wanted=_status_shown(wanted.states, wanted.party, wanted.text) if wanted else "–",
            given=_status_shown((given.state,), given.party, given.text) if given else "–",
        )
        if wanted is None or given is None:
            continue
        scored = has_letters(wanted.text)
        yield _text("status_text", wanted.text, given.text, mode=mode, scored=scored)
        yield _text("status_party", wanted.party, given.party, mode=mode)
        same_day = wanted.as_of == given.as_of
        yield judge("status_as_of", wanted.as_of, given.as_of, is_right=same_day)


def _sides(
    true: Sequence[T], predicted: Sequence[P], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[T | None, P | None]]:
    """Pairs first, then what is missing, then what is too much."""
    yield from ((true[row], predicted[column]) for row, column in pairs)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    yield from ((item, None) for i, item in enumerate(true) if i not in rows)
    yield from ((None, item) for i, item in enumerate(predicted) if i not in columns)


def _tally(is_wanted: bool, is_given: bool, is_right: bool) -> Tally:
    """What is optional counts only when it was reported rightly."""
    return Tally(true=int(is_wanted or is_right), predicted=int(is_given), right=int(is_right))


def _text(
    field: str, wanted: str, given: str | None, *, mode: Mode, scored: bool = True
) -> Finding:
    same = is_same(wanted, given or "", mode=mode)
    return judge(field, wanted, given, is_right=same, scored=scored)


def _window(deadline: DeadlineRecord) -> Window:
    return deadline.kind, deadline.start_date, deadline.end_date


def _deadline_likeness(true: TrueDeadline, predicted: DeadlineRecord) -> float:
    same_window = _window(predicted) in true.windows
    texts = similarity(true.text, predicted.text)
    return 0.1 + same_window + texts + 0.3 * similarity(true.scope, predicted.scope or "")


def _status_likeness(true: TrueStatus, predicted: StatusRecord) -> float:
    parties = similarity(true.party, predicted.party or "")
    texts = similarity(true.text, predicted.text)
    return 0.1 + 0.3 * (predicted.state in true.states) + parties + texts


def _deadline_shown(true: TrueDeadline | None) -> str:
    return _window_shown(true.windows[0], true.text) if true else "–"


def _window_shown(window: Window, text: str) -> str:
    kind, start, end = window
    return f"{kind} {start or ''}..{end or ''} «{text}»"


def _status_shown(states: tuple[str, ...], party: str | None, text: str) -> str:
    return f"{'/'.join(states)} {party + ': ' if party else ''}«{text}»"
