"""Which parts of a web page are the same on every page of its site, and not the document.

Comes in: elements and short texts. Goes out: yes or no. What the page says itself counts
first (`<main>`, `<nav>`, roles), then what its classes are called, then how much of a
part is links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Line
from extract.readers.html_tree import Element, find_all
from extract.vocabulary import alternation, fold, load, remembered

_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar",
    "dialog", "alertdialog", "toolbar", "tablist", "tooltip",
})  # fmt: skip
_TAGS = frozenset({"nav", "footer", "dialog", "search"})
_CONTENT = frozenset({
    "html", "body", "main", "article", "table", "h1", "h2", "h3", "p", "li", "dd",
})  # fmt: skip
_LEAST_LINKS = 3
_MOSTLY = 0.8
_STAMP_LENGTH = 90
_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]{3,10})\.?\s?\d{2,4}|\d{4}-\d\d-\d\d")


def find_main(tree: Element) -> Element | None:
    """The element that the page calls its main part, when it holds a fair share of the text."""
    found = list(find_all(tree, ["main"])) or list(_with_role(tree, "main"))
    best = max(found, key=lambda e: e.letters, default=None)
    is_fair = best is not None and 3 * best.letters >= tree.letters - tree.linked
    return best if is_fair else None


def is_furniture(element: Element, *, page: Element, in_main: bool) -> bool:
    """Whether an element is menu, trail, banner, footer or the like.

    Whatever holds the document's first heading, its main part or most of the page's
    text is not, however it is called.
    """
    if element.tag in _CONTENT or _holds_document(element, page):
        return False
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if element.tag in ("header", "aside") and not in_main:
        return True
    if element.tag == "button" or not furniture_words().isdisjoint(element.words):
        return True
    return _is_mostly_links(element)


def is_link_list(element: Element) -> bool:
    """A list each of whose items is a link and nothing else."""
    items = [item for item in element.elements if item.letters]
    return bool(items) and all(is_link_only(item) for item in items)


def is_link_only(element: Element) -> bool:
    """Whether all its text is inside links."""
    return 0 < element.letters == element.linked


def is_page_talk(lines: Sequence[Line]) -> bool:
    """A line about the page: when it was last updated, a button's text."""
    text = " ".join(line.text for line in lines)
    if fold(text).strip(" .:›»«<>") in _actions():
        return True
    is_stamp = len(text) <= _STAMP_LENGTH and _stamp().match(text) is not None
    return is_stamp and _DATE.search(text.lower()) is not None


@remembered()
def furniture_words() -> frozenset[str]:
    return frozenset(load().words("web.furniture_class"))


def _with_role(tree: Element, role: str) -> list[Element]:
    found = []
    for child in tree.elements:
        found += [child] if child.get("role") == role else _with_role(child, role)
    return found


def _holds_document(element: Element, page: Element) -> bool:
    if element.inside & {"main", "h1", "article"}:
        return True
    return 2 * (element.letters - element.linked) > page.letters - page.linked > 0


def _is_mostly_links(element: Element) -> bool:
    """A box of links with hardly a word between them, and without a heading or a table."""
    if element.links < _LEAST_LINKS or not element.is_block:
        return False
    if element.inside & {"h1", "h2", "h3", "h4", "h5", "h6", "table", "details", "dl"}:
        return False
    return element.linked >= _MOSTLY * element.letters


@remembered()
def _actions() -> frozenset[str]:
    return frozenset(fold(word).strip(" .:") for word in load().words("web.action"))


@remembered()
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load().words('web.stamp'))})\b", re.I)
