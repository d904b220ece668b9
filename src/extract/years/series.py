"""Which plan is which: contents in, for each plan the plans that it comes after.

Plans of one body and one kind make a series. Whether two plans do depends on
these two alone, so that a plan of another body or kind, added later, changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from extract import vocabulary
from extract.years.bodies import ALIKE_RATIO, body_key, compare_bodies
from extract.years.content import Content
from extract.years.heads import find_head, join_heads
from extract.years.names import NO_NAMES, Names
from extract.years.neighbours import find_neighbours
from extract.years.shelves import Shelves, last_to_first
from extract.years.wording import read_stems, stem_word

ENOUGH_TITLES, ENOUGH_SHARE = 3, 0.4
"""Titles in common, and their share of the smaller plan, that prove a series by themselves."""
SHORTEST_TITLE = 10
"""Letters of a title that says enough to be a sign when it stands in two plans."""

_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Step:
    """Plans of one year and the plans of one series that came right before them."""

    earlier: tuple[Content, ...]
    later: tuple[Content, ...]


def find_steps(contents: Iterable[Content], *, names: Names = NO_NAMES) -> tuple[Step, ...]:
    """Each plan with a year, behind the latest earlier plans of its series.

    `contents` are of plans that count. Plans of one year that come after the same
    plans go together: they are parts of one plan in several files.
    """
    dated = sorted((c for c in contents if c.plan.year), key=_order)
    together: defaultdict[tuple[object, ...], list[Content]] = defaultdict(list)
    before: dict[tuple[object, ...], tuple[Content, ...]] = {}
    neighbours = find_neighbours((c.plan.organisation for c in dated), names=names)
    shelves = Shelves(neighbours, _telling_titles)
    for year, own in groupby(dated, key=lambda c: c.plan.year):
        of_year = list(own)
        for content in of_year:
            earlier = _find_earlier(content, shelves, names)
            if earlier:
                key = year, *(c.plan.plan_id for c in earlier)
                together[key].append(content)
                before[key] = earlier
        for content in of_year:  # only now: plans of one year do not follow each other
            shelves.add(content)
    return tuple(Step(before[key], tuple(later)) for key, later in together.items())


def is_one_series(ours: Content, theirs: Content, *, names: Names = NO_NAMES) -> bool:
    """The same body and kind of plan, or so many measures in common that it must be."""
    bodies = compare_bodies(ours.plan.organisation, theirs.plan.organisation, names=names)
    if bodies == "other":
        return False
    kinds = _find_kind(ours, names), _find_kind(theirs, names)
    if bodies == "same" and all(kinds) and _are_alike(*kinds):
        return True
    if bodies == "same" and not any(kinds):
        return True
    shared, share = _count_common(ours, theirs)
    if shared >= ENOUGH_TITLES and share >= ENOUGH_SHARE:
        return True
    if bodies == "same":
        return shared >= 1 and not all(kinds)
    return shared >= (1 if all(kinds) else 2) and kinds[0] == kinds[1]


def name_series(contents: Iterable[Content], *, names: Names = NO_NAMES) -> dict[str, str]:
    """plan_id -> name of its series: the body and what the plan is about, as first printed.

    `contents` are of plans that count. A plan that stands alone is a series of one.
    """
    listed = sorted(contents, key=_order)
    heads: dict[str, str] = {}
    for step in find_steps(listed, names=names):
        for content in (*step.earlier, *step.later):
            join_heads(heads, step.earlier[0].plan.plan_id, content.plan.plan_id)
    by_id = {c.plan.plan_id: c for c in listed}
    return {plan: _make_name(by_id[find_head(heads, plan)], names) for plan in by_id}


def _order(content: Content) -> tuple[int, str]:
    return content.plan.year or 0, content.plan.plan_id


def _find_earlier(content: Content, shelves: Shelves, names: Names) -> tuple[Content, ...]:
    """The plans of the latest year on the shelves that has any of the series."""
    found: list[Content] = []
    near = last_to_first([*shelves.of_body(content), *shelves.sharing_titles(content)])
    for other in near:
        if found and other.plan.year != found[0].plan.year:
            break
        if is_one_series(content, other, names=names):
            found.append(other)
    return tuple(reversed(found))


def _find_kind(content: Content, names: Names) -> frozenset[str]:
    body = names.resolve(content.plan.organisation or "")
    return find_kind(content.plan.title or "", body)


@vocabulary.remembered(10_000)
def find_kind(title: str, body: str) -> frozenset[str]:
    """Stems of what a plan is about: its title without years, plan words and its body's name."""
    stems = {stem.text for stem in read_stems(title) if not _DIGITS.search(stem.text)}
    own = body_key(body)
    named = {s for s in stems if any(fuzz.ratio(s, b) >= ALIKE_RATIO for b in own)}
    return frozenset(stems - named - _common_stems())


def _are_alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """One is a part of the other, or at least half of the words of both are the same."""
    shared = len(ours & theirs)
    return shared == min(len(ours), len(theirs)) or 4 * shared >= len(ours) + len(theirs)


def _count_common(ours: Content, theirs: Content) -> tuple[int, float]:
    """Titles in common, and their share of the smaller plan."""
    titles = [_telling_titles(c) for c in (ours, theirs)]
    shared = len(titles[0] & titles[1])
    return shared, shared / max(1, min(map(len, titles)))


def _telling_titles(content: Content) -> set[str]:
    return {title for title in content.titles if len(title) >= SHORTEST_TITLE}


def _make_name(content: Content, names: Names) -> str:
    body = names.resolve(content.plan.organisation or "")
    kept = [w for w in (content.plan.title or "").split() if not _DIGITS.search(w)]
    title = " ".join(kept).strip(" -–—,.:(") or "Handlingsplan"
    return f"{body}: {title}" if body and body.casefold() not in title.casefold() else title


@vocabulary.remembered()
def _common_stems() -> frozenset[str]:
    words = vocabulary.load()
    lists = ("likeness.plain", "likeness.plan", "likeness.report")
    return frozenset(stem_word(word) for name in lists for word in words.words(name))
