"""An activity plan kept in Excel and printed to PDF: frozen header, area rows, a status column."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2024, 1, 1), date(2024, 12, 31)

NOTES = """
# 1 | Transport
@ 1.1 | Bytte ut fire dieselbiler i hjemmetjenesten
+ note = Leasingavtalene går ut i mai. Ny avtale med krav om el.
$ Enhet hjemmetjenester
+ effect = 12 tonn CO2
! 01.06.2024
? Pågår => in_progress
@ 1.2 | Lademulighet ved alle omsorgsbygg
+ note = Mangler på Solbakken og Lia.
$ Eiendom
+ effect = -
! Q3 2024
? Ikke startet => not_started
@ 1.3 | Sykkelparkering med tak ved rådhuset
+ note = 24 plasser. Midler fra fylket er innvilget.
$ Teknisk drift
+ effect = -
! 30.04.2024
? Ferdig => completed
@ 1.4 | Samkjøring til Herøyanlegget
+ note = App prøves ut av idrettsrådet.
$ Kultur
+ effect = 4 tonn CO2
! Q2–Q4 2024 => range 2024-04-01 2024-12-31
? Pågår => in_progress
# 2 | Bygg og energi
@ 2.1 | Solceller på Neset skole
+ note = Anbud ute 15. februar.
$ Eiendom
+ effect = 60 000 kWh
! 01.11.2024
? Forsinket => delayed
@ 2.2 | Nattsenking av ventilasjon i alle skolebygg
+ note = Driftsoperatørene får kurs først.
$ Eiendom
+ effect = 140 000 kWh
! Q1 2024
? Ferdig => completed
@ 2.3 | Energimerking av bygg over 500 m2
$ Eiendom
+ effect = -
! 31.12.2024
? Pågår => in_progress
@ 2.4 | Klimakrav i alle nye rammeavtaler
+ note = Minst 30 % vekt.
$ Innkjøp
+ effect = Ikke beregnet
! Løpende
? Løpende => ongoing
# 3 | Avfall og forbruk
@ 3.1 | Innføre sortering av matavfall på sykehjem og i barnehager
+ note = Tre kjøkken gjenstår.
$ Enhetsledere
+ effect = 9 tonn avfall
! 01.09.2024
? Pågår => in_progress
@ 3.2 | Ombruksportal for møbler
+ note = Samarbeid med nabokommunene om felles lager.
$ Innkjøp; Eiendom
+ effect = 300 000 kr
! Q4 2024
? Utsatt => delayed
@ 3.3 | Bare gjenbrukt eller svanemerket papir
$ Fellestjenester
+ effect = -
! 01.01.2024
? Ferdig => completed
# 4 | Natur og areal
@ 4.1 | Arealregnskap for hele kommunen
+ note = Konsulent er engasjert.
$ Plan og miljø
+ effect = -
! Q2 2024
? Pågår => in_progress
@ 4.2 | Restaurere myra ved Langtjern, 14 daa
+ note = Grunneier trakk seg i mars.
$ Plan og miljø
+ effect = 20 tonn CO2
! 01.10.2024
? Utgår => cancelled
@ 4.3 | Klimabudsjett som del av økonomiplan 2025–2028
+ note = Mal fra fylket tas i bruk.
$ Økonomi; Plan og miljø
+ effect = -
! Oktober
? Ikke startet => not_started
"""

HEADS = ("Nr", "Tiltak", "Ansvarlig", "Frist", "Status", "Forventet effekt", "Merknad")
WIDTHS = (6, 36, 20, 13, 13, 17, 32)


def build(folder: Path) -> Path:
    path = folder / "c04-klimatiltak-herneset-regneark.pdf"
    notes = read(NOTES, year=2024, period=(START, END))
    parts.also(notes, "{code} {area}", "{code}. {area}")
    parts.office(_book(notes), path, suffix=".xlsx")
    plan = kit.plan(
        "Handlingsplan klima 2024", "Herneset kommune", START, END, language="nb",
        family="spreadsheet", producer="openpyxl + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, any_order=True)


def _book(notes: list[Note]) -> Any:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Tiltak 2024"
    sheet["A1"] = "Handlingsplan klima 2024"
    sheet["A1"].font = Font(name="Carlito", size=16, bold=True)
    sheet["A2"] = "Herneset kommune. Oppdatert 15.04.2024 av klimarådgiver"
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _row(sheet, 4, HEADS, bold=True, fill="C6E0B4")
    at = 5
    for code, area, members in parts.groups(notes):
        _row(sheet, at, (code, area, "", "", "", "", ""), bold=True, fill="F2F2F2")
        at += 1
        for n in members:
            words = (n.number, n.title, "/".join(n.parties), n.time, n.status,
                     n.more["effect"], n.more.get("note", ""))  # fmt: skip
            _row(sheet, at, words)
            at += 1
    _print(sheet)
    return book


def _row(sheet: Any, at: int, words: Any, *, bold: bool = False, fill: str = "") -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    lines = max(1 + len(str(t)) // (w - 3) for t, w in zip(words, WIDTHS, strict=True))
    sheet.row_dimensions[at].height = 15 * (1 if fill else lines) + 1
    thin = Side(style="thin", color="A6A6A6")
    for column, text in enumerate(words, 1):
        cell = sheet.cell(row=at, column=column, value=text)
        cell.font = Font(name="Carlito", size=11, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(top=thin, bottom=thin, left=thin, right=thin)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)


def _print(sheet: Any) -> None:
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "4:4"
    sheet.oddFooter.center.text = "Side &P av &N"
    sheet.oddHeader.right.text = "Tiltak 2024"
