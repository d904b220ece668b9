"""Measures across years: plans and links in, one line for each measure of a series out.

A line ends in a measure that no later one continues; going back from it, each year
holds the measures that led to it. A measure that was split stands on two lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.review.views import DocumentView, MeasureView, PlanView
from extract.schema import LinkRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A measure on a line, the page it stands on and the links that lead back from it."""

    measure: MeasureView
    href: str
    links: tuple[LinkRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measure through the plans of its series: `cells` has one entry for each plan."""

    cells: tuple[tuple[Stop, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Plans that links join, oldest first, and the lines through them."""

    name: str
    plans: tuple[PlanView, ...]
    lines: tuple[Line, ...]


def draw_series(
    documents: Sequence[DocumentView], links: Sequence[LinkRecord]
) -> tuple[Series, ...]:
    """The series of at least two plans, by name; renditions that do not count are left out."""
    stops = _stops(documents, links)
    plans = [
        plan
        for document in documents
        for plan in document.plans
        if plan.plan.same_as is None and plan.measures
    ]
    groups = _groups(plans, links, stops)
    series = [_series(group, links, stops) for group in groups if len(group) > 1]
    return tuple(sorted(series, key=lambda s: (s.name.casefold(), s.plans[0].plan.plan_id)))


def _stops(documents: Sequence[DocumentView], links: Sequence[LinkRecord]) -> dict[str, Stop]:
    back: dict[str, list[LinkRecord]] = {}
    for link in links:
        back.setdefault(link.measure_id, []).append(link)
    return {
        measure.parts.measure.measure_id: Stop(
            measure=measure,
            href=f"plans/{document.folder}/index.html#{measure.key}",
            links=tuple(back.get(measure.parts.measure.measure_id, ())),
        )
        for document in documents
        for measure in document.measures
    }


def _groups(
    plans: Sequence[PlanView], links: Iterable[LinkRecord], stops: Mapping[str, Stop]
) -> list[list[PlanView]]:
    """Plans joined by links, directly or through others (union-find)."""
    leader = {plan.plan.plan_id: plan.plan.plan_id for plan in plans}

    def find(plan_id: str) -> str:
        while leader[plan_id] != plan_id:
            plan_id = leader[plan_id]
        return plan_id

    for link in links:
        ends = [stops.get(end) for end in (link.measure_id, link.previous_measure_id)]
        ids = [stop.measure.parts.measure.plan_id for stop in ends if stop is not None]
        if len(ids) == 2 and all(i in leader for i in ids):
            one, other = sorted(find(i) for i in ids)
            leader[other] = one
    groups: dict[str, list[PlanView]] = {}
    for plan in plans:
        groups.setdefault(find(plan.plan.plan_id), []).append(plan)
    return list(groups.values())


def _series(
    group: Sequence[PlanView], links: Sequence[LinkRecord], stops: Mapping[str, Stop]
) -> Series:
    plans = tuple(sorted(group, key=_age))
    column = {plan.plan.plan_id: i for i, plan in enumerate(plans)}
    continued = {link.previous_measure_id for link in links}
    ends = [
        stops[measure.parts.measure.measure_id]
        for plan in reversed(plans)
        for measure in plan.measures
        if measure.parts.measure.measure_id not in continued
    ]
    return Series(
        name=_name(plans),
        plans=plans,
        lines=tuple(_line(end, column, stops) for end in ends),
    )


def _name(plans: Sequence[PlanView]) -> str:
    """What most of the plans print, the newest one's when they differ; else a title."""
    printed = [plan.plan.organisation for plan in reversed(plans) if plan.plan.organisation]
    titles = [plan.plan.title for plan in reversed(plans) if plan.plan.title]
    return next((name for name, _ in Counter(printed or titles).most_common(1)), "")


def _age(plan: PlanView) -> tuple[int, str, str]:
    return plan.plan.year or 0, str(plan.plan.period_start or ""), plan.plan.plan_id


def _line(end: Stop, column: Mapping[str, int], stops: Mapping[str, Stop]) -> Line:
    cells: list[list[Stop]] = [[] for _ in column]
    seen, queue = set[str](), [end]
    while queue:
        stop = queue.pop(0)
        measure = stop.measure.parts.measure
        if measure.measure_id in seen or measure.plan_id not in column:
            continue
        seen.add(measure.measure_id)
        cells[column[measure.plan_id]].append(stop)
        ids = (link.previous_measure_id for link in stop.links)
        queue.extend(stops[i] for i in ids if i in stops)
    return Line(cells=tuple(tuple(cell) for cell in cells))
