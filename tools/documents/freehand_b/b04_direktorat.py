"""A directorate's plan: numbered chapters of prose, each measure closed by one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2014, 1, 1), date(2018, 12, 31)

NOTES = """
# 3.1 | Overvåking
@ 3.1.1 | Innføre obligatorisk innsending av isolater
~ Alle laboratorier som påviser de seks bakteriene på listen, skal sende isolatet til
    referanselaboratoriet. Ordningen krever endring i forskriften, og laboratoriene må få dekket
    porto.
$ Direktoratet for smittevern
! 2014–2015
@ 3.1.2 | Styrke overvåkingen i sykehjem
~ To landsomfattende undersøkelser i året gir et øyeblikksbilde. Det bør i tillegg prøves ut en
    ordning med løpende registrering i et utvalg sykehjem.
$ Direktoratet for smittevern; Kommunene
! Kontinuerlig
@ 3.1.3 | Offentliggjøre forbrukstall på kommunenivå
~ Tallene skal vises på kart og sammenlignes med landsgjennomsnittet.
$ Reseptregisteret
! Innen utgangen av 2014
# 3.2 | Riktig bruk av antibiotika
@ 3.2.1 | Utarbeide kortversjon av retningslinjen for tannleger
~ Kortversjonen skal få plass på ett ark og finnes som app.
$ Helsedirektoratet; Tannlegenes fagforening
! Høsten 2015
@ 3.2.2 | Forsøk med utsatt resept ved luftveisinfeksjoner
~ Legen skriver resepten, men pasienten henter den først dersom plagene ikke gir seg. Forsøket skal
    følges av forskere.
$ Kompetansesenter for primærmedisin
! 2016 (18 måneder) => range 2016-01-01 2017-06-30 | year 2016-01-01 2016-12-31
@ 3.2.3 | Antibiotikateam i hvert helseforetak
~ Teamet bør ha infeksjonsmedisiner, mikrobiolog, farmasøyt og smittevernsykepleier.
$ De regionale helseforetakene
! Snarest og senest 1. januar 2016 => date - 2016-01-01
# 3.3 | Smittevern i institusjon
@ 3.3.1 | Nasjonal kampanje for håndhygiene
~ Kampanjen legges til uke 19 og gjentas.
$ Direktoratet for smittevern
! Årlig
@ 3.3.2 | Krav om smittevernkompetanse i alle kommuner
~ Arbeidsgruppen foreslår at kravet tas inn i forskrift. Kommuner med færre enn 5 000 innbyggere
    kan
    oppfylle kravet ved avtale med en nabokommune.
