"""What python-docx has no words for: shading, fields, turned sections, widths."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor


def new(font: str, size: float, *, margin: float = 22) -> Any:
    """An empty A4 document in one font."""
    made = Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.paragraph_format.space_after = Pt(6)
    for level in range(1, 5):
        face(made.styles[f"Heading {level}"], font)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(margin))
    return made


def face(style: Any, font: str, *, size: float | None = None, colour: str | None = None) -> None:
    """The font of a style, for all scripts."""
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:hAnsi"), font)
    if size:
        style.font.size = Pt(size)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


def turn(made: Any, *, wide: bool) -> Any:
    """A new section on its own page, landscape or upright."""
    section = made.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    return section


def shade(cell: Any, fill: str) -> None:
    """The background of a cell, as six hex digits."""
    made = OxmlElement("w:shd")
    made.set(qn("w:val"), "clear")
    made.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(made)


def field(paragraph: Any, code: str) -> None:
    """A field such as PAGE or NUMPAGES."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        made = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            made.text = text
        else:
            made.set(qn("w:fldCharType"), str(kind))
        run._r.append(made)


def repeat(row: Any) -> None:
    """The row heads the table on each page."""
    made = OxmlElement("w:tblHeader")
    made.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(made)


def widths(table: Any, *millimetres: float) -> None:
    """Fixed widths of the columns."""
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=False):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=False):
            cell.width = Mm(width)


def put(
    cell: Any,
    text: str,
    *,
    bold: bool = False,
    size: float | None = None,
    ink: str | None = None,
    style: str | None = None,
    fresh: bool = False,
) -> Any:
    """Text in a cell's first paragraph, or in a new one when that is taken (or `fresh`)."""
    first = cell.paragraphs[0]
    taken = fresh or first.text or first.runs
    paragraph = cell.add_paragraph() if taken else first
    if style:
        paragraph.style = style
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if ink:
        run.font.color.rgb = RGBColor.from_string(ink)
    return paragraph
