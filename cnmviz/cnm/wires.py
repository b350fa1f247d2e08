"""The wires outside of hosts: who can be asked for an address there, by containers whose interfaces stand on a host's own.

A network on a parent interface (macvlan, ipvlan) puts its containers on the wire behind the parent: the one that hosts share, a
VLAN of it, or a wire that ends in the host. It must not decide who may talk; that is the drivers' and the walk's part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .drivers import driver_of
from .entities import Endpoint, Host, Network
from .routes import bare, subnet_of
from .world import World

PARENT = "parent"
"""The option that names the interface of the host (docker-facts 3.3)."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A broadcast domain. `shared` is the subnet of the hosts on it, "" where it ends in one host; `name` tells wires apart."""

    shared: str
    name: str = ""


def outer(host: Host) -> Wire:
    """The wire of a host's outer interface."""
    return Wire(subnet_of(bare(host.address), int(host.address.partition("/")[2])))


def behind_parent(host: Host, network: Network) -> Wire:
    """The wire behind a network's parent. Without a parent it is a dummy interface of the network's own (docker-facts 3.3)."""
    parent = network.options.get(PARENT, "")
    base, _, vlan = parent.partition(".")
    if base == host.interface:
        return Wire(outer(host).shared, vlan)
    return Wire("", f"{host.id} {parent}" if parent else network.id)


def networks_on(world: World, wire: Wire) -> tuple[Network, ...]:
    """The networks, of any host, whose containers are on a wire."""

    def collect() -> Mapping[Wire, tuple[Network, ...]]:
        found: dict[Wire, tuple[Network, ...]] = {}
        for network in world.networks.values():
            if driver_of(network).capabilities.needs_parent:
                place = behind_parent(world.hosts[network.host], network)
                found[place] = (*found.get(place, ()), network)
        return found

    return world.derive("wires", "network", collect).get(wire, ())


def holders(world: World, wire: Wire, address: str) -> Iterator[tuple[Network, Endpoint]]:
    """The endpoints on a wire that have an address."""
    for network in networks_on(world, wire):
        endpoint = world.endpoint_at(network.id, address)
        if endpoint is not None:
            yield network, endpoint


def host_at(world: World, wire: Wire, address: str) -> Host | None:
    """The host that has an address on a wire; hosts have none on a VLAN."""
    if wire.name:
        return None
    return next((host for host in world.hosts.values() if bare(host.address) == address and outer(host) == wire), None)


def taking(world: World, host: Host, address: str) -> Iterator[Network]:
    """The networks of a host that take a packet for an address of theirs as it comes in by the parent, before the host does."""
    for network in networks_on(world, outer(host)):
        if network.host == host.id and driver_of(network).takes(network) and world.endpoint_at(network.id, address):
            yield network