$ Departementet
! På kort sikt => unresolved
@ 3.3.3 | Bygge om til enerom
~ Ved alle større ombygginger skal minst halvparten av rommene være enerom med eget bad.
$ Eierne av institusjonene
! På lang sikt => unresolved
# 3.4 | Dyr og fisk
@ 3.4.1 | Avtale om vaksinasjon av oppdrettstorsk
~ Det må settes ned en gruppe med deltakere fra næringen, forskerne og forvaltningen.
$ Mattilsynet
! 1. kvartal 2015
"""

PRE = """
#set page(paper: "a4", margin: (left: 45mm, right: 25mm, top: 28mm, bottom: 24mm),
  header: context { if counter(page).get().first() > 1 [
    #set text(size: 8pt, fill: luma(90))
    Direktoratet for smittevern #h(1fr) Handlingsplan mot antibiotikaresistens 2014–2018
    #line(length: 100%, stroke: .4pt) ] },
  footer: context { if counter(page).get().first() > 1 [
    #align(right)[#text(size: 8pt)[#counter(page).display()]] ] })
#set text(font: "Liberation Serif", size: 11pt, lang: "nb", hyphenate: true)
#set par(justify: true, leading: .62em)
#show heading: set text(font: "Liberation Sans")
#show heading.where(level: 1): it => { pagebreak(weak: true); block(it, below: 1.2em) }
"""

COVER = """
#align(left)[#v(60mm) #text(font: "Liberation Sans", size: 11pt)[RAPPORT IS-0914]
#v(4mm) #text(font: "Liberation Sans", size: 27pt, weight: "bold")[Handlingsplan mot
antibiotika\\-resistens 2014–2018] #v(6mm)
#text(size: 13pt)[Forslag fra en arbeidsgruppe oppnevnt av Direktoratet for smittevern]]
#pagebreak()
#table(columns: (38mm, 1fr), stroke: none, [*Tittel:*], [Handlingsplan mot antibiotikaresistens
2014–2018], [*Utgitt:*], [03/2014], [*Bestillingsnummer:*], [IS-0914], [*Utgitt av:*],
[Direktoratet for smittevern], [*Kontakt:*], [Avdeling for beredskap], [*Forfattere:*],
[Arbeidsgruppen, ledet av Ragnfrid Opedal Sletta])
#pagebreak()
#outline(title: [Innhold], depth: 3, indent: 1em)
"""

INTRO = """
= 1 Sammendrag
Resistente bakterier koster liv og penger. Norge ligger godt an, men utviklingen går feil vei.
Arbeidsgruppen foreslår ti tiltak. De viktigste er antibiotikateam i sykehus (3.2.3), krav til
kommunene (3.3.2) og bedre overvåking (3.1.1 og 3.1.2). Tiltakene er ikke kostnadsberegnet.
= 2 Bakgrunn
== 2.1 Mandat
Gruppen ble oppnevnt 14. mai 2013 med frist 1. mars 2014. Den har hatt sju møter. Mandatet lød:
#quote(block: true)[Arbeidsgruppen skal vurdere dagens innsats og foreslå tiltak for perioden fram
til
2018. Ansvar og tidsperspektiv skal gå fram for hvert tiltak.]
== 2.2 Forbruk
#figure(table(columns: 4, align: (left, right, right, right), inset: 4pt,
 [Gruppe], [2008], [2010], [2012], [Penicilliner], [8,4], [8,3], [8,6], [Makrolider], [2,2], [2,0],
 [1,9], [Kinoloner], [0,6], [0,7], [0,7]), caption: [Døgndoser per 1 000 innbyggere per dag])
Nedgangen for makrolider kom etter at retningslinjen ble endret i 2008.#footnote[Tallene for 2012
er
foreløpige og kan bli endret. Se rapport 4:2013.] I samme tidsrom økte salget til fiskeoppdrett,
før
det igjen sank.
== 2.3 Mål
- Forbruket skal ned med 20 prosent innen 2018
- Ingen utbrudd i sykehus skal vare mer enn to uker
- Alle kommuner skal ha oppdatert smittevernplan
= 3 Tiltak
I dette kapittelet omtales de tiltakene arbeidsgruppen foreslår. Nummereringen viser ikke
prioritet.
"""

LEADS = {
    "3.1": "Uten tall vet vi ikke om vi lykkes. Dagens ordning bygger på frivillighet, og det er "
    "store hull for sykehjemmene.",
    "3.2": "Ni av ti resepter skrives utenfor sykehus. Legene sier at de ofte skriver ut fordi "
    "pasienten venter det.",
    "3.3": "Smitte mellom pasienter kan i stor grad hindres. I en undersøkelse fra 2011 hadde 38 "
    "prosent av sykehjemmene ikke tilgang på smittevernlege.",
    "3.4": "Bakteriene gjør ikke forskjell på folk og fe.",
}


def build(folder: Path) -> Path:
    path = folder / "b04-direktorat-resistens.pdf"
    notes = read(NOTES, year=2014, period=(START, END))
    body, code = "", ""
    for note in notes:
        note.more["area_also"] = f'["{note.code} {note.area}"]'
        note.more["label"] = "Tidsperspektiv"
        note.more["find"] = f"{note.number} {note.title}{note.description[0][:12]}"
        if note.code != code:
            code = note.code
            body += f"\n== {code} {note.area}\n{LEADS[code]}\n"
        body += _measure(note)
    tail = "\n= 4 Litteratur\n+ Sletta RO. _Resistens i nord._ 2012.\n+ Rapport 4:2013. 2013.\n"
    kit.typeset(PRE + COVER + INTRO + body + tail, path)
    plan = kit.plan(
        "Handlingsplan mot antibiotikaresistens 2014–2018", "Direktoratet for smittevern",
        START, END, language="nb", family="prose_inline", producer="typst",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, first=5)


def _measure(note: Note) -> str:
    parties = " og ".join(note.parties)
    text = note.description[0].replace("#", "\\#")
    return (
        f"\n=== {note.number} {note.title}\n{text}\n\n"
        f"_Ansvar:_ {parties}. _Tidsperspektiv:_ {note.time}.\n"
    )
