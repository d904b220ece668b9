"""An invented site with a page that holds this year's plan and lists the earlier ones."""

from __future__ import annotations

import hashlib
import itertools
from datetime import timedelta
from pathlib import Path

from extract.pull import PullSummary, pull
from tests.fetch import loopback as lo
from tests.fetch.worlds import START, World

_HOURS = itertools.count()

LISTING = """<!DOCTYPE html>
<html lang="nn"><head><title>Handlingsplan - Bygdasamarbeidet</title></head><body>
<header><a href="/">Framside</a><nav><a href="/om">Om oss</a>
<a href="#plan">Handlingsplan</a></nav></header>
<main id="plan"><h1>Handlingsplan</h1>
<h2>Handlingsplan for 2023</h2>
<h3>1. Betre vegar til ferja</h3><ul><li>Merkje stien frå kaia</li></ul>
<p><strong>Tidsramme:</strong> Våren 2023</p>
<p>Sjå <a href="/lov/samarbeid">lova om samarbeid</a>.</p>
<h2>Tidlegare handlingsplanar:</h2>
<ul><li><a href="plan-2021.pdf">Handlingsplan 2021 (PDF)</a></li>
<li><a href="plan-2019.pdf">Handlingsplan 2019 (PDF)</a></li></ul>
<p><a href="rekneark-2021.xlsx">Handlingsplan 2021 (rekneark)</a></p>
</main>
<footer><a href="mailto:post@example.no">E-post</a> <a href="/personvern">Personvern</a></footer>
</body></html>"""


def pdf(text: str) -> bytes:
    """Enough of a PDF to be told apart from other things; another text, other bytes."""
    return b"%PDF-1.7\n% " + text.encode() + b"\n" + b"0" * 3000 + b"\n%%EOF\n"


def pages() -> dict[str, lo.Handler]:
    return {
        "/planar/": lo.page(LISTING),
        "/planar/plan-2021.pdf": lo.document(pdf("2021")),
        "/planar/plan-2019.pdf": lo.document(pdf("2019")),
    }


def make_source(folder: Path, site: lo.Site, *, path: str = "/planar/", more: str = "") -> Path:
    """A source.toml for the site; `more` are further lines, tables last."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = more if "[requests]" in more else f"{more}\n[requests]\n"
    limits = (
        'allow_addresses = ["127.0.0.1"]\nread_seconds = 0.5\ntotal_seconds = 1.0\n'
        "document_mib = 0.5\npage_mib = 0.25\nattempts = 2\n"
    )
    first = f'listings = ["{site.url(path)}"]\n' if path else ""
    text = first + tables.replace("[requests]\n", "[requests]\n" + limits)
    (folder / "source.toml").write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, **options: object) -> PullSummary:
    """A pull whose waits are over at once; each is an hour after the one before."""
    world = World(start=START + timedelta(hours=next(_HOURS)))
    return pull(folder, outside=world.outside, **options)  # type: ignore[arg-type]


def outcomes(summary: PullSummary, *roles: str) -> dict[str, str]:
    """The last part of each address, and what became of it: the reason, or the outcome."""
    wanted = roles or ("document", "page")
    return {
        item.url.rstrip("/").rpartition("/")[2]: item.reason or item.outcome
        for item in summary.items
        if item.role in wanted
    }


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below the folder with the digest of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
