"""Several short measures against one long text: measures left over in, groups out.

When measures are put together, their old titles often live on only as bullets or
words of the new one's text, under a title that says none of it; and the other way
round when one is taken apart. Each alone would prove nothing; two or more that
each find words of their own there, and nowhere else in that plan, do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from extract.years.wordmatch import MISPRINT, Cover, Matrix

LEAST_SUPPORT = 0.35
"""Least share of a part's title that stands in the whole measure and in no other."""
LEAST_AREA = 0.5
"""Least likeness of the areas; unknown areas have just this."""
SUREST_PART = 0.9

Pair = tuple[int, int]


def find_groups(
    part: Cover,
    area: Matrix,
    *,
    partner: Mapping[int, int],
    wholes: Collection[int],
    parts: Collection[int],
) -> Iterator[tuple[Pair, float]]:
    """((whole, part), chance) of the `parts` (left over) that make up one of the `wholes`.

    `area` has the shape (wholes, parts). A whole that has a partner already needs
    one part more, any other needs two.
    """
    words = _own_words(part)
    support = _measure_support(part, words)
    home = {j: int(np.argmax(support[j])) for j in parts}
    for i in wholes:
        found = [j for j in parts if home[j] == i and support[j, i] >= LEAST_SUPPORT]
        near = [j for j in found if area[i, j] >= LEAST_AREA]
        kept = [partner[i]] if i in partner else []
        left = words[:, i] & ~part.own[kept].any(axis=0)
        members = _keep_distinct(near, left, part)
        if len(members) + len(kept) >= 2:
            yield from (((i, j), _rate(float(support[j, i]))) for j in members)


def _own_words(part: Cover) -> NDArray[np.bool_]:
    """Shape (words, wholes): the word is matched in this whole and in no other."""
    matched = part.best >= MISPRINT
    return np.asarray(matched & (matched.sum(axis=1, keepdims=True) == 1))


def _measure_support(part: Cover, words: NDArray[np.bool_]) -> Matrix:
    """Shape (parts, wholes): share of each title that its own words in each whole make."""
    total = np.maximum(part.weights.sum(axis=1, keepdims=True), 1.0)
    return np.asarray(part.weights @ (part.best * words) / total)


def _keep_distinct(found: list[int], own: NDArray[np.bool_], part: Cover) -> list[int]:
    """Those that bring a word that none before them brought."""
    seen: set[int] = set()
    members = []
    for j in found:
        fresh = _words_of(j, own, part) - seen
        if fresh:
            members.append(j)
            seen |= fresh
    return members


def _words_of(j: int, own: NDArray[np.bool_], part: Cover) -> set[int]:
    return {int(w) for w in np.flatnonzero((part.weights[j] > 0) & own)}


def _rate(support: float) -> float:
    return min(SUREST_PART, 0.4 + 0.5 * support)
