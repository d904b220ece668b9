"""Rules across drawn in pieces -> the sides of columns that the pieces tell.

Browsers draw the border below each cell of a row as a line of its own. Where such
pieces meet at the same places on line after line, the columns of a table stand,
though nothing upright is drawn. All numbers are PDF points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.blocks.furniture import MARGIN
from extract.blocks.lines import Segment, set_lines
from extract.blocks.rules import edges_of_shading
from extract.model import BBox, Edge, Mark, Page, Word

_MEET = 1.0
"""Pieces that end this near to each other meet."""
_SAME = 2.0
"""Positions this near to each other are the same."""
_FEWEST_BREAKS = 2
"""Sides between columns that a line tells at least: of fewer it may be a form."""
_LINE_GAP = 0.9
"""Ems between the lines of one row at most."""
_SMALLER = 0.5
"""Points by which a footnote's type is smaller than the table's."""
_TOUCH = 3.0
"""Points between shaded cells that stand one on the other at most."""
_PADDING = 16.0
"""Points from a row's text to the rule below or above it at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The pieces at one height that meet: from `left` to `right`, parted at `breaks`."""

    at: float
    left: float
    right: float
    breaks: tuple[float, ...]

    @property
    def sides(self) -> tuple[float, ...]:
        return (self.left, *self.breaks, self.right)


def edges_of_broken_rules(page: Page, words: Sequence[Word]) -> list[Edge]:
    """The sides of all tables that the pieces of their rules tell, to be added to those drawn."""
    upright = [e.box for e in page.edges if e.orientation == "v" and e.box.height > _PADDING]
    edges: list[Edge] = []
    for run in _runs(list(_levels(page.edges)), words):
        if run and not any(_crosses(box, run) for box in upright):
            edges += _sides(run, page, words)
    return edges


def _levels(edges: Sequence[Edge]) -> Iterator[Level]:
    """The lines of pieces of a page, top down; a line in one piece has no breaks."""
    for line in _by_height([e.box for e in edges if e.orientation == "h"]):
        row: list[BBox] = []
        for box in sorted(line, key=lambda b: b.x0):
            if row and abs(box.x0 - row[-1].x1) > _MEET:
                yield _level(row)
                row = []
            row.append(box)
        yield _level(row)


def _by_height(boxes: Sequence[BBox]) -> Iterator[list[BBox]]:
    """The pieces at one height together, top down; specks are left out."""
    line: list[BBox] = []
    for box in sorted((b for b in boxes if b.width > _SAME), key=lambda b: b.top):
        if line and box.top - line[0].top > _MEET:
            yield line
            line = []
        line.append(box)
    if line:
        yield line


def _level(row: Sequence[BBox]) -> Level:
    breaks = tuple(b.x0 for b in row[1:])
    return Level(at=row[0].top, left=row[0].x0, right=row[-1].x1, breaks=breaks)


def _runs(levels: Sequence[Level], words: Sequence[Word]) -> Iterator[list[Level]]:
    """Levels of one table each: they tell the same sides, no text between runs over these."""
    run: list[Level] = []
    before: Level | None = None
    for level in levels:
        if run and _goes_on(run, level, words):
            run.append(level)
            if len(run) > 1 and level.at - run[-2].at < _MEET:
                run[-2:] = [_beside(run[-2], level)]
        else:
            yield _without_last_plain(run)
            run = [level] if len(level.breaks) >= _FEWEST_BREAKS else []
            if run and before is not None and _goes_on(run, before, words, above=True):
                run = [before, level]
        before = level
    yield _without_last_plain(run)


def _beside(left: Level, right: Level) -> Level:
    """Pieces at one height with a cell between them that goes on below."""
    inner = (*left.breaks, left.right, right.left, *right.breaks)
    return Level(at=left.at, left=left.left, right=right.right, breaks=inner)


