"""What a heading says of its chapter: background, an earlier plan's measures, or neither."""

from __future__ import annotations

import re

from extract.labels import label_role
from extract.vocabulary import alternation, fold, load, remembered

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_background(text: str) -> bool:
    """Whether a heading opens a chapter that sets out no measures."""
    return fold(text).strip(" :.0123456789)") in _background()


def is_references(text: str) -> bool:
    """Whether a heading stands over a list of books and papers."""
    return fold(text).strip(" :.0123456789)") in _references()


def is_legend(text: str) -> bool:
    """Whether a heading stands over the meaning of signs and colours."""
    return fold(text).strip(" :") in _legend()


def is_earlier(text: str, *, first_year: int | None) -> bool:
    """Whether a heading or header is about an earlier plan ("Tiltak i planen frå 2011").

    `first_year` is the plan's own first year, None when it is not known.
    """
    years = years_in(text)
    named = _names_measures(text) or bool(_plan().search(fold(text)))
    if first_year is not None and years and max(years) < first_year and named:
        return True
    return bool(_earlier().search(fold(text)))


def years_in(text: str) -> list[int]:
    """The years (1900 to 2099) that a text names."""
    return [int(y) for y in _YEAR.findall(text)]


def _names_measures(text: str) -> bool:
    words = fold(text).replace(":", " ").split()
    return any(label_role(word) == "measure" for word in words)


@remembered()
def _background() -> frozenset[str]:
    return frozenset(fold(w) for w in load().words("heading.background"))


@remembered()
def _references() -> frozenset[str]:
    return frozenset(fold(w) for w in load().words("heading.references"))


@remembered()
def _legend() -> frozenset[str]:
    return frozenset(fold(w) for w in load().words("heading.legend"))


@remembered()
def _earlier() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load().words('heading.earlier'))})\b")


@remembered()
def _plan() -> re.Pattern[str]:
    words = alternation(fold(w) for w in load().words("document.plan"))
    return re.compile(rf"\b(?:{words})")
