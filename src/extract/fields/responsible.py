"""Responsible parties: a column's, label's, bracket's or sentence's text in, spans out.

Parties are kept as printed. They are separated by comma, slash, semicolon, line
break, "og", "samt", "i samarbeid med" and the like, but not inside names
("Helse- og omsorgsdepartementet", "Plan og bygg", "barn og unge").
The words are in words/parties.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.fields.party_words import (
    PartyWords,
    first_word,
    is_body,
    is_definite,
    is_field,
    last_word,
    names_unit,
    party_words,
)
from extract.model import PartyReading
from extract.vocabulary import Vocabulary, fold, load

_BRACKETED = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_EDGES = " \t\r\n,;:.–—-•·/+|*"
_ENUMERATION = re.compile(r"(?:[a-z]\)|\d{1,2}[.)])\s+")
_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*[.:;]?\s*$")
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?!\s+[A-ZÆØÅ]|\s*$|\n)[^.!?\n]*)*(?:[.!?\n]|$)")
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """Parties named inside other text: `start:stop` is the whole mention, brackets too."""

    start: int
    stop: int
    parties: tuple[PartyReading, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of text and the kind of separator in front of it."""

    start: int
    stop: int
    separator: str = ""


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
    return _split_parties(text, *_unwrap(text), words)


def find_bracketed_parties(
    text: str, *, lenient: bool = False, vocabulary: Vocabulary | None = None
) -> PartyMention | None:
    """The parties in a bracket at the end of a measure's text: "... (HOD og JD)".

    None when there is no bracket or what it holds is not surely parties. With
    `lenient` a bracket that could be parties will do: for a plan where the
    measures end so throughout.
    """
    found = _LAST_BRACKET.search(text[-400:])
    if found is None:
        return None
    shift = len(text) - len(text[-400:])
    words = party_words(vocabulary or load())
    parties = _split_parties(text, found.start(1) + shift, found.end(1) + shift, words)
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
    parties = _split_parties(text, found.end(), len(text.rstrip(" .)")), words)
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
    parties = _split_parties(text, *span, words)
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
        return name[0].isupper() or is_body(last, words) or is_definite(last)
    if is_field(last, words) or is_field(first, words):
        return name[0].isupper()
    endings = fold(last).endswith(words.endings) or fold(first).endswith(words.endings)
    return endings and len(name.split()) <= 5


