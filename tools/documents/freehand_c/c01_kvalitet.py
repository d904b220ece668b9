"""A quality plan for schools as a Word report: a heading, a goal and a table for each area."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2021, 1, 1), date(2025, 12, 31)

GOALS = {
    "Tidlig innsats": "Alle barn får hjelp når de trenger den, og der de er.",
    "Læringsmiljø": "Elevene har et trygt og godt miljø og er med på å forme det.",
    "Grunnleggende ferdigheter": "Ingen elever går ut av 10. trinn uten å kunne lese godt.",
    "Kompetanse": "Ansatte lærer sammen, på egen arbeidsplass.",
}

NOTES = """
# 4.1 | Tidlig innsats
@ - | Innføre felles verktøy for språkkartlegging i alle barnehager
~ Styrergruppa velger verktøy. PPT gir opplæring til to ansatte i hver barnehage.
$ Barnehagesjef; PPT
! Høsten 2021
@ - | Overgangsmøter mellom barnehage og skole for alle barn, ikke bare dem med vedtak
$ Styrere; Rektorer
! Hver vår
@ - | Intensiv leseopplæring i perioder på 1.–4. trinn
~ Skolene melder inn tall til skolesjefen to ganger i året.
$ Rektorer
! Skoleåret 2021/22 og videre => range 2021-08-01 2022-07-31 | ongoing 2021-01-01 2025-12-31
    | ongoing | range 2021-08-01 - | unresolved
@ - | Ressursteam ved hver skole
~ Mandat og faste møtetider skal være på plass før skolestart.
$ Rektorer; Helsestasjon; PPT
! Innen 15. august 2022
# 4.2 | Læringsmiljø
@ - | Revidere handlingsplan mot mobbing
~ Planen skal også dekke digitale plattformer.
$ Skolesjef
! Desember 2021
@ - | Elevråd fra 1. trinn
$ Rektorer
! 2022
@ - | Foreldremøte om nettvett på 4. og 7. trinn
$ Kontaktlærere; SLT-koordinator
! Årlig
@ - | Trivselslederordning i alle storefri
$ Rektorer; Elevråd
! Innen utgangen av 2023 => year - 2023-12-31
# 4.3 | Grunnleggende ferdigheter
@ - | Leseplan for 1.–10. trinn
~ Planen skal vise hvem som har ansvar for lesing i hvert fag.
~ Skolebibliotekarene deltar i arbeidet.
$ Fagnettverk norsk
! 1. halvår 2022
@ - | Nettverk i regning på tvers av skolene, fire samlinger i året
$ Fagnettverk matematikk
! 2022–2024
@ - | Prøve ut svømmeopplæring på barnehagenivå
$ Barnehagesjef; Kultur og fritid
! Våren 2023
# 4.4 | Kompetanse
@ - | Minst åtte lærere på videreutdanning hvert år
$ Skolesjef
! Hele planperioden => ongoing 2021-01-01 2025-12-31 | ongoing
@ - | Veilede nyutdannede de to første årene
$ Rektorer
! Løpende
@ - | Egen lederskole for avdelingsledere og pedagogiske ledere
~ Seks samlinger over to år. Kommunen samarbeider med nabokommunene om forelesere.
$ Skolesjef; Barnehagesjef
! Oppstart januar 2023 => month 2023-01-01 2023-01-31 | range 2023-01-01 - | unresolved
"""


def build(folder: Path) -> Path:
    path = folder / "c01-kvalitetsplan-haugmarka.pdf"
    notes = read(NOTES, year=2021, period=(START, END))
    parts.also(notes, "{code} {area}")
    for note in notes:
        goal = GOALS[note.area or ""]
        also = [*json.loads(note.more["area_also"]), goal, f"Mål: {goal}"]
        note.more["area_also"] = json.dumps(also, ensure_ascii=False)
    made = wordkit.new("Carlito", 11, margin=24)
    for level, size in ((1, 17), (2, 13)):
        wordkit.face(made.styles[f"Heading {level}"], "Carlito", size=size, colour="2E5395")
    parts.cover(
        made,
        (
            ("Kvalitetsplan for barnehage og skole", 30),
            ("2021–2025", 22),
            ("Haugmarka kommune", 15),
            ("Vedtatt i kommunestyret 17. juni 2021, sak 48/21", 11),
        ),
        before=7,
        ink="2E5395",
    )
    parts.footer(made, "Haugmarka kommune – Kvalitetsplan for barnehage og skole")
    _start(made)
    made.add_heading("4 Satsingsområder og tiltak", 1)
    for code, area, members in parts.groups(notes):
        made.add_heading(f"{code} {area}", 2)
        paragraph = made.add_paragraph()
        paragraph.add_run("Mål: ").bold = True
        paragraph.add_run(GOALS[area])
        _table(made, members)
    made.add_heading("5 Oppfølging", 1)
    made.add_paragraph(
        "Rektorer og styrere rapporterer i tilstandsrapporten, som kommunestyret behandler hvert "
        "år i november. Planen skal evalueres våren 2025."
    )
    parts.office(made, path)
    plan = kit.plan(
        "Kvalitetsplan for barnehage og skole 2021–2025", "Haugmarka kommune", START, END,
        language="nb", family="table_ruled_portrait", producer="python-docx + LibreOffice",
        period_also=[["2021-08-01", "2025-07-31"]],
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når", first=2)


def _start(made: Any) -> None:
    made.add_heading("1 Innledning", 1)
    made.add_paragraph(
        "Kvalitetsplanen bygger på samfunnsdelen av kommuneplanen, tilstandsrapporten for 2020 og "
        "tre verksteder med ansatte, foreldre og elever. Den gjelder for alle kommunale "
        "barnehager "
        "og skoler. De private barnehagene er invitert til å bruke den."
    )
    made.add_heading("2 Hva vet vi?", 1)
    made.add_paragraph(
        "På nasjonale prøver i lesing ligger 5. trinn på landsnittet, mens 8. trinn ligger tre "
        "skalapoeng under. I 2020 svarte 8,4 prosent av elevene på 7. trinn at de blir mobbet."
    )
    table = made.add_table(1, 4, style="Table Grid")
    parts.head(table.rows[0], ("Indikator", "2018", "2019", "2020"), fill="D9E2F3", ink="000000")
    for row in (
        ("Lesing 8. trinn", "48", "47", "47"),
        ("Andel mobbet 7. trinn", "7,1", "9,0", "8,4"),
        ("Ansatte uten formell kompetanse", "14", "11", "12"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            wordkit.put(cell, text)
    made.add_paragraph()
    made.add_heading("3 Verdier", 1)
    parts.bullets(made, ("Vi ser hvert barn", "Vi deler det vi kan", "Vi sier fra i tide"))


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 3, style="Table Grid")
    parts.head(table.rows[0], ("Tiltak", "Ansvar", "Når"), fill="2E5395")
    for note in notes:
        cells = table.add_row().cells
        for line in (note.title, *note.description):
            wordkit.put(cells[0], line)
        wordkit.put(cells[1], ", ".join(note.parties))
        wordkit.put(cells[2], note.time)
    wordkit.widths(table, 92, 40, 30)
    made.add_paragraph()
