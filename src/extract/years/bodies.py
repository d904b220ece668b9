"""Are two names of organisations names of one body? Names as printed in, an answer out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from rapidfuzz import fuzz

from extract import vocabulary
from extract.years.names import NO_NAMES, Names
from extract.years.wording import read_stems, stem_word

Verdict = Literal["same", "other", "unknown"]

ALIKE_RATIO = 88
"""Least rapidfuzz ratio (0 to 100) of two words of a name that are one, misspelt."""

_CAPITALISED = re.compile(r"[^\W\d_a-zæøå][\w-]*")


def compare_bodies(first: str | None, second: str | None, *, names: Names = NO_NAMES) -> Verdict:
    """`same`, `other` (both have names of their own that differ) or `unknown`."""
    if not first or not second:
        return "unknown"
    ours, theirs = names.resolve(first), names.resolve(second)
    if not (_is_name(ours) and _is_name(theirs)):
        return "unknown"
    if ours == theirs or _is_same(_name_stems(ours), _name_stems(theirs)):
        return "same"
    return _compare_places(ours, theirs)


def body_key(name: str | None, *, names: Names = NO_NAMES) -> tuple[str, ...]:
    """Stems by which plans of one body are found together; empty when there is no name."""
    return tuple(sorted(_name_stems(names.resolve(name)))) if name else ()


def name_stems(name: str, *, names: Names = NO_NAMES) -> frozenset[str]:
    """The stems of which two names of one body have all in common; see `compare_bodies`."""
    return _name_stems(names.resolve(name))


def find_places(name: str, *, names: Names = NO_NAMES) -> frozenset[str]:
    """Places of a name that says what sort of body it is; two without a common one are names
    of other bodies. Empty when the name does not tell bodies apart."""
    resolved = names.resolve(name)
    return _find_places(resolved) if _is_body(resolved) else frozenset()


def _is_name(name: str) -> bool:
    """A name has a capital or says what sort of body it is; a folder's name need not."""
    return name != name.lower() or _is_body(name)


def _is_same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """The same words in any order; a bare "kommune" may be left out."""
    return bool(ours and theirs) and _match_all(ours, theirs) and _match_all(theirs, ours)


def _match_all(words: Iterable[str], others: Iterable[str]) -> bool:
    listed = list(others)
    return all(any(_is_alike(word, other) for other in listed) for word in words)


def _is_alike(word: str, other: str) -> bool:
    return word == other or fuzz.ratio(word, other) >= ALIKE_RATIO


def _compare_places(ours: str, theirs: str) -> Verdict:
    """Names without a common place are other bodies; with one they may be parts of one."""
    places = _find_places(ours), _find_places(theirs)
    if not all(places) or not (_is_body(ours) and _is_body(theirs)):
        return "unknown"
    if not any(_is_alike(a, b) for a in places[0] for b in places[1]):
        return "other"
    words = _all_stems(ours), _all_stems(theirs)
    return "same" if words[0] <= words[1] or words[1] <= words[0] else "unknown"


def _name_stems(name: str) -> frozenset[str]:
    stems = _all_stems(name)
    return stems - {stem_word(vocabulary.load().words("plan.municipality")[0])} or stems


@vocabulary.remembered(10_000)
def _all_stems(name: str) -> frozenset[str]:
    return frozenset(stem.text for stem in read_stems(name))


@vocabulary.remembered(10_000)
def _find_places(name: str) -> frozenset[str]:
    """Capitalised words that are no kind of body: "Overordna råd for Vik" has vik."""
    words = (word.lower() for word in _CAPITALISED.findall(name))
    own = {stem_word(word) for word in words if not word.endswith(_body_endings())}
    return frozenset(own - _common_stems())


def _is_body(name: str) -> bool:
    """One of its words says what sort of body it is; what a heading was misread for does not."""
    return any(word.endswith(_body_endings()) for word in re.findall(r"\w+", name.lower()))


@vocabulary.remembered()
def _body_endings() -> tuple[str, ...]:
    return vocabulary.load().words("likeness.body")


@vocabulary.remembered()
def _common_stems() -> frozenset[str]:
    words = vocabulary.load()
    lists = ("likeness.function", "likeness.plain", "likeness.plan", "likeness.report")
    return frozenset(stem_word(word) for name in lists for word in words.words(name))
