"""A status report: each measure's text is repeated in its heading, paragraphs of status below."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import read

START, END = date(2018, 1, 1), date(2020, 12, 31)

NOTES = """
# 2 | Landbruket
@ 2.1 | Rettleie kommunane i bruken av jordlova ved omdisponering
? Embetet heldt to fagsamlingar i 2019, begge med god frammøte. Vi har svart på 41 skriftlege
    spørsmål. Arbeidet held fram i 2020. => in_progress, ongoing
@ 2.2 | Gjennomføre forvaltningskontroll i fire kommunar
? Kontrollane er gjennomførte, og rapportane er offentlege. Tre av kommunane fekk avvik. Alle
    avvika er no lukka. => completed
@ 2.3 | Lage ein oversikt over driveplikta i fylket
? Tiltaket er utsett til 2020 fordi fagsystemet vart skifta ut. => delayed
# 3 | Barn og unge
@ 3.1 | Tilsyn med beredskapen i barnevernet utanom kontortid
? Det er ført tilsyn med seks av ti vaktordningar. Dei fire siste står for tur våren 2020.
    => in_progress
@ 3.2 | Opplæring av vararepresentantar i fylkesnemnda
? Ikkje sett i gang. Vi ventar på nytt regelverk. => not_started, paused, delayed
@ 3.3 | Nettverk for dei som arbeider med psykologisk førstehjelp i barnehagane, med samlingar to
    gonger i året og ein felles stad for deling av materiell på nettet
? Nettverket er etablert og har 64 medlemer. ¶ Etter ønske frå medlemene vart den eine samlinga
    halden på video. => in_progress, completed, ongoing
# 4 | Samfunnstryggleik
@ 4.1 | Revidere fylkes-ROS
? Revidert fylkes-ROS vart godkjend av fylkesberedskapsrådet 28. november 2019. => completed
@ 4.2 | Felles øving med jernbanen
? Utgår. Øvinga vert i staden halden som ein del av den nasjonale øvinga, sjå tiltak 4.3.
    => cancelled, referred
@ 4.3 | Delta i planlegginga av nasjonal øving 2020
? Vi er med i alle fire arbeidsgruppene. => in_progress
"""

PRE = """
#set page(paper: "a4", margin: (left: 25mm, right: 25mm, top: 26mm, bottom: 22mm),
  header: context [#set text(size: 8pt); #if counter(page).get().first() > 1 [
    Statsforvaltaren i Indre Fjordfylke #h(1fr) Statusrapport per 31.12.2019]],
  footer: context [#set text(size: 8pt); #h(1fr) #counter(page).display()])
#set text(font: "Noto Serif", size: 10pt, lang: "nn")
#show heading: set text(font: "Noto Sans")
#show heading.where(level: 1): set text(size: 15pt, fill: rgb("#1c3f6e"))
#show heading.where(level: 2): it => block(above: 1.6em, below: .7em)[#text(size: 10.5pt)[#it]]
#set par(justify: true)

#text(font: "Noto Sans", size: 9pt)[Statsforvaltaren i Indre Fjordfylke]
#v(8mm)
#text(font: "Noto Sans", size: 22pt, weight: "bold")[Statusrapport per 31.12.2019]
#v(1mm)
#text(font: "Noto Sans", size: 13pt)[Tiltaksplan 2018–2020]
#v(6mm)
#rect(width: 100%, fill: rgb("#e8eef6"), inset: 4mm)[*Oppsummert:* Av ni tiltak er to ferdige.
Fire er
i arbeid. Eitt er utsett, eitt er ikkje starta, og eitt går ut. Samla bruk av midlar i 2019 var
2 144 000 kroner, 12 prosent under budsjett.]

= 1 Innleiing
Tiltaksplanen vart fastsett i januar 2018. Han gjeld i tre år. Denne rapporten går gjennom tiltaka
i
same rekkjefølgje som i planen. Avdelingane har skrive omtalen sjølve. Det er ikkje gjort endringar
i ordlyden i tiltaka.

#table(columns: (1fr, 24mm, 24mm, 24mm), inset: 4pt, stroke: .4pt + luma(120),
 [Område], [Budsjett], [Rekneskap], [Avvik], [Landbruket], [900], [861], [39],
 [Barn og unge], [1 100], [880], [220], [Samfunnstryggleik], [430], [403], [27])
#text(size: 8pt)[Beløp i heile tusen kroner.]
"""

TAIL = """
= 5 Vegen vidare
Rapporten vert lagd fram for leiargruppa i februar. Ny tiltaksplan for 2021–2023 skal vere ferdig
før
jul 2020. Avdelingsdirektørane har ansvar for å melde inn nye tiltak innan 1. juni.
"""


def build(folder: Path) -> Path:
    path = folder / "b14-statusrapport-fjordfylke.pdf"
    notes = read(NOTES, year=2018, period=(START, END), as_of="2019-12-31")
    body, code = "", ""
    for note in notes:
        if note.code != code:
            code = note.code
            body += f"\n= {code} {note.area}\n"
        body += f"\n== Tiltak {note.number}: {note.title}\n"
        body += "*Status:* " + note.status.replace(" ¶ ", "\n\n") + "\n"
        for status in note.statuses:
            status.truth["text"] = status.text.replace(" ¶", "")
        note.more["area_also"] = json.dumps([f"{code} {note.area}"], ensure_ascii=False)
    kit.typeset(PRE + body + TAIL, path)
    plan = kit.plan(
        "Tiltaksplan 2018–2020", "Statsforvaltaren i Indre Fjordfylke", START, END,
        language="nn", family="prose_inline", producer="typst",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)
