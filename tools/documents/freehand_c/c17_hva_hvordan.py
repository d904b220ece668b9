"""A hospital's plan in the usual five columns: what, why, how, who, when; landscape."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from docx.shared import Mm

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2012, 1, 1), date(2013, 12, 31)

NOTES = """
# - | -
@ 1 | Håndhygiene
+ why = Etterlevelsen var 61 % ved siste måling
~ Observasjon på alle poster to ganger i året
~ Spritdispenser ved hver seng
~ Resultatene henges opp på posten
$ Hygienesykepleier; Avdelingssykepleiere
! Vår og høst hvert år => recurring | unresolved
@ 2 | Tidlig oppdagelse av dårlig pasient
+ why = Tre alvorlige hendelser i 2011
~ Innføre varslingsskåre på alle sengeposter
~ Mobilt team fra intensiv
$ Klinikksjefene
! 1. september 2012
@ 3 | Fallforebygging
+ why = Fall er den vanligste meldte hendelsen
~ Vurdere risiko ved innkomst
~ Tiltaksplan ved høy risiko
$ Avdelingssykepleiere
! Innen 31.12.2012
@ 4 | Trykksår
+ why = Ingen oversikt over omfanget
~ Måle forekomst på én dag
$ Fagsykepleiere
! Uke 11 2012
@ 5 | Kontrolliste ved operasjon
+ why = Brukes i 85 % av operasjonene
~ Opplæring av nye leger
~ Stikkprøver hver måned
$ Kirurgisk klinikk; Anestesiavdelingen
! Fortløpende
@ 6 | Riktig legemiddelliste
+ why = Feil i fire av ti lister ved innkomst
~ Farmasøyt i akuttmottak på hverdager
$ Medisinsk klinikk; Sykehusapoteket
! 2012–2013
@ 7 | Ernæring
+ why = En av tre eldre er underernært
~ Veie alle pasienter innen 24 timer
~ Kostkoordinator på hver post
~ Næringsdrikk uten rekvisisjon
$ Klinisk ernæringsfysiolog
! 2. halvår 2012
@ 8 | Pårørendes rett til å varsle
+ why = Krav fra brukerutvalget
~ Plakat med telefonnummer på alle rom
$ Kvalitetssjefen; Brukerutvalget
! Juni 2013
@ 9 | Kultur for å melde
+ why = Halvparten av postene meldte under fem saker
~ Lederne gir svar innen en uke
~ Månedens læringshistorie på intranett
$ Kvalitetssjefen
! Første kvartal 2013 => quarter 2013-01-01 2013-03-31
"""


def build(folder: Path) -> Path:
    path = folder / "c17-pasientsikkerhet-lerkedal.pdf"
    notes = read(NOTES, year=2012, period=(START, END))
    made = wordkit.new("Carlito", 11, margin=18)
    section = made.sections[0]
    section.orientation = 1
    section.page_width, section.page_height = Mm(297), Mm(210)
    made.add_heading("Handlingsplan for pasientsikkerhet 2012–2013", 1)
    made.add_paragraph("Lerkedal sykehus. Godkjent av direktøren 15.12.2011")
    made.add_paragraph(
        "Planen gjelder alle klinikker. Kvalitetssjefen samler inn status hvert kvartal og legger "
        "den fram for ledergruppen. Mål: 20 prosent færre pasientskader innen utgangen av 2013."
    )
    _table(made, notes)
    parts.footer(made, "Handlingsplan for pasientsikkerhet")
    parts.office(made, path)
    plan = kit.plan(
        "Handlingsplan for pasientsikkerhet 2012–2013", "Lerkedal sykehus", START, END,
        language="nb", family="table_ruled_portrait", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når")


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 6, style="Light Grid Accent 1")
    for cell, text in zip(
        table.rows[0].cells, ("", "Hva", "Hvorfor", "Hvordan", "Hvem", "Når"), strict=True
    ):
        wordkit.put(cell, text)
    wordkit.repeat(table.rows[0])
    for note in notes:
        row = table.add_row()
        cells = row.cells
        wordkit.put(cells[0], str(note.number))
        wordkit.put(cells[1], note.title, bold=True)
        wordkit.put(cells[2], note.more["why"])
        for line in note.description:
            wordkit.put(cells[3], f"- {line}")
        wordkit.put(cells[4], "\n".join(note.parties))
        wordkit.put(cells[5], note.time)
    wordkit.widths(table, 10, 48, 54, 74, 44, 31)
