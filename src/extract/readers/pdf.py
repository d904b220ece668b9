"""PDF bytes -> pages of words, edges and marks, one page at a time.

Two readers: PDFium's, which is fast, and plain pdfplumber for the pages of which the first
one doubts. Pages are counted in three ways, because real archives hold files whose page
tree pdfminer loses without a word. A file that is not sound is read by pdfplumber alone,
written anew when it finds fewer pages than qpdf or PDFium; a page that it cannot read is
read by PDFium. What was read in another way, in part or not at all says so in its `state`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache

from extract.model import Page, ReaderChoice
from extract.progress import enter
from extract.readers import pdf_plain
from extract.readers.errors import Unreadable
from extract.readers.pdf_page import lost_page, make_page
from extract.readers.pdf_rescue import (
    Counted,
    count_by_pdfium,
    count_by_qpdf,
    rescue_page,
    rewritten,
)
from extract.readers.pdf_scans import is_scan, read_scanned
from extract.readers.pdfium_doubt import DoubtError
from extract.readers.pdfium_page import Draw as DrawFirst
from extract.readers.pdfium_page import pdfium_pages

_BROKEN = (Unreadable, ValueError, KeyError, IndexError, TypeError, OSError, RuntimeError)
"""What the recognition of a damaged picture raises."""

MOST_PAGES = 3000
"""A file with more is no plan; the longest known have some three hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPages:
    """The pages of a PDF: `count` of them, read one after the other when iterated.

    `data` is the file in the form in which pdfplumber sees most pages, `given` as it
    came. `declared` is the number of pages that the file itself names, if it does.
    `is_cut`: the file ends before its last mark. `is_sound`: nothing of it had to be
    mended, and all who count its pages find as many; only then `reader` has a choice.
    """

    data: bytes
    given: bytes
    count: int
    declared: int | None
    is_cut: bool
    is_sound: bool = False
    reader: ReaderChoice = "fast"

    @property
    def missing(self) -> int:
        """Pages that the file names and does not hold."""
        declared = self.declared or 0
        return declared - self.count if self.count < declared <= MOST_PAGES else 0

    def __iter__(self) -> Iterator[Page]:
        """Every page once, in order; one that cannot be read has no words and says so."""
        others = cache(lambda: tuple(rewritten(self.given)))
        with ExitStack() as stack:
            first = self._first(stack)
            second = stack.enter_context(pdf_plain.plain_pages(self.data))
            for number in range(1, self.count + 1):
                enter("page", number)
                page = self._read_first(first, number) if first else None
                yield page or self._read_second(second, number, others)

    def _first(self, stack: ExitStack) -> DrawFirst | None:
        if self.reader == "plain" or not self.is_sound:
            return None
        try:
            return stack.enter_context(pdfium_pages(self.data))
        except DoubtError:
            return None

    def _read_first(self, draw: DrawFirst, number: int) -> Page | None:
        """The page by the first reader; None when it is in doubt, or finds nothing on it."""
        try:
            drawn = draw(number)
        except DoubtError:
            return None
        page = make_page(drawn)
        if is_scan(page, drawn.pictures):
            return self._read_scanned(page)
        return page if page.words else None

    def _read_second(
        self, draw: pdf_plain.Draw, number: int, others: Callable[[], tuple[bytes, ...]]
    ) -> Page:
        """The page, or what any other way gives of it that gives more."""
        try:
            drawn = draw(number)
        except IndexError:
            return rescue_page(self.given, number)
        except Unreadable:
            return self._read_otherwise(None, number, others)
        if drawn is None:
            return lost_page(number)
        read = make_page(drawn)
        if is_scan(read, drawn.pictures):
            return self._read_scanned(read)
        if read.state == "partial" or not read.words:
            return self._read_otherwise(read, number, others)
        is_mended = self.data is not self.given and read.state == "whole"
        return replace(read, state="rescued") if is_mended else read

    def _read_otherwise(
        self, read: Page | None, number: int, others: Callable[[], tuple[bytes, ...]]
    ) -> Page:
        """The fullest page of all ways to it; `read` is what the usual way gave, if anything."""
        ways = [read, *(_mended_page(data, number) for data in others() if data != self.data)]
        best = max((way for way in ways if way), key=_fullness, default=None)
        if best is None or not best.words:
            best = _better(best, rescue_page(self.data, number))
        is_torn = read is not None and read.state == "partial" and best.words
        return replace(best, state="partial") if is_torn else best

    def _read_scanned(self, page: Page) -> Page:
        try:
            return read_scanned(self.data, page)
        except _BROKEN:
            return replace(page, state="partial" if page.words else "lost")


def open_pages(data: bytes, *, reader: ReaderChoice = "fast") -> PdfPages:
    """The pages of a PDF, as many as any of three libraries finds.

    Raises Unreadable: encrypted, truncated, damaged or too_many_pages.
    """
    mended = count_by_qpdf(data)
    if mended.found > MOST_PAGES:
        raise Unreadable("too_many_pages")
    is_cut = b"%%EOF" not in data[-2048:]
    if reader == "fast" and _is_sound(data, mended):
        return PdfPages(
            data=data,
            given=data,
            count=mended.found,
            declared=mended.declared,
            is_cut=is_cut,
            is_sound=True,
        )
    plain = pdf_plain.count_pages(data)
    expected = count_by_pdfium(data, known=max(plain, mended.found), most=MOST_PAGES)
    expected = max(plain, mended.found, expected)
    if expected > MOST_PAGES:
        raise Unreadable("too_many_pages")
    if expected == 0:
        raise Unreadable("truncated" if is_cut else "damaged")
    return PdfPages(
        data=data if plain == expected else _fullest(data, plain),
        given=data,
        count=expected,
        declared=mended.declared,
        is_cut=is_cut,
        reader=reader,
    )


def _is_sound(data: bytes, mended: Counted) -> bool:
    """Whether qpdf found nothing to mend and the file, qpdf and PDFium count the same pages."""
    found = mended.found
    if not mended.is_sound or found == 0 or mended.declared != found:
        return False
    return count_by_pdfium(data, known=found, most=MOST_PAGES) == found


def _mended_page(data: bytes, number: int) -> Page | None:
    """The page of a file that was written anew."""
    with pdf_plain.plain_pages(data) as draw:
        try:
            drawn = draw(number)
        except (IndexError, Unreadable):
            return None
        read = lost_page(number) if drawn is None else make_page(drawn)
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
        if (count := pdf_plain.count_pages(other)) > most:
            best, most = other, count
    return best
