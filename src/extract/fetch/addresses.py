"""Which addresses may be connected to: an IP address in, why not out.

The lists follow the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890
and later entries). They are written out here because `ipaddress` of Python 3.11
calls the NAT64 and 6to4 forms of 127.0.0.1 global.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_METADATA = frozenset(
    ip_address(text)
    for text in (
        "169.254.169.254", "169.254.170.2", "169.254.169.123", "100.100.100.200",
        "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254",
    )
)  # fmt: skip

_CLOSED_V4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmark"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_CLOSED_V6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("64:ff9b:1::/48", "local NAT64"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "Teredo"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
_MAPPED = IPv6Network("::ffff:0:0/96")
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")
_COMPATIBLE = IPv6Network("::/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)


def why_closed(address: str, *, allowed: Iterable[Network] = ()) -> str | None:
    """What kind of inner address this is; None when it may be connected to.

    `allowed` are the networks that the source names. An IPv6 address that carries
    an IPv4 one (mapped, translated, NAT64, 6to4, ISATAP) is judged by the one that
    it carries. Raises ValueError when `address` is none.
    """
    parsed = _without_zone(ip_address(address))
    carried = _carried(parsed)
    for one in (parsed, carried):
        if one is not None and any(one in network for network in allowed):
            return None
    if carried is not None:
        kind = _kind(carried)
        return kind and f"{kind} address {carried} inside {parsed}"
    kind = _kind(parsed)
    return kind and f"{kind} address {parsed}"


def read_network(text: str) -> Network:
    """An address or a network in CIDR form, as `allow_addresses` holds them; else ValueError."""
    return ip_network(text, strict=False)


def _without_zone(address: Address) -> Address:
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        return IPv6Address(int(address))
    return address


def _carried(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    number = int(address)
    if address in _SIX_TO_FOUR:
        return IPv4Address((number >> 80) & 0xFFFFFFFF)
    in_low_bits = any(address in net for net in (_MAPPED, _TRANSLATED, _NAT64))
    if in_low_bits or (address in _COMPATIBLE and number > 0xFFFF):
        return IPv4Address(number & 0xFFFFFFFF)
    if (number >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(number & 0xFFFFFFFF)
    return None


def _kind(address: Address) -> str | None:
    if address in _METADATA:
        return "cloud metadata"
    if isinstance(address, IPv4Address):
        return next((kind for network, kind in _CLOSED_V4 if address in network), None)
    kind = next((kind for network, kind in _CLOSED_V6 if address in network), None)
    return kind or (None if address in _GLOBAL_V6 else "reserved")
