"""County action programme: a card for each measure, labels in a tinted strip at its left side."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2020, 1, 1), date(2023, 12, 31)

NOTES = """
# A | Vassdrag med liv
@ 1 | Fjerne framande fiskeslag i Longavatnet
~ Ørekyta har spreidd seg nedover vassdraget. Det skal lagast ein plan for utfisking, og
    grunneigarane skal få opplæring. Dersom utfiskinga ikkje hjelper innan to år, skal kjemisk
    behandling greiast ut.
$ Fylkeskommunen
+ with = Grunneigarlaget; Statsforvaltaren
! 2020–2022
+ cost = 1,2 mill. kr
+ ind = Talet på ørekyte i prøvefiske
@ 2 | Betre fiskepassasje ved Kvernhusfossen
~ Laksetrappa er frå 1962. Ny trapp skal prosjekterast saman med kraftlaget.
$ Kraftlaget
+ with = Fylkeskommunen; Elveeigarlaget
! [Prosjektering] våren 2021
! [bygging] 2022
+ when = Prosjektering våren 2021, bygging 2022
+ cost = 6,5 mill. kr (kraftlaget 80 %)
@ 3 | Overvake vasskvaliteten i tettstadnære bekkar
~ Skuleklasser tek prøver kvar månad i sommarhalvåret og legg dei inn i ei felles teneste.
$ Vassområdekoordinator
! Årleg
+ ind = Talet på prøvestader
# B | Landbruk og avrenning
@ 4 | Gratis miljørådgjeving til gardsbruk langs Storelva
~ Kvart bruk får inntil tre besøk. Rådgjevaren skal òg hjelpe til med søknad om tilskot.
$ Landbruksrådgjevinga
+ with = Kommunane
! 01.05.2020 – 31.10.2021 => range 2020-05-01 2021-10-31
+ cost = 450 000 kr per år
+ ind = 60 bruk med tiltaksplan
@ 5 | Forsøk med fangvekstar i grønsaksproduksjon
$ Forskingsstasjonen på Moane
! Vekstsesongen 2021 => unresolved | season 2021-06-01 2021-08-31 | year 2021-01-01 2021-12-31
+ cost = Ikkje fastsett
@ 6 | Rullere områdetiltak i regionalt miljøprogram
$ Statsforvaltaren
+ with = Faglaga i landbruket
! Innan utgangen av 2022
# C | Avløp
@ 7 | Felles tilsyn med små avløpsanlegg
~ Sju kommunar går saman om éi tilsynsordning. Fylkeskommunen betaler halve stillinga dei
    to første åra.
$ Kommunane i vassområdet
+ with = Fylkeskommunen
! 1. halvår 2020
+ cost = 800 000 kr
+ ind = Tilsyn med 300 anlegg i året
@ 8 | Kartlegge overløp
~ Alle overløp skal få målar eller reknast på. Resultatet skal visast på kart som er opne
    for alle.
