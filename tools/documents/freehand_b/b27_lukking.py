"""Only three measures: a reply after an inspection, Roman numbers, who and when in prose."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import read

START, END = date(2022, 1, 1), date(2022, 12, 31)

NOTES = """
# Plan for lukking av avvik
@ I | Ny rutine for prioritering av tilvisingar
~ Rutinen skal seie kven som vurderer tilvisinga når overlegen er borte. Utkast har vore på høyring
    hos fastlegane.
$ Seksjonsleiaren ved poliklinikken
! 1. juni 2022
@ II | Opplæring av merkantilt tilsette
~ Alle åtte skal ha gjennomført kurset og fått kursbevis. Dei som er i permisjon, får tilbod når
    dei
    kjem att.
$ Avdelingssjefen
! Innan utgangen av september 2022
@ III | Stikkprøver av ventelista
~ Tjue tilfeldige pasientar vert kontrollerte kvar gong, og resultatet vert lagt fram for
    kvalitetsutvalet.
$ Kvalitetsrådgjevaren
! Kvart kvartal
"""

PRE = """
#set page(paper: "a4", margin: (left: 30mm, right: 30mm, top: 30mm, bottom: 28mm),
  footer: [#set text(size: 7.5pt); #align(center)[Lysfjord sjukehus HF · Fjordvegen 2 · 6899
Lysfjord]])
#set text(font: "Carlito", size: 11.5pt, lang: "nn")
#set par(leading: .7em)

#grid(columns: (1fr, auto), [Statsforvaltaren i Indre Fjordfylke\\ Postboks 1\\ 6900 Nordfjord],
 [Vår ref.: 2022/318-4\\ Dykkar ref.: 2021/9907\\ Dato: 4.3.2022])
#v(10mm)
*Svar på tilsynsrapport – plan for lukking av avvik*
#v(2mm)
Vi viser til rapporten frå tilsynet 15.–17. november 2021 med frist for svar 7. mars 2022.
Tilsynet fann
eitt avvik: Sjukehuset sikrar ikkje at alle tilvisingar vert vurderte innan ti verkedagar.

Vi er samde i avviket. Gjennomgangen vår viser at 61 av 840 tilvisingar i 2021 vart vurderte for
seint, dei
fleste i juli. Årsaka er i hovudsak at ansvaret ikkje var klart i feriar. Under følgjer planen,
som er
godkjend av direktøren.

*Plan for lukking av avvik*
"""

TAIL = """
Avviket reknar vi som lukka når to kontrollar på rad er utan feil. Sluttrapport vert send
Statsforvaltaren innan 15. desember 2022.

Med helsing
#v(8mm)
Gunnlaug Sørstrand Eide\\
fagdirektør
"""


def build(folder: Path) -> Path:
    path = folder / "b27-lukking-av-avvik.pdf"
    notes = read(NOTES, year=2022, period=(START, END))
    body = ""
    for note in notes:
        who, when = note.parties[0], note.time[0].lower() + note.time[1:]
        body += f"\n*Tiltak {note.number}. {note.title}.* {' '.join(note.description)} "
        body += f"Ansvarleg er {who[0].lower() + who[1:]}. Frist: {when}.\n"
        note.area = None
        note.more["area_also"] = json.dumps(["Plan for lukking av avvik"])
    kit.typeset(PRE + body + TAIL, path)
    plan = kit.plan(
        "Plan for lukking av avvik", "Lysfjord sjukehus HF", START, END, language="nn",
        family="prose_inline", producer="typst",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)
