"""Words -> lines as they are set, and lines -> passages of running text.

Position decides, never the order in the file. Boxes are PDF points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extract.model import BBox, Direction, Line, Passage, Piece, Provenance, Word

_BULLETS = re.compile(r"[•‣◦▪▫■□●○◆◇∙⁃·»›➢➔➜➤➣➨→▸▹►▻▶▷◗❖✦✧★☆☞❯✓✔–—−*-]|[\ue000-\uf8ff]")
_CLOSE_GAP = 0.7
"""Ems between two columns of text at least; words of one line stand closer, unless justified."""
_FEWEST_STARTS = 4
_NEAR_LINES = 11
"""Lines above a word in which it is looked for, the nearest first."""
_LEFT = attrgetter("box.x0")
_PLACE = attrgetter("box.top", "box.x0")
_LETTER_BULLETS = frozenset({"o", "x", "§", "Ø", "ü", "v"})
"""What Symbol, Wingdings and Courier bullets become when their font is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words beside each other on one baseline, left to right, with their box."""

    words: tuple[Word, ...]
    box: BBox

    @property
    def size(self) -> float:
        return max([w.size for w in self.words])

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def set_lines(words: Iterable[Word], *, gap: float | None = None) -> list[Segment]:
    """Words grouped by baseline, top down; with `gap` (in ems) lines are cut at wider gaps.

    Lines of turned words come in the order in which they are read.
    """
    listed = list(words)
    level = [w for w in listed if w.direction == "right"]
    lines = level_lines(level)
    if gap is not None:
        lines = [piece for line in lines for piece in _cut_at_gaps(line, gap)]
    upright = sorted(map(_segment, lines), key=_PLACE)
    if len(level) == len(listed):
        return upright
    return upright + [_segment(ws) for ws in _turned_lines(listed)]


def level_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Upright words on one baseline, from the left; the lines in the order of their middles."""
    return [_left_to_right(group) for group in _baselines(words)]


def cut_at_gaps(line: Segment, gap: float) -> list[Segment]:
    """The parts of a line between gaps wider than `gap` ems, from the left."""
    parts: list[list[Word]] = []
    size = line.size
    for word in line.words:
        wide = parts and word.box.x0 - parts[-1][-1].box.x1 > gap * max(word.size, size)
        if wide or not parts:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [_segment(words) for words in parts]


def cut_at_common_starts(segments: Sequence[Segment]) -> list[Segment]:
    """Segments cut where several of them start anew at one x: columns set close together."""
    starts = Counter(
        round(word.box.x0)
        for s in segments
        for before, word in pairwise(s.words)
        if word.box.x0 - before.box.x1 > _CLOSE_GAP * word.size
    )
    begun = Counter(round(s.box.x0) for s in segments)
    common = {
        x
        for x in starts
        if sum(starts[x + d] for d in (-1, 0, 1)) >= _FEWEST_STARTS
        or (sum(begun[x + d] for d in (-1, 0, 1)) >= _FEWEST_STARTS)
    }
    return [part for s in segments for part in _cut_at_starts(s, common)]


def _cut_at_starts(segment: Segment, starts: set[int]) -> list[Segment]:
    parts: list[list[Word]] = [[segment.words[0]]]
    for before, word in pairwise(segment.words):
        apart = word.box.x0 - before.box.x1 > _CLOSE_GAP * word.size
        if apart and round(word.box.x0) in starts and not is_bullet(before.text):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [_segment(words) for words in parts]


def join_segments(*segments: Segment) -> Segment:
    """Segments as one, their words in the given order."""
    return _segment([word for segment in segments for word in segment.words])


def join_words(words: Sequence[Word]) -> Segment:
    """Words in the given order as one segment."""
    return _segment(words)


def _segment(words: Sequence[Word]) -> Segment:
    return Segment(words=tuple(words), box=BBox.around([w.box for w in words]))


