"""Labels with their values, as pages mark them: definition lists and labelled boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.model import Line, Passage
from extract.readers.html_tree import Element
from extract.vocabulary import load, remembered

_LONGEST = 60
_MOST_WORDS = 6
_NUMBER = re.compile(r"[A-ZÆØÅ]{0,3}[ .-]?\d+(?:\.\d+)*[a-z]?[.)]?")
_NUMBERED_TITLE = re.compile(rf"{_NUMBER.pattern}\s+\S")


def read_pairs(element: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    """(term, its details) for each term of a definition list, in order.

    The term is None for what stands before the first term or is no part of a list.
    """
    term: Element | None = None
    details: list[Element] = []
    for child in _members(element):
        if child.tag == "dt":
            if term is not None or details:
                yield term, details
            term, details = child, []
        else:
            details.append(child)
    if term is not None or details:
        yield term, details


def find_pair(element: Element) -> tuple[Element, list[Element]] | None:
    """(label, [value]) of a box made of two parts, the first called a label; else None."""
    if any(isinstance(child, str) and child.strip() for child in element.children):
        return None
    parts = [child for child in element.elements if child.letters]
    if len(parts) != 2 or not parts[0].is_block or parts[0].holds_blocks:
        return None
    is_named = not _label_names().isdisjoint(parts[0].words)
    return (parts[0], [parts[1]]) if is_named and parts[0].letters <= _LONGEST else None


def is_label_text(lines: Sequence[Line]) -> bool:
    """Short enough for a label, no sentence, and not a numbered title."""
    if len(lines) != 1:
        return False
    text = lines[0].text
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.endswith(("?", ".", "!")):
        return False
    return _NUMBERED_TITLE.match(text) is None


def join_texts(label: Line, value: Line) -> Passage:
    """`label: value`; a bare number is set before its text without a colon."""
    name = label.text.rstrip(" :")
    separator = " " if _NUMBER.fullmatch(name) else ": "
    return Passage(f"{name}{separator}{value.text}")


def _members(element: Element) -> Iterator[Element]:
    """Terms and details, also those that boxes hold together."""
    for child in element.elements:
        is_box = child.tag not in ("dt", "dd") and child.inside & {"dt", "dd"}
        yield from _members(child) if is_box and child.tag != "dl" else [child]


@remembered()
def _label_names() -> frozenset[str]:
    return frozenset(load().words("web.label_class"))
