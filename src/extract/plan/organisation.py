"""Whose plan it is: the front matter's lines and the title in, the printed name out.

A name is a short line beside the title that is a body ("Vik kommune",
"Fagrådet for ..."), or stands in the title or under it after "for".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.fields.party_words import first_word, is_body, last_word
from extract.model import Line
from extract.plan.title import Title, printed
from extract.plan.words import PlanWords

_NEAR, _FRONT = 8, 30
_MOST_WORDS = 10
_NAMED_PLACE = re.compile(r"[A-ZÆØÅ][\w-]+(?:(?:,| [a-zæøå]{1,2}|-)? [A-ZÆØÅ][\w-]+)* [a-zæøå]+")
_END = re.compile(r"\s*(?:[\s(,–—-]*(?:19|20)\d\d.*|[:.])$")
_NO_BULLETS = {None, "", "◆", "-", "–", "—"}
_WITH_DATE = re.compile(r",\s+[^,]*\d[^,]*$")
_SHORT_NAME = 4
_TRIM = " \t◆•–—-:|,."


def find_organisation(lines: Sequence[Line], title: Title | None, words: PlanWords) -> str | None:
    """The name as printed; None when the front does not say."""
    first, stop = (title.first, title.stop) if title else (0, 0)
    near = _by_distance(lines[max(0, first - _NEAR) : first], lines[stop : stop + _NEAR])
    named = _in_title(title.text, words) if title else None
    return (
        (named if named and not _is_short(named) else None)
        or next(_own_lines(near, words), None)
        or named
        or next(_under_title(lines[stop : stop + 3], words), None)
        or next(_own_lines(lines[-_NEAR:], words), None)
    )


def _by_distance(above: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The lines around the title, the nearest first, bullets of lists left out."""
    pairs = zip_longest(reversed(above), below)
    near = [line for pair in pairs for line in pair if line is not None]
    return [line for line in near if line.marker in _NO_BULLETS]


def _is_short(name: str) -> bool:
    return len(name.split()) < 2


def _own_lines(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """Lines that are a body's name and nothing else; its first part before a dash."""
    for line in lines:
        text = _WITH_DATE.sub("", printed(line).strip())
        if text.endswith(".") and len(text.split()) > _SHORT_NAME:
            continue
        for part in re.split(r"\s+[–—|]\s+", text):
            name = _without_plan(part, words)
            if _is_name(name, words):
                yield name


def _without_plan(text: str, words: PlanWords) -> str:
    """ "Prioriterte tiltak for Overordna samarbeidsutval": the body alone."""
    found = words.for_body.match(text.strip(_TRIM))
    several = found is not None and len(found[0].split()) > 1
    return (text.strip(_TRIM)[found.end() :] if found and several else text).strip(_TRIM)


def _is_name(text: str, words: PlanWords) -> bool:
    listed = text.split()
    if not listed or len(listed) > _MOST_WORDS or not text[0].isupper():
        return False
    if any(c.isdigit() for c in text) or text.endswith((".", ":", ";")) or ":" in text:
        return False
    apart = (words.adopted, words.draft, words.made, words.name, words.case, words.no_title)
    if any(pattern.match(text) for pattern in apart) or words.name.search(text):
        return False
    head = last_word(words.inside_name.split(text)[0])
    return any(_is_body_word(word, words) for word in (last_word(text), head, first_word(text)))


def _is_body_word(word: str, words: PlanWords) -> bool:
    if words.body.fullmatch(word):
        return True
    return is_body(word, words.parties) and len(word) > 4


def _in_title(title: str, words: PlanWords) -> str | None:
    """ "... i Vik kommune 2020", "Handlingsplan for Helsefellesskapet ... 2021"."""
    return next(_municipalities(title, words), None) or next(_after_for(title, words), None)


def _municipalities(text: str, words: PlanWords) -> Iterator[str]:
    places = (place[0] for place in _NAMED_PLACE.finditer(text))
    return (place for place in places if words.body.fullmatch(last_word(place)))


def _under_title(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    for line in lines:
        if len(line.text.split()) <= _MOST_WORDS and not line.text.rstrip().endswith("."):
            yield from _after_for(printed(line), words)


def _after_for(text: str, words: PlanWords) -> Iterator[str]:
    """The rest of a text after "for" when it opens with a body."""
    for found in words.for_body.finditer(text):
        rest = _END.sub("", words.valid.split(text[found.end() :])[0].strip())
        # "for digital kommune" names no body, "for Vik kommune", "for kommunane i Vik" do
        head = rest.split()[: 2 if rest[:1].isupper() else 1]
        bodies = [word for word in head if _is_body_word(word.strip(",."), words)]
        named = rest[:1].isupper() or len(rest.split()) > 1
        if bodies and named and len(rest.split()) <= _MOST_WORDS + 2:
            yield rest.strip(_TRIM)
