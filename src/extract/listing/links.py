"""A parsed page in, every link on it out, each with the words that it stands among.

The page is walked once, without recursion and without looking back up, so that a page
made to be slow is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 7, "caption": 7}
_LEAD_IN = 8  # a bold line or one that ends in a colon, above a list
_CONTAINERS = frozenset(
    ["p", "li", "td", "th", "dd", "dt", "div", "tr", "section", "article", "figure"]
)
_LINES = frozenset(["p", "div", "dt"])
_SKIPPED = frozenset(["script", "style", "template", "svg", "select", "textarea"])
_MENUS = frozenset(["nav", "footer"])
_MENU_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "menubar"])
_MENU_NAMES = frozenset(
    ["menu", "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "footer", "cookie"]
)
_BOXES = frozenset(["div", "ul", "ol", "section", "form", "menu", "aside", "header"])
_BOLD = frozenset(["strong", "b"])
_LINK_TARGETS = {"a": "href", "area": "href", "iframe": "src", "embed": "src", "object": "data"}
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link as the page shows it.

    `url` is absolute, otherwise as written. `headings` are those that it stands under,
    the nearest first; `context` is the line or the list item around it. `in_menu`: in the
    menus, head or foot of the page. `media_type` is the type that the link itself declares.
    `found_on` is the page, empty when it stands on none.
    """

    url: str
    text: str
    headings: tuple[str, ...] = ()
    context: str = ""
    in_menu: bool = False
    rel: str = ""
    media_type: str = ""
    found_on: str = ""


def find_links(page: LexborHTMLParser, *, url: str) -> tuple[Link, ...]:
    """All links of a page that was fetched from `url`, in reading order, repeats included."""
    walk = _Walk(base=_base_of(page, url))
    node, depth = page.root, 0
    while node is not None:
        child = node.child if walk.open(node) else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        walk.close(node)
        while node is not None and node.next is None and depth > 0:
            node, depth = node.parent, depth - 1
            walk.close(node)
        node = node.next if node is not None and depth > 0 else None
    return tuple(draft.finish(found_on=url) for draft in walk.found)


# ---------------------------------------------------------------- the walk


@dataclass(slots=True)
class _Container:
    """A paragraph, list item or cell that is being read."""

    tag: str
    texts: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    links: int = 0
    _text: str | None = None

    def add(self, text: str, *, bold: bool) -> None:
        count = len(text.strip())
        self.letters += count
        self.bold_letters += count if bold else 0
        if len(self.texts) < _LONGEST:
            self.texts.append(text[:_LONGEST])

    def take_in(self, inner: _Container) -> None:
        """The text of a container inside this one, so that a row holds its cells' texts."""
        if len(self.texts) < _LONGEST:
            self.texts.append(f" {inner.text} ")

    @property
    def text(self) -> str:
        """Once everything has been read: many links may ask for it."""
        if self._text is None:
            self._text = squeeze("".join(self.texts))[:_LONGEST]
        return self._text


@dataclass(slots=True)
class _Draft:
    url: str
    headings: tuple[str, ...]
    in_menu: bool
    rel: str
    media_type: str
    label: str
    container: _Container | None
    texts: list[str] = field(default_factory=list)

    def finish(self, *, found_on: str) -> Link:
        text = squeeze("".join(self.texts))[:_LONGEST] or squeeze(self.label)[:_LONGEST]
        return Link(
            url=self.url,
            text=text,
            headings=self.headings,
            context=self.container.text if self.container else "",
            in_menu=self.in_menu,
            rel=self.rel,
            media_type=self.media_type,
            found_on=found_on,
        )


