"""The title of a plan: the front matter's lines in, the title's lines and text out.

The title is the heading that names a plan ("Handlingsplan for ..."), larger than
the text around it; lines set as one are joined. In a case paper the plan follows
the case, so a heading after the case's own words is taken before one above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Line
from extract.plan.words import PlanWords

_FAR = 400  # lines: a case paper has pages before its plan
_MOST_WORDS = 22
_SAME_SIZE = 0.3
_SUBTITLE = 0.6
_GAP = 3.0  # font sizes of white between words: two texts on one line
_CONTENTS = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+\D.*?[\s.]\d{1,3}\s*$|.*\.{4,}\s*\d+\s*$")
_YEARS = re.compile(r"(?:19|20)\d\d")
_CHAPTER = re.compile(r"\d+(?:\.\d+)*\.?\s+(?=[^\W\d_])")
_YEARS_BELOW, _SLOGAN = 0.45, 1.3
"""Parts of the title's size: of the years set below it, and of a slogan set above it."""
_MOST_SLOGAN = 3
_ONLY_YEARS = re.compile(r"[\s(]*(?:19|20)\d\d[\s\d–—/-]*[)\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title's text, and its lines `first:stop` of the front matter."""

    text: str
    first: int
    stop: int


def find_title(lines: Sequence[Line], words: PlanWords) -> Title | None:
    """The best heading of the first lines; None when there is no line that could be one."""
    considered = lines[:_FAR]
    largest = max((line.size or 0 for line in considered), default=0)
    body = _body_size(considered)
    cases = [i for i, line in enumerate(considered) if _speaks_of_case(line, words)]
    after_case = cases[-1] if len(cases) > 1 else -1
    scored = [
        (_score(line, words, largest=largest, body=body) - 0.02 * min(i, 60)
         + (3 if after_case >= 0 and i > after_case else 0), -i)
        for i, line in enumerate(considered)
    ]  # fmt: skip
    if not scored or max(scored)[0] <= 0:
        return None
    return _join(considered, -max(scored)[1], body=body, words=words)


def printed(line: Line) -> str:
    """A line's text up to a wide gap: what stands apart on the line is another text."""
    pieces = line.passage.pieces
    size = line.size or 10.0
    for left, right in pairwise(pieces):
        if right.place.box.x0 - left.place.box.x1 > _GAP * size:
            return line.text[: left.end].strip()
    return line.text.strip()


def _body_size(lines: Sequence[Line]) -> float:
    sizes = sorted(
        line.size for line in lines for _ in range(len(line.text) // 20 + 1) if line.size
    )
    return sizes[len(sizes) // 2] if sizes else 0.0


def _speaks_of_case(line: Line, words: PlanWords) -> bool:
    return bool(words.case.match(line.text.strip()))


def _score(line: Line, words: PlanWords, *, largest: float, body: float) -> float:
    text = printed(line)
    if not any(c.isalpha() for c in text) or len(text.split()) > _MOST_WORDS:
        return 0.0
    if _CONTENTS.match(text) or words.no_title.fullmatch(text.strip(" :.")):
        return 0.0
    score = 4.0 * (line.size / largest) if line.size and largest else 0.0
    score += 1.5 if line.bold else 0.0
    named = words.name.search(text)
    bare = named is not None and len(_CHAPTER.sub("", text).split()) == 1
    score += 2.5 if bare else 4.5 if named else 2.0 if words.wide_name.search(text) else 0.0
    score += 0.5 if named and named.start() < 3 else 0.0
    score += 0.5 if _YEARS.search(text) else 0.0
    return score - _faults(line, text, words, body=body)


def _faults(line: Line, text: str, words: PlanWords, *, body: float) -> float:
    """What speaks against a title: a sentence, a bullet, small print, a case's heading."""
    is_sentence = text.endswith((".", ",", ";")) or (len(text.split()) > 12 and not line.bold)
    is_bullet = line.marker not in (None, "", "◆", "-", "–")
    is_small = bool(line.size and line.size <= body and not line.bold)
    is_body = not line.size and not line.bold
    dated = words.adopted.match(text) or words.made.match(text)
    speaks = _speaks_of_case(line, words) or re.search(r"\bsak\s+\d", text, re.IGNORECASE)
    return (
        4.0 * is_sentence
        + 3.0 * is_bullet
        + 1.5 * is_small
        + 2.0 * is_body
        + 4.0 * bool(dated)
        + 3.0 * bool(speaks)
        + 1.0 * text[:1].islower()
        + 3.0 * bool(_CHAPTER.match(text))
    )


def _join(lines: Sequence[Line], at: int, *, body: float, words: PlanWords) -> Title:
    """The title's line and those set as one with it: same size, next to each other."""
    first, stop = at, at + 1
    while first > 0 and _opens(lines[first - 1], lines[first], words):
        first -= 1
    text = " ".join(printed(line) for line in lines[first:stop])
    while stop < len(lines) and stop - at < 4 and _goes_on(lines[stop - 1], lines[stop], words):
        text = f"{text} {printed(lines[stop])}"
        stop += 1
    if stop < len(lines) and _are_years(lines[at], lines[stop], text, body=body):
        text = f"{text} {printed(lines[stop])}"
        stop += 1
    if stop < len(lines) and _is_subtitle(lines[at], lines[stop], body=body, words=words):
        text = f"{text} - {printed(lines[stop])}"
        stop += 1
    slogan = _slogan(lines, first, words) if _says_nothing(text, words) else first
    if slogan < first:
        text, first = " ".join(printed(line) for line in lines[slogan:first]), slogan
    return Title(text=" ".join(text.split()), first=first, stop=stop)


def _are_years(line: Line, below: Line, text: str, *, body: float) -> bool:
    """Years alone in smaller type below a title without years: "Demensplan", "2022–2025"."""
    if not line.size or not below.size or below.marker or _YEARS.search(text):
        return False
    large = below.size >= _YEARS_BELOW * line.size and below.size > body
    return large and bool(_ONLY_YEARS.fullmatch(printed(below)))


def _says_nothing(title: str, words: PlanWords) -> bool:
    """Whether a title does not say what the plan is about: "Handlingsplan 2023–2026"."""
    named = words.name.match(title)
    return named is not None and not any(c.isalpha() for c in title[named.end() :])


def _slogan(lines: Sequence[Line], first: int, words: PlanWords) -> int:
    """Where a name of the plan's own in larger type above a title begins; `first` for none."""
    start = first
    while (
        start > 0 and first - start < _MOST_SLOGAN and _is_slogan(lines, start - 1, first, words)
    ):
        start -= 1
    return start


def _is_slogan(lines: Sequence[Line], at: int, first: int, words: PlanWords) -> bool:
    line, title = lines[at], lines[first]
    text = printed(line)
    larger = line.size and title.size and line.size >= _SLOGAN * title.size
    plain = any(c.isalpha() for c in text) and not any(c.isdigit() for c in text)
    named = (words.name, words.wide_name, words.body, words.no_title, words.draft, words.case)
    return bool(larger and plain) and not any(pattern.search(text) for pattern in named)


def _opens(above: Line, line: Line, words: PlanWords) -> bool:
    """Whether the line above is the beginning of a title broken over two lines."""
    same = _same_size(above, line)
    return same and (line.text[:1].islower() or _is_unfinished(above, words))


def _goes_on(line: Line, below: Line, words: PlanWords) -> bool:
    if not _same_size(line, below) or below.marker:
        return False
    text = printed(below)
    ends = _is_unfinished(line, words)
    own = words.adopted.match(text) or words.draft.match(text) or words.body.search(text)
    if ends or text[:1].islower() or _ONLY_YEARS.fullmatch(text):
        return True
    return not own and not _YEARS.search(printed(line))


def _is_unfinished(line: Line, words: PlanWords) -> bool:
    return bool(words.unfinished.fullmatch(printed(line).rpartition(" ")[2]))


def _is_subtitle(line: Line, below: Line, *, body: float, words: PlanWords) -> bool:
    """A line that opens with a dash under the title and is no body that the plan is for."""
    if below.marker not in {"-", "–", "—"} or not below.bold or not below.size or not line.size:
        return False
    names_body = words.for_body.match(printed(below)) and words.body.search(printed(below))
    return below.size > body and below.size >= _SUBTITLE * line.size and not names_body


def _same_size(line: Line, other: Line) -> bool:
    if line.size is None or other.size is None or line.bold != other.bold:
        return False
    return abs(line.size - other.size) < _SAME_SIZE
