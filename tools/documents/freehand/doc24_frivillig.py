"""Volunteer strategy: "Vi vil" bullets in a coloured band layout, no parties and no times."""

from __future__ import annotations

from documents.freehand.printing import chromium
from documents.freehand.truth import measure, plan

FILE = "b/frivilligpolitisk-plan-sjoholt-2024-2030.pdf"

AREAS = [
    ("Møteplassar", "Det skal finnast opne og rimelege stader å møtast i alle krinsar.", [
        "Gi gratis leige av kommunale lokale til aktivitet for barn og unge",
        "Lage eit felles bookingsystem for grendehus, gymsalar og møterom",
        "Opne skulane for lag og organisasjonar i feriane",
    ]),
    ("Samarbeid", "Kommunen og frivilligheita er likeverdige partar.", [
        "Arrangere frivilligforum to gonger i året",
        "Peike ut ein kontaktperson i kvar sektor",
        "Ta frivillige lag med på råd før det blir vedteke endringar som vedkjem dei",
    ]),
    ("Rekruttering", "Fleire skal få lyst til å gjere ein innsats.", [
        "Invitere alle nytilflytte til «Ein kveld for deg» på rådhuset",
        "Dele ut ein årleg frivilligpris på 20 000 kroner",
        "Gje ungdom attest for frivillig arbeid, slik at dei kan bruke han når dei søkjer jobb",
        "Omsetje informasjon om lag og aktivitetar til minst fire språk",
    ]),
]  # fmt: skip

TRUTH = plan(
    "Frivilligpolitisk plan 2024–2030",
    "Sjøholt kommune",
    (2024, 2030),
    *[measure(text, area=name, area_also=[goal]) for name, goal, texts in AREAS for text in texts],
    language="nn",
    family="bullets_we_will",
    producer="Chromium print",
    first_page=2,
)

_CSS = """
@page { size: 210mm 210mm; margin: 0 }
* { -webkit-print-color-adjust: exact; box-sizing: border-box }
body { margin: 0; font: 11pt/1.5 "Open Sans"; color: #17324d }
.page { width: 210mm; height: 209mm; page-break-after: always; padding: 20mm; position: relative }
.cover { background: #ff7f50; color: #fff }
.cover h1 { font: 800 40pt/1.1 "Open Sans"; margin: 50mm 0 6mm }
h2 { font: 800 24pt "Open Sans"; margin: 0 0 4mm; color: #ff5a36 }
.goal { font-size: 13pt; font-weight: 600; background: #fff3ec; padding: 4mm; border-radius: 2mm }
h3 { font-size: 13pt; margin: 7mm 0 1mm }
li { margin-bottom: 2mm } li::marker { content: "✓  "; color: #ff5a36 }
.foot { position: absolute; bottom: 8mm; right: 12mm; font-size: 8pt }
.blob { position: absolute; right: -20mm; bottom: 20mm; width: 70mm; height: 70mm;
  border-radius: 50%; background: #ffe0d0; z-index: -1 }
"""
_WHY = {
    "Møteplassar": "Grendehusa er i bruk 60 kveldar i året i snitt. Mange lag fortel at leige og "
    "nøklar er det som stoppar dei.",
    "Samarbeid": "I undersøkinga frå 2023 svarte 4 av 10 lag at dei ikkje veit kven dei skal ta "
    "kontakt med i kommunen.",
    "Rekruttering": "Kvar tredje innbyggjar gjer frivillig innsats. Blant dei under 25 er det "
    "kvar femte.",
}


def make() -> bytes:
    """The PDF."""
    pages = "".join(_page(i, *area) for i, area in enumerate(AREAS, 3))
    return chromium(
        f'<!DOCTYPE html><html lang="nn"><meta charset="utf-8"><title>Plan</title>'
        f"<style>{_CSS}</style><body>{_FRONT}{pages}{_END}</body></html>"
    )


def _page(number: int, name: str, goal: str, texts: list[str]) -> str:
    items = "".join(f"<li>{text}</li>" for text in texts)
    return (
        f'<section class="page"><div class="blob"></div><h2>{name}</h2>'
        f'<p class="goal">{goal}</p><h3>Slik er det no</h3><p>{_WHY[name]}</p>'
        f"<h3>Difor vil Sjøholt kommune</h3><ul>{items}</ul>"
        f'<div class="foot">Frivilligpolitisk plan | {number}</div></section>'
    )


_FRONT = """
<section class="page cover"><h1>Frivilligpolitisk plan<br>2024–2030</h1><p>Sjøholt kommune</p>
</section>
<section class="page"><h2>Innleiing</h2><p>Frivilligheita er limet i bygdene våre. Kvart år blir
det lagt ned innsats som svarar til 190 årsverk i Sjøholt. Kommunen kan ikkje vedta frivilligheit,
men vi kan leggje til rette for ho.</p><p>Planen er laga saman med 31 lag og organisasjonar.
Kommunestyret vedtok han 25. april 2024.</p><p>Vi har valt tre satsingsområde:</p><ul>
<li>Møteplassar</li><li>Samarbeid</li><li>Rekruttering</li></ul>
<div class="foot">Frivilligpolitisk plan | 2</div></section>
"""
_END = """
<section class="page"><h2>Vegen vidare</h2><p>Satsingane blir følgde opp i økonomiplanen, og det
blir rapportert til levekårsutvalet annakvart år. Planen skal reviderast i 2030.</p>
<div class="foot">Frivilligpolitisk plan | 6</div></section>
"""
