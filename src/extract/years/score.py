"""How sure it is that one measure continues another: signals in, chances out.

A logistic sum. The weights were first fitted on invented plan pairs, then
rounded and set by reason: what a title says decides; where a measure stands and
who answers for it settle the doubtful ones; a number helps only between plans
that keep their numbers. docs/years.md says how they were checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.years.similarity import Signals
from extract.years.wordmatch import Matrix

AnyMatrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds that each signal adds; `base` is where nothing speaks for a pair."""

    base: float = -5.8
    text: float = 8.0
    margin: float = 3.0
    letters: float = 0.5
    same_title: float = 3.0
    number: float = 0.8
    area: float = 1.8
    responsible: float = 1.8
    other_number: float = -5.0
    other_object: float = -5.0


WEIGHTS = Weights()
USUAL_OVERLAP = 0.3
"""Overlap of the responsible parties of two measures that have nothing to do with each other."""
SUREST = 0.995
"""No link is surer than this."""


def score_pairs(signals: Signals, *, weights: Weights = WEIGHTS) -> Matrix:
    """Chance that the later measure continues the earlier, 0 to SUREST; shape as the signals."""
    return to_chances(add_up(weigh_signals(signals, weights=weights), weights=weights))


def add_up(weighed: Mapping[str, AnyMatrix], *, weights: Weights = WEIGHTS) -> AnyMatrix:
    """Log-odds of all signals together."""
    return np.asarray(weights.base + sum(weighed.values()))


def to_chances(odds: AnyMatrix) -> Matrix:
    """Log-odds as chances, 0 to SUREST."""
    chances: Matrix = np.minimum(1 / (1 + np.exp(-odds)), SUREST)
    return chances


def weigh_signals(signals: Signals, *, weights: Weights = WEIGHTS) -> dict[str, AnyMatrix]:
    """Log-odds by signal, in the order in which they are explained."""
    text = agree_in_text(signals)
    return {
        "same_title": weights.same_title * signals.same_title,
        "text": weights.text * text,
        "margin": weights.margin * find_margin(text),
        "letters": weights.letters * signals.letters,
        "number": weights.number * signals.same_number * trust_numbers(signals),
        "area": weights.area * (signals.area - 0.5),
        "responsible": weights.responsible * np.nan_to_num(signals.responsible - USUAL_OVERLAP),
        "other_number": weights.other_number * signals.other_number,
        "other_object": weights.other_object * signals.other_object,
    }


def agree_in_text(signals: Signals) -> Matrix:
    """0 to 1: the best of the three ways to compare texts, pulled towards the titles' own."""
    best = np.maximum(np.maximum(signals.title, signals.inside), signals.whole)
    agreement: Matrix = 0.6 * best + 0.4 * signals.title
    return agreement


def find_margin(text: Matrix) -> Matrix:
    """How far each pair is ahead of the best rival of either measure; never below 0."""
    rivals = np.maximum(_best_other(text), _best_other(text.T).T)
    return np.maximum(text - rivals, 0.0)


def trust_numbers(signals: Signals) -> float:
    """Share of the measures with one title that kept their number; a half without any."""
    kept = np.count_nonzero(signals.same_title & signals.same_number)
    return float((kept + 1) / (np.count_nonzero(signals.same_title) + 2))


def _best_other(text: Matrix) -> Matrix:
    """For each cell the highest of its row without the cell itself; 0 in a single column."""
    if text.shape[1] < 2:
        return np.zeros_like(text)
    ordered = np.sort(text, axis=1)
    highest, second = ordered[:, -1:], ordered[:, -2:-1]
    first_place = np.arange(text.shape[1]) == text.argmax(axis=1)[:, None]
    return np.where(first_place, second, highest)
