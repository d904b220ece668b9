"""County action programme: aims in Roman numbers, strategies as rows, start and end columns."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2017, 1, 1), date(2020, 12, 31)

NOTES = """
# I | Flere skal velge å sykle
@ I-1 | Sykkelbyavtaler med de fire største kommunene
+ strategy = I.a Trygge og sammenhengende anlegg
! {} => range 2017-01-01 2020-12-31
$ Samferdselsavdelingen
+ with = Kommunene
+ cost = 24 000
@ I-2 | Vinterdrift av hovedruter etter ny standard: bar asfalt innen klokken seks
+ strategy = I.a Trygge og sammenhengende anlegg
! {} => range 2018-01-01 2020-12-31
$ Vegeier
+ with = Entreprenører
+ cost = 9 500
@ I-3 | Sykkelparkering under tak på alle videregående skoler
+ strategy = I.a Trygge og sammenhengende anlegg
! {} => year 2018-01-01 2018-12-31
$ Eiendomsavdelingen
+ with = Elevrådene
+ cost = 4 200
@ I-4 | Utlån av elsykkel til ansatte i tre måneder mot at bilen blir stående
+ strategy = I.b Kultur og holdninger
! {} => year 2017-01-01 2017-12-31
$ Folkehelseavdelingen
+ with = Bedrifter; NAV
+ cost = 600
@ I-5 | Sykkelkurs for innvandrerkvinner
+ strategy = I.b Kultur og holdninger
! {} => range 2017-01-01 2019-12-31
$ Idrettskretsen
+ with = Voksenopplæringen
+ cost = 350
# II | Tilgang til natur nær der folk bor
@ II-1 | Kartlegge snarveier og barnetråkk i tettsteder med mer enn 1 000 innbyggere
+ strategy = II.a Kunnskap først
! {} => range 2017-01-01 2018-12-31
$ Plan- og næringsavdelingen
+ with = Skoler
+ cost = 1 100
@ II-2 | Sikre tre nye statlige friluftsområder
+ strategy = II.b Sikring og tilrettelegging
! {} => range 2017-01-01 2020-12-31
$ Friluftsrådet
+ with = Kommunene; Grunneiere
+ cost = 7 800
@ II-3 | Gapahuk og toalett ved fem utfartsplasser, universelt utformet
+ strategy = II.b Sikring og tilrettelegging
! {} => year 2019-01-01 2019-12-31
$ Friluftsrådet
+ with = Turlaget
+ cost = 900
# III | Aktive eldre
@ III-1 | Turvenn: frivillige som går sammen med beboere på sykehjem
+ strategy = III.a Lavterskel
! {} => range 2018-01-01 2019-12-31
$ Frivilligsentralene
+ with = Sykehjemmene; Videregående skoler
+ cost = 250
@ III-2 | Bevegelsesparker – tilskudd til inntil ti kommuner
+ strategy = III.a Lavterskel
! {} => year 2020-01-01 2020-12-31
$ Folkehelseavdelingen
+ cost = 5 000
"""

PRE = """
#set page(paper: "a4", flipped: true, margin: (x: 18mm, top: 20mm, bottom: 16mm),
  footer: [#set text(size: 7.5pt); Handlingsprogram 2017–2020 – Regional plan for folkehelse
  #h(1fr) #context counter(page).display("1/1", both: true)])
#set text(font: "Open Sans", size: 9pt, lang: "nb")
#set par(leading: .55em)
#show heading: set text(fill: rgb("#b5482a"))
"""

INTRO = """
#v(30mm)
#text(size: 30pt, weight: "bold", fill: rgb("#b5482a"))[Bevegelse i hverdagen]
#v(2mm)
#text(size: 15pt)[Handlingsprogram 2017–2020]\\
#text(size: 11pt)[Regional plan for folkehelse, Søndre Vika fylkeskommune]
#v(20mm)
#grid(columns: (1fr, 1fr, 1fr), gutter: 6mm,
 rect(width: 100%, inset: 4mm, stroke: .6pt + rgb("#b5482a"))[#text(size: 20pt)[*61 %*]\\
 av voksne når ikke rådene for fysisk aktivitet],
 rect(width: 100%, inset: 4mm, stroke: .6pt + rgb("#b5482a"))[#text(size: 20pt)[*4,1*]\\
 kilometer er en gjennomsnittlig bilreise til arbeid],
 rect(width: 100%, inset: 4mm, stroke: .6pt + rgb("#b5482a"))[#text(size: 20pt)[*1 av 5*]\\
 sykehjem har uteareal som brukes hele året])
