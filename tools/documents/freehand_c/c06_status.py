"""A county's status report in the second year: a table with status and comments for each goal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2022, 1, 1), date(2025, 12, 31)

NOTES = """
# 1 | Flere i kollektivtrafikken
@ 1.1 | Ny rutestruktur på Nordsida
$ Samferdsel
! 2023
? Gjennomført => completed
? Trafikken startet 14. august. 11 % flere reisende enn samme høst i fjor. => completed (may)
@ 1.2 | Bestillingstransport i tre kommuner
$ Samferdsel
! 2022–2024
? Pågår => in_progress
? To kommuner er i gang. Den tredje venter på ny operatør. => in_progress (may)
@ 1.3 | Felles billett for buss, ferge og bysykkel
$ Kollektivselskapet
! 2024
? Forsinket => delayed
? Leverandøren har varslet at løsningen tidligst er klar i 2025. => delayed (may)
@ 1.4 | Gratis reise for ungdom i sommerferien
$ Fylkestinget
! Sommeren 2023
? Gjennomført => completed
? 8 400 kort delt ut. => completed, unknown (may)
# 2 | Trygg skolevei
@ 2.1 | Kartlegge skoleveier sammen med barna
$ Trafikksikkerhetsutvalget; Kommunene
! Innen 1. juli 2023
? Gjennomført => completed
@ 2.2 | Lys ved alle holdeplasser langs riksvei
$ Veieier
! 2025
? Ikke startet => not_started
? Ingen midler i handlingsprogrammet før 2025. => not_started (may)
@ 2.3 | Sykkelkurs for 5. trinn
$ Kommunene
! Årlig
? Pågår => in_progress, ongoing
? 31 skoler deltok i 2023, mot 24 året før. => in_progress, ongoing, unknown (may)
# 3 | Lavere utslipp
@ 3.1 | Null utslipp fra nye fergeanbud
$ Samferdsel
! Løpende
? Pågår => in_progress, ongoing
? Anbud for Ytre samband er lyst ut med krav om batteri. => in_progress, ongoing (may)
@ 3.2 | Biogass til ruteområde Øst
$ Kollektivselskapet
! 2024
? Stoppet => paused, cancelled
? For høy pris. Ny vurdering i økonomiplanen. => paused, cancelled (may)
@ 3.3 | Hurtiglading ved fergekaiene
+ find = 3.3 Hurtiglading ved
$ Næring og klima
! 2023
? Delvis gjennomført => in_progress
? Fire av sju kaier. Resten får strøm når nettet er bygd ut. => in_progress (may)
# 4 | Bedre veistandard
@ 4.1 | Rassikring av fem prioriterte punkt
$ Vei
! 2022–2025
? Pågår => in_progress
? Punkt 1 og 4 er ferdige. => in_progress (may)
@ 4.2 | Digitalt verktøy for vinterdrift
$ Vei
! 2. halvår 2022
? Gjennomført => completed
? Tatt i bruk av alle entreprenører fra 1. november 2022. => completed (may)
"""


def build(folder: Path) -> Path:
    path = folder / "c06-statusrapport-mobilitet-fylke.pdf"
    notes = read(NOTES, year=2022, period=(START, END), as_of="2023-12-31")
    parts.also(notes, "Mål {code}: {area}", "Mål {code}", "{code} {area}")
    made = wordkit.new("Open Sans", 9.5)
    wordkit.face(made.styles["Heading 1"], "Open Sans", size=17, colour="00594F")
    wordkit.face(made.styles["Heading 2"], "Open Sans", size=12, colour="00594F")
    _front(made)
    made.add_heading("2 Status for tiltakene per 31.12.2023", 1)
    for code, area, members in parts.groups(notes):
        made.add_heading(f"Mål {code}: {area}", 2)
        _table(made, members)
    made.add_heading("3 Vurdering", 1)
    made.add_paragraph(
        "Av tolv tiltak er fire gjennomført. Fylkesdirektøren foreslår ingen endringer i "
        "planen nå,"
        " men viser til at prisene på biogass og strøm vil påvirke arbeidet i 2024."
    )
    parts.footer(made, "Statusrapport 2023 – Handlingsplan for mobilitet 2022–2025")
    parts.office(made, path)
    plan = kit.plan(
        "Handlingsplan for mobilitet 2022–2025", "Midthavet fylkeskommune", START, END,
        language="nb", family="table_ruled_portrait", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)


def _front(made: Any) -> None:
    made.add_paragraph("Midthavet fylkeskommune")
    made.add_heading("Statusrapport 2023", 1)
    made.add_paragraph("Handlingsplan for mobilitet 2022–2025, år 2 av 4").runs[0].bold = True
    made.add_heading("1 Om rapporten", 1)
    made.add_paragraph(
        "Fylkestinget vedtok handlingsplanen i desember 2021. Her rapporterer vi på arbeidet i "
        "2023. Oversikten under viser antall tiltak etter status."
    )
    table = made.add_table(2, 5, style="Table Grid")
    rows = (
        ("Gjennomført", "Pågår", "Forsinket", "Ikke startet", "Stoppet"),
        ("4", "5", "1", "1", "1"),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            wordkit.put(cell, text)


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 6, style="Table Grid")
    heads = ("Nr.", "Tiltak", "Ansvarlig", "Frist", "Status", "Kommentar")
    parts.head(table.rows[0], heads, fill="CFE5E0", ink="000000", size=9)
    for note in notes:
        state, *comment = note.statuses
        words = (note.number, note.title, ", ".join(note.parties), note.time, state.text,
                 comment[0].text if comment else "")  # fmt: skip
        for cell, text in zip(table.add_row().cells, words, strict=True):
            wordkit.put(cell, str(text), size=8.5)
    wordkit.widths(table, 10, 36, 33, 23, 25, 43)
    made.add_paragraph()
