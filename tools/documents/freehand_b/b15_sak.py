"""A scanned case paper: proposal and resolution first, the plan as an attachment in bullets."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip

START, END = date(2011, 1, 1), date(2012, 12, 31)

NOTES = """
# Rekruttering
@ - | Lage en brosjyre om læreplasser i helsefag og dele den ut på alle ungdomsskolene
! 1. april 2011
@ - | Invitere rådgiverne til en dag på sykehuset
! 1. april 2011
# Veiledning
@ - | Kurs for nye veiledere, to dager, felles for sykehuset og kommunene
! Høsten 2011
@ - | Utarbeide vurderingsskjema som kan brukes på begge praksissteder
! Høsten 2011
@ - | Prøve ut delt læretid: ett år i hjemmesykepleien og ett år på sengepost
! Høsten 2011
# Etter fagbrevet
@ - | Kartlegge hvor mange lærlinger som får fast stilling innen et halvt år
! Innen utgangen av 2012
@ - | Tilby hele stillinger gjennom vikarpoolen
! Fortløpende
"""

CLOSING = {
    "1. april 2011": "Frist: 1. april 2011. Ansvar: Opplæringskontoret.",
    "Høsten 2011": "Frist: Høsten 2011. Ansvar: Personalsjefen ved sykehuset.",
    "Innen utgangen av 2012": "Frist: Innen utgangen av 2012. Ansvar: Rådmennene.",
    "Fortløpende": "Frist: Fortløpende. Ansvar: Rådmennene.",
}


def build(folder: Path) -> Path:
    path = folder / "b15-saksframlegg-skannet.pdf"
    notes = read(NOTES, year=2011, period=(START, END))
    for note in notes:
        note.parties = [CLOSING[note.time].split("Ansvar: ")[1].rstrip(".")]
    plan = kit.plan(
        "Handlingsplan for lærlinger i helsefag 2011–2012", "Regionrådet for Midtre Vik",
        START, END, language="nb", family="scan", producer="python-docx + LibreOffice, scanned",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        clean = Path(scratch) / "clean.pdf"
        clean.write_bytes(to_pdf(_document(notes), suffix=".docx"))
        kit.scanned(clean, path, dpi=200, skew=0.9)
        return kit.truth(path, notes, plan=plan, searched=clean, first=2)


def _document(notes: list[Note]) -> bytes:
    made = wordkit.new("Liberation Serif", 12, margin=28)
    wordkit.face(made.styles["Heading 1"], "Liberation Serif", size=14, colour="000000")
    wordkit.face(made.styles["Heading 2"], "Liberation Serif", size=12, colour="000000")
    _case(made)
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Vedlegg 1").alignment = 2
    title = made.add_paragraph()
    title.add_run("Handlingsplan for lærlinger i helsefag 2011–2012").bold = True
    title.runs[0].font.size = Pt(16)
    made.add_paragraph(
        "Planen er laget av en gruppe med deltakere fra sykehuset, fire kommuner, de to "
        "videregående skolene og Fagforbundet."
    )
    for index, note in enumerate(notes):
        if index == 0 or notes[index - 1].area != note.area:
            made.add_heading(note.area, 2)
        made.add_paragraph(note.title, style="List Bullet").paragraph_format.space_after = Pt(2)
        following = notes[index + 1] if index + 1 < len(notes) else None
        if not following or following.time != note.time:
            line = made.add_paragraph(CLOSING[note.time])
            line.runs[0].italic = True
            line.paragraph_format.left_indent = Mm(6.3)
    out = io.BytesIO()
    made.save(out)
    return stabilise_zip(out.getvalue())


def _case(made: Any) -> None:
    made.add_paragraph("REGIONRÅDET FOR MIDTRE VIK").runs[0].bold = True
    table = made.add_table(3, 4, style="Table Grid")
    rows = (
        ("Saksbehandler:", "Tordis Elvegård Nes", "Arkivsaksnr.:", "10/417-6"),
        ("Utvalg:", "Regionrådet", "Møtedato:", "09.12.2010"),
        ("Utvalgssaksnr.:", "38/10", "Vedlegg:", "1"),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            wordkit.put(cell, text, size=10)
    made.add_heading("LÆRLINGER I HELSEFAG – HANDLINGSPLAN", 1)
    for head, paragraphs in (
        ("Saksopplysninger", (
            "I møte 3. juni 2010 ba regionrådet om en sak om lærlinger. I dag har regionen 22 "
            "lærlinger i helsearbeiderfaget, mens behovet er regnet til 60. Åtte av ti som tar "
            "fagbrev, slutter innen tre år.",
            "Saken har vært til uttalelse hos partene med frist 15. oktober. Fem svarte. "
            "Fagforbundet er opptatt av hele stillinger. Sykehuset ønsker felles veiledere.")),
        ("Vurdering", (
            "Tiltakene i planen er valgt fordi de kan settes i gang uten nye stillinger. Utgiften "
            "er beregnet til kr 180 000 per år, som fordeles etter folketall. Planen må ses i "
            "sammenheng med omdømmeprosjektet, som ble vedtatt i sak 12/09.",)),
        ("Forslag til vedtak", (
            "1.  Regionrådet vedtar vedlagte handlingsplan.",
            "2.  Utgiftene dekkes av fondet for felles prosjekter.",
            "3.  Regionrådet ber om rapport innen 1. februar 2013.")),
    ):  # fmt: skip
        made.add_heading(head, 2)
        for text in paragraphs:
            made.add_paragraph(text)
