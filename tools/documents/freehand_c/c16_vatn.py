"""A water and sewer programme: a numbered table with sums in the columns of four years."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2016, 1, 1), date(2019, 12, 31)

NOTES = """
# Vassforsyning
@ V1 | Reservevassverk ved Skogatjørn
+ sums = 400 6 500 2 000 -
@ V2 | UV-anlegg ved Dalen vassverk
+ sums = 1 200 - - -
@ V3 | Utskifting av asbestsementrøyr, Sandvegen–Kyrkja
+ sums = - 1 800 1 800 1 800
@ V4 | Vassmålarar hjå alle næringskundar
+ sums = - - 350 350
@ V5 | Høgdebasseng Åsen, nytt tak
+ sums = - - - 900
# Avløp
@ A1 | Sanering av kloakk på Neset, 34 hus
+ sums = 2 500 2 500 - -
@ A2 | Overvaking av overløp
+ sums = 150 - - -
@ A3 | Nytt silanlegg i Hamna
+ sums = - 700 5 200 -
@ A4 | Separere overvatn frå spillvatn i sentrum
+ sums = 1 000 1 000 1 000 1 000
# Planar og drift
@ P1 | Beredskapsplan for drikkevatn
+ sums = 80 - - -
@ P2 | Digitalt leidningskart
+ sums = 200 200 - -
@ P3 | Kartlegging av lekkasjar
+ sums = - 120 120 120
"""

CSS = """
@page{size:A4;margin:20mm;@bottom-center{content:"Side " counter(page);font:9pt Carlito}}
body{font:11pt/1.4 Carlito} h1{font-size:19pt} h2{font-size:14pt}
table{border-collapse:collapse;width:100%;font-size:10pt} td,th{border:.6pt solid
#444;padding:1mm 2mm}
th{background:#bdd7ee;text-align:left} .a td{background:#ddebf7;font-weight:bold}
.k{text-align:right;white-space:nowrap}
"""


def build(folder: Path) -> Path:
    path = folder / "c16-hovudplan-vatn-handlingsprogram.pdf"
    notes = read(NOTES, year=2016, period=(START, END))
    for note in notes:
        _time(note)
    kit.weasy(_page(notes), path)
    plan = kit.plan(
        "Hovudplan for vatn og avløp. Handlingsprogram 2016–2019", "Breisund kommune", START, END,
        language="nn", family="period_matrix", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="")


def _sums(note: Note) -> list[str]:
    """The four cells: a figure before three figures is their thousands."""
    cells: list[str] = []
    for word in note.more["sums"].split():
        if cells and len(word) == 3 and len(cells[-1]) == 1 and cells[-1].isdigit():
            cells[-1] += f" {word}"
        else:
            cells.append(word)
    return cells


def _time(note: Note) -> None:
    years = [2016 + i for i, s in enumerate(_sums(note)) if s != "-"]
    kind = "year" if len(years) == 1 else "range"
    words = f"! {{}} => {kind} {years[0]}-01-01 {years[-1]}-12-31 (may)"
    note.times = read(f"@ - | x\n{words}", year=2016, period=(START, END))[0].times
    note.more["responsible_also"] = json.dumps(["Teknisk sjef"])


def _row(note: Note) -> str:
    cells = "".join(f'<td class="k">{"" if s == "-" else s}</td>' for s in _sums(note))
    return f"<tr><td>{note.number}</td><td>{note.title}</td>{cells}</tr>"


def _page(notes: list[Note]) -> str:
    rows = ""
    for area, group in groupby(notes, key=lambda n: n.area):
        rows += f'<tr class="a"><td colspan="6">{area}</td></tr>'
        rows += "".join(_row(n) for n in group)
    return f"""<html lang="nn"><style>{CSS}</style><body>
<h1>Hovudplan for vatn og avløp. Handlingsprogram 2016–2019</h1>
<p>Breisund kommune. Vedteke av kommunestyret 17.12.2015</p>
<h2>1 Innleiing</h2>
<p>Hovudplanen frå 2012 gjeld til 2024. Handlingsprogrammet vert rullert kvart år. Alle tiltak er
finansierte med gebyr. Teknisk sjef har ansvaret for gjennomføringa.</p>
<h2>2 Gebyr</h2><p>Eit hus på 120 m² betaler i 2016 kr 7 480 i året. Med dette programmet vil
gebyret
auke med om lag 4 prosent i året.</p>
<h2>3 Tiltak 2016–2019</h2>
<p>Tal i 1000 kr, eks. mva.</p>
<table><thead><tr><th>Nr.</th><th>Tiltak</th><th>2016</th><th>2017</th><th>2018</th><th>2019</th>
</tr></thead><tbody>{rows}
<tr class="a"><td></td><td>Sum</td><td class="k">5 530</td><td class="k">12 820</td>
<td class="k">10 470</td><td class="k">4 170</td></tr></tbody></table>
<p>Tiltak V1 er avhengig av avtale med grunneigar.</p></body></html>"""
