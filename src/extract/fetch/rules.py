"""What a source lets a request do: hosts, addresses, limits, manners; and the check of a URL.

In: a URL as a page, a list or a redirect wrote it. Out: the URL in one spelling,
or `Refused` with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from extract.fetch.addresses import Network, why_closed
from extract.fetch.refusals import Refused

MIB = 1024 * 1024
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of a body, seconds of a request. `total_seconds` runs from the look-up of the
    name to the last byte; `read_seconds` is the longest silence."""

    page_bytes: int = 8 * MIB
    document_bytes: int = 64 * MIB
    connect_seconds: float = 15.0
    read_seconds: float = 30.0
    total_seconds: float = 300.0
    redirects: int = 5
    attempts: int = 3
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`hosts` are names, each with a port of its own where it has one (`host:8080`);
    `*.host` stands for every name below `host`. `delay_seconds` lies between the end
    of one request to a host and the start of the next."""

    hosts: tuple[str, ...]
    allow_addresses: tuple[Network, ...] = ()
    delay_seconds: float = 1.0
    user_agent: str = "tiltak"
    limits: Limits = Limits()


def normalise_url(url: str, *, base: str | None = None) -> str:
    """One spelling for one address: absolute, host in lower case and ASCII, no fragment.

    Raises Refused (`url_not_valid`, `url_not_http`, `credentials_in_url`).
    """
    text = "".join(ch for ch in url.strip() if ch not in "\t\r\n")
    try:
        parsed = httpx.URL(base).join(text) if base else httpx.URL(text)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Refused("url_not_valid", url, str(error)) from None
    if parsed.scheme not in _PORTS:
        raise Refused("url_not_http", url, parsed.scheme or "no scheme")
    if not parsed.host or not 0 < port_of(parsed) < 65536:
        raise Refused("url_not_valid", url, "no host or no such port")
    if parsed.userinfo:
        raise Refused("credentials_in_url", str(parsed.copy_with(userinfo=b"")))
    # the raw path: a decoded one would turn %2F into a slash
    return str(parsed.copy_with(fragment=None, raw_path=parsed.raw_path))


def check_url(url: str, rules: Rules) -> None:
    """Raises Refused when the source does not allow the host of `url` (already normalised)."""
    parsed = httpx.URL(url)
    host = ascii_host(parsed)
    _check_literal(url, host, rules)
    if not any(_is_match(host, port_of(parsed), parsed.scheme, entry) for entry in rules.hosts):
        raise Refused("host_not_allowed", url, host_label(url))


def host_label(url: str) -> str:
    """Host of a URL as `hosts` writes it: with the port when it is not the scheme's own."""
    parsed = httpx.URL(url)
    host = ascii_host(parsed)
    host = f"[{host}]" if ":" in host else host
    return host if port_of(parsed) == _PORTS[parsed.scheme] else f"{host}:{port_of(parsed)}"


def ascii_host(url: httpx.URL) -> str:
    """The host as it goes over the wire, without the dot that may end it."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def port_of(url: httpx.URL) -> int:
    """The port that is connected to."""
    return url.port or _PORTS[url.scheme]


def _check_literal(url: str, host: str, rules: Rules) -> None:
    """An address written as a number is judged first: its own reason says more."""
    try:
        ip_address(host)
    except ValueError:
        return
    kind = why_closed(host, allowed=rules.allow_addresses)
    if kind:
        raise Refused("address_not_allowed", url, kind)


def _is_match(host: str, port: int, scheme: str, entry: str) -> bool:
    name, colon, number = entry.rpartition(":") if _has_port(entry) else (entry, "", "")
    if port != (int(number) if colon else _PORTS[scheme]):
        return False
    name = name.strip("[]").lower()
    if name.startswith("*."):
        return host.endswith(name[1:])
    return host == name


def _has_port(entry: str) -> bool:
    _, colon, number = entry.rpartition(":")
    return bool(colon) and number.isdigit() and (entry.count(":") == 1 or "]" in entry)
