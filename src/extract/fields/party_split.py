"""A list of parties taken apart: text in, one span for each party out.

Every possible separator is tried, and those inside a name ("Plan og bygg",
"Kommunalsjef helse, omsorg og velferd", a full line) are put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.fields.party_words import (
    PartyWords,
    first_word,
    has_ending,
    is_body,
    is_definite,
    is_field,
    last_word,
    names_unit,
    wants_place,
)
from extract.model import PartyReading
from extract.vocabulary import fold

LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*[.:;]?\s*$")
_BRACKETED = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_EDGES = " \t\r\n,;:.–—-•·/+|*"
_LAST = re.compile(r"\w+$")
_NEXT_NUMBER = re.compile(r"\s+(?=\d{1,2}\)\s)")
_ENUMERATION = re.compile(r"(?:[a-z]\)|\d{1,2}\)|\d{1,2}\.(?=\s+[A-ZÆØÅ]))\s+")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of text and the kind of separator in front of it."""

    start: int
    stop: int
    separator: str = ""


def split_parties(text: str, start: int, stop: int, words: PartyWords) -> tuple[PartyReading, ...]:
    """The parties of `text[start:stop]`, a list of names, as printed, each once."""
    if others := words.others.search(text, start, stop):
        stop = others.start()
    parts = list(_cut(text, start, stop, words))
    if _is_list_of_fields(text, parts, words):
        parts = [_Part(parts[0].start, parts[-1].stop)]
    parts = _merge_names(text, parts, words)
    trimmed = (_trim(text, part.start, part.stop, words) for part in parts)
    readings = dict.fromkeys(span for span in trimmed if span)
    return tuple(PartyReading(start=a, stop=b) for a, b in readings)


def _cut(text: str, start: int, stop: int, words: PartyWords) -> Iterator[_Part]:
    """The text at every possible separator outside brackets, with the separator's kind."""
    masked = _BRACKETED.sub(lambda m: "x" * len(m[0]), text[start:stop])
    separators = [
        (m.start(), m.end(), m.lastgroup or "") for m in words.separator.finditer(masked)
    ]
    joiners = [
        (m.start(), m.end(), "hard")
        for pattern in (words.joiner, words.next_role, _NEXT_NUMBER)
        for m in pattern.finditer(masked)
    ]
    kept = [s for s in separators if not any(a < s[1] and s[0] < b for a, b, _ in joiners)]
    at, kind = 0, ""
    for first, last, name in sorted(kept + joiners):
        yield _Part(start + at, start + first, kind)
        at, kind = last, name
    yield _Part(start + at, stop, kind)


def _is_list_of_fields(text: str, parts: list[_Part], words: PartyWords) -> bool:
    """ "Helse, omsorg og sosial": small letters and an "og" make one unit of fields."""
    names = [text[part.start : part.stop].strip() for part in parts]
    kinds = [part.separator for part in parts[1:]]
    in_form = kinds[:-1] == ["comma"] * (len(kinds) - 1) and kinds[-1:] == ["conjunction"]
    small = all(name[:1].islower() for name in names[1:])
    return in_form and len(names) > 2 and small and all(is_field(name, words) for name in names)


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
    if before[-1:] == "." and before[-2:-1].isdigit() and after[:1].isdigit():
        return False  # the steps of one body: "Lærarane på 1. og 5. trinn"
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
    first = first_word(after)
    if wants_place(before, words) and is_definite(first, words) and not is_body(first, words):
        return False
    if after[:1].isupper():
        return not has_commas
    last = _LAST.search(before)
    is_whole = last is not None and has_ending(last[0], words.definite)
    is_whole = is_whole and first_word(after) not in words.unfinished
    if is_whole and not is_field(first_word(after), words):
        return first_word(after) not in words.conjunctions
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
    if _points_away(inner, words) or fold(inner) in words.nobody:
        return None
    if not any(c.isalpha() for c in inner):
        return None
    return start, stop


def _points_away(inner: str, words: PartyWords) -> bool:
    """ "Se tiltak 4", "jf. kapittel 3"; not "SE og NAV", an abbreviation."""
    return words.pointer.match(inner) is not None and not first_word(inner).isupper()


def _drop_role(text: str, start: int, stop: int, words: PartyWords) -> tuple[int, int]:
    """ "HOD (koordinerer)" and "(JD koordinerer)" without what says the role."""
    bracket = LAST_BRACKET.search(text[start:stop])
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
