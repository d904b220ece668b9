"""How much of one text stands in another: texts in, matrices of shares out.

Every word of an earlier text looks for its best match in each later text: the
same stem, a part of a compound ("forløp" in "pasientforløp"), a misprint, or a
word that says much the same. Rare words of the two plans count more than common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from extract.years.wording import Stem, alike_groups

Matrix = NDArray[np.float64]

MISPRINT, COMPOUND, ALIKE = 0.85, 0.7, 0.55
"""How much a word counts that matches by spelling, as a part, or by meaning alone."""
MISPRINT_RATIO = 87
"""Least rapidfuzz ratio (0 to 100) of two words that differ by a misprint or an ending."""
SHORTEST_PART = 5
"""Fewest letters of a word that may match as the part of a compound."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of two plans, how rare each is, and how the two plans' words match."""

    rarity: dict[str, float]
    earlier: dict[str, int]
    later: dict[str, int]
    match: Matrix


def build_lexicon(earlier: Sequence[Sequence[Stem]], later: Sequence[Sequence[Stem]]) -> Lexicon:
    """From the whole texts of the measures of both plans."""
    words = [_index(texts) for texts in (earlier, later)]
    return Lexicon(
        rarity=_measure_rarity((*earlier, *later)),
        earlier=words[0],
        later=words[1],
        match=match_words(list(words[0]), list(words[1])),
    )


def match_words(earlier: Sequence[str], later: Sequence[str]) -> Matrix:
    """0 to 1 for each pair of stems; shape (earlier, later)."""
    if not earlier or not later:
        return np.zeros((len(earlier), len(later)))
    ratio = cdist(earlier, later, scorer=fuzz.ratio, score_cutoff=MISPRINT_RATIO)
    match = np.where(ratio >= 100, 1.0, np.where(ratio > 0, MISPRINT, 0.0))
    match[_has_digit(earlier), :] = match[:, _has_digit(later)] = 0.0
    _mark(match, earlier, later, kind="equal")
    _mark(match, earlier, later, kind="compound")
    _mark(match, earlier, later, kind="alike")
    return match


def find_shares(
    texts: Sequence[Sequence[Stem]], others: Sequence[Sequence[Stem]], lexicon: Lexicon
) -> tuple[Matrix, Matrix]:
    """Share of each earlier text found in each later one, and the other way round.

    Both of shape (earlier, later), 0 to 1; 0 for a text without words.
    """
    ours = _weigh(texts, lexicon.earlier, lexicon.rarity)
    theirs = _weigh(others, lexicon.later, lexicon.rarity)
    return (
        _share(ours, _best(lexicon.match, theirs)),
        _share(theirs, _best(lexicon.match.T, ours)).T,
    )


@dataclass(frozen=True, slots=True)
class Cover:
    """Where each word of one side's titles is found in the other side's texts.

    weights: (texts, words), best: (words, other texts), own: (texts, words) of the
    whole texts, true where the word stands in it.
    """

    weights: Matrix
    best: Matrix
    own: NDArray[np.bool_]


def find_covers(
    titles: Sequence[Sequence[Sequence[Stem]]],
    wholes: Sequence[Sequence[Sequence[Stem]]],
    lexicon: Lexicon,
) -> tuple[Cover, Cover]:
    """Of the earlier side and of the later side; `titles` and `wholes` hold both sides."""
    indices = (lexicon.earlier, lexicon.later)
    weights = [_weigh(t, at, lexicon.rarity) for t, at in zip(titles, indices, strict=True)]
    full = [_weigh(t, at, lexicon.rarity) for t, at in zip(wholes, indices, strict=True)]
    return (
        Cover(weights[0], _best(lexicon.match, full[1]), full[0] > 0),
        Cover(weights[1], _best(lexicon.match.T, full[0]), full[1] > 0),
    )


def find_mass(texts: Sequence[Sequence[Stem]], lexicon: Lexicon) -> NDArray[np.float64]:
    """How much each text says: the sum of its words' weights, plain words little."""
    return np.array(
        [sum(w * lexicon.rarity.get(s, 1.0) for s, w in _unique(text)) for text in texts]
    )


def _index(texts: Sequence[Sequence[Stem]]) -> dict[str, int]:
    words = dict.fromkeys(stem.text for text in texts for stem in text)
    return {word: at for at, word in enumerate(words)}


def _measure_rarity(texts: Sequence[Sequence[Stem]]) -> dict[str, float]:
    """1 for a word in one or two measures of both plans, down to 0.3 for one in all."""
    counts = Counter(word for text in texts for word in {stem.text for stem in text})
    widest = np.log(max(len(texts), 4) / 2)
    return {
        word: 0.3 + 0.7 * float(np.clip(np.log(len(texts) / count) / widest, 0.0, 1.0))
        for word, count in counts.items()
    }


def _has_digit(words: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([any(c.isdigit() for c in word) for word in words])


def _mark(match: Matrix, earlier: Sequence[str], later: Sequence[str], *, kind: str) -> None:
    """Raise the matches of words that share a key: themselves, a part, a group."""
    ways: dict[str, tuple[Callable[[str], tuple[str, ...]], float]] = {
        "equal": (_own_key, 1.0),
        "compound": (_part_keys, COMPOUND),
        "alike": (_group_keys, ALIKE),
    }
    keys, value = ways[kind]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(later):
        for key in keys(word):
            places.setdefault(key, []).append(at)
    for row, word in enumerate(earlier):
        for key in keys(word):
            for column in places.get(key, ()):
                if kind != "compound" or key in (word, later[column]):
                    match[row, column] = max(match[row, column], value)


def _own_key(word: str) -> tuple[str, ...]:
    return (word,)


@lru_cache(maxsize=50_000)
def _part_keys(word: str) -> tuple[str, ...]:
    """The word and every beginning and end of it that is long enough to be a word."""
    if any(c.isdigit() for c in word):
        return ()
    ends = [word[at:] for at in range(1, len(word) - SHORTEST_PART + 1)]
    starts = [word[:at] for at in range(SHORTEST_PART, len(word))]
    return (word, *ends, *starts) if len(word) >= SHORTEST_PART else ()


def _group_keys(word: str) -> tuple[str, ...]:
    group = alike_groups().get(word)
    return (group,) if group else ()


def _weigh(
    texts: Sequence[Sequence[Stem]], index: dict[str, int], rarity: dict[str, float]
) -> Matrix:
    """Shape (texts, words): the weight of each word in each text, 0 where it is not."""
    weights = np.zeros((len(texts), len(index)))
    for row, text in enumerate(texts):
        for word, weight in _unique(text):
            weights[row, index[word]] = weight * rarity.get(word, 1.0)
    return weights


def _unique(text: Sequence[Stem]) -> list[tuple[str, float]]:
    return list({stem.text: stem.weight for stem in text}.items())


def _best(match: Matrix, others: Matrix) -> Matrix:
    """Shape (words, others): the best match of each word in each of the other texts."""
    best = np.zeros((match.shape[0], others.shape[0]))
    texts, words = np.nonzero(others)  # text by text
    if words.size and match.shape[0]:
        filled, starts = np.unique(texts, return_index=True)
        best[:, filled] = np.maximum.reduceat(match[:, words], starts, axis=1)
    return best


def _share(weights: Matrix, best: Matrix) -> Matrix:
    total = np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    shares: Matrix = (weights @ best) / total
    return shares
