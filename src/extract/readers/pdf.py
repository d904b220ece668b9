"""PDF bytes -> pages of words, edges and marks, one page at a time.

Pages are counted in three ways, because real archives hold files whose page tree
pdfminer loses without a word. A file in which pdfplumber finds fewer pages than
qpdf or PDFium is written anew; a page that it cannot read is read by PDFium. What
was read in another way, in part or not at all says so in its `state`.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psparser import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.model import Edge, Mark, Page, PageState
from extract.progress import enter
from extract.readers.errors import Unreadable
from extract.readers.glyphs import drop_doubles, gather
from extract.readers.pdf_contents import look_at_contents
from extract.readers.pdf_rescue import A4, count_by_pdfium, count_by_qpdf, rescue_page, rewritten
from extract.readers.pdf_scans import is_scan, read_scanned
from extract.readers.shapes import (
    MOST_EDGES,
    MOST_MARKS,
    keep_largest,
    keep_longest,
    read_edges,
    read_marks,
)
from extract.readers.words import find_words

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
    AssertionError,
    OSError,
    RuntimeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
"""What the libraries below raise for damaged bytes."""


MOST_PAGES = 3000
"""A file with more is no plan; the longest known have some three hundred."""

_SHORTEST_SIDE, _LONGEST_SIDE = 3.0, 200_000.0
"""Points; the format itself allows no more than 14 400, and some drawings hold more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPages:
    """The pages of a PDF: `count` of them, read one after the other when iterated.

    `data` is the file in the form in which pdfplumber sees most pages, `given` as it
    came. `declared` is the number of pages that the file itself names, if it does.
    `is_cut`: the file ends before its last mark.
    """

    data: bytes
    given: bytes
    count: int
    declared: int | None
    is_cut: bool

    @property
    def missing(self) -> int:
        """Pages that the file names and does not hold."""
        declared = self.declared or 0
        return declared - self.count if self.count < declared <= MOST_PAGES else 0

    def __iter__(self) -> Iterator[Page]:
        """Every page once, in order; one that cannot be read has no words and says so."""
        read = 0
        try:
            for page in self._plumbed():
                read = page.number
                yield page
        except _BROKEN:  # the page tree itself; no page of the block above is lost with it
            pass
        for number in range(read + 1, self.count + 1):
            enter("page", number)
            yield rescue_page(self.given, number)

    def _plumbed(self) -> Iterator[Page]:
        others = cache(lambda: tuple(rewritten(self.given)))
        with pdfplumber.open(io.BytesIO(self.data)) as pdf:
            for page in pdf.pages[: self.count]:
                enter("page", page.page_number)
                yield self._read(page, others)
                page.close()

    def _read(self, page: PlumberPage, others: Callable[[], tuple[bytes, ...]]) -> Page:
        """The page, or what any other way gives of it that gives more."""
        number = page.page_number
        read = _try_page(page)
        if read is not None and read.state == "lost":
            return read
        if read is not None and is_scan(read, page.images):
            return self._read_scanned(read)
        if read is None or read.state == "partial" or not read.words:
            ways = [read, *(_mended_page(data, number) for data in others() if data != self.data)]
            best = max((way for way in ways if way), key=_fullness, default=None)
            if best is None or not best.words:
                best = _better(best, rescue_page(self.data, number))
            is_torn = read is not None and read.state == "partial" and best.words
            return replace(best, state="partial") if is_torn else best
        is_mended = self.data is not self.given and read.state == "whole"
        return replace(read, state="rescued") if is_mended else read

    def _read_scanned(self, page: Page) -> Page:
        try:
            return read_scanned(self.data, page)
        except (Unreadable, *_BROKEN):
            return replace(page, state="partial" if page.words else "lost")


def open_pages(data: bytes) -> PdfPages:
    """The pages of a PDF, as many as any of three libraries finds.

    Raises Unreadable: encrypted, truncated, damaged or too_many_pages.
    """
    mended = count_by_qpdf(data)
    if mended.found > MOST_PAGES:
        raise Unreadable("too_many_pages")
    plain = _count(data)
    expected = count_by_pdfium(data, known=max(plain, mended.found), most=MOST_PAGES)
    expected = max(plain, mended.found, expected)
    if expected > MOST_PAGES:
        raise Unreadable("too_many_pages")
    is_cut = b"%%EOF" not in data[-2048:]
    if expected == 0:
        raise Unreadable("truncated" if is_cut else "damaged")
    return PdfPages(
        data=data if plain == expected else _fullest(data, plain),
        given=data,
        count=expected,
        declared=mended.declared,
        is_cut=is_cut,
    )


def read_page(page: PlumberPage) -> Page:
    """One page as pdfplumber has it; `lost` when it is far too large to be one.

    Raises Unreadable when its contents are damaged.
    """
    contents = look_at_contents(page.page_obj)
    if contents == "too_large":
        return _nothing_of(page)
    try:
        edges, marks, is_crowded = _shapes(page)
        words = find_words(drop_doubles(gather(page.chars)), edges)
    except _BROKEN as problem:
        raise Unreadable(
            "damaged", detail=f"page {page.page_number}: {type(problem).__name__}: {problem}"
        ) from problem
    state: PageState = "crowded" if is_crowded else "whole"
    return Page(
        number=page.page_number,
        width=_side(page.width, A4[0]),
        height=_side(page.height, A4[1]),
        words=words,
        edges=edges,
        marks=marks,
        text_layer="native" if words else "none",
        state="partial" if contents == "damaged" else state,
    )


def _nothing_of(page: PlumberPage) -> Page:
    """A page whose contents are larger than any page's: opening them is what they want."""
    return Page(
        number=page.page_number,
        width=A4[0],
        height=A4[1],
        words=(),
        text_layer="none",
        state="lost",
    )


def _side(points: object, usual: float) -> float:
    """A side of the page; the usual one where the file gives none that a page can have."""
    side = abs(float(points)) if isinstance(points, (int, float, Decimal)) else 0.0
    return side if _SHORTEST_SIDE <= side <= _LONGEST_SIDE else usual


def _shapes(page: PlumberPage) -> tuple[tuple[Edge, ...], tuple[Mark, ...], bool]:
    """Edges and marks, and whether there were too many of them to be kept."""
    edges = read_edges(page.lines, page.rects, page.curves)
    marks = read_marks(page.rects, page.curves)
    if len(edges) <= MOST_EDGES and len(marks) <= MOST_MARKS:
        return edges, marks, False
    return keep_longest(edges), keep_largest(marks), True


def _try_page(page: PlumberPage) -> Page | None:
    try:
        return read_page(page)
    except (Unreadable, *_BROKEN):
        return None


def _mended_page(data: bytes, number: int) -> Page | None:
    """The page of a file that was written anew."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            read = read_page(pdf.pages[number - 1])
    except (Unreadable, *_BROKEN):
        return None
    return replace(read, state="rescued") if read.state == "whole" else read


def _fullness(page: Page) -> tuple[int, int]:
    return len(page.words), page.state == "whole"


def _better(page: Page | None, rescued: Page) -> Page:
    """An empty page stays empty unless something was found on it, or nothing was read at all."""
    if page is None or rescued.words or page.state == "partial":
        return rescued
    return page


def _fullest(data: bytes, plain: int) -> bytes:
    """The file in the form in which pdfplumber sees most pages: as it is, or written anew."""
    best, most = data, plain
    for other in rewritten(data):
        if (count := _count(other)) > most:
            best, most = other, count
    return best


def _count(data: bytes) -> int:
    """Pages that pdfplumber sees; 0 when it cannot open the file."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except _BROKEN:
        return 0
