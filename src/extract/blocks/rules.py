"""Edges of a page -> rules: straight lines with doubles merged and gaps closed.

Producers cut one visible line into many (a piece for each cell), draw it twice,
or a little off. A rule is what a person sees: one position, one extent.
All numbers are PDF points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extract.model import BBox, Edge, Mark

SNAP = 2.6
"""Lines this near to each other are one line drawn twice."""
GAP = 3.5
"""Pieces of one line may be this far apart."""
_WIDEST_STRIP = 9.0
"""White between shaded cells that belong to one table is no wider."""
SHORTEST = 5.0
"""What is shorter is a bullet, a tick or an accent, not a rule."""


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
    rules = (_rule(cluster) for cluster in clusters)
    return [rule for rule in rules if rule.spans]


def edges_of_shading(marks: Sequence[Mark], *, page_area: float) -> list[Edge]:
    """The sides of filled rectangles, for tables whose cells only shading tells apart.

    White strips between cells are halved, so that neighbours share a side. A
    background over most of the page bounds no cell and is left out.
    """
    boxes = [
        m.box for m in marks if m.shape == "rect" and m.box.width * m.box.height < 0.6 * page_area
    ]
    wide, high = _strip(boxes, across=True), _strip(boxes, across=False)
    return [edge for box in boxes for edge in _sides(_grown(box, wide / 2, high / 2))]


def _strip(boxes: Sequence[BBox], *, across: bool) -> float:
    """The usual white between neighbouring boxes, beside (`across`) or below each other."""
    sides = [
        (b.x0, b.x1, b.top, b.bottom) if across else (b.top, b.bottom, b.x0, b.x1) for b in boxes
    ]
    sides.sort()
    starts = [side[0] for side in sides]
    gaps: list[float] = []
    for _, stop, top, bottom in sides:
        near = sides[bisect_left(starts, stop) : bisect_right(starts, stop + _WIDEST_STRIP + 1)]
        level = (s for s in near if abs(top - s[2]) < 2 and abs(bottom - s[3]) < 2)
        nearest = next((start - stop for start, *_ in level), None)
        if nearest is not None and nearest <= _WIDEST_STRIP:
            gaps.append(nearest)
    return median(gaps) if gaps else 0.0


def _grown(box: BBox, dx: float, dy: float) -> BBox:
    return BBox(x0=box.x0 - dx, top=box.top - dy, x1=box.x1 + dx, bottom=box.bottom + dy)


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
    drawn = tuple(span for span in spans if span[1] - span[0] >= SHORTEST)
    return Rule(at=longest[0], spans=drawn)
