"""A ministry's action plan: book pages, running text, a tinted box for each numbered measure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2023, 1, 1), date(2026, 12, 31)

NOTES = """
# 2 | Kunnskap om ensomhet
@ 1 | Utvikle et felles mål på ensomhet i offentlige undersøkelser
~ I dag stilles spørsmålet på ulike måter i ulike undersøkelser. Departementet vil be om et
    forslag til ett kort spørsmålssett som kan brukes av kommuner, fylkeskommuner og statlige
    etater.
$ Helse- og omsorgsdepartementet
@ 2 | Følge en gruppe eldre over tid
~ Det settes av midler til en undersøkelse der de samme 4 000 personene over 75 år blir spurt
    hvert annet år. Undersøkelsen skal også omfatte personer som bor i sykehjem.
$ Helse- og omsorgsdepartementet; Kunnskapsdepartementet
# 3 | Møteplasser i nærmiljøet
@ 3 | Tilskudd til møteplasser i kjøpesentre og på kjøpmannsbutikker
~ Ordningen skal prøves ut i små kommuner der butikken er det siste stedet folk møtes. Den skal
    evalueres etter to år.
$ Kommunal- og distriktsdepartementet
@ 4 | Åpne skolebygg etter skoletid
~ Regjeringen vil lage en veileder om forsikring, nøkler og renhold, som er det kommunene selv
    peker på som hindre.
$ Kunnskapsdepartementet; Kommunal- og distriktsdepartementet
@ 5 | Turfølge for dem som ikke vil gå alene
~ Frivillige organisasjoner inviteres til å lage et nasjonalt opplegg for opplæring av
    turledere.
~ Målgruppen er voksne som har flyttet til et nytt sted.
$ Klima- og miljødepartementet
@ 6 | Styrke frivilligsentralenes arbeid overfor unge voksne
$ Kultur- og likestillingsdepartementet
# 4 | Overgangene i livet
@ 7 | Samtaletilbud etter samlivsbrudd også for dem uten barn
~ Familievernet skal gi inntil tre samtaler. Tilbudet vurderes på nytt ved utløpet av
    planperioden.
$ Barne- og familiedepartementet
@ 8 | Informasjon til nye pensjonister
~ Brevet som følger det første vedtaket om alderspensjon, skal også si noe om frivillighet, kultur
    og aktivitet der mottakeren bor.
$ Arbeids- og inkluderingsdepartementet
@ 9 | Faddere for studenter som flytter hjemmefra om vinteren
~ Tiltaket gjelder studenter som begynner utenom det ordinære opptaket.
$ Kunnskapsdepartementet
# 5 | Digitalt fellesskap
@ 10 | Digital hjelp hjemme
~ Eldre som ikke kommer seg til et kurs, skal kunne få hjelp hjemme av frivillige med opplæring og
    politiattest. Det lages en mal for avtale mellom kommune og organisasjon.
$ Kommunal- og distriktsdepartementet
@ 11 | Rådslag med unge om sosiale medier
~ Et rådslag med 60 ungdommer skal gi råd til regjeringen før stortingsmeldingen om trygg
    digital oppvekst legges fram.
$ Barne- og familiedepartementet; Kultur- og likestillingsdepartementet
"""

CSS = """
@page{size:176mm 250mm;margin:24mm 20mm 22mm 26mm;
 @bottom-center{content:counter(page);font:8pt "Noto Serif"}}
