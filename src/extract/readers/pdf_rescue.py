"""Other ways to the pages of a damaged PDF than the usual one: qpdf and PDFium.

pdfminer loses pages without a word when a page tree or a cross-reference table is
damaged; qpdf mends the file, PDFium finds pages of its own, and at the least its text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from extract.model import Page
from extract.readers.errors import Unreadable
from extract.readers.pdf_page import A4
from extract.readers.words import read_words

MOST_GLYPHS = 60_000
"""On a page read by PDFium; a page of small print has a tenth of it."""
_MENDED = (
    pikepdf.PdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RuntimeError,
    OSError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Pages that qpdf finds, and as many as the file itself says that it has (None: nothing).

    `is_sound`: qpdf had nothing to mend, as far as it had to look.
    """

    found: int
    declared: int | None
    is_sound: bool = False


def count_by_qpdf(data: bytes) -> Counted:
    """Pages of a file opened with the empty password. Raises Unreadable: encrypted."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found, declared = len(pdf.pages), _declared(pdf)
            is_sound = not pdf.get_warnings()
            return Counted(found=found, declared=declared, is_sound=is_sound)
    except pikepdf.PasswordError as problem:
        raise Unreadable("encrypted", detail=str(problem)) from problem
    except _MENDED:
        return Counted(found=0, declared=None)


def count_by_pdfium(data: bytes, *, known: int, most: int) -> int:
    """Pages that PDFium can open; those up to `known` are taken for granted, `most` is enough."""
    try:
        with pdfium.PdfDocument(data) as pdf:
            told = min(len(pdf), most + 1)
            known = min(known, told)
            return known + sum(1 for _ in _openable(pdf, range(known, told)))
    except _MENDED:
        return 0


def rewritten(data: bytes) -> Iterator[bytes]:
    """The file written anew, by one library after the other; nothing for one that cannot."""
    for rewrite in (_by_qpdf, _by_pdfium):
        try:
            yield rewrite(data)
        except _MENDED:
            continue


def rescue_page(data: bytes, number: int) -> Page:
    """The page as PDFium reads it: words without lines; `lost` when there is nothing."""
    width, height = A4
    try:
        with pdfium.PdfDocument(data) as pdf:
            page = pdf[number - 1]
            width, height = (
                side or usual for side, usual in zip(page.get_size(), A4, strict=True)
            )
            words = read_words(list(_characters(page, height)), ())
    except (*_MENDED, IndexError):
        words = ()
    return Page(
        number=number,
        width=width,
        height=height,
        words=words,
        text_layer="native" if words else "none",
        state="rescued" if words else "lost",
    )


def _declared(pdf: pikepdf.Pdf) -> int | None:
    try:
        return int(pdf.Root.Pages.Count)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _openable(pdf: pdfium.PdfDocument, indexes: range) -> Iterator[int]:
    """Up to the first that is not there: a count may lie."""
    for index in indexes:
        try:
            pdf[index].close()
        except _MENDED:
            return
        yield index


def _by_qpdf(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


def _by_pdfium(data: bytes) -> bytes:
    out = io.BytesIO()
    with pdfium.PdfDocument(data) as pdf, pdfium.PdfDocument.new() as new:
        new.import_pages(pdf)
        new.save(out)
    return out.getvalue()


def _characters(page: pdfium.PdfPage, height: float) -> Iterator[dict[str, Any]]:
    """Characters as pdfplumber describes them, from the top; as many as a page can have."""
    text = page.get_textpage()
    for index in range(min(text.count_chars(), MOST_GLYPHS)):
        letter = text.get_text_range(index, 1)
        x0, low, x1, high = text.get_charbox(index, loose=True)
        if letter.strip() and x1 > x0 and high > low:
            yield {
                "text": letter,
                "x0": x0,
                "x1": x1,
                "top": height - high,
                "bottom": height - low,
                "doctop": height - high,
                "size": high - low,
                "upright": True,
                "matrix": (1, 0, 0, 1, x0, low),
                "fontname": "",
            }
