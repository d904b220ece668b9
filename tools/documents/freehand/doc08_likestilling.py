"""Equality plan as a web log's page: block editor columns, heading and lines with breaks."""

from __future__ import annotations

from documents.freehand.truth import due, measure, plan, state, years

FILE = "b/likestilling-mangfald-fjellstrond.html"

_STAFF, _SERVICE = "Kommunen som arbeidsgjevar", "Kommunen som tenesteytar"

TRUTH = plan(
    "Likestilling og mangfald – slik jobbar vi 2023–2025",
    "Fjellstrond kommune",
    (2023, 2025),
    measure(
        "Lønskartlegging etter kjønn",
        "Kartlegginga skal òg omfatte ufrivillig deltid.",
        area=_STAFF,
        who=["Personalsjefen"],
        due=[due("Annakvart år, neste gong hausten 2024", "Frist", "recurring",
                 accept=[("season", "2024-07-01", "2024-12-31"), ("unresolved", None, None)])],
        status=[state("completed", "Gjennomført for 2022", also_ok=["ongoing", "in_progress"])],
    ),
    measure(
        "Heiltid som norm i alle stillingsannonsar",
        area=_STAFF,
        who=["Alle leiarar", "HR"],
        due=[due("Fortløpande", "Frist", "ongoing")],
        status=[state("ongoing", "I drift")],
    ),
    measure(
        "Anonyme søknader som prøveordning i to einingar",
        "Ordninga blir evaluert av eit eksternt miljø før ein tek stilling til vidareføring.",
        area=_STAFF,
        who=["HR"],
        due=[years("2024", "Frist")],
        status=[state("delayed", "Utsett eitt år på grunn av nytt rekrutteringssystem")],
    ),
    measure(
        "Praksisplassar for flyktningar",
        "Kvar eining skal ta imot minst éin praksiskandidat i året.",
        area=_STAFF,
        who=["Einingsleiarane", "vaksenopplæringa"],
        due=[due("Frå januar 2023", "Frist", "unresolved",
                 accept=[("month", "2023-01-01", "2023-01-31"), ("range", "2023-01-01", None),
                         ("ongoing", "2023-01-01", None),
                         ("ongoing", "2023-01-01", "2025-12-31"),
                         ("month", "2023-01-01", None),
                         ("range", "2023-01-01", "2025-12-31")])],
        status=[state("in_progress", "7 av 12 einingar er i gang")],
    ),
    measure(
        "Klarspråk i alle skjema og brev",
        area=_SERVICE,
        who=["Kommunikasjonsavdelinga"],
        due=[due("1.3.2024", "Frist", "date", "2024-03-01", "2024-03-01")],
        status=[state("in_progress", "Brevmalane er ferdige, skjema står att")],
    ),
    measure(
        "Universell utforming av servicetorget",
        "Teleslynge\nLeielinjer i golvet\nLåg skranke",
        area=_SERVICE,
        who=["Eigedom", "rådet for personar med funksjonsnedsetjing"],
        due=[due("Innan utgangen av juni 2025", "Frist", "month", None, "2025-06-30")],
        status=[state("not_started", "Ikkje starta")],
    ),
    measure(
        "Regnbogeflagget",
        "Skeiv kunnskap på alle trinn i grunnskulen, jf. læreplanen.",
        area=_SERVICE,
        who=["Skulesjefen"],
        due=[due("Pride-veka", "Frist", "unresolved",
                 accept=[("recurring", None, None)])],
        status=[state("completed", "Gjort i 2023 ✔", also_ok=["ongoing", "in_progress"])],
    ),
    language="nn",
    family="web_heading_break_lines",
    producer="saved web page",
)  # fmt: skip


def make() -> bytes:
    """The page."""
    return _PAGE.encode()


