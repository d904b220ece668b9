"""A scanned booklet of forms: a frame for each measure, with what, who, when and ticked boxes."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2009, 1, 1), date(2010, 12, 31)

NOTES = """
# Atkomst og inngang
@ 1 | Rampe og rekkverk ved hovedinngangen
~ Rampen skal ha stigning på høyst 1:20.
$ Fellesseksjonen
! Juni 2009
@ 2 | To reserverte plasser i bakgården
$ Gårdeier
! 1. kvartal 2009
@ 3 | Automatisk døråpner, også innenfra
$ Gårdeier; Fellesseksjonen
! Innen 1. oktober 2009
# Innendørs
@ 4 | Teleslynge i møterom Skarven og i resepsjonen
$ IKT
! Høsten 2009
@ 5 | Merking av glassfelt i dører og korridorer
~ Hvit stripe i to høyder.
$ Fellesseksjonen
! Uke 9
@ 6 | Heve benken på tekjøkkenet i 3. etasje
$ Gårdeier
! 2010
# Informasjon
@ 7 | Nettsidene skal kunne leses med leselist
~ Alle nye skjema prøves før de legges ut.
$ Informasjonsrådgiver
! Løpende
@ 8 | Kurs for dem som sitter i skranken
$ Personalseksjonen
! Mars 2010
"""

CSS = """
@page{size:A4;margin:22mm 22mm 20mm;
 @bottom-center{content:counter(page);font:10pt "Liberation Serif"}}
body{font:11.5pt/1.3 "Liberation Serif"} h1{font-size:20pt;margin:0 0 2mm} h2{font-size:14pt;
 margin:7mm 0 2mm;text-decoration:underline}
.k{border:1pt solid #000;margin:0 0 4mm;break-inside:avoid}
.k .o{border-bottom:1pt solid #000;padding:1.5mm 3mm;font-weight:bold}
.k .r{display:flex} .k .r div{padding:1.5mm 3mm;border-right:.6pt solid #000;width:38%}
.k .r div:last-child{border:0;width:62%} .k p{margin:1.5mm 3mm}
small{font-size:8.5pt;display:block}
"""


def build(folder: Path) -> Path:
    path = folder / "b26-universell-utforming-skannet.pdf"
    notes = read(NOTES, year=2009, period=(START, END))
    for note in notes:
        also = [
            f"{'ABC'[list(dict.fromkeys(n.area for n in notes)).index(note.area)]} {note.area}"
        ]
        note.more["area_also"] = json.dumps(also, ensure_ascii=False)
    plan = kit.plan(
        "Handlingsplan for universell utforming 2009–2010", "Fylkesmannen i Nordviken",
        START, END, language="nb", family="scan", producer="WeasyPrint, scanned",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        clean = kit.weasy(_page(notes), Path(scratch) / "clean.pdf")
        kit.scanned(clean, path, dpi=150, skew=0.4, grey=True)
        return kit.truth(path, notes, plan=plan, searched=clean, label="Når")


def _form(note: Note) -> str:
    text = "".join(f"<p>{t}</p>" for t in note.description)
    return (
        f'<div class="k"><div class="o">Tiltak nr. {note.number}: {note.title}</div>{text}'
        f'<div class="r"><div><small>Når</small>{note.time}</div>'
        f"<div><small>Hvem</small>{' og '.join(note.parties)}</div></div></div>"
    )


def _page(notes: list[Note]) -> str:
    body, areas = "", list(dict.fromkeys(n.area for n in notes))
    for letter, area in zip("ABC", areas, strict=True):
        body += f"<h2>{letter} {area}</h2>" + "".join(_form(n) for n in notes if n.area == area)
    return f"""<html lang="nb"><style>{CSS}</style><body>
<p>Fylkesmannen i Nordviken</p><h1>Handlingsplan for universell utforming 2009–2010</h1>
<p>Alle skal kunne komme inn i huset vårt og finne fram uten hjelp. Planen gjelder lokalene i
Strandgata
14 og nettsidene. Den er laget av en gruppe med deltakere fra tre avdelinger og ett medlem fra
rådet
for funksjonshemmede. Synfaring ble gjort 4. november 2008.</p>{body}
<p>Nordviken, 12. januar 2009</p></body></html>"""
