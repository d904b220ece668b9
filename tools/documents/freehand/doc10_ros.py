"""Follow-up list of a risk analysis printed from a workbook: many columns, three pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from documents.freehand.printing import sheet_pdf
from documents.freehand.truth import due, measure, plan, state

FILE = "b/ros-tiltaksliste-havvik-2023-2024.pdf"

HEAD = ("ID", "Uønsket hendelse", "Risiko", "Tiltak", "F/S", "Ansvarlig", "Frist",
        "Status per 01.10.2023", "Kommentar")  # fmt: skip
# hendelse, risiko, [(tiltak, F/S, ansvarlig, frist, status, kommentar)]
EVENTS: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    ("Bortfall av strøm over 72 timer", "R", [
        ("Anskaffe mobilt aggregat til sykehjemmet", "S", "Teknisk sjef", date(2023, 6, 1),
         "Lukket", ""),
        ("Oversikt over hjemmeboende med livsviktig medisinsk utstyr", "F", "Leder "
         "hjemmetjenesten", date(2023, 3, 31), "Lukket", "Oppdateres hvert kvartal"),
        ("Drivstoffavtale med lokal leverandør", "F", "Beredskapskoord.", date(2024, 2, 1),
         "Under arbeid", "Utkast sendt leverandør 12.9."),
        ("Etablere tre trygghetspunkt (Havvik skole, Nesset grendehus, Ytterøy bedehus)", "S",
         "Kommunedirektør", date(2023, 12, 31), "Under arbeid", "Nesset er klart"),
    ]),
    ("Ekom-utfall", "R", [
        ("Anskaffe satellittelefon (2 stk)", "S", "IT-leder", date(2023, 5, 1), "Lukket", ""),
        ("Nødnettradio til kriseledelsen. Krever opplæring av minst fire personer.", "S",
         "Brannsjef", date(2023, 9, 1), "Forsinket", "Leveranse ventes uke 46"),
        ("Papirutgave av beredskapsplan i alle enheter", "F", "Enhetsledere", "Fortløpende",
         "Åpen", ""),
    ]),
    ("Skred og flom", "R", [
        ("Kartlegge skredfare over Strandvegen\nBestilles sammen med nabokommunen.", "F",
         "Plan/Teknisk", "2024", "Åpen", "Søknad om tilskudd avslått, ny søknad januar"),
        ("Rense stikkrenner før høsten", "F", "Teknisk drift", "Årlig", "Løpende", ""),
        ("Varslingsrutine ved farenivå oransje", "S", "Beredskapskoord.", date(2023, 4, 15),
         "Lukket", ""),
        ("Flytte barnehagens uteområde", "F", "Eiendom", "Uavklart", "Ikke aktuelt",
         "Ny vurdering viser lav risiko"),
    ]),
    ("Pandemi", "G", [
        ("Revidere smittevernplanen", "F", "Kommuneoverlegen", "1. kvartal 2024", "Under arbeid",
         ""),
        ("Lager av smittevernutstyr for tre måneder", "F", "Innkjøp, sykehjemmet",
         date(2023, 10, 1), "Lukket", "Rullerende lager"),
    ]),
    ("Svikt i vannforsyning", "G", [
        ("Reservevann fra Litlevatnet – avtale og teknisk løsning", "S", "VA-ingeniør",
         date(2024, 12, 31), "Under arbeid", "Avtale signert, rør bestilt"),
        ("Nødvannstank", "S", "VA-ingeniør", date(2023, 11, 15), "Åpen", ""),
        ("Adgangskontroll på vannverket", "F", "VA-ingeniør", "Gjennomført", "", ""),
    ]),
    ("Cyberangrep", "R", [
        ("To-faktor på alle systemer", "F", "IT-leder", date(2023, 8, 1), "Lukket", ""),
        ("Øvelse: drift uten fagsystem i 48 timer", "S", "IT-leder og enhetsledere", "Høst 2023",
         "Åpen", "Dato satt til 22.11."),
        ("Gjenopprettingsplan for journalsystemet", "S", "IT-leder / systemansvarlig",
         date(2023, 6, 30), "Forsinket", "Avventer felles løsning i regionen"),
    ]),
    ("Skyting i skole (PLIVO)", "G", [
        ("Øve alle skoler", "F", "Rektorene", "Innen 31.12.2024", "Under arbeid", "2 av 5 skoler"),
        ("Låsbare klasserom", "F", "Eiendom", "2024-2025", "Åpen", "Kostnad ikke beregnet"),
    ]),
]  # fmt: skip
_STATES: dict[str, tuple[str, list[str]]] = {
    "Lukket": ("completed", []),
    "Åpen": ("not_started", ["unknown", "in_progress"]),
    "Under arbeid": ("in_progress", []),
    "Forsinket": ("delayed", []),
    "Løpende": ("ongoing", []),
    "Ikke aktuelt": ("cancelled", []),
}
_WORDED = {
    "Fortløpende": ("ongoing", None, None),
    "2024": ("year", "2024-01-01", "2024-12-31"),
    "Årlig": ("recurring", None, None),
    "Uavklart": ("unresolved", None, None),
    "1. kvartal 2024": ("quarter", "2024-01-01", "2024-03-31"),
    "Gjennomført": ("done", None, None),
    "Høst 2023": ("season", "2023-07-01", "2023-12-31"),
    "Innen 31.12.2024": ("date", None, "2024-12-31"),
    "2024-2025": ("range", "2024-01-01", "2025-12-31"),
}
_WHO = {
    "Plan/Teknisk": ["Plan", "Teknisk"],
    "Innkjøp, sykehjemmet": ["Innkjøp", "sykehjemmet"],
    "IT-leder og enhetsledere": ["IT-leder", "enhetsledere"],
    "IT-leder / systemansvarlig": ["IT-leder", "systemansvarlig"],
}
_TITLES = {
    "Nødnettradio": (
        "Nødnettradio til kriseledelsen.",
        "Krever opplæring av minst fire personer.",
    ),
    "Kartlegge skredfare": (
        "Kartlegge skredfare over Strandvegen",
        "Bestilles sammen med nabokommunen.",
    ),
}


def _rows() -> list[tuple[str, str, str, tuple[Any, ...]]]:
    flat = [(event, risk, row) for event, risk, rows in EVENTS for row in rows]
    return [(f"T{i:02d}", event, risk, row) for i, (event, risk, row) in enumerate(flat, 1)]


def _measures() -> list[dict[str, Any]]:
    made = []
    for number, event, _, (text, _, who, when, told, _) in _rows():
        title, rest = next(
            (pair for start, pair in _TITLES.items() if text.startswith(start)), (text, "")
        )
        if isinstance(when, date):
            day = when.isoformat()
            deadline = due(f"{when:%d.%m.%Y}", "Frist", "date", day, day)
        else:
            deadline = due(when, "Frist", *_WORDED[when])
        if told:
            meant, other = _STATES[told]
            states = [state(meant, told, as_of="2023-10-01", also_ok=other)]
        else:
            states = [state("completed", "Gjennomført")]
        made.append(
            measure(
                title,
                rest,
                number=number,
                area=event,
                who=_WHO.get(who, [who]),
                due=[deadline],
                status=states,
            )
        )
    return made


TRUTH = plan(
    "Oppfølging av helhetlig ROS-analyse – tiltaksliste 2023–2024",
    "Havvik kommune",
    (2023, 2024),
    *_measures(),
    language="nb",
    family="spreadsheet_many_columns",
    producer="openpyxl + LibreOffice",
)

_LINE = Side(style="hair", color="000000")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILLS = {"R": "F4A6A0", "G": "FFE699", "Lukket": "C6E0B4", "Forsinket": "F8CBAD"}


def make() -> bytes:
    """The PDF."""
    book = Workbook()
    sheet = book.active
    for column, width in zip("ABCDEFGHI", (6, 17, 7, 38, 5, 19, 13, 14, 27), strict=True):
        sheet.column_dimensions[column].width = width
    sheet["A1"] = "Oppfølging av helhetlig ROS-analyse – tiltaksliste 2023–2024"
    sheet["A1"].font = Font(name="Carlito", size=15, bold=True)
    sheet["A2"] = "R = rød risiko, G = gul risiko. F = forebyggende, S = skadebegrensende tiltak"
    sheet["A2"].font = Font(name="Carlito", size=9, italic=True)
    for place, text in enumerate(HEAD, 1):
        _cell(sheet, 4, place, text, bold=True, fill="BDD7EE")
    before, first = None, 5
    for at, (number, event, risk, row) in enumerate(_rows(), 5):
        if event != before and before is not None:
            _merge(sheet, first, at - 1)
        if event != before:
            before, first = event, at
        values = (number, event if at == first else None, risk if at == first else None, *row)
        for place, value in enumerate(values, 1):
            fill = _FILLS.get(str(value)) if place in {3, 8} else None
            _cell(sheet, at, place, value, fill=fill)
        lines = max(len(row[0]) // 40 + 1 + row[0].count("\n"), len(row[5]) // 27 + 1, 1)
        sheet.row_dimensions[at].height = 13 * max(lines, 2 if len(row[2]) > 20 else 1) + 6
    _merge(sheet, first, 4 + len(_rows()))
    sheet.print_title_rows = "4:4"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.oddHeader.left.text = "Havvik kommune"
    sheet.oddHeader.right.text = "Unntatt offentlighet: nei"
    sheet.oddFooter.center.text = "&P/&N"
    return sheet_pdf(book)


def _merge(sheet: Any, first: int, last: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=2, end_column=2)
        sheet.merge_cells(start_row=first, end_row=last, start_column=3, end_column=3)


def _cell(
    sheet: Any, at: int, column: int, value: object, *, bold: bool = False, fill: str | None = None
) -> None:
    cell = sheet.cell(row=at, column=column, value=value or None)
    cell.font = Font(name="Carlito", size=10, bold=bold)
    across = "center" if column in {1, 3, 5} else "left"
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
    cell.border = _GRID
    if isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"
    if fill:
        cell.fill = PatternFill("solid", start_color=fill)
