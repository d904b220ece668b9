"""What is timed: each subject takes a PDF's path and gives the rows of text that it found.

Every subject imports its own library when it is first asked, so that a process which runs
one of them holds nothing of the others.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

Rows = list[list[str]]
"""Rows of a table as texts of cells; a line of plain text is a row of one."""

Subject = Callable[[Path], Rows]


def floor_text(path: Path) -> Rows:
    """PDFium's own text of each page: nothing that reads PDF with it is faster."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    rows: Rows = []
    for page in document:
        text = page.get_textpage()
        rows.extend([line] for line in text.get_text_range().splitlines())
        text.close()
        page.close()
    document.close()
    return rows


def floor_characters(path: Path) -> Rows:
    """PDFium's characters with their boxes, one call each from Python."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(path)
    count = 0
    for page in document:
        text = page.get_textpage()
        for at in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetUnicode(text, at)
            text.get_charbox(at)
            count += 1
        text.close()
        page.close()
    document.close()
    return []


def plain_pdfplumber(path: Path) -> Rows:
    """pdfplumber's words and tables, as its documentation shows them."""
    import pdfplumber

    rows: Rows = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()
            for table in page.extract_tables():
                rows.extend([cell or "" for cell in row] for row in table)
            page.close()
    return rows


def camelot_lattice(path: Path) -> Rows:
    """camelot's tables by ruled lines."""
    import camelot

    tables = camelot.read_pdf(str(path), pages="all", flavor="lattice")
    return [[str(cell) for cell in row] for table in tables for row in table.data]


def tabula_lattice(path: Path) -> Rows:
    """tabula's tables by ruled lines; starts a Java machine for each document."""
    import tabula

    tables = tabula.read_pdf(
        str(path), pages="all", lattice=True, silent=True, pandas_options={"header": None}
    )
    return [[str(cell) for cell in row] for table in tables for row in table.values.tolist()]


def pages_fast(path: Path) -> Rows:
    """Our pages of words, edges and marks, as the program reads them."""
    from extract.readers.pdf import open_pages

    for _ in open_pages(path.read_bytes()):
        pass
    return []


def pages_plain(path: Path) -> Rows:
    """Our pages, every one of them read by pdfplumber."""
    from extract.readers.pdf import open_pages

    for _ in open_pages(path.read_bytes(), reader="plain"):
        pass
    return []


def whole_line(path: Path) -> Rows:
    """From bytes to records."""
    from extract.pipeline import extract_document

    result = extract_document(path)
    times: dict[str, list[str]] = {}
    for deadline in result.deadlines:
        times.setdefault(deadline.measure_id, []).append(deadline.text)
    return [[m.title, *times.get(m.measure_id, ()), *m.responsible] for m in result.measures]


SUBJECTS: dict[str, Subject] = {
    "pypdfium2 text": floor_text,
    "pypdfium2 characters": floor_characters,
    "tiltak pages": pages_fast,
    "tiltak pages, by pdfplumber": pages_plain,
    "tiltak whole line": whole_line,
    "pdfplumber words + tables": plain_pdfplumber,
    "camelot lattice": camelot_lattice,
    "tabula lattice": tabula_lattice,
}


def find_missing() -> Iterator[tuple[str, str]]:
    """Subjects that cannot run here, and why."""
    from importlib.util import find_spec

    if find_spec("camelot") is None:
        yield "camelot lattice", "camelot-py is not installed (requirements-bench.lock)"
    if find_spec("tabula") is None:
        yield "tabula lattice", "tabula-py is not installed (requirements-bench.lock)"
    elif shutil.which("java") is None:
        yield "tabula lattice", "there is no java here (apt-get install default-jre-headless)"
