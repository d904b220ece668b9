"""A source in, what its requests may do out: hosts, addresses, limits, the name we go by."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from importlib import metadata

from extract.fetch import Limits, Refused, Rules, normalise_url
from extract.fetch.addresses import read_network
from extract.fetch.rules import MIB, host_label
from extract.sources import Manners, Source

CONTACT_VARIABLE = "TILTAK_CONTACT"


def make_rules(source: Source, *, listed: Iterable[str] = ()) -> Rules:
    """The rules for the pages that the source names, and those of its lists (`listed`)."""
    old = [page for archive in source.web_archives for page in archive.pages]
    named = (*source.listings, *source.sitemaps, *source.url_lists, *listed, *old)
    web = [url for url in named if url.startswith(("http://", "https://"))]
    return rules_for(web, source.requests)


def rules_for(urls: Iterable[str], manners: Manners) -> Rules:
    """The rules for the hosts of `urls` and those that the source allows besides."""
    hosts = [host for url in urls for host in _hosts_of(url)]
    return Rules(
        hosts=tuple(dict.fromkeys((*hosts, *manners.hosts))),
        allow_addresses=tuple(map(read_network, manners.allow_addresses)),
        delay_seconds=manners.delay_seconds,
        user_agent=user_agent(manners.contact),
        limits=Limits(
            page_bytes=round(manners.page_mib * MIB),
            document_bytes=round(manners.document_mib * MIB),
            connect_seconds=min(15.0, manners.total_seconds),
            read_seconds=manners.read_seconds,
            total_seconds=manners.total_seconds,
            attempts=manners.attempts,
        ),
    )


def user_agent(contact: str | None) -> str:
    """Name and version of the program, and whom to write to about it."""
    try:
        version = metadata.version("tiltak")
    except metadata.PackageNotFoundError:
        version = "0"
    told = contact or re.sub(r"[^\x21-\x7e]", "", os.environ.get(CONTACT_VARIABLE, ""))
    return f"tiltak/{version} ({f'+{told}' if told else 'archives public action plans'})"


def _hosts_of(url: str) -> tuple[str, ...]:
    """The host of `url`, and the same with or without www: sites send from one to the other."""
    try:
        host = host_label(normalise_url(url))
    except Refused:
        return ()
    if _is_number(host) or "." not in host:
        return (host,)
    return (host, host.removeprefix("www.") if host.startswith("www.") else f"www.{host}")


def _is_number(host: str) -> bool:
    return host.startswith("[") or re.fullmatch(r"[\d.]+(?::\d+)?", host) is not None
