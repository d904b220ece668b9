"""Which words make a mention in prose, and whether a text can hold one: without loading spaCy.

Loading spaCy takes a second, so a text is first asked here. The answer is yes for every text
in which the pipeline (extract.language.mentions) finds something of these kinds, and for some
more: a phrase that it finds is one here too, but here it need not be one of its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from extract.vocabulary import Vocabulary

KINDS = ("time", "status", "party", "deadline")
DATE = (
    r"\d{1,2}/\d{1,2}(?:[-/]\d{2,4})?|[QKTH][1-4](?:-\d{2,4})?|\d{8}"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|(?:19|20)\d\d|\d{1,2}\."
)
"""A figure that is a time by its form."""
TELLING = frozenset(
    f"status.{name}"
    for name in ("finished", "done", "started", "going", "delayed", "paused", "cancelled")
)
"""A sentence with one of these behind its subject says how far the measure has come."""
# Concepts that are not mentions of their own kind.
_LEFT_OUT = re.compile(
    r"time\.(?:in|binding|and|soft|reference|numbered|event|measured|count|times|unit\.day)$"
    r"|status\.(?:small|figure|counted|all|turn|place|around_share|auxiliary|colour|sign_|box_|not_|"
    r"date_lead|draft|plain_|single_|past|wanted|activity|work_noun)"
    r"|deadline\.(?!strong_cue$|cue$)"
    r"|status\.(?:passive|not_passive|lacking|prelude)$"
    r"|party\.(?:and|unfinished|joiner|lead_in|role_note|others|nobody|field|head|ending|cleft|"
    r"no_name|own|tail_word|definite|plural|pointer|known)"
)
_PART = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_FIGURE = re.compile(DATE)
_SUBJECT = "deadline.subject"

Phrases = Mapping[str, frozenset[tuple[str, ...]]]
"""Phrases by their first part: words, figures and signs, in small letters."""


def can_mention(text: str, vocabulary: Vocabulary, *, kinds: tuple[str, ...]) -> bool:
    """False for a text without any word, and any figure, that a mention of `kinds` needs."""
    if "time" in kinds and _FIGURE.search(text):
        return True
    return _holds(text, _cues_of(vocabulary, kinds))


def can_state(text: str, vocabulary: Vocabulary) -> bool:
    """False for a text that cannot say how far the measure itself has come."""
    return _holds(text, _subjects(vocabulary)) and _holds(text, _telling(vocabulary))


def phrases_of(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The plain words of the concepts that make mentions; stems are for `fields`."""
    names = [name for kind in KINDS for name in vocabulary.below(kind)]
    return {
        name: [word for word in vocabulary.words(name) if "*" not in word and "…" not in word]
        for name in names
        if not _LEFT_OUT.match(name)
    }


def openings_of(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """How a sentence about the measure begins: "Arbeidet er", "Tiltaket har"."""
    return {
        "subject": list(vocabulary.words(_SUBJECT)),
        "verb": list(vocabulary.words("status.auxiliary")),
    }


def _holds(text: str, phrases: Phrases) -> bool:
    parts = _PART.findall(text.lower())
    return any(
        tuple(parts[at : at + len(phrase)]) == phrase
        for at, part in enumerate(parts)
        for phrase in phrases.get(part, ())
    )


@cache
def _cues_of(vocabulary: Vocabulary, kinds: tuple[str, ...]) -> Phrases:
    listed = phrases_of(vocabulary)
    return _by_first(w for name in listed if name.partition(".")[0] in kinds for w in listed[name])


@cache
def _telling(vocabulary: Vocabulary) -> Phrases:
    listed = phrases_of(vocabulary)
    return _by_first(word for name in listed if name in TELLING for word in listed[name])


@cache
def _subjects(vocabulary: Vocabulary) -> Phrases:
    return _by_first(vocabulary.words(_SUBJECT))


def _by_first(words: Iterable[str]) -> Phrases:
    found: dict[str, set[tuple[str, ...]]] = {}
    for word in words:
        parts = tuple(_PART.findall(word.lower()))
        found.setdefault(parts[0], set()).add(parts)
    return {first: frozenset(phrases) for first, phrases in found.items()}
