"""Page of a municipality's CMS: menu, crumbs, cookie bar, panels with lists in table cells."""

from __future__ import annotations

from documents.freehand.truth import due, measure, plan, years

FILE = "a/oppvekstplan-handlingsdel-lyngholt.html"

_EARLY, _SCHOOL, _SAFE = (
    "Tidlig innsats",
    "Et inkluderende læringsmiljø",
    "Trygge overganger",
)

TRUTH = plan(
    "Handlingsdel til oppvekstplanen 2023–2026",
    "Lyngholt kommune",
    (2023, 2026),
    measure(
        "Helsesykepleier på hjemmebesøk til alle nyfødte",
        area=_EARLY,
        who=["Helsestasjonen"],
        due=[due("Løpende", "Når?", "ongoing")],
    ),
    measure(
        "Språkkartlegging av alle treåringer",
        "samme verktøy i alle barnehager\nresultatet drøftes med foreldrene\n"
        "henvisning til PPT ved behov",
        area=_EARLY,
        who=["Styrerne", "PPT"],
        due=[due("Barnehageåret 2023/24", "Når?", "range", "2023-08-01", "2024-07-31",
                 accept=[("range", "2023-01-01", "2024-12-31"),
                         ("range", "2023-08-01", "2024-06-30"),
                         ("range", "2023-07-01", "2024-06-30"),
                         ("unresolved", None, None)])],
    ),
    measure(
        "Foreldreveiledning etter COS-P.",
        "Fire grupper i året.",
        area=_EARLY,
        who=["Familiens hus"],
        due=[due("Hvert halvår", "Når?", "recurring")],
    ),
    measure(
        "Felles rutine for å følge opp bekymringsfullt fravær",
        area=_SCHOOL,
        who=["Kommunalsjef oppvekst", "rektorene"],
        due=[due("Vedtas innen 15. mars 2023", "Når?", "date", None, "2023-03-15")],
    ),
    measure(
        "Miljøterapeut på alle skoler med mer enn 150 elever",
        "Stillingene lyses ut samlet. Lyngholt ungdomsskole og Berg skole først.",
        area=_SCHOOL,
        who=["Skolesjefen"],
        due=[years("2024–2026", "Når?")],
    ),
    measure(
        "Leksehjelp på biblioteket",
        area=_SCHOOL,
        who=["Biblioteket", "frivillige"],
        due=[due("Skolestart 2023", "Når?", "unresolved",
                 accept=[("month", "2023-08-01", "2023-08-31"), ("year", "2023-01-01",
                                                                 "2023-12-31"),
                         ("season", "2023-07-01", "2023-12-31")])],
    ),
    measure(
        "Overgangsskjema mellom barnehage og skole",
        "Skjemaet skal være digitalt.",
        area=_SAFE,
        who=["Inkluderingsteamet"],
        due=[due("Mai 2023", "Når?", "month", "2023-05-01", "2023-05-31")],
    ),
    measure(
        "Besøksdag for 7. trinn på ungdomsskolen",
        area=_SAFE,
        due=[due("Hvert år i juni", "Når?", "recurring")],
    ),
    language="nb",
    family="web_panels",
    producer="saved web page",
    notes="the last row's cell for the party is empty",
)  # fmt: skip


_GOALS = {
    _EARLY: "Barn og familier får hjelp før vansker vokser seg store.",
    _SCHOOL: "Alle elever har minst én voksen og én venn.",
    _SAFE: "Ingen barn skal begynne på nytt uten at noen vet hvem de er.",
}
for _measure in TRUTH["measures"]:
    _goal = _GOALS[_measure["area"]]
    _measure["area_also"] = [_goal, f"Mål: {_goal}"]


def make() -> bytes:
    """The page."""
    return _PAGE.encode()