def _without_last_plain(run: Sequence[Level]) -> list[Level]:
    """A run up to its last line of pieces: a whole line below may be that of a heading."""
    last = max((i for i, level in enumerate(run) if level.breaks), default=-1)
    return list(run[: last + 1])


def _goes_on(
    run: Sequence[Level], level: Level, words: Sequence[Word], *, above: bool = False
) -> bool:
    """Whether a line below the run, or the whole line `above` it, is one of its table's."""
    sides = sorted({round(x, 1) for other in run for x in other.sides})
    known = all(_is_among(x, sides) for x in level.sides)
    wider = all(_is_among(x, level.sides) for x in sides)
    if not known and not wider:
        return False
    top, bottom = (level.at, run[0].at) if above else (run[-1].at, level.at)
    left, right = min(sides[0], level.left), max(sides[-1], level.right)
    between = [
        w for w in words if top < w.box.middle[1] < bottom and left < w.box.middle[0] < right
    ]
    if above:
        inner = [x for x in sides if left + _SAME < x < right - _SAME]
        return not level.breaks and not _runs_over(between, inner)
    return not _runs_over(between, level.breaks)


def _is_among(x: float, breaks: Sequence[float]) -> bool:
    return any(abs(x - b) < _SAME for b in breaks)


def _runs_over(words: Sequence[Word], sides: Sequence[float]) -> bool:
    """Whether a word, or two words of ordinary distance, stand on both sides of one of `sides`."""
    if not sides:
        return False
    if any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in words for x in sides):
        return True
    return any(
        any(a.box.x1 <= x <= b.box.x0 for x in sides)
        for line in set_lines(words)
        for a, b in pairwise(line.words)
        if b.box.x0 - a.box.x1 < 0.45 * b.size
    )


def _crosses(upright: BBox, run: Sequence[Level]) -> bool:
    """Whether an upright line is drawn inside the table: then all its sides are."""
    left, right = min(level.left for level in run), max(level.right for level in run)
    inside = left + _SAME < upright.x0 < right - _SAME
    return inside and run[0].at - _SAME < upright.middle[1] < run[-1].at + _SAME


def _sides(run: Sequence[Level], page: Page, words: Sequence[Word]) -> list[Edge]:
    """Upright sides row by row, and the rows above the first and below the last rule.

    The sides of a row are those of the rule below it, and of the whole table: a cell
    over several rows has no piece below each of them.
    """
    left, right = min(level.left for level in run), max(level.right for level in run)
    whole = Level(
        at=run[0].at,
        left=left,
        right=right,
        breaks=tuple(sorted({x for level in run for x in level.sides if left < x < right})),
    )
    shaded = _shaded_above(whole, page)
    if len(run) == 1 and (not shaded or _is_shaded_below(whole, page)):
        return []
    edges = [
        _line(x, upper.at, x, lower.at)
        for upper, lower in pairwise(run)
        for x in {left, *lower.sides, right}
    ]
    edges += edges_of_shading(shaded, page_area=page.width * page.height)
    edges += _below_header(run[0], shaded)
    top = None if shaded or not run[0].breaks else _top_of_row_above(run[0], page, words)
    if top is not None:
        edges += [_line(x, top, x, run[0].at) for x in {left, *run[0].sides, right}]
        edges.append(_line(left, top, right, top))
    last = replace(whole, at=run[-1].at)
    bottom = _bottom_of_row_below(last, page, words)
    if bottom is not None:
        edges += [_line(x, last.at, x, bottom) for x in last.sides]
        edges.append(_line(left, bottom, right, bottom))
    return edges


def _shaded_above(level: Level, page: Page) -> list[Mark]:
    """The shaded cells that stand one on the other on the first rule: headers and a band."""
    near = [
        m
        for m in page.marks
        if m.shape == "rect"
        and level.left - _SAME < m.box.x0
        and m.box.x1 < level.right + _SAME
        and m.box.bottom < level.at + _TOUCH
    ]
    top = level.at
    while reached := [m.box.top for m in near if m.box.bottom > top - _TOUCH and m.box.top < top]:
        top = min(reached)
    chain = [m for m in near if m.box.top >= top]
    return chain if sum(m.box.width for m in chain) > 0.9 * (level.right - level.left) else []


