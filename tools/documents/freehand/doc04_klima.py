"""Climate plan set with typst: sector tables with effect and start/end columns, code legend."""

from __future__ import annotations

from documents.freehand.printing import typst
from documents.freehand.truth import due, measure, plan

FILE = "b/klima-energi-solmarka-2024-2027.pdf"

SECTORS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Transport", [
        ("T1", "Ladeplasser for elbil ved alle kommunale bygg med mer enn 20 ansatte",
         "38", "TEK", "2024", "2025"),
        ("T2", "Utslippsfrie tjenestebiler. Gjelder ved alle nye avtaler.", "112", "INN, TEK",
         "2024", "2027"),
        ("T3", "Sykkelhotell på stasjonen", "9", "SBU", "2025", "2025"),
        ("T4", "Krav om fossilfri massetransport i egne anleggs-\nkontrakter", "240", "INN",
         "1.1.24", "Løpende"),
    ]),
    ("Bygg og energi", [
        ("B1", "Energioppfølgingssystem (EOS) i 32 bygg", "55", "TEK", "2024", "2024"),
        ("B2", "Solceller på Solmarka skole og omsorgssenteret", "17", "TEK", "2025", "2026"),
        ("B3", "Utfasing av siste oljekjel (beredskapssentralen)", "21", "TEK", "", "Utført"),
        ("B4", "Tilskudd til etterisolering for husstander med lav inntekt", "i.b.", "SBU/NAV",
         "2025", "2027"),
    ]),
    ("Areal, jord og skog", [
        ("A1", "Arealregnskap med karbon legges fram sammen med hver planbehandling", "–", "SBU",
         "høst 2024", "2027"),
        ("A2", "Restaurere Kveldsmyra (170 daa)", "85", "SBU, grunneierne, Statskog Øst", "2026",
         "2027"),
        ("A3", "Kurs i presisjonsgjødsling", "30", "LAN", "vår 2024", "høst 2025"),
    ]),
    ("Forbruk og avfall", [
        ("F1", "Matsvinn i kommunale kjøkken skal halveres innen 2027", "64", "HO + OPV", "2024",
         "2027"),
        ("F2", "Ombruksrom på Skogly gjenvinningsstasjon", "12", "ØIR IKS", "2025", "2025"),
    ]),
]  # fmt: skip

_FULL = {
    "1.1.24": ("2024-01-01", "2024-01-01"),
    "høst 2024": ("2024-07-01", "2024-12-31"),
    "vår 2024": ("2024-01-01", "2024-06-30"),
    "høst 2025": ("2025-07-01", "2025-12-31"),
}


def _window(text: str) -> tuple[str, str]:
    return _FULL.get(text, (f"{text}-01-01", f"{text}-12-31"))


def _time(start: str, end: str) -> dict[str, object]:
    if end == "Utført":
        return due("Utført", "Ferdig", "done")
    if end == "Løpende":
        other = [
            ("unresolved", None, None),
            ("ongoing", None, None),
            ("range", "2024-01-01", None),
        ]
        return due("", None, "ongoing", "2024-01-01", None, accept=other)
    first, last = _window(start)[0], _window(end)[1]
    return due(
        "",
        None,
        "range",
        first,
        last,
        accept=[
            ("year", first, last),
            (("season" if "høst" in end else "year"), _window(end)[0], last),
        ],
    )


_WHO = {
    "INN, TEK": ["INN", "TEK"],
    "SBU/NAV": ["SBU", "NAV"],
    "SBU, grunneierne, Statskog Øst": ["SBU", "grunneierne", "Statskog Øst"],
    "HO + OPV": ["HO", "OPV"],
}


def _truth_rows() -> list[dict[str, object]]:
    made = []
    for area, rows in SECTORS:
        for number, text, _, who, start, end in rows:
            title, dot, rest = text.replace("-\n", "").partition(". ")
            done = end == "Utført"
            made.append(
                measure(
                    title + dot.strip(),
                    rest,
                    number=number,
                    area=area,
                    who=_WHO.get(who, [who]),
                    due=[_time(start, end)],
                    status=[{"text": "Utført", "party": None, "as_of": None, "state": "completed"}]
                    if done
                    else [],
                )
            )
    return made


TRUTH = plan(
    "Klima- og energiplan 2024–2027",
    "Solmarka kommune",
    (2024, 2027),
    *_truth_rows(),
    language="nb",
    family="table_start_end_codes",
    producer="typst",
    first_page=3,
)


