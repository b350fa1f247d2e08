"""Network namespaces and what is in them: own addresses, the bridges of a host, routing tables.

A namespace is a container's sandbox, or the host's own, in which the containers of the host network live too. Everything here
is derived from the World and printed by others, except `route_lines`, whose form is BusyBox's `ip route`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address, ip_interface, ip_network

from .drivers import driver_of
from .entities import Container, Host, Network
from .gateway import gateway_endpoint
from .world import World

EVERYTHING = (0, 0, 0, -1)
"""The span of a default route: shorter than any prefix."""
SANDBOX, HOST, OUTSIDE = "sandbox", "host", "outside"


@dataclass(frozen=True, slots=True)
class Namespace:
    """`kind` is sandbox, host or outside; `id` a sandbox's or a host's; `host` the machine it is on (or next to)."""

    kind: str
    id: str
    host: Host


@dataclass(frozen=True, slots=True)
class Route:
    """One line of a routing table: `destination` in CIDR form or `default`, `via` a next hop or "".

    `source` is the address that packets sent here carry, `network` and `endpoint` the ids behind `device` ("" for the host's
    outer interface).
    """

    destination: str
    device: str
    via: str = ""
    source: str = ""
    network: str = ""
    endpoint: str = ""


@lru_cache(maxsize=65536)
def address_number(address: str) -> tuple[int, int]:
    """Family (4 or 6) and number of an address.

    Raises:
        ValueError: it is none.
    """
    parsed = ip_address(address)
    return parsed.version, int(parsed)


@lru_cache(maxsize=65536)
def span(subnet: str) -> tuple[int, int, int, int]:
    """Family, first and last number, and prefix length of a subnet, whatever host bits are set."""
    parsed = ip_network(subnet, strict=False)
    return parsed.version, int(parsed.network_address), int(parsed.broadcast_address), parsed.prefixlen


def contains(subnet: str, address: str) -> bool:
    version, number = address_number(address)
    family, low, high, _ = span(subnet)
    return version == family and low <= number <= high


@lru_cache(maxsize=4096)
def bare(interface: str) -> str:
    """The address of an `address/prefix`."""
    return str(ip_interface(interface).ip)


def is_loopback(address: str) -> bool:
    return contains("127.0.0.0/8", address) or contains("::1/128", address)


def is_address(text: str) -> bool:
    if ":" not in text and not (text.isascii() and text[:1].isdecimal()):
        return False
    try:
        address_number(text)
    except ValueError:
        return False
    return True


def namespace_of(world: World, container: Container) -> Namespace | None:
    """Where a container's processes send and receive; None while it does not run."""
    if not container.sandbox:
        return None
    host = world.hosts[container.host]
    for endpoint in world.endpoints_in(container.sandbox):
        if driver_of(world.networks[endpoint.network]).capabilities.shares_host:
            return Namespace(HOST, host.id, host)
    return Namespace(SANDBOX, container.sandbox, host)


@dataclass(frozen=True, slots=True)
class Attached:
    """A network's interface in its host's own namespace: the subnets behind it, and the host's addresses and routes there."""

    network: Network
    device: str
    spans: tuple[tuple[int, int, int], ...]
    addresses: tuple[str, ...]
    routes: tuple[Route, ...]


def attached(world: World, host: Host) -> tuple[Attached, ...]:
    """The networks that have an interface in a host's namespace."""
    return world.derive(f"attached {host.id}", "network", lambda: tuple(_attached(world, host)))


def _attached(world: World, host: Host) -> Iterator[Attached]:
    for network in world.networks.values():
        driver = driver_of(network)
        device = driver.device(network) if network.host in (host.id, "") else ""
        if device:
            addresses = tuple(filter(None, (driver.host_address(network, version) for version in (4, 6))))
            found = ((pool.subnet, address) for address in addresses for pool in network.pools if contains(pool.subnet, address))
            routes = tuple(Route(subnet, device, "", address, network.id) for subnet, address in found)
            yield Attached(network, device, tuple(span(pool.subnet)[:3] for pool in network.pools), addresses, routes)


def behind(world: World, host: Host, address: str) -> list[Network]:
    """The networks of a host in whose subnets an address lies."""
    version, number = address_number(address)

    def collect() -> tuple[tuple[int, int, int, Network], ...]:
        return tuple((*found, bridge.network) for bridge in attached(world, host) for found in bridge.spans)

    spans = world.derive(f"spans {host.id}", "network", collect)
    return [network for family, low, high, network in spans if low <= number <= high and family == version]


