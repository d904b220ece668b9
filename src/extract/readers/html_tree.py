"""A web page's text in, the tree of what a person sees of it out.

Comes in: HTML, however broken. Goes out: one tree of plain elements with hidden ones
left out, the style that matters worked out, and for each element how much text and
how much of it links hold. What a click opens (accordions, tabs) counts as seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.readers.errors import Unreadable
from extract.readers.html_css import Declarations, read_colour, read_declarations, read_stylesheets
from extract.readers.html_guard import parse
from extract.vocabulary import load, remembered

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "caption",
})  # fmt: skip
_SKIPPED = frozenset({
    "script", "style", "template", "svg", "math", "head", "object", "embed", "iframe",
    "canvas", "audio", "video", "map", "select", "datalist", "textarea", "noframes", "del",
    "title", "meta", "link", "rp", "rt", "-comment", "noscript",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite", "var", "address"})
_SHOWN_DISPLAY = ("block", "flex", "grid", "table", "list-item", "flow-root")
_NEVER_HIDDEN = frozenset({"html", "body", "main", "article", "summary", "tr", "td", "th"})
_SPOKEN = re.compile(
    r"\b(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|visuallyhidden|element-invisible"
    r"|a11y-hidden|offscreen)\b",
    re.I,
)
# classes of the wide-spread style libraries for "not on a wide screen"
_NARROW_ONLY = re.compile(
    r"\b(?:d-(?:sm|md|lg|xl)-none|(?:sm|md|lg|xl):hidden|visible-(?:xs|sm)\S*|hidden-(?:md|lg)\S*"
    r"|show-for-small-only|hide-for-(?:medium|large)\S*|(?:only-)?mobile-only|visible-print\S*"
    r"|print-only|d-print-(?:block|inline))\b"
)
MAX_DEPTH = 100
_MAX_NODES = 500_000
_LITTLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How text looks; `background` is the element's own, the rest comes from above too."""

    bold: bool = False
    italic: bool = False
    colour: str | None = None
    pre: bool = False
    background: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element that is seen; `children` are elements and texts in order.

    `spoken` elements are there for screen readers only. `letters` counts the characters
    below it, `linked` those inside links, `links` the links; `inside` are the tags below.
    """

    tag: str
    attributes: Mapping[str, str]
    style: Style
    children: tuple[Element | str, ...] = ()
    is_block: bool = False
    spoken: bool = False
    letters: int = 0
    linked: int = 0
    links: int = 0
    inside: frozenset[str] = frozenset()

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def elements(self) -> Iterator[Element]:
        return (child for child in self.children if isinstance(child, Element))

    @property
    def holds_blocks(self) -> bool:
        return "#block" in self.inside

    @property
    def words(self) -> frozenset[str]:
        """The parts of its classes and id: `main-menuTop` gives main, menu, top."""
        return name_parts(f"{self.get('class')} {self.get('id')}")


def read_tree(text: str) -> Element:
    """The tree of a page. A page that is all hidden until its scripts run is shown whole.

    Raises Unreadable: `too_large` for more text or deeper nesting than a page can have.
    """
    page = parse(text)
    sheets = read_stylesheets(page)
    opened = frozenset(_opened_ids(page))
    tree = _build(page, sheets, opened, show_all=False)
    if tree.letters > _LITTLE:
        return tree
    whole = _build(page, sheets, opened, show_all=True)
    return whole if whole.letters > max(4 * tree.letters, _LITTLE) else tree


@cache
def name_parts(names: str) -> frozenset[str]:
    """Lower-case parts of class names and ids, split at hyphens and inner capitals."""
    split = re.sub(r"(?<=[a-zæøå0-9])(?=[A-ZÆØÅ])", " ", names)
    return frozenset(re.split(r"[\s_:.-]+", split.lower())) - {""}


# ---------------------------------------------------------------- building


@dataclass(slots=True, kw_only=True)
class _Draft:
    """An element whose children are still coming in."""

    node: LexborNode
    tag: str
    attributes: dict[str, str]
    style: Style
    is_block: bool = False
    spoken: bool = False
    children: list[Element | str] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    links: int = 0
    inside: set[str] = field(default_factory=set)


def _build(
    page: LexborHTMLParser,
    sheets: Mapping[int, Declarations],
    opened: frozenset[str],
    *,
    show_all: bool,
) -> Element:
    """Walk the page without recursion: its depth is the page's to choose, not ours."""
    root = _Draft(node=page.root, tag="html", attributes={}, style=Style(), is_block=True)  # type: ignore[arg-type]
    stack, node, budget = [root], page.root.child if page.root else None, _MAX_NODES
    while node is not None or len(stack) > 1:
        if node is None:
            closed = stack.pop()
            node = closed.node.next
            _add(stack[-1], closed)
            continue
        budget -= 1
        if budget < 0:
            raise Unreadable("too_large")
        if node.is_text_node:
            _add_text(stack[-1], node.text_content or "")
            node = node.next
            continue
        draft = None if node.tag in _SKIPPED else _draft(node, stack[-1].style, sheets)
        if draft is None or not (show_all or _is_seen(draft, sheets, opened)):
            node = node.next
            continue
        if len(stack) >= MAX_DEPTH:
            _share(stack[-1], draft)
        stack.append(draft)
        node = node.child
    return _finish(root)


