"""Which addresses may be connected to."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fetch.addresses import read_network, why_closed

CLOSED = {
    "0.0.0.0": "unspecified", "0.1.2.3": "unspecified", "10.1.2.3": "private",
    "100.64.0.1": "carrier", "100.127.255.254": "carrier", "127.0.0.1": "loopback",
    "127.255.0.1": "loopback", "169.254.1.1": "link-local", "169.254.169.254": "metadata",
    "100.100.100.200": "metadata", "168.63.129.16": "metadata", "172.16.0.1": "private",
    "172.31.255.255": "private", "192.168.1.1": "private", "192.0.0.8": "reserved",
    "198.18.0.1": "benchmark", "203.0.113.9": "documentation", "224.0.0.1": "multicast",
    "239.255.255.250": "multicast", "255.255.255.255": "reserved",
    "::": "unspecified", "::1": "loopback", "fe80::1": "link-local", "fe80::1%lo": "link-local",
    "fc00::1": "private", "fd00:ec2::254": "metadata", "ff02::1": "multicast",
    "fec0::1": "site-local", "2001:db8::1": "documentation", "2001:0:1::1": "Teredo",
    "64:ff9b:1::7f00:1": "local NAT64", "4000::1": "reserved", "100::1": "reserved",
    # an inner IPv4 address in IPv6 clothes
    "::ffff:127.0.0.1": "loopback", "::ffff:10.0.0.1": "private", "::127.0.0.1": "loopback",
    "::ffff:0:127.0.0.1": "loopback", "64:ff9b::7f00:1": "loopback",
    "64:ff9b::a9fe:a9fe": "metadata", "2002:7f00:1::": "loopback", "2002:a00:1::1": "private",
    "2a02:1234::5efe:127.0.0.1": "loopback", "2a02:1234::200:5efe:192.168.0.1": "private",
}  # fmt: skip
OPEN = (
    "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.1", "2a02:c0::1", "2606:4700::1111",
    "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
)  # fmt: skip


@pytest.mark.parametrize(("address", "kind"), CLOSED.items())
def test_inner_addresses_are_closed(address: str, kind: str) -> None:
    assert kind in (why_closed(address) or "")


@pytest.mark.parametrize("address", OPEN)
def test_outer_addresses_are_open(address: str) -> None:
    assert why_closed(address) is None


def test_a_source_can_name_an_inner_address() -> None:
    allowed = (read_network("127.0.0.1"), read_network("10.2.0.0/16"))
    assert why_closed("127.0.0.1", allowed=allowed) is None
    assert why_closed("10.2.3.4", allowed=allowed) is None
    assert why_closed("::ffff:127.0.0.1", allowed=allowed) is None
    assert why_closed("127.0.0.2", allowed=allowed)
    assert why_closed("10.3.0.1", allowed=allowed)


@given(st.integers(0, 2**32 - 1))
def test_clothes_change_nothing(number: int) -> None:
    inner = ipaddress.IPv4Address(number)
    mapped = ipaddress.IPv6Address((0xFFFF << 32) | number)
    nat64 = ipaddress.IPv6Address((0x0064FF9B << 96) | number)
    six_to_four = ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1)
    closed = why_closed(str(inner)) is not None
    assert [why_closed(str(a)) is not None for a in (mapped, nat64, six_to_four)] == [closed] * 3


@given(st.ip_addresses())
def test_nothing_that_python_calls_inner_is_open(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if why_closed(str(address)) is None:
        assert (
            address.is_global
            or "64:ff9b::" in str(address)
            or "::ffff" in str(address)
            or str(address).startswith("2002:")
        )
        assert not address.is_loopback and not address.is_link_local
