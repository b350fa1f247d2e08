"""Host ports: which a running container takes, who has them already, and where they move when the default route moves.

Only the endpoint that provides the gateway carries them (docker-facts 6.2, 7.4). Addresses that differ only in the host's
address get the same port; an exact port comes before a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from ipaddress import ip_address, ip_interface
from itertools import groupby

from .draft import Draft
from .drivers import driver_of
from .entities import Binding, Container, Endpoint, Host, Network, Publish
from .errors import Refusal, server_error
from .gateway import gateway_endpoint
from .world import World

EPHEMERAL = (32768, 60999)
"""The kernel's default range of local ports, where `-P` looks."""

UNSPECIFIED = {4: "0.0.0.0", 6: "::"}


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
    carriers = _carriers(draft, endpoints)
    for endpoint in endpoints:
        if endpoint.bindings and not carriers.get(endpoint.id):
            draft.put(replace(endpoint, bindings=()))
    for endpoint in endpoints:
        versions = carriers.get(endpoint.id, ())
        if {ip_address(binding.host_ip).version for binding in endpoint.bindings} == _families(draft, container, endpoint, versions):
            continue
        bare = replace(endpoint, bindings=())
        draft.put(bare)
        draft.put(replace(bare, bindings=_bind(draft, container, bare, versions)))


def _carriers(world: World, endpoints: Sequence[Endpoint]) -> Mapping[str, tuple[int, ...]]:
    """By endpoint id, the families of host addresses whose ports it carries.

    Without an IPv6 gateway the host's IPv6 addresses are forwarded to the IPv4 one by docker's proxy.
    """
    able = [endpoint for endpoint in endpoints if driver_of(world.networks[endpoint.network]).capabilities.publishes]
    first = gateway_endpoint(endpoints, world.networks, 4)
    second = gateway_endpoint(endpoints, world.networks, 6) or first
    found: dict[str, tuple[int, ...]] = {}
    for endpoint, version in ((first, 4), (second, 6)):
        if endpoint is not None and endpoint in able:
            found[endpoint.id] = (*found.get(endpoint.id, ()), version)
    return found


def _families(world: World, container: Container, endpoint: Endpoint, versions: Sequence[int]) -> set[int]:
    network = world.networks[endpoint.network]
    addresses = (address for publish in wanted(container) for address in _addresses(network, publish, versions))
    return {ip_address(address).version for address in addresses}


def _bind(draft: Draft, container: Container, endpoint: Endpoint, versions: Sequence[int]) -> tuple[Binding, ...]:
    network = draft.networks[endpoint.network]
    host = draft.hosts[container.host]
    bindings: list[Binding] = []
    for _, group in groupby(sorted(wanted(container), key=_order), key=_sameness):
        publishes = list(group)
        addresses = [address for publish in publishes for address in _addresses(network, publish, versions)]
        if addresses:
            try:
                bindings += _bind_group(draft, host, endpoint, publishes[0], addresses, bindings)
            except Refusal as refusal:
                raise server_error(
                    f"driver failed programming external connectivity on endpoint {endpoint.name} ({endpoint.id}): {refusal.message}"
                ) from refusal
    return tuple(bindings)


def _sameness(publish: Publish) -> tuple[bool, int, int, int, int]:
    """Publishes that are equal here differ in the host's address only, and get the same port."""
    first, last = _span(publish)
    ranged = first == 0 or first != last
    return ranged, publish.port, ("tcp", "udp", "sctp").index(publish.proto), first, last


def _order(publish: Publish) -> tuple[object, ...]:
    address = ip_address(publish.host_ip) if publish.host_ip else None
    return _sameness(publish), (address.version, int(address)) if address else (0, 0)


def _span(publish: Publish) -> tuple[int, int]:
    first, dash, last = publish.host_port.partition("-")
    return (int(first or 0), int(last)) if dash else (int(first or 0), int(first or 0))


def _addresses(network: Network, publish: Publish, versions: Sequence[int]) -> Iterator[str]:
    """The host's addresses that one publish binds: those of the option or both unspecified ones by default."""
    default = network.options.get("com.docker.network.bridge.host_binding_ipv4") or UNSPECIFIED[4]
    for version in versions:
        chosen = publish.host_ip or (default if version == 4 or default != UNSPECIFIED[4] else UNSPECIFIED[6])
        if ip_address(chosen).version == version:
            yield UNSPECIFIED[version] if driver_of(network).routes(network, version) else chosen


def _bind_group(
    draft: Draft, host: Host, endpoint: Endpoint, publish: Publish, addresses: Sequence[str], own: Sequence[Binding]
) -> Iterator[Binding]:
    """One port on several addresses. A routed network opens the container's own port and takes none of the host's."""
    network = draft.networks[endpoint.network]
    routed = [address for address in addresses if _routed(network, endpoint, address)]
    bound = [address for address in addresses if address not in routed]
    port = _choose(draft, host, endpoint, publish, bound, own) if bound else 0
    for address in addresses:
        yield Binding(host_ip=address, host_port=0 if address in routed else port, port=publish.port, proto=publish.proto)


