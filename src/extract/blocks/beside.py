"""Lines of one column -> runs of lines to be read one after the other.

Three things stand beside each other where text runs on below: labelled fields in
a strip ("Ansvar: ...   Frist: ..."), each over lines of its own; a column of labels
without a colon beside their values; a number beside a headline of two lines.
Position decides. PDF points.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks.lines import Segment, cut_at_gaps, is_bullet, join_segments, join_words
from extract.labels import find_labels, is_label, label_role
from extract.model import Word

_PART_GAP = 0.9
"""Ems of white between two parts of a line."""
_SLACK = 3.0
"""Points: left sides this near to each other are the same column."""
_LINE_GAP = 0.8
"""Ems of white below a line after which nothing goes on with it."""
_ALONE = re.compile(r"(?:[A-ZÆØÅ]{1,3}-?)?\d{1,3}(?:\.\d{1,2})*[a-zæøå]?\.?")
_FIELDS = frozenset(
    {"deadline", "start", "responsible", "partner", "status", "cost", "priority", "comment"}
)


@dataclass(frozen=True, slots=True)
class Strip:
    """Fields beside each other, each as its own lines; the first line may be the label alone."""

    columns: tuple[tuple[Segment, ...], ...]
    has_labels_above: bool = False


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """Rows of a label and its value, each as lines."""

    rows: tuple[tuple[tuple[Segment, ...], tuple[Segment, ...]], ...]


Run = list[Segment] | Strip | LabelColumn


def set_apart(lines: Sequence[Segment]) -> list[Run]:
    """Lines, top down, as plain runs, strips of fields, and label columns."""
    lines = with_numbers_first(lines)
    runs: list[Run] = []
    i = 0
    while i < len(lines):
        found: tuple[Run, int] | None = _strip_at(lines, i) or _label_column_at(lines, i)
        if found is not None:
            runs.append(found[0])
            i = found[1]
            continue
        if runs and isinstance(runs[-1], list):
            runs[-1].append(lines[i])
        else:
            runs.append([lines[i]])
        i += 1
    return runs


def with_numbers_first(lines: Sequence[Segment]) -> list[Segment]:
    """Lines with a number or a sign that stands half-way beside some put before the first."""
    kept = _with_signs_first(lines)
    for number in [s for s in lines if len(s.words) == 1 and _ALONE.fullmatch(s.text)]:
        middle = number.box.middle[1]
        right = [s for s in kept if s is not number and s.box.x0 > number.box.x1]
        above = [s for s in right if s.box.top < middle and s.box.middle[1] <= middle]
        below = [s for s in right if s.box.bottom > middle and s.box.middle[1] > middle]
        if not above or not below:
            continue
        upper, lower = above[-1], below[0]
        if abs(upper.box.x0 - lower.box.x0) > _SLACK or not _follows(upper, lower):
            continue
        kept[kept.index(upper)] = join_segments(number, upper)
        kept.remove(number)
    return kept


def _with_signs_first(lines: Sequence[Segment]) -> list[Segment]:
    """Lines with a sign beside the middle of a text put before the text's first line.

    It is the only sign beside the text; the bullets of a list stand before first lines.
    """
    kept = list(lines)
    bare = [_without_sign(line) for line in lines]
    for first, stop in _texts_of_one_side(bare):
        signed = [i for i in range(first, stop) if bare[i] is not lines[i]]
        if len(signed) == 1 and signed[0] > first:
            sign = lines[signed[0]].words[0]
            kept[signed[0]] = bare[signed[0]]
            kept[first] = join_words((sign, *lines[first].words))
    return kept


def _without_sign(line: Segment) -> Segment:
    has_sign = len(line.words) > 1 and is_bullet(line.words[0].text)
    return join_words(line.words[1:]) if has_sign else line


def _texts_of_one_side(lines: Sequence[Segment]) -> list[tuple[int, int]]:
    """Runs of lines that follow each other and start at one x: first, behind the last."""
    runs: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if runs and _is_next(lines[i - 1], line):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _is_next(upper: Segment, lower: Segment) -> bool:
    return abs(upper.box.x0 - lower.box.x0) <= _SLACK and _follows(upper, lower)


def _follows(upper: Segment, lower: Segment) -> bool:
    return -0.5 * upper.size < lower.box.top - upper.box.bottom < _LINE_GAP * upper.size


def _strip_at(lines: Sequence[Segment], start: int) -> tuple[Strip, int] | None:
    """A strip whose first line is `lines[start]`, and the line behind it."""
    parts = _parts(lines[start])
    if len(parts) < 2 or not (all(map(_opens_field, parts)) or _are_labels_above(lines, start)):
        return None
    sides = [p.box.x0 for p in parts]
    columns: list[list[Segment]] = [[p] for p in parts]
    stop = start + 1
    while stop < len(lines) and _follows(lines[stop - 1], lines[stop]):
        pieces = [(p, _column_of(p, sides)) for p in _parts(lines[stop])]
        if any(c is None or _opens_field(p) for p, c in pieces):
            break
        if any(not columns[c] for _, c in pieces if c is not None):
            break
        for piece, column in pieces:
            if column is not None:
                columns[column].append(piece)
        stop += 1
    above = not _opens_field(parts[0])
    return Strip(tuple(tuple(c) for c in columns), has_labels_above=above), stop


def _are_labels_above(lines: Sequence[Segment], start: int) -> bool:
    """Whether a line is labels side by side, each over its value; column headers are not.

    A header says what is done, too; labels of one measure say only when, by whom, for how much.
    """
    parts = _parts(lines[start])
    roles = {label_role(p.text) for p in parts if is_label(p.text)}
    if not all(is_label(p.text) for p in parts) or not roles <= _FIELDS or len(roles) < 2:
        return False
    if start + 1 >= len(lines) or not _follows(lines[start], lines[start + 1]):
        return False
    sides = [p.box.x0 for p in parts]
    below = _parts(lines[start + 1])
    named = all(is_label(p.text) for p in below)
    return not named and all(_column_of(p, sides) is not None for p in below)


def _opens_field(part: Segment) -> bool:
    return any(span.start == 0 for span in find_labels(part.text))


def _column_of(part: Segment, sides: Sequence[float]) -> int | None:
    """The column that a part starts in, when it ends before the next one."""
    for i, side in enumerate(sides):
        if abs(part.box.x0 - side) <= _SLACK:
            end = sides[i + 1] if i + 1 < len(sides) else part.box.x1 + 1
            return i if part.box.x1 < end else None
    return None


def _label_column_at(lines: Sequence[Segment], start: int) -> tuple[LabelColumn, int] | None:
    """A column of labels that starts at `lines[start]`, and the line behind it."""
    first = _label_and_value(lines[start])
    if first is None:
        return None
    side, look = first[1].box.x0, _look(first[0].words[0])
    rows: list[tuple[list[Segment], list[Segment]]] = []
    stop = start
    for line in lines[start:]:
        if stop > start and line.box.top - lines[stop - 1].box.bottom > 2.5 * line.size:
            break
        left, right = _at_side(line, side)
        if left is None and right is None:
            break
        if left is not None and (_look(left.words[0]) != look or left.box.x1 > side):
            break
        if left is not None and right is not None:
            rows.append(([left], [right]))
        elif left is not None and rows:
            rows[-1][0].append(left)
        elif right is not None and rows and _follows(lines[stop - 1], line):
            rows[-1][1].append(right)
        else:
            break
        stop += 1
    named = sum(is_label(_spelled(labels)) for labels, _ in rows)
    if len(rows) < 2 or named < max(2, 0.6 * len(rows)):
        return None
    return LabelColumn(tuple((tuple(a), tuple(b)) for a, b in rows)), stop


def _label_and_value(line: Segment) -> tuple[Segment, Segment] | None:
    """A line of a label that is set off from the value right of it, without a colon."""
    parts = _parts(line)
    if len(parts) != 2 or not is_label(parts[0].text) or parts[0].text.endswith(":"):
        return None
    label, value = parts[0].words[0], parts[1].words[0]
    return (parts[0], parts[1]) if _look(label) != _look(value) else None


def _at_side(line: Segment, side: float) -> tuple[Segment | None, Segment | None]:
    """What of a line stands left of the values, and what starts where they do."""
    parts = _parts(line)
    if len(parts) == 1:
        is_value = abs(parts[0].box.x0 - side) <= _SLACK
        return (None, parts[0]) if is_value else (parts[0], None)
    if len(parts) == 2 and abs(parts[1].box.x0 - side) <= _SLACK:
        return parts[0], parts[1]
    return None, None


def _look(word: Word) -> tuple[bool, str | None]:
    return word.bold, word.colour


def _spelled(labels: Sequence[Segment]) -> str:
    """A label over lines as one: "Samarbeids-" over "partar"."""
    text = labels[0].text
    for before, line in itertools.pairwise(labels):
        broken = before.text.endswith("-") and line.text[:1].islower()
        text = text[:-1] + line.text if broken else f"{text} {line.text}"
    return text


def _parts(line: Segment) -> list[Segment]:
    return cut_at_gaps(line, _PART_GAP)
