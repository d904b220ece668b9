"""How often the program was right where a person looked: corrections as truth.

In: the outcomes of the corrections against what the program reads now. Out: counts
for each field, and one point (confidence, right) for each measure, which the
calibration of the confidence can take in.

A correction that had to be applied is a value that the program has wrong; one that
it has right by itself now is a right one; in a measure that was checked, every field
that needed no correction is right. What no longer stands is counted apart: a person
must look again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.corrections.bench import Outcome
from extract.corrections.table import NEW_MEASURE, VALUE_FIELDS

_WRONG = ("applied", "waiting")
"""Verdicts of corrections that the program's own reading needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScore:
    """Of the values of a field that a person looked at, how many the program has right."""

    field: str
    looked: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionScores:
    """`points` are (confidence, everything right) of each measure that was looked at."""

    fields: tuple[FieldScore, ...]
    measures_looked: int
    measures_right: int
    false_measures: int
    missing_measures: int
    to_look_at_again: int
    points: tuple[tuple[float, bool], ...]


def score_corrections(outcomes: Sequence[Outcome]) -> CorrectionScores:
    """The scores; all counts are 0 when there are no corrections."""
    standing = [o for o in outcomes if o.verdict in (*_WRONG, "already")]
    measures = _by_measure(standing)
    marks = [_judge(own) for own in measures.values()]
    points = [
        (own[0].confidence, mark) for own, mark in zip(measures.values(), marks, strict=True)
    ]
    return CorrectionScores(
        fields=tuple(_field(measures.values(), field) for field in VALUE_FIELDS),
        measures_looked=sum(mark is not None for mark in marks),
        measures_right=sum(mark is True for mark in marks),
        false_measures=_count(standing, "not_a_measure"),
        missing_measures=_count(standing, "missing_measure"),
        to_look_at_again=len(outcomes) - len(standing),
        points=tuple((c, mark) for c, mark in points if c is not None and mark is not None),
    )


def describe_scores(scores: CorrectionScores) -> tuple[str, ...]:
    """The scores as lines for a terminal."""
    head = (
        f"{scores.measures_looked} measures that a person looked at: "
        f"{scores.measures_right} all right, {scores.false_measures} were none, "
        f"{scores.missing_measures} were missing"
    )
    fields = (
        f"  {f.field:12} {f.right:5} of {f.looked:5} right" for f in scores.fields if f.looked
    )
    again = f"{scores.to_look_at_again} corrections no longer stand: look at them again"
    return (head, *fields, *([again] if scores.to_look_at_again else []))


def _by_measure(outcomes: Iterable[Outcome]) -> dict[tuple[str | None, str], list[Outcome]]:
    """Outcomes of the measures that the program found; an added one it did not read at all.

    A measure that was taken out goes by the name that its correction has for it.
    """
    added = {
        o.measure_id
        for o in outcomes
        if o.correction.field == "missing_measure" and o.verdict in _WRONG
    }
    grouped: dict[tuple[str | None, str], list[Outcome]] = {}
    for outcome in outcomes:
        name = outcome.measure_id or outcome.correction.measure
        is_new = outcome.measure_id in added if outcome.measure_id else NEW_MEASURE.match(name)
        if not is_new:
            grouped.setdefault((outcome.document_id, name), []).append(outcome)
    return grouped


def _judge(outcomes: Sequence[Outcome]) -> bool | None:
    """Whether all of the measure is right; None when a person saw a part of it only."""
    if any(o.verdict in _WRONG and o.correction.field != "checked" for o in outcomes):
        return False
    return True if any(o.correction.field == "checked" for o in outcomes) else None


def _field(measures: Iterable[Sequence[Outcome]], field: str) -> FieldScore:
    looked = right = 0
    for outcomes in measures:
        own = [o for o in outcomes if o.correction.field == field]
        checked = any(o.correction.field == "checked" for o in outcomes)
        if own or checked:
            looked += 1
            right += all(o.verdict == "already" for o in own)
    return FieldScore(field=field, looked=looked, right=right)


def _count(outcomes: Iterable[Outcome], field: str) -> int:
    return sum(o.correction.field == field and o.verdict in _WRONG for o in outcomes)
