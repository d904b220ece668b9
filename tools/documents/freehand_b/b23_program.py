"""A research programme: two columns of justified text, measures with bold run-in heads."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2016, 1, 1), date(2021, 12, 31)

NOTES = """
# Infrastruktur
@ F1 | Forskingsskip for grunne farvatn
~ Dagens fartøy stikk for djupt til å kome inn i fjordarmane. Programmet skal greie ut leige av eit
    mindre fartøy saman med to institutt. Dersom leige vert for dyrt, skal det leggjast fram eit
    forprosjekt for eit eige skip.
$ Programstyret; Havinstituttet
! 2016–2018
@ F2 | Felles database for måleseriar
~ Serien frå 1936 er berre delvis lagd inn. Dei eldste protokollane vert skanna og lesne av
    studentar i sommarjobb.
$ Universitetsbiblioteket
! Innan utgangen av 2017
# Rekruttering
@ F3 | Nasjonal forskarskule
~ Skulen skal ha minst førti aktive doktorgradskandidatar frå fem institusjonar, og han skal halde
    to samlingar i året.
$ Universitetet i Vesthav
! Heile programperioden => ongoing 2016-01-01 2021-12-31
@ F4 | Utveksling med Island og Færøyane
$ Internasjonalt kontor
! Årleg
# Formidling
@ F5 | Havdag for tiandeklassingar
~ Dagen skal leggjast til eit fiskemottak eller eit oppdrettsanlegg, aldri til eit auditorium.
$ Kommunikasjonseininga
! Hausten 2016
@ F6 | Populærvitskapleg bok etter programslutt
$ Programleiaren
! 2022
"""

INTRO = {
    "Infrastruktur": "God forsking treng skip, instrument og data. Programstyret har hatt "
    "tre møte med brukarane, og alle peika på det same: Det er for lite fartøytid, og data er "
    "vanskelege å finne. Det vart i 2015 brukt 214 døgn til tokt i ytre strok, mot 31 i fjordane.",
    "Rekruttering": "Gjennomsnittsalderen for dei faste tilsette er 56 år. Innan 2022 går ein "
    "tredel av med pensjon.",
    "Formidling": "Alle prosjekt skal ha ein plan for formidling. I tillegg vil programmet gjere "
    "noko sjølv.",
}

CSS = """
@page{size:A4;margin:20mm 16mm 18mm;
 @top-center{content:"PROGRAM FOR KYSTHAVFORSKING · PROGRAMPLAN 2016–2021";
 font:7pt "Liberation Sans";letter-spacing:.5pt;color:#777}
 @bottom-center{content:"– " counter(page) " –";font:8pt "Liberation Serif"}}
body{font:9.6pt/1.3 "Liberation Serif";hyphens:auto;text-align:justify}
header{border-bottom:1.5pt double #000;margin-bottom:5mm;text-align:center}
h1{font:700 22pt/1.1 "Liberation Serif";margin:4mm 0 1mm} header
p{margin:0 0 3mm;font-style:italic}
.c{columns:2;column-gap:7mm;column-rule:.4pt solid #999}
h2{font:700 11pt "Liberation Sans";margin:4mm 0 1.5mm;text-align:left;break-after:avoid}
p{margin:0;text-indent:4mm} p.x{text-indent:0;margin-top:2mm} .a{font-style:italic}
table{border-collapse:collapse;width:100%;font:8pt "Liberation Sans";margin:2mm 0}
td{border-top:.4pt solid #555;padding:.6mm 1mm;text-align:left}
"""


def build(folder: Path) -> Path:
    path = folder / "b23-forskingsprogram-kysthav.pdf"
    notes = read(NOTES, year=2016, period=(START, END))
    for index, (_, group) in enumerate(groupby(notes, key=lambda n: n.area), 3):
        for note in group:
            note.more["area_also"] = f'["{index} {note.area}"]'
    kit.weasy(_page(notes), path)
    plan = kit.plan(
        "Programplan 2016–2021", "Program for kysthavforsking", START, END, language="nn",
        family="two_columns", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsrom")


def _measure(note: Note) -> str:
    text = " ".join(note.description)
    return (
        f'<p class="x"><b>{note.number} {note.title}.</b> {text} <span class="a">Ansvarleg: '
        f"{' og '.join(note.parties)}. Tidsrom: {note.time}.</span></p>"
    )


def _page(notes: list[Note]) -> str:
    body = ""
    for index, (area, group) in enumerate(groupby(notes, key=lambda n: n.area), 3):
        body += f'<h2>{index} {area}</h2><p class="x">{INTRO[str(area)]}</p>'
        body += "".join(_measure(n) for n in group)
    return f"""<html lang="nn"><style>{CSS}</style><body><header><h1>Programplan 2016–2021</h1>
<p>Program for kysthavforsking. Fastsett av programstyret 3. desember 2015</p></header><div
class="c">
<h2>1 Samandrag</h2><p class="x">Kysten er der folk bur, fiskar og fer. Likevel veit vi meir om
Barentshavet enn om fjorden utanfor kjøkenvindauget. Programmet har 186 millionar kroner til
rådvelde
over seks år og skal gje kunnskap som forvaltninga kan bruke.</p><p>Programplanen gjer greie for
mål,
faglege prioriteringar og tiltak. Utlysingane vert avgjorde kvart år.</p>
<h2>2 Mål og prioriteringar</h2><p class="x">Hovudmålet er betre forvaltning av kystøkosystema.
Delmåla
er (i) å forstå samspelet mellom land og sjø, (ii) å måle verknaden av oppdrett, og (iii) å vite
kva
varmare vatn gjer med tareskogen.</p><p>Prosjekt som femner om fleire fag, skal ha førerett.
Søknader
vert vurderte av eit internasjonalt panel. Frist for første utlysing er 25. mai 2016, og dei første
prosjekta startar 1. januar 2017.</p><table><tr><td>Utlysing</td><td>Mill. kr</td></tr><tr><td>2016
</td><td>60</td></tr><tr><td>2018</td><td>72</td></tr><tr><td>2020</td><td>30</td></tr></table>
<p>Samarbeid med næringa er ønskt, men ikkje eit krav. Resultata skal vere opne.</p>{body}
<h2>6 Organisering</h2><p class="x">Programstyret har sju medlemer. Sekretariatet ligg ved
Havinstituttet. Programmet vert evaluert av ei ekstern gruppe i 2019.</p></div></body></html>"""
