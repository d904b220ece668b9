"""A picture file in, its pages out: what a scanner saved without making a PDF of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extract.model import Page
from extract.readers.errors import Unreadable
from extract.readers.ocr import ocr_page

_PAGE_WIDTH = 595.0
"""Points: the width of A4, taken for a picture that does not say how large it is."""
_DPI = (72.0, 1200.0)
_MOST_PIXELS = 120_000_000
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)


def read_image_pages(data: bytes) -> Iterator[Page]:
    """The pages of a PNG, JPEG or TIFF file, each read by text recognition.

    Raises Unreadable: `damaged`, `too_large`, or as `ocr_page` does.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                yield _read(frame, number)
    except Image.DecompressionBombError as problem:
        raise Unreadable("too_large", detail=str(problem)) from problem
    except _BROKEN as problem:
        raise Unreadable("damaged", detail=f"{type(problem).__name__}: {problem}") from problem


def _read(frame: Image.Image, number: int) -> Page:
    if frame.width * frame.height > _MOST_PIXELS:
        raise Unreadable("too_large")
    upright = ImageOps.exif_transpose(frame)
    scale = 72.0 / _dpi(upright)
    return ocr_page(
        upright,
        page_number=number,
        width=upright.width * scale,
        height=upright.height * scale,
    )


def _dpi(image: Image.Image) -> float:
    """Dots per inch as the file says, or so that the shorter side is that of an A4 page."""
    said = image.info.get("dpi", (0.0, 0.0))
    dpi = float(said[0]) if isinstance(said, tuple) and said else 0.0
    least, most = _DPI
    if least < dpi <= most:
        return dpi
    return min(image.width, image.height) / _PAGE_WIDTH * 72.0
