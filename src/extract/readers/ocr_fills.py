"""Shades of a scanned page in, marks out: shaded cells and bars, dots of traffic lights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.model import BBox, Edge, Mark
from extract.readers.ocr_ground import Picture, Shade, without_letters
from extract.readers.ocr_lay import Grey, Mask

_LEAST_SIDE = 6.0
_LARGEST_DOT = 22.0
_BOX_COVER = 0.6
_SURE_SIDE, _SURE_LENGTH = 3, 7
"""Squares: no stroke of a letter is so thick and so long."""
_CELL_COVER, _CELL_SHADED = 0.9, 0.45
_ALONG = 0.3
"""Part of a row or column of pixels that must have the colour of the box it belongs to."""
_NEAR = 30
_DARK = 130
"""Brightness below which text on a shade is lighter than the shade."""
_DOT_COVER = (0.62, 0.9)
_VIVID = 40
_ON = 4.0
"""Points between a side and the rule that is meant to lie on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A connected part of a mask: its box in squares, ends not included, and its area."""

    left: int
    top: int
    right: int
    bottom: int
    area: int

    @property
    def cover(self) -> float:
        """How much of its box it fills."""
        return self.area / ((self.right - self.left) * (self.bottom - self.top))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A shaded box in pixels, ends not included, its colour and how bright that is.

    `is_sure` for those that are too large, or too well framed, to be part of a letter.
    """

    left: int
    top: int
    right: int
    bottom: int
    colour: str
    brightness: float
    is_sure: bool


def find_fills(
    shades: Iterable[Shade], ruled: Mask, picture: Picture, *, step: int
) -> Iterator[Fill]:
    """Shaded boxes: cells between rules (`ruled` squares), and areas that end by themselves.

    Squares are of `step` pixels.
    """
    cells = [part for part in find_parts(~ruled) if part.cover >= _CELL_COVER]
    for shade in shades:
        left = shade.mask & ~ruled
        for cell in cells:
            area = left[cell.top : cell.bottom, cell.left : cell.right]
            if area.mean() >= _CELL_SHADED:
                yield _fitted(cell, shade, picture, step, is_sure=True)
                area[:] = False
        for part in find_parts(without_letters(left)):
            wide, high = part.right - part.left, part.bottom - part.top
            if part.cover >= _BOX_COVER:
                is_sure = min(wide, high) >= _SURE_SIDE and max(wide, high) >= _SURE_LENGTH
                yield _fitted(part, shade, picture, step, is_sure=is_sure)


def level_fills(grey: Grey, fills: Iterable[Fill], *, paper: int) -> Grey:
    """The page with shaded boxes as bright as paper, and light text on dark ones dark."""
    flat = grey.astype(np.float32)
    for fill in fills:
        if not fill.is_sure:
            continue
        area = flat[fill.top : fill.bottom, fill.left : fill.right]
        behind = fill.brightness
        if behind < _DARK:
            area[:] = paper - (area - behind) * (paper / (255 - behind))
        else:
            area *= paper / behind
    return np.clip(flat, 0, 255).astype(np.uint8)


def to_mark(fill: Fill, *, dots_per_point: float) -> Mark:
    """A shaded box as a mark of the page, in points."""
    box = BBox(
        x0=fill.left / dots_per_point,
        top=fill.top / dots_per_point,
        x1=fill.right / dots_per_point,
        bottom=fill.bottom / dots_per_point,
    )
    return Mark(box=box, colour=fill.colour, shape="rect")


def sides_without_rule(marks: Iterable[Mark], rules: Sequence[Edge]) -> Iterator[Edge]:
    """Sides of shaded boxes in a ruled table, where the shade hides the rule.

    A box that no rule runs along or ends at is no cell of a ruled table and has no sides.
    """
    for mark in marks:
        sides = list(_sides(mark.box))
        bare = [side for side in sides if not any(_runs_along(side, rule) for rule in rules)]
        if len(bare) < len(sides) or any(_ends_in(mark.box, rule) for rule in rules):
            yield from (_in_line(side, rules) for side in bare)


