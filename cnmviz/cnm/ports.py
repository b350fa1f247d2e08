"""Published ports: which endpoint of a container carries them, and where they go when the default route moves.

Only the endpoint that provides the gateway carries them (docker-facts 6.2, 7.4). Publishes that differ only in the host's
address get the same port; an exact port comes before a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from ipaddress import ip_address
from itertools import groupby

from .draft import Draft
from .drivers import driver_of
from .entities import Binding, Container, Endpoint, Network, Publish
from .errors import Refusal, server_error
from .gateway import gateway_endpoint, is_hidden
from .hostports import UNSPECIFIED, Claim, choose, span
from .world import World


def wanted(container: Container) -> tuple[Publish, ...]:
    """What a container publishes: each `-p`, and with `-P` every other exposed port."""
    explicit = {f"{publish.port}/{publish.proto}" for publish in container.publish}
    rest = [port for port in container.exposed if port not in explicit] if container.publish_all else []
    automatic = [Publish(port=int(number), proto=proto) for number, _, proto in (port.partition("/") for port in rest)]
    return (*container.publish, *automatic)


def program(draft: Draft, container: Container) -> None:
    """Bind the container's ports at its gateway endpoints, and release them elsewhere.

    Raises:
        Refusal: a port is taken or its address is not the host's.
    """
    endpoints = draft.endpoints_in(container.sandbox)
    carried = _carriers(draft, endpoints)
    for endpoint in endpoints:
        if endpoint.bindings and endpoint.id not in carried:
            draft.put(replace(endpoint, bindings=()))
    for endpoint in endpoints:
        versions = carried.get(endpoint.id, ())
        present = {ip_address(binding.host_ip).version for binding in endpoint.bindings}
        if present != _families(draft, container, endpoint, versions):
            bare = replace(endpoint, bindings=())
            draft.put(bare)
            draft.put(replace(bare, bindings=tuple(_bindings(draft, container, bare, versions))))


def _carriers(world: World, endpoints: Sequence[Endpoint]) -> Mapping[str, tuple[int, ...]]:
    """By endpoint id, the families of host addresses whose ports it carries.

    Without an IPv6 gateway the host's IPv6 addresses are forwarded to the IPv4 one by docker's proxy.
    """
    first = gateway_endpoint(endpoints, world.networks, 4)
    second = gateway_endpoint(endpoints, world.networks, 6) or first
    found: dict[str, tuple[int, ...]] = {}
    for endpoint, version in ((first, 4), (second, 6)):
        if endpoint is not None and driver_of(world.networks[endpoint.network]).capabilities.publishes:
            found[endpoint.id] = (*found.get(endpoint.id, ()), version)
    return found


def _families(world: World, container: Container, endpoint: Endpoint, versions: Sequence[int]) -> set[int]:
    network = world.networks[endpoint.network]
    addresses = (address for publish in wanted(container) for address in _addresses(network, publish, versions))
    return {ip_address(address).version for address in addresses}


def _bindings(draft: Draft, container: Container, endpoint: Endpoint, versions: Sequence[int]) -> list[Binding]:
    """Every host port that an endpoint is to carry."""
    network, host = draft.networks[endpoint.network], draft.hosts[container.host]
    found: list[Binding] = []
    for _, group in groupby(sorted(wanted(container), key=_order), key=_sameness):
        publishes = list(group)
        addresses = [address for publish in publishes for address in _addresses(network, publish, versions)]
        claim = Claim(host=host, endpoint=endpoint, publish=publishes[0], addresses=addresses, own=tuple(found))
        try:
            found += _bind(draft, claim)
        except Refusal as refusal:
            where = f"on endpoint {endpoint.name} ({endpoint.id})"
            hidden = is_hidden(endpoint, draft.networks)
            prefix = f"container {container.id}: endpoint join on GW Network failed: " if hidden else ""
            reason = f"{prefix}driver failed programming external connectivity {where}: {refusal.message}"
            raise server_error(reason) from refusal
    return found


def _sameness(publish: Publish) -> tuple[bool, int, int, int, int]:
    """Publishes that are equal here differ in the host's address only, and get the same port."""
    first, last = span(publish)
    ranged = first == 0 or first != last
    return ranged, publish.port, ("tcp", "udp", "sctp").index(publish.proto), first, last


def _order(publish: Publish) -> tuple[object, ...]:
    address = ip_address(publish.host_ip) if publish.host_ip else None
    return _sameness(publish), (address.version, int(address)) if address else (0, 0)


def _addresses(network: Network, publish: Publish, versions: Sequence[int]) -> Iterator[str]:
    """The host's addresses that one publish binds: those of the option, or both unspecified ones by default."""
    default = network.options.get("com.docker.network.bridge.host_binding_ipv4") or UNSPECIFIED[4]
    for version in versions:
        chosen = publish.host_ip or (default if version == 4 or default != UNSPECIFIED[4] else UNSPECIFIED[6])
        if ip_address(chosen).version == version:
            yield UNSPECIFIED[version] if driver_of(network).routes(network, version) else chosen


def _bind(draft: Draft, claim: Claim) -> list[Binding]:
    """One port on several addresses. A routed network opens the container's own port and takes none of the host's."""
    publish = claim.publish
    bound = [address for address in claim.addresses if not _routed(draft, claim.endpoint, address)]
    port = choose(draft, replace(claim, addresses=bound)) if bound else 0
    ports = {address: port if address in bound else 0 for address in claim.addresses}
    return [Binding(host_ip=address, host_port=ports[address], port=publish.port, proto=publish.proto) for address in ports]


def _routed(world: World, endpoint: Endpoint, address: str) -> bool:
    version = ip_address(address).version
    network = world.networks[endpoint.network]
    return bool(endpoint.address if version == 4 else endpoint.address6) and driver_of(network).routes(network, version)


def port_map(world: World, container: Container) -> Mapping[str, tuple[Binding, ...]]:
    """NetworkSettings.Ports of inspect: exposed ports with their bindings, none unless a gateway endpoint carries ports."""
    endpoints = world.endpoints_in(container.sandbox) if container.sandbox else []
    endpoints = [endpoint for endpoint in endpoints if endpoint.container == container.id and endpoint.listed]
    if not _carriers(world, endpoints):
        return {}
    found: dict[str, tuple[Binding, ...]] = dict.fromkeys(container.exposed, ())
    for binding in (binding for endpoint in endpoints for binding in endpoint.bindings):
        key = f"{binding.port}/{binding.proto}"
        found[key] = (*found.get(key, ()), binding)
    return found