def _unwrap(text: str) -> tuple[int, int]:
    """The span inside a bracket that is around the whole text."""
    whole = re.fullmatch(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\.?\s*", text)
    return whole.span(1) if whole else (0, len(text))


def _split_parties(
    text: str, start: int, stop: int, words: PartyWords
) -> tuple[PartyReading, ...]:
    if others := words.others.search(text, start, stop):
        stop = others.start()
    parts = _merge_names(text, list(_cut(text, start, stop, words)), words)
    trimmed = (_trim(text, part.start, part.stop, words) for part in parts)
    readings = dict.fromkeys(span for span in trimmed if span)
    return tuple(PartyReading(start=a, stop=b) for a, b in readings)


def _cut(text: str, start: int, stop: int, words: PartyWords) -> Iterator[_Part]:
    """The text at every possible separator outside brackets, with the separator's kind."""
    masked = _BRACKETED.sub(lambda m: "x" * len(m[0]), text[start:stop])
    separators = [
        (m.start(), m.end(), m.lastgroup or "") for m in words.separator.finditer(masked)
    ]
    joiners = [(m.start(), m.end(), "hard") for m in words.joiner.finditer(masked)]
    kept = [s for s in separators if not any(a < s[1] and s[0] < b for a, b, _ in joiners)]
    at, kind = 0, ""
    for first, last, name in sorted(kept + joiners):
        yield _Part(start + at, start + first, kind)
        at, kind = last, name
    yield _Part(start + at, stop, kind)


def _merge_names(text: str, parts: list[_Part], words: PartyWords) -> list[_Part]:
    """Parts put together again where the separator stands inside a name."""
    has_commas = any(part.separator in {"comma", "hard"} for part in parts)
    merged: list[_Part] = []
    for part in parts:
        left = merged[-1] if merged else None
        if left and not _separates(text, left, part, words, has_commas=has_commas):
            merged[-1] = _Part(left.start, part.stop, left.separator)
        else:
            merged.append(part)
    return merged


def _separates(
    text: str, left: _Part, right: _Part, words: PartyWords, *, has_commas: bool
) -> bool:
    before, after = text[left.start : left.stop].strip(), text[right.start : right.stop].strip()
    if not before or not after or right.separator == "hard":
        return True
    if before.endswith("-") and right.separator != "line":
        return False
    match right.separator:
        case "conjunction":
            return _og_separates(before, after, words)
        case "comma":
            return not _goes_on(before, after, words)
        case "line":
            return _line_separates(before, after, words, has_commas=has_commas)
    # a slash: "v/ rektor", "24/7", "A/S" stay whole
    return len(last_word(before)) > 1 and not last_word(before).isdigit()


def _og_separates(before: str, after: str, words: PartyWords) -> bool:
    last, first = last_word(before), first_word(after)
    if is_field(last, words) and is_field(first, words):
        return False
    if is_body(first, words) or first[:1].isupper():
        return True
    if names_unit(before, words):
        return False
    return is_body(last, words) or not is_field(last, words)


def _goes_on(before: str, after: str, words: PartyWords) -> bool:
    """Whether a comma stands inside a unit's list of fields: "Kommunalsjef helse, omsorg"."""
    fields = is_field(last_word(before), words) and is_field(first_word(after), words)
    return fields and after[:1].islower() and names_unit(before, words)


def _line_separates(before: str, after: str, words: PartyWords, *, has_commas: bool) -> bool:
    """Whether a line break separates, or the line was only full."""
    if before.endswith(("-", ",")) or last_word(before) in words.unfinished:
        return False
    if _ENUMERATION.match(after) or after[:1] in "-•–":
        return True
    if after[:1].isupper():
        return not has_commas
    ends_body = is_body(last_word(before), words) or is_body(first_word(before), words)
    return ends_body and is_body(first_word(after), words)


def _trim(text: str, start: int, stop: int, words: PartyWords) -> tuple[int, int] | None:
    """A party's span without bullets, roles around it and "and others"."""
    start, stop = _strip(text, start, stop)
    if enumeration := _ENUMERATION.match(text, start, stop):
        start = enumeration.end()
    while (lead := words.lead_in.match(text, start, stop)) and lead.end() < stop:
        start, stop = _strip(text, lead.end(), stop)
    if others := words.others.search(text, start, stop):
        start, stop = _strip(text, start, others.start())
    start, stop = _drop_role(text, start, stop, words)
    inner = text[start:stop]
    if not any(c.isalpha() for c in inner) or fold(inner) in words.nobody:
        return None
    return start, stop


def _drop_role(text: str, start: int, stop: int, words: PartyWords) -> tuple[int, int]:
    """ "HOD (koordinerer)" and "(JD koordinerer)" without what says the role."""
    bracket = _LAST_BRACKET.search(text[start:stop])
    if bracket and words.role_note.fullmatch(bracket[1].strip()):
        return _strip(text, start, start + bracket.start())
    if text[start : start + 1] == "(" and text[stop - 1 : stop] == ")":
        return _trim_last_role(text, start + 1, stop - 1, words)
    return _trim_last_role(text, start, stop, words)


def _trim_last_role(text: str, start: int, stop: int, words: PartyWords) -> tuple[int, int]:
    last = last_word(text[start:stop])
    first_is_last = len(text[start:stop].split()) == 1
    if last and not first_is_last and words.role_note.fullmatch(last):
        cut = _strip(text, start, start + text[start:stop].rindex(last))
        # "Avdelingens leder" is a role, "JD koordinerer" is a party and its role
        if is_body(last_word(text[slice(*cut)]), words):
            return cut
    return start, stop


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] in _EDGES:
        start += 1
    while stop > start and text[stop - 1] in _EDGES:
        stop -= 1
    if text[stop : stop + 1] == "." and re.search(r"\b\w{1,3}\.\w{1,3}$", text[start:stop]):
        stop += 1
    return start, stop
