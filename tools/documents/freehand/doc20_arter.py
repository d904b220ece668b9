"""Short plan against alien species: two columns of prose, who and when only in the sentences."""

from __future__ import annotations

from documents.freehand.printing import typst
from documents.freehand.truth import due, measure, plan

FILE = "b/fremmede-arter-lauvoya-2023.pdf"

TRUTH = plan(
    "Handlingsplan mot fremmede arter 2023",
    "Lauvøya kommune",
    (2023, 2023),
    measure(
        "Fjerne kjempebjørnekjeks langs Storelva",
        number="1",
        who=["Teknisk avdeling"],
        due=[due("innen 15. juni 2023", None, "date", None, "2023-06-15")],
    ),
    measure(
        "Stoppe brunskogsnegl i de kommunale parkene",
        number="2",
        who=["Parkavdelingen"],
        due=[due("april–september 2023", None, "range", "2023-04-01", "2023-09-30")],
    ),
    measure(
        "Regler for hageavfall",
        number="3",
        who=["Miljøvernrådgiveren", "Lauvøya avfallsselskap"],
        due=[due("høsten 2023", None, "season", "2023-07-01", "2023-12-31")],
    ),
    language="nb",
    family="prose_sentences",
    producer="typst",
)
_TEXTS = (
    "Plantene skal graves opp før de setter frø. Grunneierne får brev på forhånd. Teknisk "
    "avdeling er ansvarlig, og arbeidet skal være ferdig innen 15. juni 2023. Restene brennes.",
    "I fjor fikk vi inn 230 meldinger fra publikum. Det skal settes ut feller og plukkes om "
    "kvelden i perioden april–september 2023. Parkavdelingen har ansvaret for tiltaket.",
    "Mye av spredningen skyldes at folk tømmer hageavfall i skogkanten. Nye regler skal "
    "legges fram for kommunestyret høsten 2023. Ansvarlige for å utarbeide forslaget er "
    "Miljøvernrådgiveren og Lauvøya avfallsselskap.",
)
for _measure, _text in zip(TRUTH["measures"], _TEXTS, strict=True):
    _measure["description"] = _text


def make() -> bytes:
    """The PDF."""
    parts = "".join(
        f"== Tiltak {m['number']}. {m['title']}\n{text}\n"
        for m, text in zip(TRUTH["measures"], _TEXTS, strict=True)
    )
    return typst(_SOURCE.replace("%PARTS%", parts))


_SOURCE = """
#set document(date: none)
#set page(paper: "a4", margin: (x: 18mm, y: 22mm), footer: align(center, text(8pt)[Lauvøya
  kommune · Postboks 0, 0000 Lauvøya · post\\@example.org]))
#set text(font: "Liberation Serif", size: 13pt, lang: "nb", hyphenate: true)
#set par(justify: true)
#show heading.where(level: 1): set text(font: "Liberation Sans Narrow", size: 26pt)
#show heading.where(level: 2): set text(font: "Liberation Sans Narrow", size: 14pt,
  fill: rgb("#6b7d1e"))
#stack(dir: ltr, spacing: 6mm, polygon(fill: rgb("#6b7d1e"), (0mm, 14mm), (7mm, 0mm),
  (14mm, 14mm)),
  align(horizon)[*Lauvøya kommune* \\ Miljø og teknikk])
#v(6mm)
= Handlingsplan mot fremmede arter 2023
#line(length: 100%, stroke: 2pt + rgb("#6b7d1e"))
#columns(2, gutter: 9mm)[
_Planter og dyr som mennesker har tatt med seg hit, kan bli en trussel mot arter som hører hjemme
på øya. Teknisk utvalg vedtok denne planen 21. mars 2023._

Registreringen i 2021 og 2022 viste 61 fremmede arter i Lauvøya, og ni av dem har svært høy
risiko. Verst er situasjonen langs elva og i boligfeltene fra 1970-tallet. Det er ikke mulig å
fjerne alt, og vi har valgt å konsentrere oss om tre tiltak i år.

Planen bygger på nasjonale råd og erfaringer fra nabokommunene. Kostnaden er beregnet til
210 000 kroner, og halvparten dekkes av tilskudd.
%PARTS%
== Hva kan du gjøre?
Lær deg å kjenne igjen artene. Meld fra når du ser dem, og lever hageavfall på
gjenvinningsstasjonen. Det er gratis hele året.
== Spørsmål
Ta kontakt med servicetorget. Et nytt kart over forekomstene legges ut på nettsiden vår.
]
"""
