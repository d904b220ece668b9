"""Which predicted measure is which true one: a one-to-one assignment.

In: true measures and the measures of a result. Out: pairs of indices. The same
`assign` also pairs deadlines, statuses and parties inside a measure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from extract.evaluate.texts import similarity
from extract.evaluate.truth import TrueMeasure
from extract.records import DocumentResult
from extract.schema import DeadlineRecord, MeasureRecord, StatusRecord

SIMILAR_AT_LEAST = 0.6
"""Title, or title with description, must be this similar for two measures to be paired."""

T = TypeVar("T")
P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """One measure of a result with all that hangs on it."""

    measure: MeasureRecord
    deadlines: tuple[DeadlineRecord, ...]
    statuses: tuple[StatusRecord, ...]


def predicted_measures(result: DocumentResult) -> tuple[Predicted, ...]:
    """The measures of `result` in their order, each with its deadlines and statuses."""
    return tuple(
        Predicted(
            measure=measure,
            deadlines=tuple(d for d in result.deadlines if d.measure_id == measure.measure_id),
            statuses=tuple(s for s in result.statuses if s.measure_id == measure.measure_id),
        )
        for measure in result.measures
    )


def pair_measures(
    true: Sequence[TrueMeasure], predicted: Sequence[Predicted]
) -> tuple[tuple[int, int], ...]:
    """Pairs (index in `true`, index in `predicted`), each index at most once."""
    return assign(true, predicted, likeness=_likeness)


def assign(
    true: Sequence[T], predicted: Sequence[P], *, likeness: Callable[[T, P], float]
) -> tuple[tuple[int, int], ...]:
    """The one-to-one pairs of highest summed `likeness`; a likeness of 0 never makes a pair."""
    if not true or not predicted:
        return ()
    worth = np.array([[likeness(t, p) for p in predicted] for t in true])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return tuple((int(r), int(c)) for r, c in zip(rows, columns, strict=True) if worth[r, c] > 0)


def _likeness(true: TrueMeasure, predicted: Predicted) -> float:
    """0 when the texts differ; else their similarity, with number, page and area to break ties."""
    measure = predicted.measure
    if true.only_year not in (None, measure.year):
        return 0.0
    titles = similarity(true.title, measure.title)
    bodies = similarity(
        f"{true.title} {true.description}", f"{measure.title} {measure.description}"
    )
    texts = max(titles, 0.95 * bodies)
    if texts < SIMILAR_AT_LEAST:
        return 0.0
    number = 0.2 * (true.number is not None and true.number == measure.number)
    page = 0.05 * (true.page is not None and true.page == measure.page)
    area = 0.1 * similarity(true.area or "", measure.area or "")
    # the same measure may stand as this year's and, optionally, as last year's
    duty = 0.3 * (true.only_year is not None) - 0.01 * true.optional
    return texts + number + page + area + duty
