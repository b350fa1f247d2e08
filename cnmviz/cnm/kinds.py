"""When two places are of one kind: whatever a walk looks at is the same in both, but for the numbers of their addresses.

A `Kind` says everything that a walk asks of a sender or of a receiver. Two kinds, and how their networks coincide, settle the
verdict; so one walk between representatives answers for all pairs of the same kinds, which is what the matrix lives on. It must
not leave out anything that a stage or a driver decides by: the law "matrix == pairwise walks" holds it to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from . import dns, files
from .drivers import driver_of
from .entities import Container, Endpoint, Host, Network
from .gateway import in_gateway_order
from .routes import HOST, bare, namespace_of, span
from .wires import behind_parent, holders
from .world import World

Question = tuple[str, int]
"""Protocol (icmp, tcp, udp, name) and port."""

Shape = tuple[object, ...]

SHORT_ID = re.compile(r"[0-9a-f]{12}")
EVERYWHERE = frozenset(name for line in files.LOCALHOST for name in line.split()[1:])
"""The names in every /etc/hosts."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where somebody takes connections: `listens` as (port/protocol, status), `taken` as (port, protocol)."""

    listens: frozenset[tuple[str, str]] = frozenset()
    taken: frozenset[tuple[int, str]] = frozenset()
    published: frozenset[tuple[str, int, str, int, frozenset[tuple[str, str]]]] = frozenset()

    def asked(self, question: Question) -> Shape:
        """What of it matters to one question."""
        protocol, port = question
        if protocol not in ("tcp", "udp"):
            return ()
        behind = sorted(
            (bound, inner, tuple(sorted(status for listen, status in inhabitants if listen == f"{inner}/{proto}")))
            for bound, outer, proto, inner, inhabitants in self.published
            if (outer, proto) == (port, protocol)
        )
        statuses = sorted(status for listen, status in self.listens if listen == f"{port}/{protocol}")
        return tuple(statuses), (port, protocol) in self.taken, tuple(behind)


@dataclass(frozen=True, slots=True)
class Kind:
    """`networks` are ids in gateway order, `shape` what matters of the place itself, `ports` what matters when it is asked.

    `exact` marks what depends on more than the two ends (a doubled name or address): what was found about it holds for its own
    world only. `private` are the names, in small letters, that this place finds in a way of its own.
    """

    shape: Shape
    networks: tuple[str, ...] = ()
    ports: Ports = Ports()
    exact: str = ""
    private: frozenset[str] = frozenset()


def special_addresses(world: World) -> set[str]:
    """The addresses of hosts and their neighbours, which somebody on a wire behind a parent may have as well."""
    return {address for host in world.hosts.values() for address in (bare(host.address), host.neighbour)}


class Surroundings:
    """What the kinds of a world depend on beside the place itself: classes of networks, shared names, doubled addresses."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.classes = world.derive("classes", "network", lambda: _classes(world))
        self.special = special_addresses(world)

    def of_container(self, container: Container) -> Kind:
        """The kind of a container."""
        exact = container.id if self._shares_name(container) else ""
        private = frozenset(self._private_names(container))
        namespace = namespace_of(self.world, container)
        if namespace is None:
            return Kind(("stopped", container.host, container.status), exact=exact)
        if namespace.kind == HOST:
            ports = _host_ports(self.world, container.host)
            return Kind(("in-host", container.host, container.status), ports=ports, exact=exact, private=private)
        return self._in_sandbox(container, exact, private)

    def of_host(self, host: Host) -> Kind:
        """The kind of a host; ports that are published on an inner address of it are not the same for everybody."""
        ports = _host_ports(self.world, host.id)
        common = {"", "0.0.0.0", "::", "127.0.0.1", "::1", bare(host.address)}
        inner = any(bound not in common for bound, *_ in ports.published)
        return Kind(("host", host.id), ports=ports, exact=host.id if inner else "")

    def of_outside(self, host: Host) -> Kind:
        """What is outside of a host; where its neighbour is another host, that one's ports decide."""
        is_host = any(bare(other.address) == host.neighbour for other in self.world.hosts.values())
        return Kind(("outside", host.id), exact=f"outside {host.id}" if is_host else "")

    def in_host_namespaces(self) -> Iterator[Container]:
        """The containers that live in a host's own namespace."""
        for host in self.world.hosts:
            for endpoint in _endpoints_in_host(self.world, host):
                yield from self.world.containers_in(endpoint.sandbox)

    def _in_sandbox(self, container: Container, exact: str, private: frozenset[str]) -> Kind:
        world = self.world
        sandbox = world.sandboxes[container.sandbox]
        plugged = in_gateway_order(world.endpoints_in(sandbox.id), world.networks)
        clashes = any(self._clashes(endpoint) for endpoint in plugged)
        shared = sandbox.id if len(world.containers_in(sandbox.id)) > 1 else ""
        shape = (
            "in-sandbox",
            container.host,
            container.status,
            (shared, sandbox.container == container.id),
            sandbox.embedded_dns,
            tuple((self.classes[endpoint.network], *_families(endpoint)) for endpoint in plugged),
        )
        networks = tuple(endpoint.network for endpoint in plugged)
        ports = _sandbox_ports(world, sandbox.id, plugged)
        return Kind(shape, networks, ports, exact or (container.id if clashes else ""), private)

    def _clashes(self, endpoint: Endpoint) -> bool:
        """Whether an address may also be somebody else's, which can only be where subnets overlap."""
        return self.classes[endpoint.network][-1] != "" or endpoint.address in self.special or self._doubled_on_wire(endpoint)

    def _doubled_on_wire(self, endpoint: Endpoint) -> bool:
        """Whether somebody on the wire behind a parent has an address that a host or its neighbour has too."""
        network = self.world.networks[endpoint.network]
        if not driver_of(network).capabilities.needs_parent:
            return False
        wire = behind_parent(self.world.hosts[network.host], network)
        return any(True for address in self.special for _ in holders(self.world, wire, address))

    def _private_names(self, container: Container) -> Iterator[str]:
        """The names in a container's /etc/hosts, but for its own id, and those of its links."""
        if not container.sandbox:
            return
        own = files.owner(self.world, container).id[:12]
        for endpoint in self.world.endpoints_in(container.sandbox):
            yield from (link.rpartition(":")[2].lower() for link in endpoint.links)
        for line in files.hosts_lines(self.world, container):
            yield from (name.lower() for name in line.split()[1:] if name != own)

    def _shares_name(self, container: Container) -> bool:
        """Whether somebody else bears a container's name, or it can be read as something else than a container's name."""
        name = container.name.lower()
        bearers = (id_ for network in self.world.networks for id_ in self.world.ids("dns-name", network, name))
        borne = any(self.world.endpoints[id_].container != container.id for id_ in bearers)
        return borne or name in EVERYWHERE or self._is_scoped(name) or self._is_short_id(name)

    def _is_scoped(self, name: str) -> bool:
        """Whether a name reads as `name.network`."""
        return "." in name and any(name.endswith(f".{network.name.lower()}") for network in self.world.networks.values())

    def _is_short_id(self, name: str) -> bool:
        return bool(SHORT_ID.fullmatch(name)) and any(id_.startswith(name) for id_ in self.world.containers)


