"""A health trust's saved page: folded sections, pairs of terms, a table of what is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit
from documents.freehand_b.notes import Note, read

START, END = date(2023, 1, 1), date(2023, 12, 31)

NOTES = """
# Tryggare fødslar
@ - | Simulering av blødning etter fødsel kvar månad
~ Heile vaktlaget øver i lag i 45 minutt. Neste øving vert lagd ut på intranettet.
$ Kvinneklinikken
! Gjennom heile 2023 => year 2023-01-01 2023-12-31 | ongoing 2023-01-01 2023-12-31
? I rute => in_progress
@ - | Oversetje informasjon om keisarsnitt til fem språk
$ Kommunikasjonsavdelinga; Kvinneklinikken
! 1. oktober 2023
? Litt forseinka => delayed
# Færre trykksår
@ - | Skifte ut madrassar ved dei kirurgiske sengepostane
~ 120 madrassar i første runde
~ Gamle madrassar vert leverte til gjenvinning
$ Innkjøp
! August 2023
? I rute => in_progress
@ - | Hudsjekk innan fire timar etter innlegging
$ Alle sengepostar
! Frå 1. mars => date 2023-03-01 2023-03-01 | range 2023-03-01 - |
    date 2023-03-01 - | unresolved
? I rute => in_progress
@ - | Ernæringsteam på prøve
~ Klinisk ernæringsfysiolog og kokk går visitt i lag.
$ Medisinsk klinikk
! 3. tertial
? Ikkje starta => not_started
# Betre flyt i akuttmottaket
@ - | Eigen lege i front frå klokka 14 til 22
$ Akuttmottaket
! Veke 36
? Ikkje starta => not_started
# -
@ - | Nytt skilt og ny venteromsskjerm
$ Eigedom
! Februar => month 2023-02-01 2023-02-28
? Fullført => completed
@ - | Felles telefonnummer for fastlegar
$ Akuttmottaket
! Mars => month 2023-03-01 2023-03-31
? Fullført => completed
"""


def build(folder: Path) -> Path:
    path = folder / "b18-forbetring-nettside.html"
    notes = read(NOTES, year=2023, period=(START, END))
    for note in notes:
        if note.area is None:
            note.more["area_also"] = '["Fullført i år", "Fullført", "Betre flyt i akuttmottaket"]'
    path.write_text(_page(notes), encoding="utf-8")
    plan = kit.plan(
        "Forbetringsplanen 2023", "Helse Lysefjell", START, END, language="nn",
        family="web_accordion", producer="saved web page",
    )  # fmt: skip
    return kit.truth(path, notes, plan=plan, label="Når")


def _fold(area: str, notes: list[Note], index: int) -> str:
    inner = ""
    for note in notes:
        lines = note.description
        text = f"<p>{lines[0]}</p>" if len(lines) == 1 else ""
        if len(lines) > 1:
            text = "<ul>" + "".join(f"<li>{t}</li>" for t in lines) + "</ul>"
        inner += (
            f'<div class="item"><h4>{note.title}</h4>{text}<dl class="facts">'
            f"<div><dt>Når</dt><dd>{note.time}</dd></div>"
            f"<div><dt>Kven</dt><dd>{'<br>'.join(note.parties)}</dd></div>"
            f'<div><dt>Korleis går det?</dt><dd><span class="tag">{note.status}</span></dd></div>'
            "</dl></div>\n"
        )
    return (
        f'<section class="accordion"><h3><button aria-expanded="false" aria-controls="p{index}">'
        f'<span>{area}</span><svg aria-hidden="true" viewBox="0 0 10 10"><path d="M1 3l4 4 4-4"/>'
        f'</svg></button></h3><div id="p{index}" hidden>{inner}</div></section>\n'
    )


def _page(notes: list[Note]) -> str:
    areas = list(dict.fromkeys(n.area for n in notes if n.area))
    folds = "".join(_fold(a, [n for n in notes if n.area == a], i) for i, a in enumerate(areas, 1))
    done = "".join(
        f"<tr><td>{n.title}</td><td>{n.parties[0]}</td><td>{n.time}</td><td>{n.status}</td></tr>\n"
        for n in notes
        if n.area is None
    )
    return f"""<!doctype html><html lang="nn-NO"><head><meta charset="utf-8">
<title>Forbetringsplanen 2023 - Helse Lysefjell</title>
<meta name="description" content="Slik arbeider vi med kvalitet">
<style>.tag{{border-radius:9px;background:#dde;padding:2px 9px}}.facts div{{display:flex}}</style>
</head><body class="page-type-article">
<div id="cookie">Vi bruker informasjonskapslar. <button>Godta</button><button>Avvis</button></div>
<div class="topline"><a href="/">Helse Lysefjell</a><ul><li><a href="/b">Behandlingar</a></li>
<li><a href="/a">Avdelingar</a></li><li><a href="/j">Jobb hos oss</a></li><li><a href="/o">Om
oss</a>
</li></ul></div><article><h1>Forbetringsplanen 2023</h1>
<p class="lead">Kvart år vel vi nokre få ting som vi skal bli betre på. Her kan du sjå kva vi har
lova,
og korleis det går.</p><p><em>Sist oppdatert 30.06.2023</em></p>
<h2>Kva ser vi på?</h2><ul><li>Talet på pasientskadar</li><li>Tida i akuttmottaket</li>
<li>Svara frå pasientane</li></ul><blockquote>«Eg vart høyrd, sjølv om det var travelt.»
</blockquote><h2>Dette gjer vi</h2>{folds}
<h2>Fullført i år</h2><table class="plain"><thead><tr><th>Tiltak</th><th>Kven</th><th>Når</th>
<th>Status</th></tr></thead><tbody>{done}</tbody></table>
<h2>Har du eit forslag?</h2><p>Send det til kvalitetsavdelinga. Frist for framlegg til neste plan
er
15. november.</p></article><div class="feedback"><p>Fann du det du leita
etter?</p><button>Ja</button>
<button>Nei</button></div><footer>Sentralbord, besøksadresse, <a href="/p">personvern</a></footer>
</body></html>
"""