def to_line(segment: Segment, *, page: int) -> Line:
    """A segment as a line of text; a bullet glyph before it becomes its marker."""
    words = [w for w in segment.words if not is_note_mark(w, segment)]
    words = words or list(segment.words)
    box = segment.box if len(words) == len(segment.words) else None
    marker = _marker(words)
    colour = words[0].colour
    if marker is not None:
        words, box = words[1:], None
    weight = 0.8 * sum([len(w.text) for w in words])
    return Line(
        passage=passage_of(words, page=page),
        marker=marker,
        marker_colour=colour if marker is not None else None,
        size=segment.size,
        bold=sum([len(w.text) for w in words if w.bold]) > weight,
        italic=sum([len(w.text) for w in words if w.italic]) > weight,
        colour=words[0].colour,
        place=Provenance(page=page, box=box or BBox.around([w.box for w in words])),
    )


def is_note_mark(word: Word, segment: Segment) -> bool:
    """Whether a word is a raised footnote figure."""
    return (
        len(word.text) <= 3
        and word.text.strip("()").isdigit()
        and word.size < 0.78 * segment.size
        and word.box.bottom < segment.box.bottom - 0.08 * segment.size
    )


def passage_of(words: Sequence[Word], *, page: int) -> Passage:
    """Words joined with spaces, each with its place."""
    start, pieces = 0, list[Piece]()
    for word in words:
        end = start + len(word.text)
        place = Provenance(page=page, box=word.printed or word.box)
        pieces.append(Piece(start=start, end=end, place=place, colour=word.colour, bold=word.bold))
        start = end + 1
    return Passage(" ".join([word.text for word in words]), tuple(pieces))


def _baselines(words: Sequence[Word]) -> list[list[Word]]:
    """Words in groups of those that overlap in height with the first one of their group."""
    lines: list[tuple[list[Word], float, float]] = []
    for word in sorted(words, key=_middle_and_left):
        above, below = word.box.top, word.box.bottom
        height = below - above
        for group, top, bottom in reversed(lines[-_NEAR_LINES:]):
            overlap = (below if below < bottom else bottom) - (above if above > top else top)
            if overlap > 0.55 * (height if height < bottom - top else bottom - top):
                group.append(word)
                break
        else:
            lines.append(([word], above, below))
    return [group for group, _, _ in lines]


def _middle_and_left(word: Word) -> tuple[float, float]:
    box = word.box
    return box.top + box.bottom, box.x0


def _left_to_right(words: list[Word]) -> list[Word]:
    return sorted(words, key=_LEFT) if len(words) > 1 else words


def _turned_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Lines of turned text in reading order: upward text goes from the left line to the right."""
    lines: list[list[Word]] = []
    for direction in ("up", "down", "left"):
        own = [w for w in words if w.direction == direction]
        lines += _turned_one_way(own, direction)
    return lines


def _turned_one_way(words: Sequence[Word], direction: Direction) -> list[list[Word]]:
    if direction == "left":
        return [sorted(line, key=lambda w: -w.box.x0) for line in _baselines(words)[::-1]]
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        for line in lines:
            last = line[0].box
            overlap = min(last.x1, word.box.x1) - max(last.x0, word.box.x0)
            if overlap > 0.5 * min(last.width, word.box.width):
                line.append(word)
                break
        else:
            lines.append([word])
    if direction == "up":
        return [sorted(line, key=lambda w: -w.box.bottom) for line in lines]
    return [sorted(line, key=lambda w: w.box.top) for line in lines[::-1]]


def _cut_at_gaps(words: Sequence[Word], gap: float) -> list[list[Word]]:
    pieces = [[words[0]]]
    for word in words[1:]:
        last = pieces[-1][-1]
        wide = word.box.x0 - last.box.x1 > gap * max(last.size, word.size)
        if wide and word.upright and not (len(pieces[-1]) == 1 and is_bullet(last.text)):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def is_bullet(text: str) -> bool:
    """Whether a word is nothing but a bullet glyph."""
    return len(text) == 1 and bool(_BULLETS.fullmatch(text))


def _marker(words: Sequence[Word]) -> str | None:
    """The bullet that a line starts with; a letter counts only when set apart like one."""
    if len(words) < 2:
        return None
    first, second = words[0], words[1]
    if is_bullet(first.text):
        return first.text
    apart = second.box.x0 - first.box.x1 > 0.6 * second.size
    return first.text if first.text in _LETTER_BULLETS and apart else None
