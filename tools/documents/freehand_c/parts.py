"""What several documents of this set share: saving Word and Excel files, groups of measures."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from documents.freehand_b import wordkit
from documents.freehand_b.notes import Note
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip


def office(made: Any, path: Path, *, suffix: str = ".docx") -> None:
    """A Word document or workbook as PDF, or as it is when `path` has its own suffix."""
    out = io.BytesIO()
    made.save(out)
    data = stabilise_zip(out.getvalue())
    path.write_bytes(data if path.suffix == suffix else to_pdf(data, suffix=suffix))


def groups(notes: Sequence[Note]) -> Iterator[tuple[str, str, list[Note]]]:
    """Code, area and measures, in their order."""
    for (code, area), members in groupby(notes, key=lambda n: (n.code, n.area or "")):
        yield code, area, list(members)


def also(notes: Sequence[Note], *forms: str) -> None:
    """Other headings that fit, as forms of `{code}` and `{area}`."""
    for note in notes:
        made = [f.format(code=note.code, area=note.area) for f in forms]
        made += json.loads(note.more.get("area_also", "[]"))
        note.more["area_also"] = json.dumps(made, ensure_ascii=False)


def head(
    row: Any, words: Sequence[str], *, fill: str, ink: str = "FFFFFF", size: float = 10
) -> None:
    """A shaded header row that is repeated on each page."""
    for cell, text in zip(row.cells, words, strict=True):
        wordkit.put(cell, text, bold=True, ink=ink, size=size)
        wordkit.shade(cell, fill)
    wordkit.repeat(row)


def bullets(made: Any, lines: Sequence[str]) -> None:
    """A bulleted list in the running text."""
    for text in lines:
        made.add_paragraph(text, style="List Bullet")


def cover(made: Any, lines: Sequence[tuple[str, float]], *, before: int, ink: str) -> None:
    """A front page of big lines, ended by a page break."""
    from docx.enum.text import WD_BREAK
    from docx.shared import Pt, RGBColor

    for _ in range(before):
        made.add_paragraph()
    for text, size in lines:
        run = made.add_paragraph().add_run(text)
        run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(ink)
        run.bold = size > 20
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def footer(made: Any, text: str) -> None:
    """A running foot with the page number."""
    paragraph = made.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{text}\t\tSide ")
    wordkit.field(paragraph, "PAGE")
