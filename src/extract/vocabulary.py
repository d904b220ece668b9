"""Every Norwegian word the program knows: words/*.toml in, frozen word lists out.

A words file is TOML. Each table is a *concept* (a dotted name, such as
`status.completed`) with up to three lists of printed words or phrases:

    # what the concept means, in a comment
    [status.completed]
    both = ["100 %"]                 # written alike in Bokmål and Nynorsk
    nb = ["ferdigstilt", "utført"]
    nn = ["fullført"]                # seen once only: say so in a comment
    note = "optional remark for people; the program does not read it"

Rules, checked when the files are read:

- a concept stands in one file, and no word stands twice in it (case and list do
  not matter: a word that both languages write goes into `both`);
- words are NFC, without outer or double white space; how case is treated is for
  the reader to say (all readers here ignore it);
- a table may hold concepts below it (`[label]` may hold `[label.deadline]`);
- no other keys than `both`, `nb`, `nn`, `note` and tables.

An analyst's own words are one more file of the same form, given as `extra`: its
words come after the program's own. It may only name concepts that exist, since a
misspelt name would otherwise be lost in silence; words that the concept has
already are left out.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

LANGUAGES = ("nb", "nn")
_LISTS = ("both", *LANGUAGES)
_OFTEN_ASKED = 48
"""Characters of a text that is remembered as it was folded."""


class VocabularyError(ValueError):
    """A words file breaks a rule; the message names the file and the concept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One word list; `source` is the name of the file it comes from."""

    name: str
    source: str
    both: tuple[str, ...] = ()
    nb: tuple[str, ...] = ()
    nn: tuple[str, ...] = ()

    def words(self, *, language: str | None = None) -> tuple[str, ...]:
        """The words of one language (with those of both); all when `language` is None."""
        if language is None:
            return self.both + self.nb + self.nn
        return self.both + (self.nn if language == "nn" else self.nb)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """All concepts, in the order of the files. Compared by identity, so it can key a cache."""

    concepts: Mapping[str, Concept] = field(repr=False)

    def words(self, name: str, *, language: str | None = None) -> tuple[str, ...]:
        """The words of the concept `name`, as written in the file.

        Raises VocabularyError when there is no such concept.
        """
        if name not in self.concepts:
            raise VocabularyError(f"no concept {name!r}{_did_you_mean(name, self.concepts)}")
        return self.concepts[name].words(language=language)

    def below(self, prefix: str) -> tuple[str, ...]:
        """Names of the concepts under `prefix`: below("status") has "status.completed"."""
        return tuple(name for name in self.concepts if name.startswith(prefix + "."))


@cache
def load(extra: Path | None = None) -> Vocabulary:
    """The program's words, with an analyst's own file added when `extra` is given.

    Raises VocabularyError for a file that breaks the rules above, OSError when
    `extra` cannot be read.
    """
    folder = files("extract") / "words"
    listed = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=_name)
    concepts: dict[str, Concept] = {}
    for file in listed:
        for concept in read_words(file.read_bytes(), source=file.name):
            if concept.name in concepts:
                other = concepts[concept.name].source
                raise VocabularyError(f"{file.name}: {concept.name} stands in {other} already")
            concepts[concept.name] = concept
    if extra is not None:
        for concept in read_words(extra.read_bytes(), source=extra.name):
            concepts[concept.name] = _extend(concepts, concept)
    return Vocabulary(concepts=concepts)


def read_words(data: bytes, *, source: str) -> tuple[Concept, ...]:
    """The concepts of one words file (UTF-8); `source` is its name for messages."""
    try:
        tree = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"{source}: not a TOML file: {error}") from error
    return tuple(_find_concepts(tree, path=(), source=source))


def fold(text: str) -> str:
    """How words are compared: NFC, lower case, white space folded to one space."""
    return _fold_again(text) if len(text) <= _OFTEN_ASKED else _fold(text)


@lru_cache(maxsize=8192)  # the same labels and words are compared with list after list
def _fold_again(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def alternation(words: Iterable[str]) -> str:
    """A regular expression, as text, for any of the `words`, the longest first.

    White space in a word matches any white space. No group and no word
    boundary is added around it; compile with re.IGNORECASE.
    """
    longest_first = sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)


def _name(file: Traversable) -> str:
    return file.name


def _find_concepts(
    table: Mapping[str, object], *, path: tuple[str, ...], source: str
) -> Iterator[Concept]:
    lists = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if lists:
        yield _make_concept(lists, name=".".join(path), source=source)
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _find_concepts(value, path=(*path, key), source=source)


def _make_concept(lists: Mapping[str, object], *, name: str, source: str) -> Concept:
    where = f"{source}: [{name}]"
    unknown = sorted(set(lists) - {*_LISTS, "note"})
    if unknown or not name:
        raise VocabularyError(f"{where} has {unknown}; a concept has only {list(_LISTS)} and note")
    checked = {key: _check_words(lists.get(key, []), where=f"{where} {key}") for key in _LISTS}
    seen: set[str] = set()
    for word in (word for key in _LISTS for word in checked[key]):
        if fold(word) in seen:
            raise VocabularyError(f"{where} has {word!r} twice; keep one (in `both` if alike)")
        seen.add(fold(word))
    return Concept(name=name, source=source, **checked)


def _check_words(value: object, *, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise VocabularyError(f"{where} must be a list of quoted words")
    for word in value:
        plain = " ".join(unicodedata.normalize("NFC", word).split())
        if not word or word != plain:
            raise VocabularyError(f"{where}: {word!r} must be written {plain!r}")
    return tuple(value)


def _extend(concepts: Mapping[str, Concept], added: Concept) -> Concept:
    known = concepts.get(added.name)
    if known is None:
        hint = _did_you_mean(added.name, concepts)
        raise VocabularyError(f"{added.source}: no concept {added.name!r}{hint}")
    have = {fold(word) for word in known.words()}
    extra = {
        key: tuple(word for word in getattr(added, key) if fold(word) not in have)
        for key in _LISTS
    }
    return Concept(
        name=known.name,
        source=known.source,
        **{key: getattr(known, key) + extra[key] for key in _LISTS},
    )


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""
