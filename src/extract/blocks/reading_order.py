"""What lies on a page -> the order in which a person reads it.

Items are lines, tables and framed texts with their boxes. Two columns of text
are read one after the other, between items that run over both. PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from extract.model import BBox

_LEAST_LINES = 3
_TALL = 60.0
"""Points: what is higher than this is a table or a text, with lines beside it perhaps."""
_LEAST_WIDTH = 0.2
"""Part of the page's width that the lines of a text column have at least."""


class Placed(Protocol):
    """Anything with a box on the page."""

    @property
    def box(self) -> BBox: ...


Item = TypeVar("Item", bound=Placed)


@dataclass(frozen=True, slots=True)
class _Band(Generic[Item]):
    """Items between two that cross the gutter; `gutter` is its x when in two columns."""

    items: tuple[Item, ...]
    gutter: float | None


def order_columns(items: Sequence[Item], *, width: float) -> list[list[Item]]:
    """Items as runs to be read one after the other; a run is one column of text."""
    best: list[_Band[Item]] = []
    score = 0
    for x in _candidates(items):
        bands = _bands(items, x, width=width)
        found = sum(len(b.items) for b in bands if b.gutter is not None)
        if found > score:
            best, score = bands, found
    if not best:
        return [_top_down(items)]
    return [run for band in best for run in _runs_of(band, width=width)]


def _runs_of(band: _Band[Item], *, width: float) -> list[list[Item]]:
    if band.gutter is None:
        return [_top_down(band.items)]
    left = [i for i in band.items if i.box.x1 <= band.gutter + 2]
    right = [i for i in band.items if i.box.x1 > band.gutter + 2]
    if not left or not right:
        return [_top_down(band.items)]
    return [*order_columns(left, width=width), *order_columns(right, width=width)]


def _top_down(items: Sequence[Item]) -> list[Item]:
    ordered = sorted(items, key=lambda i: (round(i.box.top), i.box.x0))
    for tall in [i for i in ordered if i.box.height > _TALL]:
        named = [i for i in ordered if _stands_beside(i.box, tall.box)]
        if named:
            place = ordered.index(tall)
            after = [i for i in ordered[place:] if i not in named]
            ordered = [i for i in ordered[:place] if i not in named] + named + after
    return ordered


def _stands_beside(box: BBox, tall: BBox) -> bool:
    """Whether a text left of a table's first rows is what it is about."""
    reach = min(0.5 * tall.height, _TALL)
    return box.x1 <= tall.x0 and tall.top - 2 <= box.top < tall.top + reach


def _candidates(items: Sequence[Item]) -> list[float]:
    """Right sides of items that another item stands right of, the last of each 8 points."""
    last: dict[int, float] = {}
    for item in items:
        right = item.box.x1
        last[int(right // 8)] = max(right, last.get(int(right // 8), right))
    rights = sorted(last.values())
    starts = [i.box.x0 for i in items]
    return [x + 1 for x in rights if any(s > x for s in starts)]


def _bands(items: Sequence[Item], x: float, *, width: float) -> list[_Band[Item]]:
    bands: list[_Band[Item]] = []
    run: list[Item] = []
    for item in _top_down(items):
        if item.box.x0 < x - 2 and item.box.x1 > x + 2:
            bands += _closed(run, x, width=width)
            bands.append(_Band((item,), None))
            run = []
        else:
            run.append(item)
    return _merged([*bands, *_closed(run, x, width=width)])


def _closed(run: Sequence[Item], x: float, *, width: float) -> list[_Band[Item]]:
    if not run:
        return []
    return [_Band(tuple(run), x if _is_two_columns(run, x, width=width) else None)]


def _merged(bands: Sequence[_Band[Item]]) -> list[_Band[Item]]:
    merged: list[_Band[Item]] = []
    for band in bands:
        if merged and band.gutter is None and merged[-1].gutter is None:
            merged[-1] = _Band((*merged[-1].items, *band.items), None)
        else:
            merged.append(band)
    return merged


def _is_two_columns(items: Sequence[Item], x: float, *, width: float) -> bool:
    """Both sides hold some lines of a text column's width, beside each other."""
    left = [i.box for i in items if i.box.x1 <= x + 2]
    right = [i.box for i in items if i.box.x0 >= x - 2]
    if len(left) + len(right) < len(items):
        return False
    if not (_is_column(left, width=width) and _is_column(right, width=width)):
        return False
    top = max(min(b.top for b in left), min(b.top for b in right))
    bottom = min(max(b.bottom for b in left), max(b.bottom for b in right))
    shorter = min(_height(left), _height(right))
    return bottom - top > 0.4 * shorter


def _is_column(boxes: Sequence[BBox], *, width: float) -> bool:
    if not boxes:
        return False
    tall = _height(boxes) > 60 and any(b.height > 40 for b in boxes)
    if len(boxes) < _LEAST_LINES and not tall:
        return False
    widths = sorted(row.width for row in _rows(boxes))
    usual = widths[len(widths) * 2 // 3] if len(widths) > 1 else widths[0]
    return usual >= _LEAST_WIDTH * width * 0.75 and widths[-1] >= _LEAST_WIDTH * width


def _rows(boxes: Sequence[BBox]) -> list[BBox]:
    """Boxes beside each other as one: a label and its value are one line of a column."""
    rows: list[BBox] = []
    for box in sorted(boxes, key=lambda b: b.top):
        if rows and rows[-1].top <= box.middle[1] <= rows[-1].bottom:
            rows[-1] = BBox.around((rows[-1], box))
        else:
            rows.append(box)
    return rows


def _height(boxes: Sequence[BBox]) -> float:
    return max(b.bottom for b in boxes) - min(b.top for b in boxes)
