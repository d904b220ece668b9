"""A directorate's plan in prose: numbered measures, each ended by lines for who and when."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2010, 1, 1), date(2013, 12, 31)

NOTES = """
# 3.1 | Kunnskap om bruken
@ 1 | Etablere et register over bivirkninger meldt av pasienter
~ I dag er det bare helsepersonell som kan melde. Erfaringer fra andre land viser at pasienter
    beskriver plager som legen ikke noterer. Registeret skal være åpent for forskning.
$ Tilsynet for medisinbruk
! innen 31. desember 2010
@ 2 | Årlig rapport om salg og bruk i eldre år
~ Rapporten skal skille mellom hjemmeboende og beboere på sykehjem, og den skal vise
    forskjeller mellom kommuner.
$ Folkehelseverket
! Første gang våren 2011 => season 2011-01-01 2011-06-30 | recurring | unresolved
@ 3 | Forskning på samtidig bruk av fem eller flere midler
~ Det settes av 6 millioner kroner i året.
$ Forskningsfondet
! 2010–2013
# 3.2 | Riktig forskrivning
@ 4 | Nye faglige retningslinjer for sovemidler
~ Retningslinjene skal ha ett kapittel om nedtrapping og ett om samtalen med pårørende.
$ Direktoratet
! 1. juli 2011
@ 5 | Kollegabasert veiledning i allmennpraksis
~ Ordningen prøves ut i to fylker før det tas stilling til om den skal bli landsdekkende. Leger
    som deltar, får godkjent timene i sin etterutdanning.
$ Legenes fagråd; Direktoratet
! høsten 2010 – våren 2012
@ 6 | Medisingjennomgang på alle sykehjem
~ Gjennomgangen gjøres av lege, sykepleier og farmasøyt i fellesskap, minst én gang i året.
$ Kommunene
! innen utgangen av 2012 => year - 2012-12-31
@ 7 | Elektronisk varsel i journalsystemene
~ Når to midler ikke bør brukes sammen, skal legen få beskjed før resepten sendes.
$ Direktoratet; Leverandørene
! 2. kvartal 2012
# 3.3 | Pasient og pårørende
@ 8 | Kampanje: Spør om medisinen din
~ Plakater og en kort film til venterom. Kampanjen evalueres etter seks måneder.
$ Direktoratet
! september 2011
@ 9 | Liste over egne medisiner i lommeformat
$ Apotekerlaget
! snarest => unresolved
@ 10 | Opplæring av ansatte i hjemmetjenesten
~ Kurset er på nett og tar tre timer. Fylkene kan søke om midler til samlinger.
$ Kommunene
! løpende
# 3.4 | Oppfølging
@ 11 | Samarbeidsforum for alle aktører
~ Forumet møtes to ganger i året og ledes av direktoratet.
$ Direktoratet
! hele perioden
@ 12 | Ekstern evaluering av planen
$ Direktoratet
! 1. halvår 2014
"""

HEAD = """
#set page(paper: "a4", margin: (x: 32mm, top: 30mm, bottom: 28mm), numbering: none,
  header: context if counter(page).get().first() > 1 [#set text(8pt); #smallcaps[Riktig medisin
  til riktig tid] #h(1fr) #counter(page).display()])
#set text(font: "Liberation Serif", size: 11pt, lang: "nb", hyphenate: true)
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#show heading: set text(font: "Liberation Sans")
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): it => block(above: 1.8em, below: 0.9em, text(13pt, it.body))
#v(45mm)
#text(27pt, font: "Liberation Sans", weight: "bold")[Riktig medisin til riktig tid]
#v(2mm)
#text(15pt, font: "Liberation Sans")[Handlingsplan for bedre legemiddelbruk blant eldre
2010–2013]
#v(1fr)
#text(font: "Liberation Sans")[Direktoratet for sykehjem og hjemmetjenester \\ IS-4471]
#pagebreak()
= 1 Sammendrag
Eldre bruker mange medisiner, og noen av dem gjør mer skade enn gagn. Planen har tolv tiltak. De
fleste skal være gjennomført innen 2012. Direktoratet leder arbeidet, mens kommunene har ansvaret
for det som skjer på sykehjem og i hjemmet.
= 2 Bakgrunn
Hvert år legges om lag 11 000 personer over 75 år inn på sykehus med plager som skyldes medisiner.
Halvparten av innleggelsene kunne vært unngått. I rapporten fra 2008 pekte vi på tre årsaker:
#enum([Legen har ikke oversikt over hva pasienten faktisk tar.], [Midler som ble gitt for en kort
periode, blir aldri avsluttet.], [Pårørende vet ikke hvem de skal spørre.])
Stortinget ba i Innst. 114 (2008–2009) om en plan med frister. Høringsfristen var 15. september
2009, og det kom 47 svar.
= 3 Tiltak
Hvert tiltak har én ansvarlig. Der flere er nevnt, er det den første som rapporterer.
"""


def build(folder: Path) -> Path:
    path = folder / "c03-riktig-medisin-direktorat.pdf"
    notes = read(NOTES, year=2010, period=(START, END))
    body = HEAD
    for (code, area), group in groupby(notes, key=lambda n: (n.code, n.area)):
        body += f"== {code} {area}\n" + "".join(_measure(n) for n in group)
    for note in notes:
        note.more["area_also"] = json.dumps([f"{note.code} {note.area}"], ensure_ascii=False)
    body += (
        "= 4 Økonomi\nDirektoratet dekker tiltakene innenfor egen ramme, 14,2 millioner kroner i "
        "2010. Kommunene får ikke egne midler.\n"
    )
    kit.typeset(body, path)
    plan = kit.plan(
        "Riktig medisin til riktig tid. Handlingsplan for bedre legemiddelbruk blant eldre "
        "2010–2013",
        "Direktoratet for sykehjem og hjemmetjenester", START, END, language="nb",
        family="prose_inline", producer="typst",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Frist", first=2)


def _measure(note: Note) -> str:
    text = "".join(f"{line}\n\n" for line in note.description)
    return (
        f"#block(above: 1.3em, sticky: true)[*Tiltak {note.number}. {note.title}*]\n\n{text}"
        f"Ansvarlig: {' og '.join(note.parties)} \\\nFrist: {note.time}\n\n"
    )
