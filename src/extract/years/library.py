"""A dataset turned towards its years: records in, series with plans and measures out.

Only plans that count are here. What a rendition (a report, a web page beside a
PDF) says of a measure's status stands with the measure of the plan that counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.schema import (
    DeadlineRecord,
    LinkRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)
from extract.years.content import Content, gather
from extract.years.heads import find_head, join_heads
from extract.years.linking import pair_renditions
from extract.years.names import NO_NAMES, Names
from extract.years.series import name_series


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMeasure:
    """A measure in one year's plan, with what the archive says of it then.

    `deadline`: last day of its main deadline, None when it has none with an end.
    `state`: what was last reported in that plan or a rendition of it; None when nothing was.
    """

    record: MeasureRecord
    year: int
    deadline: date | None
    deadline_text: str
    state: str | None
    status_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Plans of one body and kind; `measures` by id, in the order of years and reading."""

    name: str
    organisations: tuple[str, ...]
    years: tuple[int, ...]
    measures: Mapping[str, YearMeasure]
    links: tuple[LinkRecord, ...]

    def of_year(self, year: int) -> tuple[YearMeasure, ...]:
        """The measures of that year's plan or plans."""
        return tuple(m for m in self.measures.values() if m.year == year)


def build_library(
    plans: Iterable[PlanRecord],
    measures: Iterable[MeasureRecord],
    deadlines: Iterable[DeadlineRecord],
    statuses: Iterable[StatusRecord],
    links: Iterable[LinkRecord],
    *,
    names: Names = NO_NAMES,
) -> tuple[Series, ...]:
    """All series by name, from the rows of a dataset (`same_as` and links as they stand there).

    Plans without a year belong to no series.
    """
    listed = list(plans)
    times, reports = list(deadlines), list(statuses)
    contents = gather(listed, measures, times, reports)
    same_as = {plan.plan_id: plan.same_as for plan in listed if plan.same_as}
    owner = pair_renditions(contents, same_as)
    counted = [c for c in contents if c.plan.plan_id not in same_as and c.plan.year]
    views = _Views(times=_by_measure(times), reports=_gather_reports(reports, owner))
    rows = sorted(links, key=lambda k: (k.measure_id, k.previous_measure_id))
    groups = _group(counted, rows, names)
    own = _share_out(rows, groups)
    return tuple(_make_series(name, groups[name], views, own[name]) for name in sorted(groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Views:
    times: Mapping[str, Sequence[DeadlineRecord]]
    reports: Mapping[str, Sequence[StatusRecord]]

    def see(self, measure: MeasureRecord, year: int) -> YearMeasure:
        times = _main_deadlines(self.times.get(measure.measure_id, ()))
        reports = _newest(self.reports.get(measure.measure_id, ()))
        return YearMeasure(
            record=measure,
            year=year,
            deadline=max((d.end_date for d in times if d.end_date), default=None),
            deadline_text="; ".join(d.text for d in times),
            state=_sum_up(reports),
            status_text="; ".join(_with_party(r) for r in reports if r.text),
        )


def _group(
    counted: Sequence[Content], links: Sequence[LinkRecord], names: Names
) -> dict[str, list[Content]]:
    """Series by name; plans that are linked are of one series whatever their names say."""
    series = name_series(counted, names=names)
    heads: dict[str, str] = {}
    plan_of = {m.measure_id: c.plan.plan_id for c in counted for m in c.measures}
    for link in links:
        ends = plan_of.get(link.previous_measure_id), plan_of.get(link.measure_id)
        if ends[0] and ends[1]:
            join_heads(heads, series[ends[0]], series[ends[1]])
    groups: defaultdict[str, list[Content]] = defaultdict(list)
    for content in sorted(counted, key=lambda c: (c.plan.year or 0, c.plan.plan_id)):
        groups[find_head(heads, series[content.plan.plan_id])].append(content)
    return groups


def _share_out(
    links: Iterable[LinkRecord], groups: Mapping[str, Sequence[Content]]
) -> defaultdict[str, list[LinkRecord]]:
    """The links between measures of one series, by its name, in their order."""
    home = {m.measure_id: n for n, own in groups.items() for c in own for m in c.measures}
    shared: defaultdict[str, list[LinkRecord]] = defaultdict(list)
    for link in links:
        name = home.get(link.measure_id)
        if name is not None and name == home.get(link.previous_measure_id):
            shared[name].append(link)
    return shared


def _make_series(
    name: str, contents: Sequence[Content], views: _Views, links: Sequence[LinkRecord]
) -> Series:
    measures = {m.measure_id: views.see(m, c.plan.year or 0) for c in contents for m in c.measures}
    bodies = Counter(c.plan.organisation for c in contents if c.plan.organisation)
    return Series(
        name=name,
        organisations=tuple(bodies),
        years=tuple(sorted({c.plan.year for c in contents if c.plan.year})),
        measures=measures,
        links=tuple(links),
    )


def _by_measure(records: Iterable[DeadlineRecord]) -> dict[str, list[DeadlineRecord]]:
    groups: defaultdict[str, list[DeadlineRecord]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.measure_id, r.ordinal)):
        groups[record.measure_id].append(record)
    return groups


def _gather_reports(
    statuses: Iterable[StatusRecord], owner: Mapping[str, str]
) -> dict[str, list[StatusRecord]]:
    """By measure that counts: its own statuses first, then those of renditions."""
    groups: defaultdict[str, list[StatusRecord]] = defaultdict(list)
    ordered = sorted(statuses, key=lambda s: (s.measure_id in owner, s.measure_id, s.ordinal))
    for status in ordered:
        groups[owner.get(status.measure_id, status.measure_id)].append(status)
    return groups


def _main_deadlines(deadlines: Sequence[DeadlineRecord]) -> list[DeadlineRecord]:
    """Those of the measure as a whole; those of its parts when there are no others."""
    return [d for d in deadlines if not d.scope] or list(deadlines)


def _newest(reports: Sequence[StatusRecord]) -> list[StatusRecord]:
    """Those of the newest day, from one plan or rendition; own ones before others'."""
    if not reports:
        return []
    said = [r for r in reports if r.state != "unknown"] or list(reports)
    newest = max(r.as_of or date.min for r in said)
    last = [r for r in said if (r.as_of or date.min) == newest]
    return [r for r in last if r.measure_id == last[0].measure_id]


def _sum_up(reports: Sequence[StatusRecord]) -> str | None:
    """One state out of several (party by party): theirs when they agree, else in progress."""
    states = {report.state for report in reports}
    if len(states) <= 1:
        return next(iter(states), None)
    return "in_progress"


def _with_party(report: StatusRecord) -> str:
    return f"{report.party}: {report.text}" if report.party else report.text
