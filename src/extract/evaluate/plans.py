"""What a plan says of itself against the truth: title, organisation, year, period, language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from extract.evaluate.tally import Finding, judge
from extract.evaluate.texts import Mode, is_same
from extract.evaluate.truth import TrueDocument
from extract.records import DocumentResult
from extract.schema import PlanRecord

PLAN_FIELDS = ("title", "organisation", "year", "period", "language")


def compare_plan(
    truth: TrueDocument, result: DocumentResult | None, *, mode: Mode
) -> tuple[Finding, ...]:
    """One finding for each fact that the truth states; a document without measures has no plan.

    A document with several plans is judged by the one with most measures.
    """
    plan = _main_plan(result) if result else None
    wanted = truth.plan.language
    given = result.document.language if result else None
    findings = [judge("language", wanted, given, is_right=wanted == given)]
    if truth.measures:
        findings = [*_facts(truth, plan, mode=mode), *findings]
    return tuple(f for f in findings if f.tally.true)


def _main_plan(result: DocumentResult) -> PlanRecord | None:
    held = Counter(m.plan_id for m in result.measures)
    return max(result.plans, key=lambda plan: held[plan.plan_id], default=None)


def _facts(truth: TrueDocument, plan: PlanRecord | None, *, mode: Mode) -> Iterator[Finding]:
    wanted = truth.plan
    title = plan.title if plan else None
    same = is_same(wanted.title or "", title or "", mode=mode)
    yield judge("title", wanted.title, title, is_right=same)
    organisation = plan.organisation if plan else None
    same = is_same(wanted.organisation or "", organisation or "", mode=mode)
    yield judge("organisation", wanted.organisation, organisation, is_right=same)
    year = plan.year if plan else None
    yield judge("year", wanted.year, year, is_right=wanted.year == year)
    period = (plan.period_start, plan.period_end) if plan else (None, None)
    same = period in wanted.periods
    yield judge("period", _period(*wanted.periods[0]), _period(*period), is_right=same)


def _period(start: date | None, end: date | None) -> str:
    return f"{start or ''}..{end or ''}" if start or end else ""
