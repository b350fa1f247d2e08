"""Subnets for networks that a file only names, where its services ask for addresses in them."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_network

from cnmviz.cnm.subnets import parse_address

USUAL = {4: 24, 6: 64}
WIDEST = {4: 16, 6: 48}
"""Lengths of prefixes: what somebody would choose, and how wide one becomes to hold every address."""


def subnets(texts: Iterable[str]) -> tuple[str, ...]:
    """For each family that is asked for, the smallest subnet of usual size that has all the addresses."""
    found = [address for text in texts if (address := parse_address(text))]
    return tuple(
        _one([address for address in found if address.version == version], version) for version in (4, 6) if _has(found, version)
    )


def _has(addresses: list[IPv4Address | IPv6Address], version: int) -> bool:
    return any(address.version == version for address in addresses)


def _one(addresses: list[IPv4Address | IPv6Address], version: int) -> str:
    for length in range(USUAL[version], WIDEST[version], -1):
        subnet = ip_network(f"{addresses[0]}/{length}", strict=False)
        if all(address in subnet for address in addresses):
            return str(subnet)
    return str(ip_network(f"{addresses[0]}/{WIDEST[version]}", strict=False))
