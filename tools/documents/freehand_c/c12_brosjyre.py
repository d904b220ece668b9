"""An agency's brochure: two columns, photographs as fields of colour, measures as short pieces."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2014, 1, 1), date(2016, 12, 31)

NOTES = """
# På havna
@ 1 | Redningsstiger i alle gjestehavner
~ Halvparten av dem som drukner om sommeren, faller i sjøen fra brygge. En stige er billig.
$ Havnevesenet
! 1. juni 2014
@ 2 | Lån en vest
~ Skap med vester i alle størrelser, åpne døgnet rundt.
$ Redningslaget; Kommunene
! Sommeren 2014
@ 3 | Bedre belysning på kaier med gangtrafikk
~ Vi starter med havnene der det har skjedd ulykker.
$ Havnevesenet
! 2014–2015
# I båten
@ 4 | Påbud om vest i båt under åtte meter
~ Forslag sendes på høring i god tid før sesongen.
$ Tilsynet for fritidsbåt
! Våren 2015
@ 5 | Promillekontroller i samarbeid med politiet
$ Tilsynet for fritidsbåt; Politiet
! Hvert år
@ 6 | Nettkurs for den som leier båt
~ Kurset tar 20 minutter og finnes på fire språk.
$ Tilsynet for fritidsbåt
! 3. kvartal 2015
# I vannet
@ 7 | Svømmeopplæring for voksne innvandrere
~ Vi betaler leie av basseng, kommunene stiller med instruktør.
$ Kommunene
! Hele perioden
@ 8 | Kart over farlige badeplasser
$ Kartkontoret
! Innen utgangen av mai 2016 => month - 2016-05-31
"""

CSS = """
@page{size:A4;margin:18mm 16mm 18mm;@bottom-center{content:counter(page);font:8pt "Open Sans"}}
@page:first{margin:0;@bottom-center{content:""}}
body{font:9.5pt/1.42 "Open Sans";margin:0;color:#222}
.c{height:297mm;background:#cfe6f0;break-after:page} .c .p{height:170mm;background:#2a7f9e}
.c h1{font-size:40pt;margin:14mm 16mm 2mm;color:#0d4a61;line-height:1.05} .c p{margin:2mm 16mm;
 font-size:13pt} .k{columns:2;column-gap:9mm}
h2{font-size:20pt;color:#0d4a61;margin:0 0 3mm;font-weight:600} h3{font-size:11pt;margin:0;
 color:#c2410c} .m{break-inside:avoid;margin-bottom:5mm} .m p{margin:.6mm 0}
.s{font-weight:600;font-size:8.5pt} .q{background:#2a7f9e;color:#fff;padding:6mm;font-size:13pt;
 break-inside:avoid;margin-bottom:5mm} .f{height:34mm;background:#9cc7d8;margin-bottom:5mm}
"""


def build(folder: Path) -> Path:
    path = folder / "c12-trygg-ved-sjoen-brosjyre.pdf"
    notes = read(NOTES, year=2014, period=(START, END))
    kit.weasy(_page(notes), path)
    plan = kit.plan(
        "Trygg ved sjøen. Handlingsplan 2014–2016", "Tilsynet for fritidsbåt", START, END,
        language="nb", family="two_columns", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når")


def _measure(note: Note) -> str:
    text = "".join(f"<p>{t}</p>" for t in note.description)
    return (
        f'<div class="m"><h3>{note.number}. {note.title}</h3>{text}'
        f'<p class="s">Hvem: {", ".join(note.parties)}<br>Når: {note.time}</p></div>'
    )


def _page(notes: list[Note]) -> str:
    body = ""
    for index, (area, group) in enumerate(groupby(notes, key=lambda n: n.area)):
        body += f'<div class="f"></div><h2>{area}</h2>' + "".join(_measure(n) for n in group)
        if index == 0:
            body += '<div class="q">I 2013 druknet 98 personer. 41 av dem var på brygga.</div>'
    return f"""<html lang="nb"><style>{CSS}</style><body><div class="c"><div class="p"></div>
<h1>Trygg ved sjøen</h1><p>Handlingsplan 2014–2016</p><p>Tilsynet for fritidsbåt</p></div>
<div class="k"><h2>Hvorfor en plan?</h2><p>Vi er et folk som liker oss på svaberg, i båt og på
brygge. De fleste turer ender godt. Vi vil at alle skal gjøre det. Målet er færre enn 50 døde i
2016.</p><p>Åtte tiltak er valgt ut av en gruppe med folk fra havner, lag og etater. De er
enkle, og
de fleste koster lite.</p>{body}
<h2>Vil du vite mer?</h2><p>Plakater og film kan bestilles gratis. Skriv til oss før 1. mai, så får
du dem i tide til sesongen.</p></div></body></html>"""
