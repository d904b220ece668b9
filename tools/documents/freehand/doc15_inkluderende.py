"""Working life plan on a Word form: content controls, a nested table, ticks for the state."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from documents.freehand.printing import word
from documents.freehand.truth import due, measure, plan, state, years
from documents.freehand.wordparts import a4, fill_cell, table
from documents.producers.word_xml import fields, shade

FILE = "a/inkluderende-arbeidsliv-stavnes-2023-2024.docx"

_GOALS = ("Sykefraværet skal være under 7,5 %", "Flere skal stå i jobb etter fylte 62 år",
          "Et arbeidsmiljø uten vold og trusler")  # fmt: skip
# mål, tiltak, ansvarlig, frist, avkrysset, merknad
ROWS = [
    (0, "Fraværssamtale innen 14 dager i alle enheter", "Enhetsleder", "Fortløpende", "I gang"),
    (0, "Kurs i tilrettelegging for ledere og verneombud. Kurset gjentas for nyansatte.",
     "HMS-rådgiver og bedriftshelsetjenesten", "1. halvår 2023", "Gjennomført"),
    (1, "Seniorsamtale fra 58 år", "Nærmeste leder", "Årlig", "I gang"),
    (1, "Utrede fleksible turnuser\nMinst to avdelinger skal prøve ordningen.",
     "Kommunalsjef helse/tillitsvalgte", "31.12.2023", "Ikke startet"),
    (2, "Melde alle hendelser i avvikssystemet", "Alle ansatte", "", "I gang"),
    (2, "Risikovurdering av alenearbeid om natta", "Verneombud, avdelingsleder", "2024",
     "Ikke startet"),
]  # fmt: skip
_STATES = {"I gang": "in_progress", "Gjennomført": "completed", "Ikke startet": "not_started"}
_TEXT = [
    (ROWS[0][1], ""),
    ("Kurs i tilrettelegging for ledere og verneombud.", "Kurset gjentas for nyansatte."),
    (ROWS[2][1], ""),
    ("Utrede fleksible turnuser", "Minst to avdelinger skal prøve ordningen."),
    (ROWS[4][1], ""),
    (ROWS[5][1], ""),
]
_WHO = [["Enhetsleder"], ["HMS-rådgiver", "bedriftshelsetjenesten"], ["Nærmeste leder"],
        ["Kommunalsjef helse", "tillitsvalgte"], ["Alle ansatte"],
        ["Verneombud", "avdelingsleder"]]  # fmt: skip
_DUE = [
    [due("Fortløpende", "Frist", "ongoing")],
    [due("1. halvår 2023", "Frist", "half_year", "2023-01-01", "2023-06-30")],
    [due("Årlig", "Frist", "recurring")],
    [due("31.12.2023", "Frist", "date", "2023-12-31", "2023-12-31")],
    [],
    [years("2024", "Frist")],
]

TRUTH = plan(
    "Handlingsplan for inkluderende arbeidsliv 2023–2024",
    "Stavnes kommune",
    (2023, 2024),
    *[
        measure(
            title,
            rest,
            area=_GOALS[row[0]],
            area_also=[f"Mål {row[0] + 1}: {_GOALS[row[0]]}"],
            number=f"{row[0] + 1}.{1 + sum(r[0] == row[0] for r in ROWS[:index])}",
            who=who,
            due=when,
            status=[
                state(
                    _STATES[row[4]],
                    "",
                    also_ok=["ongoing"] if row[3] in {"Fortløpende", "Årlig"} else [],
                )
            ],
        )
        for index, (row, (title, rest), who, when) in enumerate(
            zip(ROWS, _TEXT, _WHO, _DUE, strict=True)
        )
    ],
    language="nb",
    family="docx_form_ticks",
    producer="python-docx",
)


def make() -> bytes:
    """The Word file."""
    document = Document()
    a4(document, margin=20, font="Liberation Sans", size=10)
    fields(document.sections[0].header.paragraphs[0], "Dok.nr. 4-117\tSkjema\tVersjon 3")
    document.add_paragraph("Handlingsplan for inkluderende arbeidsliv 2023–2024", style="Title")
    _form(document)
    document.add_paragraph()
    for index, goal in enumerate(_GOALS):
        _goal(document, index, goal)
    document.add_paragraph("Signatur")
    rows = [("Arbeidsgiver", "Hovedtillitsvalgt", "Hovedverneombud"), ("\n", "", "")]
    table(document, rows, (56, 56, 56), repeat=False)
    return word(document)


def _form(document: Any) -> None:
    rows = [
        ("Virksomhet", "Stavnes kommune"),
        ("Gjelder for", "01.01.2023 – 31.12.2024"),
        ("Behandlet i AMU", "08.12.2022"),
        ("Evalueres", "Desember hvert år"),
    ]
    made = document.add_table(rows=len(rows), cols=2, style="Table Grid")
    for row, (label, value) in zip(made.rows, rows, strict=True):
        fill_cell(row.cells[0], label, bold=True)
        shade(row.cells[0], "E7E6E6")
        _control(row.cells[1].paragraphs[0], value)


def _control(paragraph: Any, text: str) -> None:
    """A run inside a plain text content control."""
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    control, properties, content = (
        OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent")
    )
    properties.append(OxmlElement("w:text"))
    control.append(properties)
    control.append(content)
    run._r.addprevious(control)
    content.append(run._r)


def _goal(document: Any, index: int, goal: str) -> None:
    outer = document.add_table(rows=2, cols=1, style="Table Grid")
    fill_cell(outer.cell(0, 0), f"Mål {index + 1}: {goal}", size=11, bold=True)
    shade(outer.cell(0, 0), "CFE2D4")
    inner = outer.cell(1, 0).add_table(rows=0, cols=5)
    inner.style = "Table Grid"
    head = ("Nr.", "Tiltak", "Ansvarlig", "Frist", "Status")
    widths = (10, 62, 40, 26, 30)
    for number, row in enumerate([head, *(r[1:] for r in ROWS if r[0] == index)]):
        cells = inner.add_row().cells
        texts = row if number == 0 else (f"{index + 1}.{number}", *row)
        for column, (cell, text, width) in enumerate(zip(cells, texts, widths, strict=True)):
            cell.width = Mm(width)
            if column == 4 and number:
                _ticks(cell, text)
            elif column == 2 and number:
                _control(cell.paragraphs[0], text)
            else:
                fill_cell(cell, text, bold=number == 0)
    outer.cell(1, 0)._tc.remove(outer.cell(1, 0).paragraphs[0]._p)
    outer.cell(1, 0).add_paragraph()
    document.add_paragraph()


def _ticks(cell: Any, chosen: str) -> None:
    """Three boxes with words, one of them crossed, as check box controls."""
    for index, word_ in enumerate(_STATES):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        _control(paragraph, "☒" if word_ == chosen else "☐")
        run = paragraph.add_run(f" {word_}")
        run.font.size = Pt(9)
    assert cell._tc.find(qn("w:p")) is not None
