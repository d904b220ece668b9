"""HMS plan of a hospital: filled circles as status, explained under the table; a merged column."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from docx.shared import Pt

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

START, END = date(2018, 1, 1), date(2018, 12, 31)

NOTES = """
# Vold og trusler
@ - | Risikovurdering av alenearbeid på nattevakt, alle døgnposter
$ Seksjonsleder
! Uke 10
? ● => completed
@ - | Alarmer: teste dekning i kjeller og kulvert
$ Teknisk avdeling; Vernetjenesten
! 15. februar
? ● => completed
+ rem = To blindsoner utbedret
@ - | Øvelse i mottaket etter modell fra akuttpsykiatrien
$ Klinikkoverlege
! Vår og høst => range 2018-01-01 2018-12-31
? ◑ => in_progress
+ rem = Vårens øvelse holdt 22. mai
@ - | Kollegastøtte: skriftlig rutine, liste over personer, kort presentasjon på alle personalmøter
    i klinikken
$ HR
! 3. kvartal
? ◔ => in_progress
# Ergonomi
@ - | Takheis i alle rom ved rehabiliteringsenheten
$ Eiendom
! Innen 1. november
? ○ => not_started
+ rem = Anbud forsinket
@ - | Forflytningsveiledere, minst to på hver post
$ Seksjonsleder
! Kontinuerlig
? ◕ => in_progress
# Sykefravær og nærvær
@ - | Dialogmøte innen fire uker også for gradert sykmeldte
$ Nærmeste leder
! 2018
? ◑ => in_progress
@ - | Prøveordning med langvakter i helg avsluttes og oppsummeres
$ Klinikksjef; Tillitsvalgte
! Mars
? ● => completed
+ rem = Rapport til AMU 6. april
@ - | Gravidoppfølging ved jordmor
$ Bedriftshelsetjenesten
! 2. halvår
? ⊘ => cancelled
+ rem = Ingen søkere til stillingen
# Inneklima og bygg
@ - | Radonmåling i kontorer under terreng
$ Eiendom
! Januar – mars
? ● => completed
@ - | Støykartlegging i sentralkjøkkenet
$ Bedriftshelsetjenesten
! Før sommeren => season - 2018-06-30 | season - 2018-05-31 | unresolved
? ◑ => in_progress
+ rem = Måling gjort, rapport mangler
@ - | Solskjerming i 4. etasje, sør og vest
$ Eiendom
! Utsatt til 2019 => year 2019-01-01 2019-12-31 | unresolved
? ○ => not_started, delayed
"""

LEGEND = (
    "○ ikke startet   ◔ ◑ ◕ i gang, en firedel, halvparten, tre firedeler   ● ferdig   ⊘ utgår"
)


def build(folder: Path) -> Path:
    path = folder / "b06-hms-furuset.pdf"
    notes = read(NOTES, year=2018, period=(START, END))
    made = wordkit.new("Liberation Serif", 11, margin=25)
    for level in (1, 2):
        wordkit.face(made.styles[f"Heading {level}"], "Liberation Sans", colour="000000")
    header = made.sections[0].header.paragraphs[0]
    header.text = "Furuset sykehus HF\tArbeidsmiljøutvalget\tSak 31/2018, vedlegg 1"
    _front(made)
    made.add_heading("Handlingsplan HMS 2018 – status per 31. august", 1)
    _table(made, notes)
    note = made.add_paragraph(LEGEND)
    note.runs[0].font.name = "DejaVu Sans"
    note.runs[0].font.size = Pt(7.5)
    made.add_paragraph("Neste status legges fram i AMU i desember.")
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".docx"))
    for one in notes:
        for status in one.statuses:
            status.truth["as_of"] = "2018-08-31"
    plan = kit.plan(
        "Handlingsplan HMS 2018", "Furuset sykehus HF", START, END, language="nb",
        family="status_symbols", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsfrist")


def _front(made: Any) -> None:
    made.add_heading("HMS-mål for foretaket", 1)
    made.add_paragraph(
        "Målene er vedtatt av styret for tre år. Avdelingene velger selv hvilke de vil legge "
        "mest vekt på, men alle skal ha minst ett tiltak mot vold og trusler."
    )
    table = made.add_table(5, 4, style="Table Grid")
    rows = (
        ("Mål", "2016", "2017", "Mål 2018"),
        ("Sykefravær, prosent", "8,1", "7,7", "7,0"),
        ("Meldte skader med fravær", "31", "35", "Under 25"),
        ("Gjennomførte vernerunder", "88 %", "91 %", "100 %"),
        ("Meldte trusler", "412", "466", "–"),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            wordkit.put(cell, text, bold=words is rows[0], size=10)
    made.add_paragraph()


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 6, style="Table Grid")
    heads = ("Område", "Tiltak", "Ansvar", "Tidsfrist", "Status", "Merknad")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        wordkit.put(cell, text, bold=True, size=9)
        wordkit.shade(cell, "D9D9D9")
    wordkit.repeat(table.rows[0])
    area: str | None = None
    first: Any = None
    for note in notes:
        cells = table.add_row().cells
        if note.area == area:
            first = first.merge(cells[0])
        else:
            area, first = note.area, cells[0]
            wordkit.put(first, note.area or "", bold=True, size=9)
        wordkit.put(cells[1], note.title, size=9)
        wordkit.put(cells[2], " / ".join(note.parties), size=9)
        wordkit.put(cells[3], note.time, size=9)
        mark = wordkit.put(cells[4], note.status, size=12)
        mark.runs[0].font.name = "DejaVu Sans"
        mark.alignment = 1
        wordkit.put(cells[5], note.more.get("rem", ""), size=8)
    wordkit.widths(table, 24, 54, 30, 22, 14, 26)
