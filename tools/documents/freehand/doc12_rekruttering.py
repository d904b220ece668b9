"""Recruitment plan: the time stands first in the tables, headers once, words cut by hyphens."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from documents.freehand.printing import word_pdf
from documents.freehand.truth import due, measure, plan, years
from documents.freehand.wordparts import a4, heading_fonts, table
from documents.producers.word_xml import fields, shade

FILE = "b/rekruttere-beholde-utvikle-midtskog-2024-2026.pdf"

PARTS = (
    ("REKRUTTERE", "Vi vil være førstevalget for dem som tar helseutdanning i regionen"),
    ("BEHOLDE", "Færre skal slutte i løpet av de to første årene"),
    ("UTVIKLE", "Alle ansatte skal ha en plan for egen kompetanse"),
)
ROWS = [
    (0, "Januar 2024", "Egen side for jobb og praksis på nettstedet",
     "HR/kommunika-\nsjonsrådgiver"),
    (0, "Mars 2024 og\nmars 2025", "Stand på utdanningsmessa. Minst to fagarbeidere og en lærling "
     "skal delta, slik at ungdommene møter noen de kan kjenne seg igjen i.", "Avd.ledere helse"),
    (0, "Vår 2024", "Sommerjobb-garanti for sykepleierstudenter i 3. året.\nTilbud sendes ut før "
     "1. februar.", "HR"),
    (0, "2024 – 2026", "Øke antall lærlinger fra 11 til 20. Det skal særlig satses på "
     "helsearbeiderfaget og IKT-faget, og enhetene får dekket halve lønna sentralt i "
     "andre året.", "Kommunedirek-\ntørens ledergruppe"),
    (1, "Innen 1.9.2024", "Ny onboarding-løype med fadder", "Alle enhets-\nledere"),
    (1, "Løpende", "Sluttsamtale med alle som slutter. Svarene samles og legges fram anonymt for "
     "arbeidsmiljøutvalget to ganger i året.", "Nærmeste leder"),
    (1, "", "Stipend mot bindningstid", "HR, tillitsvalgte"),
    (2, "4. kvartal 2024", "Kompetansekartlegging i fagsystemet (alle ansatte)", "HR"),
    (2, "2025", "Deltidsutdanning til sykepleier for seks ansatte, i samarbeid med høgskolen. "
     "Lønn under praksis etter egen avtale.", "Helse- og omsorgssjef"),
    (2, "Hvert 2. år", "Lederprogram", "Kommune-\ndirektøren"),
]  # fmt: skip
_TEXT = [
    (ROWS[0][2], ""),
    ("Stand på utdanningsmessa.", "Minst to fagarbeidere og en lærling skal delta, slik at "
     "ungdommene møter noen de kan kjenne seg igjen i."),
    ("Sommerjobb-garanti for sykepleierstudenter i 3. året.", "Tilbud sendes ut før 1. februar."),
    ("Øke antall lærlinger fra 11 til 20.", ROWS[3][2].partition("20. ")[2]),
    (ROWS[4][2], ""),
    ("Sluttsamtale med alle som slutter.", ROWS[5][2].partition("slutter. ")[2]),
    (ROWS[6][2], ""),
    (ROWS[7][2], ""),
    ("Deltidsutdanning til sykepleier for seks ansatte, i samarbeid med høgskolen.",
     "Lønn under praksis etter egen avtale."),
    (ROWS[9][2], ""),
]  # fmt: skip
_WHO = [["HR", "kommunikasjonsrådgiver"], ["Avd.ledere helse"], ["HR"],
        ["Kommunedirektørens ledergruppe"], ["Alle enhetsledere"], ["Nærmeste leder"],
        ["HR", "tillitsvalgte"], ["HR"], ["Helse- og omsorgssjef"],
        ["Kommunedirektøren"]]  # fmt: skip
_DUE = [
    [due("Januar 2024", "Når", "month", "2024-01-01", "2024-01-31")],
    [due("Mars 2024 og mars 2025", "Når", "range", "2024-03-01", "2025-03-31",
         accept=[("recurring", None, None), ("unresolved", None, None),
                 ("month", "2024-03-01", "2024-03-31")])],
    [due("Vår 2024", "Når", "season", "2024-01-01", "2024-06-30")],
    [years("2024 – 2026", "Når")],
    [due("Innen 1.9.2024", "Når", "date", None, "2024-09-01")],
    [due("Løpende", "Når", "ongoing")],
    [],
    [due("4. kvartal 2024", "Når", "quarter", "2024-10-01", "2024-12-31")],
    [years("2025", "Når")],
    [due("Hvert 2. år", "Når", "recurring")],
]  # fmt: skip

TRUTH = plan(
    "Rekruttere, beholde og utvikle. Handlingsplan 2024–2026",
    "Midtskog kommune",
    (2024, 2026),
    *[
        measure(
            title,
            rest,
            area=PARTS[row[0]][0],
            area_also=[PARTS[row[0]][1], ": ".join(PARTS[row[0]])],
            who=who,
            due=when,
        )
        for row, (title, rest), who, when in zip(ROWS, _TEXT, _WHO, _DUE, strict=True)
    ],
    language="nb",
    family="table_time_first",
    producer="python-docx + LibreOffice",
)


def make() -> bytes:
    """The PDF."""
    document = Document()
    a4(document, margin=20, font="Carlito", size=12)
    heading_fonts(document, "Carlito", "2F5D8A")
    fields(document.sections[0].footer.paragraphs[0], "Midtskog kommune\t{page}")
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("Rekruttere, beholde og utvikle\n")
    run.font.size, run.bold = Pt(26), True
    title.add_run("Handlingsplan 2024–2026").font.size = Pt(18)
    _ruled(title)
    for heading, text in _BEFORE:
        document.add_heading(heading, 2)
        document.add_paragraph(text)
    for index, (name, goal) in enumerate(PARTS):
        _banner(document, name, goal)
        rows = [("Når", "Hva", "Hvem"), *(r[1:] for r in ROWS if r[0] == index)]
        table(document, rows, (32, 100, 38), size=12, repeat=False, style="Table Grid")
        document.add_paragraph()
    document.add_heading("Rapportering", 2)
    document.add_paragraph(
        "Planen følges opp i årsraporten og i medarbeidersamtaler. Partssammensatt utvalg får en "
        "muntlig orientering hvert halvår."
    )
    return word_pdf(document)


def _banner(document: Any, name: str, goal: str) -> None:
    box = document.add_table(rows=1, cols=1)
    cell = box.cell(0, 0)
    shade(cell, "2F5D8A")
    paragraph = cell.paragraphs[0]
    for text, size in ((f"{name}: ", 15), (goal, 12)):
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), size > 12
        run.font.color.rgb = RGBColor.from_string("FFFFFF")
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _ruled(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "double"), ("sz", "8"), ("color", "2F5D8A"), ("space", "4")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


_BEFORE = [
    ("Hvorfor denne planen?", "Midtskog vil mangle om lag 60 årsverk i helse og omsorg i 2030 "
     "dersom utvikligen fortsetter. I 2023 var hver fjerde sykepleierstilling ubesatt eller "
     "dekket av vikar. Samtidig er snittalderen blant fagarbeiderene 51 år. Planen samler det "
     "vi skal gjøre på tvers av enhetene de neste tre årene."),
    ("Hvordan er den laget?", "Arbeidsgruppen har bestått av HR, hovedtillitsvalgte, "
     "verneombud og to enhetsledere. Det er gjennomført en spørreundersøkelse blant dem som har "
     "sluttet siden 2021 (svarprosent 54), og resultatene er tatt inn i prioriteringene. "
     "Adminstrasjonsutvalget behandlet planen 29.11.2023."),
]  # fmt: skip
