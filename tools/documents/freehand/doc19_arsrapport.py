"""Yearly report of the child welfare service, set with typst: results, no measures to come."""

from __future__ import annotations

from documents.freehand.printing import typst
from documents.freehand.truth import plan

FILE = "a/arsrapport-barnevern-fjordlandet-2022.pdf"

TRUTH = plan(
    "Årsrapport 2022",
    "Barnevernstenesta i Fjordlandet",
    (2022, 2022),
    language="nn",
    family="negative",
    producer="typst",
    notes="negative: report about the year that was; period and year are not scored",
)


def make() -> bytes:
    """The PDF."""
    return typst(_SOURCE)


_SOURCE = """
#set document(date: none)
#let sea = rgb("#1d5f8a")
#set page(paper: "a4", margin: 24mm, numbering: "1", header: context
  if counter(page).get().first() > 1 [#set text(8pt); Årsrapport 2022 #h(1fr)
  Barnevernstenesta i Fjordlandet])
#set text(font: "Open Sans", size: 9.5pt, lang: "nn")
#show heading: set text(fill: sea)
#place(top + left, dx: -24mm, dy: -24mm, rect(width: 210mm, height: 60mm, fill: sea))
#text(28pt, fill: white, weight: "bold")[Årsrapport 2022]
#v(3mm)
#text(13pt, fill: white)[Barnevernstenesta i Fjordlandet]
#v(28mm)
= Året som gjekk
2022 var det første året med den nye barnevernslova, og det første heile året etter at tre kommunar
slo tenestene saman. Vi flytta inn i felles lokale i mars. Tilsette har vore gjennom mykje, og
sjukefråværet var 9,8 prosent.

Fristane vart haldne i 94 prosent av undersøkingane. Det er betre enn året før, då talet var 87.
Statsforvaltaren førte tilsyn i mai og fann eitt avvik. Avviket er lukka.
= Nøkkeltal
#table(columns: (1fr, auto, auto, auto), stroke: none, inset: 5pt,
  fill: (_, y) => if y == 0 { sea } else if calc.odd(y) { rgb("#e5eff6") },
  ..([], [2020], [2021], [2022]).map(c => text(fill: white, weight: "bold", c)),
  [Meldingar], [164], [171], [189], [Undersøkingar], [128], [140], [151],
  [Barn med hjelpetiltak ved utgangen av året], [97], [102], [98],
  [Barn under omsorg], [31], [29], [27], [Brot på frist], [19], [18], [9])
#v(4mm)
#for (name, share) in (("Meldingar", 89), ("Undersøkingar", 74), ("Fosterheimar", 27)) [
  #box(width: 34mm, name) #box(rect(width: share * 1mm, height: 4mm, fill: sea)) #str(share) % \\ ]
= Resultat sett opp mot måla
#table(columns: (1fr, 1fr, auto), stroke: .5pt + gray, inset: 6pt,
  [*Mål for 2022*], [*Resultat*], [*Vurdering*],
  [Alle fristar skal haldast], [94 % innan frist], [Delvis nådd],
  [Alle barn skal ha fått snakke med kontaktpersonen sin åleine], [91 %], [Delvis nådd],
  [Sjukefråvær under 8 %], [9,8 %], [Ikkje nådd],
  [Alle fosterheimar skal ha fire besøk i året], [Gjennomført hos alle], [Nådd])
= Kva har vi lært?
Hjelpetiltaka i heimen verkar best når familien sjølv er med og vel. Foreldrerettleiing i gruppe
vart prøvd ut i to omgangar, og deltakarane var nøgde. Tilsette melder at dokumentasjon tek for
mykje tid, og at dei saknar tid til å reflektere saman.

Samarbeidet med skulane er ujamt. Der barnevernet har ein fast kontakt, kjem meldingane tidlegare.
I mars 2022 heldt vi fagdag for alle rektorane.
= Økonomi
Tenesta brukte 48,3 millionar kroner. Det er 1,1 million meir enn budsjettert. Avviket kjem av to
institusjonsplasseringar som ikkje var kjende då budsjettet vart vedteke.

#align(right)[Fjordlandet, februar 2023 \\ Leiar for barnevernstenesta]
"""
