"""Business plan printed from a browser: icons instead of labels, a key to the icons up front."""

from __future__ import annotations

from documents.freehand.printing import chromium
from documents.freehand.truth import due, measure, plan, years

FILE = "a/naeringsplan-handlingsdel-breivika-2025-2028.pdf"

_START, _LAND, _VISIT = (
    "Flere skal starte for seg selv",
    "Areal og grønn industri",
    "Besøk hele året",
)
_WHO = (
    '<svg viewBox="0 0 16 16"><circle cx="8" cy="4.5" r="3.2"/><path d="M2 15c0-5 3-6.5 6-6.5'
    's6 1.5 6 6.5z"/></svg>'
)
_WHEN = (
    '<svg viewBox="0 0 16 16"><path d="M1 3h14v12H1z" fill="none" stroke-width="1.6" '
    'stroke="#00577a"/><path d="M1 3h14v3H1zM4 1h1.6v3H4zM10.4 1H12v3h-1.6z"/></svg>'
)
_MONEY = (
    '<svg viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="none" stroke-width="1.6" '
    'stroke="#00577a"/><path d="M5 5h1.5v6H5zM7 8l3-3h2L9 8l3 3h-2z"/></svg>'
)
STRATEGIES: list[tuple[str, str, list[tuple[str, ...]]]] = [
    (_START, "Vi senker terskelen for å prøve, og heier på dem som lykkes.", [
        ("Gründeruke på videregående skole", "Elevene jobber med en virkelig oppgave fra en "
         "bedrift i Breivika.", "Næringsavdelingen og Breivika vgs.", "Uke 45 hvert år", "120"),
        ("Etablererstipend", "Inntil 75 000 kroner til hver. Fem stipend i året.",
         "Næringssjef", "2025–2028", "375 pr. år"),
        ("Kontorfellesskap i gamle Samvirkelaget", "", "Breivika Utvikling KF",
         "Åpning 1. april 2025", "900"),
    ]),
    (_LAND, "Bedriftene må ha et sted å vokse. Vi vil bygge tett og ta vare på matjorda.", [
        ("Områderegulering Kaiområdet sør", "Reguleringen skal avklare landstrøm og sirkulære "
         "løsninger for overskuddsvarme.", "Plan og bygg", "Vedtatt innen utgangen av 2026",
         "2 500"),
        ("Kartlegging av ledige lokaler", "", "Næringsforeningen, kommunen", "2. kvartal 2025",
         "50"),
        ("Klyngeprosjekt for havbruksavfall", "Forprosjektet må ha minst fire bedrifter med.",
         "Breivika Utvikling KF", "Høst 2025 – vår 2027", "600"),
    ]),
    (_VISIT, "Vintersesongen skal dobles uten at det går ut over stillhet og natur.", [
        ("Besøksforvaltningsplan for Storheia", "", "Friluftsrådet", "", "150"),
        ("Pakketilbud sammen med hurtigbåten", "Målet er 1 500 nye gjestedøgn mellom november og "
         "mars.", "Reiselivslaget/Næringsavdelingen", "Vintersesongen 2025/26", "–"),
    ]),
]  # fmt: skip
_DUE = [
    due("Uke 45 hvert år", None, "recurring", accept=[("unresolved", None, None)]),
    years("2025–2028", None),
    due(
        "Åpning 1. april 2025",
        None,
        "date",
        "2025-04-01",
        "2025-04-01",
        accept=[("unresolved", None, None)],
    ),
    due("Vedtatt innen utgangen av 2026", None, "year", None, "2026-12-31"),
    due("2. kvartal 2025", None, "quarter", "2025-04-01", "2025-06-30"),
    due("Høst 2025 – vår 2027", None, "range", "2025-07-01", "2027-06-30"),
    None,
    due(
        "Vintersesongen 2025/26",
        None,
        "season",
        "2025-12-01",
        "2026-03-31",
        accept=[
            ("unresolved", None, None),
            ("season", "2026-01-01", "2026-03-31"),
            ("season", "2025-01-01", "2025-03-31"),
            ("range", "2025-01-01", "2026-12-31"),
            ("range", "2025-11-01", "2026-03-31"),
            ("season", "2025-11-01", "2026-03-31"),
        ],
    ),
]
_PARTIES = [
    ["Næringsavdelingen", "Breivika vgs."],
    ["Næringssjef"],
    ["Breivika Utvikling KF"],
    ["Plan og bygg"],
    ["Næringsforeningen", "kommunen"],
    ["Breivika Utvikling KF"],
    ["Friluftsrådet"],
    ["Reiselivslaget", "Næringsavdelingen"],
]
_FLAT = [(name, row) for name, _, rows in STRATEGIES for row in rows]

