"""What a plan holds, for comparing whole plans: records in, one value for each plan out."""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import partial

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
    """A plan with what is compared of its measures, in reading order.

    `prints`: the letters of each title, `titles`: each of them once; `numbers`: as compared;
    `dates`: the last days of each measure's deadlines; `facts`: how much of the plan itself
    was read, weighed by confidence; `statuses`: how many there are; `digest` stands for all
    that the measures say; `load` gives the measures, which need not lie in memory.
    """

    plan: PlanRecord
    prints: tuple[str, ...]
    titles: frozenset[str]
    numbers: tuple[str, ...]
    dates: tuple[frozenset[date], ...]
    facts: float
    statuses: int
    digest: str
    load: Callable[[], Iterable[MeasureRecord]] = field(repr=False, compare=False)

    @property
    def measures(self) -> tuple[MeasureRecord, ...]:
        """Loaded anew each time."""
        return _order(self.load())


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
    times: defaultdict[str, list[date | None]] = defaultdict(list)
    for deadline in deadlines:
        times[deadline.measure_id].append(deadline.end_date)
    reported = {status.measure_id for status in statuses}
    return gather_from(plans, lambda plan_id: by_plan.get(plan_id, ()), times, reported)


def gather_from(
    plans: Iterable[PlanRecord],
    load: Callable[[str], Sequence[MeasureRecord]],
    times: Mapping[str, Sequence[date | None]],
    reported: Set[str],
) -> tuple[Content, ...]:
    """As `gather`, of measures that `load` gives by plan_id and that are not kept.

    `times`: the last day of each deadline by measure_id; `reported`: measure_ids with a status.
    """
    ordered = sorted(plans, key=lambda p: p.plan_id)
    made = (_make(plan, partial(load, plan.plan_id), times, reported) for plan in ordered)
    return tuple(content for content in made if content.prints)


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
    load: Callable[[], Iterable[MeasureRecord]],
    times: Mapping[str, Sequence[date | None]],
    reported: Set[str],
) -> Content:
    ordered = _order(load())
    own = [times.get(m.measure_id, ()) for m in ordered]
    prints = tuple(sys.intern(skeleton(m.title)) for m in ordered)
    return Content(
        plan=plan,
        prints=prints,
        titles=frozenset(prints),
        numbers=tuple(number_key(m.number) for m in ordered),
        dates=tuple(frozenset(day for day in each if day) for each in own),
        facts=sum(_count_facts(m, len(d)) for m, d in zip(ordered, own, strict=True)),
        statuses=sum(m.measure_id in reported for m in ordered),
        digest=_digest(ordered),
        load=load,
    )


def _order(measures: Iterable[MeasureRecord]) -> tuple[MeasureRecord, ...]:
    return tuple(sorted(measures, key=lambda m: (m.ordinal, m.measure_id)))


def _digest(measures: Iterable[MeasureRecord]) -> str:
    digest = hashlib.sha256()
    for measure in measures:
        digest.update(repr(measure).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


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
