"""Memento (RFC 7089): a TimeMap in, the versions that it lists out; times and addresses."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from extract.webarchive.version import Version

_LINK = re.compile(r"<([^<>]{1,4000})>((?:\s*;\s*[\w*-]+\s*=\s*(?:\"[^\"]*\"|[^\s,;\"]+))+)")
_ATTRIBUTE = re.compile(r";\s*([\w*-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s,;\"]+))")
_COPY = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")
_COPY_OF = re.compile(r"^.*?/\d{4,14}(?:[a-z]{2}_)?/(https?:/.+)$", re.S)


def read_timemap(text: str, *, url: str) -> tuple[Version, ...]:
    """The versions of `url` that a TimeMap in link format lists, oldest first.

    Raises ValueError when there is no link in it at all.
    """
    links = _LINK.findall(text)
    if not links:
        raise ValueError("no links in the TimeMap")
    versions = (_version(target, attributes, url) for target, attributes in links)
    return tuple(sorted((v for v in versions if v is not None), key=lambda v: v.timestamp))


def read_memento_time(value: str | None) -> datetime | None:
    """The time of a Memento-Datetime header; None when there is none to be read."""
    try:
        return parsedate_to_datetime(value).astimezone(UTC) if value else None
    except (ValueError, TypeError):
        return None


def unwrap(url: str) -> str:
    """The address that a copy is of, when `url` is that of a copy; else `url`.

    Archives rewrite the links on a copy to lead to other copies.
    """
    found = _COPY_OF.match(url)
    return re.sub(r"^(https?:)/+", r"\1//", found[1]) if found else url


def _version(target: str, attributes: str, url: str) -> Version | None:
    named = {name.lower(): quoted or bare for name, quoted, bare in _ATTRIBUTE.findall(attributes)}
    moment = read_memento_time(named.get("datetime"))
    if "memento" not in named.get("rel", "").split() or moment is None:
        return None
    return Version(
        url=url, timestamp=moment.strftime("%Y%m%d%H%M%S"), memento=_unrewritten(target)
    )


def _unrewritten(target: str) -> str:
    """The copy as it came, without what the archive adds to pages: `id_` behind the time."""
    return _COPY.sub(r"/\1id_/", target, count=1)
