"""Frames around texts beside a table without rules, and those that are cells of it.

In come the frames and the words of a page; out come the frames around texts of their own,
or the words of each row with a framed text kept together.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.blocks.lines import set_lines
from extract.blocks.unruled_header import find_header
from extract.labels import label_role
from extract.model import BBox, Word


def frames_apart(frames: Sequence[BBox], words: Sequence[Word]) -> list[BBox]:
    """The frames around texts of their own; those among the columns of a table are its cells."""
    header = find_header(set_lines([w for w in words if w.upright])) if frames else None
    if header is None:
        return list(frames)
    beside = [f for f in frames if _is_beside(f, header[2], words)]
    if beside:
        inner = [w for w in words if not any(f.contains_middle_of(w.box) for f in beside)]
        return [*beside, *frames_apart([f for f in frames if f not in beside], inner)]
    box = BBox.around(header[2])
    return [f for f in frames if f.x0 > box.x1 + 10 or f.bottom < box.top]


def framed_together(rows: Sequence[Sequence[Word]], frames: Sequence[BBox]) -> list[list[Word]]:
    """The words of each row; a framed text over several rows belongs to the first of them."""
    moved = [list(row) for row in rows]
    for frame in frames:
        inside = [
            i for i, row in enumerate(moved) if any(frame.contains_middle_of(w.box) for w in row)
        ]
        for i in inside[1:]:
            moved[inside[0]] += [w for w in moved[i] if frame.contains_middle_of(w.box)]
            moved[i] = [w for w in moved[i] if not frame.contains_middle_of(w.box)]
    return moved


def _is_beside(frame: BBox, headers: Sequence[BBox], words: Sequence[Word]) -> bool:
    """Whether a frame right of the headers only starts as high as they do: it holds more lines."""
    last = headers[-1]
    inside = [w for w in words if frame.contains_middle_of(w.box)]
    named = [w for w in inside if last.contains_middle_of(w.box)]
    below = [w for w in inside if w.box.top > last.bottom]
    others = any(frame.contains_middle_of(h) for h in headers[:-1])
    label = " ".join(w.text for w in named)
    return bool(named and below) and not others and label_role(label) is None
