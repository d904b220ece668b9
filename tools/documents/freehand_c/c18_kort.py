"""A county's programme printed from a browser: for each measure a table of two columns."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2020, 1, 1), date(2023, 12, 31)

NOTES = """
# Attraktive lokalsamfunn
@ 1 | Bulyst i bygdene
~ Tilskot til lag og grendeutval som vil prøve noko nytt for å få folk til å flytte til bygda.
$ Fylkeskommunen
+ with = Kommunane, grendelaga
+ cost = 2 mill. kr per år
! 2020–2023
@ 2 | Nettverk for sentrumsutvikling
~ Fire samlingar i året, kvar gong i ein ny by eller tettstad.
$ Fylkeskommunen; Kommunane
+ with = Handelsforeiningar
+ cost = 300 000 kr
! Oppstart hausten 2020 => season 2020-07-01 2020-12-31 | range 2020-07-01 - | unresolved
@ 3 | Breiband til dei siste 4 prosentane
~ Kartlegge kven som manglar dekning.
~ Lyse ut tilskot to gonger i året.
$ Fylkeskommunen
+ with = Kommunane, utbyggjarar
+ cost = 40 mill. kr
! Innan utgangen av 2022 => year - 2022-12-31
# Kompetanse for framtida
@ 4 | Karrieresenter i kvar region
~ Senteret skal vere ope for alle over 19 år, utan tilvising.
$ Fylkeskommunen
+ with = NAV
+ cost = 5 mill. kr
! 1. august 2021
@ 5 | Fagskuletilbod innan havbruk
$ Fagskulen
+ with = Næringa
+ cost = Statleg finansiering
! Skulestart 2021 => unresolved | season 2021-07-01 2021-12-31 | month 2021-08-01 2021-08-31
    | year 2021-01-01 2021-12-31
@ 6 | Opplæring i norsk på arbeidsplassen
~ Bedrifter får dekt inntil 40 timar per tilsett.
$ NAV; Fylkeskommunen
+ with = Partane i arbeidslivet
+ cost = 1,5 mill. kr
! Fortløpande
# Grøn omstilling
@ 7 | Bedriftsnettverk for sirkulær økonomi
$ Innovasjonsselskapet
+ with = Avfallsselskapa
+ cost = 800 000 kr
! 2. halvår 2020
@ 8 | Hydrogen til hurtigbåtar
~ Forprosjekt med tre leverandørar. Deretter avgjerd om pilot.
$ Fylkeskommunen
+ with = Hamner, reiarlag
+ cost = 12 mill. kr
! Forprosjekt 2020, pilot 2023 => unresolved | range 2020-01-01 2023-12-31
    | year 2020-01-01 2020-12-31 | range 2020-01-01 2023-12-31
"""

CSS = """
@page{size:A4;margin:20mm 22mm} body{font:14px/1.45 "Open Sans",sans-serif;margin:0;color:#222}
h1{font-size:28px;color:#7a3b00} h2{font-size:20px;color:#7a3b00;margin:26px 0 8px}
table{border-collapse:collapse;width:100%;margin:0 0 16px;break-inside:avoid}
td,th{border:1px solid #c9a27a;padding:4px 8px;text-align:left;vertical-align:top}
th{background:#f7ede2;width:26%;font-weight:600} tr.h th{background:#7a3b00;color:#fff;width:auto}
"""


def build(folder: Path) -> Path:
    path = folder / "c18-regionalt-handlingsprogram.pdf"
    notes = read(NOTES, year=2020, period=(START, END))
    for note in notes:
        listed = [p.strip() for p in note.more["with"].split(",")]
        note.more["responsible_also"] = json.dumps(listed, ensure_ascii=False)
    kit.chrome(_page(notes), path)
    plan = kit.plan(
        "Regionalt handlingsprogram 2020–2023", "Nordfjella fylkeskommune", START, END,
        language="nn", family="card_minitable", producer="Chromium print",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsplan")


def _card(note: Note) -> str:
    text = "<br>".join(note.description)
    partners = note.more["with"]
    rows = (
        ("Skildring", text),
        ("Ansvarleg", " og ".join(note.parties)),
        ("Samarbeidspartar", partners),
        ("Tidsplan", note.time),
        ("Kostnad", note.more["cost"]),
    )
    body = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in rows if b)
    return (
        f'<table><tr class="h"><th colspan="2">{note.number}. {note.title}</th></tr>{body}</table>'
    )


def _page(notes: list[Note]) -> str:
    body = ""
    for area, group in groupby(notes, key=lambda n: n.area):
        body += f"<h2>{area}</h2>" + "".join(_card(n) for n in group)
    return f"""<!DOCTYPE html><html lang="nn"><meta charset="utf-8"><style>{CSS}</style><body>
<p>Nordfjella fylkeskommune</p><h1>Regionalt handlingsprogram 2020–2023</h1>
<p>Handlingsprogrammet følgjer opp regional plan for verdiskaping, som vart vedteken i 2018.
Det har
tre innsatsområde. Fylkestinget set av midlar i budsjettet kvart år i desember, og tiltaka kan
endrast når rammene vert kjende.</p>
<p>Programmet var på høyring frå 1. september til 15. oktober 2019. Det kom 23 fråsegner.</p>
{body}<h2>Evaluering</h2><p>Fylkesrådmannen legg fram ei samla vurdering våren 2024.</p>
</body></html>"""
