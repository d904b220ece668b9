"""Scores of links against truth: links between known measures in, counts out.

The end of a link is a key that the caller chooses, the same in truth and result:
(year, key of the measure in its series) in the truth files of an archive.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".links.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedLink:
    """A link between two keyed measures; an `optional` true one may be found or not."""

    earlier: Hashable
    later: Hashable
    relation: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkScores:
    """`right`: pair and direction; `relation_right` of these; optional links count nowhere."""

    true: int = 0
    found: int = 0
    right: int = 0
    relation_right: int = 0

    def __add__(self, other: LinkScores) -> LinkScores:
        return LinkScores(
            true=self.true + other.true,
            found=self.found + other.found,
            right=self.right + other.right,
            relation_right=self.relation_right + other.relation_right,
        )

    @property
    def f1(self) -> float | None:
        """None when there is nothing to score."""
        both = self.true + self.found
        return 2 * self.right / both if both else None

    @property
    def relation_share(self) -> float | None:
        """Share of the right links whose relation is right too; None without any."""
        return self.relation_right / self.right if self.right else None


def score_links(found: Iterable[KeyedLink], truth: Iterable[KeyedLink]) -> LinkScores:
    """Each pair of ends counts once on either side."""
    wanted = {(link.earlier, link.later): link for link in truth}
    given = {(link.earlier, link.later): link for link in found}
    free = {ends for ends, link in wanted.items() if link.optional}
    right = [ends for ends in given if ends in wanted and ends not in free]
    return LinkScores(
        true=len(wanted) - len(free),
        found=len(given.keys() - free),
        right=len(right),
        relation_right=sum(given[e].relation == wanted[e].relation for e in right),
    )


def read_true_links(path: Path) -> tuple[KeyedLink, ...]:
    """The links of one `SERIES.links.json`; an end is (series, year, key of the measure).

    Raises ValueError when the file is not in the truth format.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_read_rows(raw, series=path.name.removesuffix(SUFFIX)))
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError(f"{path}: not a file of links: {problem!r}; see TRUTH.md") from problem


def _read_rows(raw: Iterable[dict[str, object]], *, series: str) -> Iterator[KeyedLink]:
    for row in raw:
        yield KeyedLink(
            earlier=(series, row["from_year"], row["from_key"]),
            later=(series, row["to_year"], row["to_key"]),
            relation=str(row["relation"]),
            optional=bool(row.get("optional", False)),
        )
