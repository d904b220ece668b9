"""Road safety plan of a municipality: chapters with statistics, three tables of other columns."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from documents.freehand import logos
from documents.freehand.printing import word_pdf
from documents.freehand.truth import due, measure, plan, years
from documents.freehand.wordparts import a4, contents_field, heading_fonts, new_section, table
from documents.producers.word_xml import fields

FILE = "a/trafikksikkerhet-ranvaer-2023-2026.pdf"

CONDUCT = [
    ("Enhet", "Tiltak", "Hyppighet", "Ansvar"),
    ("Barnehage", "Tema trafikk på foreldremøte", "Hver høst", "Styrer"),
    ("", "Gåtur i nærmiljøet med fokus på refleks, bruk av fortau og å krysse veg. Alle barn får "
     "utdelt refleksvest.", "Oktober hvert år", "Pedagogisk leder"),
    ("Skole", "Sykkelprøve for 6. trinn\nBåde teori og praktisk del. Gjennomføres i samarbeid med "
     "Trygg Trafikk og politiet.", "Mai/juni", "Rektor / Ranvær lensmannsdistrikt"),
    ("", "Hjertesone rundt skolene på Sundet og Moen", "Innført innen skolestart 2024", "FAU, "
     "rektor og teknisk drift"),
    ("Helsestasjon", "Informere om sikring av barn i bil ved 4-mnd.kontroll", "Løpende",
     "Ledende helsesykepleier"),
    ("Eldreråd", "Kurset «65+»", "Annethvert år, første gang 2023", ""),
]  # fmt: skip
ROADS = [
    ("Nr.", "Strekning/sted", "Hva skal gjøres?", "Prior.", "Kostnad eks. mva", "Finansiering",
     "Når"),
    ("K1", "Kv. 1040 Skolevegen", "Fortau 240 m fra krysset ved Coop til idrettshallen.\n"
     "Kommunen eier grunnen på hele strekningen.", "A", "2 900 000", "60 % TS-midler\n40 % "
     "kommunen", "2023"),
    ("K2", "Kv. 1012 Brugata", "Opphøyd gangfelt med belysning", "A", "410 000",
     "TS-midler/kommunen", "2023"),
    ("K3", "Moen skole", "Utbedring av av- og påstigningsplass for buss. Busser og privatbiler "
     "må skilles fra hverandre.", "A", "1 150 000", "Investerings-budsjett", "2024–2025"),
    ("K4", "Hele kommunen", "Siktrydding i kryss", "B", "80 000 pr år", "Drift", "Årlig"),
    ("K5", "Kv. 1033 Neslia", "Fartshumper (3 stk)", "C", "95 000", "Ikke avklart", ""),
]  # fmt: skip
COUNTY = [
    ("Nr.", "Strekning/sted", "Hva skal gjøres?", "Prior.", "Kostnad eks. mva", "Finansiering",
     "Når"),
    ("F1", "Fv. 7704 Sundet–Kleppan", "Gang- og sykkelveg, 1,7 km", "1", "31 mill.",
     "Fylkeskommunen", "Etter 2026"),
    ("F2", "Fv. 7712 v/Moen bru", "Nedsatt fartsgrense fra 60 til 50 km/t", "2", "–",
     "Fylkeskommunen", "Søknad sendes 1. kvartal 2023"),
    ("F3", "Fv. 7704 Storbakken", "Rekkverk i ytterkurve. Tre utforkjøringer siste fem år.", "3",
     "600 000", "Fylkeskommunen", "2025"),
]  # fmt: skip

_ROAD = "Fysiske tiltak på kommunal veg"
_COUNTY = "Innspill til fylkeskommunen"
_ROAD_ALSO: dict[str, Any] = {"area_also": [f"5.2 {_ROAD}"]}
_COUNTY_ALSO: dict[str, Any] = {"area_also": [f"5.3 {_COUNTY}"]}

TRUTH = plan(
    "Trafikksikkerhetsplan 2023–2026",
    "Ranvær kommune",
    (2023, 2026),
    measure(
        CONDUCT[1][1],
        area="Barnehage",
        who=["Styrer"],
        due=[due("Hver høst", "Hyppighet", "recurring")],
        area_also=["Holdningsskapende tiltak", "5.1 Holdningsskapende tiltak"],
    ),
    measure(
        "Gåtur i nærmiljøet med fokus på refleks, bruk av fortau og å krysse veg.",
        "Alle barn får utdelt refleksvest.",
        area="Barnehage",
        who=["Pedagogisk leder"],
        due=[due("Oktober hvert år", "Hyppighet", "recurring")],
        area_also=["Holdningsskapende tiltak", "5.1 Holdningsskapende tiltak"],
    ),
    measure(
        "Sykkelprøve for 6. trinn",
        "Både teori og praktisk del. Gjennomføres i samarbeid med Trygg Trafikk og politiet.",
        area="Skole",
        who=["Rektor", "Ranvær lensmannsdistrikt"],
        due=[
            due(
                "Mai/juni",
                "Hyppighet",
                "range",
                "2023-05-01",
                "2023-06-30",
                accept=[("recurring", None, None), ("unresolved", None, None)],
            )
        ],
        area_also=["Holdningsskapende tiltak", "5.1 Holdningsskapende tiltak"],
    ),
    measure(
        CONDUCT[4][1],
        area="Skole",
        who=["FAU", "rektor", "teknisk drift"],
        due=[
            due(
                "Innført innen skolestart 2024",
                "Hyppighet",
                "unresolved",
                accept=[
                    ("month", None, "2024-08-31"),
                    ("year", None, "2024-12-31"),
                    ("year", "2024-01-01", "2024-12-31"),
                ],
            )
        ],
        area_also=["Holdningsskapende tiltak", "5.1 Holdningsskapende tiltak"],
    ),
    measure(
        CONDUCT[5][1],
        area="Helsestasjon",
        who=["Ledende helsesykepleier"],
        due=[due("Løpende", "Hyppighet", "ongoing")],
        area_also=["Holdningsskapende tiltak", "5.1 Holdningsskapende tiltak"],
    ),
    measure(
        CONDUCT[6][1],
        area="Eldreråd",
        due=[
            due(
                CONDUCT[6][2],
                "Hyppighet",
                "recurring",
                accept=[
                    ("year", "2023-01-01", "2023-12-31"),
                    ("recurring", "2023-01-01", None),
                    ("unresolved", None, None),
                ],
            )
        ],
        area_also=["Holdningsskapende tiltak", "5.1 Holdningsskapende tiltak"],
    ),
    measure(
        "Fortau 240 m fra krysset ved Coop til idrettshallen.",
        "Kommunen eier grunnen på hele strekningen.",
        number="K1",
        area=_ROAD,
        due=[years("2023", "Når")],
        **_ROAD_ALSO,
    ),
    measure(ROADS[2][2], number="K2", area=_ROAD, due=[years("2023", "Når")], **_ROAD_ALSO),
    measure(
        "Utbedring av av- og påstigningsplass for buss.",
        "Busser og privatbiler må skilles fra hverandre.",
        number="K3",
        area=_ROAD,
        due=[years("2024–2025", "Når")],
        **_ROAD_ALSO,
    ),
    measure(
        ROADS[4][2],
        number="K4",
        area=_ROAD,
        due=[due("Årlig", "Når", "recurring")],
        **_ROAD_ALSO,
    ),
    measure(ROADS[5][2], number="K5", area=_ROAD, **_ROAD_ALSO),
    measure(
        COUNTY[1][2],
        number="F1",
        area=_COUNTY,
        due=[
            due(
                "Etter 2026",
                "Når",
                "unresolved",
                accept=[
                    ("year", "2026-01-01", "2026-12-31"),
                    ("range", "2027-01-01", None),
                    ("year", "2027-01-01", None),
                ],
            )
        ],
        **_COUNTY_ALSO,
    ),
    measure(
        COUNTY[2][2],
        number="F2",
        area=_COUNTY,
        due=[
            due(
                COUNTY[2][6],
                "Når",
                "quarter",
                "2023-01-01",
                "2023-03-31",
                accept=[("unresolved", None, None)],
            )
        ],
        **_COUNTY_ALSO,
    ),
    measure(
        "Rekkverk i ytterkurve.",
        "Tre utforkjøringer siste fem år.",
        number="F3",
        area=_COUNTY,
        due=[years("2025", "Når")],
        **_COUNTY_ALSO,
    ),
    language="nb",
    family="table_long_plan",
    producer="python-docx + LibreOffice",
    first_page=3,
)


def make() -> bytes:
    """The PDF."""
    document = Document()
    a4(document, margin=24, font="Carlito", size=11)
    heading_fonts(document, "Carlito", "1F4E3D")
    _cover(document)
    _background(document)
    _measures(document)
    section = new_section(document, landscape=False, margin=24)
    section.header.is_linked_to_previous = True
    document.add_heading("6 Økonomi og rullering", 1)
    document.add_paragraph(
        "Planen rulleres hvert fjerde år, og tiltakslisten gjennomgås av "
        "trafikksikkerhetsutvalget i forbindelse med budsjettarbeidet i september. Det "
        "søkes om TS-midler innen 1. oktober. "
        "Kostnadene er grove anslag og må kvalitetssikres før prosjektering."
    )
    return word_pdf(document)


def _cover(document: Any) -> None:
    document.add_picture(logos.shield("#1f4e3d", "#f2c230"), width=Mm(22))
    for text, size in (("Trafikksikkerhetsplan", 34), ("2023–2026", 26), ("Ranvær kommune", 16)):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), size > 20
        run.font.color.rgb = RGBColor.from_string("1F4E3D")
    picture = logos.landscape_picture("#cfe3ea", "#5a7d5a", "#6c9fb5")
    document.add_picture(picture, width=Mm(160))
    paragraph = document.add_paragraph("Vedtatt i kommunestyret 14.12.2022, sak 118/22")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_page_break()
    document.add_heading("Innhold", 1)
    contents_field(
        document,
        [
            ("1 Innledning", 3),
            ("2 Visjon og mål", 3),
            ("3 Ulykkessituasjonen", 3),
            ("4 Organisering", 4),
            ("5 Tiltak", 5),
            ("5.1 Holdningsskapende tiltak", 5),
            ("5.2 Fysiske tiltak på kommunal veg", 5),
            ("5.3 Innspill til fylkeskommunen", 6),
            ("6 Økonomi og rullering", 7),
        ],
    )
    document.add_page_break()
    footer = document.sections[0].footer.paragraphs[0]
    fields(footer, "Trafikksikkerhetsplan 2023–2026\t\tSide {page} av {pages}")


def _background(document: Any) -> None:
    document.add_heading("1 Innledning", 1)
    document.add_paragraph(
        "Ranvær er en langstrakt kommune med spredt bosetting, og mange er avhengige av bil. "
        "Samtidig går og sykler seks av ti elever til skolen. Forrige plan gjaldt for 2018–2021. "
        "Av 16 tiltak er 11 gjennomført, mens resten er vurdert på nytt i denne planen."
    )
    document.add_heading("2 Visjon og mål", 1)
    document.add_paragraph(
        "Hovedmål: Ingen skal bli drept eller hardt skadd i trafikken i Ranvær."
    )
    for text in (
        "Alle barnehager og skoler skal ha egen trafikkplan.",
        "Andelen som bruker sykkelhjelm skal opp fra 58 til 75 prosent.",
        "Alle skoleveger under 2 km skal være vurdert som trygge.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("3 Ulykkessituasjonen", 1)
    document.add_paragraph(
        "Tabellen viser politiregistrerte ulykker med personskade. Tallene er små, "
        "og en skal være forsiktig med å lese ut trender."
    )
    table(
        document,
        [
            ("År", "Drept", "Hardt skadd", "Lettere skadd", "Sum"),
            ("2017", "0", "2", "6", "8"),
            ("2018", "1", "0", "4", "5"),
            ("2019", "0", "1", "7", "8"),
            ("2020", "0", "0", "3", "3"),
            ("2021", "0", "2", "5", "7"),
        ],
        (30, 25, 30, 32, 25),
        style="Light List Accent 3",
    )
    paragraph = document.add_paragraph()
    run = paragraph.add_run("Tabell 1. Kilde: egen sammenstilling")
    run.italic, run.font.size = True, Pt(8.5)
    document.add_heading("4 Organisering", 1)
    document.add_paragraph(
        "Trafikksikkerhetsutvalget har fem medlemmer og møtes fire ganger i året. Utvalget er "
        "rådgivende. Kommunedirektøren har det overordnede ansvaret for at planen følges opp, "
        "og teknisk sjef er utvalgets sekretær."
    )


def _measures(document: Any) -> None:
    new_section(document, landscape=True, margin=20)
    document.add_heading("5 Tiltak", 1)
    document.add_heading("5.1 Holdningsskapende tiltak", 2)
    made = table(document, CONDUCT, (34, 128, 48, 46), size=10, head="1F4E3D")
    for first, last in ((1, 2), (3, 4)):
        made.cell(first, 0).merge(made.cell(last, 0))
    document.add_heading("5.2 Fysiske tiltak på kommunal veg", 2)
    document.add_paragraph("Prioritet A gjennomføres først, B og C når det er rom i budsjettet.")
    widths = (13, 42, 84, 14, 30, 38, 36)
    table(document, ROADS, widths, size=9, head="C5D9C9", ink="000000")
    document.add_heading("5.3 Innspill til fylkeskommunen", 2)
    table(document, COUNTY, widths, size=9, head="C5D9C9", ink="000000")