#pagebreak()
= Fra plan til handling
#columns(2)[
Den regionale planen ble vedtatt av fylkestinget 18. oktober 2016. Planen har tre mål. Til hvert
mål
hører strategier, og strategiene følges opp med tiltakene i dette programmet. Programmet er
fireårig og
vurderes hvert år i sammenheng med økonomiplanen.

Kostnader er oppgitt i 1 000 kroner for hele perioden. Det er ikke tatt stilling til finansiering
av alle tiltak.

== Slik leser du tabellene
Hovedansvar viser hvem som leder arbeidet. Start og slutt er hele år. Medvirkende er de vi ønsker
å ha med. Rekkefølgen er tilfeldig.

== Evaluering
En enkel underveisvurdering gjøres i 2018. Høgskolen inviteres til å følge to av tiltakene over
lengre tid.]
"""


def build(folder: Path) -> Path:
    path = folder / "b08-bevegelse-vika.pdf"
    notes = read(NOTES, year=2017, period=(START, END))
    body = ""
    for code, group in groupby(notes, key=lambda n: n.code):
        members = list(group)
        body += _goal(code, members)
    kit.typeset(PRE + INTRO + body, path)
    for note in notes:
        strategy = note.more["strategy"]
        note.more["area_also"] = json.dumps(
            [f"Mål {note.code}: {note.area}", strategy, strategy.split(" ", 1)[1]],
            ensure_ascii=False,
        )
        parties = [p.strip() for p in note.more.get("with", "").split(";") if p.strip()]
        note.more["responsible_also"] = json.dumps(parties, ensure_ascii=False)
        end = note.times[0].truth["end"]
        note.times[0].truth["accept"] = [{"kind": "year", "start": f"{end[:4]}-01-01", "end": end}]
        note.times[0].truth["accept"] += [
            {"kind": "range", "start": note.times[0].truth["start"], "end": end},
            {"kind": "year", "start": None, "end": end},
        ]
    plan = kit.plan(
        "Bevegelse i hverdagen", "Søndre Vika fylkeskommune", START, END, language="nb",
        family="table_band_area", producer="typst",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Start/Slutt", first=3)


def _goal(code: str, notes: list[Note]) -> str:
    cells = "".join(
        f"[*{c}*]," for c in
        ("Nr.", "Tiltak", "Start", "Slutt", "Hovedansvar", "Medvirkende", "Kostnad")
    )  # fmt: skip
    for strategy, rows in groupby(notes, key=lambda n: n.more["strategy"]):
        cells += f'table.cell(colspan: 7, fill: rgb("#f3ddd5"))[#emph[Strategi {strategy}]],'
        for n in rows:
            time = n.times[0].truth
            first, last = str(time["start"])[:4], str(time["end"])[:4]
            words = (n.number, n.title, first, last, n.parties[0],
                     n.more.get("with", "–").replace(";", ","), n.more["cost"])  # fmt: skip
            cells += "".join(f"[{w}]," for w in words)
    return (
        f"\n#pagebreak()\n= Mål {code}: {notes[0].area}\n"
        "#table(columns: (13mm, 1fr, 14mm, 14mm, 42mm, 48mm, 19mm), inset: 5pt,"
        'stroke: (x: none, y: .4pt + rgb("#b5482a")), table.header(' + cells.split("table.cell")[0]
        + "), table.cell" + cells.split("table.cell", 1)[1] + ")\n"
    )  # fmt: skip
