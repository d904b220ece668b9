"""PDF bytes -> pages of words, edges and marks, one page at a time.

A file that pdfplumber cannot open, or in which it finds fewer pages than qpdf
does, is written anew by qpdf first: real archives hold files whose page tree
pdfminer loses without a word.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pdfplumber
import pikepdf
from pdfminer.pdfexceptions import PDFException
from pdfminer.psparser import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.model import Page
from extract.readers.errors import Unreadable
from extract.readers.pdf_scans import is_scan, read_scanned
from extract.readers.shapes import read_edges, read_marks
from extract.readers.words import read_words

_BROKEN = (
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
    OverflowError,
    OSError,
)
"""What the libraries below raise for damaged bytes."""


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The pages of a PDF: `count` of them, read one after the other when iterated."""

    data: bytes
    count: int

    def __iter__(self) -> Iterator[Page]:
        with pdfplumber.open(io.BytesIO(self.data)) as pdf:
            for page in pdf.pages:
                read = read_page(page)
                if is_scan(read, page.images):
                    read = read_scanned(self.data, read)
                yield read
                page.close()


def open_pages(data: bytes) -> PdfPages:
    """The pages of a PDF. Raises Unreadable: encrypted, truncated or damaged."""
    rewritten, expected = _rewrite(data)
    count = _count(data)
    if count == 0 or count < expected:
        count = _count(rewritten) if rewritten else 0
        data = rewritten or data
    if count == 0:
        raise Unreadable("truncated" if b"%%EOF" not in data[-2048:] else "damaged")
    return PdfPages(data, count)


def read_page(page: PlumberPage) -> Page:
    """One page as pdfplumber has it. Raises Unreadable when its contents are damaged."""
    try:
        edges = read_edges(page.lines, page.rects, page.curves)
        marks = read_marks(page.rects, page.curves)
        words = read_words(page.dedupe_chars(tolerance=0.5).chars, edges)
    except _BROKEN as problem:
        raise Unreadable(
            "damaged", detail=f"page {page.page_number}: {type(problem).__name__}: {problem}"
        ) from problem
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=words,
        edges=edges,
        marks=marks,
        text_layer="native" if words else "none",
    )


def _count(data: bytes) -> int:
    """Pages that pdfplumber sees; 0 when it cannot open the file."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except _BROKEN:
        return 0


def _rewrite(data: bytes) -> tuple[bytes | None, int]:
    """The file written anew by qpdf (opened with the empty password), and its pages."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue(), len(pdf.pages)
    except pikepdf.PasswordError as problem:
        raise Unreadable("encrypted", detail=str(problem)) from problem
    except (pikepdf.PdfError, *_BROKEN):
        return None, 0
