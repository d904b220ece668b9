"""A project's plan as a Gantt chart: months over two years, drawn bars, diamonds as milestones."""

from __future__ import annotations

import calendar
import json
from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2023, 1, 1), date(2024, 12, 31)

NOTES = """
# AP1 | Forankring og organisering
@ 1.1 | Mandat og bemanning
+ bar = 0 1
$ Prosjekteier
@ 1.2 | Avtaler med kommunene om deltakelse
+ bar = 1 4
$ Samhandlingssjef
@ 1.3 | Informasjon til fastleger og avtalespesialister
+ bar = 3 19
$ Kommunikasjon
# AP2 | Kartlegging
@ 2.1 | Kartlegge arbeidsflyt ved seks poster og fire legekontor
+ bar = 3 7
$ Fagrådgiver
@ 2.2 | ROS-analyse og personvernvurdering
+ bar = 6 9
$ Informasjonssikkerhet
# AP3 | Utprøving
@ 3.1 | Sette opp testmiljø
+ bar = 8 10
$ IKT
@ 3.2 | Opplæring av superbrukere
+ bar = 10 11
$ HR
@ 3.3 | Pilot ved medisinsk poliklinikk og to kommuner
+ bar = 12 17
$ Klinikksjef
# AP4 | Innføring og avslutning
@ 4.1 | Innføring i tre puljer
+ bar = 16 22
$ Linjeledere
@ 4.2 | Gevinstmåling
+ bar = 20 23
$ Økonomi
@ 4.3 | Sluttrapport
+ bar = 23 23
$ Prosjektleder
"""

LEFT, WIDE, TALL = 388, 27, 24
LETTERS = "JFMAMJJASOND"


def build(folder: Path) -> Path:
    path = folder / "b13-framdriftsplan-legemidler.pdf"
    notes = read(NOTES, year=2023, period=(START, END))
    for note in notes:
        _time(note)
    html = _page(notes)
    kit.chrome(html, path)
    plan = kit.plan(
        "Framdriftsplan pasientens legemiddelliste 2023–2024", "Havbygda sykehus", START, END,
        language="nb", family="period_matrix", producer="Chromium print",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="", any_order=True, first=2)


