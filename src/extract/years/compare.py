"""What became of the measures from one plan year to another: a series in, changes out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extract.schema import LinkRecord
from extract.years.changes import changed_words
from extract.years.library import Series, YearMeasure
from extract.years.links import name_relation
from extract.years.wording import skeleton

KINDS = ("continued", "renumbered", "reworded", "split", "merged", "new", "dropped")
"""Kinds of change, in the order in which they are counted and shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One measure from year to year; `earlier` is None for a new one, `later` for a dropped.

    `compared`: the two years that were compared; the earlier measure may be older
    when the plan of the first year did not have it. `score` is None without a link.
    """

    series: str
    compared: tuple[int, int]
    kind: str
    earlier: YearMeasure | None
    later: YearMeasure | None
    score: float | None
    explanation: str

    @property
    def words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(words that went, words that came) in the title; empty when it is the same."""
        if self.earlier is None or self.later is None:
            return (), ()
        return changed_words(self.earlier.record.title, self.later.record.title)

    @property
    def days_moved(self) -> int | None:
        """Days from the earlier deadline to the later; None unless both have an end."""
        return count_days(self.earlier, self.later)

    @property
    def is_deadline_moved(self) -> bool:
        return bool(self.days_moved)

    @property
    def is_status_changed(self) -> bool:
        """Both years report a state, and not the same."""
        if self.earlier is None or self.later is None:
            return False
        states = self.earlier.state, self.later.state
        return None not in states and states[0] != states[1]


def count_days(earlier: YearMeasure | None, later: YearMeasure | None) -> int | None:
    """Days between the two deadlines; None unless both have an end."""
    first: date | None = earlier.deadline if earlier else None
    last: date | None = later.deadline if later else None
    return (last - first).days if first and last else None


def compare_series(series: Series) -> tuple[Change, ...]:
    """Every pair of years that follow each other."""
    return tuple(c for years in pairwise(series.years) for c in compare_years(series, *years))


def compare_years(series: Series, first: int, last: int) -> tuple[Change, ...]:
    """What became of the measures of `first` until `last`, by way of the years in between.

    The later plan's measures in reading order, then those that were dropped.
    """
    routes = list(_find_routes(series, first, last))
    ends = {(r[0].previous_measure_id, r[-1].measure_id): r for r in routes}
    kinds = _name_kinds(series, list(ends.values()))
    linked = [_link_change(series, (first, last), ends[e], kinds[e]) for e in ends]
    return tuple(sorted((*linked, *_unlinked(series, (first, last), set(ends))), key=_reading))


def _find_routes(series: Series, first: int, last: int) -> Iterator[list[LinkRecord]]:
    """Chains of links from `first` (or before, over a gap) to `last`, the surest for each end."""
    routes = [[link] for link in series.links if series.measures[link.measure_id].year == last]
    found: dict[tuple[str, str], list[LinkRecord]] = {}
    before: defaultdict[str, list[LinkRecord]] = defaultdict(list)
    for link in series.links:
        before[link.measure_id].append(link)
    while routes:
        route = routes.pop()
        start = series.measures[route[0].previous_measure_id]
        if start.year <= first:
            ends = start.record.measure_id, route[-1].measure_id
            found[ends] = max(route, found.get(ends, route), key=_rate)
            continue
        routes += [[link, *route] for link in before[start.record.measure_id]]
    yield from found.values()


def _rate(route: Sequence[LinkRecord]) -> float:
    return min(link.score for link in route)


def _name_kinds(
    series: Series, routes: Sequence[Sequence[LinkRecord]]
) -> dict[tuple[str, str], str]:
    """The relation of the ends: as linked for one step, judged anew for several."""
    heirs = Counter(route[0].previous_measure_id for route in routes)
    forerunners = Counter(route[-1].measure_id for route in routes)
    kinds = {}
    for route in routes:
        ends = route[0].previous_measure_id, route[-1].measure_id
        if len(route) == 1:
            kinds[ends] = route[0].relation
        elif heirs[ends[0]] > 1:
            kinds[ends] = "split"
        elif forerunners[ends[1]] > 1:
            kinds[ends] = "merged"
        else:
            earlier, later = (series.measures[end].record for end in ends)
            same = skeleton(earlier.title) == skeleton(later.title)
            kinds[ends] = name_relation(earlier, later, same_title=same)
    return kinds


def _link_change(
    series: Series, years: tuple[int, int], route: Sequence[LinkRecord], kind: str
) -> Change:
    earlier = series.measures[route[0].previous_measure_id]
    return Change(
        series=series.name,
        compared=years,
        kind=kind,
        earlier=earlier,
        later=series.measures[route[-1].measure_id],
        score=_rate(route),
        explanation="; ".join([*_tell_route(series, route), *_tell_gap(earlier, years[0])]),
    )


def _tell_route(series: Series, route: Sequence[LinkRecord]) -> list[str]:
    """Why each step was linked, with its year when there are several."""
    if len(route) == 1:
        return [route[0].explanation]
    return [f"{series.measures[k.measure_id].year}: {k.explanation}" for k in route]


def _tell_gap(earlier: YearMeasure, first: int) -> list[str]:
    return [f"not in the plan of {first}"] if earlier.year < first else []


def _unlinked(
    series: Series, years: tuple[int, int], ends: set[tuple[str, str]]
) -> Iterator[Change]:
    starts, stops = {start for start, _ in ends}, {stop for _, stop in ends}
    for year, kind, linked in ((years[1], "new", stops), (years[0], "dropped", starts)):
        for measure in series.of_year(year):
            if measure.record.measure_id not in linked:
                yield Change(
                    series=series.name,
                    compared=years,
                    kind=kind,
                    earlier=measure if kind == "dropped" else None,
                    later=measure if kind == "new" else None,
                    score=None,
                    explanation="; ".join(_tell_end(series, measure, kind, years[1])),
                )


def _tell_end(series: Series, measure: YearMeasure, kind: str, last: int) -> Iterator[str]:
    """What was last said of a measure that was dropped, and whether it comes back."""
    if kind == "new":
        return
    yield f"last reported {measure.state}" if measure.state else "no status was reported"
    own = measure.record.measure_id
    heirs = [k.measure_id for k in series.links if k.previous_measure_id == own]
    later = [series.measures[heir].year for heir in heirs if series.measures[heir].year > last]
    if later:
        yield f"comes back in {min(later)}"


def _reading(change: Change) -> tuple[bool, int, int]:
    shown = change.later or change.earlier
    place = shown.record.ordinal if shown else 0
    first = change.earlier.record.ordinal if change.earlier else 0
    return change.later is None, place, first