def find_dots(ground: Picture, *, points: float) -> Iterator[Mark]:
    """Round dots of colour, no larger than a line or two; squares of `points`."""
    low, high = _DOT_COVER
    vivid = ground.max(axis=2).astype(np.int16) - ground.min(axis=2) > _VIVID
    for part in find_parts(vivid):
        box = _box(part, points)
        is_round = 0.75 < box.width / box.height < 1.34 and low <= part.cover <= high
        if is_round and _LEAST_SIDE <= min(box.width, box.height) <= _LARGEST_DOT:
            area = np.s_[part.top : part.bottom, part.left : part.right]
            red, green, blue = np.median(ground[area][vivid[area]], axis=0)
            colour = f"#{int(red):02x}{int(green):02x}{int(blue):02x}"
            yield Mark(box=box, colour=colour, shape="curve")


def find_parts(mask: Mask) -> Iterator[Part]:
    """The connected parts of a mask."""
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
    parts: dict[int, Part] = {}
    for number, (at, start, stop) in enumerate(runs):
        root = _root(parents, number)
        new = Part(left=start, top=at, right=stop, bottom=at + 1, area=stop - start)
        parts[root] = _joined(parts[root], new) if root in parts else new
    yield from parts.values()


def _fitted(part: Part, shade: Shade, picture: Picture, step: int, *, is_sure: bool) -> Fill:
    """A part with its sides where the colour begins and ends, to the pixel."""
    left, top = max(0, (part.left - 1) * step), max(0, (part.top - 1) * step)
    area = picture[top : (part.bottom + 1) * step, left : (part.right + 1) * step]
    same = np.abs(area.astype(np.int16) - np.array(shade.colour)).max(axis=2) <= _NEAR
    rows = np.flatnonzero(same.mean(axis=1) > _ALONG)
    columns = np.flatnonzero(same.mean(axis=0) > _ALONG)
    if not len(rows) or not len(columns):
        rows, columns = np.arange(area.shape[0]), np.arange(area.shape[1])
    return Fill(
        left=left + int(columns[0]),
        top=top + int(rows[0]),
        right=left + int(columns[-1]) + 1,
        bottom=top + int(rows[-1]) + 1,
        colour=shade.name,
        brightness=shade.brightness,
        is_sure=is_sure,
    )


def _sides(box: BBox) -> Iterator[Edge]:
    for y in (box.top, box.bottom):
        yield Edge(orientation="h", box=BBox(x0=box.x0, top=y, x1=box.x1, bottom=y))
    for x in (box.x0, box.x1):
        yield Edge(orientation="v", box=BBox(x0=x, top=box.top, x1=x, bottom=box.bottom))


def _runs_along(side: Edge, rule: Edge) -> bool:
    """Whether a rule lies on most of a side."""
    if side.orientation != rule.orientation:
        return False
    a, b = side.box, rule.box
    if side.orientation == "h":
        return abs(a.top - b.top) <= _ON and min(a.x1, b.x1) - max(a.x0, b.x0) > a.width / 2
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return abs(a.x0 - b.x0) <= _ON and shared > a.height / 2


def _in_line(side: Edge, rules: Iterable[Edge]) -> Edge:
    """A side down the page, moved into line with the nearest rule down the page."""
    if side.orientation == "h":
        return side
    a = side.box
    near = [r.box.x0 for r in rules if r.orientation == "v" and abs(r.box.x0 - a.x0) <= _ON]
    x = min(near, key=lambda other: abs(other - a.x0), default=a.x0)
    return replace(side, box=replace(a, x0=x, x1=x))


def _ends_in(box: BBox, rule: Edge) -> bool:
    """Whether a rule down the page comes out of a box: a column's line below its header."""
    a = rule.box
    is_across = rule.orientation == "v" and box.x0 - _ON <= a.x0 <= box.x1 + _ON
    return is_across and box.top - _ON <= a.top <= box.bottom + _ON and a.bottom > box.bottom + _ON


def _joined(part: Part, new: Part) -> Part:
    return replace(
        part,
        left=min(part.left, new.left),
        right=max(part.right, new.right),
        bottom=new.bottom,
        area=part.area + new.area,
    )


def _box(part: Part, points: float) -> BBox:
    return BBox(
        x0=part.left * points,
        top=part.top * points,
        x1=part.right * points,
        bottom=part.bottom * points,
    )


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
