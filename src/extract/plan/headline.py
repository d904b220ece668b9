"""The whole title: the line that names the plan in, the text that is its title out.

Saman om lesing                      a headline in larger type is the title
Handlingsplan for lesing 2024–2030   and this names the plan and its years
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Line
from extract.plan.names import opening_name
from extract.plan.title_lines import (
    is_only_years,
    is_subtitle,
    join_lines,
    printed,
    same_size,
    set_as_one,
    with_rest,
)
from extract.plan.words import PlanWords

_HEADLINE, _AS_LARGE, _LARGE = 1.15, 0.98, 1.5
"""Sizes of a headline, in parts of the size of the line that names the plan: above it, above
one that says nothing but that, and below such a one."""
_MOST_LINES, _MOST_BETWEEN, _MOST_WORDS = 4, 2, 12
_MOST_IN_LOGO, _FRONT = 3, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title's text, and its lines `first:stop` of the front matter.

    `named` is the text of those lines that name the plan: other than `text` under a headline.
    """

    text: str
    named: str
    first: int
    stop: int


def compose(lines: Sequence[Line], at: int, *, body: float, words: PlanWords) -> Title:
    """The title around line `at`, which names the plan; `body` is the size of running text."""
    first, stop = set_as_one(lines, at, words)
    stop = with_rest(lines, first, stop, body=body, words=words)
    named = join_lines(printed(line) for line in lines[first:stop])
    if stop < len(lines) and is_subtitle(lines[at], lines[stop], body=body, words=words):
        named = f"{named} - {printed(lines[stop])}"
        stop += 1
    start, end = _headline(lines, first, stop, words)
    if _is_place(join_lines(printed(line) for line in lines[start:end]), lines, words):
        start, end = first, first
    text = join_lines(printed(line) for line in lines[start:end]) if start < end else named
    return Title(
        text=_bare(text, words),
        named=named,
        first=min(first, start) if start < end else first,
        stop=max(stop, end),
    )


def _bare(text: str, words: PlanWords) -> str:
    """Without "– status per 31. august" behind it; a status report's own title keeps it."""
    day = None if words.report.match(text) else words.status_of.search(text)
    return text[: day.start()].rstrip() if day and day.start() else text


def _headline(lines: Sequence[Line], first: int, stop: int, words: PlanWords) -> tuple[int, int]:
    """The lines of the plan's own name in larger type, `first, first` for none.

    They stand above the line that names the plan, or below one that says nothing but that.
    """
    nothing = _says_nothing(lines[first:stop], words)
    for end in range(first, max(0, first - 1 - _MOST_BETWEEN), -1):
        larger = _AS_LARGE if nothing and end == first and lines[first].bold else _HEADLINE
        start = _start_of_headline(lines, end, lines[first], words, larger=larger)
        if start < end:
            return start, end
        if not _may_be_between(lines[end - 1], words):
            break
    return (
        (stop, _end_of_headline(lines, stop, lines[first], words)) if nothing else (first, first)
    )


def _end_of_headline(lines: Sequence[Line], stop: int, title: Line, words: PlanWords) -> int:
    end = stop
    while (
        end < len(lines)
        and end - stop < _MOST_LINES
        and _is_headline(lines[end], title, words, larger=_LARGE)
    ):
        end += 1
    return end


def _start_of_headline(
    lines: Sequence[Line], end: int, title: Line, words: PlanWords, *, larger: float
) -> int:
    start = end
    while (
        start > 0
        and end - start < _MOST_LINES
        and (start == end or same_size(lines[start - 1], lines[start]))
        and _is_headline(lines[start - 1], title, words, larger=larger)
    ):
        start -= 1
    return start


def _is_headline(line: Line, title: Line, words: PlanWords, *, larger: float) -> bool:
    """Whether a line in larger type on the same page says what the plan is called."""
    text = printed(line)
    if not line.size or not title.size or line.size < larger * title.size:
        return False
    if not any(c.isalpha() for c in text) or len(text.split()) > _MOST_WORDS or ":" in text:
        return False
    if line.place and title.place and line.place.page != title.place.page:
        return False
    other = (words.report, words.draft, words.case, words.adopted, words.made)
    apart = any(pattern.match(text) for pattern in other) or words.no_title.fullmatch(text)
    return not apart and not _is_owner(text, words) and not is_only_years(text)


def _is_owner(text: str, words: PlanWords) -> bool:
    """Whether a line is a body's name: "Vik kommune", "Samhandlingsutvalet"."""
    last = text.split()[-1]
    return opening_name(text, words) == text or bool(
        words.body.fullmatch(last) and len(text.split()) <= 3
    )


def _is_place(text: str, lines: Sequence[Line], words: PlanWords) -> bool:
    """Whether a headline is the place of a logo: "Vik" where "Vik kommune" is printed too."""
    if not text or len(text.split()) > _MOST_IN_LOGO:
        return False
    front = " ".join(line.text for line in lines[:_FRONT])
    after = re.findall(rf"(?<!\w){re.escape(text)}\s+([\w-]+)", front, re.IGNORECASE)
    return any(words.body.fullmatch(word) for word in after)


def _may_be_between(line: Line, words: PlanWords) -> bool:
    """Whether a line may stand between a headline and the plan's name: an owner, a short line."""
    text = printed(line)
    return _is_owner(text, words) or is_only_years(text)


def _says_nothing(lines: Sequence[Line], words: PlanWords) -> bool:
    """Whether a title does not say what the plan is about: "Handlingsplan 2023–2026"."""
    title = join_lines(printed(line) for line in lines)
    named = words.name.match(title)
    return named is not None and not any(c.isalpha() for c in title[named.end() :])
