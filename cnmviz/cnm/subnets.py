"""The address settings of `network create`: read and checked, first as docker's command line does, then as the daemon does.

Nothing is allocated here (that is `ipam`). Checks and texts: docker-facts 3.7, recording handmade/subnet-bad.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from .errors import Refusal

Subnet = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """One `--subnet` with what belongs to it, as typed."""

    subnet: str
    ip_range: str = ""
    gateway: str = ""
    aux: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def parse_subnet(text: str) -> Subnet | None:
    """A block in CIDR form with its host bits cleared, or None. A mask written as an address is none."""
    if not re.fullmatch(r"[0-9a-fA-F.:]+/[0-9]{1,3}", text):
        return None
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def parse_address(text: str) -> Address | None:
    try:
        return ip_address(text) if "%" not in text else None
    except ValueError:
        return None


def joined(errors: Sequence[str]) -> str:
    """Several errors as the daemon lists them: one alone as it is, more each on a line behind a star."""
    return errors[0] if len(errors) == 1 else "\n".join(f"* {error}" for error in errors)


def consolidate(
    subnets: Sequence[str], ranges: Sequence[str], gateways: Sequence[str], aux: Mapping[str, str]
) -> tuple[Requested, ...]:
    """Bring each range, gateway and auxiliary address to its subnet.

    Raises:
        Refusal: by the command line, before any request is sent.
    """
    if len(subnets) < max(len(ranges), len(gateways)):
        raise Refusal("every ip-range or gateway must have a corresponding subnet", client=True)
    wanted: dict[str, Requested] = {}
    for subnet in subnets:
        if any(_contains(subnet, other) or _contains(other, subnet) for other in wanted):
            raise Refusal("multiple overlapping subnet configuration is not supported", client=True)
        wanted[subnet] = Requested(subnet=subnet)
    for text in ranges:
        for subnet in _homes(wanted, text, f"no matching subnet for range {text}"):
            _once(wanted[subnet].ip_range, f"cannot configure multiple ranges ({text}, {{}}) on the same subnet ({subnet})")
            wanted[subnet] = replace(wanted[subnet], ip_range=text)
    for text in gateways:
        for subnet in _homes(wanted, text, f"no matching subnet for gateway {text}"):
            _once(wanted[subnet].gateway, f"cannot configure multiple gateways ({text}, {{}}) for the same subnet ({subnet})")
            wanted[subnet] = replace(wanted[subnet], gateway=text)
    for name, text in aux.items():
        for subnet in _homes(wanted, text, f"no matching subnet for aux-address {text}"):
            wanted[subnet] = replace(wanted[subnet], aux={**wanted[subnet].aux, name: text})
    return tuple(wanted.values())


def _homes(subnets: Iterable[str], text: str, otherwise: str) -> list[str]:
    found = [subnet for subnet in subnets if _contains(subnet, text)]
    if not found:
        raise Refusal(otherwise, client=True)
    return found


def _once(earlier: str, complaint: str) -> None:
    if earlier:
        raise Refusal(complaint.format(earlier), client=True)


def _contains(subnet: str, text: str) -> bool:
    """Whether an address, or the address part of a block, lies in a subnet."""
    parent = parse_subnet(subnet)
    if parent is None:
        raise Refusal(f"invalid subnet: invalid CIDR address: {subnet}", client=True)
    if "/" in text and parse_subnet(text) is None:
        raise Refusal(f"invalid CIDR address: {text}", client=True)
    address = parse_address(text.partition("/")[0])
    return address is not None and address.version == parent.version and address in parent


def check(requested: Iterable[Requested], *, ipv6: bool) -> None:
    """The daemon's checks of all subnets at once.

    Raises:
        Refusal: with every error there is.
    """
    errors = [error for request in requested for error in _errors(request, ipv6)]
    if errors:
        raise Refusal("invalid network config:\n" + joined(errors))


def _errors(request: Requested, ipv6: bool) -> Iterator[str]:
    subnet = parse_subnet(request.subnet)
    if subnet is None:
        yield f"invalid subnet {request.subnet}: invalid CIDR block notation"
        return
    if subnet.version == 6 and not ipv6:
        return
    if _address_part(request.subnet) != subnet.network_address:
        yield f"invalid subnet {request.subnet}: it should be {subnet}"
    if request.ip_range:
        yield from _range_errors(request.ip_range, subnet)
    if request.gateway:
        yield from (f"invalid gateway {request.gateway}: {error}" for error in _address_errors(request.gateway, subnet))
    for name, text in request.aux.items():
        yield from (f"invalid auxiliary address {name}: {error}" for error in _address_errors(text, subnet))


def _address_part(text: str) -> Address | None:
    return parse_address(text.partition("/")[0])


def _range_errors(text: str, subnet: Subnet) -> Iterator[str]:
    block = parse_subnet(text)
    if block is None:
        yield f"invalid ip-range {text}: invalid CIDR block notation"
    elif block.version != subnet.version:
        yield f"invalid ip-range {text}: parent subnet is an IPv{subnet.version} block"
    else:
        if block.prefixlen < subnet.prefixlen:
            yield f"invalid ip-range {text}: CIDR block is bigger than its parent subnet {subnet}"
        if _address_part(text) != block.network_address:
            yield f"invalid ip-range {text}: it should be {block}"
        if not overlap(block, subnet):
            yield f"invalid ip-range {text}: parent subnet {subnet} doesn't contain ip-range"


def _address_errors(text: str, subnet: Subnet) -> Iterator[str]:
    address = parse_address(text)
    if address is None:
        yield "invalid address"
    elif address.version != subnet.version:
        yield f"parent subnet is an IPv{subnet.version} block"
    elif address not in subnet:
        yield f"parent subnet {subnet} doesn't contain this address"


def overlap(first: Subnet, second: Subnet) -> bool:
    """Whether two blocks have addresses in common; blocks are nested or apart, so the larger one's prefix decides."""
    if first.version != second.version:
        return False
    shift = first.max_prefixlen - min(first.prefixlen, second.prefixlen)
    return int(first.network_address) >> shift == int(second.network_address) >> shift
