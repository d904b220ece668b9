"""Which names of organisations may be of one body: all names of an archive in, neighbours out.

Comparing each name with each other takes time with the square of the archive. Two names of one
body share a word, though, and so do two names with places that are not those of two bodies: only
names that share one are compared. A word counts as shared when it is misspelt, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from extract.years.bodies import ALIKE_RATIO, compare_bodies, find_places, name_stems
from extract.years.names import NO_NAMES, Names

_AT_A_TIME = 256
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Names by what they may be; "" stands for no name.

    `same`: name -> names of the same body. `near`: name with a place -> names with a place that
    are not those of another body. A name without a place is in no `near`: it may be anybody's.
    """

    same: Mapping[str, Set[str]]
    near: Mapping[str, Set[str]]

    def same_as(self, name: str | None) -> Set[str]:
        """The names of the same body, itself among them if it is a name."""
        return self.same.get(name or "", _NONE)

    def near_to(self, name: str | None) -> Set[str] | None:
        """The names with places that may be of the same body; None when it has no place."""
        return self.near.get(name or "")


def find_neighbours(bodies: Iterable[str | None], *, names: Names = NO_NAMES) -> Neighbours:
    """Of all names; gives what comparing each with each other would."""
    listed = sorted({body for body in bodies if body})
    placed = {name: places for name in listed if (places := find_places(name, names=names))}
    stems = {name: name_stems(name, names=names) for name in listed}
    alike = _find_alike(
        {word for side in (placed, stems) for own in side.values() for word in own}
    )
    same: dict[str, set[str]] = {name: set() for name in listed}
    near: dict[str, set[str]] = {name: set() for name in placed}
    for ours, theirs in _find_pairs(listed, placed, stems, alike, names):
        verdict = compare_bodies(ours, theirs, names=names)
        for one, other in ((ours, theirs), (theirs, ours)):
            if verdict == "same":
                same[one].add(other)
            if verdict != "other" and one in placed and other in placed:
                near[one].add(other)
    return Neighbours(same=same, near=near)


Words = Mapping[str, Set[str]]


def _find_pairs(
    listed: Sequence[str], placed: Words, stems: Words, alike: Words, names: Names
) -> set[tuple[str, str]]:
    """Each name with itself, and with those that it must be compared with."""
    pairs = {(name, name) for name in listed}
    pairs.update(_pairs_of_groups({name: {names.resolve(name)} for name in listed}, {}))
    pairs.update(_pairs_of_groups(placed, alike))
    pairs.update(_pairs_of_groups(_keep_rarest(stems, alike), alike, among=stems))
    return pairs


def _pairs_of_groups(
    words: Words, alike: Words, *, among: Words | None = None
) -> Iterator[tuple[str, str]]:
    """Names and those `among` which hold one of their words, in whatever spelling."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, own in (among or words).items():
        for word in own:
            holders[word].append(name)
    for name, own in words.items():
        for word in own:
            for spelt in alike.get(word, {word}):
                yield from ((min(name, o), max(name, o)) for o in holders.get(spelt, ()))


def _keep_rarest(stems: Words, alike: Words) -> dict[str, set[str]]:
    """The one word of each name that the fewest names hold: names of one body share them all."""
    counts: defaultdict[str, int] = defaultdict(int)
    for own in stems.values():
        for word in own:
            for spelt in alike[word]:
                counts[spelt] += 1
    return {name: {min(own, key=lambda w: (counts[w], w))} for name, own in stems.items() if own}


def _find_alike(words: Iterable[str]) -> dict[str, set[str]]:
    """Word -> the words that are the same or nearly so; see ALIKE_RATIO."""
    listed = sorted(words)
    alike = {word: {word} for word in listed}
    for start in range(0, len(listed), _AT_A_TIME):
        some = listed[start : start + _AT_A_TIME]
        ratios = cdist(some, listed, scorer=fuzz.ratio, score_cutoff=ALIKE_RATIO - 0.5)
        for i, j in zip(*np.nonzero(ratios), strict=True):
            if fuzz.ratio(some[i], listed[j]) >= ALIKE_RATIO:
                alike[some[i]].add(listed[j])
    return alike
