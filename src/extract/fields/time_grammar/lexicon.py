"""Text -> lexemes: figures, marks, known words and phrases, other words.

The phrases come from the concepts `time.*` and `deadline.*` of the vocabulary. A
lexeme's `kind` is the concept's second name and its `value` the third:
`time.month.05` gives kind "month", value "05"; `deadline.start` kind "start".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extract.vocabulary import Vocabulary, VocabularyError, fold

GROUPS = ("time", "deadline")
# Looked up by name only: their words have another role in the grammar too.
_SETS = ("time.measured", "deadline.whole_measure", "deadline.subject", "time.binding")
_SLIPS = {"month": 5, "season": 6, "unit": 6, "by": 5}  # kind: letters, at least
_LONGEST_FOR_SLIPS = 200  # characters; a slip is forgiven in a cell, not in a page

_RAISED = "⁰¹²³⁴-⁹"  # a footnote's figure, printed after a word or a year: left out
_LEXEME = re.compile(rf"\d+|[^\W\d_{_RAISED}]+|[-–—]>|[^\s{_RAISED}]")
_END = "end"

DASHES = frozenset("-‐‑‒–—―−")
_ARROWS = ("→", "►", "->", "–>", "—>")
_NAMED_MARKS = {**dict.fromkeys(DASHES, "dash"), **dict.fromkeys(_ARROWS, "arrow")}


class Lexeme(NamedTuple):
    """`start:stop` are characters of the text; kinds number, dash, mark, word, end or a concept.

    The value of a number is its figures as printed, of a mark and a word its lower-case text.
    """

    kind: str
    value: str
    start: int
    stop: int


class Phrase(NamedTuple):
    """The words and marks of an entry, lower case, and what it stands for."""

    words: tuple[str, ...]
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """`phrases` by first word, the longest first; `slips` by word with one letter left out."""

    phrases: Mapping[str, Sequence[Phrase]]
    slips: Mapping[str, Sequence[Phrase]]
    measured: frozenset[str]
    whole_measure: frozenset[str]
    subjects: frozenset[str]
    binding: frozenset[str]


@cache
def build_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Raises VocabularyError when a phrase stands in two concepts."""
    phrases = _list_phrases(vocabulary)
    by_first: dict[str, list[Phrase]] = {}
    slips: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p.words), p.words)):
        by_first.setdefault(phrase.words[0], []).append(phrase)
        if len(phrase.words) == 1 and len(phrase.words[0]) >= _SLIPS.get(phrase.kind, 99):
            for shorter in {phrase.words[0], *_leave_one_out(phrase.words[0])}:
                slips.setdefault(shorter, []).append(phrase)
    sets = [frozenset(map(fold, vocabulary.words(name))) for name in _SETS]
    return Lexicon(
        phrases=by_first,
        slips=slips,
        measured=sets[0],
        whole_measure=sets[1],
        subjects=sets[2],
        binding=sets[3],
    )


@lru_cache(maxsize=256)  # a passage is asked for its times in several ways, one after the other
def lex(text: str, lexicon: Lexicon) -> tuple[Lexeme, ...]:
    """The lexemes of `text`; four of kind "end" follow, so that readers may look ahead.

    Time and memory are linear in the length of `text`.
    """
    matches = list(_LEXEME.finditer(text))
    words = [match.group().lower() for match in matches]
    forgiving = len(text) <= _LONGEST_FOR_SLIPS
    lexemes: list[Lexeme] = []
    at = 0
    while at < len(matches):
        start, stop = matches[at].span()
        phrase = _match_phrase(words, at, lexicon)
        if phrase is not None:
            at += len(phrase.words)
            lexeme = Lexeme(phrase.kind, phrase.value, start, matches[at - 1].end())
            is_one = text[start:stop] == "I" and bool(lexemes) and lexemes[-1].kind == "numbered"
            lexemes.append(Lexeme("number", "1", start, stop) if is_one else lexeme)  # Fase I
            continue
        lexemes.append(_make_plain(words[at], start, stop, lexicon if forgiving else None))
        at += 1
    end = len(text)
    lexemes.extend([Lexeme(_END, "", end, end)] * 4)
    return tuple(lexemes)


def _list_phrases(vocabulary: Vocabulary) -> list[Phrase]:
    phrases: dict[tuple[str, ...], tuple[Phrase, str]] = {}
    for name in (name for group in GROUPS for name in vocabulary.below(group)):
        if name in _SETS:
            continue
        _, kind, *rest = name.split(".")
        for entry in vocabulary.words(name):
            words = tuple(_LEXEME.findall(entry.lower()))
            if words in phrases:
                raise VocabularyError(f"{entry!r} stands in {phrases[words][1]} and in {name}")
            phrases[words] = (Phrase(words, kind, ".".join(rest)), name)
    return [phrase for phrase, _ in phrases.values()]


def _match_phrase(words: Sequence[str], at: int, lexicon: Lexicon) -> Phrase | None:
    for phrase in lexicon.phrases.get(words[at], ()):
        length = len(phrase.words)
        if length == 1 or tuple(words[at : at + length]) == phrase.words:
            return phrase
    return None


def _make_plain(word: str, start: int, stop: int, forgiving: Lexicon | None) -> Lexeme:
    first = word[0]
    if first.isdecimal():
        return Lexeme("number", word, start, stop)
    if not word.isalpha():
        return Lexeme(_NAMED_MARKS.get(word, "mark"), word, start, stop)
    if forgiving is not None:
        meant = _forgive_slip(word, forgiving)
        if meant is not None:
            return Lexeme(meant.kind, meant.value, start, stop)
    return Lexeme("word", word, start, stop)


def _forgive_slip(word: str, lexicon: Lexicon) -> Phrase | None:
    """The one phrase that `word` is one slip away from, its first letter right."""
    if len(word) < min(_SLIPS.values()) - 1:
        return None
    near = {
        phrase
        for form in (word, *_leave_one_out(word))
        for phrase in lexicon.slips.get(form, ())
        if phrase.words[0][0] == word[0] and _is_one_slip(phrase.words[0], word)
    }
    meanings = {(phrase.kind, phrase.value) for phrase in near}
    return near.pop() if len(meanings) == 1 else None


def _leave_one_out(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _is_one_slip(right: str, written: str) -> bool:
    """One letter more, less, other, or two neighbours exchanged."""
    if abs(len(right) - len(written)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(right, written, strict=False)) if a != b), None)
    if start is None:
        return True
    tails = {
        (right[start + 1 :], written[start + 1 :]),
        (right[start + 1 :], written[start:]),
        (right[start:], written[start + 1 :]),
    }
    swapped = right[start : start + 2] == written[start : start + 2][::-1]
    return any(a == b for a, b in tails) or (
        swapped and right[start + 2 :] == written[start + 2 :]
    )