def own_addresses(world: World, namespace: Namespace) -> Collection[str]:
    """The addresses that are local to a namespace, besides loopback."""
    if namespace.kind == OUTSIDE:
        return (namespace.host.neighbour,)
    if namespace.kind == HOST:
        return (bare(namespace.host.address), *_inner_addresses(world, namespace.host))
    return [text for one in world.endpoints_in(namespace.id) for text in (one.address, one.address6) if text]


def _inner_addresses(world: World, host: Host) -> frozenset[str]:
    """The addresses that a host has on its bridges."""
    collect = (address for bridge in attached(world, host) for address in bridge.addresses)
    return world.derive(f"inner addresses {host.id}", "network", lambda: frozenset(collect))


def is_local(world: World, namespace: Namespace, address: str) -> bool:
    if namespace.kind == HOST:
        outer = address == bare(namespace.host.address) or is_loopback(address)
        return outer or address in _inner_addresses(world, namespace.host)
    return is_loopback(address) or address in own_addresses(world, namespace)


def routes(world: World, namespace: Namespace, version: int = 4) -> list[Route]:
    """The routing table, in the order in which the kernel lists it: default first, then by destination."""
    found = _host_routes(world, namespace.host, version) if namespace.kind == HOST else _routes(world, namespace.id, version)
    return sorted(found, key=lambda route: (0, 0, 0) if route.destination == "default" else _place(route.destination))


def _place(destination: str) -> tuple[int, int, int]:
    _, low, _, prefix = span(destination)
    return 1, low, -prefix


def look_up(table: Iterable[Route], address: str) -> Route | None:
    """The route of an address: the longest prefix wins, the default is the shortest."""
    version, number = address_number(address)
    best, length = None, -2
    for route in table:
        family, low, high, prefix = EVERYTHING if route.destination == "default" else span(route.destination)
        if prefix > length and (prefix < 0 or (family == version and low <= number <= high)):
            best, length = route, prefix
    return best


def route_to(world: World, namespace: Namespace, address: str) -> Route | None:
    """The route that a namespace takes to an address."""
    version = address_number(address)[0]
    host = namespace.host
    if namespace.kind != HOST:
        return look_up(_routes(world, namespace.id, version), address)
    table = world.derive(
        f"inner routes {host.id}", "network", lambda: {one.network.id: one.routes for one in attached(world, host)}
    )
    near = [route for network in behind(world, host, address) for route in table[network.id]]
    return look_up([*_outer_routes(host, version), *near], address)


def _routes(world: World, sandbox: str, version: int) -> Iterator[Route]:
    """Connected subnets of each endpoint, and the default route of the gateway endpoint (docker-facts 6.2)."""
    endpoints = world.endpoints_in(sandbox)
    for endpoint in endpoints:
        address, prefix = (endpoint.address, endpoint.prefix) if version == 4 else (endpoint.address6, endpoint.prefix6)
        if address:
            yield Route(subnet_of(address, prefix), endpoint.interface, "", address, endpoint.network, endpoint.id)
    if provider := gateway_endpoint(endpoints, world.networks, version):
        via = provider.gateway if version == 4 else provider.gateway6
        source = provider.address if version == 4 else provider.address6
        yield Route("default", provider.interface, via, source, provider.network, provider.id)
        return
    for endpoint in endpoints:
        if driver_of(world.networks[endpoint.network]).default_device(world.networks[endpoint.network]):
            source = endpoint.address if version == 4 else endpoint.address6
            yield Route("default", endpoint.interface, "", source, endpoint.network, endpoint.id)
            return


def _host_routes(world: World, host: Host, version: int) -> Iterator[Route]:
    """The outer subnet and default of the host, and the subnet of each bridge on which it has an address."""
    yield from _outer_routes(host, version)
    for bridge in attached(world, host):
        yield from (route for route in bridge.routes if span(route.destination)[0] == version)


def _outer_routes(host: Host, version: int) -> Iterator[Route]:
    """The outer interface knows IPv4 only."""
    if version == 4:
        address = bare(host.address)
        yield Route("default", host.interface, host.neighbour)
        yield Route(subnet_of(address, span(host.address)[3]), host.interface, "", address)


@lru_cache(maxsize=65536)
def subnet_of(address: str, prefix: int) -> str:
    return str(ip_network(f"{address}/{prefix}", strict=False))


def route_lines(table: Iterable[Route]) -> list[str]:
    """BusyBox's `ip route`, trailing blanks included (recording handmade/two-homed)."""
    return [_line(route) for route in table]


def _line(route: Route) -> str:
    if route.destination == "default":
        return f"default via {route.via} dev {route.device} " if route.via else f"default dev {route.device} scope link "
    return f"{route.destination} dev {route.device} scope link  src {route.source} "
