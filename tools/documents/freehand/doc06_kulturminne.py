"""Heritage plan as a Word file: numbered headings, label lines with tabs, a summary at the end."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from documents.freehand import logos
from documents.freehand.printing import word
from documents.freehand.truth import due, measure, plan, years
from documents.freehand.wordparts import a4, heading_fonts, table

FILE = "b/kulturminne-ovrebygd-2020-2023.docx"

_PARTS = ("Freda og verneverdige bygningar", "Ferdsel og stadnamn")
_GOALS = (
    "Mål: Ingen av dei prioriterte bygningane skal gå tapt i planperioden.",
    "Mål: Folk skal finne fram, og namna skal leve vidare.",
)
MEASURES = [
    (0, "K1", "Skjøtselsavtale for gardstunet på Nerbø",
     ["Tunet har elleve hus og er det best bevarte i kommunen. Eigarane ønskjer ein avtale som "
      "varer i ti år."], "Landbrukskontoret", "Eigarane", "Hausten 2020",
     "50 000 kr frå SMIL-midlar"),
    (0, "K2", "Tilstandsrapport for kyrkjestovene",
     ["Kyrkjestovene står på kommunal grunn, men eigarskapen er uklar. Før nokon kan søkje om "
      "pengar, må tilstanden vere kjend.", "Rapporten skal ha bilete og kostnadsoverslag."],
     "Eigedomsavdelinga", "Kyrkjeleg fellesråd, Ovrebygd sogelag", "2. kvartal 2021", "75 000 kr"),
    (0, "K3", "Kurs i vøling av gamle vindauge", [], "Museet", "Husflidslaget", "Årleg",
     "Eigenbetaling"),
    (1, "K4", "Rydde og merkje den gamle postvegen frå Lia til Skaret",
     ["Det trengst avtale med seks grunneigarar. Dugnad på vårparten, rydding av større tre blir "
      "sett bort."], "Kulturkontoret", "Turlaget, grunneigarane", "2021-2022",
     "120 000 kr, av dette 60 000 kr i tilskot"),
    (1, "K5", "Samle inn stadnamn i seterdalane",
     ["Eldre kjentfolk skal intervjuast. Namna blir førte i kommunen sitt kart."],
     "Biblioteksjefen", "", "Innan 1. juni 2023", "Frivillig arbeid"),
    (1, "K6", "QR-skilt ved ti kulturminne", [], "Kulturkontoret", "10. klasse", "Ikkje tidfesta",
     ""),
]  # fmt: skip
_DUE = [
    due("Hausten 2020", "Tid", "season", "2020-07-01", "2020-12-31"),
    due("2. kvartal 2021", "Tid", "quarter", "2021-04-01", "2021-06-30"),
    due("Årleg", "Tid", "recurring"),
    years("2021-2022", "Tid"),
    due("Innan 1. juni 2023", "Tid", "date", None, "2023-06-01"),
    due("Ikkje tidfesta", "Tid", "unresolved"),
]

TRUTH = plan(
    "Kulturminneplan 2020–2023",
    "Ovrebygd kommune",
    (2020, 2023),
    *[
        measure(
            m[2],
            "\n".join(m[3]),
            number=m[1],
            area=_PARTS[m[0]],
            area_also=[_GOALS[m[0]], _GOALS[m[0]].removeprefix("Mål: ")],
            who=[m[4]],
            due=[when],
            responsible_also=m[5].split(", ") if m[5] else [],
        )
        for m, when in zip(MEASURES, _DUE, strict=True)
    ],
    language="nn",
    family="docx_label_lines",
    producer="python-docx",
)


def make() -> bytes:
    """The Word file."""
    document: Any = Document()
    a4(document, margin=25, font="Liberation Serif", size=11.5)
    heading_fonts(document, "Liberation Sans", "7A3B1D")
    _number_headings(document)
    style = document.styles.add_style("Tiltakstittel", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.bold, style.font.size = True, Pt(12.5)
    style.font.color.rgb = RGBColor.from_string("7A3B1D")
    document.add_picture(logos.shield("#7a3b1d", "#ffffff", waves=2), width=Mm(18))
    document.add_paragraph("Kulturminneplan 2020–2023", style="Title")
    document.add_paragraph("Ovrebygd kommune – temaplan", style="Subtitle")
    document.add_paragraph("Vedteken av kommunestyret 30.04.2020")
    document.add_page_break()
    for title, text in _BEFORE:
        document.add_heading(title, 1)
        document.add_paragraph(text)
    _counts(document)
    document.add_heading("Kva vi vil gjere", 1)
    part = -1
    for m in MEASURES:
        if m[0] != part:
            part = m[0]
            document.add_heading(_PARTS[part], 2)
            document.add_paragraph(_GOALS[part]).runs[0].italic = True
        _measure(document, m)
    _summary(document)
    return word(document)


def _measure(document: Any, m: tuple[Any, ...]) -> None:
    document.add_paragraph(f"Tiltak {m[1]} – {m[2]}", style="Tiltakstittel")
    for text in m[3]:
        document.add_paragraph(text)
    for label, text in zip(("Ansvar", "Samarbeid", "Tid", "Økonomi"), m[4:8], strict=True):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(32)
        paragraph.paragraph_format.first_line_indent = Mm(-32)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(32))
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(label).bold = True
        paragraph.add_run(f"\t{text or '–'}")
    document.add_paragraph()


def _counts(document: Any) -> None:
    rows = [
        ("Type", "Tal", "Godt vedlikehalde", "Dårleg stand"),
        ("Bygningar frå før 1900", "214", "97", "41"),
        ("Kvernhus og sager", "12", "3", "7"),
        ("Gravhaugar", "38", "38", "0"),
    ]
    table(document, rows, (60, 20, 40, 35), style="Light Shading Accent 2")
    document.add_paragraph()


def _summary(document: Any) -> None:
    document.add_heading("Samla oversikt over tiltak", 1)
    rows = [("Nr.", "Tiltak", "Tid"), *((m[1], m[2], m[6]) for m in MEASURES)]
    table(document, rows, (15, 105, 40), style="Table Grid", head="EAD9CF", ink="000000")


def _number_headings(document: Any) -> None:
    """Headings 1 and 2 get Word's own numbers (1, 1.1), which are not in the text."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{i + 1}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, text in enumerate(("%1", "%1.%2"))
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for level in (1, 2):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="77"/>'
                "</w:numPr>"
            )
        )
        assert properties.find(qn("w:numPr")) is not None


_BEFORE = [
    ("Kvifor kulturminneplan", "Kulturminne fortel kven vi er og kvar vi kjem frå. I Ovrebygd har "
     "gardane, setrane og vegane sett preg på landskapet. Dei siste tretti åra har vi likevel "
     "mist om lag kvart femte hus frå før 1900. Planen seier kva vi vil prioritere dei neste fire "
     "åra."),
    ("Korleis planen er laga", "Ei arbeidsgruppe med sogelaget, museet og landbrukskontoret har "
     "hatt seks møte. Det vart halde opne kveldar i Lia, på Nerbø og i sentrum i 2019. Over 300 "
     "kulturminne er registrerte, og 45 er tekne inn i lista over prioriterte minne."),
    ("Status", "Tabellen viser dei viktigaste gruppene."),
]  # fmt: skip
