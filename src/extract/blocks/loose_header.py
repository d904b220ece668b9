"""Column headers that stand above a grid, outside its lines -> a first row of the grid.

Drawing programs set the headers in boxes of their own over the table. PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.blocks.grid import Grid, with_row_above
from extract.blocks.lines import Segment, set_lines
from extract.labels import label_role
from extract.model import Word

_HIGHEST = 48.0
"""How far above the grid headers can start."""
_KEYS = frozenset({"measure", "deadline", "responsible", "status"})


def with_loose_header(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with the headers right above it as its first row, when there are any."""
    if _is_header(grid, words, top=grid.ys[0], bottom=grid.ys[1]):
        return grid
    above = [w for w in words if _is_above(w, grid)]
    for top in _tops_from_below(above):
        if _is_header(grid, words, top=top - 1, bottom=grid.ys[0]):
            return with_row_above(grid, top - 1)
    return grid


def _tops_from_below(words: Sequence[Word]) -> list[float]:
    """The tops of one or more lines above a grid, from the nearest; those with more lines of
    the same headers before those with fewer."""
    lines = set_lines(words)[::-1]
    tops: list[float] = []
    group: list[float] = []
    for below, line in zip([None, *lines], lines, strict=False):
        if below is not None and not _is_one_header(line, below):
            tops += sorted(group)
            group = []
        group.append(line.box.top)
    return tops + sorted(group)


def _is_one_header(upper: Segment, lower: Segment) -> bool:
    """Whether two lines may be those of headers over several lines: set alike, close together."""
    alike = abs(upper.size - lower.size) < 0.5 and _is_bold(upper) == _is_bold(lower)
    return alike and lower.box.top - upper.box.bottom < 0.6 * lower.size


def _is_bold(line: Segment) -> bool:
    return all(w.bold for w in line.words)


def _is_above(word: Word, grid: Grid) -> bool:
    return (
        grid.ys[0] - _HIGHEST <= word.box.top
        and word.box.bottom <= grid.ys[0] + 1
        and grid.xs[0] - 2 <= word.box.x0
        and word.box.x1 <= grid.xs[-1] + 2
    )


def _is_header(grid: Grid, words: Sequence[Word], *, top: float, bottom: float) -> bool:
    """Whether the words of a strip over the columns are column headers."""
    texts = [t for t in _column_texts(grid, words, top=top, bottom=bottom) if t]
    roles = [label_role(t) for t in texts]
    known = {r for r in roles if r}
    return (
        len(texts) >= 2
        and bool(known & _KEYS)
        and (sum(r is not None for r in roles) >= max(2, 0.6 * len(texts)))
    )


def _column_texts(grid: Grid, words: Sequence[Word], *, top: float, bottom: float) -> list[str]:
    inside = [w for w in words if top <= w.box.middle[1] <= bottom]
    inside.sort(key=lambda w: (round(w.box.top), w.box.x0))
    return [
        " ".join(w.text for w in inside if left <= w.box.middle[0] < right)
        for left, right in zip(grid.xs, grid.xs[1:], strict=False)
    ]
