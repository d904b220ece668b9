"""Where a page folds text away behind a bar that people click: elements in, bars out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.readers.html_tree import Element, fold_words

_BAR_NAMES = frozenset({
    "header", "heading", "title", "toggle", "button", "trigger", "summary", "label",
})  # fmt: skip
_NOT_IN_BARS = frozenset({"p", "ul", "ol", "table", "dl", "details"})
_LONGEST_BAR = 250


def fold_label(element: Element) -> Element | None:
    """The element whose text names a fold: the `<summary>`, or the bar itself."""
    if element.tag == "details":
        return next((e for e in element.elements if e.tag == "summary"), None)
    return element if is_fold_bar(element) else None


def is_fold_bar(element: Element) -> bool:
    """A button or line that opens what comes after it, by its ARIA state or its class."""
    if not 0 < element.letters <= _LONGEST_BAR or element.inside & _NOT_IN_BARS:
        return False
    if element.get("role") == "tab":
        return False
    if "aria-expanded" in element.attributes or _toggles(element) == "collapse":
        return True
    if element.tag == "button" and "aria-controls" in element.attributes:
        return True
    words = element.words
    is_named = not fold_words().isdisjoint(words) and not _BAR_NAMES.isdisjoint(words)
    return is_named and not element.inside & {"button", "a"}


def has_fold_bar(element: Element) -> bool:
    """Whether a heading is the bar of a fold, or holds its button."""
    return is_fold_bar(element) or any(is_fold_bar(child) for child in element.elements)


def find_tabs(tree: Element) -> Mapping[str, Element]:
    """The labels of tabs by their id: each names a panel elsewhere on the page."""
    return {tab.get("id"): tab for tab in _tabs(tree) if tab.get("id")}


def find_panels(tree: Element) -> frozenset[str]:
    """Ids of the parts that bars open."""
    return frozenset(
        name
        for element in _all(tree)
        if is_fold_bar(element)
        for key in ("aria-controls", "data-target", "data-bs-target")
        for name in element.get(key).replace("#", " ").split()
    )


def _toggles(element: Element) -> str:
    return element.get("data-toggle") or element.get("data-bs-toggle")


def _tabs(tree: Element) -> Iterator[Element]:
    return (element for element in _all(tree) if element.get("role") == "tab")


def _all(tree: Element) -> Iterator[Element]:
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += element.elements
