"""When two places are of one kind: whatever a walk looks at is the same in both, but for the numbers of their addresses.

A `Kind` says everything about one end of a walk; two ends and how their networks coincide say everything about the walk's
verdict. So one walk between representatives answers for all pairs of the same two kinds, which is what the matrix lives on. It
must not leave out anything that a stage or a driver decides by: the law "matrix == pairwise walks" holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from . import dns
from .drivers import driver_of
from .entities import Container, Endpoint, Host, Network
from .gateway import in_gateway_order
from .routes import HOST, bare, namespace_of, span
from .walk.stages.firewall import opened_ports
from .world import World

Shape = tuple[object, ...]
"""A kind without the identity of its networks, which only matters in so far as two kinds share them."""

Inhabitants = tuple[tuple[tuple[str, ...], str], ...]
"""What each container of a sandbox listens on, and its status."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`networks` are ids in gateway order; `shape` is everything else.

    `exact` marks what depends on more than the two ends (links, doubled names and addresses): it has one member, and what was
    found about it holds for its own world only.
    """

    shape: Shape
    networks: tuple[str, ...] = ()
    exact: bool = False


class Surroundings:
    """What the kinds of a world depend on beside the place itself: classes of networks, shared names, doubled addresses."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.classes = _classes(world)
        self.special = {address for host in world.hosts.values() for address in (bare(host.address), host.neighbour)}
        self._ports: dict[str, Shape] = {}

    def of_container(self, container: Container) -> Kind:
        """The kind of a container."""
        own = container.id if self._has_own_names(container) or self._shares_name(container) else ""
        namespace = namespace_of(self.world, container)
        if namespace is None:
            return Kind(("stopped", container.host, container.status, own), exact=bool(own))
        if namespace.kind == HOST:
            return Kind(("in-host", container.host, container.status, own, self._host_shape(container.host)), exact=bool(own))
        return self._in_sandbox(container, own)

    def of_host(self, host: Host) -> Kind:
        return Kind(("host", host.id, self._host_shape(host.id)), exact=self._bound_inside(host))

    def of_outside(self, host: Host) -> Kind:
        return Kind(("outside", host.id))

    def in_host_namespaces(self) -> Iterator[Container]:
        """The containers that live in a host's own namespace."""
        for host in self.world.hosts:
            for endpoint in _endpoints_in_host(self.world, host):
                yield from self.world.containers_in(endpoint.sandbox)

    def _in_sandbox(self, container: Container, own: str) -> Kind:
        world = self.world
        sandbox = world.sandboxes[container.sandbox]
        inhabitants = _inhabitants(world, sandbox.id)
        plugged = in_gateway_order(world.endpoints_in(sandbox.id), world.networks)
        clashes = any(self._clashes(endpoint) for endpoint in plugged)
        shared = sandbox.id if len(inhabitants) > 1 or clashes else ""
        shape: Shape = (
            "in-sandbox",
            container.status,
            container.host,
            own,
            (shared, sandbox.container == container.id),
            sandbox.embedded_dns,
            inhabitants,
            tuple((self.classes[endpoint.network], *self._endpoint(endpoint)) for endpoint in plugged),
        )
        return Kind(shape, tuple(endpoint.network for endpoint in plugged), bool(own) or clashes)

    def _host_shape(self, host: str) -> Shape:
        """What listens in a host's own namespace: its containers there, and docker-proxy for every published port."""
        if host not in self._ports:
            self._ports[host] = (_listening(self.world, host), tuple(sorted(_published(self.world, host))))
        return self._ports[host]

    def _bound_inside(self, host: Host) -> bool:
        """Whether a port is published on one address of the host that is not the same for everybody."""
        common = {"", "0.0.0.0", "::", "127.0.0.1", "::1", bare(host.address)}
        return any(bound not in common for bound, *_ in _published(self.world, host.id))

    def _endpoint(self, endpoint: Endpoint) -> tuple[object, ...]:
        """What of an endpoint matters: its families, its gateways, and its open ports."""
        taken = tuple(sorted({(binding.port, binding.proto) for binding in endpoint.bindings}))
        families = (bool(endpoint.address), bool(endpoint.address6), bool(endpoint.gateway), bool(endpoint.gateway6))
        return (*families, taken, tuple(sorted(opened_ports(self.world.containers[endpoint.container]))))

    def _clashes(self, endpoint: Endpoint) -> bool:
        """Whether an address is also somebody else's, which can only be where subnets overlap."""
        return self.classes[endpoint.network][-1] != "" or endpoint.address in self.special

    def _has_own_names(self, container: Container) -> bool:
        """Whether a container knows names, or is known by names, that others of its networks do not."""
        endpoints = self.world.endpoints_in(container.sandbox) if container.sandbox else []
        linked = container.links or any(endpoint.links for endpoint in endpoints)
        return bool(linked or container.extra_hosts or container.hostname.removeprefix(container.id[:12]) or container.dns)

    def _shares_name(self, container: Container) -> bool:
        """Whether somebody else bears a container's name as an alias, or a dot lets the name be read as another's."""
        name = container.name.lower()
        bearers = (id_ for network in self.world.networks for id_ in self.world.ids("dns-name", network, name))
        return "." in name or any(self.world.endpoints[id_].container != container.id for id_ in bearers)


def _classes(world: World) -> Mapping[str, tuple[object, ...]]:
    """What of each network matters to a walk. The last part is its id where its subnet overlaps another's, else ""."""
    doubled = _overlapping(world.networks.values())
    return {
        network.id: (
            network.driver,
            network.host,
            network.internal,
            dns.serves_names(network),
            driver_of(network).capabilities.shares_host,
            tuple(sorted((key, value) for key, value in network.options.items() if not key.endswith(".name"))),
            tuple(sorted(bool(pool.gateway) for pool in network.pools)),
            network.id if network.id in doubled else "",
        )
        for network in world.networks.values()
    }


def _published(world: World, host: str) -> Iterator[tuple[str, int, str, int, Inhabitants]]:
    """Each host port that is taken: address, port, protocol, the container's port, and who may listen behind it."""
    for ids in world.index.get("host-port", {}).values():
        for endpoint in (world.endpoints[id_] for id_ in ids):
            if world.sandboxes[endpoint.sandbox].host == host:
                behind = _inhabitants(world, endpoint.sandbox)
                for bound in endpoint.bindings:
                    yield bound.host_ip, bound.host_port, bound.proto, bound.port, behind


def _listening(world: World, host: str) -> tuple[Inhabitants, ...]:
    """Who listens in the host's own namespace."""
    return tuple(sorted(_inhabitants(world, endpoint.sandbox) for endpoint in _endpoints_in_host(world, host)))


def _endpoints_in_host(world: World, host: str) -> list[Endpoint]:
    networks = (network for network in world.networks.values() if network.host == host)
    shared = (network for network in networks if driver_of(network).capabilities.shares_host)
    return [endpoint for network in shared for endpoint in world.endpoints_on(network.id)]


def _inhabitants(world: World, sandbox: str) -> Inhabitants:
    return tuple(sorted((container.listens, container.status) for container in world.containers_in(sandbox)))


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
