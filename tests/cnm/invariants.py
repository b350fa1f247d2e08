"""What is true of a lab after every command, whatever was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from ipaddress import ip_address, ip_network

from cnmviz.cnm.entities import Container, Endpoint
from cnmviz.cnm.world import World

ALIVE = ("running", "paused")


def hold(world: World) -> None:
    """Raise an AssertionError where the lab is not sound."""
    indexes(world)
    names(world)
    sandboxes(world)
    addresses(world)
    ports(world)
    for endpoint in world.endpoints.values():
        plugged(world, endpoint)
    for container in world.containers.values():
        remembered(world, container)


def indexes(world: World) -> None:
    """What is found is what is there."""
    fresh = World(world.seed, world)
    assert {name: table for name, table in world.index.items() if table} == fresh.index
    assert {key: held for key, held in world.taken.items() if held} == fresh.taken


def names(world: World) -> None:
    """A name is borne once: by a container of a host, a network of a scope, an endpoint of a network."""
    assert once((container.host, container.name) for container in world.containers.values())
    assert once((network.host, network.name) for network in world.networks.values())
    assert once(
        (endpoint.network, world.sandboxes[endpoint.sandbox].host, endpoint.name) for endpoint in world.endpoints.values()
    )


def sandboxes(world: World) -> None:
    """A sandbox lives exactly as long as the container that made it runs; who joined it runs too."""
    for sandbox in world.sandboxes.values():
        assert world.containers[sandbox.container].sandbox == sandbox.id
        assert world.containers[sandbox.container].status in ALIVE
    for container in world.containers.values():
        assert container.status in ("created", "running", "paused", "exited")
        assert bool(container.sandbox) == (container.status in ALIVE)
        assert not container.sandbox or world.sandboxes[container.sandbox].host == container.host


def addresses(world: World) -> None:
    """On one network nobody has what somebody else has: endpoints, gateways, network addresses, auxiliary ones."""
    assert once(held for entity in world for held in entity.holds())


def ports(world: World) -> None:
    """A port of a host's address is taken once, and a port of all its addresses excludes the others."""
    bound = [
        (world.sandboxes[endpoint.sandbox].host, binding.proto, binding.host_port, binding.host_ip)
        for endpoint in world.endpoints.values()
        for binding in endpoint.bindings
        if binding.host_port
    ]
    assert once(bound)
    for host, proto, port, address in bound:
        others = {other for *where, other in bound if where == [host, proto, port] and other != address}
        assert address != "0.0.0.0" or not any(ip_address(other).version == 4 for other in others)


def plugged(world: World, endpoint: Endpoint) -> None:
    """An endpoint is on one network, in a sandbox that lives, and its addresses are of its network."""
    network, sandbox = world.networks[endpoint.network], world.sandboxes[endpoint.sandbox]
    assert world.containers[endpoint.container].sandbox == sandbox.id
    assert network.host in ("", sandbox.host)
    for address, prefix in ((endpoint.address, endpoint.prefix), (endpoint.address6, endpoint.prefix6)):
        subnets = [ip_network(pool.subnet) for pool in network.pools] if address else []
        assert not address or any(ip_address(address) in subnet and subnet.prefixlen == prefix for subnet in subnets)


def remembered(world: World, container: Container) -> None:
    """A running container is plugged only into networks that it remembers, and into each of them once."""
    assert once(attachment.network for attachment in container.attachments)
    mine = [endpoint for endpoint in world.endpoints.values() if endpoint.container == container.id]
    assert once(endpoint.network for endpoint in mine)
    assert once(endpoint.interface for endpoint in mine if endpoint.interface)


def once(things: Iterable[Hashable]) -> bool:
    return all(count == 1 for count in Counter(things).values())
