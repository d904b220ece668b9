"""A web page's bytes in; its links, titles and what it is, out."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from extract.listing import Link, Wording, find_links, find_years
from extract.readers.errors import Unreadable
from extract.readers.html_decode import decode_page
from extract.readers.html_guard import parse

_SHORT = 600
_LONGEST = 300
_MOST_HEADINGS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """`headings` are all of the page, `title` that of its window. `site` is the name that the
    page gives its site, None when it gives none."""

    title: str
    headings: tuple[str, ...]
    links: tuple[Link, ...]
    letters: int
    has_password_field: bool
    site: str | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years in its title and headings."""
        return find_years(" ".join((self.title, *self.headings)))

    def is_login(self, wording: Wording) -> bool:
        """Whether it asks for a login instead of showing something."""
        asks = any(map(wording.asks_for_login, self._names))
        return asks and (self.has_password_field or self.letters < _SHORT)

    def is_error(self, wording: Wording) -> bool:
        """Whether it says that what was asked for is not there."""
        return any(map(wording.reports_error, self._names))

    @property
    def _names(self) -> tuple[str, ...]:
        return (self.title, *self.headings[:1])


def read_page(data: bytes, *, url: str) -> WebPage | None:
    """The page that was fetched from `url`; None when it is made to be slower to read than a
    page for people can be."""
    try:
        page = parse(decode_page(data))
    except Unreadable:
        return None
    links = find_links(page, url=url)
    return WebPage(
        title=_text(page, "title"),
        headings=tuple(
            node.text(separator=" ", strip=True)[:_LONGEST]
            for node in page.css("h1, h2, h3")[:_MOST_HEADINGS]
        ),
        links=links,
        letters=len(page.body.text(separator=" ", strip=True)) if page.body else 0,
        has_password_field=page.css_first("input[type=password]") is not None,
        site=_site(page),
    )


def _text(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    return " ".join(node.text().split())[:_LONGEST] if node is not None else ""


def _site(page: LexborHTMLParser) -> str | None:
    """og:site_name, or what stands behind the last dash of the title."""
    meta = page.css_first("meta[property='og:site_name']")
    named = (meta.attributes.get("content") or "").strip() if meta is not None else ""
    if named:
        return named[:_LONGEST]
    title = _text(page, "title")
    for mark in (" | ", " – ", " — ", " - ", " · "):
        if mark in title:
            return title.rpartition(mark)[2].strip() or None
    return None
