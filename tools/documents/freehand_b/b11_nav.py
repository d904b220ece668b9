"""A NAV office's A3 poster: a vision on top, pillars with a goal each, measures below."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from documents.freehand_b import kit, showkit
from documents.freehand_b.notes import Note, read

START, END = date(2022, 1, 1), date(2023, 12, 31)
FONT = "Carlito"
INKS = ("8A1538", "00629B", "4B7F2A", "B35C00")

NOTES = """
# Unge under 30 i arbeid eller utdanning
@ - | Jobbsøkerkafé på biblioteket hver tirsdag
$ Ungdomsteamet
! Ukentlig => recurring - -
@ - | Egen los for ungdom som har falt ut av videregående
$ Ungdomsteamet; Oppfølgingstjenesten
! Fra 1.3.2022 => date 2022-03-01 2022-03-01 | range 2022-03-01 - |
    date 2022-03-01 - | unresolved
@ - | Sommerjobb til 30 ungdommer
$ Markedskontakten
! Juni–august 2022
# Brukerne forstår brevene våre
@ - | Skrive om de ti mest brukte brevmalene
$ Fagkoordinator
! Innen 1.10.2022
@ - | Brukerutvalget leser nye maler før de tas i bruk
$ Brukerutvalget
! Løpende
# Flere arbeidsgivere åpner døra
@ - | Frokostmøter om lønnstilskudd
$ Markedskontakten; Næringsforeningen
! Hvert kvartal
@ - | Besøke 60 bedrifter med færre enn ti ansatte
$ Alle veiledere
! Høst 2022 – vår 2023
@ - | Avtale med byggenæringen om praksisplasser
! 2023
@ - | Jobbmesse i idrettshallen
$ NAV; Kommunen; Fylkeskommunen
! April 2023
# Vi er et kontor der folk trives
@ - | Veiledere i par ved krevende samtaler
$ Kontorleder
@ - | Felles lunsj uten mobil på fredager
@ - | Ny vernerunde etter ombyggingen
$ Verneombudet
! 1. halvår 2022
"""


def build(folder: Path) -> Path:
    path = folder / "b11-nav-plakat.pdf"
    notes = read(NOTES, year=2022, period=(START, END))
    show = showkit.new(420, 297)
    page = showkit.slide(show)
    _head(page)
    for index, (_, group) in enumerate(groupby(notes, key=lambda n: n.area)):
        _pillar(page, index, list(group))
    _foot(page)
    showkit.save(show, path)
    plan = kit.plan(
        "Virksomhetsplan 2022–2023", "NAV Ytre Sund", START, END, language="nb",
        family="poster", producer="python-pptx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når", any_order=True)


def _head(page: Any) -> None:
    showkit.box(
        page, (14, 10, 260, 24),
        [("Virksomhetsplan 2022–2023", {"size": 40, "bold": True, "ink": "262626"})], font=FONT,
    )  # fmt: skip
    showkit.box(
        page, (300, 12, 106, 18), [("NAV Ytre Sund", {"size": 24, "ink": "8A1538"})], font=FONT,
    )  # fmt: skip
    showkit.box(
        page, (14, 38, 392, 24),
        [[("Vår visjon: ", {"bold": True, "ink": "FFFFFF"}),
          ("Vi gir mennesker muligheter – også på en mandag", {"ink": "FFFFFF"})]],
        font=FONT, size=26, fill="3A3A3A", middle=True, centre=True,
        shape=MSO_SHAPE.PENTAGON,
    )  # fmt: skip


def _pillar(page: Any, index: int, notes: list[Note]) -> None:
    x, ink = 14 + index * 99.5, INKS[index]
    showkit.box(
        page, (x, 68, 93.5, 32),
        [("MÅL", {"size": 12, "bold": True, "ink": "FFFFFF"}),
         (notes[0].area or "", {"size": 20, "bold": True, "ink": "FFFFFF"})],
        font=FONT, fill=ink, middle=True, centre=True, shape=MSO_SHAPE.ROUNDED_RECTANGLE, after=0,
    )  # fmt: skip
    y = 105.0
    for note in notes:
        showkit.box(page, (x, y, 93.5, 36), [], font=FONT, line=ink)
        showkit.box(
            page, (x + 2, y + 10, 14, 14), [("➜", {"ink": "FFFFFF", "size": 16})],
            font="DejaVu Sans", fill=ink, middle=True, centre=True, shape=MSO_SHAPE.OVAL,
        )  # fmt: skip
        lines: list[Any] = [(note.title, {"bold": True, "size": 16})]
        if note.time:
            lines.append([("Når: ", {"bold": True}), (note.time, {})])
        if note.parties:
            lines.append([("Hvem: ", {"bold": True}), (", ".join(note.parties), {})])
        showkit.box(page, (x + 17, y + 1, 75, 34), lines, font=FONT, size=13, middle=True, after=1)
        y += 40


def _foot(page: Any) -> None:
    showkit.box(
        page, (14, 270, 392, 18),
        [[("Slik jobber vi:  ", {"bold": True}),
          ("åpent  •  raskt nok  •  sammen med brukeren  •  på tvers av fag", {})]],
        font=FONT, size=18, fill="E6E6E6", middle=True, centre=True,
    )  # fmt: skip
