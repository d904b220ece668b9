"""Every Norwegian word the program knows: words/*.toml in, frozen word lists out.

The form of these files stands in `words_file`. What is read is read with the *words in
use*: the program's own, or, within a block of `using`, these and an analyst's. What is
made of words is remembered by `remembered`, apart for each set of words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import ParamSpec, TypeVar

from extract.words_file import (
    LANGUAGES,
    Concept,
    OwnWords,
    VocabularyError,
    did_you_mean,
    extend,
    fold,
    read_remarks,
    read_words,
    words_from_plain,
    words_to_plain,
)

__all__ = [
    "LANGUAGES",
    "Concept",
    "OwnWords",
    "Vocabulary",
    "VocabularyError",
    "alternation",
    "digest_of",
    "fold",
    "load",
    "load_with",
    "program_remarks",
    "program_words",
    "read_words",
    "remembered",
    "using",
    "words_from_plain",
    "words_to_plain",
]

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """All concepts, in the order of the files. Compared by identity, so it can key a cache.

    `added` are the concepts and words that an analyst's file brings in.
    """

    concepts: Mapping[str, Concept] = field(repr=False)
    added: tuple[tuple[str, str], ...] = ()

    def words(self, name: str, *, language: str | None = None) -> tuple[str, ...]:
        """The words of the concept `name`, as written in the file.

        Raises VocabularyError when there is no such concept.
        """
        if name not in self.concepts:
            raise VocabularyError(f"no concept {name!r}{did_you_mean(name, self.concepts)}")
        return self.concepts[name].words(language=language)

    def below(self, prefix: str) -> tuple[str, ...]:
        """Names of the concepts under `prefix`: below("status") has "status.completed"."""
        return tuple(name for name in self.concepts if name.startswith(prefix + "."))


_in_use: ContextVar[Vocabulary | None] = ContextVar("words in use", default=None)
"""Set by `using` alone, for the block that it is around."""


def load(extra: Path | None = None) -> Vocabulary:
    """The words in use; with `extra`, the program's and those of that file.

    Raises VocabularyError for a file that breaks the rules, OSError when `extra` cannot
    be read.
    """
    if extra is not None:
        return load_with(OwnWords(source=extra.name, data=extra.read_bytes()))
    return _in_use.get() or program_words()


@cache
def load_with(own: OwnWords | None) -> Vocabulary:
    """The program's words with an analyst's own after them. Raises VocabularyError."""
    if own is None:
        return program_words()
    known = program_words().concepts
    concepts = dict(known)
    added: list[tuple[str, str]] = []
    for concept in read_words(own.data, source=own.source):
        concepts[concept.name] = extend(known, concept)
        old = set(known[concept.name].words())
        added += [(concept.name, w) for w in concepts[concept.name].words() if w not in old]
    return Vocabulary(concepts=concepts, added=tuple(added))


@cache
def program_words() -> Vocabulary:
    """The words that come with the program. Raises VocabularyError."""
    folder = files("extract") / "words"
    listed = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=_name)
    concepts: dict[str, Concept] = {}
    for file in listed:
        for concept in read_words(file.read_bytes(), source=file.name):
            if concept.name in concepts:
                other = concepts[concept.name].source
                raise VocabularyError(f"{file.name}: {concept.name} stands in {other} already")
            concepts[concept.name] = concept
    return Vocabulary(concepts=concepts)


@cache
def digest_of(own: OwnWords | None) -> str:
    """Sixteen hex digits for the words that `own` adds to the program's; empty when none.

    A remark, or another order of the tables, changes nothing. Raises VocabularyError.
    """
    words = load_with(own)
    added = [
        (name, concept.both, concept.nb, concept.nn)
        for name, concept in sorted(words.concepts.items())
        if name in dict(words.added)
    ]
    return hashlib.sha256(repr(added).encode()).hexdigest()[:16] if added else ""


@cache
def program_remarks() -> Mapping[str, str]:
    """What each concept of the program means: the comment above it in its file."""
    folder = files("extract") / "words"
    texts = (file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=_name))
    return {name: said for text in texts for name, said in read_remarks(text).items()}


@contextmanager
def using(own: OwnWords | None) -> Iterator[None]:
    """Within the block `load` gives the program's words and these; as before when None.

    Raises VocabularyError.
    """
    token = _in_use.set(_in_use.get() if own is None else load_with(own))
    try:
        yield
    finally:
        _in_use.reset(token)


def remembered(at_most: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """As functools.lru_cache, for a function that asks `load`: one answer for each set of words.

    `at_most` so many answers are kept; all of them when None.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        def of_words(words: Vocabulary, *args: P.args, **named: P.kwargs) -> R:
            return function(*args, **named)

        answer: Callable[..., R] = lru_cache(at_most)(of_words)

        @wraps(function)
        def ask(*args: P.args, **named: P.kwargs) -> R:
            return answer(load(), *args, **named)

        return ask

    return decorate


def alternation(words: Iterable[str]) -> str:
    """A regular expression, as text, for any of the `words`, the longest first.

    White space in a word matches any white space. No group and no word
    boundary is added around it; compile with re.IGNORECASE.
    """
    longest_first = sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)


def _name(file: Traversable) -> str:
    return file.name
