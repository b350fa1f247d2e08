"""Endpoints: each plugs one sandbox into one network of its host, with addresses and ports that nobody else has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from ipaddress import ip_address

from ..drivers import driver_of
from ..entities import Endpoint
from ..gateway import is_hidden
from ..hostports import UNSPECIFIED
from ..routes import contains, span
from .things import Things, called, repeated


def places(things: Things) -> Iterator[str]:
    """Between which sandbox and which network an endpoint may be."""
    for endpoint in things.endpoints.values():
        yield from (f"{called(endpoint)}: {why}" for why in _place(things, endpoint))


def _place(things: Things, endpoint: Endpoint) -> Iterator[str]:
    network, sandbox = things.networks[endpoint.network], things.sandboxes[endpoint.sandbox]
    container = things.containers[endpoint.container]
    if sandbox.container != container.id:
        yield "its sandbox does not belong to its container"
    if network.config_only:
        yield f"{called(network)} only keeps a configuration"
    if network.host not in ("", sandbox.host) or not network.present(sandbox.host):
        yield f"{called(network)} is not on the host of its sandbox"
    known = {attachment.network_id for attachment in container.attachments}
    if network.id not in known and not is_hidden(endpoint, things.networks):
        yield f"{called(container)} does not remember {called(network)}"
    if driver_of(network).capabilities.shares_host and sandbox.namespace != "default":
        yield "its sandbox is not the host's own"


def addresses(things: Things) -> Iterator[str]:
    """An endpoint has an address of each family that its network has, out of a subnet of it; on one network each has its own."""
    for endpoint in things.endpoints.values():
        for version in (4, 6):
            yield from (f"{called(endpoint)}: {why}" for why in _address(things, endpoint, version))
    held = [(hold, entity) for entity in things for hold in entity.holds()]
    for (hold, first), (_, second) in repeated(held, lambda one: one[0]):
        yield f"{called(first)} and {called(second)} have the same address, {_text(hold[2], hold[1])}"


def _text(number: int, version: int) -> str:
    return str(ip_address(number.to_bytes(4 if version == 4 else 16, "big")))


def _address(things: Things, endpoint: Endpoint, version: int) -> Iterator[str]:
    four = (endpoint.address, endpoint.prefix, endpoint.gateway)
    address, prefix, gateway = four if version == 4 else (endpoint.address6, endpoint.prefix6, endpoint.gateway6)
    pools = [pool for pool in things.networks[endpoint.network].pools if span(pool.subnet)[0] == version]
    if bool(pools) != bool(address):
        yield f"it has an IPv{version} address exactly where its network has them"
        return
    homes = [pool for pool in pools if contains(pool.subnet, address) and span(pool.subnet)[3] == prefix]
    if address and not homes:
        yield f"{address}/{prefix} is not in a subnet of {called(things.networks[endpoint.network])}"
    elif gateway and gateway not in {pool.gateway for pool in homes}:
        yield f"{gateway} is not the gateway of {called(things.networks[endpoint.network])}"


def once(things: Things) -> Iterator[str]:
    """A sandbox is on a network once, an interface in it has a name of its own, and so has an endpoint on a network of a host."""
    endpoints = things.endpoints.values()
    for first, second in repeated(endpoints, lambda one: (one.sandbox, one.network)):
        yield f"{called(first)} and {called(second)} plug one sandbox into one network"
    for first, second in repeated((one for one in endpoints if one.interface), lambda one: (one.sandbox, one.interface)):
        yield f"{called(first)} and {called(second)} have one interface"
    for _, second in repeated(endpoints, lambda one: (one.network, things.sandboxes[one.sandbox].host, one.name)):
        yield f"{called(second)}: another on its network has that name"


def ports(things: Things) -> Iterator[str]:
    """A port of a host's address is taken once, and one of all its addresses excludes the others of their family."""
    taken: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for endpoint in things.endpoints.values():
        for binding in endpoint.bindings:
            if binding.host_port:
                host = things.sandboxes[endpoint.sandbox].host
                taken[host, binding.proto, binding.host_port].append(binding.host_ip)
    for (host, proto, port), bound in taken.items():
        families = Counter(int(ip_address(address).version) for address in bound)
        everywhere = any(families[version] > 1 for version, text in UNSPECIFIED.items() if text in bound)
        if everywhere or len(set(bound)) < len(bound):
            yield f"{called(things.hosts[host])}: its port {port}/{proto} is taken twice"
