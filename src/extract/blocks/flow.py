"""Lines of one text column, top down -> headings, paragraphs and list items.

A block ends where a person sees it end: at a bullet, a label, another size or
weight, a wider gap, a line that was ended early. PDF points.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks.joining import ends_early, ends_in_open_word
from extract.labels import find_labels, is_bare_label
from extract.model import BBox, Block, Line

_FULL_LINE = 70
"""Characters of a line that is surely as long as the column is wide."""
LONGEST_HEADING = 160
"""Characters: what is longer is text, however bold."""

_FIELD_ROLES = frozenset({"deadline", "start", "status", "responsible", "partner"})
"""Labels that no heading starts with; "Mål 1: ..." and "Vedlegg: ..." are headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a column is set: `right` is where its lines end, `pitch` from line to line."""

    body_size: float
    right: float | None
    pitch: float


def setting_of(lines: Sequence[Line], *, body_size: float) -> Setting:
    """The setting that the lines of one column show; `right` is None when too few are full."""
    rights = [line.place.box.x1 for line in lines if line.place]
    pitches = [
        round(b.place.box.top - a.place.box.top, 1)
        for a, b in itertools.pairwise(lines)
        if a.place and b.place and 0 < b.place.box.top - a.place.box.top < 3 * body_size
    ]
    right = max(rights, default=0.0)
    full = sum(1 for x in rights if right - x < 6 * body_size)
    long = any(len(line.text) >= _FULL_LINE for line in lines)
    near = [p for p in pitches if p < 1.8 * body_size]
    pitch = Counter(near).most_common(1)[0][0] if near else 1.35 * body_size
    return Setting(body_size=body_size, right=right if full >= 2 or long else None, pitch=pitch)


def flow(lines: Sequence[Line], *, setting: Setting) -> list[Block]:
    """The blocks of one column in order; headings have level 0 until they are ranked."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and continues(groups[-1], line, setting=setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, setting=setting) for group in groups]


def continues(group: Sequence[Line], line: Line, *, setting: Setting) -> bool:
    """Whether `line` goes on with the block that `group` holds."""
    last, first = group[-1], group[0]
    if line.marker is not None or last.place is None or line.place is None:
        return False
    if abs((line.size or 0) - (last.size or 0)) > 0.8:
        return False
    if line.bold != last.bold and not _is_partly_bold_paragraph(last, line):
        return False
    if starts_with_label(line) or (line.bold and is_bare_label(line.text)):
        return False
    drop = line.place.box.top - last.place.box.top
    pitch = max(setting.pitch, 1.15 * (line.size or setting.body_size))
    if drop <= 0 or drop > 1.35 * pitch + 1:
        return False
    if first.marker is not None and line.place.box.x0 < first.place.box.x0 - 6:  # type: ignore[union-attr]
        return False
    if is_heading_like(first, setting=setting):
        return not _starts_numbered(line) or ends_in_open_word(last.text)
    if _starts_numbered(line) and starts_with_label(first):
        return False
    return not ends_early(last, line, right=setting.right)


def starts_with_label(line: Line) -> bool:
    """Whether a line starts with "Frist:" or the like."""
    return any(span.start == 0 for span in find_labels(line.text))


def is_heading_like(line: Line, *, setting: Setting) -> bool:
    """Larger than the text, or bold as a whole; no label, no bullet."""
    if line.marker is not None or not any(c.isalpha() for c in line.text):
        return False
    fields = [s for s in find_labels(line.text) if s.role in _FIELD_ROLES]
    if fields and not line.text.rstrip().endswith(":"):
        return False
    larger = (line.size or 0) >= setting.body_size + 0.9
    if larger and not line.bold and _is_sentence(line.text):
        return False
    return larger or (line.bold and len(line.text) <= LONGEST_HEADING)


def _is_figures(line: Line) -> bool:
    """The rest of a heading that is only a year or a period: "... 2021-" / "2024"."""
    return not any(c.isalpha() for c in line.text)


def _is_sentence(text: str) -> bool:
    """Text that ends with a full stop; "Kap. 2." and the like are too short to be one."""
    return text.rstrip().endswith(".") and len(text.split()) >= 4


def _is_partly_bold_paragraph(last: Line, line: Line) -> bool:
    """A bold lead-in that fills its line goes on in plain type only for long lines."""
    return last.bold and not line.bold and len(last.text) > 90 and line.text[:1].islower()


def _starts_numbered(line: Line) -> bool:
    first = line.text.split(" ", 1)[0]
    if sum(c.isdigit() for c in first) > 3 and first.strip(".):").isdigit():
        return False
    return (
        any(c.isdigit() for c in first)
        and first.rstrip(".):").replace(".", "").isalnum()
        and (len(first) <= 8 and (first[-1] in ".):" or "." in first))
    )


def _block(group: Sequence[Line], *, setting: Setting) -> Block:
    first = group[0]
    box = BBox.around(line.place.box for line in group if line.place)
    text = " ".join(line.text for line in group)
    kind = "paragraph"
    if first.marker is not None:
        kind = "item"
    elif (
        is_heading_like(first, setting=setting)
        and len(text) <= LONGEST_HEADING
        and all(is_heading_like(line, setting=setting) or _is_figures(line) for line in group)
    ):
        kind = "heading"
    page = first.place.page if first.place else None
    return Block(kind=kind, lines=tuple(group), page=page, box=box)  # type: ignore[arg-type]
