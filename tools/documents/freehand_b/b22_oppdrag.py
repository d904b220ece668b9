"""No measures: a ministry's letter that asks a directorate for one report, with dates in it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from documents.freehand_b import kit, wordkit
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

START, END = date(2021, 1, 1), date(2021, 12, 31)

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Tillegg til tildelingsbrev nr. 4 – utredning av ordningen med fastlønnet fastlege", (
        "Vi viser til tildelingsbrevet for 2021 av 14. januar og til møte 22. april.",
        "Departementet har merket seg at stadig flere kommuner ansetter fastleger på fast lønn. "
        "Andelen har økt fra 6 til 14 prosent på fem år. Det er behov for å vite mer om hva dette "
        "koster, og hva det gjør med legenes arbeidsdag.")),
    ("Oppdraget", (
        "Direktoratet skal levere en utredning som beskriver omfang, kostnader og erfaringer. "
        "Utredningen skal bygge på eksisterende data. Den skal ikke inneholde forslag til tiltak.",
        "Utredningen skal minst belyse:",
        "a)  hvor mange leger som er ansatt på fast lønn, fordelt på kommunestørrelse",
        "b)  forskjeller i listelengde og åpningstid",
        "c)  hva kommunene selv oppgir som grunn")),
    ("Frister og rapportering", (
        "Frist for foreløpig notat: 1. september 2021",
        "Frist for endelig rapport: 15. desember 2021",
        "Ansvarlig avdeling i departementet: Kommunetjenesteavdelingen",
        "Direktoratet skal holde Kommunesektorens organisasjon orientert. Utgifter dekkes "
        "innenfor rammen på kap. 740, post 01.")),
    ("Forholdet til andre oppdrag", (
        "Oppdraget må ses i sammenheng med evalueringen av handlingsplanen for "
        "allmennlegetjenesten. Evalueringen utføres av et eksternt miljø og berøres ikke av dette "
        "brevet. Eventuelle spørsmål kan rettes til saksbehandler.",)),
)  # fmt: skip


def build(folder: Path) -> Path:
    path = folder / "b22-negativ-oppdragsbrev.pdf"
    made = wordkit.new("Liberation Sans", 10.5, margin=26)
    for level in (1, 2):
        wordkit.face(made.styles[f"Heading {level}"], "Liberation Sans", size=12, colour="000000")
    made.add_paragraph("DET KONGELIGE HELSE- OG VELFERDSDEPARTEMENT").alignment = 1
    made.add_paragraph("\nDirektoratet for primærhelse\nPostboks 40\n8001 Nordvik")
    table = made.add_table(2, 3)
    words = ("Deres ref", "Vår ref", "Dato", "", "21/1187-4", "3. mai 2021")
    for cell, text in zip((c for r in table.rows for c in r.cells), words, strict=True):
        wordkit.put(cell, text, size=9)
    for head, paragraphs in PARTS:
        made.add_heading(head, 2)
        for text in paragraphs:
            made.add_paragraph(text)
    made.add_paragraph("Med hilsen")
    made.add_paragraph("Ingfrid Lauvdal Berge (e.f.)\nekspedisjonssjef")
    made.add_paragraph("Dokumentet er elektronisk signert og har derfor ikke håndskrevne "
                       "signaturer.").runs[0].italic = True  # fmt: skip
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".docx"))
    plan = kit.plan(
        "Tillegg til tildelingsbrev nr. 4", "Helse- og velferdsdepartementet", START, END,
        language="nb", family="negative", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, [], plan=plan)