def _time(note: Note) -> None:
    first, last = (int(x) for x in note.more["bar"].split())
    begin = date(2023 + first // 12, first % 12 + 1, 1)
    year, month = 2023 + last // 12, last % 12 + 1
    end = date(year, month, calendar.monthrange(year, month)[1])
    kind = "month" if first == last else "range"
    words = f"! {{}} => {kind} {begin.isoformat()} {end.isoformat()}"
    note.times = read(f"@ - | x\n{words}", year=2023, period=(START, END))[0].times
    note.more["area_also"] = json.dumps([f"{note.code} {note.area}"], ensure_ascii=False)


def _page(notes: list[Note]) -> str:
    return f"""<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><style>
@page{{size:A4 landscape;margin:10mm}} body{{margin:0;font:12px/1.5 "Noto Sans";color:#222}}
h1{{font-size:26px;margin:0 0 4px}} .i{{columns:2;column-gap:14mm;max-width:250mm}}
svg text{{font:11px "Noto Sans"}} svg .b{{font-weight:bold}} .pb{{break-before:page}}
table{{border-collapse:collapse;margin:10px 0}} td,th{{border:1px solid #999;padding:2px 8px}}
</style><body><h1>Pasientens legemiddelliste – prosjektbeskrivelse</h1><div class="i">
<p>Prosjektet skal gi alle som har ansvar for pasientens legemidler, én felles liste. I dag finnes
det i snitt 3,4 lister per pasient, og i 62 prosent av innleggelsene er det avvik mellom dem.</p>
<p>Styringsgruppen ledes av fagdirektøren. Prosjektet er delt i fire arbeidspakker (AP). Planen
oppdateres etter hvert møte i styringsgruppen. Ressursbruk er anslått til 5,5 årsverk.</p>
<p>Effektmål: færre feil, kortere tid brukt på å ringe, tryggere pasienter. Resultatmål: listen er
i bruk ved alle poster ved utgangen av 2024.</p></div>
<table><tr><th>Risiko</th><th>Sannsynlighet</th><th>Konsekvens</th><th>Håndtering</th></tr>
<tr><td>Leverandøren blir forsinket</td><td>Høy</td><td>Høy</td><td>Buffer i AP3</td></tr>
<tr><td>Fastlegene vil ikke delta</td><td>Middels</td><td>Høy</td><td>Honorar for møter</td></tr>
</table><h1 class="pb">Framdriftsplan pasientens legemiddelliste 2023–2024</h1>
<p>Havbygda sykehus. Versjon 0.9, styringsgruppen 2. februar 2023</p>{_chart(notes)}
<p>■ aktivitet &nbsp; ◆ beslutningspunkt &nbsp; Ansvarlig vises i egen
kolonne.</p></body></html>"""


def _chart(notes: list[Note]) -> str:
    rows: list[str] = []
    y, code = 48, ""
    for note in notes:
        if note.code != code:
            code = note.code
            rows.append(_group(note, [n for n in notes if n.code == code], y))
            y += TALL
        rows.append(_bar(note, y))
        y += TALL
    rows.append(_diamonds(y))
    return (
        f'<svg width="{LEFT + 24 * WIDE + 4}" height="{y + TALL + 4}">{_grid(y + TALL)}'
        f"{''.join(rows)}</svg>"
    )


def _grid(bottom: int) -> str:
    made = (
        '<text x="4" y="40" class="b">Aktivitet</text><text x="262" y="40" class="b">Ansvar</text>'
    )
    for i in range(25):
        strong = "#555" if i % 12 == 0 else "#ddd"
        x = LEFT + i * WIDE
        top = 2 if i % 12 == 0 else 26
        made += f'<line x1="{x}" x2="{x}" y1="{top}" y2="{bottom}" stroke="{strong}"/>'
        if i < 24:
            made += (
                f'<text x="{x + WIDE / 2}" y="40" text-anchor="middle">{LETTERS[i % 12]}</text>'
            )
    for i in range(2):
        x = LEFT + (12 * i + 6) * WIDE
        made += f'<text x="{x}" y="18" text-anchor="middle" class="b">{2023 + i}</text>'
    return made


def _group(note: Note, members: list[Note], y: int) -> str:
    first = min(int(n.more["bar"].split()[0]) for n in members)
    last = max(int(n.more["bar"].split()[1]) for n in members)
    x, width = LEFT + first * WIDE, (last - first + 1) * WIDE
    return (
        f'<rect x="0" y="{y}" width="{LEFT + 24 * WIDE}" height="{TALL}" fill="#eef"/>'
        f'<text x="4" y="{y + 16}" class="b">{note.code} {note.area}</text>'
        f'<rect x="{x}" y="{y + 9}" width="{width}" height="5" fill="#222"/>'
    )


def _bar(note: Note, y: int) -> str:
    first, last = (int(v) for v in note.more["bar"].split())
    x, width = LEFT + first * WIDE, (last - first + 1) * WIDE
    return (
        f'<line x1="0" x2="{LEFT + 24 * WIDE}" y1="{y}" y2="{y}" stroke="#ddd"/>'
        f'<text x="14" y="{y + 16}">{note.number}</text>{_label(note, y)}'
        f'<text x="262" y="{y + 16}">{note.parties[0]}</text>'
        f'<rect x="{x}" y="{y + 5}" width="{width}" height="14" rx="2" fill="#4a7fc1"/>'
    )


def _label(note: Note, y: int) -> str:
    words, lines = note.title.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 36:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) == 1:
        return f'<text x="40" y="{y + 16}">{lines[0]}</text>'
    return "".join(f'<text x="40" y="{y + 10 + i * 11}">{t}</text>' for i, t in enumerate(lines))


def _diamonds(y: int) -> str:
    made = f'<text x="4" y="{y + 16}" class="b">Beslutningspunkter</text>'
    for at, name in ((2, "BP1"), (10, "BP2"), (17.5, "BP3"), (24, "BP4")):
        x = LEFT + at * WIDE - 8
        made += f'<text x="{x}" y="{y + 17}" fill="#b00">◆</text>'
        made += f'<text x="{x - 24}" y="{y + 17}">{name}</text>'
    return made
