"""What a plan holds, for comparing whole plans: records in, one value for each plan out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

from extract.schema import DeadlineRecord, MeasureRecord, PlanRecord, StatusRecord
from extract.years.similarity import number_key
from extract.years.wording import skeleton
from extract.years.wordmatch import Matrix

SAME_PRINT = 88.0
"""Least rapidfuzz ratio (0 to 100) of the letters of one title in two renditions."""
SHORTEST_START = 12
"""Fewest letters of a title that may be the start of the other, longer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A plan with its measures in reading order.

    `prints`: the letters of each title; `numbers`: as compared; `dates`: the last
    days of each measure's deadlines; `facts`: how much of the plan itself was
    read, weighed by confidence; `statuses`: how many there are.
    """

    plan: PlanRecord
    measures: tuple[MeasureRecord, ...]
    prints: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[frozenset[date], ...]
    facts: float
    statuses: int

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(self.prints)


def gather(
    plans: Iterable[PlanRecord],
    measures: Iterable[MeasureRecord],
    deadlines: Iterable[DeadlineRecord] = (),
    statuses: Iterable[StatusRecord] = (),
) -> tuple[Content, ...]:
    """The content of each plan that holds measures, in the order of their ids."""
    by_plan: defaultdict[str, list[MeasureRecord]] = defaultdict(list)
    for measure in measures:
        by_plan[measure.plan_id].append(measure)
    times: defaultdict[str, list[DeadlineRecord]] = defaultdict(list)
    for deadline in deadlines:
        times[deadline.measure_id].append(deadline)
    reported = {status.measure_id: status for status in statuses}
    ordered = sorted((p for p in plans if by_plan[p.plan_id]), key=lambda p: p.plan_id)
    return tuple(_make(plan, by_plan[plan.plan_id], times, reported) for plan in ordered)


def align(ours: Content, theirs: Content) -> tuple[tuple[int, int], ...]:
    """Pairs of indices of measures that are printed in both, each at most once."""
    if not ours.titles & theirs.titles and not _may_match(ours, theirs):
        return ()
    likeness = _compare_prints(ours.prints, theirs.prints)
    numbers = np.array([[bool(a) and a == b for b in theirs.numbers] for a in ours.numbers])
    likeness = np.where(likeness >= SAME_PRINT, likeness + 5 * numbers, 0)
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    found = zip(rows, columns, strict=True)
    return tuple((int(i), int(j)) for i, j in found if likeness[i, j] > 0)


def _make(
    plan: PlanRecord,
    measures: list[MeasureRecord],
    times: Mapping[str, list[DeadlineRecord]],
    reported: Mapping[str, StatusRecord],
) -> Content:
    ordered = tuple(sorted(measures, key=lambda m: (m.ordinal, m.measure_id)))
    own = [times.get(m.measure_id, []) for m in ordered]
    return Content(
        plan=plan,
        measures=ordered,
        prints=tuple(skeleton(m.title) for m in ordered),
        numbers=tuple(number_key(m.number) for m in ordered),
        dates=tuple(frozenset(d.end_date for d in each if d.end_date) for each in own),
        facts=sum(_count_facts(m, len(d)) for m, d in zip(ordered, own, strict=True)),
        statuses=sum(m.measure_id in reported for m in ordered),
    )


def _count_facts(measure: MeasureRecord, deadlines: int) -> float:
    printed = (measure.number, measure.area, measure.description)
    count = 1 + sum(map(bool, printed)) + len(measure.responsible) + deadlines
    return round(count * measure.confidence, 3)


def _may_match(ours: Content, theirs: Content) -> bool:
    """Titles that are misread in one rendition still have their starts or ends."""
    ends = [{t[:8] for t in c.prints} | {t[-8:] for t in c.prints} for c in (ours, theirs)]
    return bool(ends[0] & ends[1])


def _compare_prints(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Matrix:
    likeness: Matrix = cdist(ours, theirs, scorer=fuzz.ratio).astype(np.float64)
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            if likeness[i, j] < SAME_PRINT and _is_start(a, b):
                likeness[i, j] = SAME_PRINT
    return likeness


def _is_start(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return len(short) >= SHORTEST_START and long.startswith(short)
