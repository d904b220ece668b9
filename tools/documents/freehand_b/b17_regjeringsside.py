"""A saved page of a ministry: menus, a list of contents, then a section for each measure."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2024, 1, 1), date(2027, 12, 31)

NOTES = """
# Innsatsområde 1 | Mindre matsvinn i butikk og servering
@ 1 | Gjøre det enklere å gi bort mat
~ Reglene om merking og holdbarhet gjør mange usikre. Mattilsynet skal lage en kort veileder for
    butikker, hoteller og matsentraler.
$ Landbruks- og matdepartementet
! Innen utgangen av 2024
@ 2 | Forslag til matkastelov
~ Forslaget sendes på høring. Loven skal omfatte hele kjeden, men det vil bli unntak for de minste
    virksomhetene.
$ Klima- og miljødepartementet; Landbruks- og matdepartementet
! 1. halvår 2025
@ 3 | Måle svinnet i statlige kantiner
~ Alle departementer og direktorater med egen kantine skal veie matsvinnet i to uker hvert år.
$ Digitaliserings- og forvaltningsdepartementet
! Årlig
# Innsatsområde 2 | Bedre utnytting av råvarer fra havet
@ 4 | Krav om ilandføring av slog og hoder
~ Havforskere og næringen skal utrede hvordan kravet kan innføres for fartøy over 28 meter.
~ Utredningen skal vise kostnader for fartøyene
~ Den skal også vise hva som skal til av kaianlegg
$ Nærings- og fiskeridepartementet
! 2024–2026
@ 5 | Stimuleringsordning for fersk restråstoff
~ Ordningen følges av en evaluering i det siste året.
$ Nærings- og fiskeridepartementet
! Hele perioden => ongoing 2024-01-01 2027-12-31
# Innsatsområde 3 | Kunnskap til folk
@ 6 | Matvett inn i kompetansemålene i mat og helse
$ Kunnskapsdepartementet
! Skoleåret 2025/2026 => range 2025-08-01 2026-07-31 | range 2025-07-01 2026-06-30 |
    range 2025-08-01 2026-06-30 | range 2025-01-01 2026-12-31 | range 2025-08-15 2026-06-20 |
    unresolved
@ 7 | Dugnad mot brødkasting
~ Brød er det vi kaster mest av. Dugnaden ledes av bransjen selv, med 3 millioner kroner i støtte.
$ Landbruks- og matdepartementet
! Høsten 2024
@ 8 | Åpne tall om matsvinn
~ Statistikken skal publiseres på én nettside med fritt nedlastbare data.
$ Klima- og miljødepartementet
! Løpende
"""

CSS = (
    "body{font:17px/1.6 Open Sans,sans-serif;margin:0}header,footer{background:#0b2545;color:#fff;"
    "padding:12px 40px}header a{color:#fff;margin-right:18px}main{max-width:760px;margin:0 auto}"
    ".crumbs{font-size:13px}.ingress{font-size:20px}.box{background:#f0f3f7;padding:16px}"
    ".meta{border-left:4px solid #0b2545;padding-left:12px;margin:8px 0 28px}.meta p{margin:0}"
)


def build(folder: Path) -> Path:
    path = folder / "b17-matsvinn-nettside.html"
    notes = read(NOTES, year=2024, period=(START, END))
    for note in notes:
        note.more["area_also"] = json.dumps(
            [f"{note.code}: {note.area}", note.code], ensure_ascii=False
        )
    path.write_text(_page(notes), encoding="utf-8")
    plan = kit.plan(
        "Handlingsplan mot matsvinn", "Klima- og miljødepartementet", START, END,
        language="nb", family="web_cards", producer="saved web page",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsramme")


def _section(note: Note) -> str:
    first, rest = note.description[:1], note.description[1:]
    text = "".join(f"<p>{t}</p>" for t in first)
    text += "<ul>" + "".join(f"<li>{t}</li>" for t in rest) + "</ul>\n" if rest else ""
    word = "Ansvarlige" if len(note.parties) > 1 else "Ansvarlig"
    return (
        f'<h3 id="tiltak{note.number}">Tiltak {note.number}: {note.title}</h3>\n{text}\n'
        f'<div class="meta"><p><strong>{word}:</strong> {" og ".join(note.parties)}</p>\n'
        f"<p><strong>Tidsramme:</strong> {note.time}</p></div>\n"
    )


def _page(notes: list[Note]) -> str:
    toc, body = "", ""
    for code, group in groupby(notes, key=lambda n: n.code):
        members = list(group)
        links = "".join(
            f'<li><a href="#tiltak{n.number}">Tiltak {n.number}: {n.title}</a></li>\n'
            for n in members
        )
        toc += f"<li>{members[0].area}<ul>{links}</ul></li>\n"
        body += f"<h2>{code}: {members[0].area}</h2>\n" + "".join(map(_section, members))
    return f"""<!DOCTYPE html>
<html lang="no"><head><meta charset="utf-8"><title>Handlingsplan mot matsvinn 2024–2027 –
 departementene.example</title><style>{CSS}</style>
<script>window.dataLayer=window.dataLayer||[];</script></head><body>
<a class="skip" href="#main">Til hovedinnhold</a>
<header><a href="/">Forsiden</a><a href="/tema">Tema</a><a href="/dokument">Dokument</a>
<a href="/aktuelt">Aktuelt</a><a href="/kontakt">Kontakt</a><form role="search"><label for="q">Søk
</label><input id="q"><button>Søk</button></form></header>
<nav class="crumbs">Du er her: <a href="/">Forsiden</a> / <a href="/dokument">Dokument</a> /
<a href="/planer">Planer og strategier</a></nav>
<main id="main"><p class="type">Plan/strategi | Dato: 06.02.2024</p>
<h1>Handlingsplan mot matsvinn</h1>
<p class="ingress">Hver av oss kaster omtrent 40 kilo mat i året som kunne vært spist. Regjeringen
legger fram åtte tiltak for 2024–2027.</p>
<p>Ansvarlig utgiver: Klima- og miljødepartementet</p>
<div class="box"><h2>Innhold</h2><ul>{toc}</ul></div>
<h2>Forord</h2><p>Mat i søpla er sløsing med arbeid, jord og penger. Den som kaster et brød, kaster
også kornet, dieselen og timene til bakeren. Vi ber ikke folk om å spise gammel fisk. Vi ber om at
mat blir brukt mens den er god.</p><p>Frist for å søke om tilskudd i 2024 var 1. februar.</p>
<h2>Mål</h2><p>Matsvinnet skal halveres fra 2015 til 2030.</p>
<table><caption>Matsvinn, tonn</caption><tr><th>Ledd</th><th>2015</th><th>2022</th></tr>
<tr><td>Butikk</td><td>81 000</td><td>66 500</td></tr>
<tr><td>Servering</td><td>19 200</td><td>20 900</td></tr>
<tr><td>Husholdning</td><td>236 000</td><td>211 000</td></tr></table>
{body}
<h2>Kontakt</h2><p>Seksjon for sirkulær økonomi</p><aside><h2>Relatert</h2><ul>
<li><a href="/a">Pressemelding: Kast mindre</a></li><li><a href="/b">Bransjeavtalen om matsvinn</a>
</li><li><a href="/c">Høring – forslag til matkastelov</a></li></ul>
<p>Del på: <a href="#">Facebook</a> <a href="#">E-post</a></p></aside></main>
<footer><p>Nettredaktør: Kommunikasjonsenheten. Personvern. Tilgjengelighet.</p></footer>
</body></html>
"""
