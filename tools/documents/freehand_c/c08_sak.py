"""A council case paper: the measures stand as bullets under headings in the middle of the case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b import kit, wordkit
from documents.freehand_b.notes import read
from documents.freehand_c import parts

START, END = date(2015, 1, 1), date(2016, 12, 31)

NOTES = """
# Bu trygt heime
@ - | Førebyggjande heimebesøk til alle som fyller 78 år
$ heimetenesta
! frå 1. mars 2015 => date 2015-03-01 2015-03-01 | range 2015-03-01 - | date 2015-03-01 -
@ - | Lånesentral for tryggleiksalarm og komfyrvakt
$ heimetenesta
! haust 2015
@ - | Kartleggje trappefrie bustader i sentrum
$ bustadkontoret
! innan 1. september 2015
# Kvardagsrehabilitering
@ - | Tilsetje ergoterapeut i 50 % prosjektstilling
$ rehabiliteringssjefen
! 1. kvartal 2015
@ - | Opplæring av alle heimetrenarar
$ rehabiliteringssjefen; fysioterapeut
! vår 2015
@ - | Evaluere ordninga og leggje fram sak for utvalet
$ rådmannen
! november 2016
# Aktivitet og måltid
@ - | Open kafé på Tunheimen to dagar i veka
$ frivilligsentralen
! heile perioden
@ - | Matvert på kvar avdeling
$ einingsleiar Tunheimen
! 2016
@ - | Turvener i samarbeid med helselaget
$ frivilligsentralen; helselaget
! løpande
"""


def build(folder: Path) -> Path:
    path = folder / "c08-saksframlegg-eldreplan-innholmen.pdf"
    notes = read(NOTES, year=2015, period=(START, END))
    made = wordkit.new("Liberation Sans", 11, margin=25)
    for level, size in ((1, 14), (2, 12), (3, 11)):
        wordkit.face(
            made.styles[f"Heading {level}"], "Liberation Sans", size=size, colour="000000"
        )
    _top(made)
    for area in dict.fromkeys(n.area for n in notes):
        made.add_heading(str(area), 3)
        for note in (n for n in notes if n.area == area):
            text = f"{note.title} (ansvar: {' og '.join(note.parties)}, frist: {note.time})"
            made.add_paragraph(text, style="List Bullet")
    _end(made)
    parts.office(made, path)
    plan = kit.plan(
        "Plan for eldreomsorga 2015–2016", "Innholmen kommune", START, END, language="nn",
        family="case_paper", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan)


def _top(made: Any) -> None:
    made.add_paragraph("Innholmen kommune").runs[0].bold = True
    table = made.add_table(0, 4, style="Table Grid")
    rows = (
        ("Saksnr.", "Utval", "Møtedato", "Handsama"),
        ("6/15", "Eldrerådet", "12.01.2015", ""),
        ("9/15", "Utval for helse og omsorg", "20.01.2015", ""),
        ("4/15", "Kommunestyret", "05.02.2015", ""),
    )
    for words in rows:
        for cell, text in zip(table.add_row().cells, words, strict=True):
            wordkit.put(cell, text, size=9)
    wordkit.widths(table, 25, 70, 35, 30)
    made.add_paragraph()
    made.add_paragraph("Sakshandsamar: Konsulent i helse og omsorg\tArkivsak: 14/1187")
    made.add_heading("Plan for eldreomsorga 2015–2016", 1)
    made.add_heading("Tilråding frå rådmannen", 2)
    for text in (
        "Kommunestyret vedtek Plan for eldreomsorga 2015–2016 slik han ligg føre.",
        "Tiltak som krev nye midlar, vert vurderte i budsjettet for 2016.",
        "Rådmannen melder tilbake til utvalet innan 1. juni 2016.",
    ):
        made.add_paragraph(text, style="List Number")
    made.add_heading("Bakgrunn for saka", 2)
    made.add_paragraph(
        "Kommunestyret bad i sak 77/13 om ein enkel plan for dei næraste åra. Talet på "
        "innbyggjarar "
        "over 80 år er 214 og vil vere 330 i 2030. Sjukeheimen har 38 plassar, og det er ikkje "
        "aktuelt å byggje fleire no. Difor handlar planen mest om det som kan gjerast heime."
    )
    made.add_heading("Vedlegg", 2)
    parts.bullets(made, ("Statistikk for omsorgstenestene 2013", "Fråsegn frå pensjonistlaget"))
    made.add_heading("Saksopplysningar", 2)
    made.add_paragraph(
        "Arbeidsgruppa har hatt fem møte, og ho har vore på besøk i to kommunar som har kome "
        "langt. "
        "Framlegget var ute på høyring med frist 1. desember 2014. Gruppa rår til desse tiltaka:"
    )


def _end(made: Any) -> None:
    made.add_heading("Økonomiske konsekvensar", 2)
    made.add_paragraph(
        "Prosjektstillinga er finansiert med tilskot frå fylkesmannen, 310 000 kroner i 2015. Dei "
        "andre tiltaka vert dekte innanfor ramma."
    )
    made.add_heading("Vurdering", 2)
    made.add_paragraph(
        "Rådmannen meiner at planen er nøktern og mogleg å gjennomføre. Han viser at kommunen "
        "satsar på det førebyggjande, utan at dei sjukaste får mindre."
    )
    parts.bullets(
        made, ("Folkehelse: positivt", "Miljø: ingen verknad", "Universell utforming: positivt")
    )
