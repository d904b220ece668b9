"""Pages of a PDF by the second reader: plain pdfplumber, one page at a time.

It is slower than the first reader by far and sure where that one doubts. Importing
pdfplumber takes a while, so it is only done when a page is asked for.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.readers.errors import Unreadable
from extract.readers.glyphs import gather
from extract.readers.pdf_contents import Packed, Verdict, judge_contents
from extract.readers.pdf_page import Drawn

if TYPE_CHECKING:
    from pdfminer.pdftypes import PDFStream
    from pdfplumber.page import Page as PlumberPage

Draw = Callable[[int], Drawn | None]
"""What is on a page, by its number from 1; None for one with more than a page can hold."""


@contextmanager
def plain_pages(data: bytes) -> Iterator[Draw]:
    """The pages of a PDF as pdfplumber has them; the file is opened when one is asked for.

    Asking raises IndexError for a page that is not there, and Unreadable (damaged).
    """
    with ExitStack() as stack:

        @cache
        def pages() -> Sequence[PlumberPage]:
            return _open(data, stack)

        def draw(number: int) -> Drawn | None:
            if number > len(pages()):
                raise IndexError(f"page {number} is not there")
            page = pages()[number - 1]
            try:
                return draw_page(page)
            finally:
                page.close()

        yield draw


def count_pages(data: bytes) -> int:
    """Pages that pdfplumber sees; 0 when it cannot open the file."""
    with ExitStack() as stack:
        return len(_open(data, stack))


def draw_page(page: PlumberPage) -> Drawn | None:
    """One page as pdfplumber has it; None when it is far too large to be one.

    Raises Unreadable when its contents are damaged.
    """
    try:
        contents = look_at_contents(page.page_obj)
        if contents == "too_large":
            return None
        return Drawn(
            number=page.page_number,
            width=_points(page.width),
            height=_points(page.height),
            glyphs=gather(page.chars),
            lines=page.lines,
            rects=page.rects,
            curves=page.curves,
            pictures=page.images,
            reader="pdfplumber",
            is_damaged=contents == "damaged",
        )
    except _broken() as problem:
        raise Unreadable(
            "damaged", detail=f"page {page.page_number}: {type(problem).__name__}: {problem}"
        ) from problem


def look_at_contents(page: Any) -> Verdict:
    """Whether the contents of a pdfminer page are all there, and not more than a page can be."""
    from pdfminer.pdftypes import PDFStream

    wanted = _listed(page.attrs.get("Contents"))
    packed = [_packed(stream) for stream in wanted if isinstance(stream, PDFStream)]
    return judge_contents(packed, wanted=len(wanted))


def _open(data: bytes, stack: ExitStack) -> Sequence[PlumberPage]:
    """The pages of a file that is closed with the stack; none when it cannot be opened."""
    import pdfplumber

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        pages: Sequence[PlumberPage] = pdf.pages
    except _broken():
        return ()
    stack.callback(pdf.close)  # which looks for the pages anew, so not where there are none
    return pages


@cache
def _broken() -> tuple[type[Exception], ...]:
    """What pdfplumber and pdfminer raise for damaged bytes."""
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psparser import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    own = (PDFException, PSException, PdfminerException, MalformedPDFException)
    plain = (ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError)
    rest = (OSError, RuntimeError, ArithmeticError, struct.error, zlib.error)
    return (*own, *plain, *rest)


def _points(side: object) -> float:
    return float(side) if isinstance(side, (int, float, Decimal)) else 0.0


def _listed(contents: object) -> list[object]:
    """One stream or a list of them, resolved; an entry that leads nowhere is None."""
    from pdfminer.pdftypes import resolve1

    found = resolve1(contents)
    if isinstance(found, list):
        return [resolve1(item) for item in found]
    return [] if contents is None else [found]


def _packed(stream: PDFStream) -> Packed:
    """The bytes as they lie in the file; nothing of them where they are enciphered."""
    raw = stream.rawdata
    if raw is None or stream.decipher is not None:
        return b"", ()
    return raw, [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
