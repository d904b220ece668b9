"""Fonts, running headers and footers, and page frames for ReportLab."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, PageTemplate

from documents.fonts import font_file
from documents.theme import Theme


@cache
def register(family: str) -> str:
    """Registers a family's four faces with ReportLab; the name to use."""
    for suffix, style in (
        ("", "Regular"),
        ("-b", "Bold"),
        ("-i", "Italic"),
        ("-bi", "Bold Italic"),
    ):
        try:
            file = font_file(family, style)
        except LookupError:
            file = font_file(
                family, "Book" if style == "Regular" else style.replace("Italic", "Oblique")
            )
        pdfmetrics.registerFont(TTFont(family + suffix, str(file)))
    pdfmetrics.registerFontFamily(
        family, normal=family, bold=f"{family}-b", italic=f"{family}-i", boldItalic=f"{family}-bi"
    )
    return family


class Counting(Canvas):
    """A canvas that knows the number of pages when it draws their footers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            for text, x, y, font in getattr(self, "running", ()):
                line = text.replace("{page}", str(number)).replace("{pages}", str(len(self._kept)))
                self.setFont(font, 8)
                self.drawString(x, y, line)
            super().showPage()
        super().save()


def template(
    name: str, size: tuple[float, float], margin: float, theme: Theme, font: str, columns: int = 1
) -> PageTemplate:
    gap = 8 * mm if columns > 1 else 0
    width = (size[0] - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + i * (width + gap), margin, width, size[1] - 2 * margin, 0, 0, 0, 0)
        for i in range(columns)
    ]

    def running(canvas: Any, _: Any) -> None:
        canvas.running = tuple(
            (text, margin, y, font)
            for text, y in ((theme.header, size[1] - margin * 0.6), (theme.footer, margin * 0.55))
            if text
        )

    return PageTemplate(name, frames, onPage=running, pagesize=size)
