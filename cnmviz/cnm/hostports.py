"""One port of a host: is it free on these addresses, and which one is it to be?

What Docker's own allocator knows comes first, then what the host's kernel would say (recording handmade2/publish-host-ips).
It must not know which endpoint carries ports, nor when; that is `ports`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_interface
from itertools import chain

from .draft import Draft
from .entities import Binding, Endpoint, Host, Publish
from .errors import Refusal
from .world import World

EPHEMERAL = (32768, 60999)
"""The kernel's default range of local ports, where `-P` looks."""

UNSPECIFIED = {4: "0.0.0.0", 6: "::"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A wish for one port on some addresses of a host. `own` are bindings of the same endpoint that are not written yet."""

    host: Host
    endpoint: Endpoint
    publish: Publish
    addresses: Sequence[str]
    own: Sequence[Binding] = ()


def span(publish: Publish) -> tuple[int, int]:
    """First and last host port of a publish; 0 for any."""
    first, dash, last = publish.host_port.partition("-")
    return (int(first or 0), int(last)) if dash else (int(first or 0), int(first or 0))


def choose(draft: Draft, claim: Claim) -> int:
    """The port for a claim: the one asked for, the first free of a range, or any of the ephemeral ones.

    Raises:
        Refusal: it is taken, all are, or an address is not the host's.
    """
    proto = claim.publish.proto
    first, last = span(claim.publish)
    if first and first == last:
        taken = holder(draft, claim.host, (proto, first), claim.addresses, claim.own)
        if taken:
            raise Refusal(f"Bind for {taken}:{first} failed: port is already allocated")
        _check_bind(draft, claim, first)
        return first
    low, high = (first, last) if first else EPHEMERAL
    start = low if first else low + int.from_bytes(draft.fresh_bytes(4), "big") % (high - low + 1)
    for port in chain(range(start, high + 1), range(low, start)):
        taken = holder(draft, claim.host, (proto, port), claim.addresses, claim.own)
        if not taken and not listening(draft, claim.host, (proto, port)):
            _check_bind(draft, claim, port)
            return port
    raise Refusal("all ports are allocated")


def holder(world: World, host: Host, port: tuple[str, int], addresses: Sequence[str], own: Sequence[Binding] = ()) -> str:
    """Which address holds a port such as `("tcp", 80)` already, or "".

    An unspecified address clashes with every other of its family. The newest holder is named; Docker itself names any.
    """
    held = [binding.host_ip for binding in own if (binding.proto, binding.host_port) == port]
    endpoints = [world.endpoints[id_] for id_ in world.ids("host-port", port[0], str(port[1]))]
    for endpoint in sorted(endpoints, key=lambda endpoint: -endpoint.number):
        if world.containers[endpoint.container].host == host.id:
            held += [one.host_ip for one in endpoint.bindings if (one.proto, one.host_port) == port]
    for address in addresses:
        everything = UNSPECIFIED[ip_address(address).version]
        for other in held:
            same_family = ip_address(other).version == ip_address(address).version
            if other == address or (same_family and everything in {other, address}):
                return other
    return ""


def _check_bind(draft: Draft, claim: Claim, port: int) -> None:
    """What the host's kernel says."""
    endpoint, publish = claim.endpoint, claim.publish
    for address in claim.addresses:
        target = endpoint.address if ip_address(address).version == 4 or not endpoint.address6 else endpoint.address6
        where = f"failed to bind host port for {_spelled(address, port)}:{_spelled(target, publish.port)}/{publish.proto}"
        if not _own_address(draft, claim.host, address):
            raise Refusal(f"{where}: cannot assign requested address")
        if listening(draft, claim.host, (publish.proto, port)):
            raise Refusal(f"{where}: address already in use")


def _spelled(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _own_address(world: World, host: Host, text: str) -> bool:
    address = ip_address(text)
    if address.is_unspecified or address.is_loopback or address == ip_interface(host.address).ip:
        return True
    networks = (network for network in world.networks.values() if network.host == host.id)
    return any(text == pool.gateway for network in networks for pool in network.pools)


def listening(world: World, host: Host, port: tuple[str, int]) -> bool:
    """Whether a container in the host's own namespace listens there (docker-facts 3.10)."""
    return any(
        f"{port[1]}/{port[0]}" in container.listens
        for sandbox in world.ids("namespace", host.id, "default")
        for container in world.containers_in(sandbox)
    )


def in_use(world: World, host: Host, text: str) -> bool:
    """Whether a process in the host's namespace could not listen on `80/tcp`: published there, or listened on."""
    number, _, proto = text.partition("/")
    port = (proto, int(number))
    return bool(holder(world, host, port, tuple(UNSPECIFIED.values()))) or listening(world, host, port)