@page :right{@top-right{content:string(chap);font:italic 8pt "Noto Serif";color:#666}}
@page :left{@top-left{content:"Sammen mot ensomhet";font:italic 8pt "Noto Serif";color:#666}}
@page cover{margin:0;@bottom-center{content:none}@top-right{content:none}@top-left{content:none}}
body{font:9.4pt/1.42 "Noto Serif";text-align:justify;hyphens:auto;color:#1c1c1c}
.cover{page:cover;background:#7a1f3d;color:#fff;height:226mm;padding:24mm 22mm 0;text-align:left}
.cover .dep{font:10pt "Noto Sans"}
.cover h1{font:300 33pt/1.1 "Noto Sans";margin:64mm 0 6mm;string-set:none;color:#fff;
 break-before:auto}
.cover .k{font:13pt "Noto Sans"}
h1{font:700 19pt/1.15 "Noto Sans";color:#7a1f3d;break-before:page;string-set:chap content();
 text-align:left;margin:0 0 6mm}
h2{font:700 11.5pt "Noto Sans";color:#7a1f3d;margin:5mm 0 1.5mm;text-align:left}
p{margin:0 0 2.4mm}
.t{background:#f6e9ec;border-left:3.5pt solid #7a1f3d;padding:2.6mm 4mm 2.2mm;margin:3mm 0 4mm;
 break-inside:avoid}
.t p.h{font:700 9.8pt/1.3 "Noto Sans";color:#7a1f3d;text-align:left;margin:0 0 1.5mm}
.t p.d{font:italic 8.8pt "Noto Serif";margin:1.5mm 0 0;text-align:left}
.f{border:.6pt solid #888;padding:3mm 4mm;margin:3mm 0 4mm;font:8.4pt/1.4 "Noto Sans";
 text-align:left;break-inside:avoid} .f b{display:block;margin-bottom:1mm}
.toc div{display:flex;text-align:left} a{color:inherit;text-decoration:none}
.toc a::after{content:leader(". ") target-counter(attr(href),page)}
.toc p{margin:.6mm 0} .toc p.i{padding-left:5mm}
table{border-collapse:collapse;width:100%;font:8.2pt "Noto Sans";margin:2mm 0 1mm}
td,th{border-bottom:.5pt solid #999;padding:1mm 1.5mm;text-align:right}
td:first-child,th:first-child{text-align:left} .cap{font:8pt "Noto Sans";text-align:left}
.foot{float:footnote;font-size:7.6pt;text-align:left}
"""

TEXTS = {
    "2": """<p>Om lag hver åttende voksne sier at de ofte er plaget av ensomhet. Andelen er høyest
blant de yngste og de aller eldste.<span class="foot">Tallene i denne planen er satt sammen for
illustrasjon og gjelder personer i privat husholdning.</span> Tallene sier lite om hvor lenge
følelsen varer.</p><table><tr><th>Alder</th><th>2015</th><th>2018</th><th>2021</th></tr>
<tr><td>18–24 år</td><td>14,1</td><td>16,8</td><td>23,0</td></tr>
<tr><td>25–66 år</td><td>8,9</td><td>9,2</td><td>10,7</td></tr>
<tr><td>67–79 år</td><td>6,0</td><td>6,1</td><td>7,4</td></tr>
<tr><td>80 år og over</td><td>12,5</td><td>12,9</td><td>15,2</td></tr></table>
<p class="cap">Tabell 2.1 Andel som ofte er ensomme. Prosent.</p>
<div class="f"><b>Boks 2.1 Alene eller ensom?</b>Å være alene er noe andre kan se. Å være ensom er
noe en kjenner selv. Mange er alene uten å være ensomme, og noen er ensomme i et rom fullt av
folk. Planen handler om ensomhet som er plagsom og som varer.</div>
<p>Regjeringen vil ha bedre tall, og tall som kan sammenlignes.</p>""",
    "3": """<p>Et samfunn der folk møtes, blir ikke til av seg selv. Biblioteket, fotballbanen,
venterommet på ferjekaia og benken utenfor butikken er steder der folk veksler noen ord. Flere
slike
steder har forsvunnet de siste tjue årene. Mål for innsatsen er at alle skal ha et sted å gå til,
uten
at det koster noe.</p><p>Kommunene har ansvaret for nærmiljøet. Staten kan bidra med kunnskap, med
penger til utprøving og ved å fjerne hindre i regelverket.</p>""",
    "4": """<p>Risikoen for ensomhet er størst når noe slutter: skolen, jobben, ekteskapet. Den
som kjenner overgangene, kan være der i tide.</p><div class="f"><b>Boks 4.1 Eksempel: Kveldskaffe
på
kaia</b>I en kystkommune har pensjonerte fiskere åpnet det gamle ekspedisjonsrommet hver torsdag.
Kommunen betaler strømmen. Ansvarlig: pensjonistlaget. I snitt kommer det 22 personer.</div>""",
    "5": """<p>For noen er nettet et sted å høre til. For andre er det nok en dør som er lukket.
Begge deler er sant samtidig, og tiltakene under er valgt med det for øye.</p>""",
}

MIDDLES = {
    "4": "<h2>3.1 Aktivitet ute</h2><p>De fleste vil ut, men ikke alle vil gå først.</p>",
    "8": "<p>Omtrent 50 000 personer tar ut alderspensjon for første gang hvert år. De fleste"
    " gleder seg. En av sju sier at de gruer seg.</p>",
}


def build(folder: Path) -> Path:
    path = folder / "b03-departement-ensomhet.pdf"
    notes = read(NOTES, year=2023, period=(START, END))
    for note in notes:
        note.more["area_also"] = f'["{note.code} {note.area}"]'
        note.more["find"] = f"Tiltak {note.number}: {note.title}{''.join(note.description)[:20]}"
        if note.number in ("5", "6"):
            note.more["area_also"] = (
                f'["{note.code} {note.area}", "3.1 Aktivitet ute", "Aktivitet ute"]'
            )
    kit.weasy(_page(notes), path)
    plan = kit.plan(
        "Sammen mot ensomhet", "Helse- og omsorgsdepartementet", START, END,
        language="nb", family="brochure", producer="WeasyPrint",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, first=5)


def _page(notes: list[Note]) -> str:
    chapters = dict.fromkeys((n.code, n.area) for n in notes)
    toc, body = "", ""
    for code, area in chapters:
        toc += f'<p><a href="#c{code}">{code} {area}</a></p>'
        body += f'<h1 id="c{code}">{code} {area}</h1>{TEXTS[code]}'
        for note in (n for n in notes if n.code == code):
            link = f'<a href="#t{note.number}">Tiltak {note.number}: {note.title}</a>'
            toc += f'<p class="i">{link}</p>'
            body += MIDDLES.get(str(int(note.number or 0) - 1), "") + _box(note)
    return f"""<html lang="nb"><style>{CSS}</style><body>
<div class="cover"><div class="dep">Helse- og omsorgsdepartementet</div>
<h1>Sammen mot ensomhet</h1><div class="k">Handlingsplan 2023–2026</div></div>
<h1>Forord</h1><p>Ensomhet er ikke en sykdom, og den kan ikke vedtas bort. Likevel kan det
offentlige
gjøre mer enn å se på. I denne planen legger regjeringen fram 11 tiltak. Noen er nye, andre er en
styrking av det som virker.</p><p>Takk til alle som kom på innspillsmøtene i Vadsø, Førde og Gjøvik
vinteren 2022.</p><p>Sunniva Bråtveit Moe<br>statsråd</p>
<h1>Innhold</h1><div class="toc"><p><a href="#c1">1 Innledning</a></p>{toc}
<p><a href="#c6">6 Økonomi og oppfølging</a></p></div>
<h1 id="c1">1 Innledning</h1><p>Planen er laget av fem departementer. Helse- og
omsorgsdepartementet har ledet arbeidet. Planen har tre mål:</p><ul><li>Flere skal
delta</li><li>Færre
skal oppleve langvarig ensomhet</li><li>Vi skal vite mer</li></ul><p>Alle tiltakene gjennomføres
innenfor planperioden 2023–2026 og innenfor departementenes gjeldende budsjettrammer.</p>{body}
<h1 id="c6">6 Økonomi og oppfølging</h1><p>En gruppe med medlemmer fra departementene møtes to
ganger
i året. Det gis en samlet orientering i budsjettproposisjonen. En ekstern evaluering ferdigstilles
etter
at perioden er slutt.</p></body></html>"""


def _box(note: Note) -> str:
    text = "".join(f"<p>{x}</p>" for x in note.description)
    word = "Ansvarlige departementer" if len(note.parties) > 1 else "Ansvarlig departement"
    return (
        f'<div class="t" id="t{note.number}"><p class="h">Tiltak {note.number}: {note.title}</p>'
        f'{text}<p class="d">{word}: {" og ".join(note.parties)}</p></div>'
    )
