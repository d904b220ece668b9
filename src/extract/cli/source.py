"""`tiltak source add`: a page that lists plans becomes a source of the archive."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from cyclopts import Parameter

from extract.archive import DEFAULT_ARCHIVE
from extract.cli.fetch import show_summary
from extract.cli.terminal import plain, stderr, stdout
from extract.fetch.addresses import why_closed
from extract.pull import PullSummary, pull
from extract.sources import (
    FILE_NAME,
    Manners,
    Source,
    SourceError,
    name_source,
    read_source,
    write_source,
)

_Many = Annotated[tuple[str, ...], Parameter(negative=())]


def source(
    action: Literal["add"],
    /,
    *url: str,
    name: str | None = None,
    organisation: str | None = None,
    host: _Many = (),
    allow_address: _Many = (),
    contact: str | None = None,
    archive: Path = DEFAULT_ARCHIVE,
    skip_check: bool = False,
) -> int:
    """Write data/raw/NAME/source.toml for pages that list plans, and say what they list.

    The address alone is enough; everything can be changed in the file. Ends with 1 when
    the page cannot be read: then nothing is written.

    Parameters
    ----------
    action
        `add` a source.
    url
        The pages that link to plans, the first one first.
    name
        The name of the source's folder; made from the first address when left out.
    organisation
        Who makes the plans; what the page calls its site when left out.
    host
        A host that files may come from besides the page's own; may be given again.
    allow_address
        An address inside a network that may be connected to; may be given again.
    contact
        A mail or web address that the servers see, so that they can reach you.
    archive
        The folder with a folder for each source.
    skip_check
        Do not read the page now.
    """
    if not url:
        raise SourceError("give the address of a page that lists plans")
    folder = archive / (name or name_source(url[0]))
    if (folder / FILE_NAME).exists():
        raise SourceError(f"{folder / FILE_NAME} is there already; change it, or give --name")
    manners = Manners(hosts=host, allow_addresses=(*allow_address, *_meant(url)), contact=contact)
    made = Source(name=folder.name, organisation=organisation, listings=url, requests=manners)
    made = read_source(write_source(made), name=folder.name, where="the new source")
    if not skip_check:
        found = _look(made)
        show_summary(found)
        if found.problems:
            stderr().print("Nothing was written; --skip-check writes the file all the same")
            return 1
        made = replace(made, organisation=organisation or found.site)
    _write(folder, made)
    stdout().print(plain(f"Wrote {folder / FILE_NAME}"), markup=False)
    stdout().print(plain(f"Next: tiltak fetch {folder.name}, or tiltak ingest"), markup=False)
    return 0


def _meant(urls: tuple[str, ...]) -> tuple[str, ...]:
    """Inner addresses that the person has typed as numbers: they are meant."""
    hosts = [urlsplit(url).hostname or "" for url in urls if "//" in url]
    found: list[str] = []
    for host in hosts:
        if host == "localhost":
            found += ["127.0.0.1", "::1"]
        elif _is_closed(host):
            found.append(host)
    return tuple(dict.fromkeys(found))


def _is_closed(host: str) -> bool:
    try:
        return why_closed(host) is not None
    except ValueError:
        return False


def _look(source: Source) -> PullSummary:
    """What the pages list now, without their subpages; nothing is kept."""
    shallow = replace(source, links=replace(source.links, depth=0))
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / source.name
        _write(folder, shallow)
        return pull(folder, dry_run=True)


def _write(folder: Path, source: Source) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_text(write_source(source), encoding="utf-8")
