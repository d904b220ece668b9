"""Lines that are one text: the lines of a front page in, which of them go together out.

Lines of one size are one text; a smaller line goes on with it when it opens with "for" or
is its years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.model import Line
from extract.plan.words import PlanWords

_SAME_SIZE = 0.3
_SUBTITLE = 0.6
_YEARS_BELOW, _GOES_ON_BELOW = 0.45, 0.5
"""Parts of a line's size: of its years below it, and of its rest."""
_DISPLAY = 13.5
"""No running text of a paper is set larger than this, in points."""
_MOST_LINES, _MOST_WORDS = 4, 12
_GAP = 3.0  # font sizes of white between words: two texts on one line
_YEARS = re.compile(r"(?:19|20)\d\d")
_ONLY_YEARS = re.compile(r"[\s(]*(?:19|20)\d\d[\s\d–—/-]*[)\s]*")
_OPEN_YEARS = re.compile(r"\d\s?[–—-]$")
_CUT_WORD = re.compile(r"(?<=[a-zæøå])-$")


def printed(line: Line) -> str:
    """A line's text up to a wide gap: what stands apart on the line is another text."""
    pieces = line.passage.pieces
    size = line.size or 10.0
    for left, right in pairwise(pieces):
        if right.place.box.x0 - left.place.box.x1 > _GAP * size:
            return line.text[: left.end].strip()
    return line.text.strip()


def join_lines(texts: Iterable[str]) -> str:
    """One text of lines: a word or a range of years cut at a line's end is whole again."""
    joined = ""
    for text in texts:
        if _CUT_WORD.search(joined) and text[:1].islower() and " " in joined:
            joined = joined[:-1] + text
        elif _OPEN_YEARS.search(joined) and text[:1].isdigit():
            joined += text
        else:
            joined = f"{joined} {text}"
    return " ".join(joined.split())


def same_size(line: Line, other: Line) -> bool:
    if line.size is None or other.size is None or line.bold != other.bold:
        return False
    return abs(line.size - other.size) < _SAME_SIZE


def is_only_years(text: str) -> bool:
    """ "2021–2024", "(2020)": years and nothing else."""
    return bool(_ONLY_YEARS.fullmatch(text))


def set_as_one(lines: Sequence[Line], at: int, words: PlanWords) -> tuple[int, int]:
    """The lines of the same size that are one text with line `at`, as `first, stop`."""
    first, stop = at, at + 1
    while first > 0 and _opens(lines[first - 1], lines[first], words):
        first -= 1
    while (
        stop < len(lines)
        and stop - at < _MOST_LINES
        and _goes_on(lines[stop - 1], lines[stop], words)
    ):
        stop += 1
    return first, stop


def with_rest(
    lines: Sequence[Line], first: int, stop: int, *, body: float, words: PlanWords
) -> int:
    """Where the title ends, with what goes on with it in smaller type: "for ...", its years."""
    line = lines[first]
    if stop < len(lines) and _is_rest(lines[first:stop], lines[stop], body=body, words=words):
        stop += 1
        while stop < len(lines) and _wraps(lines[stop - 1], lines[stop], words):
            stop += 1
    text = join_lines(printed(line) for line in lines[first:stop])
    return stop + (stop < len(lines) and _are_years(line, lines[stop], text, body=body))


def is_subtitle(line: Line, below: Line, *, body: float, words: PlanWords) -> bool:
    """A line that opens with a dash under the title and is no body that the plan is for."""
    if below.marker not in {"-", "–", "—"} or not below.bold or not below.size or not line.size:
        return False
    names_body = words.for_body.match(printed(below)) and words.body.search(printed(below))
    return below.size > body and below.size >= _SUBTITLE * line.size and not names_body


def _opens(above: Line, line: Line, words: PlanWords) -> bool:
    """Whether the line above is the beginning of a title broken over two lines."""
    same = same_size(above, line)
    return same and (line.text[:1].islower() or _is_unfinished(above, words))


def _goes_on(line: Line, below: Line, words: PlanWords) -> bool:
    if not same_size(line, below) or below.marker:
        return False
    text, above = printed(below), printed(line)
    own = words.adopted.match(text) or words.draft.match(text) or words.body.search(text)
    if _is_unfinished(line, words) or text[:1].islower() or _ONLY_YEARS.fullmatch(text):
        return True
    if _OPEN_YEARS.search(above) and text[:1].isdigit():
        return True
    return not own and not _YEARS.search(above)


def _is_unfinished(line: Line, words: PlanWords) -> bool:
    return bool(words.unfinished.fullmatch(printed(line).rpartition(" ")[2]))


def _is_rest(above: Sequence[Line], line: Line, *, body: float, words: PlanWords) -> bool:
    text = printed(line)
    whole = join_lines(printed(line) for line in above)
    if _YEARS.search(whole) or line.marker or not _is_smaller(above[0], line, body=body):
        return False
    short = len(text.split()) <= _MOST_WORDS and not text.endswith(".")
    return short and bool(words.goes_on.match(text)) and not words.valid.match(text)


def _is_smaller(line: Line, below: Line, *, body: float) -> bool:
    if not line.size or not below.size:
        return False
    is_display = below.size > min(body, _DISPLAY)
    return is_display and _GOES_ON_BELOW * line.size <= below.size


def _wraps(line: Line, below: Line, words: PlanWords) -> bool:
    is_open = _is_unfinished(line, words) or _ONLY_YEARS.fullmatch(printed(below))
    return same_size(line, below) and bool(is_open or printed(below)[:1].islower())


def _are_years(line: Line, below: Line, text: str, *, body: float) -> bool:
    """Years alone in smaller type below a title without years: "Demensplan", "2022–2025"."""
    if not line.size or not below.size or below.marker or _YEARS.search(text):
        return False
    large = below.size >= _YEARS_BELOW * line.size and below.size > body
    return large and bool(_ONLY_YEARS.fullmatch(printed(below)))
