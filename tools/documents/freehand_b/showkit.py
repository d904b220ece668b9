"""Slides and posters with python-pptx: boxes of paragraphs, shapes, tables; all in millimetres."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

Run = tuple[str, dict[str, Any]]


def new(width: float, height: float) -> Any:
    """An empty show of that size."""
    show = Presentation()
    show.slide_width, show.slide_height = Mm(width), Mm(height)
    return show


def slide(show: Any) -> Any:
    """A new slide with nothing on it."""
    return show.slides.add_slide(show.slide_layouts[6])


def box(
    page: Any,
    at: tuple[float, float, float, float],
    lines: Sequence[Sequence[Run] | Run],
    *,
    font: str,
    size: float = 14,
    fill: str | None = None,
    line: str | None = None,
    ink: str = "222222",
    middle: bool = False,
    centre: bool = False,
    shape: Any = MSO_SHAPE.RECTANGLE,
    after: float = 3,
) -> Any:
    """A shape (x, y, width, height) with paragraphs, each a run or several."""
    made = page.shapes.add_shape(shape, *(Mm(v) for v in at))
    made._element.remove(made._element.find(qn("p:style")))  # its shadow doubles the text
    _paint(made, fill, line)
    frame = made.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Mm(2.5)
    for index, runs in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if centre else PP_ALIGN.LEFT
        paragraph.space_after = Pt(after)
        for text, look in [runs] if isinstance(runs, tuple) else runs:
            _run(paragraph, text, {"size": size, "ink": ink, "font": font, **look})
    return made


def save(show: Any, path: Path) -> None:
    """The PDF of the show, by LibreOffice."""
    out = io.BytesIO()
    show.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".pptx"))


def _paint(shape: Any, fill: str | None, line: str | None) -> None:
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    else:
        shape.fill.background()
    if line:
        shape.line.color.rgb = RGBColor.from_string(line)
        shape.line.width = Pt(1.25)
    else:
        shape.line.fill.background()


def _run(paragraph: Any, text: str, look: dict[str, Any]) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.name, run.font.size = look["font"], Pt(look["size"])
    run.font.bold, run.font.italic = look.get("bold", False), look.get("italic", False)
    run.font.color.rgb = RGBColor.from_string(look["ink"])
