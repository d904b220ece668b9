"""A university's equality plan: letters under each aim, who and when in brackets at the end."""

from __future__ import annotations

import io
import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from docx.shared import Mm, Pt

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

START, END = date(2024, 1, 1), date(2026, 12, 31)

NOTES = """
# Mål 1 | Betre kjønnsbalanse i vitskaplege toppstillingar
@ a | Lyse ut to kvalifiseringsstipend i året for kvinner i realfag og teknologi
$ Forskingsavdelinga
! Frå hausten 2024 => season 2024-07-01 2024-12-31 | range 2024-07-01 - |
    season 2024-07-01 - | unresolved
@ b | Leitekomité med begge kjønn ved alle tilsetjingar av professorar
$ Fakulteta
! Løpande
@ c | Gjennomgå kunngjeringstekstar med tanke på ordval, og fjerne krav som ikkje er naudsynte
$ HR-avdelinga
! Innan 30. juni 2024
@ d | Mentorprogram for nytilsette postdoktorar, eitt år, med plass til 24 deltakarar
$ Likestillingsutvalet; Forskarforbundet lokalt
! 2025–2026
# Mål 2 | Lik løn for likt arbeid
@ a | Kartleggje løn fordelt på kjønn, stilling og fakultet
$ HR-avdelinga
! Annakvart år => recurring - -
@ b | Setje av ein eigen del av den lokale potten i 2024 til å rette opp skeivskapar
$ Personaldirektøren; Fagforeiningane
! Oktober 2024
# Mål 3 | Eit arbeidsmiljø utan trakassering
@ a | Ta inn spørsmål om seksuell trakassering i medarbeidarundersøkinga
$ HR-avdelinga
! Vår 2025
@ b | Halde kurs for doktorgradsrettleiarar om makt og grenser
$ Fakulteta; Bedriftshelsetenesta
! Kvart semester => recurring - -
@ c | Gjere varslingskanalen kjend for studentar på utveksling
$ Studieavdelinga
! Haust 2024
# Mål 4 | Mangfald og tilgjenge
@ a | Stillerom på begge campusane
$ Eigedomsavdelinga
! Innan utgangen av 2025
@ b | Engelsk versjon av alle skjema som gjeld arbeidsforhold
$ HR-avdelinga; Kommunikasjonsavdelinga
! I løpet av 2024
"""

WHY = {
    "Mål 1": "Berre 27 prosent av professorane er kvinner. Ved Fakultet for teknologi er delen "
    "11 prosent (tal frå 1. oktober 2023). Målet er minst 35 prosent samla i 2026.",
    "Mål 2": "I stillingsgruppa førsteamanuensis tente kvinner 98,6 prosent av det menn tente. "
    "I tekniske stillingar var talet 93,1.",
    "Mål 3": "I den førre undersøkinga svara 4 prosent at dei hadde opplevd uønskt seksuell "
    "merksemd det siste året. Eitt tilfelle er for mykje.",
    "Mål 4": "Universitetet har tilsette frå 71 land. Likevel er dei fleste skjema på norsk.",
}


def build(folder: Path) -> Path:
    path = folder / "b09-likestilling-vesthav.pdf"
    notes = read(NOTES, year=2024, period=(START, END))
    for note in notes:
        note.more["area_also"] = json.dumps([f"{note.code}: {note.area}"], ensure_ascii=False)
        note.more["find"] = f"{note.number}) {note.title}"[:60]
    made = wordkit.new("Liberation Serif", 11.5, margin=27)
    for level, size in ((1, 17), (2, 12.5)):
        wordkit.face(made.styles[f"Heading {level}"], "Open Sans", size=size, colour="5B2A86")
    _front(made)
    for _, group in groupby(notes, key=lambda n: n.code):
        _goal(made, list(group))
    made.add_heading("4. Rapportering", 1)
    made.add_paragraph(
        "Likestillingsutvalet rapporterer til styret i mars kvart år. Rapporten vert lagd ut på "
        "nettsidene saman med utgreiinga etter likestillings- og diskrimineringslova § 26 a. "
        "Kvart fakultet (ansvar: dekan) lagar sin eigen omtale."
    )
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".docx"))
    plan = kit.plan(
        "Handlingsplan for likestilling og mangfald 2024–2026", "Universitetet i Vesthav",
        START, END, language="nn", family="prose_inline", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="frist")


def _front(made: Any) -> None:
    top = made.add_paragraph()
    top.add_run("UNIVERSITETET I VESTHAV").bold = True
    title = made.add_paragraph().add_run("Handlingsplan for likestilling og mangfald 2024–2026")
    title.font.size, title.font.name = Pt(23), "Open Sans"
    made.add_paragraph("Gender Equality Plan (GEP). Vedteken av universitetsstyret 7.12.2023")
    footer = made.sections[0].footer.paragraphs[0]
    wordkit.field(footer, "PAGE")
    footer.alignment = 1
    made.add_heading("1. Kvifor ein plan?", 1)
    made.add_paragraph(
        "Alle skal kunne arbeide og studere hos oss på like vilkår. Forskingsprogramma i Europa "
        "krev dessutan at institusjonane har ein offentleg plan med eigne ressursar, tal over "
        "kjønnsfordelinga og opplæring. Planen gjeld tilsette. Studentane har sin eigen plan."
    )
    made.add_heading("2. Tilstanden", 1)
    table = made.add_table(5, 4, style="Light List Accent 4")
    rows = (
        ("Stillingsgruppe", "Kvinner", "Menn", "Del kvinner"),
        ("Professor", "61", "165", "27 %"),
        ("Førsteamanuensis", "148", "171", "46 %"),
        ("Stipendiat", "133", "120", "53 %"),
        ("Teknisk og administrativ", "402", "251", "62 %"),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            wordkit.put(cell, text, size=10)
    made.add_paragraph()
    made.add_heading("3. Mål og tiltak", 1)
    made.add_paragraph(
        "Utvalet fekk inn 43 framlegg frå eininga. Dei som er tekne med, er samla under fire mål."
    )


def _goal(made: Any, notes: list[Note]) -> None:
    made.add_heading(f"{notes[0].code}: {notes[0].area}", 2)
    made.add_paragraph(WHY[notes[0].code])
    lead = made.add_paragraph("Tiltak:")
    lead.runs[0].italic = True
    lead.paragraph_format.space_after = Pt(2)
    for note in notes:
        line = made.add_paragraph()
        line.paragraph_format.left_indent = Mm(12)
        line.paragraph_format.first_line_indent = Mm(-7)
        line.paragraph_format.space_after = Pt(3)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(12))
        line.add_run(f"{note.number})\t{note.title} ")
        line.add_run(f"(ansvar: {' og '.join(note.parties)}, frist: {_low(note.time)})")


def _low(text: str) -> str:
    return text[0].lower() + text[1:]
