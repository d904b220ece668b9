"""Bytes in, whether they are what a source wants, out: told by the content, not by names."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from extract.listing import Wording
from extract.pull.page import WebPage, read_page
from extract.readers.sniff import DOCX, HTML, MHTML, PDF, sniff

ENDINGS = {PDF: "pdf", DOCX: "docx", HTML: "html", MHTML: "mhtml"}
REASONS = {
    "wrong_type": "The content is no PDF, web page or Word document that the source wants.",
    "web_page_for_document": "A web page came in the place of the document.",
    "login_page": "A login page came instead.",
    "error_page": "An error page came instead, although the server said that all was well.",
    "sent_home": "The address leads to the front page of the site now.",
    "page_too_large": "The web page is larger than the limit for pages.",
    "page_too_deep": "The web page is nested deeper than a page for people can be.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a body is. `page` is given for web pages."""

    media_type: str
    ending: str
    page: WebPage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWanted:
    """Why a body is not kept: a key of REASONS."""

    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a body should be.

    `types` are those that the source takes. `promised` is the type that the link named,
    None when it named none. `url` is where it was asked for, `final_url` where it was found.
    """

    types: tuple[str, ...]
    url: str
    final_url: str
    promised: str | None = None
    page_bytes: int


def judge_content(data: bytes, wish: Wish, *, wording: Wording) -> Content | NotWanted:
    """What `data` is, or why it is not what was asked for."""
    media_type = sniff(data)
    if media_type in (HTML, MHTML):
        return _judge_page(data, media_type, wish, wording)
    ending = ENDINGS.get(media_type)
    if ending is None or ending not in wish.types:
        return NotWanted(reason="wrong_type", detail=media_type)
    return Content(media_type=media_type, ending=ending)


def _judge_page(data: bytes, media_type: str, wish: Wish, wording: Wording) -> Content | NotWanted:
    if len(data) > wish.page_bytes:
        return NotWanted(reason="page_too_large", detail=f"{len(data):,} bytes")
    page = read_page(data, url=wish.final_url)
    if page is None:
        return NotWanted(reason="page_too_deep")
    is_file_promised = wish.promised in ("pdf", "docx")
    if page.is_login(wording) or (is_file_promised and page.has_password_field):
        return NotWanted(reason="login_page", detail=page.title)
    if page.is_error(wording):
        return NotWanted(reason="error_page", detail=page.title)
    if is_file_promised:
        return NotWanted(reason="web_page_for_document", detail=page.title)
    if _was_sent_home(wish):
        return NotWanted(reason="sent_home", detail=wish.final_url)
    if "html" not in wish.types:
        return NotWanted(reason="wrong_type", detail=media_type)
    return Content(media_type=media_type, ending=ENDINGS[media_type], page=page)


def _was_sent_home(wish: Wish) -> bool:
    """An old address of a page that is gone often leads to the front page, with status 200."""
    asked, got = urlsplit(wish.url), urlsplit(wish.final_url)
    return asked.path not in ("", "/") and got.path in ("", "/") and not got.query