TRUTH = plan(
    "Næringsplan – handlingsdel 2025–2028",
    "Breivika kommune",
    (2025, 2028),
    *[
        measure(
            row[0],
            row[1],
            area=name,
            who=who,
            due=[when] if when else [],
            area_also=[f"Strategi {[s[0] for s in STRATEGIES].index(name) + 1}: {name}"],
        )
        for (name, row), who, when in zip(_FLAT, _PARTIES, _DUE, strict=True)
    ],
    language="nb",
    family="panels_with_icons",
    producer="Chromium print",
    first_page=2,
)

_CSS = """
@page { size: A4 landscape; margin: 12mm }
* { -webkit-print-color-adjust: exact }
body { font: 9.5pt/1.4 "Noto Sans"; color: #1c2a33; margin: 0 }
h1 { font: 700 34pt "Open Sans Condensed"; color: #00577a; margin: 18mm 0 4mm }
h2 { font: 700 16pt "Open Sans Condensed"; margin: 0 0 3mm }
.intro { columns: 2; column-gap: 12mm; margin-top: 8mm }
.key { border: 1pt dashed #00577a; padding: 3mm; margin-top: 10mm; display: flex; gap: 12mm }
svg { width: 4mm; height: 4mm; vertical-align: -0.8mm; fill: #00577a; margin-right: 1.5mm }
.strategy { display: flex; page-break-before: auto; page-break-inside: avoid; margin: 0 0 6mm }
.first { page-break-before: always }
.side { background: #00577a; color: #fff; width: 62mm; padding: 5mm; flex: none }
.side p { font-style: italic; margin: 0 }
.side small { text-transform: uppercase; letter-spacing: 1pt }
.list { flex: 1; border: 1pt solid #00577a; border-left: 0 }
.item { padding: 2.6mm 5mm; border-bottom: 1pt solid #cfe0e8 }
.item:last-child { border: 0 }
.item b { font-size: 11pt }
.meta { margin-top: 1mm; color: #445 } .meta span { margin-right: 9mm; white-space: nowrap }
"""


def make() -> bytes:
    """The PDF."""
    panels = "".join(_panel(i, *s) for i, s in enumerate(STRATEGIES, 1))
    return chromium(
        f'<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><title>Næringsplan</title>'
        f"<style>{_CSS}</style><body>{_INTRO}{panels}{_END}</body></html>"
    )


def _panel(number: int, name: str, text: str, rows: list[tuple[str, ...]]) -> str:
    return (
        f'<section class="strategy {"first" if number == 1 else ""}"><div class="side">'
        f"<small>Strategi {number}</small><h2>{name}</h2><p>{text}</p></div>"
        f'<div class="list">{"".join(_item(*row) for row in rows)}</div></section>'
    )


def _item(title: str, text: str, who: str, when: str, money: str) -> str:
    parts = [(_WHO, who), (_WHEN, when), (_MONEY, money)]
    meta = "".join(f"<span>{icon}{value}</span>" for icon, value in parts if value)
    told = f"<div>{text}</div>" if text else ""
    return f'<div class="item"><b>{title}</b>{told}<div class="meta">{meta}</div></div>'


_INTRO = f"""
<h1>Næringsplan – handlingsdel 2025–2028</h1><p>Breivika kommune · vedtatt av formannskapet
12.11.2024</p><div class="intro"><p>Breivika har 412 registrerte foretak. De ti største står for
61 prosent av arbeidsplassene. Arbeidsledigheten er lav, men tallet på nyetableringer har falt
tre år på rad.</p><p>Næringsplanen har tre strategier. I handlingsdelen har vi samlet det som skal
gjøres de neste fire årene. Handlingsdelen revideres hvert år i forbindelse med budsjettet, og
næringsforeningen inviteres til et åpent møte i august.</p><p>Bedriftene er intervjuet i tre
runder. De peker på tre ting: mangel på arealer, mangel på folk og et sentrum som er stille om
vinteren.</p></div>
<div class="key"><b>Symboler</b><span>{_WHO} hvem som har ansvaret</span><span>{_WHEN} når det
skal gjøres</span><span>{_MONEY} kostnad i 1 000 kroner</span></div>
"""
_END = "<p>Spørsmål om handlingsdelen rettes til næringsavdelingen.</p>"
