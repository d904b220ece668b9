"""Dementia plan set with typst: coloured margin notes, bullets closed by brackets."""

from __future__ import annotations

from documents.freehand.printing import typst
from documents.freehand.truth import due, measure, plan, years

FILE = "a/demensplan-kvernvik-2022-2025.pdf"

_HOME, _DAY, _KNOW = "Lengst mulig hjemme", "Meningsfulle dager", "Kunnskap og åpenhet"
_NONE = [("unresolved", None, None)]

TRUTH = plan(
    "Demensplan 2022–2025",
    "Kvernvik kommune",
    (2022, 2025),
    measure(
        "Demensteamet utvides fra 1,5 til 2,5 årsverk",
        area=_HOME,
        who=["enhetsleder mestring"],
        due=[due("2. tertial 2022", None, "tertial", "2022-05-01", "2022-08-31")],
    ),
    measure(
        "Alle som får diagnosen, skal få tilbud om samtale innen fire uker. Pårørende inviteres.",
        area=_HOME,
        who=["demensteamet"],
        due=[due("løpende", None, "ongoing")],
    ),
    measure(
        "Utprøving av GPS og digital medisindispenser hos inntil 30 brukere",
        area=_HOME,
        who=["velferdsteknologirådgiver", "hjemmetjenesten"],
        due=[years("2022–2023", None)],
    ),
    measure(
        "Dagtilbud på gård to dager i uka",
        area=_DAY,
        who=["kommunalsjef helse"],
        due=[due("anbud våren 2023", None, "season", "2023-01-01", "2023-06-30", accept=_NONE)],
    ),
    measure(
        "Aktivitetsvenn",
        "kurs for frivillige hver høst\nkobling ved demensteamet",
        area=_DAY,
        who=["frivilligkoordinator"],
        due=[due("fra oktober 2022", None, "unresolved", accept=[
            ("month", "2022-10-01", "2022-10-31"), ("range", "2022-10-01", None),
            ("month", "2022-10-01", None), ("ongoing", "2022-10-01", None),
            ("range", "2022-10-01", "2025-12-31"), ("ongoing", "2022-10-01", "2025-12-31")])],
    ),
    measure(
        "Sansehage ved Kvernvik bo- og omsorgssenter",
        area=_DAY,
        who=["eiendomsavdelingen"],
        due=[due("innen utgangen av 2024", None, "year", None, "2024-12-31")],
    ),
    measure(
        "Opplæring etter ABC-modellen for 60 ansatte",
        area=_KNOW,
        who=["fagutviklingssykepleier"],
        due=[years("2025", None)],
    ),
    measure(
        "Kurs i demensvennlig service for butikker, bussjåfører og drosjer",
        area=_KNOW,
        who=["demensforeningen", "kommunen"],
        due=[due("årlig", None, "recurring")],
    ),
    measure(
        "Pårørendeskole",
        area=_KNOW,
        who=["demensteamet"],
        due=[due("uke 10–14 hvert år", None, "recurring", accept=_NONE)],
        responsible_also=["nabokommunene"],
    ),
    language="nb",
    family="bullets_brackets",
    producer="typst",
    first_page=2,
)  # fmt: skip


def make() -> bytes:
    """The PDF."""
    return typst(_SOURCE)