def _draft(node: LexborNode, above: Style, sheets: Mapping[int, Declarations]) -> _Draft | None:
    if not node.is_element_node or node.tag is None:
        return None
    attributes = {name: value or "" for name, value in node.attributes.items()}
    declared = _declarations(node, attributes, sheets)
    display = declared.get("display", "")
    is_block = node.tag in BLOCKS or display.startswith(_SHOWN_DISPLAY)
    return _Draft(
        node=node,
        tag=node.tag,
        attributes=attributes,
        style=_style(node.tag, attributes, declared, above),
        is_block=is_block and not (display == "inline" and node.tag in ("li", "div", "p")),
        spoken=_SPOKEN.search(attributes.get("class", "")) is not None,
    )


def _declarations(
    node: LexborNode, attributes: Mapping[str, str], sheets: Mapping[int, Declarations]
) -> dict[str, str]:
    declared = dict(sheets.get(node.mem_id, {}))
    if "style" in attributes:
        declared |= read_declarations(attributes["style"])
    return declared


def _style(tag: str, attributes: Mapping[str, str], declared: Declarations, above: Style) -> Style:
    weight = declared.get("font-weight", "")
    is_bold = weight in ("bold", "bolder") or weight in ("600", "700", "800", "900")
    is_plain = weight in ("normal", "lighter", "300", "400")
    background = declared.get("background-color") or declared.get("background")
    space = declared.get("white-space", "")
    return Style(
        bold=not is_plain and (is_bold or tag in _BOLD or above.bold),
        italic=declared.get("font-style") == "italic" or tag in _ITALIC or above.italic,
        colour=read_colour(declared.get("color") or attributes.get("color")) or above.colour,
        pre=space.startswith("pre") if space else tag == "pre" or above.pre,
        background=read_colour(background or attributes.get("bgcolor")),
    )


def _is_seen(draft: _Draft, sheets: Mapping[int, Declarations], opened: frozenset[str]) -> bool:
    """Not hidden, or hidden only until somebody clicks."""
    if draft.tag in _NEVER_HIDDEN:
        return True
    if _NARROW_ONLY.search(draft.attributes.get("class", "")):
        return False
    declared = _declarations(draft.node, draft.attributes, sheets)
    hidden = (
        "hidden" in draft.attributes
        or draft.attributes.get("aria-hidden") == "true"
        or declared.get("display") == "none"
        or declared.get("visibility") in ("hidden", "collapse")
    )
    return not hidden or _is_folded(draft.attributes, opened)


def _is_folded(attributes: Mapping[str, str], opened: frozenset[str]) -> bool:
    if attributes.get("id") in opened or attributes.get("role") == "tabpanel":
        return True
    return not fold_words().isdisjoint(name_parts(attributes.get("class", "")))


@remembered()
def fold_words() -> frozenset[str]:
    return frozenset(load().words("web.fold_class"))


def _opened_ids(page: LexborHTMLParser) -> Iterator[str]:
    """Ids of the elements that some button of the page opens and closes."""
    for node in page.css("[aria-controls], [data-target], [data-bs-target], a[aria-expanded]"):
        given = node.attributes
        for name in ("aria-controls", "data-target", "data-bs-target", "href"):
            yield from (given.get(name) or "").replace("#", " ").split()


def _add_text(parent: _Draft, text: str) -> None:
    if text:
        parent.children.append(text)
        parent.letters += 0 if parent.spoken else len("".join(text.split()))


def _share(parent: _Draft, deep: _Draft) -> None:
    """Below MAX_DEPTH an element's content goes straight into its ancestor."""
    deep.children = parent.children
    _add_break(deep)


def _add_break(draft: _Draft) -> None:
    if draft.is_block and draft.children[-1:] != [_BREAK]:
        draft.children.append(_BREAK)


def _add(parent: _Draft, closed: _Draft) -> None:
    """Hang a finished element under its parent."""
    is_deep = closed.children is parent.children
    if is_deep:
        _add_break(closed)
    else:
        parent.children.append(_finish(closed))
        parent.inside.add("#block" if closed.is_block else closed.tag)
    parent.inside |= closed.inside | {closed.tag}
    is_silent = parent.spoken or closed.spoken
    parent.letters += 0 if is_silent else closed.letters
    parent.linked += closed.letters if _is_link(closed) else closed.linked
    parent.links += closed.links + _is_link(closed)


def _is_link(draft: _Draft) -> bool:
    return draft.tag == "a" and "href" in draft.attributes


def _finish(draft: _Draft) -> Element:
    return Element(
        tag=draft.tag,
        attributes=draft.attributes,
        style=draft.style,
        children=tuple(draft.children),
        is_block=draft.is_block,
        spoken=draft.spoken,
        letters=0 if draft.spoken else draft.letters,
        linked=draft.letters if _is_link(draft) else draft.linked,
        links=draft.links + _is_link(draft),
        inside=frozenset(draft.inside),
    )


_BREAK = Element(tag="br", attributes={}, style=Style())


def find_all(tree: Element, tags: Iterable[str]) -> Iterator[Element]:
    """The outermost elements with one of the tags, in order."""
    wanted = frozenset(tags)
    for child in tree.elements:
        if child.tag in wanted:
            yield child
        elif wanted & child.inside:
            yield from find_all(child, wanted)
