"""Minutes with a follow-up list: no plan, no measures."""

from __future__ import annotations

from docx import Document
from docx.shared import Mm, Pt

from documents.freehand import logos
from documents.freehand.printing import word_pdf
from documents.freehand.truth import plan
from documents.freehand.wordparts import a4, heading_fonts, table

FILE = "a/referat-ledermote-solvika-2023-05.pdf"

TRUTH = plan(
    "Referat fra ledermøte i oppvekst",
    "Solvika kommune",
    (2023, 2023),
    language="nb",
    family="negative",
    producer="python-docx + LibreOffice",
    notes="negative: minutes with a list of who follows up what; period and year are not scored",
)

ITEMS = [
    ("14/23", "Godkjenning av innkalling og referat", "Referatet fra 17. april ble godkjent med "
     "en rettelse: Anne Marit var til stede fra sak 11/23."),
    ("15/23", "Økonomi per april", "Sektoren ligger an til et merforbruk på 1,4 millioner. Det "
     "skyldes i hovedsak vikarbruk og spesialundervisning. Enhetene går gjennom vikarlistene."),
    ("16/23", "Planleggingsdag 14. august", "Felles start i kulturhuset kl. 09.00. Tema blir "
     "læringsmiljø. Forslag til foredragsholder sendes Jorunn."),
    ("17/23", "Brukerundersøkelse i barnehagene", "Svarprosenten ble 68. Resultatene er jevnt "
     "over gode, men foreldrene savner informasjon ved sykdom i personalet."),
    ("18/23", "Ventilasjon på Nordre skole", "Teknisk har målt CO2 i åtte klasserom. To rom har "
     "for høye verdier etter lunsj. Saken tas opp med eiendom."),
    ("19/23", "Eventuelt", "Husk å føre ferie i systemet. Neste møte er 12. juni kl. 08.30."),
]  # fmt: skip
FOLLOW = [
    ("Sak", "Hva", "Hvem", "Når"),
    ("15/23", "Sende oversikt over vikarbruk til Tor Egil", "Rektorer og styrere", "26. mai"),
    ("16/23", "Bestille lunsj til 240 personer", "Jorunn", "1. juni"),
    ("17/23", "Legge ut rapporten på intranettet", "Kristin", "Snarest"),
    ("18/23", "Purre eiendom", "Rektor Nordre", "I dag"),
]


def make() -> bytes:
    """The PDF."""
    document = Document()
    a4(document, margin=25, font="Carlito", size=11)
    heading_fonts(document, "Carlito", "333333")
    document.add_picture(logos.shield("#8a1c2b", "#ffffff"), width=Mm(14))
    document.add_heading("Referat fra ledermøte i oppvekst", 1)
    rows = [
        ("Dato:", "15. mai 2023 kl. 08.30–11.00"),
        ("Sted:", "Møterom Skjæret, rådhuset"),
        ("Til stede:", "Tor Egil, Jorunn, Kristin, Anne Marit, Per Olav (til kl. 10), Siri"),
        ("Forfall:", "Rektor ved Søndre skole"),
        ("Referent:", "Kristin"),
    ]
    table(document, rows, (28, 130), size=10.5, style="Normal Table", repeat=False)
    for number, title, text in ITEMS:
        document.add_heading(f"Sak {number} {title}", 2)
        document.add_paragraph(text)
    document.add_heading("Oppfølging etter møtet", 2)
    table(document, FOLLOW, (18, 80, 38, 24), size=10, head="D9D9D9", ink="000000")
    paragraph = document.add_paragraph("Solvika, 15.05.2023")
    paragraph.paragraph_format.space_before = Pt(14)
    return word_pdf(document)
