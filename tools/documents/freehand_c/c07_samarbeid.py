"""Hospital and municipalities: a small table for each agreement, two columns of responsible."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2013, 1, 1), date(2014, 12, 31)

NOTES = """
# Tjenesteavtale 1 | Ansvarsfordeling
@ 1.1 | Oversikt over hvem som gjør hva for de største pasientgruppene
~ KOLS, hjerneslag og hoftebrudd først.
$ Samhandlingsleder; Helsesjefer
! 1.4.13
@ 1.2 | Felles ordliste på nett
$ Samhandlingsleder
! 31.12.13
# Tjenesteavtale 2 | Koordinerende enhet
@ 2.1 | Nettverk for koordinatorer i sykehus og kommune
~ Møtes fire ganger i året.
~ Kommunene bytter på å være vert.
$ Rehabiliteringsavdelingen; Koordinerende enhet
! Løpende
@ 2.2 | Mal for individuell plan som alle kan bruke
$ Rehabiliteringsavdelingen; Koordinerende enhet
! Høsten 2013
@ 2.3 | Kurs i å lede ansvarsgrupper
$ Læringssenteret
! Vår og høst 2013 => range 2013-01-01 2013-12-31
# Tjenesteavtale 3 og 5 | Innleggelse og utskrivning
@ 3.1 | Rutine for varsling innen 24 timer
$ Alle kliniske avdelinger; Tildelingskontor
! 1.2.13
@ 3.2 | Måle antall overliggere hver uke og legge tallene på nett
$ Analyseavdelingen
! Fra 1.3.13 => date 2013-03-01 2013-03-01 | range 2013-03-01 - | date 2013-03-01 -
@ 3.3 | Hospitering for sykepleiere
~ Tre dager hver vei, uten trekk i lønn.
$ HR-avdelingen; Enhetsledere
! 2013–2014
@ 3.4 | Epikrise i hånden ved hjemreise
$ Alle kliniske avdelinger
! Innen utgangen av 2013 => year - 2013-12-31
# Tjenesteavtale 8 | Svangerskap, fødsel og barsel
@ 8.1 | Avtale om følgetjeneste ved mer enn 90 minutter til fødestue
$ Kvinneklinikken; Kommuneoverleger
! 1.9.13
@ 8.2 | Felles fagdag for jordmødre og helsesøstre
$ Kvinneklinikken; Helsestasjon
! Årlig
# Tjenesteavtale 11 | Beredskap
@ 11.1 | Samordne planverk for pandemi
$ Beredskapsleder; Beredskapskoordinatorer
! Juni 2014
@ 11.2 | Felles øvelse
~ Scenario: bussulykke i tunnel. Nabokommunene inviteres som observatører.
$ Beredskapsleder; Beredskapskoordinatorer
! Uke 39 2014
"""

KOMMUNE = ("Helsesjefer", "Koordinerende enhet", "Tildelingskontor", "Enhetsledere",
           "Kommuneoverleger", "Helsestasjon", "Beredskapskoordinatorer")  # fmt: skip


def build(folder: Path) -> Path:
    path = folder / "c07-tjenesteavtaler-fjellsykehuset.pdf"
    notes = read(NOTES, year=2013, period=(START, END))
    parts.also(notes, "{code}: {area}", "{code}")
    made = wordkit.new("Liberation Serif", 11)
    for level, size in ((1, 16), (2, 12)):
        wordkit.face(
            made.styles[f"Heading {level}"], "Liberation Serif", size=size, colour="000000"
        )
    made.add_heading("Handlingsplan for samarbeidet mellom Fjellsykehuset og kommunene", 1)
    made.add_paragraph("2013–2014")
    made.add_paragraph("Vedtatt i overordnet samarbeidsutvalg 22. november 2012, sak 31/12")
    made.add_paragraph(
        "Planen følger opp de lovpålagte tjenesteavtalene. For hver avtale er det satt opp hva "
        "partene skal gjøre de neste to årene. Der ingen i kommunen er nevnt, er det "
        "sykehuset som "
        "gjør jobben alene. Tjenesteavtale 4, 6, 7, 9 og 10 følges opp i egne planer."
    )
    for code, area, members in parts.groups(notes):
        made.add_heading(f"{code}: {area}", 2)
        _table(made, members)
    made.add_paragraph(
        "Samarbeidsutvalget får en muntlig orientering på hvert møte og en skriftlig rapport i "
        "desember 2013."
    )
    parts.footer(made, "")
    parts.office(made, path)
    plan = kit.plan(
        "Handlingsplan for samarbeidet mellom Fjellsykehuset og kommunene 2013–2014",
        "Fjellsykehuset og kommunene", START, END, language="nb",
        family="table_ruled_portrait", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 5, style="Table Grid")
    heads = ("Nr", "Tiltak", "Ansvar sykehus", "Ansvar kommune", "Frist")
    parts.head(table.rows[0], heads, fill="D9D9D9", ink="000000")
    for note in notes:
        cells = table.add_row().cells
        wordkit.put(cells[0], str(note.number))
        for line in (note.title, *note.description):
            wordkit.put(cells[1], line)
        wordkit.put(cells[2], next((p for p in note.parties if p not in KOMMUNE), ""))
        wordkit.put(cells[3], next((p for p in note.parties if p in KOMMUNE), ""))
        wordkit.put(cells[4], note.time)
    wordkit.widths(table, 12, 54, 48, 42, 23)
    made.add_paragraph()
