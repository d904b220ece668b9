"""Pages of a PDF by the first reader: all that PDFium tells, as pdfplumber would have it.

PDFium reads the pages, qpdf the fonts and the boxes in the file. A page that holds what
the two readers would take differently is a doubtful one, and left to the second reader.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pikepdf
import pypdfium2 as pdfium

from extract.readers import pdfium_calls as calls
from extract.readers.pdf_contents import look_at_contents
from extract.readers.pdf_page import Drawn
from extract.readers.pdfium_doubt import DoubtError
from extract.readers.pdfium_fonts import Fonts
from extract.readers.pdfium_objects import find_objects, none_of
from extract.readers.pdfium_place import find_place, inherited
from extract.readers.pdfium_shapes import read_pictures, read_shapes
from extract.readers.pdfium_text import read_glyphs

Draw = Callable[[int], Drawn]
"""What is on a page, by its number from 1; raises DoubtError."""

_BROKEN = (
    pikepdf.PdfError,
    pdfium.PdfiumError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RuntimeError,
    OverflowError,
)
"""What pikepdf and pypdfium2 raise for objects that are not what they should be."""


@contextmanager
def pdfium_pages(data: bytes) -> Iterator[Draw]:
    """The pages of a PDF as PDFium has them; only what is asked for is read, and let go then.

    Raises DoubtError when the file cannot be opened.
    """
    try:
        file, document = pikepdf.open(io.BytesIO(data)), pdfium.PdfDocument(data)
    except _BROKEN as problem:
        raise DoubtError("pdfium_failed", str(problem)) from problem
    fonts = Fonts()

    def draw(number: int) -> Drawn:
        try:
            return _draw(file.pages[number - 1].obj, document, number, fonts)
        except _BROKEN as problem:
            raise DoubtError("pdfium_failed", f"{type(problem).__name__}: {problem}") from problem

    with file, document:
        yield draw


def _draw(said: pikepdf.Object, document: pdfium.PdfDocument, number: int, fonts: Fonts) -> Drawn:
    """`said` is the page as the file has it."""
    if (contents := look_at_contents(said)) != "whole":
        raise DoubtError("contents", contents)
    place = find_place(said)
    named = fonts.of_page(inherited(said, "/Resources"))
    page = document[number - 1]
    text = page.get_textpage()
    try:
        found = find_objects(calls.handle_of(page))
        texts, paths, images = (
            found.get(kind, none_of()) for kind in (calls.TEXT, calls.PATH, calls.IMAGE)
        )
        shapes = read_shapes(paths, place)
        return Drawn(
            number=number,
            width=place.width,
            height=place.height,
            glyphs=read_glyphs(calls.handle_of(text), texts, named=named, place=place),
            lines=shapes.lines,
            rects=shapes.rects,
            curves=shapes.curves,
            pictures=read_pictures(images, place),
            reader="pdfium",
        )
    finally:
        text.close()
        page.close()
