"""Scans read whole: invented pages drawn as pictures, with tesseract where it is installed."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from extract.readers import ocr, ocr_rapid, ocr_tesseract
from extract.readers.errors import Unreadable
from extract.readers.ocr_images import read_image_pages
from extract.readers.ocr_lay import turn

DPI = 200
WIDTH, HEIGHT = 595.0, 330.0
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
ROWS = [
    ["Nr", "Tiltak", "Ansvarleg", "Frist"],
    ["1", "Utarbeide rutine for overgangar", "Samarbeidsrådet", "1. mai 2023"],
    ["2", "Følgje opp avtalen om øvingar", "Kommunane", "Hausten 2023"],
    ["3", "Kurs i førstehjelp på skulane", "Helsestasjonen", "Kvart år"],
]
COLUMNS = [40, 75, 285, 400, 540]
needs_tesseract = pytest.mark.skipif(
    not ocr_tesseract.is_installed(), reason="tesseract with Norwegian is not installed"
)


def px(points: float) -> int:
    return round(points * DPI / 72)


def scanned(*, angle: float = 0.8, quarters: int = 0) -> Image.Image:
    """A heading, two bullets and a ruled table, with the noise of a scanner."""
    image = Image.new("RGB", (px(WIDTH), px(HEIGHT)), (250, 250, 248))
    draw = ImageDraw.Draw(image)
    title, text = (ImageFont.truetype(FONT, px(size)) for size in (20, 9.5))
    draw.text((px(40), px(60)), "Handlingsplan for samarbeid", fill=(20, 20, 20), font=title)
    draw.rectangle([px(40), px(200), px(540), px(224)], fill=(40, 70, 120))
    for number in range(5):
        y = px(200 + 24 * number)
        draw.line([(px(40), y), (px(540), y)], fill=(110, 110, 110), width=2)
    for x in COLUMNS:
        draw.line([(px(x), px(200)), (px(x), px(296))], fill=(110, 110, 110), width=2)
    for row, texts in enumerate(ROWS):
        colour = (255, 255, 255) if row == 0 else (20, 20, 20)
        for x, cell in zip(COLUMNS, texts, strict=False):
            draw.text((px(x + 4), px(205 + 24 * row)), cell, fill=colour, font=text)
    noise = np.random.default_rng(7).normal(0, 4, (image.height, image.width, 3))
    noisy = np.clip(np.asarray(turn(image, angle=-angle)) + noise, 0, 255).astype(np.uint8)
    return turn(Image.fromarray(noisy), quarters=quarters)


def words_of(scan: ocr.Scan) -> list[str]:
    return [word.text for word in scan.page.words]


@needs_tesseract
def test_scanned_table() -> None:
    scan = ocr.read_scan(scanned(), page_number=4, width=WIDTH, height=HEIGHT)
    wanted = {word for row in ROWS for cell in row for word in cell.split()}
    assert len(wanted - set(words_of(scan))) <= 2
    assert (scan.page.number, scan.page.text_layer) == (4, "ocr")
    assert scan.frame.angle == pytest.approx(0.8, abs=0.1)
    assert len(scan.confidences) == len(scan.page.words)
    down = [e for e in scan.page.edges if e.orientation == "v"]
    assert sorted({round(e.box.x0) for e in down}) == pytest.approx(COLUMNS, abs=3)
    title = next(w for w in scan.page.words if w.text == "Handlingsplan")
    cell = next(w for w in scan.page.words if w.text == "Kommunane")
    assert title.size > 1.4 * cell.size
    assert scan.frame.to_page(cell.box).x0 == pytest.approx(289, abs=6)
    assert scan.frame.to_page(cell.box).top == pytest.approx(256, abs=8)


@needs_tesseract
def test_page_scanned_on_its_side() -> None:
    image = scanned(quarters=1)
    scan = ocr.read_scan(image, page_number=1, width=HEIGHT, height=WIDTH)
    assert {"Samarbeidsrådet", "Utarbeide", "Hausten"} <= set(words_of(scan))
    assert scan.frame.quarters == 3
    assert (scan.page.width, scan.page.height) == (WIDTH, HEIGHT)


@needs_tesseract
def test_empty_page_and_picture_without_text() -> None:
    blank = Image.new("L", (600, 800), 255)
    assert ocr.ocr_page(blank, page_number=1, width=300, height=400).words == ()
    noise = np.random.default_rng(3).integers(0, 255, (400, 300, 3), dtype=np.uint8)
    ocr.ocr_page(Image.fromarray(noise), page_number=1, width=300, height=400)


@needs_tesseract
def test_picture_files_are_pages() -> None:
    out = io.BytesIO()
    page = scanned(angle=0.0)
    page.save(out, "TIFF", save_all=True, append_images=[page.convert("1")], dpi=(DPI, DPI))
    pages = list(read_image_pages(out.getvalue()))
    assert [p.number for p in pages] == [1, 2]
    assert pages[0].width == pytest.approx(WIDTH, abs=1)
    assert "Samarbeidsrådet" in {word.text for word in pages[0].words}


def test_broken_picture_files() -> None:
    for data in (b"\x89PNG\r\n\x1a\n", b"II*\x00", b"\xff\xd8\xff\xe0 nothing"):
        with pytest.raises(Unreadable) as error:
            list(read_image_pages(data))
        assert error.value.code == "damaged"


def test_without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract, "is_installed", lambda: False)
    monkeypatch.setattr(ocr_rapid, "is_installed", lambda: False)
    assert not ocr.is_available()
    with pytest.raises(Unreadable) as error:
        ocr.ocr_page(Image.new("L", (10, 10)), page_number=1, width=10, height=10)
    assert error.value.code == "image_only_without_ocr"
    monkeypatch.setattr(ocr_rapid, "is_installed", lambda: True)
    assert ocr.find_engine() == "rapidocr"
