"""Words of a status text: text in, tokens and cues (which concept says what, where) out.

A cue is a word or phrase of statuses.toml found in the text. Words may be stems
("ferdigstil*", "*ført"), and "…" in a phrase stands for up to three words. At
each word the longest phrase wins, then the most exact one. Phrases are found by
their first word in a dictionary, so the time is linear in the text. One wrong
letter in a long word is forgiven when no phrase fits it as it stands; not at its
end, where Norwegian keeps its grammar ("fullføre" is not "fullført").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extract.vocabulary import Vocabulary, fold

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*\s?%|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_WORDS_IN_GAP = 3
_STEM_KEY = 3
_FORGIVEN_LENGTH, _LONGEST_WORD = 8, 30
_GRAMMAR_END = 3
_LONGEST_ENDING = 3
# Recognised print, and keyboards from next door, give "ö" for "ø".
_FOREIGN = str.maketrans("öäÖÄ", "øæØÆ")
_DOUBLED = re.compile(r"(\w)\1")
# Concepts that are read apart from the word-by-word search.
_APART = (
    "status.box_", "status.colour.", "status.sign_", "status.small.", "status.date_lead",
    "status.not_party", "status.work_noun", "status.around_share",
    "status.plain_participle", "status.single_participle", "status.not_participle",
    "status.passive", "status.not_passive",
)  # fmt: skip


class Token(NamedTuple):
    """A word, a figure (with its %), or a sign; `word` is in lower case.

    Tokens and cues are named tuples since they are made by the million.
    """

    word: str
    start: int
    stop: int

    @property
    def is_word(self) -> bool:
        return self.word[0].isalpha()

    @property
    def is_figure(self) -> bool:
        return self.word[0].isdigit() and self.word[-1] != "%"

    @property
    def is_share(self) -> bool:
        return self.word[0].isdigit() and self.word[-1] == "%"


class Cue(NamedTuple):
    """The concept that tokens `first:last` speak of (without the leading `status.`)."""

    concept: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the words file, as tests on words.

    `second` is the second word when it is a plain one, to say no quickly.
    """

    concept: str
    tests: tuple[str, ...]
    exactness: int = 0
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CueIndex:
    """Phrases by the whole, the beginning or the end of their first word.

    `plain_endings` are ends of participles that count after an auxiliary only,
    `single_endings` those that count in a text of one word,
    `not_participles` the words with such ends that are something else; likewise
    `passive_endings`. `times` are the names of months and seasons.
    `small` are the small words by what they do ("but", "not"), `around_share`
    the words that may stand beside a share that is the whole status.
    """

    whole: Mapping[str, tuple[Phrase, ...]]
    beginning: Mapping[str, tuple[Phrase, ...]]
    ending: Mapping[str, tuple[Phrase, ...]]
    misspelt: Mapping[str, Phrase]
    plain_endings: tuple[str, ...]
    single_endings: tuple[str, ...]
    not_participles: frozenset[str]
    passive_endings: tuple[str, ...]
    not_passive_endings: tuple[str, ...]
    not_passives: frozenset[str]
    times: frozenset[str]
    small: Mapping[str, frozenset[str]]
    around_share: frozenset[str]


def tokenise(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(match[0].lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text.translate(_FOREIGN))
    )


def ends(word: str, index: CueIndex, name: str) -> bool:
    """Whether a word ends like the words that `status.small.<name>` tells of."""
    endings = index.small[name]
    return any(word[-length:] in endings for length in range(1, _LONGEST_ENDING + 1))


def find_cues(tokens: Sequence[Token], index: CueIndex) -> tuple[Cue, ...]:
    """The cues of a text in their order, none over another."""
    return tuple(_walk(tokens, index))


@cache
def cue_index(vocabulary: Vocabulary) -> CueIndex:
    """The phrases of all status concepts, compiled once for each vocabulary."""
    names = [n for n in vocabulary.below("status") if not n.startswith(_APART)]
    phrases = [
        _make_phrase(name.removeprefix("status."), tuple(_tests(word)))
        for name in names
        for word in vocabulary.words(name)
    ]
    return CueIndex(
        whole=_group((p for p in phrases if "*" not in p.tests[0]), lambda test: test),
        beginning=_group((p for p in phrases if p.tests[0].endswith("*")), _beginning_key),
        ending=_group((p for p in phrases if p.tests[0].startswith("*")), lambda test: test[-2:]),
        misspelt=_misspelt(phrases),
        plain_endings=_endings(vocabulary, "status.plain_participle"),
        single_endings=_endings(vocabulary, "status.single_participle"),
        not_participles=_folded(vocabulary, "status.not_participle"),
        passive_endings=_endings(vocabulary, "status.passive"),
        not_passive_endings=tuple(
            word[1:] for word in vocabulary.words("status.not_passive") if word[0] == "*"
        ),
        not_passives=_folded(vocabulary, "status.not_passive"),
        times=frozenset(word for name in _times(vocabulary) for word in _folded(vocabulary, name)),
        small={
            name.rpartition(".")[2]: _folded(vocabulary, name)
            for name in vocabulary.below("status.small")
        },
        around_share=frozenset(
            part for word in vocabulary.words("status.around_share") for part in fold(word).split()
        ),
    )


