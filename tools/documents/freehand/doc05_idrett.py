"""Sports facilities programme printed from a workbook: sums in year columns, a second sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from documents.freehand.printing import sheet_pdf
from documents.freehand.truth import due, measure, plan, state, years

FILE = "a/idrett-friluftsliv-handlingsprogram-granlia-2024-2027.pdf"

HEAD = ("Nr", "Anlegg", "Anleggseier/søker", "Kostnad", "Spillemidler", "Komm. tilskudd",
        "2024", "2025", "2026", "2027", "Merknad")  # fmt: skip
FACILITIES: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("A. Ordinære anlegg", [
        ("1", "Rehabilitering kunstgress Granlia stadion", "Granlia IL", 6200, 1900, 1240,
         1240, None, None, None, "Fornyet søknad"),
        ("2", "Lysløype Tverrås, 3,2 km med LED", "Tverrås skilag", 2850, 950, 570,
         None, 300, 270, None, ""),
        ("3", "Garderober Nedre hall", "Granlia kommune", 9400, 1000, 9400,
         None, None, 4700, 4700, "Forprosjekt ferdig. Avventer budsjettvedtak."),
        ("4", "Skytebane 100 m – elektroniske skiver", "Granlia skytterlag", 780, 260, 156,
         None, 156, None, None, "Ny"),
    ]),
    ("B. Nærmiljøanlegg", [
        ("1", "Pumptrack v/ungdomsskolen", "FAU ved Granlia u.skole", 690, 300, 200,
         200, None, None, None, "Under bygging"),
        ("2", "Ballbinge Solgrenda", "Solgrenda vel", 540, 270, 108, None, None, None, 108,
         "Mangler grunneieravtale"),
        ("3", "Gapahuk og brygge for alle, Langtjern", "Granlia jeger- og fiskerforening",
         410, 205, 82, None, 82, None, None, ""),
    ]),
    ("C. Anlegg som ikke er prioritert i perioden", []),
]  # fmt: skip
ACTIVITY = [
    ("Mål", "Hva gjør vi", "Hvem følger opp", "Tidsrom", "Status pr. 15.9.2023"),
    ("Flere i aktivitet", "Aktivitetskort for barn 6–18 år i familier med lav inntekt",
     "NAV Granlia", "2024-2027", "Ordningen er i gang"),
    ("", "Åpen hall på lørdager\nGratis, uten påmelding. Voksne fra idrettslagene er verter.",
     "Kultur og fritid, idrettsrådet", "Fra høsten 2024", "Ikke startet"),
    ("Bedre friluftsliv", "Revidere kart over friluftslivsområder", "Arealplan", "31.12.2025",
     "Påbegynt"),
    ("", "Parkeringsplass og toalett ved Langtjern", "Teknisk drift", "2026", ""),
]  # fmt: skip
_YEARS = (2024, 2025, 2026, 2027)


def _facilities() -> list[dict[str, Any]]:
    made = []
    for area, rows in FACILITIES:
        for row in rows:
            paid = [y for y, sum_ in zip(_YEARS, row[6:10], strict=True) if sum_]
            span = f"{paid[0]}" if len(paid) == 1 else f"{paid[0]}-{paid[-1]}"
            told = _STATE.get(row[10])
            made.append(
                measure(
                    row[1],
                    number=row[0],
                    area=area[3:],
                    area_also=[area],
                    who=[row[2]],
                    due=[years(span, None) | {"text": ""}],
                    status=[state(told[0], row[10], also_ok=told[1], optional=True)]
                    if told
                    else [],
                )
            )
    return made


_STATE: dict[str, tuple[str, Sequence[str]]] = {
    "Fornyet søknad": ("in_progress", ("not_started", "unknown", "delayed", "ongoing")),
    "Forprosjekt ferdig. Avventer budsjettvedtak.": ("in_progress", ("paused", "not_started")),
    "Ny": ("not_started", ("unknown",)),
    "Under bygging": ("in_progress", ()),
    "Mangler grunneieravtale": ("not_started", ("unknown", "paused", "in_progress", "delayed")),
}
_DAY = "2023-09-15"

TRUTH = plan(
    "Handlingsprogram for idrett og friluftsliv 2024-2027",
    "Granlia kommune",
    (2024, 2027),
    *_facilities(),
    measure(
        ACTIVITY[1][1],
        area=ACTIVITY[1][0],
        who=["NAV Granlia"],
        due=[years("2024-2027", "Tidsrom")],
        status=[
            state("ongoing", ACTIVITY[1][4], as_of=_DAY, also_ok=["in_progress"]),
        ],
    ),
    measure(
        "Åpen hall på lørdager",
        "Gratis, uten påmelding. Voksne fra idrettslagene er verter.",
        area=ACTIVITY[1][0],
        who=["Kultur og fritid", "idrettsrådet"],
        due=[
            due(
                "Fra høsten 2024",
                "Tidsrom",
                "unresolved",
                accept=[
                    ("season", "2024-07-01", "2024-12-31"),
                    ("season", "2024-07-01", None),
                    ("range", "2024-07-01", None),
                    ("range", "2024-07-01", "2027-12-31"),
                    ("ongoing", "2024-07-01", None),
                    ("ongoing", "2024-07-01", "2027-12-31"),
                ],
            )
        ],
        status=[state("not_started", "Ikke startet", as_of=_DAY)],
    ),
    measure(
        ACTIVITY[3][1],
        area=ACTIVITY[3][0],
        who=["Arealplan"],
        due=[due("31.12.2025", "Tidsrom", "date", "2025-12-31", "2025-12-31")],
        status=[state("in_progress", "Påbegynt", as_of=_DAY)],
    ),
    measure(
        ACTIVITY[4][1],
        area=ACTIVITY[3][0],
        who=["Teknisk drift"],
        due=[years("2026", "Tidsrom")],
        status=[state("unknown", "", as_of=_DAY, optional=True)],
    ),
    language="nb",
    family="spreadsheet_sums_in_years",
    producer="openpyxl + LibreOffice",
)

_LINE = Side(style="thin", color="808080")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def make() -> bytes:
    """The PDF."""
    book = Workbook()
    _list(book.active)
    _activities(book.create_sheet("Aktivitet"))
    return sheet_pdf(book)


def _list(sheet: Any) -> None:
    sheet.title = "Anlegg"
    for column, width in zip("ABCDEFGHIJK", (5, 36, 24, 9, 12, 10, 8, 8, 8, 8, 25), strict=True):
        sheet.column_dimensions[column].width = width
    sheet["A1"] = "Handlingsprogram for idrett og friluftsliv 2024-2027"
    sheet["A1"].font = Font(name="Liberation Sans", size=16, bold=True)
    sheet["A2"] = "Granlia kommune. Alle beløp i hele tusen kroner, 2023-kroner."
    sheet["A3"] = "Prioritert liste for søknader om spillemidler. Rulleres hvert år innen 1.12."
    _row(sheet, 5, HEAD, fill="1F3864", ink="FFFFFF", bold=True)
    at = 6
    for area, rows in FACILITIES:
        _row(sheet, at, (area, *[None] * 10), fill="D9E2F3", bold=True)
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=11)
        at += 1
        for row in rows:
            _row(sheet, at, row)
            sheet.row_dimensions[at].height = 28 if len(row[1]) + len(str(row[10])) > 60 else 15
            at += 1
        if rows:
            sums = [sum(r[i] or 0 for r in rows) or None for i in range(3, 10)]
            _row(sheet, at, (None, "Sum", None, *sums, None), bold=True)
        else:
            _row(sheet, at, (None, "Ingen", *[None] * 9))
        at += 1
    _print(sheet)


def _activities(sheet: Any) -> None:
    for column, width in zip("ABCDE", (22, 52, 30, 18, 26), strict=True):
        sheet.column_dimensions[column].width = width
    sheet["A1"] = "Aktivitetstiltak (ikke anlegg)"
    sheet["A1"].font = Font(name="Liberation Sans", size=14, bold=True)
    for r, row in enumerate(ACTIVITY, 3):
        if r == 3:
            _row(sheet, r, row, fill="1F3864", ink="FFFFFF", bold=True)
        else:
            _row(sheet, r, tuple(t or None for t in row))
            sheet.row_dimensions[r].height = 43 if "\n" in row[1] else 30
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("A6:A7")
    _print(sheet)


def _print(sheet: Any) -> None:
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Side &P av &N"


def _row(
    sheet: Any,
    at: int,
    values: Sequence[object],
    *,
    fill: str | None = None,
    ink: str = "000000",
    bold: bool = False,
) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row=at, column=column, value=value)
        cell.font = Font(name="Liberation Sans", size=9, bold=bold, color=ink)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = _GRID
        if isinstance(value, int):
            cell.number_format = "#\\ ##0"
        if fill:
            cell.fill = PatternFill("solid", start_color=fill)