_PAGE = """<!DOCTYPE html>
<html lang="no" class="js no-touch">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handlingsdel til oppvekstplanen - Lyngholt kommune</title>
<meta name="description" content="Oppvekstplanen med handlingsdel">
<style>.panel-collapse{display:none}.in{display:block}.sr-only{position:absolute;left:-999em}
.menu li{display:inline}.cookie{position:fixed;bottom:0;background:#222;color:#fff}
table{border-collapse:collapse}td,th{padding:.4em;border-bottom:1px solid #ccc}</style>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}</script>
</head>
<body class="page page-1873">
<a class="sr-only" href="#main">Hopp til hovedinnhold</a>
<div class="cookie" role="dialog" aria-label="Informasjonskapsler"><p>Vi bruker
informasjonskapsler for å gjøre nettsiden bedre. <a href="/personvern">Les mer</a></p>
<button>Godta alle</button><button>Bare nødvendige</button></div>
<header><div class="logo"><a href="/"><img src="/img/logo.svg" alt="Lyngholt kommune"></a></div>
<form role="search"><label for="s">Hva leter du etter?</label><input id="s"><button>Søk</button>
</form>
<nav class="menu"><ul><li><a href="/tjenester">Tjenester</a></li><li><a href="/politikk">Politikk
og innsyn</a></li><li><a href="/planer">Planer og høringer</a></li><li><a href="/om">Om
kommunen</a></li><li><a href="/kontakt">Kontakt oss</a></li></ul></nav></header>
<ol class="breadcrumb"><li><a href="/">Forside</a></li><li><a href="/planer">Planer og
høringer</a></li><li><a href="/planer/tema">Kommunedelplaner og temaplaner</a></li>
<li class="active">Oppvekstplan</li></ol>
<main id="main">
<h1>Handlingsdel til oppvekstplanen 2023&ndash;2026</h1>
<p class="ingress">Alle barn og unge i Lyngholt skal oppleve mestring og tilhørighet.
Handlingsdelen viser hva vi skal gjøre for å komme dit.</p>
<p>Oppvekstplanen ble vedtatt av kommunestyret 9. februar 2023. Handlingsdelen gjennomgås hvert
år i oktober sammen med budsjettet. Selve planen kan du <a href="/f/oppvekstplan.pdf">laste ned
her (PDF, 4&nbsp;MB)</a>.</p>
<div class="factbox"><h2>Fakta om barn og unge i Lyngholt</h2><table><tr><td>Barn i
barnehage</td><td>486</td></tr><tr><td>Elever i grunnskolen</td><td>1&nbsp;102</td></tr><tr>
<td>Barn i lavinntektsfamilier</td><td>8,4&nbsp;%</td></tr></table></div>
<div class="panel-group" id="acc">
<div class="panel"><div class="panel-heading"><h2 class="panel-title"><a role="button"
aria-expanded="true" href="#c1">Tidlig innsats</a></h2></div>
<div id="c1" class="panel-collapse in"><div class="panel-body">
<p><em>Mål: Barn og familier får hjelp før vansker vokser seg store.</em></p>
<table><thead><tr><th>Hva skal vi gjøre?</th><th>Hvem har ansvar?</th><th>Når?</th></tr></thead>
<tbody><tr><td>Helsesykepleier på hjemmebesøk til alle nyfødte</td><td>Helsestasjonen</td>
<td>Løpende</td></tr>
<tr><td><p>Språkkartlegging av alle treåringer</p><ul><li>samme verktøy i alle barnehager</li>
<li>resultatet drøftes med foreldrene</li><li>henvisning til PPT ved behov</li></ul></td>
<td>Styrerne, PPT</td><td>Barnehageåret 2023/24</td></tr>
<tr><td>Foreldreveiledning etter COS-P. Fire grupper i året.</td><td>Familiens hus</td>
<td>Hvert halvår</td></tr></tbody></table></div></div></div>
<div class="panel"><div class="panel-heading"><h2 class="panel-title"><a role="button"
aria-expanded="false" href="#c2">Et inkluderende læringsmiljø</a></h2></div>
<div id="c2" class="panel-collapse"><div class="panel-body">
<p><em>Mål: Alle elever har minst én voksen og én venn.</em></p>
<table><thead><tr><th>Hva skal vi gjøre?</th><th>Hvem har ansvar?</th><th>Når?</th></tr></thead>
<tbody><tr><td>Felles rutine for å følge opp bekymringsfullt fravær</td><td>Kommunalsjef
oppvekst og rektorene</td><td>Vedtas innen 15.&nbsp;mars 2023</td></tr>
<tr><td><strong>Miljøterapeut på alle skoler med mer enn 150 elever</strong><br>Stillingene lyses
ut samlet. Lyngholt ungdomsskole og Berg skole først.</td><td>Skolesjefen</td>
<td>2024&ndash;2026</td></tr>
<tr><td>Leksehjelp på biblioteket</td><td>Biblioteket<br>frivillige</td><td>Skolestart 2023</td>
</tr></tbody></table></div></div></div>
<div class="panel"><div class="panel-heading"><h2 class="panel-title"><a role="button"
aria-expanded="false" href="#c3">Trygge overganger</a></h2></div>
<div id="c3" class="panel-collapse"><div class="panel-body">
<p><em>Mål: Ingen barn skal begynne på nytt uten at noen vet hvem de er.</em></p>
<table><thead><tr><th>Hva skal vi gjøre?</th><th>Hvem har ansvar?</th><th>Når?</th></tr></thead>
<tbody><tr><td>Overgangsskjema mellom barnehage og skole. Skjemaet skal være digitalt.</td>
<td>Inkluderingsteamet</td><td>Mai 2023</td></tr>
<tr><td>Besøksdag for 7. trinn på ungdomsskolen</td><td>&nbsp;</td><td>Hvert år i juni</td></tr>
</tbody></table></div></div></div>
<div class="panel"><div class="panel-heading"><h2 class="panel-title"><a role="button"
aria-expanded="false" href="#c4">Økonomi</a></h2></div>
<div id="c4" class="panel-collapse"><div class="panel-body"><p>Tiltak som krever nye midler, tas
inn i økonomiplanen. For 2023 er det satt av 1,2 millioner kroner.</p></div></div></div>
</div>
<aside><h2>Kontakt</h2><p>Oppvekstkontoret<br>Telefon: 00 00 00 00<br>
<a href="mailto:post@example.org">Send e-post</a></p>
<h2>Relatert innhold</h2><ul><li><a href="/planer/barnehagebruksplan">Barnehagebruksplan
2021&ndash;2030</a></li><li><a href="/planer/tiltak-mot-mobbing">Plan mot mobbing</a></li></ul>
</aside>
<p class="meta">Publisert 14.02.2023 10.32 Sist endret 03.10.2023 08.15</p>
<div class="feedback"><p>Fant du det du lette etter?</p><button>Ja</button><button>Nei</button>
</div></main>
<footer><p>Lyngholt kommune, Rådhusgata 1, 0000 Lyngholt. Org.nr. 000 000 000</p><ul><li><a
href="/personvern">Personvern</a></li><li><a href="/tilgjengelighet">Tilgjengelighetserklæring</a>
</li><li><a href="/feil">Meld feil på vei</a></li></ul></footer>
</body></html>
"""
