"""Names of owners read out of single lines: lines in, the names printed on them out, best first.

Each function knows one arrangement: a full name that is a part of a line, a line that is a
body's name, a place with what it is the place of, what a title is "for".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.fields.party_words import first_word, is_body, last_word
from extract.model import Line
from extract.plan.names import find_parts, names_in, opening_name
from extract.plan.title_lines import printed
from extract.plan.words import PlanWords

_MOST_WORDS = 10
_INSIDE = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\wæøå-]{2,}")
_SMALL = re.compile(r"(?<![\w-])[a-zæøå]{3,}")
_IS_WORD = re.compile(r"\w+")
_END = re.compile(r"\s*(?:[\s(,–—-]*(?:19|20)\d\d.*|[:.])$")
_WITH_DATE = re.compile(r",\s+[^,]*\d[^,]*$")
_AFTER_NAME = re.compile(r"\s*(?:$|[,(\d/]|[–—-]\s|v/)")
_COUNTED = re.compile(r"\s*\d+\s+[^\W\d_]")
_SHORT_NAME = 4
_TRIM = " \t◆•–—-:|,."


def full_names(lines: Iterable[Line], words: PlanWords) -> Iterator[str]:
    """Full names that are a part of a line; a unit after the name belongs to it.

    "Vik kommune – vedteken 1.1.2020", "Vik kommune, avdeling skule", "Vik kommune side 2".
    """
    for line in lines:
        for part in find_parts(_without_plan(_without_label(printed(line), words), words)):
            name, rest = _first_name(part, words)
            if name is None:
                continue
            more = words.unit.match(rest.lstrip(" ,")) or words.with_others.match(rest.lstrip())
            yield name + rest if more and not any(c.isdigit() for c in rest) else name


def in_cells(cells: Iterable[str], words: PlanWords) -> Iterator[str]:
    """Names that fill a cell of the first table, which may be the head of a form."""
    return (cell for cell in map(str.strip, cells) if opening_name(cell, words) == cell)


def by_place(near: Iterable[Line], texts: Sequence[str], words: PlanWords) -> Iterator[str]:
    """Short lines of a place and what it is the place of: "Vik fjellstyre", "Vik hyttegrend".

    A word is a place when it has its capital inside a sentence too, or always has it.
    """
    places = {word for text in texts for word in _INSIDE.findall(text)}
    common = {word for text in texts for word in _SMALL.findall(text)}
    for line in near:
        for part in find_parts(_without_label(printed(line), words)):
            name = words.place_and_kind.match(part)
            if name is None or not _is_free(name, part, words):
                continue
            place = name["place"]
            is_common = place.lower() in common or _is_adjective(place, words)
            if place in places or not is_common:
                yield name[0]


def repeated(cover: Sequence[Line], margins: Iterable[Line], words: PlanWords) -> Iterator[str]:
    """What is printed both beside the title and in the margin, and is no plan."""
    other = [line for line in margins if not any(line is near for near in cover)]
    running = {part.casefold() for line in other for part in find_parts(line.text)}
    for part in (part for line in cover for part in find_parts(printed(line))):
        is_plan = words.name.search(part) or any(c.isdigit() for c in part)
        if part.casefold() in running and part[0].isupper() and not is_plan:
            yield part


def own_lines(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """Lines that are a body's name and nothing else; its first part before a dash."""
    for line in lines:
        text = _WITH_DATE.sub("", printed(line).strip())
        if text.endswith(".") and len(text.split()) > _SHORT_NAME:
            continue
        for part in re.split(r"\s+[–—|]\s+", text):
            name = _without_plan(part, words)
            if _is_name(name, words):
                yield name


def in_text(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    return (name for line in lines for name in names_in(line.text, words))


def of_council(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """ "Vedteken av kommunestyret i Vik": the plan of a council is that of the municipality."""
    for line in lines:
        for found in words.council.finditer(line.text):
            place = words.place.match(line.text, found.end())
            if place:
                yield f"{place[0].strip()} {words.municipality}"


def in_title(title: str, words: PlanWords) -> str | None:
    """ "... i Vik kommune 2020", "Handlingsplan for Helsefellesskapet ... 2021"."""
    return next(names_in(title, words), None) or next(_after_for(title, words), None)


def under_title(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    for line in lines:
        if len(line.text.split()) <= _MOST_WORDS and not line.text.rstrip().endswith("."):
            yield from _after_for(printed(line), words)


def _first_name(part: str, words: PlanWords) -> tuple[str | None, str]:
    """The full name that a part of a line opens with, or that stands after a comma in it."""
    for text in (part, *(part[found.end() :] for found in re.finditer(r",\s+", part))):
        name = opening_name(text, words)
        rest = text[len(name) :] if name else ""
        if name and (_stands_alone(rest, words) or words.with_others.match(rest.lstrip())):
            return name, rest
    return None, ""


def _without_label(text: str, words: PlanWords) -> str:
    """What stands before a colon, or after it where the label asks for the sender."""
    label, colon, rest = text.partition(":")
    return rest if colon and words.sender.search(label) else label


def _stands_alone(rest: str, words: PlanWords) -> bool:
    return bool(_AFTER_NAME.match(rest) or words.page.match(rest.strip()))


def _is_adjective(word: str, words: PlanWords) -> bool:
    """By its ending; "Fossdal" and "Storfjell" are places."""
    if not _IS_WORD.fullmatch(word) or word.endswith(words.no_adjective_endings):
        return False
    return any(word.endswith(e) and len(word) > len(e) for e in words.adjective_endings)


def _is_free(name: re.Match[str], text: str, words: PlanWords) -> bool:
    """Whether a place and a word are no plan and no beginning of a sentence."""
    rest = text[name.end() :]
    alone = _stands_alone(rest, words) and not _COUNTED.match(rest)
    dated = any(p.search(text) for p in (words.made, words.adopted, words.draft, words.case))
    patterns = (words.name, words.wide_name, words.no_title, words.no_place, words.said)
    return (
        alone
        and not dated
        and not any(p.fullmatch(word) for p in patterns for word in name[0].split())
    )


def _without_plan(text: str, words: PlanWords) -> str:
    """ "Prioriterte tiltak for Overordna samarbeidsutval": the body alone."""
    found = words.for_body.match(text.strip(_TRIM))
    several = found is not None and len(found[0].split()) > 1
    return (text.strip(_TRIM)[found.end() :] if found and several else text).strip(_TRIM)


def _is_name(text: str, words: PlanWords) -> bool:
    listed = text.split()
    if not 1 < len(listed) <= _MOST_WORDS or not text[0].isupper():
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


def _after_for(text: str, words: PlanWords) -> Iterator[str]:
    """The rest of a text after "for" when it opens with a body."""
    for found in words.for_body.finditer(text):
        rest = _END.sub("", words.valid.split(text[found.end() :])[0].strip())
        # "for digital kommune" names no body, "for Vik kommune", "for kommunane i Vik" do
        head = rest.split()[: 2 if rest[:1].isupper() else 1]
        bodies = [word for word in head if _is_body_word(word.strip(",."), words)]
        named = any(word[:1].isupper() for word in rest.split())
        if bodies and named and len(rest.split()) <= _MOST_WORDS + 2:
            yield rest.strip(_TRIM)
