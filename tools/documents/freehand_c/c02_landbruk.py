"""An agricultural plan: a landscape table over pages, goals in a merged column to the left."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2018, 1, 1), date(2021, 12, 31)

NOTES = """
# Delmål 1 | Auka rekruttering og trygg inntekt
@ - | Arrangere mentorkveldar for nye bønder
~ To kveldar i året på grendehus
$ Landbrukskontoret; Bondelaget
+ cost = 20 000
! Årleg
@ - | Utgreie avløysarlag saman med nabokommunane
$ Landbrukskontoret
+ with = Avløysarlaga
+ cost = 75 000
! 2018
@ - | Tilbod om gratis rådgjeving ved eigarskifte
~ Gjeld både økonomi, skatt og det å snakke saman i familien.
$ Landbrukskontoret
+ with = Rekneskapskontor, rådgjevingstenesta
+ cost = 120 000
! 2018–2020
@ - | Kommunalt stipend til elevar på agronomutdanning
$ Formannskapet
+ cost = 60 000 pr. år
! Frå hausten 2019 => range 2019-07-01 - | season 2019-07-01 2019-12-31 | unresolved
@ - | Kartlegge jord som ligg brakk, og spørje eigarane om leige
$ Landbrukskontoret
+ with = Grunneigarlag
+ cost = Eigen innsats
! Innan 1. mai 2019
# Delmål 2 | Ta vare på jorda
@ - | Jordvernstrategi med tal for kva som kan byggjast ned
$ Plan og utvikling
+ with = Landbrukskontoret
+ cost = Ramme
! Innan utgangen av 2018 => year - 2018-12-31
@ - | Kurs i grøfting, med synfaring
$ Landbruksrådgjevinga
+ with = Maskinentreprenørar
+ cost = 15 000
! Vår 2018, vår 2020 => range 2018-01-01 2020-06-30 | season 2018-01-01 2018-06-30
    | unresolved
@ - | Halde ved like kulturlandskapet kring Storvatnet
~ Søkje om midlar til beiting på holmane
~ Rydde utsiktspunkt langs fylkesvegen
$ Grunneigarlag; Kommunen
+ cost = 200 000
! Heile perioden
@ - | Plan for handtering av framande planter på beite
$ Miljørådgjevar
+ cost = 40 000
! 2019
# Delmål 3 | Meir verdiskaping i skogen
@ - | Oppdatere hovudplan for skogsvegar
$ Skogbrukssjefen
+ with = Skogeigarlaget
+ cost = 150 000
! Desember 2018
@ - | Tynningskampanje i ungskog planta etter 1985
$ Skogbrukssjefen
+ cost = 90 000
! 2019–2021
@ - | Byggje to tømmerkaiar eller velteplassar i samarbeid med fylket
~ Kommunen dekkjer planlegging, staten byggjer.
$ Teknisk
+ with = Fylkeskommunen, Kystverksemda
+ cost = 500 000
! 2020–2021
@ - | Skogdag for 6. klasse
$ Skogbrukssjefen; Skulane
+ cost = 10 000
! Kvar haust
# Delmål 4 | Lokalmat og nye næringar
@ - | Bygdemarknad to gonger i året
$ Produsentlaget
+ with = Næringsforeininga
+ cost = 30 000
! Juni og oktober => recurring | range 2018-06-01 2018-10-31 | unresolved
    | month 2018-06-01 2018-06-30
@ - | Krav om lokale råvarer ved innkjøp til sjukeheimen
$ Innkjøp
+ cost = 0
! 1.1.2020
@ - | Handbok for den som vil starte Inn på tunet
$ Landbrukskontoret; Helse og omsorg
+ cost = 25 000
! 2. halvår 2018
"""

HEADS = ("Delmål", "Tiltak", "Ansvarleg", "Samarbeid", "Kostnad (kr)", "Tid")


def build(folder: Path) -> Path:
    path = folder / "c02-landbruksplan-storvass.pdf"
    notes = read(NOTES, year=2018, period=(START, END))
    parts.also(notes, "{code}: {area}", "{code}")
    for note in notes:
        if "with" in note.more:
            note.more["responsible_also"] = _listed(note.more["with"])
    made = wordkit.new("Liberation Sans", 11.5)
    made.add_heading("Landbruksplan for Storvass kommune 2018–2021", 1)
    made.add_paragraph("Vedteken av kommunestyret 14.12.2017")
    for text in (
        "I Storvass er det 64 bruk i drift. For tjue år sidan var det 118. Framleis er landbruket "
        "den nest største næringa, og kvar krone frå jorda gir 1,7 kroner i bygda.",
        "Planen er laga av ei gruppe med to bønder, ein skogeigar, næringssjefen og "
        "landbruksrådgjevaren. Han har vore ute på høyring i seks veker. Det kom inn 11 "
        "fråsegner.",
        "Hovudmål: Eit aktivt landbruk i heile kommunen, med drivarar som vil og kan leve av det.",
    ):
        made.add_paragraph(text)
    wordkit.turn(made, wide=True)
    made.add_heading("Handlingsdel", 1)
    _table(made, notes)
    made.add_paragraph()
    made.add_paragraph("Handlingsdelen vert rullert kvart år saman med budsjettet.")
    parts.footer(made, "Landbruksplan 2018–2021")
    parts.office(made, path)
    plan = kit.plan(
        "Landbruksplan for Storvass kommune 2018–2021", "Storvass kommune", START, END,
        language="nn", family="table_merged_area", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tid", first=2)


def _listed(words: str) -> str:
    return json.dumps([w.strip() for w in words.split(",")], ensure_ascii=False)


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 6, style="Table Grid")
    parts.head(table.rows[0], HEADS, fill="E2EFD9", ink="000000", size=11)
    for code, area, members in parts.groups(notes):
        first = last = None
        for note in members:
            last = table.add_row()
            first = first or last
            _cells(last.cells, note)
        assert first and last
        cell = first.cells[0].merge(last.cells[0])
        for extra in cell.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        wordkit.put(cell, f"{code}: {area}", bold=True)
    wordkit.widths(table, 36, 74, 44, 44, 24, 31)


def _cells(cells: Any, note: Note) -> None:
    wordkit.put(cells[1], note.title)
    for line in note.description:
        wordkit.put(
            cells[1], line, fresh=True, style=None if line.endswith(".") else "List Bullet"
        )
    wordkit.put(cells[2], " / ".join(note.parties))
    wordkit.put(cells[3], note.more.get("with", ""))
    wordkit.put(cells[4], note.more["cost"])
    wordkit.put(cells[5], note.time)
