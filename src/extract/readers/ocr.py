"""Pictures of pages in, pages of words, edges and marks out: scans as if they were native.

The picture is set upright and straight, its ruled lines are taken for edges and wiped
off, its coloured areas are taken for marks, and the text is recognised by tesseract, or
by RapidOCR where tesseract or its Norwegian data is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PIL import Image

from extract.model import Mark, Page, Word
from extract.readers import ocr_rapid, ocr_tesseract
from extract.readers.errors import Unreadable
from extract.readers.ocr_doubt import choose, is_doubtful, without_false_dash
from extract.readers.ocr_frame import Frame
from extract.readers.ocr_lay import Grey, find_skew, lies_on_its_side, to_grey, to_rgb, turn
from extract.readers.ocr_rescue import find_left_over, put_back, set_on_sheet
from extract.readers.ocr_rules import wipe_boxes
from extract.readers.ocr_sheet import Sheet, lay_out
from extract.readers.ocr_signs import colour_of, read_signs
from extract.readers.ocr_turned import Read, read_turned
from extract.readers.ocr_weight import find_bold
from extract.readers.ocr_words import ReadWord, drop_noise, find_sizes, to_word, with_bullets

Engine = Literal["tesseract", "rapidocr"]

_LEAST_DPI = 140.0
_MOST_PIXELS = 36_000_000
_SURE, _VERY_SURE = 0.5, 0.8
_SMALL_MARK = 24.0
_DOUBTFUL = 0.55
"""Mean certainty of the words below which the page may lie on its side or head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A page read from its picture, straight and upright; `frame` leads back to the file's page.

    `confidences` are those of `page.words`, 0 to 1, in the same order.
    """

    page: Page
    frame: Frame
    confidences: tuple[float, ...]
    engine: Engine


def find_engine() -> Engine | None:
    """The engine that is used here; None when no text recognition is installed."""
    if ocr_tesseract.is_installed():
        return "tesseract"
    return "rapidocr" if ocr_rapid.is_installed() else None


def is_available() -> bool:
    """Whether scans can be read here."""
    return find_engine() is not None


def ocr_page(image: Image.Image, *, page_number: int, width: float, height: float) -> Page:
    """The page that the picture shows, upright and straight; `width` and `height` in points.

    Raises Unreadable: `image_only_without_ocr` where nothing can read it, `ocr_failed`.
    """
    return read_scan(image, page_number=page_number, width=width, height=height).page


def read_scan(
    image: Image.Image,
    *,
    page_number: int,
    width: float,
    height: float,
    engine: Engine | None = None,
) -> Scan:
    """The same with the way back to the page as it lies in the file, and how sure each word is.

    The picture covers the whole page, `width` by `height` points. Raises Unreadable as
    `ocr_page` does.
    """
    chosen = engine or find_engine()
    if chosen is None:
        raise Unreadable("image_only_without_ocr")
    picture = _fit(to_rgb(image), width)
    scan = _read(picture, page_number, Frame(width=width, height=height), chosen)
    if _certainty(scan) >= _DOUBTFUL and not lies_on_its_side(to_grey(picture)):
        return scan
    quarters = _find_quarters(picture, width, chosen)
    if quarters == 0:
        return scan
    frame = Frame(width=width, height=height, quarters=quarters)
    turned = _read(turn(picture, quarters=quarters), page_number, frame, chosen)
    return max((scan, turned), key=_weight)


def _read(picture: Image.Image, number: int, frame: Frame, engine: Engine) -> Scan:
    skew = find_skew(to_grey(picture))
    straight = turn(picture, angle=skew)
    sheet = lay_out(straight, dots_per_point=straight.width / frame.read_size[0])
    read = tuple(_recognise(sheet, engine))
    sizes = find_sizes(read, dots_per_point=sheet.dots)
    read = with_bullets(read, sizes, dots_per_point=sheet.dots)
    page = Page(
        number=number,
        width=frame.read_size[0],
        height=frame.read_size[1],
        words=_words(read, sizes, sheet),
        edges=sheet.edges,
        marks=tuple(mark for mark in sheet.marks if not _is_read(mark, read, sheet.dots)),
        text_layer="ocr",
    )
    return Scan(
        page=page,
        frame=replace(frame, angle=skew),
        confidences=tuple(word.confidence for word in read),
        engine=engine,
    )


def _recognise(sheet: Sheet, engine: Engine) -> Iterator[ReadWord]:
    """Words of the page, those among them that only a second look finds, and signs."""

    def read_lines(grey: Grey) -> tuple[ReadWord, ...]:
        return _run(grey, engine, sheet.dots, block=True)

    found = read_turned(
        sheet.ink,
        sheet.to_read,
        drop_noise(_run(sheet.to_read, engine, sheet.dots)),
        sheet.rules,
        paper=sheet.paper,
        dots_per_point=sheet.dots,
        read=read_lines,
    )
    found = tuple(without_false_dash(word, sheet.ink) for word in found)
    doubtful = tuple(word for word in found if is_doubtful(word, sheet.ink))
    certain = tuple(word for word in found if word not in doubtful)
    second = _read_again(sheet, certain, read_lines)
    both = (*certain, *choose(doubtful, second))
    yield from read_signs(both, sheet.ink, dots_per_point=sheet.dots)


def _read_again(sheet: Sheet, found: Sequence[ReadWord], read: Read) -> tuple[ReadWord, ...]:
    """What a second look finds in the ink that no word covers."""
    pieces = find_left_over(
        sheet.level, found, sheet.rules, paper=sheet.paper, dots_per_point=sheet.dots
    )
    if not pieces:
        return ()
    rest = wipe_boxes(sheet.to_read, found, paper=sheet.paper)
    strip, placed = set_on_sheet(rest, pieces, paper=sheet.paper, dots_per_point=sheet.dots)
    words = put_back(drop_noise(read(strip)), placed)
    return tuple(word for word in words if _is_sure(word))


def _is_sure(word: ReadWord) -> bool:
    """Scraps of ink are read as something too: short words must be certain."""
    return word.confidence >= (_SURE if len(word.text) > 2 else _VERY_SURE)


def _run(grey: Grey, engine: Engine, dots: float, *, block: bool = False) -> tuple[ReadWord, ...]:
    if engine == "tesseract":
        return ocr_tesseract.read_words(grey, dpi=round(dots * 72), block=block)
    return ocr_rapid.read_words(grey)


def _words(read: Sequence[ReadWord], sizes: Sequence[float], sheet: Sheet) -> tuple[Word, ...]:
    pixels = [size * sheet.dots for size in sizes]
    bold = find_bold(sheet.level, read, pixels, paper=sheet.paper)
    return tuple(
        to_word(
            word,
            size,
            bold=is_bold,
            colour=colour_of(sheet.picture, word) if len(word.text) == 1 else None,
            dots_per_point=sheet.dots,
        )
        for word, size, is_bold in zip(read, sizes, bold, strict=True)
    )


def _is_read(mark: Mark, read: Sequence[ReadWord], dots: float) -> bool:
    """Whether a small mark is a sign among the words already, or part of a letter."""
    x, y = (part * dots for part in mark.box.middle)
    return max(mark.box.width, mark.box.height) <= _SMALL_MARK and any(
        word.left <= x <= word.right and word.top <= y <= word.bottom for word in read
    )


def _fit(picture: Image.Image, width: float) -> Image.Image:
    """The picture at a resolution that letters can be read at, and no larger than memory bears."""
    dpi = picture.width / width * 72
    scale = min(2.0, _LEAST_DPI / dpi) if dpi < _LEAST_DPI else 1.0
    pixels = picture.width * picture.height
    scale = min(scale, (_MOST_PIXELS / pixels) ** 0.5)
    if scale == 1.0:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, resample=Image.Resampling.LANCZOS)


def _find_quarters(picture: Image.Image, width: float, engine: Engine) -> int:
    """Quarter turns that set the page upright; on its side means to the left without tesseract."""
    grey = to_grey(picture)
    if engine == "tesseract" or ocr_tesseract.is_installed():
        return ocr_tesseract.find_quarters(grey, dpi=round(picture.width / width * 72))
    return 1 if lies_on_its_side(grey) else 0


def _certainty(scan: Scan) -> float:
    """Mean certainty of the words; those that do not lie in upright lines count for nothing."""
    length = sum(len(word.text) for word in scan.page.words)
    return _weight(scan) / length if length else 0.0


def _weight(scan: Scan) -> float:
    """How much was read in upright lines, with how much certainty."""
    return sum(
        confidence * len(word.text)
        for word, confidence in zip(scan.page.words, scan.confidences, strict=True)
        if word.upright and not _stands(word)
    )


def _stands(word: Word) -> bool:
    """Whether a word of some length is higher than wide: the page is not upright."""
    return len(word.text) >= 4 and word.box.height > 1.3 * word.box.width
