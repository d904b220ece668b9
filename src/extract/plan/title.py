"""The title of a plan: the front matter's lines in, the title's lines and text out.

The title is found by the heading that names a plan ("Handlingsplan for ..."), larger than
the text around it. In a case paper the plan follows the case, so a heading after the case's
own words is taken before one above them; elsewhere the first page is the cover.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Line
from extract.plan.headline import Title, compose
from extract.plan.title_lines import printed
from extract.plan.words import PlanWords

_FAR = 400  # lines: a case paper has pages before its plan
_MOST_WORDS, _SHORT = 22, 9
_COVER = 1.3
"""How much larger than a heading inside the plan a cover's largest line is."""
_CONTENTS = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+\D.*?[\s.]\d{1,3}\s*$|.*\.{4,}\s*\d+\s*$")
_YEARS = re.compile(r"(?:19|20)\d\d")
_CHAPTER = re.compile(r"\d+(?:\.\d+)*\.?\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    """What a line is weighed against: sizes, the first page, where the case's words end."""

    largest: float
    body: float
    page: int | None
    largest_there: float
    is_named_there: bool
    after_case: int


def find_title(lines: Sequence[Line], words: PlanWords) -> Title | None:
    """The best heading of the first lines; None when there is no line that could be one."""
    considered = lines[:_FAR]
    front = _front(considered, words)
    scored = [
        (_score(line, i, words, front) - 0.02 * min(i, 60), -i)
        for i, line in enumerate(considered)
    ]
    if not scored or max(scored)[0] <= 0:
        return None
    return compose(considered, -max(scored)[1], body=front.body, words=words)


def _front(lines: Sequence[Line], words: PlanWords) -> _Front:
    body = _body_size(lines)
    page = min((line.place.page for line in lines if line.place), default=None)
    there = [line for line in lines if line.place and line.place.page == page]
    cases = [i for i, line in enumerate(lines) if _speaks_of_case(line, words)]
    return _Front(
        largest=max((line.size or 0 for line in lines), default=0),
        body=body,
        page=page,
        largest_there=max((line.size or 0 for line in there), default=0),
        is_named_there=any(_names_plan(line, words, body=body) for line in there),
        after_case=cases[-1] if len(cases) > 1 else -1,
    )


def _body_size(lines: Sequence[Line]) -> float:
    sizes = sorted(
        line.size for line in lines for _ in range(len(line.text) // 20 + 1) if line.size
    )
    return sizes[len(sizes) // 2] if sizes else 0.0


def _speaks_of_case(line: Line, words: PlanWords) -> bool:
    return bool(words.case.match(line.text.strip()))


def _names_plan(line: Line, words: PlanWords, *, body: float) -> bool:
    """Whether a short line, or one set apart from the text, names a plan."""
    text = printed(line)
    if _is_other(text, words) or text.endswith((".", ",", "?")):
        return False
    apart = line.bold or bool(line.size and line.size > body)
    short = len(text.split()) <= _SHORT
    return bool((short and words.name.search(text)) or (apart and words.wide_name.search(text)))


def _is_other(text: str, words: PlanWords) -> bool:
    return bool(_CONTENTS.match(text) or words.no_title.fullmatch(text.strip(" :.")))


def _score(line: Line, at: int, words: PlanWords, front: _Front) -> float:
    text = printed(line)
    if not any(c.isalpha() for c in text) or len(text.split()) > _MOST_WORDS:
        return 0.0
    if _is_other(text, words):
        return 0.0
    score = 4.0 * (line.size / front.largest) if line.size and front.largest else 0.0
    score += 1.5 if line.bold else 0.0
    named = words.name.search(text)
    bare = named is not None and len(_CHAPTER.sub("", text).split()) == 1
    score += 2.5 if bare else 4.5 if named else 2.0 if words.wide_name.search(text) else 0.0
    score += 0.5 if named and named.start() < 3 else 0.0
    score += 0.5 if _YEARS.search(text) else 0.0
    return score - _faults(line, text, words, body=front.body) + _by_place(line, at, front)


def _by_place(line: Line, at: int, front: _Front) -> float:
    """For the lines behind a case, against those behind a cover."""
    if front.after_case >= 0:
        return 3.0 if at > front.after_case else 0.0
    if not line.place or line.place.page == front.page:
        return 0.0
    if front.largest_there > _COVER * (line.size or 0):
        return -4.5
    return -3.0 if front.is_named_there else 0.0


def _faults(line: Line, text: str, words: PlanWords, *, body: float) -> float:
    """What speaks against a title: a sentence, a bullet, small print, a case's heading."""
    is_sentence = text.endswith((".", ",", ";", "?")) or (len(text.split()) > 12 and not line.bold)
    is_bullet = line.marker not in (None, "", "◆", "-", "–")
    is_small = bool(line.size and line.size <= body and not line.bold)
    is_body = not line.size and not line.bold
    dated = words.adopted.match(text) or words.made.match(text)
    speaks = _speaks_of_case(line, words) or words.case_number.search(text)
    is_report = words.report.match(text) and not words.name.search(text)
    return (
        4.0 * is_sentence
        + 3.0 * is_bullet
        + 1.5 * is_small
        + 2.0 * is_body
        + 4.0 * bool(dated)
        + 3.0 * bool(speaks)
        + 1.5 * bool(is_report)
        + 1.0 * text[:1].islower()
        + 3.0 * bool(_CHAPTER.match(text))
    )
