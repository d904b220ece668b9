"""The best one-to-one pairing of two plans' measures: chances in, pairs out."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from extract.years.wordmatch import Matrix

LINK_FROM = 0.5
"""Least chance of a link."""

Pair = tuple[int, int]


def assign_pairs(chances: Matrix) -> tuple[Pair, ...]:
    """Pairs of (earlier, later) indices with the highest sum of log-odds over LINK_FROM.

    `chances` has the shape (earlier, later). Log-odds, since one sure link must
    not be given up for two doubtful ones.
    """
    gain = np.maximum(_log_odds(chances) - _log_odds(np.array(LINK_FROM)), 0.0)
    gain = gain + 1e-6 * (gain > 0) * _prefer_order(gain.shape)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return tuple((int(i), int(j)) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0)


def _log_odds(chances: Matrix) -> Matrix:
    clipped = np.clip(chances, 1e-9, 1 - 1e-9)
    odds: Matrix = np.log(clipped / (1 - clipped))
    return odds


def _prefer_order(shape: tuple[int, ...]) -> Matrix:
    """Highest where both measures stand at the same place in their plans: settles ties."""
    places = [(np.arange(size) + 0.5) / max(size, 1) for size in shape]
    return 1.0 - np.abs(places[0][:, None] - places[1][None, :])
