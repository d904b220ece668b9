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


def find_pages(
    wanted: Sequence[tuple[str, ...]], texts: Sequence[str], *, first: int = 1
) -> list[int]:
    """The page of each measure, in reading order from page `first`.

    Each is given by texts that may stand for it, the surest first (number and title
    as printed, then the title). Raises LookupError for one that is on no page at or
    after the page of the one before.
    """
    at, page, found = 0, first - 1, []
    for needles in wanted:
        page, at = _find([letters(n) for n in needles], texts, page, at)
        found.append(page + 1)
    return found


def _find(needles: list[str], texts: Sequence[str], page: int, at: int) -> tuple[int, int]:
    for needle in (*needles, needles[0][:24], needles[-1][:18]):
        if len(needle) < 4:
            continue
        for index in range(page, len(texts)):
            start = texts[index].find(needle, at if index == page else 0)
            if start >= 0:
                return index, start + 1
    raise LookupError(f"not found from page {page + 1} on: {needles[-1]!r}")
