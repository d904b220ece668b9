"""A page's text in, the parsed page out, unless it is made to cost more than it can be worth."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from extract.readers.errors import Unreadable

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)|<!--")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
_FORMATS = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
    "u",
})  # fmt: skip
_LEAVES = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option", "tbody",
    "thead", "tfoot", "colgroup", "html", "head", "body",
})  # fmt: skip
_MAX_CHARACTERS = 64_000_000
_MAX_DEPTH = 20_000
_MAX_FORMATS = 500
_MAX_ATTRIBUTES = 2000


def parse(text: str) -> LexborHTMLParser:
    """The page as the HTML library has it.

    The time of the parser grows with the square of the depth of open tags and of the
    attributes of a tag, and each open tag for bold, colour or link is made anew in
    every paragraph that follows.
    Raises Unreadable (`too_large`) for a page that goes beyond what people make.
    """
    if len(text) > _MAX_CHARACTERS or _piles_up(text):
        raise Unreadable(
            "too_large",
            "The page is larger, or its tags are nested deeper, than in a page for people. "
            "Open it in a browser, print it to PDF and use that.",
        )
    return LexborHTMLParser(text)


def _piles_up(text: str) -> bool:
    """Whether too many tags are open at once; those that close by themselves do not count."""
    depth = formats = position = 0
    while found := _TAG.search(text, position):
        position = found.end()
        tag = (found[2] or "!--").lower()
        if tag == "!--" or (tag in _RAW and not found[1]):
            position = _skip(text, position, end="-->" if tag == "!--" else "</")
        elif tag not in _LEAVES:
            step = -1 if found[1] else 1
            depth = max(0, depth + step)
            formats = max(0, formats + step) if tag in _FORMATS else formats
        if depth > _MAX_DEPTH or formats > _MAX_FORMATS or _is_crowded(text, position):
            return True
    return False


def _is_crowded(text: str, position: int) -> bool:
    """Whether the tag that is open at `position` has more attributes than any real one."""
    end = text.find(">", position, position + 4 * _MAX_ATTRIBUTES)
    if end >= 0 or len(text) - position < 4 * _MAX_ATTRIBUTES:
        return False
    end = text.find(">", position)
    names = re.sub(r"\"[^\"]*\"|'[^']*'", "", text[position : end if end >= 0 else len(text)])
    return len(names.split()) + names.count("=") > _MAX_ATTRIBUTES


def _skip(text: str, position: int, *, end: str) -> int:
    found = text.find(end, position)
    return len(text) if found < 0 else found
