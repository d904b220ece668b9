"""Finds the page on which each measure starts, in the finished PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium


def page_texts(path: Path) -> list[str]:
    """The letters and figures of each page, lower case, nothing between them."""
    document = pdfium.PdfDocument(path)
    texts = []
    for page in document:
        texts.append(letters(page.get_textpage().get_text_range()))
        page.close()
    document.close()
    return texts


def letters(text: str) -> str:
    """Only the letters and figures, lower case, ligatures resolved."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def find_pages(titles: Sequence[tuple[str | None, str]], texts: Sequence[str], *,
               first: int = 1) -> list[int]:  # fmt: skip
    """The page of each (number, title), in reading order from page `first`.

    Raises LookupError for a title that is on no page at or after the one before.
    """
    at, page, found = 0, first - 1, []
    for number, title in titles:
        page, at = _find(letters(number or ""), letters(title), texts, page, at)
        found.append(page + 1)
    return found


def _find(number: str, title: str, texts: Sequence[str], page: int, at: int) -> tuple[int, int]:
    for needle in (number + title, title, (number + title)[:24], title[:18]):
        if len(needle) < 4:
            continue
        for index in range(page, len(texts)):
            start = texts[index].find(needle, at if index == page else 0)
            if start >= 0:
                return index, start + 1
    for index in range(page, len(texts)):
        if all(word in texts[index] for word in re.findall(r"\w{4,}", title)):
            return index, at if index == page else 0
    raise LookupError(f"title not found from page {page + 1} on: {title!r}")
