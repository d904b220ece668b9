"""Samhandling by agreement: a wide table without upright lines, two columns of dated status."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2019, 1, 1), date(2020, 12, 31)

NOTES = """
# Delavtale 1 og 2 | Ansvar og koordinerte tjenester
@ - | Gjennomgå ansvarsfordelingen for hjelpemidler ved utskriving
~ Hjelpemiddelsentralen inviteres inn i arbeidet. Det skal lages én felles oversikt som ligger
    åpent på nettsidene.
$ Faglig samarbeidsutvalg somatikk
! Innen 1. juni 2019
? %2020-05-31 Oversikten er publisert. => completed
? %2020-12-31 Avsluttet. => completed
@ - | Tydeliggjøre koordinators rolle
~ Rollebeskrivelse
~ Opplæring to ganger i året
~ Informasjon til fastleger
$ Koordinerende enhet i kommunene; Koordinerende enhet ved sykehuset
! 2. halvår 2019
? %2020-05-31 Rollebeskrivelsen er ferdig. Opplæringen i april ble avlyst på grunn av pandemien.
    => in_progress, delayed
? %2020-12-31 Opplæringen er lagt om til nettkurs, som startet i oktober. => in_progress
# Delavtale 3 og 5 | Innleggelse og utskriving
@ - | Felles retningslinje for utskriving av pasienter med behov for kommunale tjenester
$ Samhandlingsavdelingen; Kommunelegeforum
! Desember 2019
? %2020-05-31 Utkast har vært på høring. 14 av 19 kommuner har svart. => in_progress
? %2020-12-31 Vedtatt i OSU 12. november 2020. Tas i bruk fra 1. februar 2021.
    => completed
@ - | Meldingsløftet runde 2
~ Måle svartid på dialogmeldinger i alle kommuner og alle sengeposter, og gi hver leder sine
    egne tall hver måned.
$ IKT-forum
! Kontinuerlig
? %2020-05-31 Går som planlagt. => ongoing, in_progress
? %2020-12-31 Går som planlagt; median svartid er nå 5 timer. => ongoing, in_progress
@ - | Forprosjekt om samlokalisert korttidsavdeling
$ Eierkommunene; Direktøren
! 2019–2020
? %2020-05-31 Satt på vent til budsjettet er avklart. => paused
? %2020-12-31 Utgår. Kommunene fant ikke midler. => cancelled
# Delavtale 4 | Døgntilbud for øyeblikkelig hjelp
@ - | Revidere kriteriene for hvem som kan legges inn
~ Kriteriene skal også gjelde pasienter med psykisk sykdom eller rusproblemer.
$ Legevaktsjefene
! Høsten 2019
? %2020-05-31 Ikke startet. => not_started
? %2020-12-31 Arbeidsgruppe er oppnevnt, første møte holdes i januar 2021. =>
    not_started,in_progress
# Delavtale 8 | Svangerskap, fødsel og barsel
@ - | Følgetjeneste for gravide med over 90 minutters reisevei
~ Avtalen med ambulansetjenesten fornyes. Jordmødrene får egen vaktplan fra nyttår.
$ Kvinneklinikken; Kystkommunene
! Innen utgangen av 2019
? %2020-05-31 Vaktplanen følges, men avtalen er fortsatt til signering. => in_progress
? %2020-12-31 Avtalen er signert av alle parter. => completed
@ - | Hjemmebesøk innen tre døgn etter fødsel
$ Kommunene
! Løpende
? %2020-05-31 89 prosent i 2019. => unknown,ongoing
? %2020-12-31 Er nå vanlig drift, rapporteres i årsmeldingen. => ongoing,completed
# Delavtale 9 | IKT og digital samhandling
@ - | Digital hjemmeoppfølging for KOLS-pasienter
~ Tjenesten prøves ut med inntil 60 pasienter i tre kommuner. Sykepleierne på responssenteret
    får hospitere ved lungeavdelingen, og det lages egenbehandlingsplaner sammen med pasientene.
    Erfaringene oppsummeres i en rapport til begge eierstyrer.
$ Lungeavdelingen; Responssenteret i Nordbygda
! Mars 2019 – desember 2020 => range 2019-03-01 2020-12-31
? %2020-05-31 38 pasienter er med. Pandemien har gitt raskere opptak enn ventet. => in_progress
? %2020-12-31 Utprøvingen er gjennomført. Rapport foreligger i mars 2021. => completed, in_progress
"""

CSS = """
@page{size:A4 landscape;margin:14mm 12mm 16mm;
 @bottom-left{content:"Handlingsplan for samhandling 2019–2020 – Sørdalen sykehus og kommunene";
  font:7pt "Liberation Sans Narrow"}
 @bottom-right{content:counter(page);font:7pt "Liberation Sans Narrow"}}