def make() -> bytes:
    """The PDF."""
    tables = "".join(_sector(area, rows) for area, rows in SECTORS)
    return typst(_SOURCE.replace("%TABLES%", tables))


def _sector(area: str, rows: list[tuple[str, ...]]) -> str:
    cells = "".join(f"[{c}], " for row in rows for c in (t.replace("-\n", "-?") for t in row))
    return f"""
== {area}
{_FACTS[area]}
#table(columns: (10mm, 1fr, 19mm, 27mm, 17mm, 17mm), stroke: none, inset: 5pt,
  fill: (_, y) => if y == 0 {{ ink }} else if calc.even(y) {{ rgb("#e4efe9") }},
  table.header(..([\\#], [Tiltak], [tonn CO#sub[2]e/år], [Hvem], [Start], [Ferdig]).map(h =>
    text(fill: white, weight: "bold", size: 8.5pt, h))),
  {cells})
"""


_FACTS = {
    "Transport": "Veitrafikken står for 58 % av utslippene. Personbilene alene slapp ut 9 400 "
    "tonn i 2022, åtte prosent mindre enn i 2018.",
    "Bygg og energi": "Kommunen eier 74 000 m² og bruker 13,1 GWh i året. Målet er 20 % mindre "
    "innen 2027.",
    "Areal, jord og skog": "Myr som er drenert, fortsetter å slippe ut klimagass i mange tiår. "
    "Utslippet fra jordbruk er beregnet til 4 100 tonn.",
    "Forbruk og avfall": "Innbyggerne kastet 39 kg mat hver i 2022.",
}
_SOURCE = """
#set document(date: none)
#let ink = rgb("#14584a")
#set page(paper: "a4", margin: (x: 21mm, top: 26mm, bottom: 22mm),
  header: context if counter(page).get().first() > 1 [#set text(8pt, fill: gray)
    Klima- og energiplan #h(1fr) Solmarka kommune #v(-6pt) #line(length: 100%, stroke: .4pt)],
  footer: context align(center, text(8pt, counter(page).display("1 / 1", both: true))))
#set text(font: "Noto Serif", size: 9.5pt, lang: "nb", hyphenate: true)
#set par(justify: true)
#show heading: set text(font: "Open Sans", fill: ink)
#show heading.where(level: 1): it => [#v(4mm)#it#v(2mm)]
#place(top + right, circle(radius: 16mm, fill: rgb("#f2c230")))
#place(top + right, dx: -14mm, dy: 14mm, circle(radius: 11mm, fill: ink))
#v(70mm)
#text(30pt, font: "Open Sans", weight: "bold", fill: ink)[Klima- og energiplan \\ 2024–2027]

#text(13pt)[Mål, status og handlingsdel]
#v(1fr)
Solmarka kommune \\ Vedtatt av kommunestyret 7. desember 2023 (sak PS 97/23)
#pagebreak()
= Status og mål
Solmarka skal kutte de direkte utslippene med 55 % fra 2009 til 2030. I 2022 var kuttet 21 %.
Framskrivningen viser at vi med dagens innsats kommer til 34 %. Tiltakene i handlingsdelen er
beregnet til om lag 680 tonn i året når alle er satt i verk.
#figure(table(columns: 5, stroke: .4pt + gray, inset: 4pt, align: right,
  [*Sektor*], [*2009*], [*2015*], [*2019*], [*2022*],
  [Veitrafikk], [19 800], [18 900], [17 200], [15 900],
  [Jordbruk], [4 300], [4 300], [4 200], [4 100],
  [Oppvarming], [3 900], [2 600], [1 100], [700],
  [Avfall], [2 100], [1 800], [1 500], [1 300]),
  caption: [Direkte utslipp i tonn CO#sub[2]-ekvivalenter])
#table(columns: (1fr, 1fr), stroke: none, fill: rgb("#f7f1dc"), inset: 9pt,
  [*Slik leser du tabellene* \\ Hvem: TEK = Teknisk drift, INN = Innkjøp, SBU = Samfunns- og
  byutvikling, LAN = Landbrukskontoret, HO = Helse og omsorg, OPV = Oppvekst,
  ØIR = Øvre indre renovasjon.],
  [*Effekt* \\ Anslag på årlig kutt når tiltaket er gjennomført. «i.b.» betyr ikke beregnet.
  Effekten av tiltak i andre sektorer er ikke tatt med.])
#pagebreak()
= Handlingsdel
%TABLES%
= Finansiering
Tiltakene finansieres over kommunens budsjett og med søknader til statlige tilskuddsordninger.
Klimabudsjettet legges fram hvert år sammen med økonomiplanen.
"""
