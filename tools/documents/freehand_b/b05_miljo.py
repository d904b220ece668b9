"""Environmental plan of a health trust: aspects and a chart first, then a table for each aim."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2021, 1, 1), date(2022, 12, 31)

NOTES = """
# Miljømål 1 | Redusere energiforbruket med 8 % innen utgangen av 2022
@ M1-1 | Skifte ut alle utelamper ved Nordby til LED med bevegelsesstyring
+ aim = 1.1 Lavere strømforbruk i bygg
$ Drift og eiendom
! 31.12.2021
+ ind = kWh/m²
@ M1-2 | Natt- og helgesenking av ventilasjon i poliklinikkene
+ aim = 1.1 Lavere strømforbruk i bygg
$ Drift og eiendom; Poliklinikklederne
! Innen 1. mai 2021
+ ind = Driftstimer
@ M1-3 | Stenge ned to av sju serverrom
+ aim = 1.1 Lavere strømforbruk i bygg
$ IKT
! 3. tertial 2022
+ ind = Antall rom
@ M1-4 | Utrede fjernvarme fra avfallsanlegget på Rødskjær, sammen med kommunen
+ aim = 1.2 Fossilfri oppvarming
$ Eiendomssjef
! 1. tertial 2022
+ ind = Utredning levert
# Miljømål 2 | Riktig bruk og mindre utslipp av legemidler og kjemikalier
@ M2-1 | Returordning for sprøyter og legemiddelrester ved alle sengeposter
+ aim = 2.1 Legemidler
$ Avdelingslederne
! Løpende
+ ind = Kg returnert
@ M2-2 | Erstatte produkter med mikroplast i vaskeriet
+ aim = 2.2 Kjemikalier
$ Vaskeriet
! I løpet av 2021
+ ind = Antall produkter
@ M2-3 | Substitusjonsvurdering av de ti mest helseskadelige stoffene i laboratoriene
+ aim = 2.2 Kjemikalier
$ Laboratoriesjef; HMS-avdelingen
! Årlig innen 1. desember => recurring - - | date - 2021-12-01
+ ind = Vurderinger gjort
# Miljømål 3 | Mindre reising og renere transport
@ M3-1 | Sette opp 40 ladeplasser for ansatte
~ Trinn 1: Nordby, 25 plasser
~ Trinn 2: Ytre Vik, 15 plasser
+ aim = 3.1 Tjenestereiser og pendling
$ Drift og eiendom
! [Trinn 1] juni 2021 => month 2021-06-01 2021-06-30
! [Trinn 2] juni 2022 => month 2022-06-01 2022-06-30
+ ind = Ladeplasser
@ M3-2 | Videokonsultasjon skal tilbys ved minst 20 % av kontrollene
+ aim = 3.2 Pasientreiser
$ Fagdirektør; Klinikksjefene
! 2021–2022
+ ind = Andel (%)
@ M3-3 | Samordne syketransport og rutebuss på strekningen Ytre Vik–Nordby
+ aim = 3.2 Pasientreiser
$ Pasientreiser
! Avklares med fylkeskommunen => unresolved
+ ind = Antall bussreiser
"""

CSS = """
@page{size:A4;margin:20mm 17mm 18mm}
body{font:10pt/1.4 "Open Sans";color:#333;margin:0}
.top{display:flex;justify-content:space-between;align-items:center;border-bottom:1px solid #3b7f4f;
 padding-bottom:3mm;font-size:8pt;color:#3b7f4f}
h1{font:800 24pt/1.1 "Open Sans";color:#3b7f4f;margin:34mm 0 2mm}
h2{font:600 14pt "Open Sans";color:#3b7f4f;margin:7mm 0 2mm}
.meta{width:100%;border-collapse:collapse;font-size:8pt;margin-top:10mm}
.meta td{border:1px solid #bbb;padding:1mm 2mm}
.brk{break-before:page}
table.p{width:100%;border-collapse:collapse;font-size:8.2pt;margin:2mm 0 6mm}
table.p th{background:#dcebe0;text-align:left;padding:1.5mm;border:1px solid #3b7f4f;
 font-weight:600}
table.p td{border:1px solid #3b7f4f;padding:1.5mm;vertical-align:top}
table.p tr{break-inside:avoid}
.goal{background:#3b7f4f;color:#fff;font-weight:600;padding:2mm 3mm;margin-top:6mm;font-size:11pt;
 break-after:avoid}
.n{white-space:nowrap;color:#3b7f4f;font-weight:600}
"""

CHART = "".join(
    f'<rect x="{20 + i * 50}" y="{110 - v}" width="30" height="{v}" fill="#8fbf9c"/>'
    f'<text x="{35 + i * 50}" y="{105 - v}" font-size="9" text-anchor="middle">{v * 310}</text>'
    f'<text x="{35 + i * 50}" y="122" font-size="9" text-anchor="middle">{2016 + i}</text>'
    for i, v in enumerate((92, 89, 90, 81, 77))
)


def build(folder: Path) -> Path:
    path = folder / "b05-miljoplan-nordby.pdf"
    notes = read(NOTES, year=2021, period=(START, END))
    for note in notes:
        aim = note.more["aim"]
        also = [f"{note.code}: {note.area}", note.code, aim, aim.split(" ", 1)[1]]
        note.more["area_also"] = json.dumps(also, ensure_ascii=False)
        note.more["find"] = note.title
    kit.chrome(_page(notes), path)
    plan = kit.plan(
        "Handlingsplan for ytre miljø 2021–2022", "Nordby sykehus HF", START, END,
        language="nb", family="table_merged_area", producer="Chromium print",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, first=3)


def _tables(notes: list[Note]) -> str:
    made = ""
    for code, group in groupby(notes, key=lambda n: n.code):
        members = list(group)
        made += f'<div class="goal">{code}: {members[0].area}</div><table class="p"><tr>'
        made += (
            '<th style="width:17%">Delmål<th style="width:9%">Nr<th>Tiltak<th style="width:16%">'
        )
        made += 'Ansvar<th style="width:15%">Frist<th style="width:13%">Indikator</tr>'
        for aim, rows in groupby(members, key=lambda n: n.more["aim"]):
            for index, note in enumerate(list(rows)):
                count = sum(n.more["aim"] == aim for n in members)
                first = "" if index else f'<td rowspan="{count}">{aim}</td>'
                made += f"<tr>{first}{_row(note)}</tr>"
        made += "</table>"
    return made


def _row(note: Note) -> str:
    steps = "".join(f"<br>– {x}" for x in note.description)
    time = "<br>".join(f"{t.scope}: {t.text}" if t.scope else t.text for t in note.times)
    return (
        f'<td class="n">{note.number}</td><td>{note.title}{steps}</td>'
        f"<td>{', '.join(note.parties)}</td><td>{time}</td><td>{note.more['ind']}</td>"
    )


def _page(notes: list[Note]) -> str:
    return f"""<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><style>{CSS}</style><body>
<div class="top"><svg width="34" height="34"><circle cx="17" cy="17" r="15" fill="#3b7f4f"/>
<path d="M8 20 Q17 6 26 20" stroke="#fff" stroke-width="3" fill="none"/></svg>
<span>Nordby sykehus HF · Miljøstyring etter NS-EN ISO 14001</span></div>
<h1>Handlingsplan for ytre miljø 2021–2022</h1><p>Et grønnere sykehus – også på nattevakt</p>
<table class="meta"><tr><td>Dok.id: MILJ-0041</td><td>Versjon: 3.1</td><td>Gyldig fra:
15.01.2021</td>
</tr><tr><td>Godkjent av: Administrerende direktør</td><td>Utarbeidet av: Miljørådgiver</td>
<td>Revideres: 15.01.2023</td></tr></table>
<h2>1 Miljøpolitikk</h2><p>Foretaket skal drive god pasientbehandling med minst mulig belastning på
naturen. Vi skal følge lover og krav, forebygge forurensning og bli bedre hvert år. Alle ledere har
ansvar for miljøarbeidet i egen enhet.</p>
<h2 class="brk">2 Vesentlige miljøaspekter</h2><p>Miljøutvalget gikk gjennom aspektene i
november 2020:</p><table class="p"><tr><th>Aspekt<th>Påvirkning<th>Vesentlig<th>Hvor</tr>
<tr><td>Energi<td>Klimagasser, naturinngrep<td>Ja<td>Alle bygg</tr>
<tr><td>Legemidler<td>Utslipp til vann<td>Ja<td>Sengeposter, hjemmesykehus</tr>
<tr><td>Kjemikalier<td>Utslipp til vann, helse<td>Ja<td>Laboratorier, vaskeri</tr>
<tr><td>Transport<td>Klimagasser,
støv<td>Ja<td>Alle</tr><tr><td>Støy<td>Naboer<td>Nei<td>Helikopter</tr>
</table><h2>3 Status energi</h2><p>Forbruket har gått ned fire år på rad, men ikke nok. Tall i
MWh:</p>
<svg width="300" height="130">{CHART}</svg>
<p>Ordningen med avfallssortering i operasjonsavdelingen fra forrige plan er nå vanlig drift.</p>
<h2 class="brk">4 Mål og tiltak</h2>{_tables(notes)}
<p>Rapportering skjer til ledelsens gjennomgåelse i februar og august.</p></body></html>"""
