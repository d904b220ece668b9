"""A county's status table over pages: many short measures, the colour of a cell is the status."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    LongTable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from documents.fonts import font_file
from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read
from documents.stable import stabilise

START, END = date(2020, 1, 1), date(2023, 12, 31)

NOTES = """
# A | Buss
@ A1 | Ny rute 310 Storvik–Haugen, halvtimesdrift
$ Kollektivavd.
! 2020
? {} => completed
@ A2 | Sanntidsskjermer på 60 holdeplasser
$ Kollektivavd.
! 2020–2021
? {} => in_progress
@ A3 | Felles billett med Østvik fylke
$ Kollektivavd.
! 2021
? {} => not_started
@ A4 | Bestillingstransport i seks dalfører
$ Kollektivavd.; Kommunene
! Høst 2020
? {} => completed
@ A5 | Ungdomskort også i juli
$ Fylkestinget
! 2021
? {} => cancelled
# B | Båt og ferje
@ B1 | Elektrisk hurtigbåt, forprosjekt
$ Samferdselssjef
! 2022
? {} => in_progress
@ B2 | Landstrøm på fire kaier
$ Havnene
! 31.12.2021
? {} => in_progress
@ B3 | Universell utforming av venterom Ytre kai
$ Eiendom
! Vår 2020
? {} => completed
@ B4 | Nytt anbud ferjesamband Nes–Holmen
$ Samferdselssjef
! 2. kvartal 2022
? {} => not_started
@ B5 | Takstforsøk for syklende
$ Kollektivavd.
! Sommer 2021
? {} => not_started
# C | Veg
@ C1 | Rassikring Kleiva, 900 meter
$ Vegavd.
! 2020–2022
? {} => in_progress
@ C2 | Kartlegge bruer med lav bæreevne
$ Vegavd.
! 2020
? {} => completed
@ C3 | Fjerne 40 farlige kryss mellom turveg og fylkesveg
$ Vegavd.; Kommunene
! Løpende
? {} => in_progress
@ C4 | Forsterket midtoppmerking Fv. 12
$ Vegavd.
! Høst 2021
? {} => not_started
@ C5 | Nytt rasteplasskonsept
$ Vegavd.
! 2023
? {} => cancelled
@ C6 | Trafikksikkerhetsprisen for skoler
$ Trafikksikkerhetsutvalget
! Årlig
? {} => in_progress
# D | Gods og miljø
@ D1 | Godsstrategi
$ Plan
! 1. halvår 2021
? {} => completed
@ D2 | Fyllestasjon for biogass
$ Næring
! Innen utgangen av 2023
? {} => not_started
@ D3 | Krav om utslippsfrie lastebiler i egne innkjøp
$ Innkjøp
! 2022
? {} => in_progress
@ D4 | Sjøtransport av grus til vegbygging
$ Vegavd.; Næring
! 2021–2023
? {} => not_started
# E | Kunnskap
@ E1 | Reisevaneundersøkelse
$ Plan
! Mars 2020
? {} => completed
@ E2 | Åpne data om trafikkmengde
$ Digitalisering
! 2021
? {} => completed
@ E3 | Medvirkning: ungdommens reisepanel
$ Ungdommens fylkesråd
! Løpende
? {} => in_progress
@ E4 | Modell for beregning av nytte ved små tiltak
$ Plan
! 2022
? {} => cancelled
"""

FILL = {
    "completed": "#6aa84f",
    "in_progress": "#f6d55c",
    "not_started": "#d9483b",
    "cancelled": "#9e9e9e",
}
MEANS = (
    ("completed", "Gjennomført"),
    ("in_progress", "Pågår"),
    ("not_started", "Ikke påbegynt"),
    ("cancelled", "Utgår"),
)


def build(folder: Path) -> Path:
    path = folder / "b25-transport-status.pdf"
    notes = read(NOTES, year=2020, period=(START, END), as_of="2021-12-31")
    for note in notes:
        note.more["area_also"] = json.dumps([f"{note.code} {note.area}"], ensure_ascii=False)
    for name, style in (("Narrow", "Regular"), ("NarrowB", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(font_file("Carlito", style))))
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=landscape(A4), leftMargin=18 * mm, rightMargin=18 * mm,
        topMargin=20 * mm, bottomMargin=18 * mm,
    ).build(_story(notes), onFirstPage=_feet, onLaterPages=_feet)  # fmt: skip
    path.write_bytes(stabilise(out.getvalue()))
    plan = kit.plan(
        "Handlingsprogram 2020–2023", "Havlandet fylkeskommune", START, END, language="nb",
        family="status_symbols", producer="ReportLab",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Gjennomføring", first=2)


def _feet(canvas: Any, template: Any) -> None:
    canvas.setFont("Narrow", 8)
    canvas.drawString(18 * mm, 10 * mm, "Regional transportplan – status 31.12.2021")
    canvas.drawRightString(279 * mm, 10 * mm, f"Side {template.page}")


def _story(notes: list[Note]) -> list[Any]:
    title = ParagraphStyle("t", fontName="NarrowB", fontSize=26, leading=30)
    text = ParagraphStyle("p", fontName="Narrow", fontSize=10.5, leading=14, spaceAfter=6)
    legend = Table(
        [["", word] for _, word in MEANS], colWidths=[10 * mm, 50 * mm], hAlign="LEFT",
        style=[("FONT", (0, 0), (-1, -1), "Narrow", 10),
               ("GRID", (0, 0), (0, -1), 2, colors.white),
               *(("BACKGROUND", (0, i), (0, i), FILL[s]) for i, (s, _) in enumerate(MEANS))],
    )  # fmt: skip
    return [
        Spacer(1, 25 * mm),
        Paragraph("Handlingsprogram 2020–2023", title),
        Paragraph("Status for tiltakene per 31.12.2021. Havlandet fylkeskommune", text),
        Spacer(1, 12 * mm),
        Paragraph(
            "Handlingsprogrammet til regional transportplan har 24 tiltak. Samferdselsutvalget "
            "får en enkel oversikt to ganger i året. Fargen viser hvor langt arbeidet er kommet. "
            "Pandemien har gitt færre reisende og mindre inntekter: Billettinntektene falt fra "
            "212 millioner kroner i 2019 til 131 millioner i 2020.", text,
        ),
        Paragraph("Fargekoder", ParagraphStyle("h", parent=text, fontName="NarrowB")),
        legend,
        PageBreak(),
        _table(notes),
    ]  # fmt: skip


def _table(notes: list[Note]) -> Any:
    cell = ParagraphStyle("c", fontName="Narrow", fontSize=9.5, leading=11.5)
    rows: list[list[Any]] = [["Nr.", "Tiltak", "Ansvar", "Gjennomføring", "Status"]]
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), "Narrow", 9.5),
        ("FONT", (0, 0), (-1, 0), "NarrowB", 10),
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    area = None
    for note in notes:
        if note.area != area:
            area = note.area
            style += [("FONT", (0, len(rows)), (-1, len(rows)), "NarrowB", 11),
                      ("SPAN", (0, len(rows)), (-1, len(rows))),
                      ("TOPPADDING", (0, len(rows)), (-1, len(rows)), 9)]  # fmt: skip
            rows.append([f"{note.code} {area}", "", "", "", ""])
        style.append(("LINEBELOW", (0, len(rows)), (3, len(rows)), 0.3, colors.grey))
        fill = FILL[note.statuses[0].truth["state"]]
        style.append(("BACKGROUND", (4, len(rows)), (4, len(rows)), fill))
        parties = Paragraph(", ".join(note.parties), cell)
        rows.append([note.number, Paragraph(note.title, cell), parties, note.time, ""])
    return LongTable(
        rows, colWidths=[v * mm for v in (14, 122, 60, 43, 20)], repeatRows=1, style=style
    )
