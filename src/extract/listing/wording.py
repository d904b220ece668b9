"""Words of links, from the vocabulary: word lists in, questions about a text out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import Vocabulary, alternation, fold

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_TOKEN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Compiled from words/links.toml, with a source's own words added."""

    plan: re.Pattern[str]
    plan_like: re.Pattern[str]
    other: re.Pattern[str]
    generic: frozenset[str]
    next_page: frozenset[str]
    login: re.Pattern[str]
    error: re.Pattern[str]

    def names_plan(self, text: str) -> bool:
        """Whether the text names a kind of plan that holds measures."""
        return bool(self.plan.search(fold(text)))

    def is_plan_like(self, text: str) -> bool:
        """Whether the text names any plan."""
        return self.names_plan(text) or bool(self.plan_like.search(fold(text)))

    def names_other(self, text: str) -> bool:
        """Whether the text names something that is no plan even if it names one too."""
        return bool(self.other.search(fold(text)))

    def is_generic(self, text: str) -> bool:
        """Whether the text says nothing of its own: no words but `last ned`, `PDF`, months."""
        return all(word in self.generic for word in _TOKEN.findall(fold(text)))

    def leads_on(self, text: str) -> bool:
        """Whether the text is that of a link to the next page."""
        return " ".join(_TOKEN.findall(fold(text))) in self.next_page or text.strip() in _ARROWS

    def asks_for_login(self, title: str) -> bool:
        """Whether a title or heading is that of a login page."""
        return any(self.login.match(part) for part in _title_parts(title))

    def reports_error(self, title: str) -> bool:
        """Whether a title or heading is that of an error page."""
        return any(self.error.match(part) for part in _title_parts(title))


_ARROWS = frozenset(["»", "›", ">", ">>", "→", "⟩"])


def read_wording(
    vocabulary: Vocabulary, *, words: tuple[str, ...] = (), not_words: tuple[str, ...] = ()
) -> Wording:
    """The program's words; `words` also name plans, `not_words` what is none."""
    return _compile(vocabulary, words, not_words)


def find_years(text: str) -> tuple[int, ...]:
    """The years from 1980 to 2049 that a text names, in its order."""
    return tuple(int(found) for found in _YEAR.findall(text))


@cache
def _compile(
    vocabulary: Vocabulary, words: tuple[str, ...], not_words: tuple[str, ...]
) -> Wording:
    plan = vocabulary.words("link.plan") + tuple(fold(word) for word in words)
    other = vocabulary.words("link.other") + tuple(fold(word) for word in not_words)
    endings = alternation(vocabulary.words("link.plan_like"))
    login = alternation(vocabulary.words("page.login"))
    error = alternation(vocabulary.words("page.error"))
    return Wording(
        plan=re.compile(alternation(plan)),
        plan_like=re.compile(rf"(?:{endings})\b"),
        other=re.compile(rf"\b(?:{alternation(other)})"),
        generic=frozenset(
            token for word in vocabulary.words("link.generic") for token in fold(word).split()
        ),
        next_page=frozenset(fold(word) for word in vocabulary.words("link.next")),
        login=re.compile(rf"(?:{login})\b"),
        error=re.compile(rf"(?:{error})\b"),
    )


def _title_parts(title: str) -> list[str]:
    return [part.strip() for part in re.split(r"\s[-–—|·:]\s|[|»]", fold(title))]
