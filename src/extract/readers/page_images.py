"""Pages of a PDF as pictures for people: PDF file in, one small image file a page out.

The picture shows the page's media box, which is the one that word boxes are counted
from, so that a box in points can be laid over it in per cent. PDFium aborts its
process when memory runs out: call this in a child process.
"""

from __future__ import annotations

import io
import os
import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from extract.readers.errors import Unreadable

DPI = 144.0
"""Resolution of an A4 page: letters of 8 points are sharp on a screen."""

MAX_PIXELS = 2_600_000
"""Larger pages (posters) get a lower resolution."""

MAX_BYTES = 150_000
"""No image file is larger; one that would be loses colours, then sharpness."""

MAX_MEMORY = 1 << 31
"""Address space of a process that draws, in bytes."""

COLOURS = 64
_LOSSY_QUALITIES = (60, 40, 25)
_SMALLEST_SIDE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page as a picture; `width` and `height` are those of the page in points."""

    number: int
    width: float
    height: float
    file_name: str
    byte_size: int


def limit_process() -> None:
    """Limit the memory of this process, which draws hostile pages too; no core is dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def count_pages(path: Path) -> int:
    """Pages that PDFium sees; Unreadable when it cannot open the file."""
    with _opened(path) as pdf:
        return len(pdf)


def write_page_images(path: Path, numbers: Sequence[int], folder: Path) -> tuple[PageImage, ...]:
    """Write the pages `numbers` (1-based) of the PDF `path` into `folder`.

    Raises Unreadable when the file or a page cannot be opened, OSError when the
    folder cannot be written. A page number past the end is left out.
    """
    with _opened(path) as pdf:
        inside = [number for number in numbers if 1 <= number <= len(pdf)]
        return tuple(_write_page(pdf, number, folder) for number in inside)


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        pdf = pdfium.PdfDocument(path)
        try:
            yield pdf
        finally:
            pdf.close()
    except pdfium.PdfiumError as problem:
        raise Unreadable("damaged", detail=str(problem)) from problem


def _write_page(pdf: pdfium.PdfDocument, number: int, folder: Path) -> PageImage:
    page = _whole_page(pdf, number - 1)
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=_scale(width, height), may_draw_forms=False)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
    finally:
        page.close()
    data, suffix = _encode(image)
    name = f"p{number}.{suffix}"
    _write_whole(folder / name, data)
    return PageImage(
        number=number, width=width, height=height, file_name=name, byte_size=len(data)
    )


def _whole_page(pdf: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page with nothing cropped away: word boxes count from the media box."""
    page = pdf[index]
    media = page.get_mediabox()
    if page.get_cropbox() == media:
        return page
    page.set_cropbox(*media)
    page.close()
    return pdf[index]


def _scale(width: float, height: float) -> float:
    wanted = DPI / 72
    pixels = width * height * wanted**2
    return wanted if pixels <= MAX_PIXELS else float(wanted * (MAX_PIXELS / pixels) ** 0.5)


def _encode(image: Image.Image) -> tuple[bytes, str]:
    """Print has few colours and sharp edges: PNG with a palette; photographs: WebP."""
    data = _png(image)
    if len(data) <= MAX_BYTES:
        return data, "png"
    while True:
        for quality in _LOSSY_QUALITIES:
            data = _webp(image, quality)
            if len(data) <= MAX_BYTES:
                return data, "webp"
        if min(image.size) <= _SMALLEST_SIDE:
            return data, "webp"
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    reduced = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    reduced.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _webp(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=2)
    return out.getvalue()


def _write_whole(path: Path, data: bytes) -> None:
    """A reader of the site sees the old picture or the new one, never a part."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_bytes(data)
    aside.replace(path)
