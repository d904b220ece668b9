"""Social housing plan: portrait chapters, then a landscape table with goals merged over pages."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from docx import Document
from docx.shared import Mm, Pt, RGBColor

from documents.freehand import logos
from documents.freehand.printing import word_pdf
from documents.freehand.truth import due, measure, plan, years
from documents.freehand.wordparts import a4, heading_fonts, new_section, table
from documents.producers.word_xml import fields

FILE = "a/bustadsosial-handlingsplan-storelva-2021-2024.pdf"

HEAD = ("Delmål", "Strategi", "Tiltak", "Ansvarleg eining/ samarbeidspart", "Tidsplan",
        "Økonomi")  # fmt: skip
GOALS = (
    "1. Alle skal ha ein god stad å bu",
    "2. Alle med behov for tenester skal få hjelp til å meistre buforholdet",
    "3. Den offentlege innsatsen skal vere heilskapleg og effektiv",
)
ROWS = [
    (0, "Hjelp til å kome frå mellombels til varig bustad",
     "Bruke leige-før-eige-modellen for minst fire husstandar i året.\nHusstandar med barn skal "
     "prioriterast. Kommunen kjøper bustaden, og leigetakaren får høve til å overta han etter tre "
     "til fem år når økonomien er klarlagd.",
     "NAV, bustadkontoret", "Oppstart hausten 2021", "Startlån og tilskot. 12 mill. årleg i "
     "låneramme"),
    (0, "", "Rutine for mellombels butilbod\n- avtale med to utleigarar\n- tilsyn etter ei veke\n"
     "- ingen barnefamiliar i mellombels bustad over fire veker", "NAV", "1.10.2021", "Ingen"),
    (0, "Tilpassa bustader for vanskelegstilte",
     "Byggje seks småhus på Øymoen.", "Eigedom/Rus og psykisk helse", "2022-2023",
     "18 mill., av dette 40 % tilskot"),
    (0, "", "Gå gjennom alle dei 146 kommunale bustadene. Kvar bustad skal ha ein tilstandsgrad "
     "og ein plan for kven han passar for.", "Eigedom", "2. halvår 2021", ""),
    (1, "Oppfølging i bustaden", "Opprette bu-team med tre årsverk. Teamet skal arbeide "
     "ambulant, også kveld og helg, og ha sine eigne rutinar for utrygge situasjonar. "
     "Stillingane blir henta frå dagens tenester, og ein ser på turnusen på nytt.",
     "Rus og psykisk helse. Samarbeid: heimetenesta, NAV", "Frå 01.01.2022", "2,1 mill. i 2022, "
     "deretter innanfor ramma"),
    (1, "", "Opplæring for nye leigetakarar («Bukurset»)", "Bustadkontoret / vaksen-opplæringa",
     "Vår og haust kvart år", "30 000"),
    (1, "Førebyggje utkastingar", "Varslingsrutine mellom utleigar, namsmann og NAV",
     "NAV", "Ferdig", "–"),
    (1, "", "Økonomisk rådgjeving til unge under 25 år", "NAV", "Løpande", ""),
    (2, "Betre samordning", "Bustadforum møtest kvar månad og fordeler alle kommunale bustader. "
     "Forumet skal ha skriftleg mandat.", "Helse- og meistringssjefen", "Mandat vedteke innan "
     "utgangen av 2021", ""),
    (2, "", "Felles søknadsskjema på nett", "Servicetorget, IKT Indre", "Medio 2022",
     "IKT-budsjett"),
    (2, "Kunnskap", "Årleg bustadsosial oversikt til kommunestyret", "Plan og analyse", "Juni",
     ""),
]  # fmt: skip
_BOX = "Tidsplan"
_DUE = [
    due("Oppstart hausten 2021", _BOX, "season", "2021-07-01", "2021-12-31", accept=[
        ("unresolved", None, None), ("range", "2021-07-01", "2024-12-31"),
        ("range", "2021-07-01", None), ("season", "2021-07-01", None)]),
    due("1.10.2021", _BOX, "date", "2021-10-01", "2021-10-01"),
    years("2022-2023", _BOX),
    due("2. halvår 2021", _BOX, "half_year", "2021-07-01", "2021-12-31"),
    due("Frå 01.01.2022", _BOX, "unresolved", accept=[
        ("date", "2022-01-01", "2022-01-01"), ("date", "2022-01-01", None),
        ("range", "2022-01-01", None), ("range", "2022-01-01", "2024-12-31"),
        ("ongoing", "2022-01-01", None), ("ongoing", "2022-01-01", "2024-12-31")]),
    due("Vår og haust kvart år", _BOX, "recurring"),
    due("Ferdig", _BOX, "done"),
    due("Løpande", _BOX, "ongoing"),
    due("Mandat vedteke innan utgangen av 2021", _BOX, "year", None, "2021-12-31"),
    due("Medio 2022", _BOX, "unresolved", accept=[
        ("year", "2022-01-01", "2022-12-31"), ("month", "2022-06-01", "2022-06-30"),
        ("range", "2022-06-01", "2022-07-31"), ("half_year", "2022-01-01", "2022-06-30"),
        ("month", "2022-07-01", "2022-07-31"), ("date", None, "2022-06-30"),
        ("date", "2022-06-30", "2022-06-30"), ("range", "2022-05-01", "2022-08-31")]),
    due("Juni", _BOX, "month", "2021-06-01", "2021-06-30", accept=[("recurring", None, None)]),
]  # fmt: skip
_TEXT = [
    ("Bruke leige-før-eige-modellen for minst fire husstandar i året.",
     "Husstandar med barn skal prioriterast. Kommunen kjøper bustaden, og leigetakaren får høve "
     "til å overta han etter tre til fem år når økonomien er klarlagd."),
    ("Rutine for mellombels butilbod", "avtale med to utleigarar\ntilsyn etter ei veke\ningen "
     "barnefamiliar i mellombels bustad over fire veker"),
    ("Byggje seks småhus på Øymoen.", ""),
    ("Gå gjennom alle dei 146 kommunale bustadene.", "Kvar bustad skal ha ein tilstandsgrad "
     "og ein plan for kven han passar for."),
    ("Opprette bu-team med tre årsverk.", ROWS[4][2].partition("årsverk. ")[2]),
    (ROWS[5][2], ""), (ROWS[6][2], ""), (ROWS[7][2], ""),
    ("Bustadforum møtest kvar månad og fordeler alle kommunale bustader.",
     "Forumet skal ha skriftleg mandat."),
    (ROWS[9][2], ""), (ROWS[10][2], ""),
]  # fmt: skip
_WHO = [["NAV", "bustadkontoret"], ["NAV"], ["Eigedom", "Rus og psykisk helse"], ["Eigedom"],
        ["Rus og psykisk helse"], ["Bustadkontoret", "vaksenopplæringa"], ["NAV"], ["NAV"],
        ["Helse- og meistringssjefen"], ["Servicetorget", "IKT Indre"],
        ["Plan og analyse"]]  # fmt: skip


def _strategy(index: int) -> str:
    return next(ROWS[i][1] for i in range(index, -1, -1) if ROWS[i][1])


TRUTH = plan(
    "Bustadsosial handlingsplan 2021–2024",
    "Storelva kommune",
    (2021, 2024),
    *[
        measure(
            title,
            rest,
            area=GOALS[row[0]][3:],
            area_also=[GOALS[row[0]], _strategy(index)],
            who=who,
            due=[when],
            status=[{"text": "Ferdig", "party": None, "as_of": None, "state": "completed"}]
            if when["kind"] == "done"
            else [],
            responsible_also=["heimetenesta", "Samarbeid: heimetenesta"] if index == 4 else [],
        )
        for index, (row, (title, rest), who, when) in enumerate(
            zip(ROWS, _TEXT, _WHO, _DUE, strict=True)
        )
    ],
    language="nn",
    family="table_goal_strategy",
    producer="python-docx + LibreOffice",
)


def make() -> bytes:
    """The PDF."""
    document = Document()
    a4(document, margin=25, font="Open Sans", size=10)
    heading_fonts(document, "Open Sans", "B04A2F")
    header = document.sections[0].header.paragraphs[0]
    fields(header, "Storelva kommune\t\tBustadsosial handlingsplan 2021–2024")
    fields(document.sections[0].footer.paragraphs[0], "\tside {page} av {pages}")
    _front(document)
    new_section(document, landscape=True, margin=15)
    document.add_heading("4. Handlingsdel", 1)
    _plan_table(document)
    new_section(document, landscape=False, margin=25)
    document.add_heading("5. Vedlegg: Omgrep", 1)
    for word_, text in _WORDS:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{word_}: ").bold = True
        paragraph.add_run(text)
    return word_pdf(document)


def _plan_table(document: Any) -> None:
    rows = [HEAD]
    before = None
    for row in ROWS:
        rows.append((GOALS[row[0]] if row[0] != before else "", *row[1:]))
        before = row[0]
    widths = (38, 38, 92, 42, 30, 27)
    made = table(document, rows, widths, size=9.5, head="B04A2F", repeat=True)
    for column in (0, 1):
        starts = [r for r in range(1, len(rows)) if rows[r][column]] + [len(rows)]
        for first, after in pairwise(starts):
            if after - 1 > first:
                made.cell(first, column).merge(made.cell(after - 1, column))
    for r in range(1, len(rows)):
        for column in (0, 1):
            for paragraph in made.cell(r, column).paragraphs:
                for run in paragraph.runs:
                    run.bold = column == 0
                    run.font.size = Pt(9.5)


def _front(document: Any) -> None:
    document.add_picture(logos.circles("#b04a2f", "#e0a030", "#3a7d7c"), width=Mm(40))
    paragraph = document.add_paragraph()
    run = paragraph.add_run("Bustadsosial handlingsplan\n2021–2024")
    run.font.size, run.bold = Pt(28), True
    run.font.color.rgb = RGBColor.from_string("B04A2F")
    document.add_paragraph("Vedteken i kommunestyret 20. mai 2021")
    document.add_heading("Føreord", 1)
    for text in _FOREWORD:
        document.add_paragraph(text)
    for title, paragraphs in _CHAPTERS:
        document.add_heading(title, 1)
        for text in paragraphs:
            document.add_paragraph(text)
    rows = [
        ("Butilbod", "2018", "2019", "2020"),
        ("Kommunale utleigebustader", "151", "149", "146"),
        ("Søknader om bustad", "74", "81", "92"),
        ("Avslag", "22", "25", "37"),
        ("Startlån, tal på husstandar", "18", "21", "26"),
    ]
    table(document, rows, (70, 25, 25, 25), size=9, style="Light Grid Accent 2")


_FOREWORD = [
    "Bustad, arbeid, utdanning og helse er grunnsteinane i velferda. Dei fleste i Storelva bur "
    "godt, men nokre treng hjelp til å skaffe seg ein bustad eller til å bli buande.",
    "Planen er laga av ei gruppe med folk frå NAV, helse og meistring, eigedom og brukarrådet. "
    "Takk til alle som har delt røynslene sine med oss.",
]
_CHAPTERS = [
    ("1. Innleiing", ["Kommunen har plikt til å medverke til å skaffe bustad til "
                      "vanskelegstilte som ikkje sjølve kan ta vare på interessene sine. Planen "
                      "er ein temaplan under kommuneplanen sin samfunnsdel."]),
    ("2. Målgrupper", ["Planen gjeld unge i etablering, flyktningar, menneske med rusvanskar "
                       "eller psykiske lidingar, personar med nedsett funksjonsevne og familiar "
                       "med låg inntekt."]),
    ("3. Status i Storelva", ["Prisane har auka med 31 prosent på fem år, og det er få små "
                              "bustader til leige. Tabellen viser utviklinga."]),
]  # fmt: skip
_WORDS = [
    ("Startlån", "lån til den som ikkje får lån i vanleg bank"),
    ("Bustøtte", "statleg støtte til buutgifter for dei med låg inntekt"),
    ("Leige-før-eige", "leigetakaren får opsjon på å kjøpe bustaden"),
]