_PAGE = """<!doctype html>
<html lang="nn-NO"><head><meta charset="UTF-8"><title>Likestilling og mangfald – slik jobbar vi
2023–2025 | Fjellstrond kommune</title><link rel="stylesheet" href="/wp-content/style.css">
<meta name="generator" content="CMS 6.4"></head>
<body class="wp-singular page-template-default">
<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title">
<a href="/">Fjellstrond kommune</a></p><nav class="wp-block-navigation"><ul><li><a
href="/nyhende">Nyhende</a></li><li><a href="/planar">Planar</a></li><li><a
href="/ledig-stilling">Ledig stilling</a></li></ul></nav></header>
<main class="wp-block-group">
<div class="wp-block-cover" style="min-height:220px"><h1 class="wp-block-post-title">Likestilling
og mangfald – slik jobbar vi 2023–2025</h1></div>
<p class="has-large-font-size">Alle skal møte ein kommune som ser dei. Kommunestyret vedtok planen
den 15. desember 2022, og status er oppdatert 1. november 2023.</p>
<p>Kommunen har plikt til å arbeide aktivt, målretta og planmessig for likestilling. I 2022 var
73&nbsp;prosent av dei tilsette kvinner, og 41&nbsp;prosent av kvinnene arbeidde deltid. For menn
var talet 22&nbsp;prosent.</p>
<figure class="wp-block-table"><table><thead><tr><th>Stillingsgruppe</th><th>Kvinner</th>
<th>Menn</th><th>Kvinners løn i % av menns</th></tr></thead><tbody><tr><td>Leiarar</td><td>19</td>
<td>14</td><td>97</td></tr><tr><td>Lærarar</td><td>88</td><td>31</td><td>99</td></tr><tr>
<td>Fagarbeidarar</td><td>164</td><td>47</td><td>94</td></tr></tbody></table><figcaption>Løn etter
kjønn, desember 2022</figcaption></figure>
<hr class="wp-block-separator">
<h2 class="wp-block-heading">Kommunen som arbeidsgjevar</h2>
<div class="wp-block-columns"><div class="wp-block-column">
<h4 class="wp-block-heading">Lønskartlegging etter kjønn</h4>
<p>Kartlegginga skal òg omfatte ufrivillig deltid.</p>
<p><strong>Ansvarleg:</strong> Personalsjefen<br><strong>Frist:</strong> Annakvart år, neste gong
hausten 2024<br><strong>Status:</strong> Gjennomført for 2022</p>
</div><div class="wp-block-column">
<h4 class="wp-block-heading">Heiltid som norm i alle stillingsannonsar</h4>
<p><strong>Ansvarleg:</strong> Alle leiarar og HR<br><strong>Frist:</strong>
Fortløpande<br><strong>Status:</strong> I drift</p>
</div></div>
<div class="wp-block-columns"><div class="wp-block-column">
<h4 class="wp-block-heading">Anonyme søknader som prøveordning i to einingar</h4>
<p>Ordninga blir evaluert av eit eksternt miljø før ein tek stilling til vidareføring.</p>
<p><strong>Ansvarleg:</strong> HR<br><strong>Frist:</strong> 2024<br><strong>Status:</strong>
Utsett eitt år på grunn av nytt rekrutteringssystem</p>
</div><div class="wp-block-column">
<h4 class="wp-block-heading">Praksisplassar for flyktningar</h4>
<p>Kvar eining skal ta imot minst éin praksiskandidat i året.</p>
<p><strong>Ansvarleg:</strong> Einingsleiarane, vaksenopplæringa<br><strong>Frist:</strong> Frå
januar 2023<br><strong>Status:</strong> 7 av 12 einingar er i gang</p>
</div></div>
<h2 class="wp-block-heading">Kommunen som tenesteytar</h2>
<div class="wp-block-columns"><div class="wp-block-column">
<h4 class="wp-block-heading">Klarspråk i alle skjema og brev</h4>
<p><strong>Ansvarleg:</strong> Kommunikasjonsavdelinga<br><strong>Frist:</strong>
1.3.2024<br><strong>Status:</strong> Brevmalane er ferdige, skjema står att</p>
</div><div class="wp-block-column">
<h4 class="wp-block-heading">Universell utforming av servicetorget</h4>
<ul class="wp-block-list"><li>Teleslynge</li><li>Leielinjer i golvet</li><li>Låg skranke</li></ul>
<p><strong>Ansvarleg:</strong> Eigedom, rådet for personar med funksjonsnedsetjing<br>
<strong>Frist:</strong> Innan utgangen av juni 2025<br><strong>Status:</strong> Ikkje starta</p>
</div></div>
<h4 class="wp-block-heading">Regnbogeflagget</h4>
<p>Skeiv kunnskap på alle trinn i grunnskulen, jf. læreplanen.</p>
<p><strong>Ansvarleg:</strong> Skulesjefen<br><strong>Frist:</strong> Pride-veka<br><strong>Status:
</strong> Gjort i 2023 ✔</p>
<h2 class="wp-block-heading">Slik rapporterer vi</h2>
<p>Arbeidet blir omtalt i årsmeldinga og i ei eiga utgreiing om likestilling kvart år. Har du
innspel til planen? <a href="/kontakt">Skriv til oss.</a></p>
<div class="wp-block-buttons"><a class="wp-block-button__link" href="/plan.pdf">Last ned planen</a>
</div>
<div class="sharedaddy"><h3>Del denne sida:</h3><ul><li>E-post</li><li>Skriv ut</li></ul></div>
</main>
<footer><p>© 2023 Fjellstrond kommune · Personvern · Informasjonskapslar</p></footer></div>
</body></html>
"""
