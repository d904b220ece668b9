"""A government strategy with measures: two columns, each section ends in what will be done."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2021, 1, 1), date(2025, 12, 31)

NOTES = """
# Språk fra første dag
@ - | gi barnehagene et kort kartleggingsverktøy som er laget for flerspråklige barn
@ - | utvide ordningen med morsmålslærere på nett til seks nye språk
@ - | belønne kommuner som rekrutterer tospråklige assistenter
# Lesing for alle
@ - | kjøpe inn flere bøker på tegnspråk, blindeskrift og lyd
@ - | lage en leseapp sammen med bibliotekene innen utgangen av 2022
@ - | støtte skoleforfattere i kommuner med færre enn 3 000 innbyggere
@ - | gjeninnføre bokbussen i Finnmark som et prøveprosjekt 2021–2023
# Samiske språk
@ - | opprette tolv studieplasser for lærere i sørsamisk
@ - | legge til rette for digital undervisning over landegrensene
@ - | utarbeide en oversikt over hvilke læremidler som mangler
# Voksne som vil lære mer
@ - | gjøre norskopplæringen mer fleksibel for dem som er i arbeid
@ - | prøve ut språkpraksis på natt- og kveldsskift i sykehjem
@ - | måle leseferdighet blant innsatte
"""

TEXTS = {
    "Språk fra første dag": (
        "Barn lærer språk av å bli snakket med. I noen barnehager hører barna 300 ord i timen, i "
        "andre over 2 000. Forskjellen har lite med penger å gjøre og mye med tid.",
        "Én av fem barn i barnehagen snakker et annet språk enn norsk eller samisk hjemme. De "
        "fleste lærer norsk raskt. Noen gjør det ikke, og de blir ofte oppdaget for sent.",
    ),
    "Lesing for alle": (
        "Lysten til å lese har gått ned ti år på rad. Ved siste undersøkelse svarte 48 prosent av "
        "tiåringene at de liker å lese, mot 63 prosent i 2011.",
        "Skolebibliotekene er ulike. Noen steder er de et skap.",
    ),
    "Samiske språk": (
        "Alle de samiske språkene står på listen over truede språk. Det finnes mange som vil "
        "lære, og få som kan undervise.",
    ),
    "Voksne som vil lære mer": (
        "Om lag 400 000 voksne leser så dårlig at de strever med et vanlig brev. De fleste av dem "
        "er i jobb.",
    ),
}

CSS = """
@page{size:210mm 270mm;margin:20mm 18mm}
body{margin:0;font:9.8pt/1.45 "Noto Serif";color:#222}
.f{height:226mm;display:flow-root;overflow:hidden;border-left:12mm solid #e0a100;padding-left:14mm;
 break-after:page}
.f h1{font:800 34pt/1.05 "Noto Sans";margin:70mm 0 6mm;color:#222}
.f p{font:13pt "Noto Sans"}
.c{columns:2;column-gap:8mm} h2{font:800 15pt/1.1 "Noto Sans";color:#9a6f00;margin:0 0 2mm;
 break-after:avoid} p{margin:0 0 2.2mm}
.v{border-top:2px solid #e0a100;border-bottom:2px solid #e0a100;padding:2mm 0;margin:2mm 0 7mm;
 break-inside:avoid;font:9.4pt/1.4 "Noto Sans"} .v b{color:#9a6f00}
 .v ul{margin:1mm 0 0;padding:0 0 0 4mm}
.q{font:italic 14pt/1.3 "Noto Serif";color:#9a6f00;margin:3mm 0 5mm}
"""


def build(folder: Path) -> Path:
    path = folder / "b28-sprakstrategi.pdf"
    notes = read(NOTES, year=2021, period=(START, END))
    for note in notes:
        note.more["area_also"] = json.dumps(["Regjeringen vil"])
    kit.chrome(_page(notes), path)
    _inline_times(notes)
    plan = kit.plan(
        "Ord som bærer", "Kunnskapsdepartementet", START, END, language="nb",
        family="bullets_only", producer="Chromium print",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, first=2, any_order=True)


def _inline_times(notes: list[Note]) -> None:
    """The two times that are part of a sentence; they may be reported or not."""
    for words, line in (
        ("leseapp", "! innen utgangen av 2022 => year - 2022-12-31 (may)"),
        ("bokbussen", "! 2021–2023 => range 2021-01-01 2023-12-31 (may)"),
    ):
        (note,) = (n for n in notes if words in n.title)
        note.times = read(f"@ - | x\n{line}", year=2021, period=(START, END))[0].times


def _page(notes: list[Note]) -> str:
    body = ""
    for area, paragraphs in TEXTS.items():
        bullets = "".join(f"<li>{n.title}</li>" for n in notes if n.area == area)
        body += f"<h2>{area}</h2>" + "".join(f"<p>{p}</p>" for p in paragraphs)
        body += f'<div class="v"><b>Regjeringen vil:</b><ul>{bullets}</ul></div>'
        if area == "Lesing for alle":
            body += '<div class="q">– Jeg leste for hunden. Den rettet ikke på meg.</div>'
    return f"""<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><style>{CSS}</style><body>
<div class="f"><h1>Ord som bærer</h1><p>Strategi og tiltak for språk og lesing 2021–2025</p>
<p>Kunnskapsdepartementet</p></div><div class="c"><h2>Innledning</h2><p>Språket er det første vi
får og
det siste vi mister. Strategien gjelder for hele livet, fra barselgruppen til demensavdelingen.
Den bygger
på forskning og på 130 skriftlige innspill.</p><p>Strategien har tre mål:</p><ul><li>Alle barn
skal ha et
godt språk når de begynner på skolen</li><li>Flere skal ha glede av å lese</li><li>Flere skal bruke
samiske språk</li></ul><p>Vi følger utviklingen med årlige undersøkelser. Tiltakene finansieres
innenfor
gjeldende rammer.</p>{body}
<h2>Veien videre</h2><p>Departementet inviterer til en konferanse midtveis. Språkrådet og
Utdanningsdirektoratet følger arbeidet.</p></div></body></html>"""
