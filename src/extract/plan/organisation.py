"""Whose plan it is: the front matter's lines and the title in, the printed name out.

Looked for, in this order: a full name in the title ("... i Vik kommune"), on a line of
its own beside the title, in the page furniture; a body without a place beside the
title or after "for" in it; a full name in the text; the place of a council that is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile, zip_longest

from extract.fields.party_words import first_word, is_body, last_word
from extract.model import Line
from extract.plan.names import find_parts, names_in, opening_name
from extract.plan.title import Title, printed
from extract.plan.words import PlanWords

_NEAR, _FRONT = 8, 60
_MARGIN, _WEB_MARGIN = 4, 30
"""Lines at the end in which furniture is looked for where pages do not tell."""
_LETTERHEAD, _LETTER_CELLS = 3, 3
_MOST_WORDS = 10
_RUNNING = 12  # words: a line of running text
_PLACE = re.compile(r"\s*[A-ZÆØÅ][\w-]+(?: (?:og )?[A-ZÆØÅ][\w-]+)*")
_INSIDE = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\wæøå-]{2,}")
_SMALL = re.compile(r"(?<![\w-])[a-zæøå]{3,}")
_ADJECTIVE = re.compile(
    r"\w+(?:ig|ige|leg|lege|sk|ske|(?<!d)al|(?<!d)ale|alt|(?<!fj)ell|elle|elt|iv|ive|bar|bare)"
)
_PLACE_AND_KIND = re.compile(
    r"(?:[A-ZÆØÅ][\w-]+ (?:og )?)?(?P<place>[A-ZÆØÅ][\w-]{2,}) (?P<kind>[a-zæøå-]{4,})(?![\w-])"
)
_END = re.compile(r"\s*(?:[\s(,–—-]*(?:19|20)\d\d.*|[:.])$")
_NO_BULLETS = {None, "", "◆", "-", "–", "—"}
_WITH_DATE = re.compile(r",\s+[^,]*\d[^,]*$")
_AFTER_NAME = re.compile(r"\s*(?:$|[,(\d/]|[–—-]\s|v/)")
_SHORT_NAME = 4
_TRIM = " \t◆•–—-:|,."


def find_organisation(
    lines: Sequence[Line], title: Title | None, words: PlanWords, *, cells: Iterable[str] = ()
) -> str | None:
    """The name as printed; None when nothing says. `cells` are the lines of tables."""
    first, stop = (title.first, title.stop) if title else (0, 0)
    above, below = lines[max(0, first - _NEAR) : first], lines[stop : stop + _NEAR]
    near = [*_by_distance(above, below), *_by_distance((), lines[: min(first, _LETTERHEAD)])]
    near = [line for line in near if not words.reference.search(line.text)]
    cover = _by_distance(above, list(takewhile(lambda line: not _ends_cover(line), below)))
    named = _in_title(title.text, words) if title else None
    margins = _margins(lines, stop)
    listed = list(cells)
    sources: tuple[Iterable[str], ...] = (
        [named] if named and opening_name(named, words) == named else (),
        _full_names(near, words),
        _most_often(chain.from_iterable(_full_names([line], words) for line in margins)),
        _most_often(name for line in margins for name in names_in(line.text, words)),
        _in_cells(listed[:_LETTER_CELLS], words),
        _own_lines(cover, words),
        _by_place((*cover, *margins), [line.text for line in lines] + listed, words),
        _repeated(cover, margins, words),
        [named] if named else (),
        _under_title(lines[stop : stop + 3], words),
        _most_often(_in_text(lines[:_FRONT], words)),
        _of_council(lines[:_FRONT], words),
    )
    return next(chain.from_iterable(sources), None)


def _by_distance(above: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The lines around the title, the nearest first, bullets of lists left out."""
    pairs = zip_longest(reversed(above), below)
    near = [line for pair in pairs for line in pair if line is not None]
    return [line for line in near if line.marker in _NO_BULLETS]


def _ends_cover(line: Line) -> bool:
    """Whether the text of the plan has begun: a bullet, a label, a sentence."""
    text = line.text.strip()
    is_label = 0 < text.find(":") < len(text) - 1
    return line.marker is not None or is_label or len(text.split()) > _RUNNING


