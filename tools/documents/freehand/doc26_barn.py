"""Plan against poverty set with typst: crosses in columns of parties say who takes part."""

from __future__ import annotations

from documents.freehand.printing import typst
from documents.freehand.truth import due, measure, plan, years

FILE = "b/barnefattigdom-nesflaten-2023-2025.pdf"

PARTIES = ("Barnehage", "Skole", "Helsestasjon", "NAV", "Kultur")
ROWS = [
    ("Ny mal for søknad om redusert foreldrebetaling", "1.8.2023"),
    ("Gratis aktivitetsdager i alle ferier. Mat og transport er med.", "2023–2025"),
    ("Utstyrssentral åpen to dager i uka", "Mai 2023"),
    ("Økonomi som tema i alle 4-årskontroller", "Løpende"),
    ("Koordinator for familier med sammensatte behov", "Innen 31.12.2023"),
    ("Kontingentkasse", "Hvert semester"),
    ("Veileder for ansatte: «Hva kan jeg gjøre?»", "2. kvartal 2024"),
    ("Sommerjobb til 20 ungdommer", ""),
]
_LABEL = "Frist"
_DUE = [
    [due("1.8.2023", _LABEL, "date", "2023-08-01", "2023-08-01")],
    [years("2023–2025", _LABEL)],
    [due("Mai 2023", _LABEL, "month", "2023-05-01", "2023-05-31")],
    [due("Løpende", _LABEL, "ongoing")],
    [due("Innen 31.12.2023", _LABEL, "date", None, "2023-12-31")],
    [due("Hvert semester", _LABEL, "recurring", accept=[("unresolved", None, None)])],
    [due("2. kvartal 2024", _LABEL, "quarter", "2024-04-01", "2024-06-30")],
    [],
]
_MARKS = [
    (0, 3), (1, 4), (3, 4), (2,), (3,), (4,), (0, 1, 2, 3), (3,),
]  # fmt: skip


def _split(text: str) -> tuple[str, str]:
    title, dot, rest = text.partition(". ")
    return title + dot.strip(), rest


TRUTH = plan(
    "Handlingsplan mot barnefattigdom 2023–2025",
    "Nesflaten kommune",
    (2023, 2025),
    *[
        measure(*_split(row[0]), who=[PARTIES[i] for i in marks], due=when)
        for row, marks, when in zip(ROWS, _MARKS, _DUE, strict=True)
    ],
    language="nb",
    family="table_crosses_parties",
    producer="typst",
    first_page=2,
)


def make() -> bytes:
    """The PDF."""
    cells = "".join(
        f"[{row[0]}], "
        + "".join("[*X*], " if i in marks else "[], " for i in range(5))
        + f"[{row[1]}], "
        for row, marks in zip(ROWS, _MARKS, strict=True)
    )
    return typst(_SOURCE.replace("%CELLS%", cells))


_SOURCE = """
#set document(date: none)
#set page(paper: "a4", margin: (x: 20mm, y: 24mm), footer: context [
  #line(length: 100%, stroke: .5pt) #text(8pt)[Nesflaten kommune #h(1fr) side
  #counter(page).display() av #counter(page).final().first()]])
#set text(font: "Noto Sans", size: 9.5pt, lang: "nb")
#show heading: set text(fill: rgb("#a0410d"))
#text(25pt, weight: "bold", fill: rgb("#a0410d"))[Handlingsplan mot barnefattigdom 2023–2025]
#line(length: 45%, stroke: 4pt + rgb("#a0410d"))
#v(6mm)
= Hva er barnefattigdom?
Barn regnes som fattige når familien har under 60 prosent av medianinntekten over tre år. I
Nesflaten gjelder det 118 barn. Tallet har steget fra 7,9 til 10,2 prosent siden 2014.

De fleste av barna bor sammen med én forelder, eller har foreldre som kom til Norge som
flyktninger. Det er særlig tre ting barna forteller at de går glipp av: ferier, bursdager
og fritidsaktiviteter.
#figure(table(columns: 4, stroke: none, inset: 5pt,
  table.hline(), [], [*2014*], [*2018*], [*2021*], table.hline(),
  [Andel barn i lavinntekt], [7,9 %], [9,3 %], [10,2 %],
  [Nesflaten, antall], [96], [109], [118], table.hline()),
  caption: [Barn i husholdninger med vedvarende lav inntekt])
= Mål
+ Alle barn skal ha minst én organisert fritidsaktivitet.
+ Foreldrene skal få vite om rettighetene sine.
+ Ansatte skal oppdage når familier har det vanskelig.

= Organisering
En arbeidsgruppe med medlemmer fra tjenestene møtes fire ganger i året. Gruppa ledes av
oppvekstsjefen. Oppfølgingen rapporteres i årsmeldingen.
#pagebreak()
= Tiltak
Kryss viser hvilke tjenester som har ansvar.
#let tilt(body) = rotate(-90deg, reflow: true, body)
#table(columns: (1fr, 9mm, 9mm, 9mm, 9mm, 9mm, 31mm), inset: 5pt, stroke: .6pt + rgb("#a0410d"),
  align: (x, y) => if x in (0, 6) { left + horizon } else { center + horizon },
  fill: (x, y) => if y == 0 { rgb("#f8e2d4") },
  [*Hva*], tilt[Barnehage], tilt[Skole], tilt[Helsestasjon], tilt[NAV], tilt[Kultur], [*Frist*],
  %CELLS%)
= Økonomi
Tiltakene er beregnet til 1,3 millioner kroner i perioden. Det er søkt om statlig tilskudd for
2023.
"""
