"""Library plan as a Word file: nested automatic lists, the labels on the lowest level."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from documents.freehand.printing import word
from documents.freehand.truth import due, measure, plan, years
from documents.freehand.wordparts import a4, contents_field, heading_fonts

FILE = "b/bibliotekplan-aasmarka-2021-2024.docx"

# tittel, underpunkter, ansvar, frist
GOALS = [
    ("Biblioteket som møteplass", [
        ("Meråpent bibliotek kl. 07–22 alle dager", ["adgangskontroll med lånekort",
         "avtale om tilsyn om kvelden"], "Biblioteksjef", "1. september 2021"),
        ("Språkkafé hver onsdag", [], "Frivilligsentralen og biblioteket", "løpende"),
        ("Ny barneavdeling", ["barna er med og tegner"], "Biblioteksjef, eiendom", "2022–2023"),
    ]),
    ("Lesing gir muligheter", [
        ("Sommerles-kampanje for 1.–7. trinn", [], "Barnebibliotekar", "juni–august hvert år"),
        ("Bokstart: alle babyer får en bok på seksmånederskontrollen", [],
         "Helsestasjonen/biblioteket", "våren 2022"),
        ("Lesevenn på sykehjemmet", ["opplæring i høytlesing for ti frivillige"],
         "", "innen utgangen av 2022"),
    ]),
    ("Digital deltakelse", [
        ("Time med veileder for dem som trenger hjelp til nettbank og ID", [], "Biblioteket, NAV",
         "fortløpende"),
        ("Makerspace", ["søke om prosjektmidler", "3D-printer og symaskiner"],
         "Prosjektleder", "prosjektstart 2. halvår 2023"),
    ]),
]  # fmt: skip
_WHO = [["Biblioteksjef"], ["Frivilligsentralen", "biblioteket"], ["Biblioteksjef", "eiendom"],
        ["Barnebibliotekar"], ["Helsestasjonen", "biblioteket"], [], ["Biblioteket", "NAV"],
        ["Prosjektleder"]]  # fmt: skip
_LABEL = "Frist"
_DUE = [
    due("1. september 2021", _LABEL, "date", "2021-09-01", "2021-09-01"),
    due("løpende", _LABEL, "ongoing"),
    years("2022–2023", _LABEL),
    due("juni–august hvert år", _LABEL, "recurring",
        accept=[("range", "2021-06-01", "2021-08-31")]),
    due("våren 2022", _LABEL, "season", "2022-01-01", "2022-06-30"),
    due("innen utgangen av 2022", _LABEL, "year", None, "2022-12-31"),
    due("fortløpende", _LABEL, "ongoing"),
    due("prosjektstart 2. halvår 2023", _LABEL, "half_year", "2023-07-01", "2023-12-31",
        accept=[("unresolved", None, None), ("range", "2023-07-01", "2024-12-31"),
                ("range", "2023-07-01", None)]),
]  # fmt: skip
_FLAT = [(goal, row) for goal, rows in GOALS for row in rows]

TRUTH = plan(
    "Bibliotekplan 2021–2024",
    "Aasmarka kommune",
    (2021, 2024),
    *[
        measure(row[0], "\n".join(row[1]), area=goal, who=who, due=[when])
        for (goal, row), who, when in zip(_FLAT, _WHO, _DUE, strict=True)
    ],
    language="nb",
    family="docx_nested_lists",
    producer="python-docx",
)


def make() -> bytes:
    """The Word file."""
    document: Any = Document()
    a4(document, margin=25, font="Carlito", size=11)
    heading_fonts(document, "Carlito", "5B3A8C")
    title = document.add_paragraph("Bibliotekplan 2021–2024", style="Title")
    title.runs[0].font.size = Pt(30)
    document.add_paragraph("Aasmarka kommune", style="Subtitle")
    document.add_paragraph("Innhold")
    contents_field(document, [("Forord", 2), ("Biblioteket i tall", 2), ("Mål og tiltak", 3)])
    document.add_page_break()
    for heading, text in _BEFORE:
        document.add_heading(heading, 1)
        document.add_paragraph(text)
    for text in _FACTS:
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Mål og tiltak", 1)
    for goal, rows in GOALS:
        heading = document.add_heading(goal, 2)
        _bookmark(heading)
        document.add_paragraph("Tiltak:").runs[0].italic = True
        for name, points, who, when in rows:
            document.add_paragraph(name, style="List Number")
            lines = [*points, f"Ansvar: {who}" if who else "", f"Frist: {when}"]
            for line in filter(None, lines):
                document.add_paragraph(line, style="List Bullet 2")
    document.add_heading("Rullering", 1)
    document.add_paragraph("Planen evalueres i 2024, og resultatet legges fram for utvalget.")
    return word(document)


def _bookmark(heading: object) -> None:
    """The hidden bookmark that Word sets at headings of a contents list."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), "3")
    start.set(qn("w:name"), "_Toc7000123")
    element = heading._p  # type: ignore[attr-defined]
    element.append(start)
    element.append(end)


_BEFORE = [
    ("Forord", "Biblioteket er kommunens mest brukte kulturtilbud. De siste årene har det gått "
     "fra å være et sted for bøker til å være et sted for folk. Planen er blitt til etter "
     "innspill fra lånere, skoleelever og ansatte i november 2020."),
    ("Biblioteket i tall", "Tallene er fra 2019, som var siste år med normal drift."),
]  # fmt: skip
_FACTS = ["41 200 besøk", "36 800 utlån, av dette 14 100 til barn", "112 arrangementer"]
