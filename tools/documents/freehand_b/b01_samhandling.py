"""Samhandlingsplan over three years: cover, text chapters, landscape tables, status by party."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Pt

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

START, END = date(2022, 1, 1), date(2024, 12, 31)

NOTES = """
# Barn og unge
@ 1 | Felles tverrfagleg team for barn med samansette vanskar
~ Prøve ut modellen i to kommunar før han vert teken i bruk i heile opptaksområdet.
~ Utarbeide felles mandat og rutine for inntak
~ Opplæring av koordinatorar
$ Barne- og ungdomsklinikken; Kommunane Elvestad og Nordrelid
! 2022–2023
? Begge pilotkommunane har hatt oppstart. Mandatet er vedteke, opplæringa held fram.
    => in_progress
@ 2 | Innkallingspraksis til ansvarsgruppemøte
~ Fastlegen og spesialisthelsetenesta skal få innkalling minst fire veker før møtet.
$ Kommunane
! Innan 1. september 2022
? [Elvestad] Ny mal er teken i bruk. => completed
? [Nordrelid] Ikkje starta. => not_started
? [Ytterøy] Malen er til utprøving ved eitt kontor. => in_progress
@ 3 | Overgang frå barn til vaksen ved langvarig sjukdom
~ Lage felles overgangsskjema og informasjon til foreldre.
$ Barne- og ungdomsklinikken; Medisinsk klinikk
! Haust 2023
? Utsett til våren 2024 fordi prosjektleiaren har slutta. => delayed
# Pasientar med alvorleg psykisk liding og rus
@ 4 | ACT/FACT-team i indre region
~ Søkje om tilskot, tilsetje teamleiar og inngå avtale om drift mellom sjukehuset og dei
    fire kommunane. Avtalen skal ha ein plan for kva som skjer når tilskotet fell bort.
$ Psykisk helsevern; Kommunane i indre region
! Vår 2022 – haust 2023
? Teamet har vore i drift sidan mai 2023 og har 31 brukarar. => completed, ongoing
@ 5 | Felles kriseplan som følgjer pasienten
~ Kriseplanen skal ligge i kjernejournal
~ Pasienten får alltid ein kopi
$ DPS; Legevakt
! 2. kvartal 2023
? Stilt i bero i påvente av nasjonal løysing. => paused
@ 6 | Hospitering mellom rustenesta og NAV
$ Rus og avhengigheit; NAV Indre
! Årleg
? {} => unknown (may)
# Skrøpelege eldre
@ 7 | Tryggare utskriving på fredagar
~ Kartlegge utskrivingar etter klokka 14 på fredagar og dagen før heilagdag
~ Bli einige om kva medisinar som skal følgje pasienten heim
~ Ringje opp pasienten innan to døgn
$ Medisinsk klinikk; Kirurgisk klinikk; Alle kommunane
! Innan utgangen av 2022 => year - 2022-12-31
? Kartlegginga er ferdig. Ordninga med oppringing er i gang ved to av fem sengepostar.
    => in_progress
@ 8 | Geriatrisk team reiser ut
~ Teamet skal vere på sjukeheimane ein dag i månaden og vere tilgjengeleg på video dei andre
    vekene.
