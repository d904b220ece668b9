"""Coloured areas of a scanned page in, marks out: shaded cells, bars, dots of traffic lights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from extract.model import BBox, Mark
from extract.readers.ocr_lay import Grey, Mask

Picture = NDArray[np.uint8]

_LOOK = 1.2
"""Points: size of the squares in which the colour of the background is taken."""
_FAR = 20
"""Steps of brightness from paper, or between two colours, that can be told on a scan."""
_MOST_COLOURS = 16
_LEAST_SIDE = 5.0
_LEAST_SQUARES = 9
_BOX_FILL = 0.85
_ROUND_FILL = 0.62
_DARK = 130
"""Brightness below which text on a fill is lighter than the fill."""


def find_fills(picture: Picture, *, dots_per_point: float) -> tuple[Mark, ...]:
    """Areas of one colour other than the paper's; `picture` is RGB by row and column.

    The colour of a square is that of most of it, so that text in a cell does not count.
    """
    step = max(2, round(_LOOK * dots_per_point))
    look = _backgrounds(picture, step)
    paper = _paper(look)
    coloured = np.abs(look.astype(np.int16) - paper).max(axis=2) > _FAR
    coloured &= look.min(axis=2) > 25  # black is ink, not a fill
    points = step / dots_per_point
    marks: list[Mark] = []
    for colour in _main_colours(look, coloured):
        same = coloured & (np.abs(look.astype(np.int16) - np.array(colour)).max(axis=2) <= _FAR)
        coloured = coloured & ~same
        marks += _marks(same, colour, points)
    return tuple(marks)


def level_fills(grey: Grey, fills: Iterable[Mark], *, paper: int, dots_per_point: float) -> Grey:
    """The page with its shaded areas as bright as paper, and light text on dark ones as dark."""
    level = grey.astype(np.float32)
    for fill in fills:
        box = fill.box
        area = level[
            int(box.top * dots_per_point) : int(box.bottom * dots_per_point) + 1,
            int(box.x0 * dots_per_point) : int(box.x1 * dots_per_point) + 1,
        ]
        if fill.shape == "curve" or not area.size:
            continue
        behind = float(np.median(area))
        if behind < _DARK:
            area[:] = paper - (area - behind) * (paper / (255 - behind))
        else:
            area *= paper / behind
    return np.clip(level, 0, 255).astype(np.uint8)


def find_parts(mask: Mask) -> Iterator[tuple[int, int, int, int, int]]:
    """(left, top, right, bottom, area) of the connected parts of a mask, ends not included."""
    runs = _runs(mask)
    parents = list(range(len(runs)))
    before: list[int] = []
    current: list[int] = []
    row = -2
    for number, (at, start, stop) in enumerate(runs):
        if at != row:
            before = current if at == row + 1 else []
            current, row = [], at
        for other in before:
            if runs[other][1] < stop and start < runs[other][2]:
                parents[_root(parents, number)] = _root(parents, other)
        current.append(number)
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for number, run in enumerate(runs):
        groups.setdefault(_root(parents, number), []).append(run)
    for group in groups.values():
        yield (
            min(run[1] for run in group),
            group[0][0],
            max(run[2] for run in group),
            group[-1][0] + 1,
            sum(run[2] - run[1] for run in group),
        )


def _backgrounds(picture: Picture, step: int) -> Picture:
    """The middle colour of nine places in each square of `step` pixels."""
    height = picture.shape[0] // step * step
    width = picture.shape[1] // step * step
    places = sorted({0, step // 2, step - 1})
    samples = [picture[y:height:step, x:width:step] for y in places for x in places]
    middle: Picture = np.median(np.stack(samples), axis=0).astype(np.uint8)
    return middle


def _paper(look: Picture) -> NDArray[np.int16]:
    """The colour that most bright squares have."""
    bright = look[look.min(axis=2) > 150]
    middle = np.median(bright, axis=0) if len(bright) else np.array([255, 255, 255])
    return middle.astype(np.int16)


def _main_colours(look: Picture, coloured: Mask) -> list[tuple[int, ...]]:
    """The commonest colours, each the middle of those that are near it."""
    found = look[coloured]
    coarse = Counter(map(tuple, (found // 16).tolist()))
    colours = []
    for key, count in coarse.most_common(_MOST_COLOURS):
        if count >= _LEAST_SQUARES:
            near = found[(found // 16 == np.array(key)).all(axis=1)]
            colours.append(tuple(int(c) for c in np.median(near, axis=0)))
    return colours


def _marks(same: Mask, colour: tuple[int, ...], points: float) -> Iterator[Mark]:
    name = "#" + "".join(f"{c:02x}" for c in colour)
    for left, top, right, bottom, area in find_parts(same):
        wide, high = (right - left) * points, (bottom - top) * points
        filled = area / ((right - left) * (bottom - top))
        if area < _LEAST_SQUARES or min(wide, high) < _LEAST_SIDE or filled < _ROUND_FILL:
            continue
        is_dot = filled < _BOX_FILL and max(wide, high) < 30 and 0.7 < wide / high < 1.4
        if not is_dot and filled < _BOX_FILL - 0.1:
            continue
        box = BBox(x0=left * points, top=top * points, x1=right * points, bottom=bottom * points)
        yield Mark(box=box, colour=name, shape="curve" if is_dot else "rect")


def _runs(mask: Mask) -> list[tuple[int, int, int]]:
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, stops = np.nonzero(edges == -1)
    return list(zip(rows.tolist(), starts.tolist(), stops.tolist(), strict=True))


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
