"""What looks like a responsible party: words of parties.toml in, yes or no out.

Norwegian joins parties with "og", and names of units as well ("Plan og bygg"):
whether "og" separates is told from the words on its two sides. A field of work
("plan", "helse") names a part of an organisation and needs its neighbour; a body
or a role ("fagrådet", "rektor", "kommunane") stands on its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import Vocabulary, alternation, fold

_WORD = re.compile(r"[\w.&’'-]*\w")
# Everything that may stand between two parties, named by its kind.
_SEPARATOR = (
    r"(?P<hard>[;|•·+\t]|(?<=\s)[-–—]\s(?=\S))|(?P<line>\s*\n\s*)|(?P<comma>,(?!\d)\s*)"
    r"|(?P<slash>\s*/\s*)|(?P<conjunction>\s+(?:{})\s+)"
)
_SIDES = ("before", "after")
_IS_WORD = re.compile(r"\w+")
_STEM = 3  # letters before an ending


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """The compiled words of parties.toml; patterns ignore case."""

    separator: re.Pattern[str]
    joiner: re.Pattern[str]
    next_role: re.Pattern[str]
    unfinished: frozenset[str]
    conjunctions: frozenset[str]
    lead_in: re.Pattern[str]
    role_note: re.Pattern[str]
    others: re.Pattern[str]
    nobody: frozenset[str]
    fields: frozenset[str]
    heads: frozenset[str]
    plurals: tuple[str, ...]
    endings: tuple[str, ...]
    known: frozenset[str]
    said_after_party: re.Pattern[str]
    said_before_party: re.Pattern[str]
    tail: re.Pattern[str]
    cleft: re.Pattern[str]
    no_name: re.Pattern[str]
    own: re.Pattern[str]
    pointer: re.Pattern[str]
    definite: tuple[str, ...]
    definite_or_plural: tuple[str, ...]


@cache
def party_words(vocabulary: Vocabulary) -> PartyWords:
    """The words of parties.toml, compiled once for each vocabulary."""

    def pattern(name: str, form: str) -> re.Pattern[str]:
        return re.compile(form.format(alternation(vocabulary.words(name))), re.IGNORECASE)

    def folded(name: str) -> frozenset[str]:
        return frozenset(map(fold, vocabulary.words(name)))

    before, after = (alternation(vocabulary.words(f"party.cleft_{x}")) for x in _SIDES)
    # the dot of an abbreviation may be taken for the end of the sentence
    others = alternation(word.rstrip(".") for word in vocabulary.words("party.others"))
    return PartyWords(
        separator=pattern("party.and", _SEPARATOR),
        unfinished=folded("party.unfinished"),
        conjunctions=folded("party.and"),
        next_role=pattern("party.lead_in", r"[.;,\n]\s*(?=(?:{})\s*:)"),
        joiner=pattern("party.joiner", r"\s(?:{})\s+"),
        lead_in=pattern("party.lead_in", r"(?:{})(?:\s*:\s*|(?<=/)\s*|\s+)"),
        role_note=pattern("party.role_note", r"(?:{})\.?"),
        others=re.compile(rf"[\s,]+(?:{others})\.?$", re.IGNORECASE),
        nobody=folded("party.nobody"),
        fields=folded("party.field"),
        heads=folded("party.head"),
        endings=tuple(sorted(folded("party.ending"))),
        known=frozenset(vocabulary.words("party.known")) | folded("party.known"),
        said_after_party=pattern("party.sentence_before", r"\s+(?:{})(?!\w)"),
        said_before_party=pattern("party.sentence_after", r"(?<!\w)(?:{})(?!\w)[\s:]*"),
        tail=pattern("party.tail_word", r"[\s,;.:(–-]+(?:{})(?:\s*:\s*|\s+)"),
        cleft=re.compile(rf"^(?:{before})\s+|\s+(?:{after})$", re.IGNORECASE),
        no_name=pattern("party.no_name", r"(?:{})\b"),
        plurals=vocabulary.words("party.plural"),
        own=pattern("party.own", r"\s+(?:{})\b"),
        pointer=pattern("party.pointer", r"\s*(?:{})\b\.?\s+(?=[\w(])"),
        definite=vocabulary.words("party.definite_ending"),
        definite_or_plural=vocabulary.words("party.definite_ending")
        + vocabulary.words("party.plural_ending"),
    )


def first_word(text: str) -> str:
    found = _WORD.search(text)
    return found[0] if found else ""


def last_word(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1] if found else ""


def is_field(word: str, words: PartyWords) -> bool:
    return fold(word) in words.fields


def is_body(word: str, words: PartyWords) -> bool:
    """Whether one word is a body or a role: known, an abbreviation, or by its ending."""
    if word in words.known or fold(word) in words.known:
        return True
    if is_field(word, words):
        return False
    return is_abbreviation(word) or fold(word).endswith(words.endings)


def is_abbreviation(word: str) -> bool:
    """ "HOD", "NAV", "KS", "PPT"; not "I" or "LIS3"."""
    return word.isalpha() and 2 <= len(word) <= 6 and word.isupper()


def is_definite(word: str, words: PartyWords) -> bool:
    """A definite noun or persons in the plural: "tenesta", "elevane", "skolene", "legar"."""
    return has_ending(fold(word), words.definite_or_plural)


def has_ending(word: str, endings: tuple[str, ...]) -> bool:
    """Whether a word, letters alone, has one of `endings` behind three letters or more."""
    found = (ending for ending in endings if word.endswith(ending))
    return _IS_WORD.fullmatch(word) is not None and any(len(word) >= _STEM + len(e) for e in found)


def names_unit(text: str, words: PartyWords) -> bool:
    """Whether the text opens or holds a head that a list of fields may follow."""
    listed = [fold(word) for word in _WORD.findall(text)]
    if not listed:
        return False
    heads = not words.heads.isdisjoint(listed[:-1])
    return listed[0] in words.heads or heads or (len(listed) > 1 and _is_plural_head(text, words))


def _is_plural_head(text: str, words: PartyWords) -> bool:
    """ "Enhetsledere barnehage": the first word is several of a head."""
    first = fold(first_word(text))
    return any(first.removesuffix(e) in words.heads for e in words.plurals if first.endswith(e))


def wants_place(text: str, words: PartyWords) -> bool:
    """Whether a text is a role of which only a place tells which one: "Enhetsleder"."""
    return fold(text.strip()) in words.heads
