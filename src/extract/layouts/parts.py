"""Several measures in one cell -> one part for each, with what stands beside it.

A part starts at a printed number, or at each bullet when a cell holds nothing
but bullets. What stands in the other columns goes to the part it is level with
(PDF points), else by order when the counts agree, else it holds for all parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.fields.number import is_number, split_number
from extract.layouts.paragraphs import Paragraph, paragraphs_of
from extract.layouts.times import says_time
from extract.model import Cell, Line

_LEVEL = 5.0
"""Points: text this far above a part's first line is still level with it."""

Part = tuple[Paragraph, ...]


def split_parts(paragraphs: Sequence[Paragraph]) -> list[Part]:
    """The measures of one cell; a single part when it holds one measure."""
    starts = [i for i, p in enumerate(paragraphs) if starts_numbered(p)]
    if len(starts) >= 2 and starts[0] == 0:
        return _cut(paragraphs, starts)
    outer = [i for i, p in enumerate(paragraphs) if p.marker is not None and p.level == 0]
    if len(outer) >= 2 and outer[0] == 0 and _only_bullets(paragraphs):
        return _cut(paragraphs, outer)
    return [tuple(paragraphs)]


def split_at(paragraphs: Sequence[Paragraph], tops: Sequence[tuple[int, float]]) -> list[Part]:
    """Paragraphs cut at the places (page, top) of numbers that stand in another column."""
    parts: list[list[Paragraph]] = [[] for _ in tops]
    for paragraph in paragraphs:
        parts[_level_with(paragraph, tops)].append(paragraph)
    return [tuple(part) for part in parts]


def starts_numbered(paragraph: Paragraph) -> bool:
    """Whether a paragraph starts with a measure's number."""
    if is_number(paragraph.text):
        return True
    reading = split_number(paragraph.text)
    return reading.number is not None and not reading.area_like


def share_out(paragraphs: Sequence[Paragraph], parts: Sequence[Part]) -> list[Part]:
    """The paragraphs of another column for each part."""
    if len(parts) == 1:
        return [tuple(paragraphs)]
    if len(paragraphs) <= 1:
        return [tuple(paragraphs)] * len(parts)
    if len(paragraphs) == len(parts):
        return [(p,) for p in paragraphs]
    tops = [_start(part) for part in parts]
    placed = [t for t in tops if t is not None]
    if len(placed) == len(parts) and all(p.top is not None for p in paragraphs):
        shares: list[list[Paragraph]] = [[] for _ in parts]
        for paragraph in paragraphs:
            shares[_level_with(paragraph, placed)].append(paragraph)
        return [tuple(share) for share in shares]
    return [tuple(paragraphs)] * len(parts)


def without_number(share: Part, part: Part) -> Part:
    """A share without the part's number printed again before it ("1.1 Klinikksjefene")."""
    if not share or not part:
        return share
    own, again = split_number(part[0].text), split_number(share[0].text)
    if own.number is None or own.number != again.number:
        return share
    passage = share[0].passage
    rest = replace(share[0], passage=passage.cut(again.rest_start, len(passage.text)))
    return (rest, *share[1:])


def share_lines(cells: Sequence[Cell], parts: Sequence[Part]) -> list[Part] | None:
    """The lines of another column's cells cut level with the parts.

    None unless each part has lines of its own there that each say a time: text that
    only wraps beside several short measures holds for all of them.
    """
    tops = [top for part in parts if (top := _start(part)) is not None]
    lines = [line for cell in cells for line in cell.lines]
    if len(tops) != len(parts) or len(lines) < len(parts):
        return None
    chunks: list[list[Line]] = [[] for _ in parts]
    for line in lines:
        if line.place is None:
            return None
        own = (line.place.page, line.place.box.top + _LEVEL)
        chunks[max((i for i, top in enumerate(tops) if top <= own), default=0)].append(line)
    box = cells[0].place.box if cells[0].place else None
    shares = [paragraphs_of(chunk, box=box) for chunk in chunks]
    says = [says_time(" ".join(p.text for p in share)) for share in shares]
    return list(shares) if all(says) else None


def _cut(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[Part]:
    stops = [*starts[1:], len(paragraphs)]
    return [tuple(paragraphs[a:b]) for a, b in zip(starts, stops, strict=True)]


def _only_bullets(paragraphs: Sequence[Paragraph]) -> bool:
    return all(p.marker is not None for p in paragraphs)


def _start(part: Part) -> tuple[int, float] | None:
    first = part[0] if part else None
    if first is None or first.page is None or first.top is None:
        return None
    return first.page, first.top


def _level_with(paragraph: Paragraph, tops: Sequence[tuple[int, float]]) -> int:
    """The last part that starts at or above the paragraph."""
    if paragraph.page is None or paragraph.top is None:
        return 0
    own = (paragraph.page, paragraph.top + _LEVEL)
    return max((i for i, top in enumerate(tops) if top <= own), default=0)
