"""Drawn pages -> slides with python-pptx, exported to PDF by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Mm, Pt

from documents.nodes import Nodes, Place, Poster, Table, cell_parts, runs
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip
from documents.theme import Theme


def powerpoint(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A slide for each drawn page; `theme.paper` may be any, `css` = "slide" is 254 x 143 mm."""
    show = Presentation()
    width, height = (254.0, 143.0) if theme.css == "slide" else theme.page_size
    show.slide_width, show.slide_height = Mm(width), Mm(height)
    for node in nodes:
        if isinstance(node, Poster):
            slide = show.slides.add_slide(show.slide_layouts[6])
            for place in node.places:
                _place(slide, place, theme)
            if node.table:
                _table(slide, node.table, node.table_at, theme)
    out = io.BytesIO()
    show.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".pptx"))


def _place(slide: Any, place: Place, theme: Theme) -> None:
    box = slide.shapes.add_textbox(Mm(place.x), Mm(place.y), Mm(place.width), Mm(place.height))
    if place.fill:
        box.fill.solid()
        box.fill.fore_color.rgb = _colour(place.fill)
    if place.line:
        box.line.color.rgb = _colour(place.line)
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Mm(1.5)
    frame.margin_top = frame.margin_bottom = Mm(1)
    if place.rotated:
        frame._txBody.bodyPr.set("vert", "vert270")
    _text(frame, place.text, place.size, place.bold, place.ink, theme)


def _text(frame: Any, text: str, size: float, bold: bool, ink: str, theme: Theme) -> None:
    for index, (bullet, line) in enumerate(cell_parts(text)):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        for run in runs(f"{theme.bullet} {line}" if bullet else line):
            made = paragraph.add_run()
            made.text = run.text
            made.font.name, made.font.size = theme.font, Pt(size)
            made.font.bold = run.bold or bold
            made.font.italic = run.italic
            made.font.color.rgb = _colour(run.colour or ink)


def _table(slide: Any, node: Table, at: tuple[float, float, float], theme: Theme) -> None:
    x, y, width = at
    frame = slide.shapes.add_table(
        len(node.rows), len(node.widths), Mm(x), Mm(y), Mm(width), Mm(8 * len(node.rows))
    )
    total = sum(node.widths)
    for column, part in zip(frame.table.columns, node.widths, strict=True):
        column.width = Mm(width * part / total)
    for r, row in enumerate(node.rows):
        for c, cell in enumerate(row):
            made = frame.table.cell(r, c)
            made.vertical_anchor = MSO_ANCHOR.TOP
            made.margin_top = made.margin_bottom = Mm(0.8)
            _text(
                made.text_frame,
                cell.text,
                node.size or theme.size,
                cell.bold,
                cell.ink or "#000000",
                theme,
            )
            if cell.align == "center":
                made.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            made.fill.solid()
            made.fill.fore_color.rgb = _colour(cell.fill or "#ffffff")


def _colour(text: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(text.lstrip("#").upper())  # type: ignore[no-untyped-call]
    return made
