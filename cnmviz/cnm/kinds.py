"""When two places are of one kind: whatever a walk looks at is the same in both, but for the numbers of their addresses.

A `Kind` says everything about one end of a walk; two ends and how their networks coincide say everything about the walk's
verdict. So one walk between representatives answers for all pairs of the same two kinds, which is what the matrix lives on. It
must not leave out anything that a stage or a driver decides by: the law "matrix == pairwise walks" holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import dns
from .drivers import driver_of
from .entities import Container, Endpoint, Host, Network
from .gateway import in_gateway_order
from .routes import HOST, bare, contains, namespace_of, span
from .walk.stages.firewall import opened_ports
from .world import World

Shape = tuple[object, ...]
"""A kind without the identity of its networks, which only matters in so far as two kinds share them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`networks` are ids in gateway order; `shape` is everything else. `exact` kinds are compared by the ids themselves."""

    shape: Shape
    networks: tuple[str, ...] = ()
    exact: bool = False


class Surroundings:
    """What the kinds of a world depend on beside the place itself: classes of networks, shared names, doubled addresses."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.classes = _classes(world)
        self.special = {bare(host.address) for host in world.hosts.values()} | {host.neighbour for host in world.hosts.values()}
        self.ports = _host_ports(world)

    def of_container(self, container: Container) -> Kind:
        """The kind of a container."""
        own_names = container.id if self._has_own_names(container) or self._shares_name(container) else ""
        namespace = namespace_of(self.world, container)
        if namespace is None:
            return Kind(("stopped", container.host, container.status, own_names))
        if namespace.kind == HOST:
            return Kind(("in-host", container.host, container.status, own_names, self.ports))
        return self._in_sandbox(container, own_names)

    def of_host(self, host: Host) -> Kind:
        return Kind(("host", host.id, self.ports))

    def of_outside(self, host: Host) -> Kind:
        return Kind(("outside", host.id))

    def _in_sandbox(self, container: Container, own_names: str) -> Kind:
        world = self.world
        sandbox = world.sandboxes[container.sandbox]
        inhabitants = world.containers_in(sandbox.id)
        plugged = in_gateway_order(world.endpoints_in(sandbox.id), world.networks)
        shared = sandbox.id if len(inhabitants) > 1 else ""
        shape = (
            "in-sandbox",
            container.status,
            own_names,
            (shared, sandbox.container == container.id),
            sandbox.embedded_dns,
            tuple(sorted((other.listens, other.status) for other in inhabitants)),
            tuple((self.classes[endpoint.network], *self._endpoint(endpoint)) for endpoint in plugged),
        )
        return Kind(shape, tuple(endpoint.network for endpoint in plugged))

    def _endpoint(self, endpoint: Endpoint) -> tuple[object, ...]:
        """What of an endpoint matters: families, gateways, its open ports, and whether its address is somebody else's too."""
        clash = "" if not self._clashes(endpoint) else endpoint.id
        taken = tuple(sorted({(binding.port, binding.proto) for binding in endpoint.bindings}))
        families = (bool(endpoint.address), bool(endpoint.address6), bool(endpoint.gateway), bool(endpoint.gateway6))
        return (*families, endpoint.interface == "", taken, tuple(sorted(opened_ports(self.world, endpoint))), clash)

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
        bearers = (self.world.endpoints[id_] for id_ in self.world.ids("endpoint-name", name))
        return "." in name or any(endpoint.container != container.id for endpoint in bearers)


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
