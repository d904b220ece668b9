"""School environment plan: five wide cells with long text that run on over pages, one header."""

from __future__ import annotations

from docx import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt, RGBColor

from documents.freehand import logos
from documents.freehand.printing import word_pdf
from documents.freehand.truth import due, measure, plan
from documents.freehand.wordparts import a4, contents_field, heading_fonts, table
from documents.producers.word_xml import fields

FILE = "a/trygt-skolemiljo-elvenes-2022-2025.pdf"

HEAD = ("Tiltak", "Hvorfor og hvordan", "Hvem", "Tidsplan", "Måloppnåelse")
ROWS = [
    ("Felles standard for inspeksjon i friminutt",
     "Krenkelser skjer oftest der det er få voksne. Skolene har i dag ulik praksis, og "
     "flere steder har samme voksen ansvar for to områder.\nStandarden skal si\n- hvor mange "
     "voksne som skal være ute\n- hva de voksne skal se etter\n- hvordan de skal melde fra\n"
     "Hver skole lager kart over uteområdet sammen med elevrådet. Kartet merkes med steder "
     "der elevene føler seg utrygge, og de voksne fordeles etter det.",
     "Rektorene. Skolefaglig rådgiver koordinerer.", "Skolestart 2022",
     "Alle skolene har kart. Evenstad mangler godkjent vaktplan."),
    ("Elevundersøkelsen brukes til å velge to områder å bli bedre på",
     "Resultatene gjennomgås med elevrådet innen to uker. Skolemiljøutvalget får dem i neste "
     "møte.", "Rektor, kontaktlærere, elevrådet", "Hvert år i januar–mars", "I rute"),
    ("Ressursteam for de vanskeligste sakene",
     "Når en sak har vart i mer enn tre uker uten at eleven har det trygt, skal skolen kunne få "
     "hjelp utenfra. Teamet består av en leder fra en annen skole, en rådgiver fra PPT og en "
     "helsesykepleier. Teamet skal ikke overta saken, men se den med nye øyne.\nTeamet skal møte "
     "skolen innen fem virkedager. De skal snakke med eleven og foreldrene dersom de ønsker det. "
     "Etter seks uker skal saken oppsummeres skriftlig, og det skal vurderes om den kan "
     "avsluttes.\nErfaringene samles i en kort rapport hvert år.",
     "Skolesjef\nPPT\nHelsestasjonen", "Etableres i løpet av 1. halvår 2023",
     "Mandat er utarbeidet. Medlemmene er ikke oppnevnt."),
    ("Kurs for alle ansatte i SFO og skole om aktivitetsplikten",
     "Også vaktmestere, renholdere og vikarer skal vite at de har plikt til å gripe inn og si "
     "fra.", "Skolefaglig rådgiver", "August 2022, deretter årlig", "87 % har deltatt"),
    ("Digital nettvett-kveld for foreldre på 4. trinn",
     "FAU inviterer. Opplegget er det samme på alle skoler og varer en time.", "FAU",
     "Hver høst", ""),
    ("Rutine for bytte av skole", "Ved skolebytte etter en mobbesak skal begge skolene ha et "
     "overføringsmøte før eleven starter, og det skal lages en plan for de første fire ukene. "
     "Eleven skal selv være med på å bestemme hva den nye klassen får vite. Foreldrene skal ha "
     "én kontaktperson i hele perioden.\nRutinen evalueres når fem elever har byttet skole, eller "
     "senest innen utgangen av 2024.", "Skolesjef", "1.11.2022", "Vedtatt og tatt i bruk"),
]  # fmt: skip
_LABEL = "Tidsplan"
_DUE = [
    due("Skolestart 2022", _LABEL, "unresolved", accept=[
        ("month", "2022-08-01", "2022-08-31"), ("year", "2022-01-01", "2022-12-31"),
        ("season", "2022-07-01", "2022-12-31")]),
    due("Hvert år i januar–mars", _LABEL, "recurring"),
    due("Etableres i løpet av 1. halvår 2023", _LABEL, "half_year", "2023-01-01", "2023-06-30"),
    due("August 2022, deretter årlig", _LABEL, "recurring", accept=[
        ("month", "2022-08-01", "2022-08-31"), ("unresolved", None, None),
        ("recurring", "2022-08-01", None)]),
    due("Hver høst", _LABEL, "recurring"),
    due("1.11.2022", _LABEL, "date", "2022-11-01", "2022-11-01"),
]  # fmt: skip
# the second time of "August 2022, deretter årlig", which a reader may take for itself
_MORE = [due("årlig", _LABEL, "recurring", optional=True)]
_STATES = [
    ("in_progress", ["completed"]), ("in_progress", ["ongoing"]), ("in_progress", []),
    ("in_progress", ["unknown", "ongoing"]), ("unknown", []), ("completed", []),
]  # fmt: skip
_WHO = [["Rektorene", "Skolefaglig rådgiver"], ["Rektor", "kontaktlærere", "elevrådet"],
        ["Skolesjef", "PPT", "Helsestasjonen"], ["Skolefaglig rådgiver"], ["FAU"],
        ["Skolesjef"]]  # fmt: skip
