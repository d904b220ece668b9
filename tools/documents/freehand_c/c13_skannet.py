"""A scanned plan of some Word-typed pages: goals as headings, a plain table under each."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2008, 1, 1), date(2011, 12, 31)

NOTES = """
# 1 | Forebygging
@ - | Skjenkekontroll seks ganger i året på alle steder med bevilling
$ Rådmannen
! Løpende
@ - | Foreldrevandring i sentrum fredag og lørdag
$ FAU; Politiet
! Fra høsten 2008 => range 2008-07-01 - | season 2008-07-01 2008-12-31
@ - | Undervisningsopplegg om alkohol på 8. trinn
$ Ungdomsskolen
! Årlig
@ - | Rusfrie arrangement for ungdom
~ Minst fire i året. Ungdomsrådet bestemmer innholdet.
$ Kulturkontoret
! 2008–2011
# 2 | Behandling og oppfølging
@ - | Opprette stilling som ruskonsulent
$ Sosialtjenesten
! 01.09.2008
@ - | Ansvarsgruppe for alle med langvarige behov
$ Sosialtjenesten
! 2009
@ - | Samarbeidsavtale med behandlingsklinikken
$ Helse- og sosialsjefen
! Innen 1. april 2008
# 3 | Bolig og arbeid
@ - | Fire nye småhus med oppfølging
$ Teknisk etat; Sosialtjenesten
! 2010
@ - | Arbeidstilbud i vedproduksjonen
~ Oppmøte tre dager i uka.
$ NAV
! Våren 2009
@ - | Stoppe utkastelser ved å tilby gjeldsråd først
$ NAV
! Løpende
"""


def build(folder: Path) -> Path:
    path = folder / "c13-rusplan-langnes-skannet.pdf"
    notes = read(NOTES, year=2008, period=(START, END))
    parts.also(notes, "{code}. {area}", "Mål {code}: {area}", "{code} {area}")
    plan = kit.plan(
        "Rusmiddelpolitisk handlingsplan 2008–2011", "Langnes kommune", START, END,
        language="nb", family="scan", producer="python-docx + LibreOffice, scanned",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        clean = Path(scratch) / "clean.pdf"
        parts.office(_document(notes), clean)
        kit.scanned(clean, path, dpi=200, skew=0.5)
        return kit.truth(path, notes, plan=plan, searched=clean)


def _document(notes: list[Note]) -> Any:
    made = wordkit.new("Liberation Serif", 12, margin=25)
    for level, size in ((1, 18), (2, 14)):
        wordkit.face(
            made.styles[f"Heading {level}"], "Liberation Serif", size=size, colour="000000"
        )
    made.add_paragraph("LANGNES KOMMUNE").runs[0].bold = True
    made.add_heading("Rusmiddelpolitisk handlingsplan 2008–2011", 1)
    made.add_paragraph("Vedtatt i kommunestyret 13. desember 2007, sak 92/07")
    for text in (
        "Planen erstatter planen fra 2003. Den er laget etter alkoholloven § 1-7d og omfatter "
        "både "
        "alkohol og narkotika. I arbeidsgruppa satt skolen, politiet, helsetjenesten og to "
        "foreldre.",
        "Det finnes åtte skjenkesteder i kommunen. Politiet meldte om 31 saker med vold i "
        "2006, og "
        "i 27 av dem var rus med i bildet. Sosialtjenesten kjenner til 22 personer med "
        "rusmiddelproblemer, og 6 av dem mangler egnet bolig.",
    ):
        made.add_paragraph(text)
    for code, area, members in parts.groups(notes):
        made.add_heading(f"Mål {code}: {area}", 2)
        table = made.add_table(1, 3, style="Table Grid")
        for cell, text in zip(table.rows[0].cells, ("Tiltak", "Ansvar", "Frist"), strict=True):
            wordkit.put(cell, text, bold=True)
        for note in members:
            cells = table.add_row().cells
            rest = "".join(f". {d}" for d in note.description)
            wordkit.put(cells[0], f"{note.title}{rest}")
            wordkit.put(cells[1], ", ".join(note.parties))
            wordkit.put(cells[2], note.time)
        wordkit.widths(table, 88, 40, 32)
    made.add_paragraph()
    made.add_paragraph("Planen rulleres hvert fjerde år.")
    return made
