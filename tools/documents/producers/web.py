"""Nodes -> a web page as it is saved from a site: menus, breadcrumbs, footer around the text."""

from __future__ import annotations

from html import escape
from pathlib import Path

from documents.nodes import Heading, Nodes, plain
from documents.producers.html import body
from documents.theme import Theme


def webpage(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A saved page of the site `theme.site` (a template below)."""
    title = next((plain(n.text) for n in nodes if isinstance(n, Heading)), "")
    template = SITES[theme.site or "council"]
    html = template.replace("%TITLE%", escape(title)).replace("%LANG%", theme.language)
    html = html.replace("%NAME%", escape(theme.header)).replace("%UPDATED%", theme.footer)
    path.write_text(html.replace("%BODY%", body(nodes)), encoding="utf-8")


COUNCIL = """<!DOCTYPE html>
<html lang="%LANG%">
<head>
<meta charset="utf-8">
<title>%TITLE% - %NAME%</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>nav li{display:inline;margin-right:1em} main{max-width:44em;margin:auto}
footer{background:#eee;padding:1em} .skip{position:absolute;left:-999px}</style>
<script>window.menu = {"open": false, "items": ["Tiltak", "Frist"]};</script>
</head>
<body>
<a class="skip" href="#main">Hopp til hovudinnhald</a>
<header><a href="/">%NAME%</a>
<nav aria-label="Hovudmeny"><ul><li><a href="/om">Om oss</a></li>
<li><a href="/avtalar">Avtalar</a></li>
<li><a href="/plan">Handlingsplan</a></li><li><a href="/mote">Møte og saker</a></li></ul></nav>
<form role="search"><label for="q">Søk</label><input id="q" name="q"><button>Søk</button></form>
</header>
<nav aria-label="Brødsmular"><ol><li><a href="/">Framside</a></li><li>Handlingsplan</li></ol></nav>
<main id="main">
<article>
%BODY%</article>
<p><small>Sist oppdatert %UPDATED%</small></p>
</main>
<aside><h2>Snarvegar</h2><ul><li><a href="/kalender">Møtekalender</a></li>
<li><a href="/avvik">Meld avvik</a></li></ul></aside>
<footer><p>%NAME%</p><p>Telefon 00 00 00 00</p><p><a href="/personvern">Personvern</a></p></footer>
</body>
</html>
"""

PORTAL = """<!doctype html>
<html lang="%LANG%"><head><meta charset="utf-8"><title>%TITLE% | %NAME%</title>
<style>.grid{display:grid;grid-template-columns:16em 1fr}</style></head>
<body class="page-article">
<div id="cookie" role="dialog"><p>Vi bruker informasjonskapsler. <button>Godta</button></p></div>
<div class="top"><div class="logo">%NAME%</div>
<ul class="menu"><li>Barnehage og skole</li><li>Helse og omsorg</li><li>Bolig og eiendom</li>
<li>Planer og høringer<ul><li><a href="#">Kommuneplan</a></li><li><a href="#">Temaplaner</a></li>
<li><a href="#">Tiltak mot støy</a></li></ul></li></ul></div>
<div class="grid"><div class="side"><h2>I denne seksjonen</h2><ul><li><a href="#">Budsjett og
økonomiplan</a></li><li><a href="#">Temaplaner</a></li><li><a href="#">Høringer</a></li></ul></div>
<div class="content" role="main">
%BODY%
<div class="meta">Publisert av kommunikasjonsavdelingen. Sist oppdatert: %UPDATED%</div>
<div class="feedback"><h3>Fant du det du lette etter?</h3>
<button>Ja</button><button>Nei</button></div>
</div></div>
<div class="foot"><h2>Kontakt oss</h2><ul><li>Innbyggertorget, åpent 9-15</li>
<li>postmottak@eksempel.invalid</li></ul></div>
</body></html>
"""

PLAIN = """<!DOCTYPE html>
<html lang="no"><head><meta charset="utf-8"><title>%TITLE%</title>
<style>.wrap{max-width:60em;margin:0 auto} dt{font-weight:600} .crumb a{margin-right:.5em}</style>
</head><body><div class="wrap">
<div class="banner"><strong>%NAME%</strong>
<span><a href="#">Kontakt</a> <a href="#">Søk</a></span>
</div><div class="crumb"><a href="#">Forsiden</a> / <a href="#">Planar og rapportar</a></div>
<div class="tekst">
%BODY%</div>
<div class="share"><a href="#">Del på e-post</a> <a href="#">Skriv ut</a></div>
<div class="bunn"><p>%NAME%, postboks 0, 0000 Postdal</p><p>Publisert %UPDATED%</p></div>
</div></body></html>
"""

SITES = {"council": COUNCIL, "plain": PLAIN, "portal": PORTAL}
