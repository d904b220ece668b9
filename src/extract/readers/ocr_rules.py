"""Ruled lines of a scanned page: ink in, edges out, and the page with the lines wiped off.

A line is a long run of ink, broken by no more than specks, that is thin. Text
recognition reads letters beside a wiped line better than beside a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from extract.model import BBox, Edge
from extract.readers.ocr_lay import Grey, Mask

_LONG_ACROSS = 22.0
_LONG_DOWN = 20.0
"""Points: longer than the strokes of letters up to some 26 points high."""
_THICK = 4.5
"""Points: what is thicker is a bar or a filled cell."""
_FILLED = 0.92
_SURELY_LONG = 80.0


class Box(Protocol):
    """Anything with a place in pixels."""

    @property
    def left(self) -> int: ...
    @property
    def top(self) -> int: ...
    @property
    def right(self) -> int: ...
    @property
    def bottom(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line in pixels: rows `top` to `bottom`, columns `left` to `right`, ends not included."""

    orientation: Literal["h", "v"]
    left: int
    top: int
    right: int
    bottom: int


def find_rules(ink: Mask, *, dots_per_point: float) -> tuple[Rule, ...]:
    """The lines across and down a page of ink."""
    across = [
        Rule(orientation="h", left=left, top=top, right=right, bottom=bottom)
        for left, top, right, bottom in _bars(ink, dots_per_point, long=_LONG_ACROSS)
    ]
    down = [
        Rule(orientation="v", left=top, top=left, right=bottom, bottom=right)
        for left, top, right, bottom in _bars(ink.T, dots_per_point, long=_LONG_DOWN)
    ]
    return (*across, *down)


def to_edge(rule: Rule, *, dots_per_point: float) -> Edge:
    """A line as an edge without thickness, in points."""
    x0, x1 = rule.left / dots_per_point, rule.right / dots_per_point
    top, bottom = rule.top / dots_per_point, rule.bottom / dots_per_point
    if rule.orientation == "h":
        middle = (top + bottom) / 2
        return Edge(orientation="h", box=BBox(x0=x0, top=middle, x1=x1, bottom=middle))
    middle = (x0 + x1) / 2
    return Edge(orientation="v", box=BBox(x0=middle, top=top, x1=middle, bottom=bottom))


def wipe(grey: Grey, boxes: Iterable[Box], *, paper: int) -> Grey:
    """The page with rules (or other boxes) the colour of paper, a pixel around them too."""
    wiped = grey.copy()
    for box in boxes:
        wiped[max(0, box.top - 1) : box.bottom + 1, max(0, box.left - 1) : box.right + 1] = paper
    return wiped


def is_long(rule: Rule, *, dots_per_point: float) -> bool:
    """Whether a line cannot be the stroke of a letter, not even in the largest type."""
    return max(rule.right - rule.left, rule.bottom - rule.top) > _SURELY_LONG * dots_per_point


def _bars(ink: Mask, dots_per_point: float, *, long: float) -> Iterator[tuple[int, int, int, int]]:
    """(left, top, right, bottom) of long thin runs along the rows of `ink`."""
    length = max(8, round(long * dots_per_point))
    thick = max(3, round(_THICK * dots_per_point))
    runs = _long_runs(_thickened(ink), length)
    for left, top, right, bottom in _stack(runs):
        if bottom - top <= thick + 2 and right - left >= 3 * (bottom - top):
            yield left, top + (bottom - top > 2), right, bottom - (bottom - top > 2)


def _thickened(ink: Mask) -> Mask:
    """Each row with its neighbours, since a line that is not quite straight steps between rows."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    return thick


def _long_runs(ink: Mask, length: int) -> list[tuple[int, int, int]]:
    """(row, start, stop) of runs at least `length` long in which nearly all is ink."""
    if ink.shape[1] < length:
        return []
    sums = np.cumsum(ink, axis=1, dtype=np.int32)
    windows = sums[:, length - 1 :].copy()
    windows[:, 1:] -= sums[:, :-length]
    full = windows >= _FILLED * length
    edges = np.diff(np.pad(full, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, stops = np.nonzero(edges == -1)
    return [
        (int(row), *_trimmed(ink[row], int(start), int(stop) - 1 + length))
        for row, start, stop in zip(rows, starts, stops, strict=True)
    ]


def _trimmed(row: Mask, start: int, stop: int) -> tuple[int, int]:
    """A run without the paper that its windows took in at the ends."""
    inked = np.flatnonzero(row[start:stop])
    return start + int(inked[0]), start + int(inked[-1]) + 1


def _stack(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of neighbouring rows that overlap as one bar: (left, top, right, bottom)."""
    open_bars: list[list[int]] = []
    for row, start, stop in runs:
        still = []
        for bar in open_bars:
            if bar[3] < row:
                yield bar[0], bar[1], bar[2], bar[3]
            else:
                still.append(bar)
        open_bars = still
        above = next((b for b in open_bars if start < b[2] and b[0] < stop), None)
        if above is None:
            open_bars.append([start, row, stop, row + 1])
        else:
            above[:] = [min(above[0], start), above[1], max(above[2], stop), row + 1]
    for bar in open_bars:
        yield bar[0], bar[1], bar[2], bar[3]
