"""No measures: an annual report with what was done, key figures, people and accounts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit

START, END = date(2019, 1, 1), date(2019, 12, 31)

SOURCE = """
#set page(paper: "a4", margin: (x: 22mm, y: 24mm), footer: [#set text(size: 8pt); Årsmelding 2019 ·
  Nordmark regionmuseum og arkiv #h(1fr) #context counter(page).display()])
#set text(font: "Noto Sans", size: 9.5pt, lang: "nb", hyphenate: true)
#set par(justify: true)
#show heading.where(level: 1): set text(fill: rgb("#7b4b94"), size: 16pt)

#v(40mm)
#text(size: 36pt, weight: "bold", fill: rgb("#7b4b94"))[Årsmelding 2019]

#text(size: 14pt)[Nordmark regionmuseum og arkiv]
#pagebreak()
#block(height: 112mm)[#columns(2)[
= Direktøren har ordet
2019 ble året da taket endelig ble tett. Vi fikk også besøk av flere enn noen gang, selv om vi
holdt
stengt i seks uker. Takk til alle som hjalp til med flyttingen av magasinet i mars.

= Slik gikk det
Styret vedtok tre satsinger for året. Her er en kort omtale av dem.

*Åpne samlinger.* 14 200 fotografier ble lagt ut. Arbeidet ble utført av to engasjerte
medarbeidere og ble
avsluttet i november.

*Skolebesøk.* 212 klasser kom. Det er 31 flere enn året før. Ansvaret for tilbudet lå hos
formidlingsavdelingen.

*Trygge bygg.* Sprinkleranlegget ble ferdig 1. juli. Arbeidet ble forsinket med to måneder, men
holdt
seg innenfor budsjettet.

= Personalet
Ved utgangen av året var det 38 ansatte i 31,5 årsverk. Sykefraværet var 5,2 prosent. Ansvarlig for
HMS-arbeidet er driftslederen. Det ble holdt fire møter i arbeidsmiljøutvalget.

= Arkivet
Avleveringene kom i hovedsak fra kommuner som er slått sammen. Tilveksten var 640 hyllemeter.

= Styret
Styret hadde seks møter og behandlet 44 saker. Styreleder: Oddvin Tranmo Selje. Nestleder: Mari-Ann
Hovdan Lerum.
]]
#table(columns: (1fr, 22mm, 22mm, 22mm), inset: 5pt, fill: (x, y) => if y == 0 { rgb("#e9def0") },
 [*Nøkkeltall*], [*2017*], [*2018*], [*2019*], [Besøkende], [41 020], [44 310], [46 780],
 [Skoleklasser], [170], [181], [212], [Forespørsler til arkivet], [2 044], [1 980], [2 301],
 [Publiserte fotografier], [3 000], [5 100], [14 200])
#pagebreak()
= Prosjekter i 2019
#table(columns: (1fr, 30mm, 34mm, 28mm), inset: 5pt, stroke: .4pt,
 [*Prosjekt*], [*Periode*], [*Finansiert av*], [*Sum (kr)*],
 [Fergetidas historie], [2017–2019], [Kulturfondet], [650 000],
 [Nye magasinhyller], [2019], [Fylkeskommunen], [1 200 000],
 [Samiske spor i kirkebøkene], [2018–2020], [Forskningsmidler], [480 000])
= Regnskap
#table(columns: (1fr, 34mm, 34mm), inset: 5pt, stroke: .4pt, [], [*2018*], [*2019*],
 [Driftsinntekter], [31 204 000], [32 117 000], [Lønn], [19 880 000], [20 410 000],
 [Andre kostnader], [10 944 000], [11 502 000], [Resultat], [380 000], [205 000])
= Utsikter
Styret venter et krevende 2020. Ny strategi er under arbeid og skal være klar til sommeren.
"""


def build(folder: Path) -> Path:
    path = kit.typeset(SOURCE, folder / "b24-negativ-arsmelding.pdf")
    plan = kit.plan(
        "Årsmelding 2019", "Nordmark regionmuseum og arkiv", START, END, language="nb",
        family="negative", producer="typst",
    )  # fmt: skip
    return kit.truth(path, [], plan=plan)
