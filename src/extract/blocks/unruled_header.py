"""The row of column headers over a table without rules.

In come the lines of a page; out come the lines of the header and the box of each of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.blocks.lines import Segment
from extract.labels import is_label, label_role
from extract.model import BBox, Word

_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADER_GAP = 0.9
"""Ems of white that part two headers."""
_KEY_ROLES = frozenset({"measure", "deadline", "responsible", "status"})
_SURE_ROLES = frozenset({"deadline", "responsible", "start"})
"""Beside headers that are not known one of these must stand: three columns of text have heads."""
_NAMING_ROLES = frozenset({"measure", "description", "area", "goal", "number", "case"})
"""Headers all known and none of them these are the labels of one measure, over their values."""


def find_header(lines: Sequence[Segment]) -> tuple[int, int, list[BBox]] | None:
    """First and last line of the header row and the boxes of its column headers."""
    for i, line in enumerate(lines):
        parts = parts_of(line)
        if len(parts) < 2:
            continue
        roles = [_role(" ".join(w.text for w in part)) for part in parts]
        known = [r for r in roles if r is not None]
        if (
            len(known) >= max(2, 0.6 * len(parts))
            and (len(_KEY_ROLES & set(known)) >= 2)
            and (len(known) < len(parts) or _NAMING_ROLES & set(known))
            and (len(known) == len(parts) or _SURE_ROLES & set(known))
        ):
            stop = i + 1
            boxes = [BBox.around(w.box for w in part) for part in parts]
            while stop < len(lines) and _is_header_rest(lines[stop], line, boxes):
                stop += 1
            return i, stop, boxes
    return None


def _role(label: str) -> str | None:
    return "period" if _YEAR.fullmatch(label) else label_role(label)


def parts_of(line: Segment) -> list[list[Word]]:
    """The words of a line parted where the white is that of two headers, or two years follow."""
    parts = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        years = _YEAR.fullmatch(before.text) and _YEAR.fullmatch(word.text)
        if years or word.box.x0 - before.box.x1 > _HEADER_GAP * word.size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _is_header_rest(line: Segment, header: Segment, boxes: Sequence[BBox]) -> bool:
    """A second line of headers: same weight, right below, under the first ones."""
    near = line.box.top - header.box.bottom < 0.6 * header.size
    same = all(w.bold for w in header.words) and all(w.bold for w in line.words)
    under = all(_is_under(part, boxes) for part in parts_of(line))
    return near and same and under and not _is_first_band(line, header)


def _is_first_band(line: Segment, header: Segment) -> bool:
    """One text below the first of headers that are whole without it: the first area."""
    parts, named = parts_of(line), parts_of(header)
    first, rest = (" ".join(w.text for w in part) for part in (named[0], parts[0]))
    whole = all(is_label(" ".join(w.text for w in part)) for part in named)
    return len(parts) == 1 and whole and not is_label(f"{first} {rest}")


def _is_under(part: Sequence[Word], boxes: Sequence[BBox]) -> bool:
    """Whether words start under a header and stop before the next one."""
    own = next((i for i, b in enumerate(boxes) if abs(part[0].box.x0 - b.x0) < 3), None)
    if own is None:
        return False
    return own + 1 == len(boxes) or part[-1].box.x1 < boxes[own + 1].x0
