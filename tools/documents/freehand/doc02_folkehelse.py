"""Public health plan printed from a browser: coloured goal panels with icons and own headers."""

from __future__ import annotations

from documents.freehand.printing import chromium
from documents.freehand.truth import due, measure, plan, years

FILE = "b/folkehelse-tverrelva-2022-2025.pdf"

_CSS = """
@page { size: A4; margin: 16mm 14mm 18mm }
body { font: 10pt/1.45 "Open Sans"; color: #222; margin: 0 }
h1 { font-size: 30pt; line-height: 1.1; margin: 0 0 6mm; color: #fff }
h2 { color: #7a1f5c; font-size: 17pt; margin: 8mm 0 2mm }
.cover { background: linear-gradient(160deg, #7a1f5c, #d9668f 70%, #f3b664); height: 262mm;
  padding: 45mm 18mm 0; box-sizing: border-box; color: #fff; page-break-after: always;
  -webkit-print-color-adjust: exact }
.cover p { font-size: 14pt }
.lead { font-size: 12pt; color: #555 }
.goal { display: flex; gap: 5mm; background: #f6e3ec; padding: 4mm; border-radius: 3mm;
  margin-top: 7mm; -webkit-print-color-adjust: exact; page-break-after: avoid }
.goal svg { flex: 0 0 17mm; width: 17mm; height: 17mm }
.goal b { font-size: 13pt; color: #7a1f5c }
table { width: 100%; border-collapse: collapse; margin-top: 2mm }
th { text-align: left; border-bottom: 2pt solid #7a1f5c; padding: 1.2mm 2mm; color: #7a1f5c }
td { border-bottom: .5pt solid #bbb; padding: 1.6mm 2mm; vertical-align: top }
td:nth-child(1) { width: 44% } td:nth-child(3) { width: 15% }
ul { margin: 1mm 0 0; padding-left: 4mm }
.bar { display: inline-block; height: 3.4mm; background: #d9668f;
  -webkit-print-color-adjust: exact }
.stat td { border: 0; padding: .6mm 2mm }
small { color: #777 }
"""
_HEART = (
    '<svg viewBox="0 0 24 24"><path fill="#d9668f" d="M12 21S3 14 3 8a5 5 0 0 1 9-3 5 5 0 0 1 9 3'
    'c0 6-9 13-9 13z"/></svg>'
)
_TREE = (
    '<svg viewBox="0 0 24 24"><path fill="#5f8f3e" d="M12 2l6 8h-3l4 6H5l4-6H6z"/>'
    '<rect x="11" y="16" width="2" height="6" fill="#7a5a3a"/></svg>'
)
_TABLE = (
    "<th>Kva skal vi gjere?</th><th>Kven</th><th>Når</th><th>Slik veit vi at vi har lukkast</th>"
)
_BODY = f"""
<div class="cover"><h1>Saman om<br>gode dagar</h1>
<p>Handlingsplan for folkehelse<br>2022–2025</p><p>Tverrelva kommune</p></div>
<h2>Kvifor ein handlingsplan?</h2>
<p class="lead">Folkehelse er samfunnet sitt ansvar for å fremje helse og hindre sjukdom.</p>
<p>Denne planen byggjer på oversiktsdokumentet om helsetilstanden i Tverrelva frå 2021. Det viser
at vi bur i ei god kommune, men at skilnadene aukar. Fleire unge seier at dei er einsame, og
mange eldre har få å snakke med. Planen har tre mål. Under kvart mål står det vi skal gjere i
perioden, og kven som må ta i for at det skal skje.</p>
<table class="stat">
<tr><td>Kjenner seg einsam (ungdomsskule)</td><td><span class="bar" style="width:52mm"></span>
26 %</td></tr>
<tr><td>Fysisk aktiv minst ein time dagleg</td><td><span class="bar" style="width:38mm"></span>
19 %</td></tr>
<tr><td>Aktiv i eit lag eller ein organisasjon</td><td><span class="bar" style="width:96mm"></span>
48 %</td></tr></table>
<small>Kjelde: Ungdata i Tverrelva, 2021. Svarprosent 81.</small>
<div class="goal">{_HEART}<div><b>Ingen skal vere ufrivillig åleine</b><br>Indikator: delen som
svarer at dei har nokon å snakke med, aukar frå 78 til 85 prosent.</div></div>
<table><tr>{_TABLE}</tr>
<tr><td>Starte opp «Middagsbordet» på Tverrelvtunet og i Øvre grendehus</td><td>Frivilligsentralen
og pensjonistlaget</td><td>Hausten 2022</td><td>40 gjester på kvar samling</td></tr>
<tr><td>Besøksven til alle over 80 år som ynskjer det. Ordninga skal òg gjelde dei som bur i
omsorgsbustad.</td><td>Raude Kross, heimetenesta</td><td>Innan utgangen av 2023</td>
<td></td></tr>
<tr><td>Kurs i livsmeistring for 9. steget
<ul><li>to kurs kvart skuleår</li><li>foreldra blir inviterte til den siste samlinga</li></ul></td>
<td>Rektor på ungdomsskulen, helsesjukepleiar</td><td>Kvart år</td><td>Evaluering frå
elevane</td></tr></table>
<div class="goal">{_TREE}<div><b>Det skal vere lett å røre seg i kvardagen</b><br>Indikator: tal på
merka turløyper og tal på barn som går til skulen.</div></div>
<table><tr>{_TABLE}</tr>
<tr><td>Merke tre nye nærturar på under ei halv mil</td><td>Kultur- og næringssjefen/turlaget</td>
<td>2023</td><td>Turane ligg i kartet på nettsida</td></tr>
<tr><td>Utlån av sportsutstyr («BUA»)</td><td>Biblioteket</td><td>Opna 1. mai 2022, vidare drift
i heile perioden</td><td>800 utlån i året</td></tr>
<tr><td>Kartlegge snarvegar i alle bustadfelt og skilte minst ti av dei. Arbeidet skal gjerast i
lag med elevane på 6. steget.</td><td>Teknisk eining, skulane</td><td>2023–2024</td><td>Ti
snarvegar er skilta</td></tr>
<tr><td>Aktiv på dagtid</td><td></td><td>Snarast</td><td>–</td></tr></table>
<div class="goal">{_HEART}<div><b>Barn og unge skal få den maten dei treng</b><br>Indikator: delen
elevar som et frukost kvar dag.</div></div>
<table><tr>{_TABLE}</tr>
<tr><td>Gratis frukost på ungdomsskulen som prøveordning</td><td>Rektor</td><td>Skuleåret
2022/2023</td><td>60 % av elevane nyttar tilbodet</td></tr>
<tr><td>Kokebok for studentar og hybelbuarar</td><td>Ungdomsrådet</td><td>Vår 2024</td>
<td>Boka er delt ut til alle i 10. klasse</td></tr></table>
<h2>Oppfølging</h2>
<p>Folkehelsekoordinatoren rapporterer til formannskapet i mai kvart år. Ny oversikt over
helsetilstanden skal liggje føre våren 2025 og er grunnlag for neste plan.</p>
"""

