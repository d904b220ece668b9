"""A leaflet folded in three: facts in circles and boxes, measures as short panels of text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2025, 1, 1), date(2025, 12, 31)

NOTES = """
# Før
@ - | Foreldremøte på 1. trinn, ikke på 3.
~ Det meste er bestemt lenge før våren. Derfor møtes vi tidlig, og politiet kommer også.
$ Rektorene
! Oktober 2025
@ - | Kjøreregler for busser
~ Forsikring, pris og hvem som får være med. Elevrådene skriver reglene selv.
$ Elevrådene; Fylkeskommunen
! Innen 1. februar 2025
# Under
@ - | Natteravner på Storplassen
~ Vi trenger 60 voksne. Du får jakke, kakao og opplæring.
$ Idrettslaget; FAU
! 20. april – 17. mai => range 2025-04-20 2025-05-17
@ - | Helsetelt med sykepleier
$ Kommunelegen; Røde Kors lokalt
! Mai 2025
@ - | Trygg skyss hjem for 50 kroner
~ Gjelder natt til fredag, lørdag og søndag, og natt til 17. mai.
$ Kollektivselskapet
! Våren 2025
# Etter
@ - | Rapport fra ungdommene selv
~ Hva virket? Hva var bare tull? Femten elever får lønn for å skrive.
$ Ungdommens fylkesråd
! Innen utgangen av august
"""

CSS = """
@page{size:A4 landscape;margin:0}
body{margin:0;font:10.5pt/1.35 "Open Sans";color:#21313a}
.side{width:297mm;height:209.5mm;position:relative;overflow:hidden}
.side + .side{break-before:page}
.p{position:absolute;top:0;width:83mm;height:190mm;padding:10mm 8mm}
.p1{left:0}.p2{left:99mm}.p3{left:198mm}
.dark{background:#c8102e;color:#fff} .dark h1{color:#fff}
h1{font:800 30pt/1.0 "Open Sans Condensed","Open Sans";margin:45mm 0 6mm}
h2{font:800 20pt/1.05 "Open Sans Condensed","Open Sans";color:#c8102e;margin:0 0 4mm}
h3{font:700 12pt/1.15 "Open Sans";margin:5mm 0 1mm;color:#0b4f6c}
p{margin:0 0 2mm} .n{font-size:9pt;margin:0;color:#0b4f6c}
.fakta{background:#ffe9a8;border-radius:4mm;padding:4mm 5mm;margin:6mm 0;transform:rotate(-1deg)}
.fakta b{display:block;font-size:12pt}
.rund{width:40mm;height:40mm;border-radius:50%;background:#0b4f6c;color:#fff;text-align:center;
 padding-top:8mm;box-sizing:border-box;margin:6mm auto;font-size:8.5pt}
.rund b{font-size:20pt;display:block}
.ned{position:absolute;bottom:10mm;font-size:8pt}
"""


def build(folder: Path) -> Path:
    path = folder / "b12-russetid-brosjyre.pdf"
    notes = read(NOTES, year=2025, period=(START, END))
    for note in notes:
        extra = {"Før": "Før russetida", "Under": "Under", "Etter": "Etterpå"}[note.area or ""]
        note.area = extra
    kit.weasy(_page(notes), path)
    plan = kit.plan(
        "Trygg russetid 2025", "Midtre Sunnvik fylkeskommune", START, END, language="nb",
        family="brochure", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når", first=2)


def _panel(note: Note) -> str:
    text = "".join(f"<p>{t}</p>" for t in note.description)
    return (
        f'<h3>{note.title}</h3>{text}<p class="n"><b>Når:</b> {note.time}</p>'
        f'<p class="n"><b>Hvem:</b> {", ".join(note.parties)}</p>'
    )


def _page(notes: list[Note]) -> str:
    before, under, after = (
        "".join(_panel(n) for n in notes if n.area == area)
        for area in ("Før russetida", "Under", "Etterpå")
    )
    return f"""<html lang="nb"><style>{CSS}</style><body><div class="side">
<div class="p p1"><h2>Vil du hjelpe til?</h2><p>Send melding med ordet RAVN til vakttelefonen,
eller
snakk med FAU på skolen din. Alle over 25 år kan være med.</p><div class="rund"><b>1 940</b>elever
er
russ i fylket i 2025</div><p>Midtre Sunnvik fylkeskommune har laget planen sammen med elevrådene,
politiet og kommunene.</p></div>
<div class="p p2"><h2>Hva er problemet?</h2><p>De fleste får en fin vår. Noen får en regning på
40 000 kroner, noen blir stående utenfor, og noen blir skadd.</p><div class="fakta"><b>Visste du
at</b>sju av ti foreldre tror at barnet deres drikker mindre enn de andre?</div><div
class="fakta"><b>I
2024</b>ble 31 russ behandlet på legevakten i mai. Året før var det 44.</div><p class="ned">Trykk:
Fylkestrykkeriet. Opplag 2 500. Januar 2025</p></div>
<div class="p p3 dark"><h1>Trygg russetid 2025</h1><p>Handlingsplan for skoler, foreldre og
politi</p></div></div>
<div class="side"><div class="p p1"><h2>Før russetida</h2>{before}<div class="fakta"><b>Tips</b>Les
kontrakten høyt for noen som ikke er forelsket i bussen.</div></div>
<div class="p p2"><h2>Under</h2>{under}</div>
<div class="p p3"><h2>Etterpå</h2>{after}<div class="rund"><b>0</b>alvorlige skader er målet</div>
<p>Planen koster 1,1 millioner kroner. Fylkestinget har sagt ja.</p></div></div></body></html>"""
