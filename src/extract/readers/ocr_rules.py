"""Ruled lines of a scanned page: ink in, edges out, and the page with the lines wiped off.

A line is a long run of ink, broken by no more than specks, that is thin. Text
recognition reads letters beside a wiped line better than beside a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from extract.model import BBox, Edge
from extract.readers.ocr_lay import Grey, Mask

_SHORT_ACROSS, _SHORT_DOWN = 18.0, 16.0
"""Points: the sides of the lowest cells; strokes of a title's letters may be as long."""
_LONG = 23.0
"""Points: longer than the strokes of letters up to some 28 points high."""
_MEETS = 2.5
"""Points between the end of a line and the line that it ends at."""
_THICK = 4.5
"""Points: what is thicker is a bar or a filled cell."""
_FILLED = 0.92
_BESIDE = (1.5, 2.5, 3.5)
"""Points above and below a rule at which the page is compared with it."""
_FAINT = 22
"""Steps of brightness by which a thin grey rule differs from the page."""
_TOO_LONG_FOR_TEXT = 160.0
_CROWDED = 0.18
"""Part of the strip beside a rule that may be ink."""


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


Run = tuple[int, int, int]
"""Row (or column, of a line down the page), first pixel, and the one after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line in pixels: rows `top` to `bottom`, columns `left` to `right`, ends not included.

    `runs` are its pixels along the line, as it may not be quite straight.
    """

    orientation: Literal["h", "v"]
    left: int
    top: int
    right: int
    bottom: int
    runs: tuple[Run, ...] = ()


def find_rules(grey: Grey, ink: Mask, *, dots_per_point: float) -> tuple[Rule, ...]:
    """The lines across and down a page; `ink` is all that differs from what is around it."""
    strokes, turned = find_strokes(grey, dots_per_point), find_strokes(grey.T, dots_per_point)
    across = tuple(_bars(strokes, ink, dots_per_point, long=_SHORT_ACROSS))
    bars = _bars(turned, ink.T, dots_per_point, long=_SHORT_DOWN)
    down = tuple(_upright(bar) for bar in bars)
    return (*_sides(across, down, dots_per_point), *_sides(down, across, dots_per_point))


def find_strokes(grey: Grey, dots_per_point: float) -> Mask:
    """What is darker, or lighter, than a little above and a little below it at once.

    The border of a shaded area differs from one side only. The lightest of three
    places on each side counts, since letters may stand close to a rule.
    """
    page = grey.astype(np.int16)
    steps = sorted({max(2, round(far * dots_per_point)) for far in _BESIDE})
    above, below = (
        np.maximum.reduce([_shifted(page, way * step) for step in steps]) for way in (1, -1)
    )
    darker = page < np.minimum(above, below) - _FAINT
    lighter = page > np.maximum(above, below) + _FAINT
    return np.asarray(darker | lighter, dtype=np.bool_)


def to_edge(rule: Rule, *, dots_per_point: float) -> Edge:
    """A line as an edge without thickness, in points."""
    x0, x1 = rule.left / dots_per_point, rule.right / dots_per_point
    top, bottom = rule.top / dots_per_point, rule.bottom / dots_per_point
    if rule.orientation == "h":
        middle = (top + bottom) / 2
        return Edge(orientation="h", box=BBox(x0=x0, top=middle, x1=x1, bottom=middle))
    middle = (x0 + x1) / 2
    return Edge(orientation="v", box=BBox(x0=middle, top=top, x1=middle, bottom=bottom))


def wipe_rules(grey: Grey, rules: Iterable[Rule], *, paper: int) -> Grey:
    """The page with the pixels of the rules the colour of paper."""
    wiped = grey.copy()
    for rule in rules:
        lines = wiped if rule.orientation == "h" else wiped.T
        for row, start, stop in rule.runs:
            lines[row, start:stop] = paper
    return wiped


def wipe_boxes(grey: Grey, boxes: Iterable[Box], *, paper: int) -> Grey:
    """The page with boxes the colour of paper, a pixel around them too."""
    wiped = grey.copy()
    for box in boxes:
        wiped[max(0, box.top - 1) : box.bottom + 1, max(0, box.left - 1) : box.right + 1] = paper
    return wiped