def _make_phrase(concept: str, tests: tuple[str, ...]) -> Phrase:
    """Exactness counts letters, and takes some off for each stem."""
    exactness = sum(len(test) - 3 * ("*" in test) for test in tests)
    plain = len(tests) > 1 and tests[1] != "…" and "*" not in tests[1]
    return Phrase(concept, tests, exactness, tests[1] if plain else "")


def _tests(word: str) -> Iterator[str]:
    """ "følger … plan*" as tests on tokens; dots of abbreviations are left out."""
    for part in fold(word).split():
        yield part if part == "…" else part.rstrip(".") or part


def _folded(vocabulary: Vocabulary, concept: str) -> frozenset[str]:
    return frozenset(map(fold, vocabulary.words(concept)))


def _endings(vocabulary: Vocabulary, concept: str) -> tuple[str, ...]:
    return tuple(word.removeprefix("*") for word in vocabulary.words(concept))


def _times(vocabulary: Vocabulary) -> tuple[str, ...]:
    return (*vocabulary.below("time.month"), *vocabulary.below("time.season"))


def _beginning_key(test: str) -> str:
    return test[:-1][:_STEM_KEY]


def _group(phrases: Iterable[Phrase], key: Callable[[str], str]) -> dict[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        grouped[key(phrase.tests[0])].append(phrase)
    return {k: tuple(v) for k, v in grouped.items()}


def _misspelt(phrases: Iterable[Phrase]) -> dict[str, Phrase]:
    """Long words by what is left of them when one letter is missing."""
    long = [p for p in phrases if p.tests[1:] == () and "*" not in p.tests[0]]
    return {
        key: phrase
        for phrase in reversed(long)
        if len(phrase.tests[0]) >= _FORGIVEN_LENGTH
        for key in _without_a_letter(phrase.tests[0])
    }


def _without_a_letter(word: str) -> Iterator[str]:
    """The word, the word without doubled letters, and without one letter before its end."""
    yield word
    yield _DOUBLED.sub(r"\1", word)
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word) - _GRAMMAR_END))


def _forgive(word: str, index: CueIndex) -> Phrase | None:
    if not _FORGIVEN_LENGTH <= len(word) <= _LONGEST_WORD:
        return None
    keys = (word[:-1] + "t", *_without_a_letter(word)) if word[-1] == "d" else ()
    found = (index.misspelt.get(key) for key in keys or _without_a_letter(word))
    return next((phrase for phrase in found if phrase), None)


def _walk(tokens: Sequence[Token], index: CueIndex) -> Iterator[Cue]:
    at = 0
    while at < len(tokens):
        phrases = _candidates(tokens[at].word, index)
        cue = _longest_at(tokens, at, phrases) if phrases else None
        if cue:
            yield cue
        at = cue.last if cue else at + 1


def _longest_at(tokens: Sequence[Token], at: int, phrases: tuple[Phrase, ...]) -> Cue | None:
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    for phrase in phrases:
        tests, second = phrase.tests, phrase.second
        if len(tests) == 1:
            return Cue(phrase.concept, at, at + 1)
        if second and second != following:
            continue
        last = _match_end(tokens, at + 1, tests[1:])
        if last:
            return Cue(phrase.concept, at, last)
    return None


@lru_cache(maxsize=20_000)
def _candidates(word: str, index: CueIndex) -> tuple[Phrase, ...]:
    """The phrases whose first word fits, the longest and most exact first.

    A misspelt long word has one phrase.
    """
    phrases = (
        *index.whole.get(word, ()),
        *index.beginning.get(word[:_STEM_KEY], ()),
        *index.ending.get(word[-2:], ()),
    )
    fitting = sorted(
        (p for p in phrases if _fits(word, p.tests[0]) and not _only_looks_so(word, p, index)),
        key=lambda phrase: (-len(phrase.tests), -phrase.exactness),
    )
    forgiven = None if fitting else _forgive(word, index)
    return (Phrase(forgiven.concept, (word,)),) if forgiven else tuple(fitting)


def _only_looks_so(word: str, phrase: Phrase, index: CueIndex) -> bool:
    return phrase.concept == "participle" and word in index.not_participles


def _match_end(tokens: Sequence[Token], at: int, tests: tuple[str, ...]) -> int | None:
    """Index after the last token when `tests` fit the tokens from `at` on."""
    for position, test in enumerate(tests):
        if test == "…":
            ends = (
                _match_end(tokens, at + skip, tests[position + 1 :])
                for skip in range(_WORDS_IN_GAP + 1)
                if all(t.is_word for t in tokens[at : at + skip])
            )
            return next((end for end in ends if end), None)
        if at >= len(tokens) or not _fits(tokens[at].word, test):
            return None
        at += 1
    return at


def _fits(word: str, test: str) -> bool:
    if test[-1] == "*":
        return word.startswith(test[:-1])
    if test[0] == "*":
        return word.endswith(test[1:]) and len(word) >= len(test)
    return word == test