def _routed(network: Network, endpoint: Endpoint, address: str) -> bool:
    version = ip_address(address).version
    has_family = endpoint.address if version == 4 else endpoint.address6
    return bool(has_family) and driver_of(network).routes(network, version)


def _choose(
    draft: Draft, host: Host, endpoint: Endpoint, publish: Publish, addresses: Sequence[str], own: Sequence[Binding]
) -> int:
    first, last = _span(publish)
    if first and first == last:
        taken = _holder(draft, host, publish.proto, first, addresses, own)
        if taken:
            raise Refusal(f"Bind for {taken}:{first} failed: port is already allocated")
        _check_bind(draft, host, endpoint, publish, first, addresses)
        return first
    low, high = (first, last) if first else EPHEMERAL
    start = low if first else low + int.from_bytes(draft.fresh_bytes(4), "big") % (high - low + 1)
    for port in (*range(start, high + 1), *range(low, start)):
        if not _holder(draft, host, publish.proto, port, addresses, own) and not _listening(draft, host, publish.proto, port):
            _check_bind(draft, host, endpoint, publish, port, addresses)
            return port
    raise Refusal("all ports are allocated")


def _holder(
    world: World, host: Host, proto: str, port: int, addresses: Iterable[str], own: Iterable[Binding] = ()
) -> str:
    """Which address holds the port already, or "". An unspecified address clashes with every other of its family.

    The newest holder is named (recording handmade2/publish-host-ips; Docker itself takes any).
    """
    held = [binding.host_ip for binding in own if (binding.proto, binding.host_port) == (proto, port)]
    endpoints = [world.endpoints[id_] for id_ in world.ids("host-port", proto, str(port))]
    for endpoint in sorted(endpoints, key=lambda endpoint: -endpoint.number):
        if world.containers[endpoint.container].host == host.id:
            held += [one.host_ip for one in endpoint.bindings if (one.proto, one.host_port) == (proto, port)]
    for address in addresses:
        everything = UNSPECIFIED[ip_address(address).version]
        for other in held:
            same_family = ip_address(other).version == ip_address(address).version
            if other == address or (same_family and everything in (other, address)):
                return other
    return ""


def _check_bind(draft: Draft, host: Host, endpoint: Endpoint, publish: Publish, port: int, addresses: Iterable[str]) -> None:
    """What the host's kernel says (recording handmade2/publish-host-ips)."""
    for address in addresses:
        target = endpoint.address if ip_address(address).version == 4 or not endpoint.address6 else endpoint.address6
        where = f"failed to bind host port for {_host_port(address, port)}:{_host_port(target, publish.port)}/{publish.proto}"
        if not _own_address(draft, host, address):
            raise Refusal(f"{where}: cannot assign requested address")
        if _listening(draft, host, publish.proto, port):
            raise Refusal(f"{where}: address already in use")


def _host_port(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _own_address(world: World, host: Host, text: str) -> bool:
    address = ip_address(text)
    if address.is_unspecified or address.is_loopback or address == ip_interface(host.address).ip:
        return True
    networks = (network for network in world.networks.values() if network.host == host.id)
    return any(text == pool.gateway for network in networks for pool in network.pools)


def _listening(world: World, host: Host, proto: str, port: int) -> bool:
    """Whether a container in the host's own namespace listens there (docker-facts 3.10)."""
    return any(
        f"{port}/{proto}" in container.listens and container.status in ("running", "paused")
        for sandbox in world.ids("namespace", host.id, "default")
        for container in world.containers_in(sandbox)
    )


def host_port_in_use(world: World, host: Host, port: str) -> bool:
    """Whether a process in the host's namespace could not listen on `80/tcp`: published there, or listened on."""
    number, _, proto = port.partition("/")
    return bool(_holder(world, host, proto, int(number), UNSPECIFIED.values())) or _listening(world, host, proto, int(number))


def port_map(world: World, container: Container) -> Mapping[str, tuple[Binding, ...]]:
    """NetworkSettings.Ports of inspect: exposed ports with their bindings, none unless a gateway endpoint carries ports."""
    endpoints = world.endpoints_in(container.sandbox) if container.sandbox else []
    endpoints = [endpoint for endpoint in endpoints if endpoint.container == container.id]
    if not _carriers(world, endpoints):
        return {}
    bindings = [binding for endpoint in endpoints for binding in endpoint.bindings]
    found: dict[str, tuple[Binding, ...]] = {port: () for port in container.exposed}
    for binding in bindings:
        key = f"{binding.port}/{binding.proto}"
        found[key] = (*found.get(key, ()), binding)
    return found
