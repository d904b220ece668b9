"""Lines of a cell or a block -> paragraphs: text that belongs together, bullets apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract.blocks.flow import starts_with_label
from extract.blocks.joining import ends_early, ends_in_open_word, join_lines, starts_sentence
from extract.fields.times import parse_time
from extract.model import BBox, Line, Passage, PlanContext

_DOTTED = re.compile(r"((?:[A-ZÆØÅ]{1,3}-?)?\d{1,2}(?:\.\d{1,2})*)[.:)]?\s+[A-ZÆØÅ«]")

_MOSTLY_FULL = 0.6
"""Part of a cell's width that a line fills when its phrase was broken, not ended."""
_BROKEN_NUMBER = re.compile(r"[A-ZÆØÅ]{1,3}-")
"""The first half of a number that a narrow column broke: "T-" over "10"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph or a bullet of a cell; `marker` and `level` as in `Line`.

    `page` and `top` (PDF points) say where it starts; None without places.
    """

    passage: Passage
    marker: str | None = None
    level: int = 0
    bold: bool = False
    page: int | None = None
    top: float | None = None

    @property
    def text(self) -> str:
        return self.passage.text


def paragraphs_of(
    lines: Sequence[Line], *, box: BBox | None, ends: Callable[[str, str], bool] | None = None
) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell. `box` is the cell's, to know where its lines can end.

    `ends` tells of the texts of a full line and the next whether a paragraph ends there.
    """
    right = right_side(lines, box=box)
    lines = _with_ranges(lines)
    groups: list[list[Line]] = []
    for line in lines:
        is_apart = bool(groups and ends and ends(groups[-1][-1].text, line.text))
        if groups and not is_apart and _continues(groups[-1], line, right=right):
            groups[-1].append(line)
        elif line.text:
            groups.append([line])
    return tuple(_paragraph(group, right=right) for group in groups)


def right_side(lines: Sequence[Line], *, box: BBox | None) -> float | None:
    """Where lines of a cell can end: its right side less the padding seen on the left."""
    starts = [line.place.box.x0 for line in lines if line.place and line.marker is None]
    starts = starts or [line.place.box.x0 - 10 for line in lines if line.place]
    if box is None or not starts:
        return None
    padding = min(max(min(starts) - box.x0, 1.0), 12.0)
    ends = [line.place.box.x1 for line in lines if line.place]
    return max(box.x1 - padding, max(ends))


def text_of(paragraphs: Sequence[Paragraph]) -> Passage:
    """All paragraphs as one passage, one line for each."""
    return Passage.join([p.passage for p in paragraphs], "\n")


def _with_ranges(lines: Sequence[Line]) -> list[Line]:
    """Lines with "Hausten 2021" over "– våren 2022" as one: the dash there is no bullet."""
    joined: list[Line] = []
    for line in lines:
        if joined and line.marker and line.marker in "–-—" and joined[-1].marker is None:
            both = Passage.join([joined[-1].passage, line.passage], " – ")
            window = parse_time(both.text, context=PlanContext(year=2000))
            if window is not None and window.kind == "range":
                joined[-1] = replace(joined[-1], passage=both)
                continue
        joined.append(line)
    return joined


def _continues(group: Sequence[Line], line: Line, *, right: float | None) -> bool:
    last = group[-1]
    if line.marker is not None or last.place is None or line.place is None:
        return False
    if _BROKEN_NUMBER.fullmatch(last.text):
        return True
    if line.bold != last.bold or starts_with_label(line) or _starts_next_number(group, line):
        return False
    if line.place.page != last.place.page:
        return line.text[:1].islower() or not _ends_sentence(last)
    drop = line.place.box.top - last.place.box.top
    if drop > 2.1 * (line.size or last.place.box.height):
        return False
    if _expects_more(last.text):
        return True
    if _is_mid_phrase(last, line, right=right):
        return True
    starts_anew = starts_sentence(line.text) and not _ends_sentence(last)
    return not starts_anew and not ends_early(last, line, right=right)


def _expects_more(text: str) -> bool:
    """Whether a line stops where no phrase can: "Hausten 2021 –", "tilbod i"."""
    stop = text.rstrip()
    return stop[-1:] in "–—" or stop.endswith(" -") or ends_in_open_word(stop)


def _is_mid_phrase(last: Line, line: Line, *, right: float | None) -> bool:
    """Whether a line that is mostly full goes on in small letters, however short its words."""
    if right is None or last.place is None or not line.text[:1].islower():
        return False
    left = last.place.box.x0
    full = last.place.box.x1 - left >= _MOSTLY_FULL * (right - left)
    return full and not _ends_sentence(last) and last.text[-1:] != ","


def _starts_next_number(group: Sequence[Line], line: Line) -> bool:
    """ "1.2 ..." after text that began with "1.1 ..." is the next measure of the cell."""
    first, own = _DOTTED.match(group[0].text), _DOTTED.match(line.text)
    return bool(first and own) and first[1].count(".") == own[1].count(".")  # type: ignore[index]


def _ends_sentence(line: Line) -> bool:
    return line.text[-1:] in ".:;!?"


def _paragraph(group: Sequence[Line], *, right: float | None) -> Paragraph:
    first = group[0]
    return Paragraph(
        passage=join_lines(group, right=right),
        marker=first.marker,
        level=first.level,
        bold=all(line.bold for line in group),
        page=first.place.page if first.place else None,
        top=first.place.box.top if first.place else None,
    )
