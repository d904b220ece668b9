"""Digital road map drawn with ReportLab: a page for each year, project boxes in two columns."""

from __future__ import annotations

import io

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from documents.fonts import font_file
from documents.freehand.truth import due, measure, plan, state
from documents.stable import stabilise

FILE = "b/digitalt-veikart-nordmarka-2024-2026.pdf"

# nr, tittel, leveranse, eier, oppstart, ferdig, status
YEARS: list[tuple[str, str, list[tuple[str, ...]]]] = [
    ("2024", "Grunnmuren", [
        ("D1", "Ny innbyggerportal", "Innlogging med elektronisk ID og én meldingsboks for alle "
         "tjenester.", "Kommunikasjonssjef", "jan. 2024", "sept. 2024", "I rute"),
        ("D2", "Skjemaer på ett sted", "48 papirskjemaer blir digitale.", "Servicetorget",
         "feb. 2024", "des. 2024", "Noe forsinket"),
        ("D3", "Tofaktor for alle ansatte", "", "IT-sjef", "mars 2024", "juni 2024", "Ferdig"),
        ("D4", "Felles integrasjonsplattform", "Fagsystemene skal dele data uten dobbelt "
         "registrering. Anskaffes sammen med tre nabokommuner.", "IT-sjef", "mai 2024",
         "mars 2025", "I rute"),
    ]),
    ("2025", "Tjenestene", [
        ("D5", "Digital byggesak", "Saksbehandlingstiden skal ned med 30 prosent.",
         "Leder plan og byggesak", "jan. 2025", "okt. 2025", "Ikke startet"),
        ("D6", "Velferdsteknologi i nye boliger", "Sensorer og døgnåpen responstjeneste.",
         "Helsesjef", "april 2025", "des. 2026", "Ikke startet"),
        ("D7", "Digital tilstandsvurdering av kommunale veier", "Kamera på renovasjonsbilene.",
         "Teknisk sjef", "juni 2025", "nov. 2025", "Utgår"),
    ]),
    ("2026", "Dataene", [
        ("D8", "Åpne data", "Minst 20 datasett skal publiseres.", "Arkivleder", "jan. 2026",
         "juni 2026", "Ikke startet"),
        ("D9", "Kunstig intelligens i postmottaket", "", "Arkivleder", "mars 2026", "des. 2026",
         "Ikke startet"),
    ]),
]  # fmt: skip
_MONTHS = {
    "jan": 1, "feb": 2, "mars": 3, "april": 4, "mai": 5, "juni": 6, "sept": 9, "okt": 10,
    "nov": 11, "des": 12,
}  # fmt: skip
_LAST = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 9: 30, 10: 31, 11: 30, 12: 31}
_STATES = {
    "I rute": "in_progress",
    "Noe forsinket": "delayed",
    "Ferdig": "completed",
    "Ikke startet": "not_started",
    "Utgår": "cancelled",
}
_DOTS = {
    "I rute": "#3a9d5d",
    "Noe forsinket": "#e3b23c",
    "Ferdig": "#2a6fb0",
    "Ikke startet": "#b5b5b5",
    "Utgår": "#333333",
}


def _day(text: str, *, last: bool) -> str:
    name, year = text.replace(".", "").split()
    month = _MONTHS[name]
    return f"{year}-{month:02d}-{_LAST[month] if last else 1:02d}"


def _time(start: str, end: str) -> dict[str, object]:
    first, last = _day(start, last=False), _day(end, last=True)
    end_only = ("month", _day(end, last=False), last)
    return due(f"{start} – {end}", "Tid", "range", first, last, accept=[end_only])


TRUTH = plan(
    "Digitalt veikart 2024–2026",
    "Nordmarka kommune",
    (2024, 2026),
    *[
        measure(
            row[1],
            row[2],
            number=row[0],
            area=name,
            who=[row[3]],
            due=[_time(row[4], row[5])],
            status=[state(_STATES[row[6]], row[6], as_of="2024-06-01")],
            area_also=[year, f"{year} {name}", f"{year}: {name}"],
        )
        for year, name, rows in YEARS
        for row in rows
    ],
    language="nb",
    family="road_map_boxes",
    producer="ReportLab",
    first_page=2,
)

_TEAL = HexColor("#0f6b6b")


