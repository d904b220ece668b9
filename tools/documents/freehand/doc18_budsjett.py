"""Budget with economy plan, printed from a browser: years in columns, no measures of a plan."""

from __future__ import annotations

from documents.freehand.printing import chromium
from documents.freehand.truth import plan

FILE = "b/budsjett-okonomiplan-fagerli-2024-2027.pdf"

TRUTH = plan(
    "Budsjett 2024 og økonomiplan 2024–2027",
    "Fagerli kommune",
    (2024, 2027),
    language="nb",
    family="negative",
    producer="Chromium print",
    notes="negative: budget with yearly sums; period and year are not scored",
)

_CSS = """
@page { size: A4; margin: 20mm 18mm }
body { font: 10pt/1.45 "Liberation Serif" }
h1 { font: 700 24pt "Liberation Sans Narrow"; border-bottom: 3pt solid #9a3324; color: #9a3324 }
h2 { font: 700 15pt "Liberation Sans Narrow"; color: #9a3324; margin-top: 8mm }
table { border-collapse: collapse; width: 100%; font: 8.5pt "Liberation Sans" }
th { background: #9a3324; color: #fff; text-align: right; padding: 1mm 2mm;
  -webkit-print-color-adjust: exact }
td { text-align: right; padding: .8mm 2mm; border-bottom: .3pt solid #ccc }
th:first-child, td:first-child { text-align: left; width: 46% }
.sum td { font-weight: 700; border-top: 1pt solid #000 }
"""
_YEARS = "<th>2024</th><th>2025</th><th>2026</th><th>2027</th>"
_FRAME: list[tuple[str, ...]] = [
    ("Rammetilskudd og skatt", "-412 300", "-415 900", "-417 200", "-418 000"),
    ("Eiendomsskatt", "-21 400", "-21 400", "-21 400", "-21 400"),
    ("Andre generelle inntekter", "-9 100", "-8 700", "-8 700", "-8 700"),
    ("Sum frie disponible inntekter", "-442 800", "-446 000", "-447 300", "-448 100"),
]
_SERVICES: list[tuple[str, ...]] = [
    ("Oppvekst", "171 200", "170 400", "169 100", "168 800"),
    ("Helse og velferd", "192 600", "195 000", "197 300", "199 900"),
    ("Samfunn og teknikk", "41 300", "41 100", "40 900", "40 900"),
    ("Fellestjenester og politisk ledelse", "28 900", "28 400", "28 400", "28 400"),
    ("Sum fordelt til drift", "434 000", "434 900", "435 700", "438 000"),
]
_BUILD: list[tuple[str, ...]] = [
    ("Rehabilitering av svømmebasseng", "8 500", "12 000", "0", "0"),
    ("Ny brannbil", "0", "5 200", "0", "0"),
    ("Hovedvannledning Lia–sentrum", "6 000", "6 000", "3 500", "0"),
    ("Utskifting av PC-er og nettbrett", "1 800", "1 800", "1 800", "1 800"),
    ("Sum investeringer", "16 300", "25 000", "5 300", "1 800"),
]


def make() -> bytes:
    """The PDF."""
    return chromium(
        f'<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><title>Budsjett</title>'
        f"<style>{_CSS}</style><body>{_BODY}</body></html>"
    )


def _table(name: str, rows: list[tuple[str, ...]]) -> str:
    lines = "".join(
        f"<tr{' class=sum' if row[0].startswith('Sum') else ''}>"
        + "".join(f"<td>{value}</td>" for value in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><tr><th>{name}</th>{_YEARS}</tr>{lines}</table>"


_BODY = f"""
<h1>Budsjett 2024 og økonomiplan 2024–2027</h1>
<p>Fagerli kommune. Kommunedirektørens forslag, lagt fram 31. oktober 2023. Beløp i hele tusen
kroner.</p>
<h2>Kommunedirektørens innledning</h2>
<p>De økonomiske rammene blir trangere. Innbyggertallet faller, og andelen over 80 år øker. For å
komme i balanse må driften reduseres med 9,6 millioner kroner fra 2024 til 2027. Forslaget
bygger på at tjenestene gis med færre bygg og flere felles løsninger.</p>
<p>Kommunens handlingsregler for økonomi er: netto driftsresultat på minst 1,75 prosent av
inntektene, lånegjeld under 90 prosent av inntektene og et disposisjonsfond på minst 8 prosent. I
2024 er netto driftsresultat budsjettert til 0,4 prosent.</p>
<h2>Bevilgningsoversikt drift</h2>
{_table("Inntekter", _FRAME)}
<h2>Netto rammer til sektorene</h2>
{_table("Sektor", _SERVICES)}
<p>Lønnsveksten er anslått til 4,9 prosent, og prisveksten til 3,4 prosent. Pensjonskostnadene er
usikre, og det er satt av 2 millioner kroner til uforutsette utgifter.</p>
<h2>Investeringsbudsjettet</h2>
{_table("Prosjekt", _BUILD)}
<p>Investeringene er finansiert med 31,2 millioner kroner i lån og resten med momskompensasjon og
fond. Renteutgiftene øker med 1,1 millioner kroner fra 2024 til 2025.</p>
<h2>Behandling</h2>
<p>Formannskapet innstiller 16. november 2023, og forslaget ligger ute til alminnelig ettersyn i 14
dager. Kommunestyret vedtar budsjettet 14. desember 2023.</p>
"""
