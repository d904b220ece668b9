"""No measures: a county's strategy of visions, values and figures; the measures come elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit

CSS = """
@page{size:A4;margin:25mm 28mm;@bottom-right{content:counter(page);font:9pt "Open Sans"}}
body{font:10.5pt/1.5 "Open Sans";color:#222} h1{font-size:30pt;color:#5b2a86;line-height:1.1}
h2{font-size:17pt;color:#5b2a86;margin-top:9mm} .v{font-size:15pt;background:#efe6f7;padding:6mm}
table{border-collapse:collapse;width:100%} td,th{border-bottom:.6pt solid #5b2a86;padding:1.5mm;
text-align:left}
"""


def build(folder: Path) -> Path:
    path = folder / "c15-kulturstrategi-fylke.pdf"
    kit.weasy(_page(), path)
    plan = kit.plan(
        "Regional kulturstrategi 2020–2030", "Sørlege fylkeskommune", date(2020, 1, 1),
        date(2030, 12, 31), language="nn", family="negative", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, [], plan=plan)


def _page() -> str:
    return f"""<html lang="nn"><style>{CSS}</style><body>
<p>Sørlege fylkeskommune</p><h1>Regional kulturstrategi 2020–2030</h1>
<p>Vedteken av fylkestinget 10. juni 2020, sak 44/20</p>
<h2>Kvifor ein strategi?</h2>
<p>Kultur er ikkje pynt. Det er i koret, på kino og i kulturskulen vi møter naboen. Fylket vårt er
nytt, og det er sett saman av stader med ulike tradisjonar. Strategien seier kva vi trur på, og kva
retning vi vil gå. Han seier ikkje korleis. Dei konkrete tiltaka kjem i ein handlingsplan, som vert
lagd fram for hovudutvalet hausten 2021.</p>
<p class="v">Visjon: Kultur der folk bur</p>
<h2>Slik er det i dag</h2>
<p>I 2019 selde kinoane i fylket 612 000 billettar. Biblioteka hadde 9 prosent fleire besøk enn i
2015, medan utlånet av bøker gjekk ned.</p>
<table><tr><th>Område</th><th>2015</th><th>2017</th><th>2019</th></tr>
<tr><td>Elevar i kulturskulen</td><td>6 120</td><td>6 004</td><td>5 870</td></tr>
<tr><td>Frivillige lag</td><td>1 911</td><td>1 940</td><td>1 902</td></tr>
<tr><td>Profesjonelle kunstnarar</td><td>388</td><td>402</td><td>451</td></tr></table>
<h2>Verdiane våre</h2>
<ul><li>Openheit</li><li>Kvalitet</li><li>Fridom for kunsten</li></ul>
<h2>Tre retningar mot 2030</h2>
<p><b>Nærleik.</b> Alle innbyggjarar har eit kulturtilbod dei kan nå på under ein time. Avstand er
den viktigaste grunnen til at folk vert heime, og skyssen er ofte dyrare enn billetten.</p>
<p><b>Mangfald.</b> Scenene speglar folket. I dag er publikum eldre, kvitare og betre utdanna enn
folk flest. Det er ein veikskap for kunsten, ikkje berre for dei som ikkje kjem.</p>
<p><b>Ringverknader.</b> Kulturnæringane er ein del av næringslivet. Dei sysselset 3 100 personar,
og veksten er sterkast utanfor byane.</p>
<h2>Samanhengen med andre planar</h2>
<p>Strategien byggjer på den regionale planstrategien og er i tråd med kulturlova. Han vert vurdert
på nytt kvart fjerde år, første gong i 2024.</p>
</body></html>"""
