"""What a text is made of, for comparing: printed text in, weighted stems out.

Bokmål and Nynorsk, singular and plural, definite and indefinite meet in one
stem: lemma (simplemma) -> pieces spelt one way -> endings taken off. Stems are
keys for comparing and are never shown to anybody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from simplemma.strategies import DictionaryLookupStrategy

from extract import vocabulary

PLAIN_WEIGHT = 0.3
"""Weight of a word that stands in every plan ("utarbeide", "felles", "plan")."""
QUANTITY_WEIGHT = 0.4
"""Weight of a number that counts something ("16 bilar"): often the part that is updated."""

_SITE = r"(?<=www\.)[\w-]+\.[a-z]{2,3}\b|\b[\w-]{3,}\.(?:no|com|org)\b"
_TOKEN = re.compile(_SITE + r"|[^\W\d_]+|\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LANGUAGES = ("nn", "nb")


@dataclass(frozen=True, slots=True)
class Stem:
    """A word as it is compared; `weight` is 1 for a telling word, less for a plain one.

    A name with a number ("tenesteavtale 8") is one stem, `tjenesteavtal#8`.
    """

    text: str
    weight: float


@vocabulary.remembered(50_000)
def read_stems(text: str) -> tuple[Stem, ...]:
    """The stems of a text in their order, function words and years left out."""
    tokens = [_Token(found.group(), found.start()) for found in _TOKEN.finditer(clean(text))]
    stems = [_read_token(tokens, at) for at in range(len(tokens))]
    return tuple(stem for stem in stems if stem is not None)


@vocabulary.remembered(50_000)
def read_object(text: str) -> tuple[tuple[Stem, ...], tuple[Stem, ...]]:
    """What a title does, and to what: the stems before and after its first preposition.

    "Fagdag om demens for tilsette" is (fagdag; demens): the second part ends where the
    next preposition stands. Without a preposition both parts are empty.
    """
    parts = _preposition().split(clean(text))
    if len(parts) < 2:
        return (), ()
    return read_stems(parts[0]), read_stems(parts[1])


def clean(text: str) -> str:
    """Lower case, NFC, soft hyphens dropped and words put together over a line's end."""
    plain = unicodedata.normalize("NFC", text).lower().replace("\u00ad", "")
    return _hyphenated().sub("", plain)


def skeleton(text: str) -> str:
    """Letters and digits alone: two titles with the same skeleton are printed alike."""
    return "".join(_TOKEN.findall(unicodedata.normalize("NFKC", text).lower()))


@vocabulary.remembered(50_000)
def stem_word(word: str) -> str:
    """The stem of one lower-case word, the same for both languages and every inflection."""
    lemma = _find_lemma(word)
    spelt = _pieces().sub(lambda found: _piece_table()[found.group()], lemma)
    return _level_ending(_take_off(spelt))


@vocabulary.remembered()
def alike_groups() -> Mapping[str, str]:
    """Stem -> name of its group of words that say much the same ("kurs", "opplæring")."""
    words = vocabulary.load()
    return {
        stem_word(word): name
        for name in words.below("likeness.alike")
        for word in words.words(name)
    }


class _Token(NamedTuple):
    text: str
    start: int

    def follows(self, other: _Token) -> bool:
        """Only a space lies between them."""
        return self.start - other.start - len(other.text) <= 1


def _read_token(tokens: list[_Token], at: int) -> Stem | None:
    word = tokens[at].text
    if word in _function_words() or _YEAR.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return None
    if not word[0].isalpha():
        name = _find_numbered(tokens, at)
        return Stem(f"{stem_word(name)}#{word}", 1.0) if name else Stem(word, QUANTITY_WEIGHT)
    stem = stem_word(word)
    return Stem(stem, PLAIN_WEIGHT if stem in _plain_stems() else 1.0)


def _find_numbered(tokens: list[_Token], at: int) -> str | None:
    """The word that the number at `at` belongs to ("avtale 3 og 5"); None when it counts."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if after and after not in _function_words() and not after[0].isdigit():
        return None
    while at > 0 and tokens[at].follows(tokens[at - 1]):
        at -= 1
        if tokens[at].text[0].isalpha() and tokens[at].text not in _joining():
            break
    word = tokens[at].text
    named = word[0].isalpha() and word not in _function_words() and not _YEAR.fullmatch(word)
    return word if named else None


def _find_lemma(word: str) -> str:
    """The lemma when a dictionary has the word; guessed ones are worse than none."""
    known = (_lemmas().get_lemma(word, language) for language in _LANGUAGES)
    return min((lemma.lower() for lemma in known if lemma), key=len, default=word)


def _take_off(word: str) -> str:
    """The word without its ending; at least three letters stay."""
    found = _inflection().search(word)
    if not found:
        return word
    rest = word[: found.start()] + (_nouns_of_doing().get(found.group()) or "")
    return rest.rstrip("j") if len(rest) > 4 else rest


def _level_ending(word: str) -> str:
    for ending, level in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + level
    return word


@cache
def _lemmas() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy()


@vocabulary.remembered()
def _function_words() -> frozenset[str]:
    return frozenset(vocabulary.load().words("likeness.function"))


@vocabulary.remembered()
def _preposition() -> re.Pattern[str]:
    words = vocabulary.alternation(vocabulary.load().words("likeness.preposition"))
    return re.compile(rf"\b(?:{words})\b")


@vocabulary.remembered()
def _hyphenated() -> re.Pattern[str]:
    """The hyphen at the end of a line inside a word; not that of "helse- og"."""
    words = vocabulary.alternation(vocabulary.load().words("likeness.coordinator"))
    return re.compile(rf"(?<=[^\W\d_])-\s+(?=[^\W\d_])(?!(?:{words})\b)")


@vocabulary.remembered()
def _joining() -> frozenset[str]:
    return frozenset(vocabulary.load().words("likeness.joining"))


@vocabulary.remembered()
def _inflection() -> re.Pattern[str]:
    words = vocabulary.load()
    endings = (*_nouns_of_doing(), *words.words("likeness.inflection"))
    return re.compile(rf"(?<=[^\W\d_]{{3}})(?:{vocabulary.alternation(endings)})$")


@vocabulary.remembered()
def _nouns_of_doing() -> Mapping[str, str]:
    """The inflected endings of "-ing", and "ing" for each."""
    plain, *inflected = vocabulary.load().words("likeness.ing")
    return dict.fromkeys(inflected, plain)


@vocabulary.remembered()
def _plain_stems() -> frozenset[str]:
    return frozenset(map(stem_word, vocabulary.load().words("likeness.plain")))


@vocabulary.remembered()
def _piece_table() -> Mapping[str, str]:
    words = vocabulary.load()
    groups = [words.words(name) for name in words.below("likeness.spelling")]
    return {piece: group[0] for group in groups for piece in group}


@vocabulary.remembered()
def _pieces() -> re.Pattern[str]:
    return re.compile(vocabulary.alternation(_piece_table()))


@vocabulary.remembered()
def _endings() -> tuple[tuple[str, str], ...]:
    """(ending, what it becomes), the longest first."""
    words = vocabulary.load()
    groups = [words.words(name) for name in words.below("likeness.ending")]
    pairs = {ending: group[0] for group in groups for ending in group[1:]}
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))
