"""A PDF page that is only a picture -> the page read by text recognition.

Boxes are PDF points; words keep their place on the page as it lies in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from extract.model import Page

_FEWEST_LETTERS = 25
_LEAST_COVER = 0.4
"""Part of the page that pictures cover before it is taken for a scan."""
_DPI = 200
_MOST_PIXELS = 25_000_000
"""Of a picture of a page: a poster is drawn coarser, not in more memory."""


def is_scan(page: Page, images: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a page has next to no text and a picture over much of it."""
    letters = (c for w in page.words for c in w.text if c.isalpha())
    if len(list(islice(letters, _FEWEST_LETTERS))) == _FEWEST_LETTERS:
        return False
    covered = sum(
        max(0.0, float(i["x1"]) - float(i["x0"])) * max(0.0, float(i["bottom"]) - float(i["top"]))
        for i in images
    )
    return covered >= _LEAST_COVER * page.width * page.height


def read_scanned(data: bytes, page: Page) -> Page:
    """The page as text recognition reads it; as it is, marked `picture`, when there is no engine.

    Raises Unreadable (`ocr_failed`) when the engine gives up.
    """
    import pypdfium2 as pdfium  # heavy, and only scans need it

    from extract.readers.ocr import is_available, read_scan

    if not is_available():
        return replace(page, state="picture")
    with pdfium.PdfDocument(data) as document:
        picture = document[page.number - 1].render(scale=_scale(page)).to_pil()
    scan = read_scan(picture, page_number=page.number, width=page.width, height=page.height)
    words = tuple(replace(w, printed=scan.frame.to_page(w.box)) for w in scan.page.words)
    return replace(scan.page, words=words)


def _scale(page: Page) -> float:
    """Pixels for each point."""
    area = max(page.width * page.height, 1.0)
    return float(min(_DPI / 72, (_MOST_PIXELS / area) ** 0.5))
