"""HTML, typst, Word or spreadsheet -> PDF bytes, with the clock taken out."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from documents.producers.office import to_pdf
from documents.stable import stabilise, stabilise_zip


def chromium(html: str) -> bytes:
    """The PDF that a browser prints."""
    with tempfile.TemporaryDirectory() as scratch:
        source, made = Path(scratch) / "page.html", Path(scratch) / "page.pdf"
        source.write_text(html, encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={scratch}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return stabilise(made.read_bytes())


def typst(source: str) -> bytes:
    """The PDF that typst makes."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "main.typ"
        path.write_text(source, encoding="utf-8")
        made: bytes = compiler.compile(str(path))
        return stabilise(made)


def word(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    document.core_properties.author = ""
    document.save(out)
    return stabilise_zip(out.getvalue())


def word_pdf(document: Any) -> bytes:
    """LibreOffice's PDF of a python-docx document."""
    return to_pdf(word(document), suffix=".docx")


def sheet_pdf(book: Any) -> bytes:
    """LibreOffice's PDF of an openpyxl workbook."""
    out = io.BytesIO()
    book.save(out)
    return to_pdf(stabilise_zip(out.getvalue()), suffix=".xlsx")
