"""The columns below a row of headers: parted where the fewest words cross.

In come the boxes of the headers and the lines below them; out come the sides of the columns, in
PDF points.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.blocks.lines import Segment
from extract.blocks.text_columns import Columns
from extract.model import BBox, Word


def find_columns(headers: Sequence[BBox], body: Sequence[Segment]) -> Columns:
    """The columns below headers; areas may stand in one left of them that has no header."""
    words = [w for line in body for w in line.words]
    cuts = tuple(_cut(a, b, words) for a, b in itertools.pairwise(headers))
    left = min([headers[0].x0, *(w.box.x0 for w in words)])
    right = max([headers[-1].x1, *(w.box.x1 for w in words)])
    if _has_nameless_first(headers[0], body):
        cuts = (headers[0].x0 - 2, *cuts)
    columns = Columns(left=left, right=right, cuts=cuts)
    return replace(columns, ends=_ends(columns, words))


def _ends(columns: Columns, words: Sequence[Word]) -> tuple[float, ...]:
    sides = (*columns.cuts, columns.right)
    return tuple(
        max(
            (w.box.x1 for w in words if columns.index(w.box) == i and w.box.x1 <= side + 1),
            default=side,
        )
        for i, side in enumerate(sides)
    )


def _has_nameless_first(header: BBox, body: Sequence[Segment]) -> bool:
    """Whether text stands in a column left of the first header: areas, mostly."""
    left = [w for line in body for w in line.words if w.box.x1 < header.x0 + 1]
    crossing = [w for line in body for w in line.words if w.box.x0 < header.x0 - 3 < w.box.x1 - 4]
    lines = {round(w.box.top) for w in left}
    return len(lines) >= 2 and not crossing


def _cut(left: BBox, right: BBox, words: Sequence[Word]) -> float:
    """The x between two headers that the fewest words cross, nearest to the right one."""
    candidates = [right.x0 - 1 - step for step in range(max(1, int(right.x0 - left.x0 - 4)))]
    candidates += [right.x0 + step for step in range(1, max(1, int(right.width)))]

    wide = [w.box for w in words if w.box.x0 < w.box.x1]
    starts, ends = sorted(b.x0 for b in wide), sorted(b.x1 for b in wide)

    def crossings(x: float) -> int:
        """Words that start before x less those that have ended there."""
        return bisect_left(starts, x) - bisect_right(ends, x)

    return min(candidates, key=lambda x: (crossings(x), abs(x - right.x0 + 1)))
