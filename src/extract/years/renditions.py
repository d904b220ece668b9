"""Which plans are the same plan again: contents in, `same_as` out.

A web page and its PDF, a draft and the final plan, a short version, a report
that prints the plan's measures once more with their status: each is a rendition
of one plan. One of them counts; the others say which by `same_as`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract import vocabulary
from extract.schema import PlanRecord
from extract.years.bodies import compare_bodies
from extract.years.content import Content, align
from extract.years.names import NO_NAMES, Names
from extract.years.neighbours import find_neighbours
from extract.years.shelves import Entry, Shelves, first_to_last
from extract.years.wording import read_stems, stem_word

LEAST_OF_SMALLER, LEAST_OF_LARGER = 0.8, 0.5
"""Shares of the measures of both plans that must be printed in the other."""
LEAST_OF_DRAFT = 0.5
"""Share of the smaller plan's measures for a draft and the plan of one body and year."""
NEARLY_ALL = 0.9
"""Share that is asked of plans whose first years differ (a report names its own year)."""
LEAST_DATES = 3
"""Fewest measures with a dated deadline in both, for their dates to prove anything."""


def find_renditions(contents: Iterable[Content], *, names: Names = NO_NAMES) -> dict[str, str]:
    """plan_id of a rendition -> plan_id of the one that counts.

    The one that counts prints the most of the plan: an adopted one before a
    draft, then facts other than statuses, then a plan before a report. It depends on what lies
    in the archive, not on the order in which it came.
    """
    ordered = sorted(contents, key=_rank)
    neighbours = find_neighbours((c.plan.organisation for c in ordered), names=names)
    shelves = Shelves(neighbours, lambda content: content.titles)
    of_year: defaultdict[tuple[str, int] | None, list[Entry]] = defaultdict(list)
    same_as: dict[str, str] = {}
    for content in ordered:
        key = _body_and_year(content.plan)
        near = first_to_last([*shelves.sharing_titles(content), *([of_year[key]] if key else ())])
        found = next((c for c in near if is_rendition(content, c, names=names)), None)
        if found is None:
            of_year[key].append(shelves.add(content))
        else:
            same_as[content.plan.plan_id] = found.plan.plan_id
    return same_as


def is_rendition(ours: Content, theirs: Content, *, names: Names = NO_NAMES) -> bool:
    """The same plan: no other body, times that agree, and the same measures."""
    bodies = compare_bodies(ours.plan.organisation, theirs.plan.organisation, names=names)
    if bodies == "other" or not _may_be_one_time(ours, theirs):
        return False
    smaller, larger = sorted((len(ours.prints), len(theirs.prints)))
    if smaller < LEAST_OF_LARGER * larger:
        return False
    pairs = align(ours, theirs)
    least = LEAST_OF_DRAFT if bodies == "same" and _is_draft_of(ours, theirs) else LEAST_OF_SMALLER
    if len(pairs) < max(min(2, larger), least * smaller, LEAST_OF_LARGER * larger):
        return False
    dated, kept = _compare_dates(ours, theirs, pairs)
    agree = dated < LEAST_DATES or kept >= dated / 2
    if ours.plan.year and ours.plan.year == theirs.plan.year:
        return agree
    if ours.plan.year is None or theirs.plan.year is None:
        return agree and len(pairs) >= NEARLY_ALL * larger
    return _is_report_of(ours, theirs, pairs=len(pairs), dated=dated, kept=kept)


def is_report(title: str | None) -> bool:
    """The title says that it reports on a plan."""
    return any(stem.text in _report_stems() for stem in read_stems(title or ""))


def _rank(content: Content) -> tuple[object, ...]:
    """The one that counts sorts first; among equals the plan_id decides."""
    adopted = {True: 0, None: 1, False: 2}[content.plan.adopted]
    report = is_report(content.plan.title)
    return adopted, -content.facts, report, -content.statuses, content.plan.plan_id


def _body_and_year(plan: PlanRecord) -> tuple[str, int] | None:
    return (plan.organisation.casefold(), plan.year) if plan.organisation and plan.year else None


def _is_draft_of(ours: Content, theirs: Content) -> bool:
    """One is a draft and the other is not, of one year."""
    drafts = [_is_draft(content.plan) for content in (ours, theirs)]
    return drafts[0] != drafts[1] and ours.plan.year == theirs.plan.year is not None


def _is_draft(plan: PlanRecord) -> bool:
    said = any(stem.text in _draft_stems() for stem in read_stems(plan.title or ""))
    return said or plan.adopted is False


def _may_be_one_time(ours: Content, theirs: Content) -> bool:
    """Periods that touch, or a report of the year after."""
    if _periods_touch(ours, theirs):
        return True
    reports = is_report(ours.plan.title) != is_report(theirs.plan.title)
    return reports and abs((ours.plan.year or 0) - (theirs.plan.year or 0)) == 1


def _periods_touch(ours: Content, theirs: Content) -> bool:
    """One year, or one period within the other; true when a plan says nothing of its time."""
    spans = _span(ours.plan), _span(theirs.plan)
    if ours.plan.year == theirs.plan.year or None in spans:
        return True
    (a, b), (c, d) = (span or ("", "") for span in spans)
    return (a <= c and d <= b) or (c <= a and b <= d)


def _span(plan: PlanRecord) -> tuple[str, str] | None:
    if plan.period_start and plan.period_end:
        return plan.period_start.isoformat(), plan.period_end.isoformat()
    return (f"{plan.year}-01-01", f"{plan.year}-12-31") if plan.year else None


def _compare_dates(
    ours: Content, theirs: Content, pairs: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Measures with dated deadlines in both, and how many of them share a day."""
    dates = [(ours.dates[i], theirs.dates[j]) for i, j in pairs]
    both = [(a, b) for a, b in dates if a and b]
    return len(both), sum(bool(a & b) for a, b in both)


def _is_report_of(ours: Content, theirs: Content, *, pairs: int, dated: int, kept: int) -> bool:
    """Years differ: the measures must be the plan's own, with its deadlines.

    A later plan that goes on with every measure moves its deadlines; a report does not.
    """
    sizes = len(ours.prints), len(theirs.prints)
    if pairs >= NEARLY_ALL * max(sizes) and dated >= LEAST_DATES and kept >= NEARLY_ALL * dated:
        return True
    reports = is_report(ours.plan.title) != is_report(theirs.plan.title)
    within = reports and _periods_touch(ours, theirs)
    return within and pairs >= NEARLY_ALL * min(sizes) and 2 * kept >= dated


@vocabulary.remembered()
def _report_stems() -> frozenset[str]:
    return frozenset(map(stem_word, vocabulary.load().words("likeness.report")))


@vocabulary.remembered()
def _draft_stems() -> frozenset[str]:
    return frozenset(map(stem_word, vocabulary.load().words("likeness.draft")))
