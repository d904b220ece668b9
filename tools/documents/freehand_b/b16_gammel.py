"""A scanned plan from the time of typewriter fonts: a ruled table on its side, signed below."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

START, END = date(2004, 1, 1), date(2006, 12, 31)

NOTES = """
# Laboratoriet
@ 1 | Ny avtrekksvifte i rom 214
~ Målingane i 2003 låg over grensa.
$ Driftssjefen
! 01.03.04
? Utført 20.02. => completed
@ 2 | Eiga rutine for kvikksølvsøl
$ Overbioingeniøren
! Våren 2004
? Under arbeid => in_progress
# Pasienthotellet
@ 3 | Sprinkling av 3. og 4. høgda
$ Teknisk sjef
! 2005
? Løyving manglar => not_started, paused, delayed, unknown
@ 4 | Brannøving for nattvakter, to gonger kvart år
$ Brannvernleiaren
! Fortløpande
? 1. øving halden i mars => in_progress, ongoing
@ 5 | Skifte ut 12 senger
$ Innkjøpssjefen
! Innan 1. juni 2004
? Utført => completed
# Kjøkenet
@ 6 | Kontroll med løfting og bering ved vareinntaket
~ Bedriftshelsetenesta skal vere med på synfaringa.
$ Kjøkensjefen; Bedriftshelsetenesta
! Haust 2004
@ 7 | Nytt golv i grovkjøkenet
$ Teknisk sjef
! 2004–2005
? Utsett til 2006 => delayed
# Heile sjukehuset
@ 8 | Systemrevisjon av internkontrollen
$ Direktøren
! Kvart år
? Neste: oktober => in_progress, ongoing, not_started
@ 9 | HMS-opplæring for alle nye leiarar, minst 40 timar
$ Personalkontoret
! 31.12.2006
"""


def build(folder: Path) -> Path:
    path = folder / "b16-internkontroll-skannet.pdf"
    notes = read(NOTES, year=2004, period=(START, END))
    plan = kit.plan(
        "Handlingsplan for helse, miljø og tryggleik 2004–2006", "Utvær sjukehus", START, END,
        language="nn", family="scan", producer="python-docx + LibreOffice, scanned",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        clean = Path(scratch) / "clean.pdf"
        clean.write_bytes(to_pdf(_document(notes), suffix=".docx"))
        kit.scanned(clean, path, dpi=300, skew=-0.6)
        return kit.truth(path, notes, plan=plan, searched=clean, label="Tidsfrist")


def _document(notes: list[Note]) -> bytes:
    made = wordkit.new("Liberation Mono", 10, margin=20)
    section = made.sections[0]
    section.orientation = 1
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_paragraph("UTVÆR SJUKEHUS                                        Ark. 442.1")
    title = made.add_paragraph()
    title.add_run("HANDLINGSPLAN FOR HELSE, MILJØ OG TRYGGLEIK 2004-2006").bold = True
    made.add_paragraph(
        "Godkjend i arbeidsmiljøutvalet 11.12.2003. Status per 1. april 2004 er ført på for hand "
        "av verneleiaren og skriven rein."
    )
    table = made.add_table(1, 5, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells, ("Nr", "Tiltak", "Ansvarleg", "Tidsfrist", "Status"), strict=True
    ):
        wordkit.put(cell, text.upper(), bold=True)
    wordkit.repeat(table.rows[0])
    area = None
    for note in notes:
        if note.area != area:
            area = note.area
            row = table.add_row().cells
            wordkit.put(row[0].merge(row[-1]), area or "", bold=True)
        _row(table.add_row().cells, note)
    wordkit.widths(table, 12, 105, 50, 42, 48)
    made.add_paragraph()
    made.add_paragraph("Utvær, 2. april 2004")
    made.add_paragraph("________________________        ________________________")
    made.add_paragraph("Verneleiar                      For dei tilsette")
    for note in notes:
        for status in note.statuses:
            status.truth["as_of"] = "2004-04-01"
    out = io.BytesIO()
    made.save(out)
    return stabilise_zip(out.getvalue())


def _row(cells: Any, note: Note) -> None:
    wordkit.put(cells[0], note.number or "")
    wordkit.put(cells[1], note.title)
    for line in note.description:
        wordkit.put(cells[1], line)
    wordkit.put(cells[2], " og ".join(note.parties))
    wordkit.put(cells[3], note.time)
    wordkit.put(cells[4], note.status)
