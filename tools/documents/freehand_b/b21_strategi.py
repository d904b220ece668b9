"""No measures: a strategy of a health region with vision, values, goals and indicators."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit

START, END = date(2022, 1, 1), date(2035, 12, 31)

HTML = """<html lang="nn"><style>
@page{size:A4;margin:22mm 20mm;@bottom-right{content:counter(page);font:8pt Carlito}}
@page :first{margin:0;@bottom-right{content:none}}
body{font:11pt/1.5 Carlito;color:#223}
.f{height:297mm;background:linear-gradient(#0f4c5c,#5f0f40);color:#fff;padding:0 25mm}
.f h1{font-size:44pt;line-height:1;margin:0;padding-top:120mm} .f p{font-size:15pt}
h2{font-size:19pt;color:#5f0f40;break-before:page;margin:0 0 4mm}
h3{color:#0f4c5c;margin:5mm 0 1mm}
.v{display:flex;gap:6mm} .v div{flex:1;background:#eef4f5;padding:4mm;border-top:3mm solid #0f4c5c}
table{border-collapse:collapse;width:100%;font-size:9.5pt}
td,th{border:.5pt solid #889;padding:1.5mm;
 text-align:left;vertical-align:top} th{background:#0f4c5c;color:#fff}
</style><body><div class="f"><h1>Nær, trygg og open</h1><p>Strategi 2022–2035</p>
<p>Helse Sunnavind</p></div>
<h2>Innleiing</h2><p>Strategien seier kvar vi vil. Han seier ikkje korleis. Tiltak vert avgjorde i
dei
årlege budsjetta, og kvart sjukehus lagar sin eigen handlingsplan innan 1. desember kvart år.</p>
<p>Styret har lagt tre utviklingstrekk til grunn: fleire eldre, færre i arbeidsfør alder, og
teknologi
som gjer at meir kan skje heime. I 2035 vil det vere 1,9 personar i arbeid for kvar pensjonist,
mot 2,8
i dag.</p><h3>Arbeidet med strategien</h3><p>Arbeidet vart leia av ei gruppe med medlemer frå
fire sjukehus, brukarutvalet og dei tillitsvalde. Høyringa hadde frist 1. oktober 2021. Av 77 svar
kom 31
frå kommunar.</p>
<h2>Visjon og verdiar</h2><p><b>Visjon:</b> Eit sjukehus utan veggar</p><div
class="v"><div><b>Nær</b>
<p>Pasienten skal sleppe å reise når det ikkje trengst</p></div><div><b>Trygg</b><p>Det vi gjer,
skal
vere verdt å gjere</p></div><div><b>Open</b><p>Vi fortel om feila våre</p></div></div>
<h2>Mål</h2><h3>Mål 1: Pasientane får lik behandling</h3><ul><li>Kor du bur skal ikkje avgjere kva
du
får</li><li>Ventetida skal vere den same for alle</li></ul><h3>Mål 2: Medarbeidarane vert
verande</h3>
<ul><li>Heile stillingar er regelen</li><li>Leiarar skal kjenne namnet på alle dei leier</li></ul>
<h3>Mål 3: Økonomien toler framtida</h3><ul><li>Overskotet skal gje rom for nye bygg</li>
<li>Forbruket av energi skal ned med ein tredel</li></ul>
<h2>Korleis vi måler</h2><table><tr><th>Mål</th><th>Indikator</th><th>2021</th><th>2025</th>
<th>2035</th>
<th>Ansvarleg for tala</th></tr>
<tr><td>1</td><td>Median ventetid,
dagar</td><td>61</td><td>50</td><td>40</td><td>Fagavdelinga</td></tr>
<tr><td>1</td><td>Del kontrollar på video</td><td>9 %</td><td>20 %</td><td>45
%</td><td>Fagavdelinga</td>
</tr><tr><td>2</td><td>Sjukefråvær</td><td>7,9 %</td><td>7,0 %</td><td>6,0 %</td><td>HR</td></tr>
<tr><td>2</td><td>Del heile stillingar</td><td>58 %</td><td>70 %</td><td>85 %</td><td>HR</td></tr>
<tr><td>3</td><td>Resultat,
prosent</td><td>0,4</td><td>1,5</td><td>2,5</td><td>Økonomi</td></tr></table>
<h2>Oppfølging</h2><p>Strategien vert vurdert på nytt kvart fjerde år, første gong i 2026. Styret
får ein
kort omtale i årsmeldinga. Administrerande direktør har ansvar for at måla vert gjorde kjende.</p>
</body></html>"""


def build(folder: Path) -> Path:
    path = kit.weasy(HTML, folder / "b21-negativ-strategi.pdf")
    plan = kit.plan(
        "Nær, trygg og open", "Helse Sunnavind", START, END, language="nn",
        family="negative", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, [], plan=plan)