class _Walk:
    """What is open at one point of the page: headings, containers, menus, the link."""

    def __init__(self, *, base: str) -> None:
        self.base = base
        self.found: list[_Draft] = []
        self._headings: dict[int, str] = {}
        self._heading: list[str] | None = None
        self._containers: list[_Container] = []
        self._links: list[_Draft] = []
        self._menus = self._articles = self._bold = 0
        self._open_menus: list[bool] = []

    def open(self, node: LexborNode) -> bool:
        """Whether the walk goes into `node`."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node.text_content or "")
            return False
        if tag in _SKIPPED or tag.startswith("-"):
            return False
        self._open_menus.append(_is_menu(node, tag, inside_article=self._articles > 0))
        self._menus += self._open_menus[-1]
        self._articles += tag in ("main", "article")
        self._bold += tag in _BOLD
        if tag in _HEADINGS:
            self._heading = []
        if tag in _CONTAINERS:
            self._containers.append(_Container(tag))
        if tag == "br":
            self._add_text(" ")
        if tag == "img" and self._links:
            self._add_text(_attribute(node, "alt"))
        if tag in _LINK_TARGETS:
            self._open_link(node, tag)
        return True

    def close(self, node: LexborNode | None) -> None:
        """Leave `node`, after everything inside it."""
        tag = (node.tag if node is not None else None) or "-none"
        if node is None or tag.startswith("-") or tag in _SKIPPED:
            return
        if tag in _HEADINGS and self._heading is not None:
            self._set_heading(_HEADINGS[tag], squeeze("".join(self._heading)))
            self._heading = None
        if tag in _CONTAINERS and self._containers:
            self._close_container(self._containers.pop())
        if tag in _LINK_TARGETS and self._links and _target(node, tag):
            self._links.pop()
        self._articles -= tag in ("main", "article")
        self._bold -= tag in _BOLD
        self._menus -= self._open_menus.pop()

    def _open_link(self, node: LexborNode, tag: str) -> None:
        target = _target(node, tag)
        if not target:
            return
        if self._containers:
            self._containers[-1].links += 1
        label = _attribute(node, "title") or _attribute(node, "aria-label")
        draft = _Draft(
            url=_join(self.base, target),
            headings=tuple(
                self._headings[level] for level in sorted(self._headings, reverse=True)
            ),
            in_menu=self._menus > 0,
            rel=_attribute(node, "rel").lower(),
            media_type=_attribute(node, "type"),
            label=label,
            container=self._surroundings(),
        )
        self.found.append(draft)
        self._links.append(draft)

    def _add_text(self, text: str) -> None:
        if self._heading is not None and len(self._heading) < _LONGEST:
            self._heading.append(text[:_LONGEST])
        if self._containers:
            self._containers[-1].add(text, bold=self._bold > 0)
        if self._links and len(self._links[-1].texts) < _LONGEST:
            self._links[-1].texts.append(text[:_LONGEST])

    def _surroundings(self) -> _Container | None:
        """The list item or table row that is open near by, else the nearest paragraph."""
        near = self._containers[:-5:-1]
        rows = (container for container in near if container.tag in ("li", "tr"))
        return next(rows, next((c for c in near if c.tag != "div"), None))

    def _close_container(self, closed: _Container) -> None:
        is_line = closed.tag in _LINES and not closed.links and 0 < closed.letters < 120
        if is_line and (closed.bold_letters == closed.letters or closed.text.endswith(":")):
            self._set_heading(_LEAD_IN, closed.text)
        if self._containers:
            self._containers[-1].links += closed.links
            self._containers[-1].take_in(closed)

    def _set_heading(self, level: int, text: str) -> None:
        if not text:
            return
        self._headings = {have: t for have, t in self._headings.items() if have < level}
        self._headings[level] = text[:_LONGEST]


def _base_of(page: LexborHTMLParser, url: str) -> str:
    base = page.css_first("base[href]")
    return _join(url, _attribute(base, "href")) if base is not None else url


def _join(base: str, target: str) -> str:
    try:
        return urljoin(base, target)
    except ValueError:  # brackets that are no IPv6 address
        return target


def _target(node: LexborNode, tag: str) -> str:
    return _attribute(node, _LINK_TARGETS[tag]).strip()


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _is_menu(node: LexborNode, tag: str, *, inside_article: bool) -> bool:
    if tag in _MENUS or (tag == "header" and not inside_article):
        return True
    if tag not in _BOXES:
        return False
    attributes = node.attributes
    if (attributes.get("role") or "").lower() in _MENU_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    return not _MENU_NAMES.isdisjoint(re.split(r"[\s_-]+", names))


def squeeze(text: str) -> str:
    """One space for any white space, also for the kinds that do not break or do not show."""
    return " ".join(re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", text).split())
