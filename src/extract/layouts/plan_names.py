"""What a document says that it is: a plan, a strategy, minutes, a budget, a letter.

In come the tokens of a document, or a title or heading of it; out come what they name, and
the year and the place that the plan starts at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layouts.chapters import years_in
from extract.layouts.headings import Area, Headings
from extract.layouts.tokens import Token
from extract.vocabulary import alternation, fold, load, remembered

_LONGEST_TITLE = 90
"""Characters."""
FRONT = 8
"""Tokens at the front of a document in which its titles stand."""


def names_plan(tokens: Sequence[Token]) -> bool:
    """Whether a heading or one of the first lines says that this is a plan."""
    first = [t for t in tokens if t.kind != "table"][:6]
    headings = [t for t in tokens if t.kind == "heading"]
    largest = min((t.level for t in headings), default=0)
    titles = [t for t in headings if t.level <= largest + 1]
    others = [
        t.text
        for t in titles[:2]
        if _says(t.text, "document.other") or _says(t.text, "document.meeting")
    ]
    if any(names_a_plan(t.text) for t in headings if t.level == largest):
        return True
    plans = [t.text for t in [*titles, *first] if names_a_plan(t.text)]
    return bool(plans) and not (others and not any(names_a_plan(o) for o in others))


def names_a_plan(text: str) -> bool:
    """Whether a title is that of a plan of measures: "Handlingsplan ...", "Demensplan 2021"."""
    if len(text) > _LONGEST_TITLE or _says(text, "document.other"):
        return _says(text, "document.plan")
    plain = fold(text)
    dated = bool(years_in(text)) and (_says(text, "document.dated_plan"))
    return dated or _says(text, "document.plan") or bool(_compound().search(plain))


def names_strategy(tokens: Sequence[Token]) -> bool:
    """Whether all titles that name a plan name a mere strategy."""
    titles = [t.text for t in tokens[:FRONT] if len(t.text) <= _LONGEST_TITLE]
    named = [t for t in titles if names_a_plan(t)]
    return bool(named) and all(_says(t, "document.strategy") for t in named)


def names_other(tokens: Sequence[Token], concept: str) -> bool:
    """Whether the first heading or lines say that this is minutes, a budget, a letter ..."""
    first = [t for t in tokens if t.kind in ("heading", "paragraph")][:4]
    return any(_says(t.text, concept) for t in first if len(t.text) < 120)


def names_own_plan(text: str, *, is_title: bool) -> bool:
    """Whether a heading is the plan's name: "Tiltak for barn" is one only as the title."""
    if is_title or years_in(text):
        return _says(text, "document.plan")
    return bool(_plan_word().search(fold(text)))


def subject_of(headings: Headings) -> Area | None:
    """The heading that names what a table is about: the plan's own title names nothing."""
    kept = Headings(
        tuple(
            (n, t)
            for i, (n, t) in enumerate(headings.stack)
            if not names_own_plan(t.text, is_title=i == 0)
        )
    )
    return kept.area


def first_year_of(tokens: Sequence[Token]) -> int | None:
    """The first year of the plan, when its title or one of the first headings names it."""
    front = [t.text for t in tokens[:12] if t.kind in ("heading", "paragraph")]
    titles = [text for text in front if len(text) <= _LONGEST_TITLE]
    named = [y for text in titles if _says(text, "document.plan") and (y := years_in(text))]
    ranges = [years for text in titles if len(years := years_in(text)) == 2]
    return min(next(iter([*named, *ranges]), []), default=None)


def plan_start(tokens: Sequence[Token]) -> int:
    """Where the plan starts inside a case paper: at the highest heading that names a plan."""
    plans = [
        (t.level, i)
        for i, t in enumerate(tokens)
        if t.kind == "heading" and _says(t.text, "document.plan")
    ]
    return min(plans)[1] if plans else 0


def _says(text: str, concept: str) -> bool:
    return bool(_pattern(concept).search(fold(text)))


@remembered()
def _compound() -> re.Pattern[str]:
    """A compound that ends like a plan: "demensplan", "klimaprogrammet"."""
    endings = alternation(fold(w) for w in load().words("document.plan_ending"))
    inflection = alternation(load().words("document.plan_inflection"))
    return re.compile(rf"\w{{2,}}(?:{endings})(?:{inflection})?\b")


@remembered()
def _pattern(concept: str) -> re.Pattern[str]:
    words = alternation(fold(w) for w in load().words(concept))
    inflection = alternation(load().words("document.inflection"))
    return re.compile(rf"(?:{words})(?:{inflection})?\b")


@remembered()
def _plan_word() -> re.Pattern[str]:
    """A word that nothing but a plan has for a name, as "Plan for" and "strategi" may be."""
    strategies = load().words("document.strategy")
    words = (w for w in load().words("document.plan") if " " not in w and w not in strategies)
    inflection = alternation(load().words("document.inflection"))
    return re.compile(rf"(?:{alternation(map(fold, words))})(?:{inflection})?\b")
