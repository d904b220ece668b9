"""Bokmål or Nynorsk: text in, "nb" or "nn" out.

The two are told apart by small words that only one of them writes ("ikke",
"ikkje"), by beginnings ("skole-", "skule-") and by endings ("-lig", "-leg");
what both write says nothing. The words are in words/language.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.vocabulary import LANGUAGES, Vocabulary, fold, load

_WORD = re.compile(r"[^\W\d_]+")
_WORD_WEIGHT, _ENDING_WEIGHT = 3, 1
_LONG, _LONGEST, _LONGEST_ENDING = 5, 12, 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Signs:
    words: Mapping[str, str]
    neutral: frozenset[str]
    beginnings: Mapping[str, str]
    endings: Mapping[str, str]


def detect_language(text: str, *, vocabulary: Vocabulary | None = None) -> str | None:
    """The language that most of the text is in; None when no word says which.

    A mixed text gets the one that more of its words belong to; a tie is Bokmål,
    which most documents are in.
    """
    scores = language_scores(text, vocabulary=vocabulary)
    if not any(scores.values()):
        return None
    return "nn" if scores["nn"] > scores["nb"] else "nb"


def language_scores(text: str, *, vocabulary: Vocabulary | None = None) -> dict[str, int]:
    """How much speaks for each language, in ending weights: {"nb": 7, "nn": 0}."""
    signs = _signs(vocabulary or load())
    scores = dict.fromkeys(LANGUAGES, 0)
    for word, times in Counter(_WORD.findall(text.lower())).items():
        if language := signs.words.get(word):
            scores[language] += _WORD_WEIGHT * times
        elif word in signs.neutral:
            continue
        elif language := _by_stem(word, signs):
            scores[language] += _ENDING_WEIGHT * times
    return scores


@cache
def _signs(vocabulary: Vocabulary) -> _Signs:
    def listed(name: str) -> dict[str, str]:
        concept = vocabulary.concepts[name]
        return {
            fold(word).strip("*"): language
            for language in LANGUAGES
            for word in getattr(concept, language)
        }

    return _Signs(
        words=listed("language.word"),
        neutral=frozenset(map(fold, vocabulary.words("language.neutral"))),
        beginnings=listed("language.beginning"),
        endings=listed("language.ending"),
    )


@lru_cache(maxsize=8192)  # plans are written in the same words
def _by_stem(word: str, signs: _Signs) -> str | None:
    """The language of the longest known beginning, else of the longest known ending."""
    beginnings = (word[:length] for length in range(min(len(word), _LONGEST), 2, -1))
    if found := next((signs.beginnings[b] for b in beginnings if b in signs.beginnings), None):
        return found
    if len(word) < _LONG:
        return None
    endings = (word[-length:] for length in range(_LONGEST_ENDING, 1, -1))
    return next((signs.endings[e] for e in endings if e in signs.endings), None)