def _families(endpoint: Endpoint) -> Shape:
    return bool(endpoint.address), bool(endpoint.address6), bool(endpoint.gateway), bool(endpoint.gateway6)


def _sandbox_ports(world: World, sandbox: str, plugged: Iterable[Endpoint]) -> Ports:
    bindings = (binding for endpoint in plugged for binding in endpoint.bindings)
    taken = frozenset((binding.port, binding.proto) for binding in bindings)
    return Ports(_listening(world, sandbox), taken)


def _listening(world: World, sandbox: str) -> frozenset[tuple[str, str]]:
    return frozenset((port, container.status) for container in world.containers_in(sandbox) for port in container.listens)


def _host_ports(world: World, host: str) -> Ports:
    """What listens in a host's own namespace: its containers there, and docker-proxy for every published port."""
    listens = (_listening(world, endpoint.sandbox) for endpoint in _endpoints_in_host(world, host))
    return Ports(frozenset().union(*listens), published=frozenset(_published(world, host)))


def _published(world: World, host: str) -> Iterator[tuple[str, int, str, int, frozenset[tuple[str, str]]]]:
    """Each host port that is taken: address, port, protocol, the container's port, and who listens behind it."""
    for ids in world.index.get("host-port", {}).values():
        for endpoint in (world.endpoints[id_] for id_ in ids):
            if world.sandboxes[endpoint.sandbox].host == host:
                behind = _listening(world, endpoint.sandbox)
                for bound in endpoint.bindings:
                    yield bound.host_ip, bound.host_port, bound.proto, bound.port, behind


def _endpoints_in_host(world: World, host: str) -> list[Endpoint]:
    networks = (network for network in world.networks.values() if network.host == host)
    shared = (network for network in networks if driver_of(network).capabilities.shares_host)
    return [endpoint for network in shared for endpoint in world.endpoints_on(network.id)]


def _classes(world: World) -> Mapping[str, Shape]:
    """What of each network matters to a walk. The last part is its id where its subnet overlaps another's, else ""."""
    doubled = _overlapping(world.networks.values())
    return {
        network.id: (
            network.driver,
            network.host,
            network.internal,
            dns.serves_names(network),
            tuple(sorted((key, value) for key, value in network.options.items() if not key.endswith(".name"))),
            tuple(sorted(bool(pool.gateway) for pool in network.pools)),
            tuple((pool.subnet, pool.gateway) for pool in network.pools if driver_of(network).capabilities.needs_parent),
            network.id if network.id in doubled else "",
        )
        for network in world.networks.values()
    }


def _overlapping(networks: Iterable[Network]) -> set[str]:
    """The ids of the networks that share addresses with another one."""
    spans = sorted((*span(pool.subnet)[:3], network.id) for network in networks for pool in network.pools)
    doubled: set[str] = set()
    reach: tuple[int, int, str] = (0, -1, "")
    for version, low, high, id_ in spans:
        if version == reach[0] and low <= reach[1]:
            doubled |= {id_, reach[2]}
        if version != reach[0] or high > reach[1]:
            reach = (version, high, id_)
    return doubled
