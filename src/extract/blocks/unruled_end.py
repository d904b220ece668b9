"""Where a table without rules ends: at text that runs across its columns, or after a wide gap.

In come the lines below the header and the columns; out comes how many lines are the table's.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from extract.blocks.lines import Segment
from extract.blocks.text_columns import Columns
from extract.blocks.unruled_bands import is_set_off, runs_over
from extract.blocks.unruled_header import parts_of


def end_of(body: Sequence[Segment], columns: Columns) -> int:
    """How many lines belong to the table: up to text that runs across its columns."""
    if not body:
        return 0
    size = median(line.size for line in body)
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(body)]
    widest = max(
        [4 * size, *(3 * gap for gap in gaps[:1]), *([2.5 * median(gaps)] if gaps else [])]
    )
    for i, line in enumerate(body):
        crossed = sum(
            1
            for cut in columns.cuts
            if any(w.box.x0 < cut - 1 and w.box.x1 > cut + 1 for w in line.words)
            or runs_over(line, cut)
        )
        wide_gap = i > 0 and line.box.top - body[i - 1].box.bottom > widest
        apart = wide_gap and not _fits(line, columns, body[:i])
        if line.size > 1.25 * size or (crossed >= 2 and not is_set_off(line)) or apart:
            return i
    return len(body)


def _fits(line: Segment, columns: Columns, above: Sequence[Segment]) -> bool:
    """Whether a line after a gap has text in two columns, started where theirs is."""
    starts: dict[int, float] = {}
    for word in (w for before in above for w in before.words):
        column = columns.index(word.box)
        starts[column] = min(word.box.x0, starts.get(column, word.box.x0))
    parts = [(columns.index(part[0].box), part[0].box.x0) for part in parts_of(line)]
    return len(parts) >= 2 and all(
        column in starts and abs(x - starts[column]) < 4 for column, x in parts
    )
