"""Plans by what two of them must have in common to be worth comparing: a body, or a title.

Titles such as "Opplæring" stand in the plans of very many bodies, so that plans that share one
are only looked at when their bodies may be one.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

from extract.years.content import Content
from extract.years.neighbours import Neighbours


class Entry(NamedTuple):
    """A plan on its shelves, by the order in which it came."""

    place: int
    content: Content
    titles: Set[str]


Shelf = list[Entry]
"""In the order of places."""


class Shelves:
    """`read_titles` gives the titles of a plan that are a sign of another one."""

    def __init__(self, neighbours: Neighbours, read_titles: Callable[[Content], Set[str]]) -> None:
        self._neighbours = neighbours
        self._read_titles = read_titles
        self._count = 0
        self._bodies: defaultdict[str, Shelf] = defaultdict(list)
        self._titles: defaultdict[str, Shelf] = defaultdict(list)
        self._nowhere: defaultdict[str, Shelf] = defaultdict(list)
        """By title, of plans whose body has no place in its name: they may be anybody's."""

    def add(self, content: Content) -> Entry:
        """Put it behind all that were added before."""
        body = content.plan.organisation
        entry = Entry(self._count, content, self._read_titles(content))
        self._count += 1
        self._bodies[body or ""].append(entry)
        for title in entry.titles:
            self._titles[title].append(entry)
            if self._neighbours.near_to(body) is None:
                self._nowhere[title].append(entry)
        return entry

    def of_body(self, content: Content) -> list[Shelf]:
        """The plans of the same body."""
        bodies = self._neighbours.same_as(content.plan.organisation)
        return [self._bodies[body] for body in bodies]

    def sharing_titles(self, content: Content) -> list[Shelf]:
        """The plans that share a title and are not of another body."""
        titles = self._read_titles(content)
        near = self._neighbours.near_to(content.plan.organisation)
        if near is None:
            return [self._titles[title] for title in titles]
        placed = (
            [e for e in self._bodies[body] if not titles.isdisjoint(e.titles)] for body in near
        )
        return [*placed, *(self._nowhere[title] for title in titles)]


def first_to_last(shelves: Iterable[Shelf]) -> Iterator[Content]:
    """Each plan once, in the order in which they were added."""
    yield from _once(heapq.merge(*shelves))


def last_to_first(shelves: Iterable[Shelf]) -> Iterator[Content]:
    """Each plan once, the last first."""
    yield from _once(heapq.merge(*map(reversed, shelves), reverse=True))


def _once(entries: Iterable[Entry]) -> Iterator[Content]:
    last = -1
    for entry in entries:
        if entry.place != last:
            last = entry.place
            yield entry.content
