"""The interfaces of a network namespace and its neighbour table, as data for `ip addr` and `ip neigh`."""

from __future__ import annotations

from dataclasses import dataclass

from . import macs
from .drivers import driver_of
from .entities import Endpoint, Network
from .gateway import is_hidden
from .routes import HOST, SANDBOX, Attached, Namespace, attached, bare, contains, span
from .world import World


@dataclass(frozen=True, slots=True)
class Interface:
    """One interface of a namespace: `addresses` in CIDR form, `mac` "" for loopback, `up` whether something is plugged in.

    `broadcast` tells whether its addresses have one for broadcasts: not on loopback, and not where the address was given by hand,
    as a host's outer one (recording handmade/host-network).
    """

    name: str
    addresses: tuple[str, ...]
    mac: str = ""
    mtu: int = 1500
    up: bool = True
    broadcast: bool = True


def interfaces(world: World, namespace: Namespace) -> list[Interface]:
    """The interfaces of a namespace, loopback first, then in the order of their making.

    Those made in the sandbox itself have low numbers and come before those moved in (recording swarm/overlay-and-bridge).
    """
    found = [Interface("lo", ("127.0.0.1/8", "::1/128"), mtu=65536, broadcast=False)]
    if namespace.kind == HOST:
        host = namespace.host
        found.append(Interface(host.interface, (host.address,), macs.derived(host.address), broadcast=False))
        found += [_bridge(world, bridge) for bridge in attached(world, namespace.host)]
    else:
        plugged = [endpoint for endpoint in world.endpoints_in(namespace.id) if endpoint.interface]
        plugged.sort(key=lambda endpoint: not _made_inside(world, endpoint))
        found += [_plugged(world.networks[endpoint.network], endpoint) for endpoint in plugged]
    return found


def _made_inside(world: World, endpoint: Endpoint) -> bool:
    inside = driver_of(world.networks[endpoint.network]).capabilities.made_inside
    return inside and not is_hidden(endpoint, world.networks)


def _plugged(network: Network, endpoint: Endpoint) -> Interface:
    addresses = (f"{endpoint.address}/{endpoint.prefix}", f"{endpoint.address6}/{endpoint.prefix6}")
    given = tuple(text for text in addresses if not text.startswith("/"))
    return Interface(endpoint.interface, given, endpoint.mac, driver_of(network).mtu(network))


def _bridge(world: World, bridge: Attached) -> Interface:
    """A bridge is up while something is plugged into it."""
    network = bridge.network
    lengths = [
        (address, span(pool.subnet)[3])
        for address in bridge.addresses
        for pool in network.pools
        if contains(pool.subnet, address)
    ]
    addresses = tuple(f"{address}/{length}" for address, length in lengths)
    return Interface(bridge.device, addresses, macs.derived(network.id), up=bool(world.ids("network-endpoint", network.id)))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A line of the neighbour table: who was asked for `address` on `device`."""

    address: str
    device: str
    mac: str


def neighbours(world: World, namespace: Namespace) -> list[Neighbour]:
    """Those with whom a sandbox shares a network: its gateways and its peers, as after talking to each of them."""
    found = []
    for endpoint in world.endpoints_in(namespace.id) if namespace.kind == SANDBOX else ():
        if mac := _mac_of_gateway(world, endpoint):
            found.append(Neighbour(endpoint.gateway, endpoint.interface, mac))
        peers = (peer for peer in world.endpoints_on(endpoint.network) if peer.id != endpoint.id and peer.address)
        found += [Neighbour(peer.address, endpoint.interface, peer.mac) for peer in peers]
    return found


def _mac_of_gateway(world: World, endpoint: Endpoint) -> str:
    """The bridge's, or that of whoever has the address on the wire of the hosts; "" where nobody does."""
    network = world.networks[endpoint.network]
    if endpoint.gateway and driver_of(network).host_address(network):
        return macs.derived(network.id)
    outer = {bare(host.address): host.address for host in world.hosts.values()}
    outer |= {host.neighbour: host.neighbour for host in world.hosts.values()}
    return macs.derived(outer[endpoint.gateway]) if endpoint.gateway in outer else ""
