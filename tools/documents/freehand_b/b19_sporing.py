"""A Word file with tracked changes: tables inside the cells of a table, comments taken out."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.stable import stabilise_zip

START, END = date(2022, 1, 1), date(2025, 12, 31)

NOTES = """
# Kliniske studier for flere
@ 1.1 | Én inngang for pasienter som vil delta i studier
+ was = {-Felles nettside-}{+Én inngang+} for pasienter som vil delta i studier
$ Forskningsavdelingen
! Innen 1. september 2023
+ when = Innen 1. september {-2022-}{+2023+}
@ 1.2 | Frikjøp av studiesykepleiere, to per klinikk
$ Klinikksjefene
! 2022–2025
+ who = {-Fagdirektør-}{+Klinikksjefene+}
@ 1.3 | Avtale med legemiddelindustrien om svartid på 14 dager
+ was = {+Avtale med legemiddelindustrien om svartid på 14 dager+}
$ Innovasjonssjef
! 2. halvår 2023
+ when = {+2. halvår 2023+}
+ who = {+Innovasjonssjef+}
# Data som kan brukes om igjen
@ 2.1 | Opprette datasenter for bilder
~ Må vente på juridisk avklaring
+ more = {+Må vente på juridisk avklaring+}
$ IKT; Radiologisk avdeling
! 2024
@ 2.2 | Krav om datahåndteringsplan i alle prosjekter over 500 000 kroner
+ was = Krav om datahåndteringsplan i alle prosjekter {+over 500 000 kroner+}
$ Forskningsavdelingen
! Løpende
# Brukere med
@ 3.1 | Opplæring av brukermedvirkere
$ Brukerutvalget; Læringssenteret
! Vår og høst hvert år => recurring - -
+ when = Vår {+og høst +}hvert år
@ 3.2 | Honorar etter statens satser
$ Økonomiavdelingen
! Fra 1.1.2023 => date 2023-01-01 2023-01-01 | range 2023-01-01 - |
    date 2023-01-01 - | unresolved
"""

GONE = ("3.3", "Pris for årets brukermedvirker", "Desember 2022", "Brukerutvalget")


def build(folder: Path) -> Path:
    path = folder / "b19-forskningsplan-sporing.docx"
    notes = read(NOTES, year=2022, period=(START, END))
    made = wordkit.new("Open Sans", 10)
    made.add_heading("Handlingsplan for forskning og innovasjon 2022–2025", 0)
    made.add_paragraph("Sykehuset Elvegrend HF. Utkast etter høring, med endringer synlige")
    made.add_heading("Innledning", 1)
    made.add_paragraph(
        "Planen følger av strategien som styret vedtok i 2021. Høringen hadde frist 15. april "
        "2022. Tolv enheter svarte. Endringene etter høringen er markert."
    )
    changed(made.add_paragraph(), "Budsjettet er {-8-}{+9,5+} millioner kroner for hele perioden.")
    made.add_heading("Tiltak", 1)
    outer = made.add_table(1, 2, style="Table Grid")
    for cell, text in zip(outer.rows[0].cells, ("Satsing", "Hva vi skal gjøre"), strict=True):
        wordkit.put(cell, text, bold=True)
        wordkit.shade(cell, "C6E0B4")
    for index, (area, group) in enumerate(groupby(notes, key=lambda n: n.area), 1):
        cells = outer.add_row().cells
        wordkit.put(cells[0], f"{index} {area}", bold=True)
        _inner(cells[1], list(group), last=index == 3)
        for note in notes:
            if note.area == area:
                also = [f"{index} {area}"]
                note.more["area_also"] = json.dumps(also, ensure_ascii=False)
    wordkit.widths(outer, 36, 130)
    made.add_heading("Oppfølging", 1)
    made.add_paragraph("Forskningsutvalget går gjennom planen i november hvert år.")
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(stabilise_zip(out.getvalue()))
    plan = kit.plan(
        "Handlingsplan for forskning og innovasjon 2022–2025", "Sykehuset Elvegrend HF",
        START, END, language="nb", family="docx_tracked", producer="python-docx",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)


def _inner(cell: Any, notes: list[Note], *, last: bool) -> None:
    table = cell.add_table(1, 4)
    table.style = "Table Grid"
    for head, text in zip(
        table.rows[0].cells, ("Nr", "Tiltak", "Frist", "Ansvarlig"), strict=True
    ):
        wordkit.put(head, text, bold=True, size=9)
    for note in notes:
        cells = table.add_row().cells
        inserted = "was" in note.more and note.more["was"] == f"{{+{note.title}+}}"
        number = f"{{+{note.number}+}}" if inserted else note.number or ""
        changed(cells[0].paragraphs[0], number)
        changed(cells[1].paragraphs[0], note.more.get("was", note.title))
        if note.description:
            changed(cells[1].add_paragraph(), note.more["more"])
        changed(cells[2].paragraphs[0], note.more.get("when", note.time))
        changed(cells[3].paragraphs[0], note.more.get("who", ", ".join(note.parties)))
        if inserted:
            _mark(table.rows[-1], "ins")
    if last:
        for gone, text in zip(table.add_row().cells, GONE, strict=True):
            changed(gone.paragraphs[0], f"{{-{text}-}}")
        _mark(table.rows[-1], "del")
    wordkit.widths(table, 12, 55, 28, 32)
    cell.add_paragraph()


def changed(paragraph: Any, text: str) -> None:
    """Text with `{+inserted+}` and `{-deleted-}` parts as tracked changes."""
    for part in re.split(r"(\{[+-].+?[+-]\})", text):
        if not part.startswith("{"):
            paragraph.add_run(part)
            continue
        kind = "ins" if part[1] == "+" else "del"
        run = paragraph.add_run(part[2:-2])
        holder = _change(kind)
        run._r.addprevious(holder)
        holder.append(run._r)
        if kind == "del":
            for node in run._r.findall(qn("w:t")):
                node.tag = qn("w:delText")


def _change(kind: str) -> Any:
    made = OxmlElement(f"w:{kind}")
    made.set(qn("w:id"), "7")
    made.set(qn("w:author"), "Sekretariatet")
    made.set(qn("w:date"), "2022-05-02T09:00:00Z")
    return made


def _mark(row: Any, kind: str) -> None:
    row._tr.get_or_add_trPr().append(_change(kind))
