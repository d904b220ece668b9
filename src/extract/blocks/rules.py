"""Edges of a page -> rules: straight lines with doubles merged and gaps closed.

Producers cut one visible line into many (a piece for each cell), draw it twice,
or a little off. A rule is what a person sees: one position, one extent.
All numbers are PDF points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.model import BBox, Edge, Mark

SNAP = 2.6
"""Lines this near to each other are one line drawn twice."""
GAP = 3.5
"""Pieces of one line may be this far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line at `at` (y of a horizontal one, x of a vertical one) over `spans`."""

    at: float
    spans: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        return self.spans[0][0]

    @property
    def stop(self) -> float:
        return self.spans[-1][1]

    def covers(self, start: float, stop: float, *, share: float = 0.6) -> bool:
        """Whether at least `share` of the stretch from `start` to `stop` is drawn."""
        drawn = sum(max(0.0, min(b, stop) - max(a, start)) for a, b in self.spans)
        return drawn >= share * (stop - start)


def merge_edges(edges: Iterable[Edge], orientation: str) -> list[Rule]:
    """The rules of one orientation, by position."""
    placed = sorted(_placed(e) for e in edges if e.orientation == orientation)
    clusters: list[list[tuple[float, float, float]]] = []
    for item in placed:
        if (
            clusters
            and item[0] - clusters[-1][-1][0] <= SNAP
            and (item[0] - clusters[-1][0][0] <= 2 * SNAP)
        ):
            clusters[-1].append(item)
        else:
            clusters.append([item])
    return [_rule(cluster) for cluster in clusters]


def edges_of_shading(marks: Sequence[Mark], *, page_area: float) -> list[Edge]:
    """The sides of filled rectangles, for tables whose cells only shading tells apart.

    A background over most of the page bounds no cell and is left out.
    """
    found: list[Edge] = []
    for mark in marks:
        box = mark.box
        if mark.shape == "rect" and box.width * box.height < 0.6 * page_area:
            found.extend(_sides(box))
    return found


def _sides(box: BBox) -> list[Edge]:
    return [
        Edge(orientation="h", box=BBox(x0=box.x0, top=box.top, x1=box.x1, bottom=box.top)),
        Edge(orientation="h", box=BBox(x0=box.x0, top=box.bottom, x1=box.x1, bottom=box.bottom)),
        Edge(orientation="v", box=BBox(x0=box.x0, top=box.top, x1=box.x0, bottom=box.bottom)),
        Edge(orientation="v", box=BBox(x0=box.x1, top=box.top, x1=box.x1, bottom=box.bottom)),
    ]


def _placed(edge: Edge) -> tuple[float, float, float]:
    box = edge.box
    return (box.top, box.x0, box.x1) if edge.orientation == "h" else (box.x0, box.top, box.bottom)


def _rule(cluster: Sequence[tuple[float, float, float]]) -> Rule:
    longest = max(cluster, key=lambda item: item[2] - item[1])
    spans: list[tuple[float, float]] = []
    for _, start, stop in sorted(cluster, key=lambda item: item[1]):
        if spans and start - spans[-1][1] <= GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], stop))
        else:
            spans.append((start, stop))
    return Rule(at=longest[0], spans=tuple(spans))