def _sides(rules: Iterable[Rule], across: Sequence[Rule], dots_per_point: float) -> Iterator[Rule]:
    """The long rules, and short ones that go from one long rule across them to another."""
    near = round(_MEETS * dots_per_point)
    walls = [other for other in across if _is_long(other, dots_per_point)]
    for rule in rules:
        if _is_long(rule, dots_per_point) or all(
            any(_is_on(end, wall, near) for wall in walls) for end in _ends(rule)
        ):
            yield rule


def _is_long(rule: Rule, dots_per_point: float) -> bool:
    return max(rule.right - rule.left, rule.bottom - rule.top) >= _LONG * dots_per_point


def _ends(rule: Rule) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and the last point of a line, across and down."""
    if rule.orientation == "h":
        return (rule.left, rule.top), (rule.right, rule.top)
    return (rule.left, rule.top), (rule.left, rule.bottom)


def _is_on(point: tuple[int, int], rule: Rule, near: int) -> bool:
    across, down = point
    within = rule.left - near <= across <= rule.right + near
    return within and rule.top - near <= down <= rule.bottom + near


def _shifted(page: NDArray[np.int16], rows: int) -> NDArray[np.int16]:
    """The page moved down by so many rows (up where negative), its edge rows drawn on."""
    moved = np.roll(page, rows, axis=0)
    if rows > 0:
        moved[:rows] = page[0]
    else:
        moved[rows:] = page[-1]
    return moved


def _bars(strokes: Mask, ink: Mask, dots_per_point: float, *, long: float) -> Iterator[Rule]:
    """Long thin bars along the rows of `strokes`."""
    length = max(8, round(long * dots_per_point))
    thick = max(3, round(_THICK * dots_per_point))
    long_enough = round(_TOO_LONG_FOR_TEXT * dots_per_point)
    for runs in _stack(_long_runs(_thickened(strokes), length)):
        bar = _bar(runs)
        wide, high = bar.right - bar.left, bar.bottom - bar.top
        is_thin = _thickness(runs) <= thick + 2 and wide >= 3 * high
        if is_thin and (wide > long_enough or _stands_free(ink, bar, dots_per_point)):
            yield bar


def _bar(runs: Sequence[Run]) -> Rule:
    """A bar without the rows that thickening added."""
    slim = runs[-1][0] - runs[0][0] >= 2
    return Rule(
        orientation="h",
        left=min(start for _, start, _ in runs),
        top=runs[0][0] + slim,
        right=max(stop for _, _, stop in runs),
        bottom=runs[-1][0] + 1 - slim,
        runs=tuple(runs),
    )


def _thickness(runs: Sequence[Run]) -> float:
    """How many pixels high a bar is at most places, however it runs."""
    area = sum(stop - start for _, start, stop in runs)
    return area / (max(stop for _, _, stop in runs) - min(start for _, start, _ in runs))


def _upright(bar: Rule) -> Rule:
    """A bar of the page laid on its side as a line down the page."""
    return Rule(
        orientation="v",
        left=bar.top,
        top=bar.left,
        right=bar.bottom,
        bottom=bar.right,
        runs=bar.runs,
    )


def _stands_free(ink: Mask, bar: Rule, dots_per_point: float) -> bool:
    """Whether there is next to no ink close to a bar on both sides, as there is along text.

    A short bar needs more room, or the l of a large title would be one.
    """
    left, top, right, bottom = bar.left, bar.top, bar.right, bar.bottom
    wide = right - left
    room = max(2.6 * dots_per_point, 0.3 * wide if wide < 40 * dots_per_point else 0.0)
    near, far = round(1.0 * dots_per_point), round(room)
    above = ink[max(0, top - far) : max(0, top - near), left:right]
    below = ink[bottom + near : bottom + far, left:right]
    return all(side.size == 0 or side.mean() < _CROWDED for side in (above, below))


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


def _stack(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs of neighbouring rows that overlap, together."""
    growing: list[list[Run]] = []
    for run in runs:
        row, start, stop = run
        ended = [bar for bar in growing if bar[-1][0] < row - 1]
        yield from ended
        growing = [bar for bar in growing if bar[-1][0] >= row - 1]
        above = next((bar for bar in growing if _touches(bar, start, stop)), None)
        if above is None:
            growing.append([run])
        else:
            above.append(run)
    yield from growing


def _touches(bar: Sequence[Run], start: int, stop: int) -> bool:
    """Whether a run overlaps the last rows of a bar."""
    last = bar[-1][0]
    return any(start < e and s < stop for row, s, e in bar[-8:] if row >= last - 1)
