"""Small pieces of Word files: tables with widths and shades, fields, pages turned sideways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from documents.producers.word_xml import mark_row, shade


def table(
    into: Any,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    size: float = 9,
    style: str = "Table Grid",
    head: str | None = None,
    ink: str = "FFFFFF",
    repeat: bool = True,
    split: bool = True,
) -> Any:
    """A table of texts; first row is the header, lines with "- " are bullets, "**" makes bold."""
    made = into.add_table(rows=0, cols=len(widths), style=style)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for r, texts in enumerate(rows):
        cells = made.add_row().cells
        for cell, text, width in zip(cells, texts, widths, strict=True):
            cell.width = Mm(width)
            fill_cell(cell, text, size=size, bold=r == 0, ink=ink if head and r == 0 else None)
            if head and r == 0:
                shade(cell, head)
        if r == 0 and repeat:
            mark_row(made.rows[0], "w:tblHeader")
        if not split:
            mark_row(made.rows[r], "w:cantSplit")
    return made


def fill_cell(
    cell: Any, text: str, *, size: float = 9, bold: bool = False, ink: str | None = None
) -> None:
    """Writes the lines of a text into an empty cell."""
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        if line.startswith("- "):
            paragraph.style, line = "List Bullet", line[2:]
        for part, piece in enumerate(line.split("**")):
            run = paragraph.add_run(piece)
            run.font.size = Pt(size)
            run.bold = bold or part % 2 == 1
            if ink:
                run.font.color.rgb = RGBColor.from_string(ink)


def new_section(document: Any, *, landscape: bool, margin: float = 18) -> Any:
    """A section on a new page; returns it."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Mm(margin)
    return section


def a4(document: Any, *, margin: float = 22, font: str = "Carlito", size: float = 10.5) -> None:
    """A4 paper and the body font."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin = section.bottom_margin = Mm(margin)
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(size)


def heading_fonts(document: Any, font: str, colour: str) -> None:
    """One font and colour for all heading styles."""
    for level in range(1, 5):
        style = document.styles[f"Heading {level}"]
        style.font.color.rgb = RGBColor.from_string(colour)
        fonts = style.element.rPr.rFonts
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        fonts.set(qn("w:ascii"), font)
        fonts.set(qn("w:hAnsi"), font)


def contents_field(document: Any, lines: Sequence[tuple[str, int]]) -> None:
    """A contents list as Word leaves it: dotted tab lines with page figures."""
    for text, page in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        tabs = OxmlElement("w:tabs")
        tab = OxmlElement("w:tab")
        for key, value in (("val", "right"), ("leader", "dot"), ("pos", "9300")):
            tab.set(qn(f"w:{key}"), value)
        tabs.append(tab)
        paragraph._p.get_or_add_pPr().append(tabs)
        paragraph.add_run(f"{text}\t{page}")