def _margins(lines: Sequence[Line], stop: int) -> Sequence[Line]:
    """The page furniture, which comes last, from its end: what follows a step back in the pages.

    Where pages do not tell, as in web pages, the last lines.
    """
    pages = [line.place.page if line.place else None for line in lines]
    back = (i for i in range(len(lines) - 1, 0, -1) if _is_before(pages[i], pages[i - 1]))
    most = _WEB_MARGIN if lines and lines[-1].size is None else _MARGIN
    margin = lines[max(stop, next(back, len(lines) - most)) :]
    return [line for line in reversed(margin) if line.marker is None]


def _is_before(page: int | None, other: int | None) -> bool:
    return page is not None and other is not None and page < other


def _full_names(lines: Iterable[Line], words: PlanWords) -> Iterator[str]:
    """Full names that are a part of a line; a unit after the name belongs to it.

    "Vik kommune – vedteken 1.1.2020", "Vik kommune, avdeling skule", "Vik kommune side 2".
    """
    for line in lines:
        for part in find_parts(_without_plan(_without_label(printed(line), words), words)):
            name = opening_name(part, words)
            if name is None or not _stands_alone(part[len(name) :], words):
                continue
            unit = words.unit.match(part[len(name) :].lstrip(" ,"))
            yield part if unit and not any(c.isdigit() for c in part) else name


def _without_label(text: str, words: PlanWords) -> str:
    """What stands before a colon, or after it where the label asks for the sender."""
    label, colon, rest = text.partition(":")
    return rest if colon and words.sender.search(label) else label


def _stands_alone(rest: str, words: PlanWords) -> bool:
    return bool(_AFTER_NAME.match(rest) or words.page.match(rest.strip()))


def _most_often(names: Iterable[str]) -> Iterator[str]:
    """The commonest name, the first one of those that come as often."""
    yield from (name for name, _ in Counter(names).most_common(1))


def _in_cells(cells: Iterable[str], words: PlanWords) -> Iterator[str]:
    """Names that fill a cell of the first table, which may be the head of a form."""
    return (cell for cell in map(str.strip, cells) if opening_name(cell, words) == cell)


def _by_place(near: Iterable[Line], texts: Sequence[str], words: PlanWords) -> Iterator[str]:
    """Short lines of a place and what it is the place of: "Vik fjellstyre", "Vik hyttegrend".

    A word is a place when it has its capital inside a sentence too, or always has it.
    """
    places = {word for text in texts for word in _INSIDE.findall(text)}
    common = {word for text in texts for word in _SMALL.findall(text)}
    for line in near:
        for part in find_parts(_without_label(printed(line), words)):
            name = _PLACE_AND_KIND.match(part)
            if name is None or not _is_free(name, part, words):
                continue
            place = name["place"]
            if place in places or (place.lower() not in common and not _is_adjective(place)):
                yield name[0]


def _is_adjective(word: str) -> bool:
    return bool(_ADJECTIVE.fullmatch(word))


def _is_free(name: re.Match[str], text: str, words: PlanWords) -> bool:
    """Whether a place and a word are no plan and no beginning of a sentence."""
    alone = _stands_alone(text[name.end() :], words)
    dated = any(p.search(text) for p in (words.made, words.adopted, words.draft, words.case))
    patterns = (words.name, words.wide_name, words.no_title, words.no_place, words.said)
    return (
        alone
        and not dated
        and not any(p.fullmatch(word) for p in patterns for word in name[0].split())
    )


def _repeated(cover: Sequence[Line], margins: Iterable[Line], words: PlanWords) -> Iterator[str]:
    """What is printed both beside the title and in the margin, and is no plan."""
    other = [line for line in margins if not any(line is near for near in cover)]
    running = {part.casefold() for line in other for part in find_parts(line.text)}
    for part in (part for line in cover for part in find_parts(printed(line))):
        is_plan = words.name.search(part) or any(c.isdigit() for c in part)
        if part.casefold() in running and part[0].isupper() and not is_plan:
            yield part


def _in_text(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    return (name for line in lines for name in names_in(line.text, words))


def _of_council(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """ "Vedteken av kommunestyret i Vik": the plan of a council is that of the municipality."""
    for line in lines:
        for found in words.council.finditer(line.text):
            place = _PLACE.match(line.text, found.end())
            if place:
                yield f"{place[0].strip()} {words.municipality}"


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


def _in_title(title: str, words: PlanWords) -> str | None:
    """ "... i Vik kommune 2020", "Handlingsplan for Helsefellesskapet ... 2021"."""
    return next(names_in(title, words), None) or next(_after_for(title, words), None)


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
