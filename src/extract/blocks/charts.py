"""Charts of time drawn without lines -> grids: periods above, names at the left, bars between.

The header tells the columns: labels at the left, and a series of periods set apart evenly. The
bars and crosses tell the rows: the names level with them are theirs. All numbers are PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.blocks.grid import Grid, plain_row
from extract.blocks.lines import Segment, set_lines
from extract.blocks.timeline import cuts_between, is_bar
from extract.labels import label_role
from extract.model import BBox, Mark, Word

_APART = 0.9
"""Ems of white that part two headers."""
_LEVEL = 4.0
"""The middles of what stands in one row are no further apart."""
_LEAST_ROWS = 2
_HIGHEST_BAR = 24.0
_WIDEST_GAP = 3.0
"""Times the usual distance of rows: what is further down is no more of the chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """A header line: where the labels at the left start, and the sides of its periods."""

    line: Segment
    labels: tuple[float, ...]
    sides: tuple[float, ...]


def find_charts(words: Sequence[Word], marks: Sequence[Mark], grids: Sequence[Grid]) -> list[Grid]:
    """A grid for the chart of a page that no drawn grid holds; empty when there is none."""
    lines = set_lines([w for w in words if w.upright])
    drawn = [g.box for g in grids]
    for line in lines:
        if any(box.contains_middle_of(line.box) for box in drawn):
            continue
        header = _read_header(line)
        if header is not None and (grid := _grid(header, lines, words, marks)) is not None:
            return [grid]
    return []


def _read_header(line: Segment) -> _Header | None:
    """The header that a line is: a label for measures and, right of it, nothing but periods."""
    parts = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.box.x0 - before.box.x1 > _APART * word.size:
            parts.append([word])
        else:
            parts[-1].append(word)
    for start in range(1, len(parts) - 2):
        labels, periods = parts[:start], parts[start:]
        roles = {label_role(" ".join(w.text for w in part)) for part in labels}
        if "measure" not in roles:
            continue
        cuts = cuts_between([w for part in periods for w in part])
        if len(cuts) == len(periods) - 1:
            half = (cuts[-1] - cuts[0]) / max(len(cuts) - 1, 1)
            sides = (cuts[0] - half, *cuts, cuts[-1] + half)
            return _Header(line=line, labels=tuple(p[0].box.x0 for p in labels), sides=sides)
    return None


def _grid(
    header: _Header, lines: Sequence[Segment], words: Sequence[Word], marks: Sequence[Mark]
) -> Grid | None:
    left, right = header.sides[0], header.sides[-1]
    rows = _rows(header, lines, words, marks)
    if len(rows) < _LEAST_ROWS:
        return None
    starts = [b.x0 for row in rows for b in row if b.x1 < left]
    if not starts:
        return None
    cuts = [x - 2 for x in header.labels[1:]]
    xs = (min(*starts, header.labels[0]) - 2, *cuts, *header.sides)
    top = header.line.box.top - 1
    contents = [BBox.around(row) for row in rows]
    ys = [top, (header.line.box.bottom + contents[0].top) / 2]
    ys += [(a.bottom + b.top) / 2 for a, b in pairwise(contents)]
    ys.append(contents[-1].bottom + 2)
    if any(a >= b for a, b in pairwise(ys)) or any(a >= b for a, b in pairwise(xs)):
        return None
    return _plain_grid(xs, tuple(ys)) if right > left else None


def _rows(
    header: _Header, lines: Sequence[Segment], words: Sequence[Word], marks: Sequence[Mark]
) -> list[list[BBox]]:
    """What stands in each row: names and marks level with each other, a heading alone."""
    left, right, top = header.sides[0], header.sides[-1], header.line.box.bottom
    bars = [m.box for m in marks if is_bar(m) and m.box.height < _HIGHEST_BAR]
    crosses = [w.box for w in words if w.upright and len(w.text) <= 3]
    shown = [b for b in (*bars, *crosses) if left - 3 <= b.x0 and b.x1 <= right + 3]
    anchors = _levels([b for b in shown if b.top > top])
    named = [
        BBox.around(w.box for w in line.words if w.box.x1 < left)
        for line in lines
        if line.box.top > top and any(w.box.x1 < left for w in line.words)
    ]
    if len(anchors) < _LEAST_ROWS:
        return []
    pitch = median(b - a for a, b in pairwise(a.middle[1] for a in anchors))
    rows = [[a] for a in anchors]
    for box in named:
        nearest = min(rows, key=lambda row: abs(row[0].middle[1] - box.middle[1]))
        if abs(nearest[0].middle[1] - box.middle[1]) <= 0.6 * pitch:
            nearest.append(box)
        elif box.middle[1] < anchors[-1].middle[1]:
            rows.append([box])
    rows.sort(key=lambda row: row[0].middle[1])
    return _connected([row for row in rows if any(b.x1 < left for b in row)], pitch)


def _levels(boxes: Sequence[BBox]) -> list[BBox]:
    """Boxes at one height as one."""
    levels: list[list[BBox]] = []
    for box in sorted(boxes, key=lambda b: b.middle[1]):
        if levels and box.middle[1] - levels[-1][0].middle[1] <= _LEVEL:
            levels[-1].append(box)
        else:
            levels.append([box])
    return [BBox.around(level) for level in levels]


def _connected(rows: Sequence[list[BBox]], pitch: float) -> list[list[BBox]]:
    """The rows down to the first wide gap."""
    kept: list[list[BBox]] = []
    for row in rows:
        if kept and row[0].top - kept[-1][0].bottom > _WIDEST_GAP * pitch:
            break
        kept.append(row)
    return kept


def _plain_grid(xs: Sequence[float], ys: Sequence[float]) -> Grid:
    """A grid with a cell in every place."""
    cells = tuple(
        cell
        for row, (top, bottom) in enumerate(pairwise(ys))
        for cell in plain_row(xs, row, top, bottom)
    )
    return Grid(xs=tuple(xs), ys=tuple(ys), cells=cells)