body{font:8.6pt/1.28 "Liberation Sans Narrow";color:#222}
h1{font:700 21pt "Liberation Sans Narrow";color:#2c6e49;margin:0}
.sub{font-size:11pt;color:#555;margin:0 0 4mm;border-bottom:2.5pt solid #2c6e49;padding-bottom:2mm}
.intro{columns:3;column-gap:8mm;text-align:justify;hyphens:auto;margin-bottom:5mm}
.intro h2{font-size:10pt;margin:0 0 1mm;color:#2c6e49} .intro ul{padding-left:4mm;margin:1mm 0}
table{width:100%;border-collapse:collapse}
th{background:#2c6e49;color:#fff;text-align:left;padding:1.5mm 2mm;font-size:9pt}
th small{display:block;font-weight:400}
td{vertical-align:top;padding:1.4mm 2mm;border-bottom:.4pt solid #9cbfa9}
td.a{background:#e5f1ea;font-weight:700;border-bottom:1.2pt solid #fff}
td ul{margin:.5mm 0 0;padding-left:3.5mm} sup{font-size:6pt}
.fn{font-size:7pt;margin-top:3mm;border-top:.4pt solid #888;width:70mm;padding-top:1mm}
"""


def build(folder: Path) -> Path:
    path = folder / "b02-delavtaler-sordalen.pdf"
    notes = read(NOTES, year=2019, period=(START, END))
    for note in notes:
        note.more["area_also"] = f'["{note.code}", "{note.code} {note.area}"]'
    rows = ""
    for _, group in groupby(notes, key=lambda n: n.area):
        rows += _rows(list(group))
    kit.weasy(_page(rows), path)
    plan = kit.plan(
        "Handlingsplan for samhandling 2019–2020", "Sørdalen sykehus og kommunene",
        START, END, language="nb", family="table_merged_area", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når")


def _rows(notes: list[Note]) -> str:
    made = ""
    for index, note in enumerate(notes):
        area = f'<td class="a" rowspan="{len(notes)}">{note.code}<br>{note.area}</td>'
        mark = "<sup>1</sup>" if "Meldingsløftet" in note.title else ""
        lines = note.description
        more = f"<br>{lines[0]}" if len(lines) == 1 else ""
        if len(lines) > 1:
            more = "<ul>" + "".join(f"<li>{x}</li>" for x in lines) + "</ul>"
        cells = [f"{note.title}{mark}{more}", "<br>".join(note.parties), note.time]
        cells += [s.text for s in note.statuses]
        made += f"<tr>{'' if index else area}" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
    return made


def _page(rows: str) -> str:
    return f"""<html lang="nb"><style>{CSS}</style><body>
<h1>Handlingsplan for samhandling 2019–2020</h1>
<p class="sub">Sørdalen sykehus og kommunene &nbsp;|&nbsp; Vedtatt i OSU 6. desember 2018, sak
 22/18 &nbsp;|&nbsp; Oppdatert januar 2021</p>
<div class="intro"><h2>Om planen</h2><p>Overordnet samarbeidsutvalg (OSU) vedtar handlingsplanen
 for to år om gangen. Den bygger på avtalene mellom sykehuset og de nitten kommunene, og på
 innspill fra brukerutvalget, tillitsvalgte og fagutvalgene. I 2018 kom det inn 61 avviksmeldinger
 som gikk på tvers av nivåene, ned fra 84 året før.</p>
<h2>Vi skal</h2><ul><li>møte pasienten der pasienten er</li><li>lære av avvik</li>
<li>snakke med hverandre før vi skriver til hverandre</li></ul>
<h2>Oppfølging</h2><p>Sekretariatet ber om status to ganger i året. Arbeidsutvalget går gjennom
 svarene og legger fram avvik for OSU. Planen har ikke egne midler; utgifter dekkes av den som har
 ansvaret, hvis ikke annet er avtalt.</p></div>
<table><colgroup><col style="width:13%"><col style="width:30%"><col style="width:13%">
<col style="width:9%"><col style="width:17%"><col></colgroup>
<thead><tr><th>Avtale</th><th>Hva skal gjøres</th><th>Hvem</th><th>Når</th>
<th>Status<small>pr. mai 2020</small></th><th>Status<small>pr. desember 2020</small></th></tr>
</thead><tbody>{rows}</tbody></table>
<p class="fn">1 Runde 1 ble gjennomført i 2017 og er omtalt i årsmeldingen for det året.</p>
</body></html>"""
