"""One words file -> its concepts, checked; words -> how they are compared.

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

An analyst's own words (docs/words.md) are one more file of the same form: its
words come after the program's. It may only name concepts that exist, since a
misspelt name would otherwise be lost in silence; words that the concept has
already are left out.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = ("nb", "nn")
_LISTS = ("both", *LANGUAGES)
_OFTEN_ASKED = 48
"""Characters of a text that is remembered as it was folded."""
_HEAD = re.compile(r"\[([\w.]+)\]\s*(?:#\s*(.*))?")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """An analyst's own words file: the name that people know it by, and its bytes.

    A value, so that it can be sent to the processes and machines that read.
    """

    source: str
    data: bytes


def words_to_plain(own: OwnWords | None) -> dict[str, str] | None:
    """What JSON can carry to another process; the file must have been found whole."""
    return {"source": own.source, "text": own.data.decode("utf-8")} if own else None


def words_from_plain(plain: Mapping[str, str] | None) -> OwnWords | None:
    """What `words_to_plain` made."""
    return OwnWords(source=plain["source"], data=plain["text"].encode()) if plain else None


def read_words(data: bytes, *, source: str) -> tuple[Concept, ...]:
    """The concepts of one words file (UTF-8); `source` is its name for messages."""
    try:
        tree = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"{source}: not a TOML file: {error}") from error
    return tuple(_find_concepts(tree, path=(), source=source))


def read_remarks(text: str) -> dict[str, str]:
    """The comment above each table of a words file (or behind its name), by concept."""
    remarks: dict[str, str] = {}
    above: list[str] = []
    for line in text.splitlines():
        head = _HEAD.match(line)
        if head:
            remarks[head[1]] = " ".join([*above, head[2] or ""]).strip()
        remark = line[1:].strip() if line.startswith("#") else ""
        above = [*above, remark] if remark and not remark.startswith("--") else []
    return remarks


def fold(text: str) -> str:
    """How words are compared: NFC, lower case, white space folded to one space."""
    return _fold_again(text) if len(text) <= _OFTEN_ASKED else _fold(text)


@lru_cache(maxsize=8192)  # the same labels and words are compared with list after list
def _fold_again(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def extend(known: Mapping[str, Concept], added: Concept) -> Concept:
    """The concept of that name with the words that it lacks added at its ends.

    Raises VocabularyError when there is no concept of that name.
    """
    concept = known.get(added.name)
    if concept is None:
        hint = did_you_mean(added.name, known)
        raise VocabularyError(f"{added.source}: no concept {added.name!r}{hint}")
    have = {fold(word) for word in concept.words()}
    extra = {
        key: tuple(word for word in getattr(added, key) if fold(word) not in have)
        for key in _LISTS
    }
    return Concept(
        name=concept.name,
        source=concept.source,
        **{key: getattr(concept, key) + extra[key] for key in _LISTS},
    )


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The names that are nearly `name`, as the end of a sentence; empty when none is."""
    near = difflib.get_close_matches(name, list(known), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""


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
