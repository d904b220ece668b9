"""The measures of one document while corrections are applied to them, one after the other.

In: a `Bench` and a correction. Out: the bench afterwards, and the outcome. Nothing
is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.corrections.added import add_measure, added_id
from extract.corrections.change import Verdict, change, is_checked
from extract.corrections.find import find_measure
from extract.corrections.parts import Parts, Rows, take_apart
from extract.corrections.table import NEW_MEASURE, Correction
from extract.model import PlanContext
from extract.schema import DocumentRecord, PlanRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one correction.

    `confidence` is what the program thinks of the measure now, before any
    correction; None when there is no such measure. `sentence` is for a person.
    """

    correction: Correction
    verdict: Verdict
    sentence: str = ""
    document_id: str | None = None
    measure_id: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """`states` holds every state that a measure was in, as read first; `order` who is left."""

    document: DocumentRecord
    plans: tuple[PlanRecord, ...]
    order: tuple[str, ...]
    states: Mapping[str, tuple[Parts, ...]]

    @property
    def now(self) -> tuple[Parts, ...]:
        """The measures as corrected so far, in their order."""
        return tuple(self.states[measure_id][-1] for measure_id in self.order)

    def with_state(self, parts: Parts) -> Bench:
        """The bench with a further state of a measure that is on it, or with a new one."""
        measure_id = parts.measure.measure_id
        history = (*self.states.get(measure_id, ()), parts)
        return replace(self, states={**self.states, measure_id: history})


def lay_out(rows: Rows) -> Bench:
    """The measures of a document, as the program read them."""
    states = {parts.measure.measure_id: (parts,) for parts in take_apart(rows)}
    return Bench(document=rows.document, plans=rows.plans, order=tuple(states), states=states)


def apply_one(bench: Bench, correction: Correction) -> tuple[Bench, Outcome]:
    """Apply one correction; a `checked` one waits for `check_one`, with the verdict stale."""
    if correction.problem:
        return bench, _outcome(bench, correction, "invalid", correction.problem)
    if correction.field == "missing_measure":
        return _add(bench, correction)
    ids = _find(bench, correction)
    if len(ids) != 1:
        verdict, sentence = _not_one(correction, len(ids))
        return bench, _outcome(bench, correction, verdict, sentence)
    if correction.field == "checked":
        return bench, _outcome(bench, correction, "stale", measure_id=ids[0])
    return _change(bench, correction, ids[0])


def check_one(bench: Bench, outcome: Outcome) -> tuple[Bench, Outcome]:
    """Mark a measure that a person said is right, if it is or was as the person saw it."""
    correction, measure_id = outcome.correction, outcome.measure_id
    if correction.field != "checked" or measure_id is None:
        return bench, outcome
    if measure_id not in bench.order or not is_checked(correction, bench.states[measure_id]):
        return bench, replace(outcome, sentence="the measure has changed since it was checked")
    last = bench.states[measure_id][-1]
    checked = replace(last, measure=replace(last.measure, checked=True))
    return bench.with_state(checked), replace(outcome, verdict="applied")


def plan_context(plan: PlanRecord | None, *, language: str | None) -> PlanContext:
    """What the fields need to know of a plan to read a text of it."""
    if plan is None:
        return PlanContext(language=language)
    return PlanContext(
        year=plan.year,
        period_start=plan.period_start,
        period_end=plan.period_end,
        language=language,
    )


def _add(bench: Bench, correction: Correction) -> tuple[Bench, Outcome]:
    added = add_measure(correction, bench.document, bench.plans, bench.now)
    if isinstance(added, str):
        return bench, _outcome(bench, correction, "already", added)
    measure_id = added.parts.measure.measure_id
    if measure_id in bench.states:
        sentence = f"the name {correction.measure} is used twice"
        return bench, _outcome(bench, correction, "ambiguous", sentence)
    order = (*bench.order[: added.position], measure_id, *bench.order[added.position :])
    bench = replace(bench.with_state(added.parts), order=order, plans=added.plans)
    return bench, _outcome(bench, correction, "applied", measure_id=measure_id)


def _find(bench: Bench, correction: Correction) -> list[str]:
    if NEW_MEASURE.match(correction.measure):
        wanted = added_id(bench.document.document_id, correction.measure)
        return [wanted] if wanted in bench.order else []
    was = tuple(bench.states[measure_id][0] for measure_id in bench.order)
    return find_measure(correction, now=bench.now, was=was)


def _not_one(correction: Correction, count: int) -> tuple[Verdict, str]:
    if count:
        return "ambiguous", f"{count} measures are {correction.measure!r}; give the measure_id"
    if correction.field == "not_a_measure":
        return "already", "the program does not take it for a measure any more"
    return "no_measure", f"there is no measure {correction.measure!r} in the document any more"


def _change(bench: Bench, correction: Correction, measure_id: str) -> tuple[Bench, Outcome]:
    parts = bench.states[measure_id][-1]
    plan = next((p for p in bench.plans if p.plan_id == parts.measure.plan_id), None)
    context = plan_context(plan, language=bench.document.language)
    done = change(parts, correction, context=context)
    outcome = _outcome(bench, correction, done.verdict, done.sentence, measure_id=measure_id)
    if done.verdict != "applied":
        return bench, outcome
    if done.parts is None:
        return replace(bench, order=tuple(i for i in bench.order if i != measure_id)), outcome
    return bench.with_state(done.parts), outcome


def _outcome(
    bench: Bench,
    correction: Correction,
    verdict: Verdict,
    sentence: str = "",
    *,
    measure_id: str | None = None,
) -> Outcome:
    states = bench.states.get(measure_id or "")
    return Outcome(
        correction=correction,
        verdict=verdict,
        sentence=sentence,
        document_id=bench.document.document_id,
        measure_id=measure_id,
        confidence=states[0].measure.confidence if states else None,
    )
