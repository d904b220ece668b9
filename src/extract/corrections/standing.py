"""Corrections seen from a dataset that they may be in already.

In: the rows of a document as the dataset holds them, and its corrections. Out: for
each one whether it was applied, waits for the next run, was not needed, or no
longer stands. `apply` works on what the program read; this looks at the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.corrections.added import added_id
from extract.corrections.bench import Outcome, apply_one, check_one, lay_out
from extract.corrections.cells import plain
from extract.corrections.change import Verdict
from extract.corrections.find import find_measure, names_document
from extract.corrections.parts import Parts, Rows, take_apart, value_of
from extract.corrections.table import NEW_MEASURE, TEXT_FIELDS, Correction
from extract.corrections.values import format_deadline, format_status


def judge_standing(rows: Rows, corrections: Sequence[Correction]) -> tuple[Outcome, ...]:
    """An outcome for each correction that names this document, in their order."""
    own = [c for c in corrections if names_document(c.document, rows.document)]
    measures = take_apart(rows)
    return tuple(_judge(rows, measures, own, place) for place in range(len(own)))


def _judge(
    rows: Rows, measures: Sequence[Parts], own: Sequence[Correction], place: int
) -> Outcome:
    correction = own[place]
    parts = _find(rows, measures, own, correction)
    outcome = Outcome(
        correction=correction,
        verdict="applied",
        document_id=rows.document.document_id,
        measure_id=parts.measure.measure_id if parts else None,
        confidence=parts.measure.confidence if parts else correction.confidence,
    )
    if correction.problem:
        return replace(outcome, verdict="invalid", sentence=correction.problem)
    if _is_in_place(parts, correction) or _is_overtaken(own, place):
        return replace(outcome, verdict=_by_whom(parts, correction))
    return _would_be(rows, outcome)


def _find(
    rows: Rows, measures: Sequence[Parts], own: Sequence[Correction], correction: Correction
) -> Parts | None:
    """The one measure meant, also by the number or title that it had before a correction."""
    names = [correction.measure]
    names += [c.new for c in own if c.field in ("number", "title") and c.old == names[0]]
    if NEW_MEASURE.match(correction.measure):
        names = [added_id(rows.document.document_id, correction.measure)]
    for name in names:
        found = find_measure(replace(correction, measure=name), now=measures)
        if len(found) == 1:
            return next(p for p in measures if p.measure.measure_id == found[0])
    return None


def _is_in_place(parts: Parts | None, correction: Correction) -> bool:
    """Whether the dataset says what the correction wants it to say."""
    if correction.field == "not_a_measure":
        return parts is None
    if parts is None:
        return False
    if correction.field in ("missing_measure", "checked"):
        return correction.field == "missing_measure" or parts.measure.checked
    old, new = plain(correction.old), plain(correction.new)
    if correction.field in (*TEXT_FIELDS, "responsible"):
        return plain(value_of(parts, correction.field)) == new
    values = _values(parts, correction.field)
    return new in values if new else old not in values


def _values(parts: Parts, field: str) -> set[str]:
    if field == "deadline":
        return {plain(v) for d in parts.deadlines for v in (d.text, format_deadline(d))}
    return {plain(v) for s in parts.statuses for v in (s.text, format_status(s))}


def _is_overtaken(own: Sequence[Correction], place: int) -> bool:
    """A later correction of the value that this one made."""
    this = own[place]
    return any(
        (c.measure, c.field) == (this.measure, this.field) and plain(c.old) == plain(this.new)
        for c in own[place + 1 :]
        if this.new
    )


def _by_whom(parts: Parts | None, correction: Correction) -> Verdict:
    marks = {"deadline": "deadlines", "status": "statuses"}
    if parts is None or correction.field in ("missing_measure", "checked"):
        return "applied"
    corrected = parts.measure.corrected
    mark = marks.get(correction.field, correction.field)
    return "applied" if mark in corrected or "added" in corrected else "already"


def _would_be(rows: Rows, outcome: Outcome) -> Outcome:
    """What applying it to the dataset as it is would give; `applied` is then still to come."""
    correction = outcome.correction
    found = replace(correction, measure=outcome.measure_id or correction.measure)
    bench, trial = apply_one(lay_out(rows), found)
    _, trial = check_one(bench, trial)
    verdict: Verdict = "waiting" if trial.verdict == "applied" else trial.verdict
    return replace(trial, correction=correction, verdict=verdict)
