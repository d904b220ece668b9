"""So many small documents in one run, made by copying and varying the example ones."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from tools.soak.watch import EXAMPLES, Failure, check_run, report_run, watch_ingest

from extract.dataset import read_arrow, validate

_FIRST = """Alve Berge Dyr Elve Fager Gran Hauk Is Kvit Lang Mose Nord Orre Ravn Skog Sol Stein
Svart Tind Ulve Vest Vind Ytre Øst Aust Brei Djup Fure Gul Hest Klov Lauv Myr Ospe Rogn Sel
Storm Tare Ugle Våg"""
_LAST = """bakken berget bukta dalen eidet elva fjella fjorden grenda halsen haugen heia holmen
lia moen myra neset odden osen sanden stranda sundet tangen vika øya"""
_NAMES = re.compile("Sildrefjorden|Tangnes")
_YEARS = re.compile(r"\b20(?:1[5-9]|2\d|3[0-5])\b")
_PAGES = ("sildrefjorden-handlingsplan-2023.html", "tangnes-oppvekst-2022-2024.html")
_OFFICE = "sildrefjorden-handlingsplan-2023.docx"
_IN_TWENTY = 20
"""Of twenty documents one is a PDF, one a DOCX, the others are web pages."""


def soak_many(room: Path, *, count: int) -> Iterator[Failure]:
    """A run over them; every one has its outcome, and the memory of the flow is flat."""
    archive, out = room / "many-archive", room / "many"
    for number in range(count):
        name, data = make_document(number)
        folder = archive / f"{number // 500:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    run = watch_ingest(archive, out)
    report_run(f"{count} small documents", run, documents=count)
    yield from check_run(run)
    if run.exit_code:
        return
    yield from validate(out)
    outcomes = Counter(read_arrow("documents", out)["outcome"].to_pylist())
    measures = read_arrow("measures", out).num_rows
    links = read_arrow("links", out).num_rows
    print(f"- outcomes: {dict(outcomes)}; {measures} measures, {links} links")
    if outcomes.total() != count:
        yield f"{outcomes.total()} of {count} documents are accounted for"
    if outcomes["quarantined"]:
        yield f"{outcomes['quarantined']} were quarantined"


def make_document(number: int) -> tuple[str, bytes]:
    """Name and bytes: an example document of another place and another year."""
    kind = number % _IN_TWENTY
    if kind == 0:
        pattern = _printed()[number // _IN_TWENTY % len(_printed())]
        return f"{number:05d}.pdf", pattern.read_bytes() + b"\n%% %d\n" % number
    if kind == 1:
        return f"{number:05d}.docx", _vary_office(_bytes(_OFFICE), number)
    page = _bytes(_PAGES[number % len(_PAGES)])
    return f"{number:05d}.html", vary(page.decode("utf-8"), number).encode()


def vary(text: str, number: int) -> str:
    """Another place for each number up to a thousand, then other years too."""
    place, shift = number % 1000, number // 1000 - 5
    first, last = _FIRST.split(), _LAST.split()
    name = first[place % len(first)] + last[place // len(first)]
    moved = _YEARS.sub(lambda year: str(int(year.group()) + shift), text)
    return _NAMES.sub(name, moved)


def _vary_office(data: bytes, number: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/document.xml":
                content = vary(content.decode("utf-8"), number).encode()
            new.writestr(part, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


@cache
def _printed() -> tuple[Path, ...]:
    return tuple(sorted(EXAMPLES.rglob("*.pdf")))


@cache
def _bytes(name: str) -> bytes:
    (path,) = EXAMPLES.rglob(name)
    return path.read_bytes()
