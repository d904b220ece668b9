"""Nature plan on a quality system's form: document table in the header, goal rows, signatures."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.shared import Mm, Pt

from documents.freehand.printing import word_pdf
from documents.freehand.truth import due, measure, plan, state, years
from documents.freehand.wordparts import a4, fill_cell
from documents.producers.word_xml import fields, mark_row, shade

FILE = "b/naturmangfold-ostbygda-2022-2024.pdf"

WIDTHS = (12, 84, 32, 24, 26)
ROWS: list[str | tuple[str, ...]] = [
    "Mål A: Kommunen skal ha oversikt over verdifull natur",
    ("A1", "Kartlegge naturtyper i alle nye byggeområder før planarbeidet starter", "Plan",
     "Løpende", "–"),
    ("A2", "Oppdatere forvaltningsplan for elvemusling¹", "Miljøvern-\nrådgiver", "31.12.2022",
     "14.11.22 KBH"),
    ("A3", "Innhente eksisterende data fra skoler, lag og foreninger. Dataene registreres i "
     "Artsbasen av miljøvernrådgiver.", "Miljøvern-\nrådgiver", "Vinter 2023", "Delvis"),
    "Mål B: Fremmede, skadelige arter skal ikke spre seg",
    ("B1", "Lupinaksjon langs fylkesvegen\n- informasjon til hytteeierne\n- dugnad i uke 26\n"
     "- levere avfallet til forbrenning", "Teknisk og Ostbygda vel", "Uke 26 2022",
     "02.07.22 TL"),
    ("B2", "Krav om rene masser i kommunens kontrakter", "Innkjøp", "1. kv. 2023", "Nei"),
    ("B3", "Mink: skuddpremie", "Viltnemnda", "2022-2024", "Ja"),
    "Mål C: Folk skal bli glad i naturen",
    ("C1", "Blomstereng ved skolen, sykehjemmet og kirka²", "Gartner", "Vår 2023",
     "Utsatt til 2024"),
    ("C2", "Temakveld om hager og pollinatorer", "Biblioteket, hagelaget", "Mars hvert år", "Ja"),
    ("C3", "Nattvandring for å høre på ugler", "Turlaget/Miljøvernrådgiver", "", ""),
]  # fmt: skip
_SCORES: dict[str, dict[str, Any]] = {
    "A2": state("completed", "14.11.22 KBH"),
    "A1": state("unknown", "–", optional=True),
    "A3": state("in_progress", "Delvis"),
    "B1": state("completed", "02.07.22 TL"),
    "B2": state("not_started", "Nei", also_ok=["unknown"]),
    "B3": state("completed", "Ja", also_ok=["ongoing", "unknown"]),
    "C1": state("delayed", "Utsatt til 2024"),
    "C2": state("completed", "Ja", also_ok=["ongoing", "unknown"]),
    "C3": state("unknown", "", optional=True),
}
_DUE = {
    "A1": due("Løpende", "Frist", "ongoing"),
    "A2": due("31.12.2022", "Frist", "date", "2022-12-31", "2022-12-31"),
    "A3": due("Vinter 2023", "Frist", "season", "2023-01-01", "2023-03-31"),
    "B1": due("Uke 26 2022", "Frist", "week", "2022-06-27", "2022-07-03"),
    "B2": due("1. kv. 2023", "Frist", "quarter", "2023-01-01", "2023-03-31"),
    "B3": years("2022-2024", "Frist"),
    "C1": due("Vår 2023", "Frist", "season", "2023-01-01", "2023-06-30"),
    "C2": due("Mars hvert år", "Frist", "recurring"),
}
_WHO = {
    "A2": ["Miljøvernrådgiver"], "A3": ["Miljøvernrådgiver"], "B1": ["Teknisk", "Ostbygda vel"],
    "C2": ["Biblioteket", "hagelaget"], "C3": ["Turlaget", "Miljøvernrådgiver"],
}  # fmt: skip
_TEXT = {
    "A3": ("Innhente eksisterende data fra skoler, lag og foreninger.",
           "Dataene registreres i Artsbasen av miljøvernrådgiver."),
    "B1": ("Lupinaksjon langs fylkesvegen", "informasjon til hytteeierne\ndugnad i uke 26\n"
           "levere avfallet til forbrenning"),
}  # fmt: skip


def _measures() -> list[dict[str, Any]]:
    made, goal = [], ""
    for row in ROWS:
        if isinstance(row, str):
            goal = row
            continue
        number, text, who = row[0], row[1].rstrip("¹²"), row[2]
        title, rest = _TEXT.get(number, (text, ""))
        made.append(
            measure(
                title,
                rest,
                number=number,
                area=goal.partition(": ")[2],
                area_also=[goal],
                who=_WHO.get(number, [who]),
                due=[_DUE[number]] if number in _DUE else [],
                status=[_SCORES[number]],
            )
        )
    return made


TRUTH = plan(
    "Handlingsplan for naturmangfold 2022–2024",
    "Ostbygda kommune",
    (2022, 2024),
    *_measures(),
    language="nb",
    family="table_form_signatures",
    producer="python-docx + LibreOffice",
)


def make() -> bytes:
    """The PDF."""
    document = Document()
    a4(document, margin=16, font="Liberation Sans", size=10)
    document.sections[0].top_margin = Mm(38)
    _header(document)
    title = document.add_paragraph()
    run = title.add_run("Handlingsplan for naturmangfold 2022–2024")
    run.font.size, run.bold = Pt(16), True
    for label, text in _ABOUT:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}  ").bold = True
        paragraph.add_run(text)
    made = document.add_table(rows=0, cols=5, style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    _line(made, ("Nr", "Aktivitet", "Ansvarlig", "Frist", "Utført (dato/sign.)"), head=True)
    for row in ROWS:
        if isinstance(row, str):
            cells = made.add_row().cells
            whole = cells[0].merge(cells[4])
            fill_cell(whole, row, size=10, bold=True)
            shade(whole, "DDE8CB")
        else:
            _line(made, row)
    for text in _NOTES:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text).font.size = Pt(8)
    return word_pdf(document)


def _line(made: Any, row: tuple[str, ...], *, head: bool = False) -> None:
    cells = made.add_row().cells
    for cell, text, width in zip(cells, row, WIDTHS, strict=True):
        cell.width = Mm(width)
        plain = text.rstrip("¹²")
        fill_cell(cell, plain, size=9.5, bold=head)
        if plain != text:
            run = cell.paragraphs[-1].add_run({"¹": "1", "²": "2"}[text[-1]])
            run.font.superscript, run.font.size = True, Pt(9.5)
        if head:
            shade(cell, "BFBFBF")
    if not head:
        mark_row(made.rows[-1], "w:cantSplit")


def _header(document: Any) -> None:
    header = document.sections[0].header
    made = header.add_table(rows=2, cols=4, width=Mm(178))
    made.style = "Table Grid"
    texts = [
        ("Ostbygda kommune", "Handlingsplan", "Dok.id: 3312-04", "Versjon: 1.2"),
        ("Godkjent av: Kommunedirektør", "Gyldig fra: 03.05.2022", "Revideres: 2024", ""),
    ]
    for row, line in zip(made.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            fill_cell(cell, text, size=8)
    paragraph = made.cell(1, 3).paragraphs[0]
    fields(paragraph, "Side {page} av {pages}")
    for run in paragraph.runs:
        run.font.size = Pt(8)


_ABOUT = [
    ("Formål", "Å ta vare på mangfoldet av natur i Ostbygda og gjøre det kjent for innbyggerne."),
    ("Omfang", "Planen gjelder kommunens egen virksomhet og samarbeidet med lag og grunneiere. "
     "Den omfatter ikke landbruksareal, som har egne ordninger."),
    ("Bakgrunn", "Kommunedelplan for naturmangfold ble vedtatt 24.03.2022 (sak 19/22). I "
     "kommunen er det registrert 212 naturtypelokaliteter og 87 rødlistede arter, av dette 14 "
     "sterkt truet. Handlingsplanen rapporteres i hovedutvalg for teknisk i mai."),
]  # fmt: skip
_NOTES = [
    "1 Forvaltningsplanen fra 2015 dekker bare Kvernåa.",
    "2 Frøblandingen skal være av norsk opphav.",
]
