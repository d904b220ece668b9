"""Inline content of a web page in, styled runs out: text, line ends, signs that stand for text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.readers.html_folds import is_fold_bar
from extract.readers.html_tree import Element
from extract.readers.runs import Run

_SILENT = frozenset({"input", "img", "hr"})
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s*\Z")
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_FIGURE = re.compile(r"[\d+()n-]{1,4}")


def read_runs(
    children: Iterable[Element | str], parent: Element, *, aloud: bool = False
) -> Iterator[Run]:
    """The runs of inline content in `parent`'s style; "\\n" where a line ends.

    With `aloud`, what is there for screen readers and for pictures counts too: the
    name of a symbol, the words beside a coloured dot.
    """
    before = ""
    is_after_link = False
    for child in children:
        if isinstance(child, str):
            before, is_after_link = child, False
            yield _run(child, parent)
            continue
        if is_after_link and child.tag == "a":
            yield Run(text=" ")  # links side by side are parted by their style
        is_after_link = child.tag == "a"
        if child.tag == "button" and not _is_text_button(child, parent):
            continue
        for run in _element_runs(child, before=before, aloud=aloud):
            before = run.text
            yield run


def _is_text_button(button: Element, parent: Element) -> bool:
    """A button that opens a part of the text, or that is all its place holds."""
    return is_fold_bar(button) or button.letters == parent.letters


def _element_runs(element: Element, *, before: str, aloud: bool) -> Iterator[Run]:
    if element.tag == "br":
        yield Run(text="\n")
    elif element.tag == "wbr" or (element.spoken and not aloud):
        return
    elif element.tag == "sup":
        yield from _raised(element, before=before)
    elif element.tag in _SILENT:
        yield from _sign(element, aloud=aloud)
    else:
        if element.is_block:
            yield Run(text="\n")
        if aloud and not element.letters:
            yield _run(_name(element), element)
        # the figures below the line of a formula (CO2) stay figures
        yield from read_runs(element.children, element, aloud=aloud)
        if element.is_block:
            yield Run(text="\n")


def _run(text: str, parent: Element) -> Run:
    style = parent.style
    shown = text if style.pre else re.sub(r"\s+", " ", text)
    return Run(text=shown, bold=style.bold, italic=style.italic, colour=style.colour)


def _raised(element: Element, *, before: str) -> Iterator[Run]:
    """A power or unit ("m²") stays; the mark of a footnote goes.

    A figure after a year is a footnote even without a link, since 2014² means nothing.
    """
    runs = list(read_runs(element.children, element))
    text = "".join(run.text for run in runs).strip()
    if element.links or "a" in element.inside or _YEAR_BEFORE.search(before):
        return
    if _FIGURE.fullmatch(text):
        yield _run(text.translate(_RAISED), element)
    else:
        yield from runs


def _sign(element: Element, *, aloud: bool) -> Iterator[Run]:
    """A tick box as the sign it shows; a picture as its name when read aloud."""
    if element.tag == "input" and element.get("type").lower() in ("checkbox", "radio"):
        yield Run(text="☒ " if "checked" in element.attributes else "☐ ")
    elif element.tag == "img" and aloud:
        yield _run(f" {element.get('alt')} ", element)


def _name(element: Element) -> str:
    """What an empty element is called: the icon of a state, a coloured dot."""
    return f" {element.get('aria-label') or element.get('title')} "
