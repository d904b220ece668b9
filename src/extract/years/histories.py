"""Measures that live over years: a series in, one history for each measure out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.schema import LinkRecord
from extract.years.compare import count_days
from extract.years.library import Series, YearMeasure

OUTCOMES = ("finished", "dropped", "merged", "forgotten", "planned")
"""How a history ends; see `History.outcome`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One measure through the plans of a series, the oldest first.

    A measure that was split goes on in the part most like it; the other parts begin
    histories of their own, `split_from` the first measure of this one. Measures that
    were merged go on in the most alike; the others end there, `merged_into` it.
    """

    series: str
    measures: tuple[YearMeasure, ...]
    split_from: str | None
    merged_into: str | None
    is_in_last_plan: bool

    @property
    def moves(self) -> tuple[int, ...]:
        """Days that the deadline moved from plan to plan, where it did; pairs without ends out."""
        days = (count_days(a, b) for a, b in pairwise(self.measures))
        return tuple(d for d in days if d)

    @property
    def final_state(self) -> str | None:
        """What was last reported, in whichever year; None when nothing ever was."""
        states = [m.state for m in self.measures if m.state]
        return states[-1] if states else None

    @property
    def outcome(self) -> str:
        """finished or dropped as last reported in the last plan that has it; merged; planned
        when it stands in the newest plan; forgotten when it left the plans without a word."""
        last = self.measures[-1].state
        if last in ("completed", "cancelled"):
            return "finished" if last == "completed" else "dropped"
        if self.is_in_last_plan:
            return "planned"
        return "merged" if self.merged_into else "forgotten"


def trace_histories(series: Series, *, at_least: int = 1) -> tuple[History, ...]:
    """The histories of all measures that stand in `at_least` plans, by first year and place."""
    heir = _choose_heirs(series.links)
    starts = [own for own in series.measures if own not in set(heir.values())]
    chains = [_follow(start, heir) for start in starts]
    first_of = {own: chain[0] for chain in chains for own in chain}
    made = (_make(series, chain, heir, first_of) for chain in chains)
    return tuple(history for history in made if len(history.measures) >= at_least)


def _choose_heirs(links: Iterable[LinkRecord]) -> dict[str, str]:
    """measure_id -> the later measure it goes on in: the surest link of both ends."""
    ordered = sorted(links, key=lambda k: (-k.score, k.previous_measure_id, k.measure_id))
    heir: dict[str, str] = {}
    taken: set[str] = set()
    for link in ordered:
        if link.previous_measure_id not in heir and link.measure_id not in taken:
            heir[link.previous_measure_id] = link.measure_id
            taken.add(link.measure_id)
    return heir


def _follow(start: str, heir: dict[str, str]) -> list[str]:
    chain = [start]
    while chain[-1] in heir:
        chain.append(heir[chain[-1]])
    return chain


def _make(
    series: Series, chain: Sequence[str], heir: dict[str, str], first_of: dict[str, str]
) -> History:
    before = [k for k in series.links if k.measure_id == chain[0]]
    after = [k for k in series.links if k.previous_measure_id == chain[-1]]
    origin = max(before, key=lambda k: k.score, default=None)
    goal = max(after, key=lambda k: k.score, default=None)
    measures = tuple(series.measures[own] for own in chain)
    return History(
        series=series.name,
        measures=measures,
        split_from=first_of[origin.previous_measure_id] if origin else None,
        merged_into=first_of[goal.measure_id] if goal else None,
        is_in_last_plan=measures[-1].year == series.years[-1],
    )
