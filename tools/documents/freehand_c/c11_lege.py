"""A plain Word file: chapters, goals, and under each measure a list and a line in italics."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2022, 1, 1), date(2024, 12, 31)

NOTES = """
# Strategi 1 | Gjøre det attraktivt å være fastlege
@ 1 | Tilby fast lønn til alle nye leger
~ Avtalen skal være klar før utlysning
~ Sammenligne med vilkårene i nabokommunene
$ Kommunalsjef helse
! innen 1. mars 2022
@ 2 | Redusere listelengden
~ Tak på 900 pasienter per liste
$ Kommuneoverlege
! 2022–2023
@ 3 | Sentral for vikarer på tvers av legekontorene
~ Prøves ut ved to kontor
~ Kostnaden deles etter innbyggertall
$ Kommuneoverlege; Legekontorene
! høsten 2023
# Strategi 2 | Utdanne våre egne
@ 4 | Opprette tre stillinger for leger i spesialisering
~ Søke om ALIS-tilskudd
$ Kommunalsjef helse
! 2. halvår 2022
@ 5 | Veiledningsavtale med legevakta i byen
$ Legevaktsjef
! april 2023
@ 6 | Sommerjobb for medisinstudenter
~ Bolig og bil følger med jobben
$ HR
! hver sommer => recurring
# Strategi 3 | Avlaste legene
@ 7 | Ansette sykepleier med egne konsultasjoner ved hvert legekontor
~ Oppgavene skal beskrives i en egen prosedyre
~ Pasientene skal få god informasjon om ordningen
$ Legekontorene
! 1. kvartal 2024
@ 8 | Redusere bruken av attester
~ Avtale med skolene om fravær
~ Avtale med lokale arbeidsgivere om egenmelding
$ Kommuneoverlege; Rektorer
! snarest => unresolved
@ 9 | Videokonsultasjon i helg
$ Legevaktsjef; IKT
! innen utgangen av 2023 => year - 2023-12-31
@ 10 | Felles journalløsning
$ IKT
! utsatt til 2025 => year 2025-01-01 2025-12-31 | unresolved | unresolved 2025-01-01 2025-12-31
? utsatt til 2025 => delayed (may)
"""


def build(folder: Path) -> Path:
    path = folder / "c11-legeplan-furudal.docx"
    notes = read(NOTES, year=2022, period=(START, END))
    parts.also(notes, "{code}: {area}", "{code}")
    made = wordkit.new("Calibri", 11)
    made.add_heading("Legeplan for Furudal kommune", 0)
    made.add_paragraph("Handlingsplan 2022–2024")
    made.add_paragraph("Vedtatt av kommunestyret 16.12.2021")
    made.add_heading("Bakgrunn", 1)
    made.add_paragraph(
        "Furudal har 4 600 innbyggere og fem fastlegehjemler. To av dem er ledige, og de "
        "andre tre "
        "legene er over 58 år. I 2021 brukte kommunen 4,1 millioner kroner på vikarer."
    )
    made.add_paragraph("Planen har tre strategier:")
    parts.bullets(made, list(dict.fromkeys(str(n.area) for n in notes)))
    made.add_heading("Tiltak", 1)
    for code, area, members in parts.groups(notes):
        made.add_heading(f"{code}: {area}", 2)
        for note in members:
            _measure(made, note)
    made.add_heading("Økonomi", 1)
    _money(made)
    made.add_heading("Rapportering", 1)
    made.add_paragraph("Kommuneoverlegen orienterer formannskapet i mars hvert år.")
    parts.office(made, path)
    plan = kit.plan(
        "Legeplan for Furudal kommune. Handlingsplan 2022–2024", "Furudal kommune", START, END,
        language="nb", family="docx_lists", producer="python-docx",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)


def _measure(made: Any, note: Note) -> None:
    made.add_paragraph().add_run(f"Tiltak {note.number}. {note.title}").bold = True
    parts.bullets(made, note.description)
    line = f"Ansvar: {' og '.join(note.parties)}. Frist: {note.time}."
    made.add_paragraph().add_run(line).italic = True


def _money(made: Any) -> None:
    table = made.add_table(1, 4, style="Table Grid")
    parts.head(
        table.rows[0], ("Beløp i 1000 kr", "2022", "2023", "2024"), fill="DDDDDD", ink="000000"
    )
    for row in (("Fast lønn", "900", "1 400", "1 400"), ("ALIS", "600", "1 200", "1 200"),
                ("Sykepleiere", "0", "0", "1 850")):  # fmt: skip
        for cell, text in zip(table.add_row().cells, row, strict=True):
            wordkit.put(cell, text)
