"""Splits and merges: measures left over that are a part of a link already made.

A measure is split when another later measure takes up what its heir left out;
it is merged when another earlier measure held what its forerunner did not. Both
are one question with the sides turned round, so all here speaks of splits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

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
    open_pairs = [pair for pair in pairs if not signals.same_title[pair]]
    odds = _weigh_alone(signals)
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    splits = _find(odds, signals.earlier, signals.later, dict(open_pairs), taken[1])
    turned = {j: i for i, j in open_pairs}
    merges = _find(odds.T, signals.later, signals.earlier, turned, taken[0])
    return {**dict(splits), **{(i, j): chance for (j, i), chance in merges}}


def _weigh_alone(signals: Signals) -> Matrix:
    """Log-odds without the margin: the parts of one measure are no rivals of each other."""
    weighed = weigh_signals(signals)
    del weighed["margin"]
    return np.asarray(add_up(weighed))


def _find(
    odds: Matrix, whole: Cover, part: Cover, partner: dict[int, int], taken: set[int]
) -> Iterator[tuple[Pair, float]]:
    for column in range(odds.shape[1]):
        if column in taken or not partner:
            continue
        chances = {
            row: float(
                to_chances(
                    odds[row, column] + PART_WEIGHT * _taken_up(whole, part, row, kept, column)
                )
            )
            for row, kept in partner.items()
        }
        row = max(chances, key=lambda at: (chances[at], -at))
        if chances[row] >= PART_FROM:
            yield (row, column), chances[row]


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