def _is_shaded_below(level: Level, page: Page) -> bool:
    """Whether shaded cells go on right below a rule: then the shading tells the table."""
    return any(
        abs(m.box.top - level.at) < _PADDING
        and level.left - _SAME < m.box.x0
        and m.box.x1 < level.right + _SAME
        and m.box.height > _PADDING
        for m in page.marks
        if m.shape == "rect"
    )


def _below_header(level: Level, shaded: Sequence[Mark]) -> list[Edge]:
    """The sides of the cells between the shaded headers and the first rule."""
    if not shaded:
        return []
    first = min(m.box.top for m in shaded)
    low = max(m.box.bottom for m in shaded if m.box.top < first + _TOUCH)
    bands = [m.box for m in shaded if m.box.bottom > low + _TOUCH]
    return [
        _line(x, low, x, level.at)
        for x in level.sides
        if low < level.at - _TOUCH and not any(b.x0 + _SAME < x < b.x1 - _SAME for b in bands)
    ]


def _top_of_row_above(level: Level, page: Page, words: Sequence[Word]) -> float | None:
    """The top of a row whose lower border is the first rule; None when none stands above it.

    It has text in two columns, or is what a page break left of one: plain text, first
    on its page.
    """
    above = [w for w in _between(level, words, 0.0, level.at) if level.at - w.box.bottom < 200]
    taken: list[Segment] = []
    low = level.at
    for line in reversed(set_lines(above)):
        gap = low - line.box.bottom
        if gap > (_PADDING if not taken else _LINE_GAP * line.size):
            break
        if _runs_over(line.words, level.breaks):
            break
        taken.append(line)
        low = line.box.top
    row = [w for line in taken for w in line.words]
    if not row:
        return None
    is_first = not any(w.box.bottom < low for w in page.words)
    plain = is_first and not any(w.bold for w in row)
    return low - 1 if len(_columns_of(row, level.breaks)) > 1 or plain else None


def _bottom_of_row_below(level: Level, page: Page, words: Sequence[Word]) -> float | None:
    """The bottom of a last row without a rule below it: cut by the page's end, or open.

    It has text in two columns, or stands last on its page, set in like the row above.
    """
    taken: list[Word] = []
    low = level.at
    above = _between(level, words, level.at - 60, level.at)
    least = median(w.size for w in above) - _SMALLER if above else 0.0
    for line in set_lines(_between(level, words, level.at, level.at + 400)):
        if line.size < least or line.box.top - low > (
            _PADDING if not taken else _LINE_GAP * line.size
        ):
            break
        if _runs_over(line.words, level.breaks):
            return None
        taken += line.words
        low = line.box.bottom
    if not taken:
        return None
    foot = (1 - MARGIN) * page.height
    is_last = not any(low < w.box.middle[1] < foot for w in page.words)
    starts = {round(w.box.x0) for w in above}
    set_in = is_last and round(taken[0].box.x0) in starts
    return low + 1 if len(_columns_of(taken, level.breaks)) > 1 or set_in else None


def _between(level: Level, words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    strip = BBox(x0=level.left - _SAME, top=top, x1=level.right + _SAME, bottom=bottom)
    return [w for w in words if w.upright and strip.contains_middle_of(w.box)]


def _columns_of(words: Sequence[Word], breaks: Sequence[float]) -> set[int]:
    return {sum(w.box.middle[0] > x for x in breaks) for w in words}


def _line(x0: float, top: float, x1: float, bottom: float) -> Edge:
    box = BBox(x0=x0, top=top, x1=x1, bottom=bottom)
    return Edge(orientation="h" if top == bottom else "v", box=box)
