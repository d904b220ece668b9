"""Producers: nodes -> a file. Each is a function (nodes, theme, path)."""

from collections.abc import Callable
from pathlib import Path

from documents.nodes import Nodes
from documents.producers.drawn import reportlab
from documents.producers.html import chromium, weasyprint
from documents.producers.sheet import spreadsheet
from documents.producers.show import powerpoint
from documents.producers.typesetter import typst
from documents.producers.web import webpage
from documents.producers.word import docx, libreoffice
from documents.theme import Theme

Producer = Callable[[Nodes, Theme, Path], None]

PRODUCERS: dict[str, Producer] = {
    "chromium": chromium,
    "docx": docx,
    "libreoffice": libreoffice,
    "powerpoint": powerpoint,
    "reportlab": reportlab,
    "spreadsheet": spreadsheet,
    "typst": typst,
    "webpage": webpage,
    "weasyprint": weasyprint,
}

NAMES = {
    "chromium": "Chromium print",
    "docx": "python-docx",
    "libreoffice": "python-docx + LibreOffice",
    "powerpoint": "python-pptx + LibreOffice",
    "reportlab": "ReportLab",
    "spreadsheet": "openpyxl + LibreOffice",
    "typst": "typst",
    "webpage": "saved web page",
    "weasyprint": "WeasyPrint",
}