$ Geriatrisk seksjon
! Fortløpande
? I drift. 44 besøk så langt i 2023. => ongoing
@ 9 | E-meldingar – felles brukarforum
$ Samhandlingssjefen; IKT-rådgjevarane i kommunane
! Heile planperioden => ongoing 2022-01-01 2024-12-31
? Forumet møtest kvart kvartal. => ongoing, in_progress
# Helseberedskap
@ 10 | Samordne smittevernplanane
~ Planane skal seie kven som avgjer flytting av pasientar mellom institusjonar.
$ Smittevernlegane; Beredskapssjefen
! Februar 2023
? Ferdig. Planane vart godkjende i møte 14. mars 2023. => completed
@ 11 | Øving i masseskade med tap av kommunikasjon
$ Beredskapssjefen; Alle kommunane
! Veke 41 2024
? Planlegginga startar i januar 2024. => not_started
"""

OLD = ("Rutine for legemiddelsamstemming ved innlegging", "Felles kurs i palliasjon")


def build(folder: Path) -> Path:
    path = folder / "b01-samhandling-fjordane.pdf"
    notes = read(NOTES, year=2022, period=(START, END), as_of="2023-11-01")
    made = wordkit.new("Carlito", 10.5)
    wordkit.face(made.styles["Heading 1"], "Carlito", size=18, colour="004B6B")
    wordkit.face(made.styles["Heading 2"], "Carlito", size=13, colour="004B6B")
    _cover(made)
    _text(made)
    wordkit.turn(made, wide=True)
    made.add_heading("5 Tiltak i perioden", 1)
    made.add_paragraph(
        "Tabellane viser kva partane har vorte einige om. Statuskolonna vart sist oppdatert "
        "til møtet i samhandlingsutvalet i november 2023."
    )
    for index, area in enumerate(dict.fromkeys(n.area for n in notes), 1):
        made.add_heading(f"5.{index} {area}", 2)
        _table(made, [n for n in notes if n.area == area])
    wordkit.turn(made, wide=False)
    _end(made)
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".docx"))
    plan = kit.plan(
        "Handlingsplan 2022–2024", "Samhandlingsutvalet i Fjordane lokalsjukehusområde",
        START, END, language="nn", family="table_merged_area",
        producer="python-docx + LibreOffice",
    )  # fmt: skip
    optional: list[dict[str, Any]] = [
        {"key": f"b01:old{i}", "number": None, "area": None, "title": t, "description": "",
         "responsible": [], "deadlines": [], "statuses": [], "page": None, "only_year": 2021}
        for i, t in enumerate(OLD)
    ]  # fmt: skip
    _areas_with_numbers(notes)
    return kit.truth(path, notes, plan=plan, label="Tidsramme", first=4, optional=optional)


def _areas_with_numbers(notes: list[Note]) -> None:
    for index, area in enumerate(dict.fromkeys(n.area for n in notes), 1):
        for note in notes:
            if note.area == area:
                note.more["area_also"] = f'["5.{index} {area}"]'


def _cover(made: Any) -> None:
    for _ in range(9):
        made.add_paragraph()
    title = made.add_paragraph()
    run = title.add_run("Handlingsplan 2022–2024")
    run.font.size, run.bold = Pt(34), True
    made.add_paragraph("Samhandlingsutvalet i Fjordane lokalsjukehusområde").runs[
        0
    ].font.size = Pt(16)
    made.add_paragraph("Vedteken 9. desember 2021. Rullert med status november 2023")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    footer = made.sections[0].footer.paragraphs[0]
    footer.add_run("Handlingsplan 2022–2024 | Samhandlingsutvalet            Side ")
    wordkit.field(footer, "PAGE")
    footer.add_run(" av ")
    wordkit.field(footer, "NUMPAGES")


def _text(made: Any) -> None:
    made.add_heading("Innhald", 1)
    for line, page in (
        ("1 Føreord", 2), ("2 Bakgrunn", 3), ("3 Organisering", 3), ("4 Mål", 3),
        ("5 Tiltak i perioden", 4), ("5.1 Barn og unge", 4), ("5.3 Skrøpelege eldre", 6),
        ("6 Avslutta tiltak", 8),
    ):  # fmt: skip
        made.add_paragraph(f"{line} {'.' * (110 - 2 * len(line))} {page}")
    made.add_heading("1 Føreord", 1)
    made.add_paragraph(
        "Kommunane og sjukehuset har no samarbeidd i tolv år under dei avtalane som lova krev. "
        "Mykje er betre enn før. Likevel fortel både pasientar og tilsette om dagar der ingen "
        "visste kven som hadde ansvaret. Denne planen er meint å vere kort. Han skal seie kven "
        "som gjer kva, og når."
    )
    made.add_paragraph("Astri Holmefjord Lie, leiar av samhandlingsutvalet")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_heading("2 Bakgrunn", 1)
    made.add_paragraph(
        "Området har 41 300 innbyggjarar fordelte på seks kommunar. Talet på personar over 80 år "
        "vil auke med 74 prosent fram til 2040. Tabell 1 viser utskrivingsklare pasientar som "
        "vart liggjande på sjukehuset."
    )
    table = made.add_table(4, 4, style="Light Grid Accent 1")
    rows = (
        ("Kommune", "2019", "2020", "2021"),
        ("Elvestad", "112", "96", "140"),
        ("Nordrelid", "64", "71", "58"),
        ("Ytterøy", "9", "14", "11"),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    made.add_paragraph("Tabell 1. Liggjedøgn for utskrivingsklare pasientar.").runs[
        0
    ].italic = True
    made.add_heading("3 Organisering", 1)
    made.add_paragraph("Utvalet møtest fire gonger i året. Saker vert førebudde av:")
    for text in (
        "arbeidsutvalet, med ein representant frå kvar part",
        "faglege samarbeidsutval, som vert oppnemnde for to år",
        "brukarutvalet ved sjukehuset",
    ):
        made.add_paragraph(text, style="List Bullet")
    made.add_heading("4 Mål", 1)
    for text in (
        "Pasientane skal oppleve at tenestene heng saman",
        "Ressursane skal nyttast der dei gjer mest nytte",
        "Partane skal vere likeverdige",
    ):
        made.add_paragraph(text, style="List Number")


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 5, style="Table Grid")
    heads = ("Nr.", "Tiltak", "Ansvarlege partar", "Tidsramme", "Status pr. 01.11.2023")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        wordkit.put(cell, text, bold=True, ink="FFFFFF", size=10)
        wordkit.shade(cell, "004B6B")
    wordkit.repeat(table.rows[0])
    for note in notes:
        cells = table.add_row().cells
        wordkit.put(cells[0], f"{note.number}.")
        wordkit.put(cells[1], note.title, bold=True)
        listed = len(note.description) > 1
        for i, line in enumerate(note.description):
            lead = listed and not line.endswith(".")
            style = "List Bullet" if lead or (listed and i) else None
            wordkit.put(cells[1], line, fresh=True, style=style)
        for party in note.parties:
            wordkit.put(cells[2], party)
        wordkit.put(cells[3], note.time)
        for s in note.statuses:
            wordkit.put(cells[4], f"{s.scope}: {s.text}" if s.scope else s.text)
    wordkit.widths(table, 11, 98, 46, 30, 66)
    made.add_paragraph()


def _end(made: Any) -> None:
    made.add_heading("6 Avslutta tiltak", 1)
    made.add_paragraph(
        "Desse tiltaka frå planen for 2021 er gjennomførte og vert ikkje førte vidare:"
    )
    for text in OLD:
        made.add_paragraph(text, style="List Bullet")
    made.add_paragraph("Spørsmål om planen kan rettast til sekretariatet i samhandlingsavdelinga.")
