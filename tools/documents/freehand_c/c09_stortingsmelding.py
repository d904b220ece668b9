"""A chapter of a ministry's plan: running text, a fact box, a box of measures for each goal."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read
from documents.freehand_c import parts

START, END = date(2025, 1, 1), date(2028, 12, 31)

NOTES = """
# 5.1 | Færre barn uten barnehageplass
@ 18 | Gjøre kjernetiden gratis for toåringer i hele landet
$ Skole- og barnehagedepartementet
! 2026
@ 19 | Prøve ut oppsøkende team i ti kommuner
~ Teamene skal møte familiene hjemme og hjelpe dem med søknaden.
$ Skole- og barnehagedepartementet; Direktoratet for barn og unge
! 2025–2027
@ 20 | Forenkle søknaden om redusert betaling
$ Skole- og barnehagedepartementet
! Innen 1. august 2025
# 5.2 | Fritid for alle
@ 21 | Videreføre tilskuddet til utstyrssentraler
$ Kultur- og fritidsdepartementet
! Løpende
@ 22 | Innføre fritidskort for barn i lavinntektsfamilier
~ Kortet kan brukes til kontingent, leie av utstyr og reise.
~ Ordningen skal følgeforskes fra første dag.
$ Oppvekst- og familiedepartementet
! Høsten 2025
@ 23 | Inngå avtale med idretten og kulturlivet om billige tilbud
$ Oppvekst- og familiedepartementet; Kultur- og fritidsdepartementet
! I løpet av 2025 => year 2025-01-01 2025-12-31
# 5.3 | Trygg økonomi hjemme
@ 24 | Sette ned et ekspertutvalg om ytelser til enslige forsørgere
$ Arbeids- og trygdedepartementet
! 1. kvartal 2025
@ 25 | Øke bostøtten for store familier
$ Bolig- og kommunedepartementet
! 1. juli 2026
@ 26 | Barnekonsekvensvurdering før strømmen stenges
~ Nettselskapene får plikt til å spørre om det bor barn i huset.
$ Kraftdepartementet
! Innen utgangen av 2027 => year - 2027-12-31
"""

CSS = """
@page{size:A4;margin:24mm 26mm 24mm 34mm;
 @top-left{content:"Barn som ikke får være med";font:8pt "Open Sans";color:#555}
 @bottom-right{content:counter(page);font:9pt "Open Sans"}}
@page:first{margin:0;@top-left{content:""}@bottom-right{content:""}}
body{font:10.5pt/1.45 "Noto Serif";margin:0} h1,h2,h3,.t,.f{font-family:"Open Sans"}
.c{height:297mm;background:#12355b;color:#fff;padding:70mm 30mm;box-sizing:border-box;
 break-after:page} .c h1{color:#fff;font-size:34pt;line-height:1.1} .c p{font-size:14pt}
h1{font-size:23pt;color:#12355b;font-weight:600} h2{font-size:14.5pt;color:#12355b;margin-top:8mm}
.t{background:#e6eef6;border-top:2.5pt solid #12355b;padding:3mm 5mm;margin:5mm 0;font-size:9.5pt}
.t>p:first-child{font-weight:bold;margin:0 0 2mm} .m{margin:0 0 3mm} .m p{margin:0}
.f{border:.7pt solid #a33;padding:3mm 5mm;font-size:9pt;margin:5mm 0} .f b{color:#a33}
sup{font-size:6.5pt} .n{font-size:8pt;border-top:.5pt solid #999;margin-top:6mm;padding-top:1mm}
"""

TEXT = {
    "5.1": "Barn som går i barnehage, lærer språk og får venner. I 2023 gikk 93 prosent av barna "
    "mellom ett og fem år i barnehage. Blant barn i familier med lav inntekt var andelen 79 "
    "prosent.<sup>12</sup> Mange foreldre vet ikke hva plassen koster, eller de tror at søknaden "
    "er bindende. Regjeringen vil fjerne de hindringene som staten selv har laget.",
    "5.2": "Å stå på sidelinjen er den formen for fattigdom som barn selv snakker mest om. De "
    "forteller om cupen de ikke ble med på og bursdagen de takket nei til. Kommunene har prøvd ut "
    "fritidskort siden 2019, og erfaringene er gode.",
    "5.3": "Det hjelper lite med fritidskort dersom husleien ikke er betalt. Vedvarende "
    "lavinntekt "
    "rammer i dag 98 000 barn. Regjeringen vil at de som har minst, skal merke forskjell i løpet "
    "av perioden.",
}


def build(folder: Path) -> Path:
    path = folder / "c09-barn-som-ikke-departement.pdf"
    notes = read(NOTES, year=2025, period=(START, END))
    parts.also(notes, "{code} {area}")
    kit.weasy(_page(notes), path)
    plan = kit.plan(
        "Barn som ikke får være med. Regjeringens handlingsplan 2025–2028",
        "Oppvekst- og familiedepartementet", START, END, language="nb", family="card_labels",
        producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsplan")


def _measure(note: Note) -> str:
    text = "".join(f"<p>{t}</p>" for t in note.description)
    return (
        f'<div class="m"><p><b>Tiltak {note.number}: {note.title}</b></p>{text}'
        f"<p><i>Ansvar:</i> {' og '.join(note.parties)}. <i>Tidsplan:</i> {note.time}</p></div>"
    )


def _page(notes: list[Note]) -> str:
    body = ""
    for (code, area), group in groupby(notes, key=lambda n: (n.code, n.area)):
        body += f"<h2>{code} {area}</h2><p>{TEXT[code]}</p>"
        if code == "5.2":
            body += (
                '<div class="f"><p><b>Boks 5.1 Slik gjør de det i Lillevik</b></p><p>Lillevik '
                "kommune har hatt utstyrssentral siden 2016. Den er åpen to kvelder i uka og "
                "drives "
                "av ungdom. I 2023 ble det lånt ut 4 100 par ski og skøyter.</p></div>"
            )
        body += f'<div class="t"><p>Regjeringen vil</p>{"".join(_measure(n) for n in group)}</div>'
    return f"""<html lang="nb"><style>{CSS}</style><body><div class="c">
<h1>Barn som ikke får være med</h1><p>Regjeringens handlingsplan 2025–2028</p>
<p>Oppvekst- og familiedepartementet</p></div>
<h1>5 Å delta på like vilkår</h1>
<p>Dette kapitlet handler om barnehage, fritid og familiens økonomi. Tiltakene om skole og helse
står i kapittel 3 og 4. Alle tiltak dekkes innenfor gjeldende rammer, og nye utgifter legges fram
i budsjettene på vanlig måte.</p>{body}
<p class="n"><sup>12</sup> Tall fra 2022. Se rapport 2023/14 om bruk av barnehage.</p>
</body></html>"""
