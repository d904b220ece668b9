"""The rows of a table without rules: each starts at a rule, a number, a band or a wider gap.

In come the lines below the header, the columns and the page; out come the lines of each row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from extract.blocks.lines import Segment
from extract.blocks.text_columns import Columns
from extract.blocks.unruled_bands import goes_on, is_band
from extract.fields.number import is_number
from extract.model import Page

_BROKEN_NUMBER = re.compile(r"[A-ZÆØÅ]{1,3}-")
"""The first half of a number that its narrow column broke: "T-" over "10"."""
_ROW_GAP = 0.9
"""Ems between two lines: no text is set so wide that its own lines are further apart."""


def rows_of(body: Sequence[Segment], columns: Columns, *, page: Page) -> list[list[Segment]]:
    """Lines grouped into rows."""
    starts = _starts(body, columns, page=page)
    rows: list[list[Segment]] = []
    for i, line in enumerate(body):
        if i == 0 or i in starts or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _starts(body: Sequence[Segment], columns: Columns, *, page: Page) -> set[int]:
    top, bottom = body[0].box.middle[1], body[-1].box.middle[1]
    shaded = _sides_of_shaded_rows(body, columns, page=page)
    rules = sorted(y for y in {*_row_rules(page, columns), *shaded} if top < y < bottom)
    if len(rules) >= 2 or (rules and len(body) <= 4):
        return {
            i
            for i in range(1, len(body))
            if any(body[i - 1].box.middle[1] < y < body[i].box.middle[1] for y in rules)
        }
    numbered = _numbered_lines(body, columns)
    bands = {
        i
        for i, line in enumerate(body)
        if is_band([line], columns) and not goes_on(body[max(0, i - 1)], line, columns)
    }
    after_bands = {i + 1 for i in bands}
    if len(numbered) >= 2:
        return numbered | bands | after_bands
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(body)]
    if gaps and min(gaps) > _ROW_GAP * median(line.size for line in body):
        return set(range(1, len(body)))
    if gaps and max(gaps) > 2.0 * max(min(gaps), 1.0) + 1:
        limit = (max(gaps) + max(min(gaps), 0.0)) / 2
        limit = min(limit, 1.0 + 2.0 * max(min(gaps), 1.0))
        return {i + 1 for i, gap in enumerate(gaps) if gap > limit} | bands | after_bands
    filled = [len({columns.index(w.box) for w in line.words}) for line in body]
    most = max(filled)
    return {i for i, n in enumerate(filled) if n >= max(2, most - 1)} | bands | after_bands


def _row_rules(page: Page, columns: Columns) -> list[float]:
    """Horizontal rules across most of the table."""
    width = columns.right - columns.left
    return [
        e.box.top
        for e in page.edges
        if e.orientation == "h"
        and min(e.box.x1, columns.right) - max(e.box.x0, columns.left) > 0.7 * width
    ]


def _sides_of_shaded_rows(body: Sequence[Segment], columns: Columns, *, page: Page) -> list[float]:
    """Tops and bottoms of shadings over all columns of a row, as of every second; no bands."""
    reach: dict[tuple[int, int], float] = {}
    for mark in page.marks:
        if mark.shape == "rect":
            key = round(mark.box.top), round(mark.box.bottom)
            inside = min(mark.box.x1, columns.right) - max(mark.box.x0, columns.left)
            reach[key] = reach.get(key, 0.0) + max(inside, 0.0)
    width = columns.right - columns.left
    return [
        float(y)
        for (top, bottom), wide in reach.items()
        if 0.7 * width < wide < 1.3 * width and _holds_row(body, columns, top=top, bottom=bottom)
        for y in (top, bottom)
    ]


def _holds_row(body: Sequence[Segment], columns: Columns, *, top: float, bottom: float) -> bool:
    """Whether words of a row lie there, not all bold as in a header printed again."""
    inside = [w for line in body if top <= line.box.middle[1] <= bottom for w in line.words]
    filled = {columns.index(w.box) for w in inside}
    return len(filled) >= 2 and not all(w.bold for w in inside)


def _numbered_lines(body: Sequence[Segment], columns: Columns) -> set[int]:
    """Lines on which a column of numbers, the first or the second, has one."""
    for column in (0, 1):
        found: set[int] = set()
        broken = False
        for i, line in enumerate(body):
            inside = [w for w in line.words if columns.index(w.box) == column]
            if not inside:
                continue
            if len(inside) > 1 and not is_number(" ".join(w.text for w in inside)):
                broken = False
                continue
            first = inside[0]
            if not broken and (is_number(first.text) or _BROKEN_NUMBER.fullmatch(first.text)):
                found.add(i)
            broken = bool(_BROKEN_NUMBER.fullmatch(first.text))
        if len(found) >= 2:
            return found
    return set()
