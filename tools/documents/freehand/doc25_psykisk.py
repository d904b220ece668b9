"""Mental health plan: last period's measures judged in one table, the new ones in another."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from documents.fonts import font_file
from documents.freehand.truth import due, measure, plan, years
from documents.stable import stabilise

FILE = "a/psykisk-helse-rus-tverrdal-2023-2026.pdf"

OLD = [
    ("Tiltak 2019–2022", "Gjennomført", "Merknad"),
    ("Opprette ROP-team", "Ja", "Teamet har to stillinger"),
    ("Dagsenter i sentrum", "Delvis", "Midlertidige lokaler fra 2021"),
    ("Kurs i depresjonsmestring", "Ja", "Sju kurs, 52 deltakere"),
    ("Ettervernsboliger", "Nei", "Tomta ble solgt"),
]
NEW = [
    ("Forebygge", [
        ("1", "Kurs i følelser og mestring for alle på 8. trinn",
         "Ungdomskontakt\nHelsesykepleier",
         "Skoleåret 2023–2024"),
        ("2", "Natteravn-ordningen vekkes til live igjen. Voksne går to og to fredag og lørdag.",
         "FAU, SLT-koordinator", "Vår 2023"),
    ]),
    ("Behandle og følge opp", [
        ("3", "Fast lege i ROP-teamet en dag i uka", "Kommune-overlegen", "1.2.2024"),
        ("4", "Møteplassen på Verkstedet åpnes også i helgene. Brukerne driver stedet sammen med "
         "en ansatt.", "Enhet for rus og psykisk helse/ brukerrådet", "Løpende"),
        ("5", "Seks ettervernsboliger ved Tverrdalsbakken", "Eiendom", "2024–26"),
    ]),
    ("Leve", [
        ("6", "Arbeid med bistand (IPS) i samarbeid med NAV", "", "2025"),
        ("7", "Fritid med bistand", "Frivilligsentralen", "Annethvert år"),
    ]),
]  # fmt: skip
_LABEL = "Når"
_WHO = [["Ungdomskontakt", "Helsesykepleier"], ["FAU", "SLT-koordinator"], ["Kommuneoverlegen"],
        ["Enhet for rus og psykisk helse", "brukerrådet"], ["Eiendom"], [],
        ["Frivilligsentralen"]]  # fmt: skip
_DUE = [
    due("Skoleåret 2023–2024", _LABEL, "range", "2023-08-01", "2024-06-30", accept=[
        ("range", "2023-01-01", "2024-12-31"), ("range", "2023-08-01", "2024-07-31"),
        ("range", "2023-07-01", "2024-06-30"), ("unresolved", None, None)]),
    due("Vår 2023", _LABEL, "season", "2023-01-01", "2023-06-30"),
    due("1.2.2024", _LABEL, "date", "2024-02-01", "2024-02-01"),
    due("Løpende", _LABEL, "ongoing"),
    years("2024–26", _LABEL),
    years("2025", _LABEL),
    due("Annethvert år", _LABEL, "recurring"),
]  # fmt: skip
_FLAT = [(area, row) for area, rows in NEW for row in rows]


def _split(text: str) -> tuple[str, str]:
    """Headline and rest; "8. trinn" ends no sentence."""
    title, dot, rest = text.partition(". ")
    return (title + dot.strip(), rest) if rest[:1].isupper() else (text, "")


TRUTH = plan(
    "Handlingsplan psykisk helse og rus 2023–2026",
    "Tverrdal kommune",
    (2023, 2026),
    *[
        measure(
            *_split(row[1]),
            number=row[0],
            area=area,
            who=who,
            due=[when],
        )
        for (area, row), who, when in zip(_FLAT, _WHO, _DUE, strict=True)
    ],
    language="nb",
    family="table_after_old_table",
    producer="ReportLab",
    first_page=2,
    optional=[
        {"number": None, "title": row[0], "description": "", "only_year": 2019} for row in OLD[1:]
    ],
)

_NAVY = HexColor("#24365e")


def make() -> bytes:
    """The PDF."""
    import io

    for name, style in (("Text", "Regular"), ("Heavy", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(font_file("Carlito", style))))
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=A4, margin=20 * mm, title="Handlingsplan", invariant=1,
        topMargin=28 * mm, bottomMargin=20 * mm,
    )  # fmt: skip
    template.build(_story(), onFirstPage=_running, onLaterPages=_running)
    return stabilise(out.getvalue())


def _running(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFillColor(_NAVY)
    canvas.rect(0, 285 * mm, 210 * mm, 12 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Heavy", 10)
    canvas.drawString(20 * mm, 289 * mm, "TVERRDAL KOMMUNE")
    canvas.setFont("Text", 9)
    canvas.drawRightString(190 * mm, 289 * mm, f"Arkivsak 22/1107 · side {template.page}")


def _story() -> list[Flowable]:
    body = ParagraphStyle("body", fontName="Text", fontSize=11, leading=14.5, spaceAfter=6)
    cell = ParagraphStyle("cell", parent=body, fontSize=10, leading=12, spaceAfter=0)
    head = ParagraphStyle("head", parent=cell, fontName="Heavy", textColor=white)
    one = ParagraphStyle("one", parent=body, fontName="Heavy", fontSize=20, leading=25)
    two = ParagraphStyle("two", parent=body, fontName="Heavy", fontSize=14, leading=18,
                         textColor=_NAVY, spaceBefore=8)  # fmt: skip
    story: list[Flowable] = [Paragraph("Handlingsplan psykisk helse og rus 2023–2026", one)]
    for title, text in _BEFORE:
        story += [Paragraph(title, two), Paragraph(text, body)]
    story.append(_old(cell, head))
    story += [PageBreak(), Paragraph("4 Tiltak i perioden 2023–2026", two)]
    story += [Paragraph(_LEAD, body), Spacer(1, 3 * mm), _new(cell, head)]
    story += [Spacer(1, 5 * mm), Paragraph("5 Økonomi", two), Paragraph(_MONEY, body)]
    return story


def _old(cell: ParagraphStyle, head: ParagraphStyle) -> Table:
    rows = [[Paragraph(t, head if r == 0 else cell) for t in row] for r, row in enumerate(OLD)]
    lines = [("BACKGROUND", (0, 0), (-1, 0), HexColor("#7a869f")),
             ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#999999"))]  # fmt: skip
    return Table(rows, colWidths=[70 * mm, 30 * mm, 62 * mm], style=lines)


def _new(cell: ParagraphStyle, head: ParagraphStyle) -> Table:
    rows: list[list[object]] = [[Paragraph(t, head) for t in ("", "Tiltak", "Ansvar", _LABEL)]]
    lines: list[tuple[object, ...]] = [
        ("BACKGROUND", (0, 0), (-1, 0), _NAVY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOX", (0, 0), (-1, -1), 0.8, _NAVY),
        ("INNERGRID", (0, 0), (-1, -1), 0.25, HexColor("#b8c0d0")),
    ]
    for area, measures in NEW:
        at = len(rows)
        lines += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), "#dfe4ef")]
        rows.append([Paragraph(f"<font name='Heavy'>{area}</font>", cell), "", "", ""])
        for number, text, who, when in measures:
            texts = (number, text, who.replace("\n", "<br/>"), when)
            rows.append([Paragraph(t, cell) for t in texts])
    return Table(rows, colWidths=[9 * mm, 84 * mm, 44 * mm, 27 * mm], style=lines, repeatRows=1)


_BEFORE = [
    ("1 Innledning", "Psykiske plager og lidelser vil ramme halvparten av oss i løpet av livet. "
     "Handlingsplanen bygger på kommuneplanens samfunnsdel og ble vedtatt 26. januar 2023."),
    ("2 Status", "Om lag 240 personer får oppfølging fra enheten i løpet av et år. Halvparten er "
     "under 35 år. I 2021 ble det registrert 14 overdoser, alle uten dødelig utgang. Ventetiden "
     "er i snitt 19 dager, mot 31 dager i 2018."),
    ("3 Evaluering av forrige plan", "Tabellen viser hvordan det gikk med tiltakene i planen for "
     "2019–2022."),
]  # fmt: skip
_LEAD = (
    "Arbeidsgruppen har prioritert få tiltak som kan måles. Tiltak 1 og 2 finansieres av "
    "folkehelsemidler."
)
_MONEY = (
    "Tiltak 3 og 5 krever nye midler og behandles i økonomiplanen for 2024–2027. De andre "
    "tiltakene gjennomføres innenfor rammen."
)
