"""The stage of a new lab: hosts, each with the three networks that a Docker Engine makes when it first starts.

One host with the default settings is the stage of the recordings, but for the name of its outer interface.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import membership
from .draft import Draft
from .entities import Host, Network, Pool
from .world import World

BRIDGE_OPTIONS = {
    "com.docker.network.bridge.default_bridge": "true",
    "com.docker.network.bridge.enable_icc": "true",
    "com.docker.network.bridge.enable_ip_masquerade": "true",
    "com.docker.network.bridge.host_binding_ipv4": "0.0.0.0",
    "com.docker.network.bridge.name": "docker0",
    "com.docker.network.driver.mtu": "1500",
}
"""docker-facts 2.1"""

PREDEFINED = {"bridge": "bridge", "host": "host", "none": "null"}
"""The networks that every engine has, with their drivers (docker-facts 2.1)."""

DEFAULT_HOST = Host(id="", name="node1")


def new_world(seed: str, *, hosts: Sequence[Host] = (DEFAULT_HOST,), now: int) -> World:
    """A world of hosts with their predefined networks.

    Args:
        seed: of the generator of ids; the same seed and the same commands give the same world.
        hosts: settings; ids and numbers are given here where they are empty.
        now: microseconds since 1970, when the networks were made.
    """
    draft = Draft(World(seed), host=DEFAULT_HOST, now=now)
    for host in hosts:
        place(draft, host)
    return draft.finish().world


def place(draft: Draft, host: Host) -> Host:
    """Put a host into a lab, with its predefined networks; id and number are given here where they are empty."""
    placed = replace(host, id=host.id or draft.fresh_id(), number=draft.fresh_number())
    draft.put(placed)
    for network in _predefined(draft, placed):
        draft.put(network)
    return placed


def swarm_world(seed: str, *, hosts: Sequence[Host], now: int) -> World:
    """A world of hosts that are joined in one swarm, the first of them its manager. Arguments as of `new_world`."""
    world = new_world(seed, hosts=hosts, now=now)
    draft = Draft(world, host=world.first_host, now=now)
    first, *others = sorted(world.hosts.values(), key=lambda host: host.number)
    membership.begin(draft, first)
    for host in others:
        membership.enter(draft, host)
    return draft.finish().world


def _predefined(draft: Draft, host: Host) -> list[Network]:
    """bridge, host and none as at the daemon's start (docker-facts 2.1)."""

    def make(name: str, **settings: object) -> Network:
        return Network(
            id=draft.fresh_id(),
            host=host.id,
            name=name,
            driver=PREDEFINED[name],
            predefined=True,
            created=draft.now,
            number=draft.fresh_number(),
            **settings,  # type: ignore[arg-type]
        )

    pool = Pool(subnet="172.17.0.0/16", gateway="172.17.0.1", gateway_asked=True)
    return [make("bridge", pools=(pool,), options=BRIDGE_OPTIONS), make("host"), make("none")]
