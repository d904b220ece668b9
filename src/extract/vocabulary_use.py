"""Texts -> which words of the vocabulary they print, for the report of a run.

A word that no text of a large archive prints may be misspelt in its file, or out of
use. Words are compared as they stand (case and white space aside), so a word whose
inflection alone is printed counts as unused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from extract.vocabulary import Vocabulary, fold

_PIECE = re.compile(r"\d+|[^\W\d_]+|\S")
Use = tuple[str, str]  # concept, word
_ByFirst = dict[str, list[tuple[tuple[str, ...], Use]]]


def find_used_words(texts: Iterable[str], vocabulary: Vocabulary) -> frozenset[Use]:
    """Concept and word of every entry that stands in one of `texts`; linear in their length."""
    by_first = _index(vocabulary)
    used: set[Use] = set()
    for text in texts:
        pieces = _PIECE.findall(fold(text))
        for at, piece in enumerate(pieces):
            for words, use in by_first.get(piece, ()):
                if tuple(pieces[at : at + len(words)]) == words:
                    used.add(use)
    return frozenset(used)


def find_unused_words(texts: Iterable[str], vocabulary: Vocabulary) -> tuple[Use, ...]:
    """Concept and word of every entry that stands in none of `texts`, in the files' order."""
    used = find_used_words(texts, vocabulary)
    return tuple(use for use in _list_words(vocabulary) if use not in used)


def _list_words(vocabulary: Vocabulary) -> list[Use]:
    return [(name, word) for name in vocabulary.concepts for word in vocabulary.words(name)]


def find_own_words(text: str, vocabulary: Vocabulary) -> tuple[Use, ...]:
    """Concept and word of an analyst's own entries that stand in `text`, stems among them."""
    folded = fold(text)
    return tuple(use for use in vocabulary.added if _pattern(use[1]).search(folded))


@lru_cache(4096)
def _pattern(word: str) -> re.Pattern[str]:
    """A word of a file as it is printed: "*" is a part of a word, "…" up to three words."""
    inner = re.escape(fold(word)).replace(r"\*", r"\w*").replace(r"\ …\ ", r"\ (?:\S+\ ){0,3}")
    return re.compile(rf"(?<!\w){inner}(?!\w)")


@cache
def _index(vocabulary: Vocabulary) -> _ByFirst:
    """The entries by their first piece."""
    by_first: _ByFirst = {}
    for use in _list_words(vocabulary):
        pieces = tuple(_PIECE.findall(fold(use[1])))
        by_first.setdefault(pieces[0], []).append((pieces, use))
    return by_first
