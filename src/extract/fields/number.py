"""Numbers of measures: the start of a measure's text, or a number cell, in; the number out.

A number is kept as printed, without the word before it and without a trailing
dot, colon or bracket: "Tiltak 12:" is 12, "9.3.6.1 Tiltak 1:" is 1, "T-12" is
T-12. Years, amounts ("16 bilar"), ordinals ("3. klasse"), shares and references
("jf. tiltak 2.3") are not numbers. The words are in words/numbers.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.vocabulary import Vocabulary, alternation, fold, load

_DOTTED = r"\d{1,2}(?:[.\-]\d{1,2}){0,1}(?:\.\d{1,2}){1,3}[a-zæøå]?"
_LETTERED = r"[A-ZÆØÅ]{1,4}[-.–]?\d{1,3}(?:[.\-]\d{1,2}){0,3}[a-zæøå]?"
_SPACED = r"[A-ZÆØÅ]{1,3} \d{1,2}(?:\.\d{1,2}){0,3}[a-zæøå]?"
_PLAIN = r"\d{1,3}(?:\.\d{1,2}){0,4}(?: ?[a-zæøå](?![^\W\d_]))?|\d{1,3}[A-ZÆØÅ](?!\w)"
_ROMAN = r"(?=[IVXL])L?X{0,3}(?:IX|IV|V?I{0,3})(?!\w)"
_LETTER = r"[a-zæøå](?=\))|[A-ZÆØÅ](?=[.:)]|\s[–—-]\s)"
_CODE = rf"(?:{_LETTERED}|{_SPACED}|{_DOTTED}|{_PLAIN}|{_ROMAN}|{_LETTER})"
_AFTER = r"[\s.:)\-–—]*"

_WHOLE_CODE = re.compile(_CODE)
_SERIAL = re.compile(r"[A-ZÆØÅ]\d{1,2}")
"""A letter and a figure number a cell's row, whatever else E18 or B12 mean in a text."""
_SHORT_UNIT = 3
_LEAD = re.compile(r"[\s\-–—•#]*")
_BRACKETED = re.compile(r"\s*\((?=\d{1,2}[a-zæøå]?\)\s)")
_NUMBER_FORMS = re.compile(
    rf"(?P<dotted>{_DOTTED}(?![\d%]))|(?P<lettered>{_LETTERED}(?!\w))|(?P<spaced>{_SPACED}(?!\w))"
    rf"|(?P<roman>{_ROMAN})|(?P<plain>{_PLAIN})|(?P<letter>[a-zæøå](?=\)))"
)
_CLOSERS = re.compile(r"\s?[.:)]+|\s?[–—-](?=\s)")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\.?\d)")
_CLOCK = re.compile(r"\d{1,2}\.(?:00|15|30|45)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """The number at the start of a text and where the rest begins.

    `number` is None when the text starts with none; then `rest_start` is 0.
    `area_like` says that a word before it makes it the number of an area or
    goal ("Mål 2: ...").
    """

    number: str | None
    area_like: bool = False
    rest_start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    worded: re.Pattern[str]
    areas: frozenset[str]
    ordinals: tuple[str, ...]
    units: re.Pattern[str]
    other_codes: frozenset[str]
    and_more: re.Pattern[str]


def split_number(text: str, *, vocabulary: Vocabulary | None = None) -> NumberReading:
    """The number at the start of a measure's text; `text[rest_start:]` is its title."""
    return _split(text, vocabulary or load())


@lru_cache(maxsize=1024)  # the starts of one text are asked for by layout after layout
def _split(text: str, vocabulary: Vocabulary) -> NumberReading:
    words = _compile(vocabulary)
    return _read_worded(text, words) or _read_bare(text, words) or NumberReading(number=None)


def is_number(text: str, *, vocabulary: Vocabulary | None = None) -> bool:
    """Whether the whole text is a measure's number, as in a number column's cell."""
    words = _compile(vocabulary or load())
    stripped = text.strip()
    if _YEAR.fullmatch(stripped) or _DATE.match(stripped):
        return False
    worded = words.worded.fullmatch(stripped)
    if worded:
        return True
    core = _strip_closers(stripped.lstrip("#"))
    if fold(core) in words.other_codes and not _SERIAL.fullmatch(core):
        return False
    return bool(_WHOLE_CODE.fullmatch(core))


def are_letters_in_order(texts: Sequence[str]) -> bool:
    """Whether number cells are a, b, c ... one after the other, begun again any number of times.

    A letter alone is a number only among its like: "a" may be a word, "x" a cross.
    """
    letters = [_strip_closers(t.strip()) for t in texts]
    if len(letters) < 2 or any(len(x) != 1 or not x.isalpha() for x in letters):
        return False
    follows = zip(["", *letters], letters, strict=False)
    return all(b in "aA" or (a and ord(b) == ord(a) + 1) for a, b in follows)


def normalise_number(text: str, *, vocabulary: Vocabulary | None = None) -> str:
    """A number cell's number as the dataset has it: "Tiltak 1::" -> "1", "1.4." -> "1.4"."""
    words = _compile(vocabulary or load())
    worded = words.worded.match(text.strip())
    core = worded["code"] if worded else text.strip().lstrip("#")
    return " ".join(_strip_closers(core).split())


@cache
def _compile(vocabulary: Vocabulary) -> _Words:
    before, areas = (vocabulary.words(f"number.{name}") for name in ("before", "area"))
    counter, joins = (alternation(vocabulary.words(f"number.{x}")) for x in ("counter", "and"))
    worded = (
        rf"{_LEAD.pattern}(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?\s+)?"
        rf"(?P<word>{alternation((*before, *areas))})(?:(?:s|\s+)?(?:{counter}))?\.?\s*"
        rf"(?P<code>(?-i:{_CODE}))(?![\d%])(?P<after>{_AFTER})"
    )
    return _Words(
        worded=re.compile(worded, re.IGNORECASE),
        areas=frozenset(map(fold, areas)),
        ordinals=tuple(map(fold, vocabulary.words("number.ordinal"))),
        units=re.compile("|".join(map(_stem_or_word, vocabulary.words("number.unit")))),
        other_codes=frozenset(map(fold, vocabulary.words("number.other_code"))),
        and_more=re.compile(rf"(?:{joins}|,|/)\s?\d"),
    )


def _stem_or_word(unit: str) -> str:
    """Short units are whole words: "kr" is no beginning of "krav"."""
    return re.escape(unit) + (r"(?!\w)" if len(unit) <= _SHORT_UNIT else "")


def _read_worded(text: str, words: _Words) -> NumberReading | None:
    """ "Tiltak 12: ...", "Mål 2 ..."; not "Tiltak 3 og 5 ...", "Prosjekt 2030 ..."."""
    found = words.worded.match(text)
    if found is None or _YEAR.match(text, found.start("code")):
        return None
    if words.and_more.match(text, found.end()):
        return None
    closed = _has_closer(found["after"])
    if not closed and not _starts_title(text, found.end(), allow_lower=False):
        return None
    return NumberReading(
        number=_strip_closers(found["code"]),
        area_like=fold(found["word"]) in words.areas,
        rest_start=found.end(),
    )


def _read_bare(text: str, words: _Words) -> NumberReading | None:
    lead = _BRACKETED.match(text) or _LEAD.match(text)
    start = lead.end() if lead else 0
    found = _NUMBER_FORMS.match(text, start)
    if found is None or _is_other_figure(text, start):
        return None
    if fold(found[0]) in words.other_codes:
        return None
    closer = _CLOSERS.match(text, found.end())
    stop = closer.end() if closer else found.end()
    if not _fits(text, found, words, stop=stop, closer=closer[0].strip() if closer else ""):
        return None
    rest = stop + len(text[stop:]) - len(text[stop:].lstrip(" \t\n.:)"))
    return NumberReading(number=found[0].strip(), rest_start=rest)


def _is_other_figure(text: str, start: int) -> bool:
    return any(p.match(text, start) for p in (_YEAR, _DATE, _CLOCK))


def _fits(text: str, found: re.Match[str], words: _Words, *, stop: int, closer: str) -> bool:
    """Whether what follows lets a figure or code be a number."""
    following = text[stop:].lstrip()
    if not following:
        return bool(closer) or found.lastgroup not in {"roman", "letter"}
    # Units are printed small: "3.2 km" is a length, "3.2 Krav ..." is not.
    if following[0] in "%‰°/=+" or words.units.match(following):
        return False
    if closer == "." and following.startswith(words.ordinals):
        return False
    spaced = text[stop : stop + 1].isspace() or stop == len(text)
    match found.lastgroup:
        case "dotted":
            return spaced or following[0].isupper()
        case "letter":
            return True
        case "roman":
            return bool(closer) and (spaced or following[0].isupper())
        case "plain" if closer:
            return spaced or (closer in ").:" and following[0].isupper())
        case "lettered" if spaced and following[0].isdigit():
            return True
    return spaced and (closer in {":", ")", "."} or _starts_title(text, stop, allow_lower=False))


def _starts_title(text: str, position: int, *, allow_lower: bool) -> bool:
    following = text[position:].lstrip(" «\"“”'(")
    if not following:
        return True
    return following[0].isupper() or (allow_lower and following[0].islower())


def _has_closer(after: str) -> bool:
    return any(sign in after for sign in ".:)–—-")


def _strip_closers(code: str) -> str:
    return code.strip().rstrip(" .:)–—-").strip()