_LONELY = "Ingen skal vere ufrivillig åleine"
_MOVE = "Det skal vere lett å røre seg i kvardagen"
_FOOD = "Barn og unge skal få den maten dei treng"

TRUTH = plan(
    "Handlingsplan for folkehelse 2022–2025",
    "Tverrelva kommune",
    (2022, 2025),
    measure(
        "Starte opp «Middagsbordet» på Tverrelvtunet og i Øvre grendehus",
        area=_LONELY,
        who=["Frivilligsentralen", "pensjonistlaget"],
        due=[due("Hausten 2022", "Når", "season", "2022-07-01", "2022-12-31")],
    ),
    measure(
        "Besøksven til alle over 80 år som ynskjer det.",
        "Ordninga skal òg gjelde dei som bur i omsorgsbustad.",
        area=_LONELY,
        who=["Raude Kross", "heimetenesta"],
        due=[due("Innan utgangen av 2023", "Når", "year", None, "2023-12-31")],
    ),
    measure(
        "Kurs i livsmeistring for 9. steget",
        "to kurs kvart skuleår\nforeldra blir inviterte til den siste samlinga",
        area=_LONELY,
        who=["Rektor på ungdomsskulen", "helsesjukepleiar"],
        due=[due("Kvart år", "Når", "recurring")],
    ),
    measure(
        "Merke tre nye nærturar på under ei halv mil",
        area=_MOVE,
        who=["Kultur- og næringssjefen", "turlaget"],
        due=[years("2023", "Når")],
    ),
    measure(
        "Utlån av sportsutstyr («BUA»)",
        area=_MOVE,
        who=["Biblioteket"],
        due=[
            due(
                "Opna 1. mai 2022, vidare drift i heile perioden",
                "Når",
                "ongoing",
                "2022-01-01",
                "2025-12-31",
                accept=[
                    ("unresolved", None, None),
                    ("ongoing", None, None),
                    ("ongoing", "2022-05-01", "2025-12-31"),
                    ("range", "2022-05-01", "2025-12-31"),
                    ("date", "2022-05-01", "2022-05-01"),
                ],
            )
        ],
    ),
    measure(
        "Kartlegge snarvegar i alle bustadfelt og skilte minst ti av dei.",
        "Arbeidet skal gjerast i lag med elevane på 6. steget.",
        area=_MOVE,
        who=["Teknisk eining", "skulane"],
        due=[years("2023–2024", "Når")],
    ),
    measure("Aktiv på dagtid", area=_MOVE, due=[due("Snarast", "Når", "unresolved")]),
    measure(
        "Gratis frukost på ungdomsskulen som prøveordning",
        area=_FOOD,
        who=["Rektor"],
        due=[
            due(
                "Skuleåret 2022/2023",
                "Når",
                "range",
                "2022-08-01",
                "2023-06-30",
                accept=[
                    ("range", "2022-01-01", "2023-12-31"),
                    ("range", "2022-08-01", "2023-07-31"),
                    ("range", "2022-07-01", "2023-06-30"),
                    ("unresolved", None, None),
                ],
            )
        ],
    ),
    measure(
        "Kokebok for studentar og hybelbuarar",
        area=_FOOD,
        who=["Ungdomsrådet"],
        due=[due("Vår 2024", "Når", "season", "2024-01-01", "2024-06-30")],
    ),
    language="nn",
    family="table_goal_panels",
    producer="Chromium print",
)


def make() -> bytes:
    """The PDF."""
    return chromium(
        f'<!DOCTYPE html><html lang="nn"><meta charset="utf-8"><title>Handlingsplan</title>'
        f"<style>{_CSS}</style><body>{_BODY}</body></html>"
    )
