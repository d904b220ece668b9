"""Responsible parties: a column's, label's, bracket's or sentence's text in, spans out.

Parties are kept as printed. They are separated by comma, slash, semicolon, line
break, "og", "samt", "i samarbeid med" and the like, but not inside names
("Helse- og omsorgsdepartementet", "Plan og bygg", "barn og unge").
The words are in words/parties.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.fields.party_split import LAST_BRACKET, split_parties
from extract.fields.party_words import (
    PartyWords,
    first_word,
    is_body,
    is_definite,
    is_field,
    last_word,
    party_words,
    wants_place,
)
from extract.model import PartyReading
from extract.vocabulary import Vocabulary, fold, load

_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?!\s+[A-ZÆØÅ]|\s*$|\n)[^.!?\n]*)*(?:[.!?\n]|$)")
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """Parties named inside other text: `start:stop` is the whole mention, brackets too."""

    start: int
    stop: int
    parties: tuple[PartyReading, ...]


def read_parties(text: str, *, vocabulary: Vocabulary | None = None) -> tuple[PartyReading, ...]:
    """The parties of a text in the place of the responsible, in printed order.

    Empty when nobody is named ("-", "avklares"). A sentence ("Rektor har ansvar
    for tiltaket") gives its subject.
    """
    words = party_words(vocabulary or load())
    if fold(text) in words.nobody or not text.strip():
        return ()
    said = find_sentence_parties(text, vocabulary=vocabulary)
    if said:
        return tuple(party for mention in said for party in mention.parties)
    return split_parties(text, *_unwrap(text), words)


def parts_parties(before: str, after: str) -> bool:
    """Whether one line of a cell ends a party and the next begins another one.

    Both are whole names: "Ungdomsklinikken" over "Kommunane i regionen". A line that
    only was full goes on with a name, or a small letter: "Nord" over "universitet".
    """
    words = party_words(load())
    last, first = last_word(before), first_word(after)
    if before.rstrip().endswith(("-", ",", "/", "&")) or not first[:1].isupper():
        return False
    if fold(last) in words.unfinished or fold(last) in words.conjunctions:
        return False
    if wants_place(before, words) and is_definite(first, words) and not is_body(first, words):
        return False
    opens = is_body(first, words) or is_definite(first, words)
    whole = is_body(last, words) or is_definite(last, words)
    return whole or (opens and not is_field(last, words))


def find_bracketed_parties(
    text: str, *, lenient: bool = False, vocabulary: Vocabulary | None = None
) -> PartyMention | None:
    """The parties in a bracket at the end of a measure's text: "... (HOD og JD)".

    None when there is no bracket or what it holds is not surely parties. With
    `lenient` a bracket that could be parties will do: for a plan where the
    measures end so throughout.
    """
    found = LAST_BRACKET.search(text[-400:])
    if found is None:
        return None
    shift = len(text) - len(text[-400:])
    words = party_words(vocabulary or load())
    parties = split_parties(text, found.start(1) + shift, found.end(1) + shift, words)
    names = [text[p.start : p.stop] for p in parties]
    lenient = lenient or any(_is_party_name(name, words, lenient=False) for name in names)
    if not names or not all(_is_party_name(name, words, lenient=lenient) for name in names):
        return None
    return PartyMention(start=found.start() + shift, stop=len(text.rstrip()), parties=parties)


def find_tail_parties(text: str, *, vocabulary: Vocabulary | None = None) -> PartyMention | None:
    """The parties after "ansvar" at the end of a bullet: "... innen 2012, ansvar KDD"."""
    words = party_words(vocabulary or load())
    shift = max(0, len(text) - 200)
    found = next(reversed(list(words.tail.finditer(text, shift))), None)
    if found is None or not text[found.end() : found.end() + 1].isupper():
        return None
    rest = text[found.end() :]
    if len(rest.split()) > _MOST_WORDS or re.search(r"[.!?]\s+\S", rest):
        return None
    parties = split_parties(text, found.end(), len(text.rstrip(" .)")), words)
    return PartyMention(start=found.start(), stop=len(text), parties=parties) if parties else None


def find_sentence_parties(
    text: str, *, vocabulary: Vocabulary | None = None
) -> tuple[PartyMention, ...]:
    """The parties that sentences of running text make responsible, one mention a sentence."""
    words = party_words(vocabulary or load())
    if not words.said_after_party.search(text) and not words.said_before_party.search(text):
        return ()
    found = (_read_sentence(text, m.start(), m.end(), words) for m in _SENTENCE.finditer(text))
    return tuple(mention for mention in found if mention)


def _read_sentence(text: str, start: int, stop: int, words: PartyWords) -> PartyMention | None:
    after = words.said_after_party.search(text, start, stop)
    before = words.said_before_party.search(text, start, stop)
    if after and not words.own.match(text, after.end()):
        span = _subject(text, start, after.start(), words)
    elif before:
        span = (before.end(), stop)
    else:
        return None
    if span is None or not 0 < len(text[slice(*span)].split()) <= _MOST_WORDS:
        return None
    parties = split_parties(text, *span, words)
    return PartyMention(start=start, stop=stop, parties=parties) if parties else None


def _subject(text: str, start: int, stop: int, words: PartyWords) -> tuple[int, int] | None:
    """The subject of a sentence that ends in front of its verb; None for pronouns."""
    while cleft := words.cleft.search(text[start:stop].strip()):
        inner = text[start:stop]
        lead = len(inner) - len(inner.lstrip())
        if cleft.start() == 0:
            start += lead + cleft.end()
        else:
            stop = start + lead + cleft.start()
    subject = text[start:stop].strip()
    return None if not subject or words.no_name.match(subject) else (start, stop)


def _is_party_name(name: str, words: PartyWords, *, lenient: bool) -> bool:
    last, first = last_word(name), first_word(name)
    if not name or len(name.split()) > _MOST_WORDS or any(c.isdigit() for c in name):
        return False
    if name in words.known or last in words.known:
        return True
    if lenient:
        return name[0].isupper() or is_body(last, words) or is_definite(last, words)
    if is_field(last, words) or is_field(first, words):
        return name[0].isupper()
    endings = fold(last).endswith(words.endings) or fold(first).endswith(words.endings)
    return endings and len(name.split()) <= 5


def _unwrap(text: str) -> tuple[int, int]:
    """The span inside a bracket that is around the whole text."""
    whole = re.fullmatch(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\.?\s*", text)
    return whole.span(1) if whole else (0, len(text))
