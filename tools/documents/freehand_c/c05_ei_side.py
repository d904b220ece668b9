"""A plan on one page: a row for each area, what to reach, and what each of two years brings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from docx.shared import Mm, Pt

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2019, 1, 1), date(2020, 12, 31)

GOALS = {
    "Nærvær": "Sjukefråværet er under 7 prosent i alle einingar",
    "Heiltid": "60 prosent av dei tilsette har full stilling",
    "Leiing": "Alle leiarar har nok tid til å vere leiar",
    "Omdømme": "Folk med rett utdanning søkjer på jobbane våre",
}

NOTES = """
# Nærvær
@ - | Nærværsrettleiar på tre sider
! => year 2019-01-01 2019-12-31
@ - | Dialogmøte i kvar eining saman med NAV
! => year 2019-01-01 2019-12-31
@ - | Eiga ordning for gravide tilsette
! => year 2020-01-01 2020-12-31
# Heiltid
@ - | Kartlegge kven som ønskjer større stilling
! => year 2019-01-01 2019-12-31
@ - | Prøve langvakter på Tunet
! => year 2019-01-01 2019-12-31
@ - | Lyse ut berre heile stillingar i helse og omsorg
! => year 2020-01-01 2020-12-31
@ - | Ressursteam på tvers av avdelingane
! => year 2020-01-01 2020-12-31
# Leiing
@ - | Leiarskule, fire samlingar
! => year 2019-01-01 2019-12-31
@ - | Merkantil hjelp til dei største einingane
! => year 2020-01-01 2020-12-31
@ - | Leiaravtalar med alle
! => year 2020-01-01 2020-12-31
# Omdømme
@ - | Traineeplass for ingeniør
! => year 2019-01-01 2019-12-31
@ - | Ny karriereside på nettet
! => year 2019-01-01 2019-12-31
@ - | Besøk på tre høgskular kvart semester
! => year 2020-01-01 2020-12-31
"""


def build(folder: Path) -> Path:
    path = folder / "c05-arbeidsgjevar-eidslia-ei-side.pdf"
    notes = read(NOTES.replace("! =>", "! {} =>"), year=2019, period=(START, END))
    for note in notes:
        goal = GOALS[note.area or ""]
        note.more["area_also"] = json.dumps([goal, f"{note.area} {goal}"], ensure_ascii=False)
    made = wordkit.new("Carlito", 11, margin=15)
    section = made.sections[0]
    section.orientation = 1
    section.page_width, section.page_height = Mm(297), Mm(210)
    title = made.add_paragraph().add_run("Arbeidsgjevarstrategi 2019–2020 – plan på ei side")
    title.bold, title.font.size = True, Pt(22)
    made.add_paragraph(
        "Eidslia kommune | Visjon: Her vil vi jobbe! | Administrasjonsutvalet 6.12.2018. "
        "Personalsjefen har ansvar for oppfølginga."
    )
    _table(made, notes)
    made.add_paragraph()
    made.add_paragraph("Verdiar: Open – Modig – Nær")
    parts.office(made, path)
    plan = kit.plan(
        "Arbeidsgjevarstrategi 2019–2020", "Eidslia kommune", START, END, language="nn",
        family="table_several_in_cell", producer="python-docx + LibreOffice",
    )  # fmt: skip
    for note in notes:
        note.more["responsible_also"] = '["Personalsjefen"]'
    return kit.truth(path, notes, plan=plan, label="", any_order=True)


def _table(made: Any, notes: list[Note]) -> None:
    table = made.add_table(1, 4, style="Table Grid")
    heads = ("Satsingsområde", "Dette skal vi nå", "Tiltak 2019", "Tiltak 2020")
    parts.head(table.rows[0], heads, fill="7F3F98", size=15)
    for area, goal in GOALS.items():
        cells = table.add_row().cells
        wordkit.put(cells[0], area, bold=True, size=16)
        wordkit.shade(cells[0], "EADCF0")
        wordkit.put(cells[1], goal, size=15)
        table.rows[-1].height = Mm(29)
        for note in notes:
            if note.area == area:
                year = int(note.times[0].truth["start"][:4])
                wordkit.put(cells[year - 2017], note.title, style="List Bullet", size=14)
    wordkit.widths(table, 40, 62, 82, 82)
