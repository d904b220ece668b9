"""A police district's action plan as slides: why to the left, measures with a grey line below."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, showkit
from documents.freehand_b.notes import Note, read

START, END = date(2025, 1, 1), date(2025, 12, 31)
FONT = "Noto Sans"
NAVY, SAND = "14284B", "F2EDE4"

NOTES = """
# Færre unge utøvere
@ 1.1 | Fast kontaktperson i hvert ungdomslag
~ Skolene skal ha ett navn og ett nummer
$ GDE Nord; GDE Sør
! 1. mars
@ 1.2 | Bekymringssamtale innen ti dager etter første anmeldelse
$ Felles straffesaksinntak
! Løpende
@ 1.3 | Felles tavlemøte med barnevernet hver fredag
$ Forebyggende enhet
! Fra uke 7 => week 2025-02-10 2025-02-16 | unresolved | range 2025-02-10 - |
    week 2025-02-10 -
# Tryggere veier
@ 2.1 | 40 kontroller på fylkesvei 714 i utfartshelgene
$ Utrykningsenheten
! Påske og pinse => unresolved
@ 2.2 | Ruskontroll ved ferjeleiene sammen med Tollvesenet
$ Utrykningsenheten; Tollvesenet
! 2. halvår
# Bedragerier mot eldre
@ 3.1 | Øve banker og taxinæringen i å kjenne igjen svindel
~ Kort film og plakat til bilene
$ Økoteamet
! 2. kvartal
@ 3.2 | Egen telefonvakt for pårørende, prøves i seks måneder
$ Operasjonssentralen
! September 2025 – februar 2026 => range 2025-09-01 2026-02-28
# Beredskap
@ 4.1 | Øvelse Pågående livstruende vold på kjøpesenter
$ Beredskapsenheten; Kommunene
! Uke 38
@ 4.2 | Oppdatere adressekort for alle asylmottak
$ Beredskapsenheten
! Innen utgangen av mai
"""

WHY = {
    "Færre unge utøvere": (
        "Anmeldte saker, gjerningsperson under 15 år:",
        "2022: 211", "2023: 264", "2024: 309",
        "De fleste sakene gjelder et lite antall unge.",
    ),
    "Tryggere veier": (
        "9 drepte og 57 hardt skadde i 2024",
        "Fart og rus går igjen i sju av ni dødsulykker",
    ),
    "Bedragerier mot eldre": (
        "Tap på 31 millioner kroner",
        "Gjennomsnittsalder: 79 år",
        "Mange blir ringt opp på hustelefon",
    ),
    "Beredskap": (
        "To av tre kommuner har øvd siden 2022",
        "Nytt nødnett-samband fra høsten",
    ),
}  # fmt: skip


def build(folder: Path) -> Path:
    path = folder / "b10-politidistrikt-lysbilder.pdf"
    notes = read(NOTES, year=2025, period=(START, END))
    show = showkit.new(254, 143)
    _opening(show)
    for index, (_, group) in enumerate(groupby(notes, key=lambda n: n.area), 1):
        _aim(show, index, list(group))
    page = _page(show, "Veien videre", len(show.slides) + 1)
    lines: list[Any] = [(f"•  {t}", {}) for t in (
        "Lederne melder fra til staben hver måned", "Midtveis gjennomgang i juni",
        "Alle planer skal være forstått på vaktlagene – ikke bare lest",
    )]  # fmt: skip
    showkit.box(page, (14, 38, 220, 60), lines, font=FONT, size=18)
    showkit.save(show, path)
    plan = kit.plan(
        "Handlingsplan 2025", "Østre Innland politidistrikt", START, END, language="nb",
        family="slides", producer="python-pptx + LibreOffice",
    )  # fmt: skip
    for index, (_, group) in enumerate(groupby(notes, key=lambda n: n.area), 1):
        for note in group:
            also = [f"Prioritering {index}: {note.area}", f"Prioritering {index}"]
            note.more["area_also"] = json.dumps(also, ensure_ascii=False)
            note.more["find"] = f"{note.number} {note.title}"
    return kit.truth(path, notes, plan=plan)


def _opening(show: Any) -> None:
    page = showkit.slide(show)
    showkit.box(page, (0, 0, 254, 143), [], font=FONT, fill=NAVY)
    showkit.box(
        page, (20, 45, 214, 50),
        [("Handlingsplan 2025", {"size": 40, "bold": True, "ink": "FFFFFF"}),
         ("Østre Innland politidistrikt", {"size": 20, "ink": "E5C97A"}),
         ("Ledermøtet 15. januar 2025", {"size": 14, "ink": "FFFFFF"})],
        font=FONT,
    )  # fmt: skip
    page = _page(show, "Dette går vi gjennom", 2)
    lines: list[Any] = [("Hvor står vi?", {}), ("Fire prioriteringer", {}), ("Veien videre", {})]
    showkit.box(page, (14, 38, 120, 50), lines, font=FONT, size=20, after=8)
    page = _page(show, "Hvor står vi?", 3)
    for x, figure, text in (
        (14, "14 812", "anmeldelser"), (92, "62 %", "oppklaring"), (170, "81 dager", "liggetid"),
    ):  # fmt: skip
        lines = [(figure, {"size": 30, "bold": True, "ink": NAVY}), (text, {"size": 14})]
        showkit.box(page, (x, 45, 70, 45), lines, font=FONT, fill=SAND, middle=True, centre=True)
    showkit.box(
        page, (14, 105, 220, 12), [("Tall for 2024. Kilde: egen statistikk", {"italic": True})],
        font=FONT, size=11,
    )  # fmt: skip


def _page(show: Any, title: str, number: int) -> Any:
    page = showkit.slide(show)
    showkit.box(
        page, (0, 0, 254, 24), [(title, {"size": 24, "bold": True, "ink": "FFFFFF"})],
        font=FONT, fill=NAVY, middle=True,
    )  # fmt: skip
    showkit.box(page, (232, 133, 20, 8), [(str(number), {"size": 9})], font=FONT)
    return page


def _aim(show: Any, index: int, notes: list[Note]) -> None:
    area = notes[0].area or ""
    page = _page(show, f"Prioritering {index}: {area}", len(show.slides) + 1)
    why: list[Any] = [("Hvorfor?", {"bold": True, "size": 14, "ink": NAVY})]
    why += [(line, {}) for line in WHY[area]]
    showkit.box(page, (10, 32, 76, 98), why, font=FONT, size=13, fill=SAND, after=6)
    lines: list[Any] = [("Tiltak", {"bold": True, "size": 14, "ink": NAVY})]
    for note in notes:
        lines.append([(f"{note.number}  ", {"bold": True}), (note.title, {"bold": True})])
        lines += [(f"–  {d}", {"size": 13}) for d in note.description]
        under = f"Ansvar: {' og '.join(note.parties)}  |  Frist: {note.time}"
        lines.append((under, {"size": 13, "ink": "777777"}))
    showkit.box(page, (92, 32, 152, 98), lines, font=FONT, size=16, line=NAVY, after=6)
