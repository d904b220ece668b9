"""A municipality's web page: an accordion-less page of headings, with a table under each."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2023, 1, 1), date(2026, 12, 31)

NOTES = """
# Møteplassar
@ - | Ungdomsklubb i kvar bygd
~ Opne minst ein kveld i veka.
$ Kultureininga; Ungdomsrådet
! 2023
? Tre av fire klubbar er i gang => in_progress
@ - | Ruste opp skateparken i Øyra
$ Teknisk
! Våren 2024
? Fullført => completed
@ - | Møblar til sentrumsparken
$ Teknisk; Vel-laget
! Innan 17. mai 2024 => date - 2024-05-17
? Fullført => completed
@ - | Biblioteket ope utan betjening kvar dag
$ Biblioteket
! 1. halvår 2025
? Ikkje starta => not_started
# Psykisk helse
@ - | Drop-in hjå ungdomskontakten
$ Helsestasjonen
! Fortløpande
? I drift => ongoing
@ - | Livsmeistring som tema på foreldremøte
$ Skulane; Helsestasjonen
! Kvart år
? I drift => ongoing
@ - | Felles rutine ved sjølvmordsfare
~ Rutinen skal vere kjend av alle som arbeider med ungdom, også i frivillige lag.
$ Kommuneoverlegen
! Desember 2023
? Forseinka. Utkast ligg føre. => delayed
# Medverknad
@ - | Opplæring av nytt ungdomsråd
$ Ordføraren
! Kvar haust
? Gjennomført i 2023 og 2024 => completed, ongoing
@ - | Ungdata-undersøking med eigne spørsmål om heimstaden
$ Folkehelsekoordinator
! 2025
? Ikkje starta => not_started
@ - | Budsjett på 100 000 kroner som ungdomsrådet rår over
$ Kommunestyret
! Heile planperioden => ongoing 2023-01-01 2026-12-31
? I drift => ongoing
"""


def build(folder: Path) -> Path:
    path = folder / "c10-ungdomsplan-strandholmen-nettside.html"
    notes = read(NOTES, year=2023, period=(START, END))
    path.write_text(_page(notes), encoding="utf-8")
    plan = kit.plan(
        "Ungdomsplan 2023–2026", "Strandholmen kommune", START, END, language="nn",
        family="web_table", producer="saved web page",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Tidsrom")


def _row(note: Note) -> str:
    text = "".join(f"<br>\n{t}" for t in note.description)
    return (
        f"<tr><td>{note.title}{text}</td><td>{'<br>'.join(note.parties)}</td>"
        f"<td>{note.time}</td><td><p>{note.status}</p></td></tr>\n"
    )


def _page(notes: list[Note]) -> str:
    body = ""
    for area, group in groupby(notes, key=lambda n: n.area):
        body += (
            f'<h2 id="s{len(body)}">{area}</h2>\n<div class="table-wrap"><table class="wysiwyg">\n'
            "<tbody>\n<tr><td><strong>Tiltak</strong></td><td><strong>Ansvarleg</strong></td>"
            "<td><strong>Tidsrom</strong></td><td><strong>Status</strong></td></tr>\n"
            f"{''.join(_row(n) for n in group)}</tbody></table></div>\n"
        )
    return f"""<!doctype html>
<html lang="nn"><head><meta charset="utf-8"><title>Ungdomsplan 2023–2026 | Strandholmen
kommune</title>
<meta name="viewport" content="width=device-width">
<style>body{{font-family:Open
Sans,sans-serif;margin:0}}header,footer{{background:#1d4f3f;color:#fff;
padding:14px 30px}}main{{max-width:860px;margin:0 auto;padding:20px}}td{{border:1px solid #bbb;
padding:6px;vertical-align:top}}nav ul{{display:flex;gap:18px;list-style:none}}</style></head>
<body><a href="#innhald">Gå til hovudinnhald</a>
<header><p>Strandholmen kommune</p><nav><ul><li><a href="/barnehage">Barnehage og skule</a></li>
<li><a href="/helse">Helse og omsorg</a></li><li><a href="/plan">Plan, bygg og eigedom</a></li>
<li><a href="/kultur">Kultur og fritid</a></li></ul></nav></header>
<main id="innhald"><p><a href="/">Heim</a> &gt; <a href="/politikk">Politikk</a> &gt; Planar</p>
<h1>Ungdomsplan 2023–2026</h1>
<p class="lead">Strandholmen skal vere ein stad ungdom vil flytte tilbake til. Planen er laga
saman med
ungdomsrådet og vart vedteken av kommunestyret 15. desember 2022.</p>
<p>Status er sist oppdatert 12. november 2024.</p>
<p><a href="/f/i2a9/ungdomsplan.pdf">Last ned planen med kart og bilete (PDF, 4 MB)</a></p>
<h2>Kvifor ein eigen plan?</h2>
<p>I Ungdata 2022 svarte 41 prosent at dei har lite å gjere på i fritida. Dette går igjen:</p>
<ul><li>Bussen går for sjeldan</li><li>Det finst ingen stad å vere om vinteren</li>
<li>Vaksne spør for seint</li></ul>
{body}
<h2>Kontakt</h2><p>Ungdomskoordinator<br>Telefon 00 00 00 00</p>
<p>Publisert 02.01.2023. Sist endra 12.11.2024</p>
<p>Fann du det du leita etter? <button>Ja</button> <button>Nei</button></p></main>
<footer><p>Opningstider: måndag–fredag 9–15. Personvernerklæring. Tilgjengeerklæring.</p></footer>
</body></html>
"""
