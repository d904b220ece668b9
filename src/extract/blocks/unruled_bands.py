"""Lines of a table without rules that are one text over its columns: an area, not a measure.

In come a line or a row, and the columns; out comes whether it is set as such.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.blocks.lines import Segment
from extract.blocks.text_columns import Columns
from extract.model import Word
from extract.readers.colours import channels

_LEAST_TINT = 60
"""Difference between the strongest and the weakest of red, green and blue in a colour."""


def is_band(row: Sequence[Segment], columns: Columns) -> bool:
    """A row with one text from the left, over columns or bold: an area, not a measure."""
    if len(row) > 2 or not columns.cuts:
        return False
    filled = {columns.index(w.box) for line in row for w in line.words}
    crosses = any(
        runs_over(line, columns.cuts[0])
        or any(w.box.x0 < columns.cuts[0] < w.box.x1 - 1 for w in line.words)
        for line in row
    )
    return (crosses and all(is_set_off(line) for line in row)) or (
        filled == {0} and len(columns.cuts) >= 2 and all(is_set_off(line) for line in row)
    )


def goes_on(above: Segment, line: Segment, columns: Columns) -> bool:
    """Whether a line of the first column alone is more of a text that began beside a row."""
    first = [w for w in above.words if columns.index(w.box) == 0]
    wordy = any(c.isalpha() for w in first for c in w.text)
    near = line.box.top - above.box.bottom < 0.6 * line.size
    beside = len(first) < len(above.words)
    return wordy and near and beside and [w.bold for w in first][-1:] == [line.words[0].bold]


def runs_over(line: Segment, cut: float) -> bool:
    """Whether two words of ordinary distance stand on both sides of the cut."""
    return any(
        a.box.x1 <= cut <= b.box.x0 and b.box.x0 - a.box.x1 < 0.45 * b.size
        for a, b in zip(line.words, line.words[1:], strict=False)
    )


def is_set_off(line: Segment) -> bool:
    """Whether a line is set off from plain text: bold, italic, capitals, or in a colour."""
    letters = "".join(c for w in line.words for c in w.text if c.isalpha())
    return (
        all(w.bold for w in line.words)
        or all(w.italic for w in line.words)
        or (len(letters) >= 4 and letters.isupper())
        or all(_is_coloured(w) for w in line.words)
    )


def _is_coloured(word: Word) -> bool:
    if word.colour is None:
        return False
    shades = channels(word.colour)
    return max(shades) - min(shades) > _LEAST_TINT
