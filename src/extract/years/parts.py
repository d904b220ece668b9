"""Splits and merges: measures left over that are a part of a link already made.

A measure is split when another later measure takes up what its heir left out;
it is merged when another earlier measure held what its forerunner did not. Both
are one question with the sides turned round, so the helpers speak of splits only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.years.groups import find_groups
from extract.years.score import add_up, to_chances, weigh_signals
from extract.years.similarity import Signals
from extract.years.wordmatch import Cover, Matrix

Pair = tuple[int, int]

PART_FROM = 0.5
"""Least chance of a link to a measure that is linked already."""
PART_WEIGHT = 4.0
"""Log-odds for a measure that takes up all that the other left out."""
LEAST_LEFT = 0.6
"""Least mass of words left out (one telling word weighs up to 1)."""


def find_parts(signals: Signals, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """(earlier, later) -> chance, of the measures left over that are parts of a linked one.

    A pair with one title is never split or merged: what else there is, is new or dropped.
    """
    odds = np.where(signals.other_number | signals.other_object, -np.inf, _weigh_alone(signals))
    same = [pair for pair in pairs if signals.same_title[pair]]
    splits = _Side(whole=signals.earlier, part=signals.later, odds=odds, area=signals.area)
    merges = _Side(whole=signals.later, part=signals.earlier, odds=odds.T, area=signals.area.T)
    split = splits.find(list(pairs), {i for i, _ in same})
    apart = {i for i, _ in split}
    done = [*same, *split, *(pair for pair in pairs if pair[0] in apart)]
    linked = [(j, i) for i, j in (*pairs, *split)]
    merged = merges.find(linked, {j for _, j in done})
    return split | {(i, j): chance for (j, i), chance in merged.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The question one way: rows are whole measures, columns may be their parts."""

    whole: Cover
    part: Cover
    odds: Matrix
    area: Matrix

    def find(self, linked: list[Pair], closed: set[int]) -> dict[Pair, float]:
        """Parts of rows that are linked and not `closed`, then groups of what is left."""
        partner = {row: column for row, column in linked if row not in closed}
        taken = {column for _, column in linked}
        free = [c for c in range(self.odds.shape[1]) if c not in taken]
        parts = dict(self._find_taken_up(partner, free))
        left = [c for c in free if c not in {column for _, column in parts}]
        rows = [r for r in range(self.odds.shape[0]) if r not in closed]
        near = np.where(np.isneginf(self.odds), 0.0, self.area)
        groups = find_groups(self.part, near, partner=partner, wholes=rows, parts=left)
        return parts | dict(groups)

    def _find_taken_up(
        self, partner: dict[int, int], free: list[int]
    ) -> Iterator[tuple[Pair, float]]:
        for column in free if partner else ():
            chances = {row: self._rate(row, kept, column) for row, kept in partner.items()}
            row = max(chances, key=lambda at: (chances[at], -at))
            if chances[row] >= PART_FROM:
                yield (row, column), chances[row]

    def _rate(self, row: int, kept: int, added: int) -> float:
        bonus = PART_WEIGHT * _taken_up(self.whole, self.part, row, kept, added)
        return float(to_chances(self.odds[row, added] + bonus))


def _weigh_alone(signals: Signals) -> Matrix:
    """Log-odds without the margin: the parts of one measure are no rivals of each other."""
    weighed = weigh_signals(signals)
    del weighed["margin"]
    return np.asarray(add_up(weighed))


def _taken_up(whole: Cover, part: Cover, row: int, kept: int, added: int) -> float:
    """0 to 1: how much of what `kept` left of `row` is in `added`, or makes up `added`."""
    words = whole.weights[row]
    left = words * (1 - whole.best[:, kept])
    if left.sum() < LEAST_LEFT:
        return 0.0
    gained = words * np.maximum(whole.best[:, added] - whole.best[:, kept], 0)
    return float(max(gained.sum() / left.sum(), _made_of(part, row, kept, added)))


def _made_of(part: Cover, row: int, kept: int, added: int) -> float:
    """Share of the title of `added` that stands in `row` and not in `kept`."""
    words = part.weights[added]
    fresh = words * part.best[:, row] * ~part.own[kept]
    return float(fresh.sum() / max(words.sum(), LEAST_LEFT))