$ Kommunane i vassområdet
! 4. kvartal 2023
"""

INK = {"A": "#14607a", "B": "#6a7a14", "C": "#7a4a14"}

CSS = """
@page{size:A4;margin:18mm 18mm 16mm}
body{font:9.6pt/1.42 Carlito;color:#1a2a30;margin:0}
h1{font:700 26pt/1.05 Carlito;margin:0}
.kover{height:255mm;display:flex;flex-direction:column;justify-content:flex-end}
.kover p{font-size:13pt;margin:2mm 0}
h2{font:700 16pt Carlito;margin:0 0 3mm} h3{font:700 13pt Carlito;margin:6mm 0 2mm}
.br{break-before:page} .cols{columns:2;column-gap:9mm;text-align:justify}
.card{border:1.2px solid var(--c);border-radius:3mm;margin:0 0 5mm;overflow:hidden}
.card .h{background:var(--c);color:#fff;font-weight:700;font-size:11.5pt;padding:1.6mm 4mm}
.g{display:grid;grid-template-columns:33mm 1fr}
.g b{background:#eef3f4;color:var(--c);font-weight:700;padding:1.1mm 4mm;text-align:right}
.g span{padding:1.1mm 4mm}
.area{font:700 15pt Carlito;margin:2mm 0 3mm;break-after:avoid}
"""


def build(folder: Path) -> Path:
    path = folder / "b07-vassmiljo-ytterfjord.pdf"
    notes = read(NOTES, year=2020, period=(START, END))
    for note in notes:
        note.more["area_also"] = json.dumps(
            [f"Tema {note.code}: {note.area}", f"{note.code} {note.area}"], ensure_ascii=False
        )
        if "with" in note.more:
            parties = [p.strip() for p in note.more["with"].split(";")]
            note.more["responsible_also"] = json.dumps(parties, ensure_ascii=False)
    kit.chrome(_page(notes), path)
    plan = kit.plan(
        "Handlingsprogram for vassmiljø 2020–2023", "Ytterfjord fylkeskommune", START, END,
        language="nn", family="card_labels", producer="Chromium print",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsrom", first=3)


def _card(note: Note) -> str:
    pairs = [
        ("Skildring", "".join(note.description)),
        ("Ansvarleg", ", ".join(note.parties)),
        ("Samarbeids-<br>partar", note.more.get("with", "").replace("; ", ", ")),
        ("Tidsrom", note.more.get("when", note.time)),
        ("Kostnad", note.more.get("cost", "")),
        ("Indikator", note.more.get("ind", "")),
    ]
    rows = "".join(f"<b>{a}</b><span>{b}</span>" for a, b in pairs if b)
    return (
        f'<div class="card" style="--c:{INK[note.code]}"><div class="h">Tiltak {note.number}. '
        f'{note.title}</div><div class="g">{rows}</div></div>'
    )


def _page(notes: list[Note]) -> str:
    cards, code = "", ""
    for note in notes:
        if note.code != code:
            code = note.code
            cards += f'<div class="area" style="color:{INK[code]}">Tema {code}: {note.area}</div>'
        cards += _card(note)
    return f"""<!DOCTYPE html><html lang="nn"><meta charset="utf-8"><style>{CSS}</style><body>
<div class="kover"><svg width="100%" height="150mm" viewBox="0 0 170 150"><rect width="170"
 height="150" fill="#cfe3ea"/><path d="M0 90 Q40 60 85 90 T170 90 V150 H0Z" fill="#14607a"/>
<path d="M0 115 Q40 90 85 115 T170 115 V150 H0Z" fill="#0d4357"/></svg>
<h1>Handlingsprogram for vassmiljø 2020–2023</h1><p>Regional plan for vatn og vassdrag</p>
<p>Ytterfjord fylkeskommune. Vedteke i fylkestinget 10. desember 2019, sak 88/19</p></div>
<h2 class="br">Slik er programmet bygd opp</h2><div class="cols"><p>Handlingsprogrammet følgjer opp
den regionale planen, som gjeld i seks år. Programmet vert rullert kvart år. Tiltaka er samla under
tre tema. Rekkjefølgja seier ikkje noko om kva som er viktigast.</p><p>For kvart tiltak står det
kven
som har ansvaret for å setje det i gang, kven andre som er med, når arbeidet skal gjerast og kva
vi trur
det kostar. Der det står eit kronebeløp, er det eit overslag.</p><p>Ansvarleg er den som kallar
inn til
første møte. Samarbeidspartar er dei som har sagt ja til å vere med.</p><p>Av 64 vassførekomstar i
fylket hadde 38 god tilstand i 2018, mot 31 i 2012. Målet er at alle skal ha det innan
2027.</p></div>
<h3>Rapport for 2019</h3><p>Av dei elleve tiltaka i førre program er seks ferdige. Tre er tekne med
vidare her, og to er lagde bort.</p>
<h2 class="br">Tiltaka</h2>{cards}</body></html>"""
