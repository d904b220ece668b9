"""What happens to a finished PDF afterwards: scanned, turned, damaged.

Each treatment is a function (from, to, options).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from documents.layouts.common import Spec
from documents.stable import stabilise

Treatment = Callable[[Path, Path, Spec], None]


def scan(source: Path, target: Path, spec: Spec) -> None:
    """Pages as pictures: `dpi`, `skew` in degrees (alternating), `grey` or one bit a pixel.

    `scanned` lists the pages (from 1) that are pictures; the others stay as they are.
    """
    wanted = spec.get("scanned")
    with pikepdf.open(source) as pdf:
        pictures = pdfium.PdfDocument(source)
        for index, page in enumerate(pictures):
            if wanted and index + 1 not in wanted:
                continue
            skew = spec.get("skew", 0.7) * (1 if index % 2 == 0 else -0.6)
            image = _paper(page, spec.get("dpi", 200), skew, index)
            _replace(pdf, index, image, grey=spec.get("grey", False))
        pictures.close()
        _save(pdf, target)


def turn(source: Path, target: Path, spec: Spec) -> None:
    """Content lies on its side in the file and `/Rotate` sets it upright again."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            _lay_down(pdf, page)
            page.Rotate = 90
        _save(pdf, target)


def sideways(source: Path, target: Path, spec: Spec) -> None:
    """Landscape pages printed sideways on portrait paper, with no `/Rotate`; `turned` pages."""
    with pikepdf.open(source) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            if number in spec.get("turned", [number]):
                _lay_down(pdf, page)
        _save(pdf, target)


def overprint(source: Path, target: Path, spec: Spec) -> None:
    """Everything drawn twice, a little apart, as some printers make bold; plus invisible text."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            old = page.Contents.read_bytes()
            again = b"\nq 1 0 0 1 0.25 0 cm\n" + old + b"\nQ\n"
            page.Contents = pdf.make_stream(b"q\n" + old + b"\nQ\n" + again)
        _hidden(pdf, spec.get("hidden", ()))
        _save(pdf, target)


def hidden(source: Path, target: Path, spec: Spec) -> None:
    """Adds text that nobody sees (render mode 3) at the foot of each page."""
    with pikepdf.open(source) as pdf:
        _hidden(pdf, spec["hidden"])
        _save(pdf, target)


def glyphs(source: Path, target: Path, spec: Spec) -> None:
    """What the fonts say of their glyphs is wrong: `glyphs` maps a character to what is read."""
    with pikepdf.open(source) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and b"beginbf" in _bytes(item):
                item.write(_remap(_bytes(item), spec["glyphs"]))
        _save(pdf, target)


def _bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


def _remap(cmap: bytes, wrong: dict[str, str]) -> bytes:
    for right, read in wrong.items():
        code = right.encode("utf-16-be").hex()
        new = read.encode("utf-16-be").hex() or "200b"
        entry = re.compile(rb"(<[0-9a-f]+>\s*)<" + code.encode() + rb">(?=\s*(\n|<|$))", re.I)
        cmap = entry.sub(rb"\1<" + new.encode() + b">", cmap)
    return cmap


def _hidden(pdf: pikepdf.Pdf, lines: Any) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for page in pdf.pages:
        if "/Resources" not in page:
            page.Resources = pikepdf.Dictionary()
        if "/Font" not in page.Resources:
            page.Resources.Font = pikepdf.Dictionary()
        page.Resources.Font["/Unseen"] = font
        text = b"".join(
            b"1 0 0 1 60 %d Tm (%s) Tj\n" % (60 + 12 * i, line.encode("cp1252"))
            for i, line in enumerate(lines)
        )
        drawn = b"\nq BT /Unseen 9 Tf 3 Tr\n" + text + b"ET Q\n"
        page.contents_add(pdf.make_stream(drawn))


def _lay_down(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Turns the content a quarter to the left and swaps the sides of the page."""
    _, _, width, height = (float(x) for x in page.mediabox)
    page.contents_add(pdf.make_stream(b"q 0 1 -1 0 %d 0 cm\n" % height), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ\n"))
    page.mediabox = pikepdf.Array([0, 0, height, width])
    for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page:
            del page[box]


def _paper(page: Any, dpi: int, skew: float, seed: int) -> Image.Image:
    image = page.render(scale=dpi / 72).to_pil().convert("L")
    image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    noise = np.random.default_rng(seed).normal(0, 9, (image.height, image.width))
    grey = np.clip(np.asarray(image, dtype=float) * 0.93 + 12 + noise, 0, 255)
    return Image.fromarray(grey.astype("uint8"))


def _replace(pdf: pikepdf.Pdf, index: int, image: Image.Image, *, grey: bool) -> None:
    page = pdf.pages[index]
    _, _, width, height = (float(x) for x in page.mediabox)
    picture = pikepdf.Stream(pdf, b"")
    if grey:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=28)
        picture.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
        bits = 8
    else:
        data, name, parameters = _fax(image)
        picture.write(data, filter=name, decode_parms=parameters)
        bits = 1
    _describe(picture, image, bits)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
    page.Contents = pdf.make_stream(b"q %.2f 0 0 %.2f 0 0 cm /Scan Do Q" % (width, height))
    if "/Annots" in page:
        del page["/Annots"]


def _describe(picture: pikepdf.Stream, image: Image.Image, bits: int) -> None:
    picture["/Type"] = pikepdf.Name.XObject
    picture["/Subtype"] = pikepdf.Name.Image
    picture["/Width"], picture["/Height"] = image.width, image.height
    picture["/ColorSpace"] = pikepdf.Name.DeviceGray
    picture["/BitsPerComponent"] = bits


def _fax(image: Image.Image) -> tuple[bytes, Any, Any]:
    """The picture in black and white, as a fax (CCITT group 4): data, filter, its parameters."""
    black = image.point(lambda v: 255 if v > 165 else 0).convert("1")
    out = io.BytesIO()
    black.save(out, "TIFF", compression="group4", strip_size=1 << 30)
    out.seek(0)
    tiff: Any = Image.open(out)
    (offset,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]
    data = out.getvalue()[offset : offset + length]
    white_is_zero = tiff.tag_v2[262] == 0
    parameters = pikepdf.Dictionary(
        K=-1, Columns=image.width, Rows=image.height, BlackIs1=not white_is_zero
    )
    return data, pikepdf.Name.CCITTFaxDecode, parameters


def _save(pdf: pikepdf.Pdf, target: Path) -> None:
    pdf.save(target, deterministic_id=True)
    target.write_bytes(stabilise(target.read_bytes()))


TREATMENTS: dict[str, Treatment] = {
    "glyphs": glyphs,
    "hidden": hidden,
    "overprint": overprint,
    "scan": scan,
    "sideways": sideways,
    "turn": turn,
}
