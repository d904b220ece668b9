"""A list that goes on over several pages: links in, the next pages of the list out."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urldefrag, urlsplit

from extract.listing.links import Link
from extract.listing.wording import Wording
from extract.vocabulary import alternation, load, remembered


def find_next_pages(
    links: tuple[Link, ...], *, page_url: str, wording: Wording
) -> tuple[str, ...]:
    """URLs of further pages of the list on `page_url`: `rel=next`, "neste", or a page number.

    A link of words or a number counts only when it differs from the page by nothing but a
    number in its query or at the end of its path, so that "neste" under a news story does
    not lead away.
    """
    here = urldefrag(page_url)[0]
    found = (link.url for link in links if _leads_on(link, here, wording))
    return tuple(dict.fromkeys(url for url in map(_without_fragment, found) if url != here))


def _leads_on(link: Link, here: str, wording: Wording) -> bool:
    if "next" in link.rel.split():
        return _is_same_site(link.url, here)
    is_number = link.text.strip().isdigit() and len(link.text.strip()) < 4
    return (is_number or wording.leads_on(link.text)) and _differs_by_number(link.url, here)


def _without_fragment(url: str) -> str:
    return urldefrag(url)[0]


def _is_same_site(url: str, here: str) -> bool:
    try:
        return urlsplit(url).netloc == urlsplit(here).netloc
    except ValueError:
        return False


def _differs_by_number(url: str, here: str) -> bool:
    if not _is_same_site(url, here):
        return False
    a, b = urlsplit(url), urlsplit(here)
    if a.path == b.path:
        changed = set(parse_qsl(a.query)) ^ set(parse_qsl(b.query))
        return bool(changed) and all(
            _page_keys().match(key) and value.isdigit() for key, value in changed
        )
    bare = (_numbered_path().sub("", part.path).rstrip("/") for part in (a, b))
    return a.query == b.query and len(set(bare)) == 1


@remembered()
def _page_keys() -> re.Pattern[str]:
    words = alternation(load().words("link.page_key"))
    return re.compile(rf"^(?:.*[._-])?(?:{words})$", re.IGNORECASE)


@remembered()
def _numbered_path() -> re.Pattern[str]:
    words = alternation(load().words("link.page_path"))
    return re.compile(rf"(?:/(?:{words}))?/\d{{1,4}}/?$")
