"""A Word file with typed heading numbers and form controls for deadline and status."""

from __future__ import annotations

import io
import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.stable import stabilise_zip

START, END = date(2026, 1, 1), date(2026, 12, 31)

NOTES = """
# 2 | Digital tryggleik
@ 2.1 | Tofaktor på alle fagsystem
~ Sju av tolv system er på plass. Dei fem siste er dei vanskelegaste, fordi leverandørane tek seg
    godt betalt.
$ Seksjon for IKT
! 30.06.2026
? Pågår => in_progress
@ 2.2 | Øving i manuell drift, ein heil dag utan straum og nett
$ Tryggleiksleiar
! 14.10.2026
? Ikkje starta => not_started
@ 2.3 | Klassifisere dokument i arkivet
~ Gjennomgang av gamle saker
~ Ny mal med felt for gradering
~ Kurs på kvar avdeling
$ Arkivet; Avdelingsdirektørane
! 31.12.2026
? Pågår => in_progress
# 3 | Samfunnsoppdrag
@ 3.1 | Klarspråk i vedtak om skjønsmidlar
$ Økonomiavdelinga
! 01.03.2026
? Fullført => completed
@ 3.2 | Felles brukarundersøking med dei andre embeta
$ Kommunikasjonsstaben
! 15.09.2026
? Pågår => in_progress
# 4 | Folk og arbeidsliv
@ 4.1 | Lærling i arkiv
~ Kontakt med opplæringskontoret er teken. Intervju etter påske.
$ HR
! 15.08.2026
? Pågår => in_progress
@ 4.2 | Utleige av to kontor
$ Fellestenester
! 01.05.2026
? Avlyst => cancelled
@ 4.3 | Ny avtale om bedriftshelseteneste
$ HR
! 01.12.2026
? Utsett => delayed
"""


def build(folder: Path) -> Path:
    path = folder / "b20-verksemdsplan-felt.docx"
    notes = read(NOTES, year=2026, period=(START, END))
    made = wordkit.new("Noto Serif", 10.5)
    made.add_heading("Verksemdsplan 2026", 0)
    made.add_paragraph("Statsforvaltaren i Kystfylket")
    made.add_heading("1 Om planen", 1)
    made.add_paragraph(
        "Planen vert ført i dette dokumentet gjennom året. Avdelingane vel status i lista og set "
        "inn ny dato dersom fristen vert endra. Leiargruppa ser på planen kvar måndag i veke 9, "
        "23 og 40."
    )
    made.add_heading("1.1 Føringar", 2)
    made.add_paragraph("Tildelingsbrevet legg vekt på tre ting:")
    for text in (
        "Kommunane skal få svar til rett tid",
        "Språket skal vere klart",
        "Ingen lekkasjar",
    ):
        made.add_paragraph(text, style="List Bullet")
    for code, group in groupby(notes, key=lambda n: n.code):
        members = list(group)
        made.add_heading(f"{code} {members[0].area}", 1)
        for note in members:
            _measure(made, note)
            note.more["area_also"] = json.dumps([f"{code} {note.area}"], ensure_ascii=False)
    made.add_heading("5 Økonomi", 1)
    made.add_paragraph(
        "Driftsbudsjettet for 2026 er 148 millionar kroner. Frist for innspel: 1.2."
    )
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(stabilise_zip(out.getvalue()))
    plan = kit.plan(
        "Verksemdsplan 2026", "Statsforvaltaren i Kystfylket", START, END, language="nn",
        family="docx_headings", producer="python-docx",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)


def _measure(made: Any, note: Note) -> None:
    made.add_heading(f"{note.number} {note.title}", 2)
    lines = note.description
    for line in lines:
        made.add_paragraph(line, style="List Bullet" if len(lines) > 1 else None)
    made.add_paragraph(f"Ansvar:\t{' og '.join(note.parties)}")
    _control(made.add_paragraph("Frist:\t"), note.time, date_at=note.times[0].truth["end"])
    _control(made.add_paragraph("Status:\t"), note.status, date_at=None)


def _control(paragraph: Any, text: str, *, date_at: str | None) -> None:
    """A date picker, or a list to choose from, at the end of the paragraph."""
    control = OxmlElement("w:sdt")
    properties, content = OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    kind = OxmlElement("w:date" if date_at else "w:dropDownList")
    if date_at:
        kind.set(qn("w:fullDate"), f"{date_at}T00:00:00Z")
    for choice in () if date_at else ("Ikkje starta", "Pågår", "Fullført", "Utsett", "Avlyst"):
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), choice)
        item.set(qn("w:value"), choice)
        kind.append(item)
    properties.append(kind)
    run = paragraph.add_run(text)
    run._r.addprevious(control)
    content.append(run._r)
    control.append(properties)
    control.append(content)