def make() -> bytes:
    """The PDF."""
    for name, style in (("Plain", "Regular"), ("Fat", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(font_file("Noto Sans", style))))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    _front(canvas)
    for number, (year, name, rows) in enumerate(YEARS, 2):
        _year(canvas, year, name, rows)
        canvas.setFont("Plain", 8)
        canvas.setFillColor(HexColor("#666666"))
        canvas.drawString(18 * mm, 10 * mm, "Nordmarka kommune – oppdatert 1. juni 2024")
        canvas.drawRightString(192 * mm, 10 * mm, str(number))
        canvas.showPage()
    canvas.save()
    return stabilise(out.getvalue())


def _front(canvas: Canvas) -> None:
    canvas.setFillColor(_TEAL)
    canvas.rect(0, 0, *A4, stroke=0, fill=1)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(4)
    path = canvas.beginPath()
    path.moveTo(20 * mm, 60 * mm)
    path.curveTo(80 * mm, 150 * mm, 120 * mm, 30 * mm, 190 * mm, 130 * mm)
    canvas.drawPath(path)
    canvas.setFillColor(white)
    canvas.setFont("Fat", 36)
    canvas.drawString(20 * mm, 225 * mm, "Digitalt veikart")
    canvas.drawString(20 * mm, 208 * mm, "2024–2026")
    canvas.setFont("Plain", 12)
    lines = [
        "Nordmarka kommune",
        "",
        "Veikartet viser prosjektene i digitaliseringsstrategien,",
        "når de starter og når de skal være ferdige.",
    ]
    for index, line in enumerate(lines):
        canvas.drawString(20 * mm, (190 - 6.5 * index) * mm, line)
    canvas.showPage()


def _year(canvas: Canvas, year: str, name: str, rows: list[tuple[str, ...]]) -> None:
    canvas.setFillColor(_TEAL)
    canvas.rect(0, 262 * mm, 210 * mm, 35 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Fat", 30)
    canvas.drawString(18 * mm, 273 * mm, year)
    canvas.setFont("Plain", 20)
    canvas.drawString(50 * mm, 273 * mm, name)
    canvas.setStrokeColor(_TEAL)
    canvas.setLineWidth(3)
    canvas.line(105 * mm, 40 * mm, 105 * mm, 255 * mm)
    for index, row in enumerate(rows):
        _box(canvas, row, left=index % 2 == 0, top=(248 - 62 * (index // 2)) * mm)


def _box(canvas: Canvas, row: tuple[str, ...], *, left: bool, top: float) -> None:
    number, title, text, owner, start, end, told = row
    x, width, height = (16 if left else 113) * mm, 81 * mm, 54 * mm
    canvas.setFillColor(HexColor("#f4f8f7"))
    canvas.setStrokeColor(HexColor("#9dbdbb"))
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, top - height, width, height, 6, fill=1)
    _dot(canvas, 105 * mm, top - 8 * mm, _TEAL, 3.4)
    y = top - 8 * mm
    canvas.setFillColor(_TEAL)
    for line in _wrap(f"{number}  {title}", "Fat", 11.5, width - 10 * mm):
        canvas.setFont("Fat", 11.5)
        canvas.drawString(x + 5 * mm, y, line)
        y -= 5.2 * mm
    canvas.setFillColor(HexColor("#222222"))
    for line in _wrap(text, "Plain", 9, width - 10 * mm):
        canvas.setFont("Plain", 9)
        canvas.drawString(x + 5 * mm, y, line)
        y -= 4.3 * mm
    base = top - height + 15 * mm
    for index, (label, value) in enumerate((("Prosjekteier", owner), ("Tid", f"{start} – {end}"))):
        canvas.setFont("Fat", 8.5)
        canvas.drawString(x + 5 * mm, base - index * 5 * mm, label)
        canvas.setFont("Plain", 8.5)
        canvas.drawString(x + 29 * mm, base - index * 5 * mm, value)
    _dot(canvas, x + 7 * mm, base - 9 * mm, HexColor(_DOTS[told]), 2)
    canvas.setFillColor(HexColor("#222222"))
    canvas.drawString(x + 11 * mm, base - 10 * mm, told)


def _dot(canvas: Canvas, x: float, y: float, colour: Color, radius: float) -> None:
    canvas.setFillColor(colour)
    canvas.circle(x, y, radius * mm, stroke=0, fill=1)


def _wrap(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        wider = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(wider, font, size) <= width:
            lines[-1] = wider
        else:
            lines.append(word)
    return lines