_SOURCE = """
#set document(date: none)
#let plum = rgb("#5b2a4a")
#let sand = rgb("#f3e9dc")
#set page(paper: "a4", margin: (left: 62mm, right: 20mm, top: 24mm, bottom: 22mm),
  footer: context [#set text(8pt); #h(-40mm) Demensplan 2022–2025 #h(1fr)
  #counter(page).display()])
#set text(font: "Carlito", size: 11pt, lang: "nb")
#set par(justify: false, leading: 0.68em)
#set list(marker: text(fill: plum)[▸], indent: 2pt)
#show heading.where(level: 1): it => block(width: 100%)[#place(dx: -42mm, dy: 2mm,
  rect(width: 36mm, height: 3mm, fill: plum)) #text(22pt, fill: plum, it.body) #v(2mm)]
#show heading.where(level: 2): it => block(above: 7mm, text(13pt, fill: plum, it.body))
#let note(body) = place(dx: -44mm, block(width: 36mm, fill: sand, inset: 3mm,
  text(8.5pt, body)))
#page(margin: 0mm, footer: none)[
  #rect(width: 100%, height: 100%, fill: sand)[
    #place(dx: 30mm, dy: 60mm, text(46pt, fill: plum, weight: "bold")[Demensplan])
    #place(dx: 31mm, dy: 82mm, text(24pt, fill: plum)[2022–2025])
    #place(dx: 31mm, dy: 100mm, text(14pt)[Et mer demensvennlig Kvernvik])
    #place(dx: 120mm, dy: 190mm, circle(radius: 28mm, fill: plum.lighten(60%)))
    #place(dx: 140mm, dy: 205mm, circle(radius: 20mm, fill: plum.lighten(25%)))
    #place(dx: 31mm, dy: 265mm, text(12pt)[Kvernvik kommune])]]
= Innledning
#note[*Demens i tall* \\ 212 innbyggere har demens i dag. I 2040 vil tallet være om lag 390.]
Tallet på personer med demens i Kvernvik vil nesten dobles på under tjue år. De fleste bor hjemme,
og de fleste ønsker å bo hjemme. Denne planen beskriver hvordan kommunen, de pårørende og
frivillige sammen kan gjøre det mulig.

Arbeidet har bygd på en spørreundersøkelse blant 64 pårørende, to dialogkafeer og erfaringene fra
forrige plan. Planen ble vedtatt av kommunestyret 24. mars 2022.
== Hva kom ut av forrige plan?
Demensplanen for 2017–2020 hadde tolv tiltak. Åtte er gjennomført. Det gjenstår blant annet å få på
plass et aktivitetstilbud for yngre personer med demens.
= Lengst mulig hjemme
#note[_«Vi trengte noen å ringe til.»_ \\ Pårørende]
== Slik er det i dag
Demensteamet har 1,5 årsverk og følger opp 118 personer. Ventetiden til første samtale var ni uker
i 2021. Kommunen har få erfaringer med velferdsteknologi for denne gruppa.
== Slik vil vi ha det
Personer med demens og familiene deres skal få oppfølging fra dag én og hjelp til å beholde
hverdagen.
== Dette gjør vi
- Demensteamet utvides fra 1,5 til 2,5 årsverk (ansvar: enhetsleder mestring, 2. tertial 2022)
- Alle som får diagnosen, skal få tilbud om samtale innen fire uker. Pårørende inviteres.
  (ansvar: demensteamet, løpende)
- Utprøving av GPS og digital medisindispenser hos inntil 30 brukere (ansvar:
  velferdsteknologirådgiver og hjemmetjenesten, 2022–2023)
= Meningsfulle dager
#note[Dagtilbudet har 14 plasser og 11 på venteliste (1.1.2022).]
== Slik er det i dag
Dagtilbudet på bo- og omsorgssenteret er fullt. Tilbudet passer best for eldre, og yngre brukere
takker ofte nei.
== Slik vil vi ha det
Det skal finnes ulike tilbud, slik at den enkelte kan velge.
== Dette gjør vi
- Dagtilbud på gård to dager i uka (ansvar: kommunalsjef helse, anbud våren 2023)
- Aktivitetsvenn (ansvar: frivilligkoordinator, fra oktober 2022)
  - kurs for frivillige hver høst
  - kobling ved demensteamet
- Sansehage ved Kvernvik bo- og omsorgssenter (ansvar: eiendomsavdelingen, innen utgangen av 2024)
= Kunnskap og åpenhet
== Slik er det i dag
42 prosent av de ansatte i tjenestene har gjennomført grunnopplæring. Mange opplever at naboer
og venner trekker seg unna.
== Slik vil vi ha det
Alle som møter personer med demens i jobben sin, skal vite hva de kan gjøre.
== Dette gjør vi
- Opplæring etter ABC-modellen for 60 ansatte (ansvar: fagutviklingssykepleier, 2025)
- Kurs i demensvennlig service for butikker, bussjåfører og drosjer (ansvar: demensforeningen og
  kommunen, årlig)
- Pårørendeskole (ansvar: demensteamet i samarbeid med nabokommunene, uke 10–14 hvert år)
= Økonomi og evaluering
#note[Spørsmål om planen? \\ Kontakt demensteamet.]
Utvidelsen av demensteamet er innarbeidet i økonomiplanen. Øvrige tiltak dekkes innenfor rammen
eller med tilskudd. Planen evalueres i 2025.
"""
