"""PDF bytes -> pages of words, edges and marks, one page at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
from pdfplumber.page import Page as PlumberPage

from extract.model import Page
from extract.readers.shapes import read_edges, read_marks
from extract.readers.words import read_words


def read_pages(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order; each is let go before the next is read."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield _read_page(page)
            page.close()


def _read_page(page: PlumberPage) -> Page:
    edges = read_edges(page.lines, page.rects, page.curves)
    marks = read_marks(page.rects, page.curves)
    words = read_words(page.dedupe_chars(tolerance=0.5).chars, edges)
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=words,
        edges=edges,
        marks=marks,
        text_layer="native" if words else "none",
    )
