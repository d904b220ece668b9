"""Links between the measures of two plans that follow each other: measures in, links out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from extract.schema import LinkRecord, MeasureRecord
from extract.years.assign import assign_pairs
from extract.years.explain import explain
from extract.years.parts import find_parts
from extract.years.score import score_pairs
from extract.years.similarity import Signals, compare_measures, number_key
from extract.years.wordmatch import Matrix

BRIDGE_FROM = 0.9
"""Least chance of a link over a plan that does not have the measure."""

Pair = tuple[int, int]


def link_measures(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]
) -> tuple[LinkRecord, ...]:
    """Which later measure continues which earlier one; both in reading order."""
    if not earlier or not later:
        return ()
    signals = compare_measures(earlier, later)
    chances = score_pairs(signals)
    pairs = assign_pairs(chances)
    scores = {pair: float(chances[pair]) for pair in pairs} | find_parts(signals, pairs)
    return _make_links(earlier, later, signals, scores)


def bridge_measures(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]
) -> tuple[LinkRecord, ...]:
    """Links over a plan in between, of measures that have no link to that plan.

    Only with one title or nearly: what was away for a year was more often ended.
    """
    if not earlier or not later:
        return ()
    signals = compare_measures(earlier, later)
    chances = score_pairs(signals)
    sure: Matrix = np.where(signals.same_title | (chances >= BRIDGE_FROM), chances, 0.0)
    scores = {pair: float(chances[pair]) for pair in assign_pairs(sure)}
    return _make_links(earlier, later, signals, scores)


def name_relation(earlier: MeasureRecord, later: MeasureRecord, *, same_title: bool) -> str:
    """continued, renumbered or reworded, for a pair that is no split and no merge."""
    if not same_title:
        return "reworded"
    same_number = number_key(earlier.number) == number_key(later.number)
    return "continued" if same_number else "renumbered"


def _make_links(
    earlier: Sequence[MeasureRecord],
    later: Sequence[MeasureRecord],
    signals: Signals,
    scores: Mapping[Pair, float],
) -> tuple[LinkRecord, ...]:
    heirs, forerunners = _count(scores)
    links = []
    for (i, j), score in sorted(scores.items(), key=lambda item: (item[0][1], item[0][0])):
        role = "split" if heirs[i] > 1 else "merged" if forerunners[j] > 1 else ""
        same_title = bool(signals.same_title[i, j])
        relation = role or name_relation(earlier[i], later[j], same_title=same_title)
        links.append(
            LinkRecord(
                measure_id=later[j].measure_id,
                previous_measure_id=earlier[i].measure_id,
                relation=relation,
                score=round(score, 3),
                explanation=explain(earlier[i], later[j], signals, (i, j), role=role),
            )
        )
    return tuple(links)


def _count(pairs: Iterable[Pair]) -> tuple[Counter[int], Counter[int]]:
    listed = list(pairs)
    return Counter(i for i, _ in listed), Counter(j for _, j in listed)