_ALSO = [["Rektorene. Skolefaglig rådgiver koordinerer"], [], [], [], [], []]

TRUTH = plan(
    "Plan for et trygt og godt skolemiljø 2022–2025",
    "Elvenes kommune",
    (2022, 2025),
    *[
        measure(
            row[0],
            row[1].replace("- ", ""),
            area=None,
            area_also=["Handlingsplan", "5. Handlingsplan"],
            who=who,
            due=[when, *_MORE] if "deretter" in when["text"] else [when],
            status=[
                {"text": row[4], "party": None, "as_of": None, "state": told}
                | ({"also_ok": other} if other else {})
                | ({} if row[4] else {"optional": True})
            ],
            responsible_also=also,
        )
        for row, who, when, (told, other), also in zip(
            ROWS, _WHO, _DUE, _STATES, _ALSO, strict=True
        )
    ],
    language="nb",
    family="table_long_cells",
    producer="python-docx + LibreOffice",
    first_page=3,
)


def make() -> bytes:
    """The PDF."""
    document = Document()
    a4(document, margin=20, font="Liberation Serif", size=11.5)
    heading_fonts(document, "Liberation Serif", "8A1C2B")
    fields(document.sections[0].footer.paragraphs[0], "\t{page}")
    document.add_picture(logos.circles("#8a1c2b", "#d98c2b"), width=Mm(26))
    paragraph = document.add_paragraph()
    run = paragraph.add_run("Plan for et trygt og godt skolemiljø 2022–2025")
    run.font.size, run.bold = Pt(30), True
    run.font.color.rgb = RGBColor.from_string("8A1C2B")
    document.add_paragraph("Elvenes kommune").runs[0].font.size = Pt(16)
    document.add_paragraph("Vedtatt av hovedutvalg for oppvekst 9. mars 2022")
    document.add_heading("Innhold", 2)
    contents_field(document, [(t, p) for t, p in _CONTENTS])
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    for title, texts in _CHAPTERS:
        document.add_heading(title, 1)
        for text in texts:
            document.add_paragraph(text)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("5. Handlingsplan", 1)
    document.add_paragraph("Måloppnåelse er oppdatert i oktober 2022.")
    rows = [HEAD, *ROWS]
    table(document, rows, (32, 66, 27, 22, 26), size=11.5, repeat=False, head="F2DCDF",
          ink="8A1C2B")  # fmt: skip
    document.add_heading("6. Klage", 1)
    document.add_paragraph(
        "Foreldre og elever kan melde saken til Statsforvalteren når den har vært tatt opp med "
        "rektor, og det har gått minst en uke."
    )
    return word_pdf(document)


_CONTENTS = [
    ("1. Hva loven sier", 2),
    ("2. Elevenes rettigheter", 2),
    ("3. Hvordan har elevene det?", 2),
    ("4. Mål", 2),
    ("5. Handlingsplan", 3),
    ("6. Klage", 5),
]
_CHAPTERS = [
    ("1. Hva loven sier", ["Alle elever har rett til et trygt og godt skolemiljø som fremmer "
                           "helse, trivsel og læring. Skolen skal ha nulltoleranse."]),
    ("2. Elevenes rettigheter", ["Det er eleven selv som opplever om det er trygt. Alle som "
                                 "arbeider på skolen, har plikt til å følge med, gripe inn, melde "
                                 "fra, undersøke og sette inn tiltak."]),
    ("3. Hvordan har elevene det?", ["I 2021 svarte 7,1 prosent av elevene på 7. trinn at de ble "
                                     "mobbet to ganger i måneden eller oftere. På 10. trinn var "
                                     "tallet 5,8. Flest oppgir at det skjer i skolegården, og "
                                     "nesten like mange at det skjer på nett."]),
    ("4. Mål", ["Andelen elever som opplever mobbing, skal halveres innen 2025.",
                "Ingen elever skal vente mer enn fem dager på en aktivitetsplan."]),
]  # fmt: skip
