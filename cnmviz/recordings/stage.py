"""The stage on which the recordings were made, as a fresh world (the recordings' README)."""

from __future__ import annotations

from cnmviz.cnm.entities import Host
from cnmviz.cnm.stage import new_world, swarm_world
from cnmviz.cnm.world import World

from .recording import Recording
from .terminal import START

RESOLVER = "192.0.2.53"
HOSTNAME = "vm"
"""Seen where a container lives in the host's own namespace (recording random/random-030)."""

ULA = "fd74:a24b:3701::/48"
"""What the recording engine made of its own id (recording handmade/ipv6)."""

UNSUPPORTED = ("ipvlan",)
"""What the kernel of the recording engine could not make (recording handmade/ipvlan-l2)."""


def world_for(recording: Recording) -> World:
    """One host with a neighbour outside, or hosts that are each other's next hop."""
    make = swarm_world if recording.swarm else new_world
    return make(recording.name, hosts=_hosts(recording), now=START)


def _hosts(recording: Recording) -> list[Host]:
    if not recording.swarm:
        return [_host(HOSTNAME, "vdk", recording.hosts[""], recording.outside)]
    addresses = list(recording.hosts.values())
    return [
        _host(name, f"v{position + 1}", address, addresses[(position + 1) % len(addresses)])
        for position, (name, address) in enumerate(recording.hosts.items())
    ]


def _host(name: str, interface: str, address: str, neighbour: str) -> Host:
    where = f"{address}/24"
    return Host(
        id="",
        name=name,
        interface=interface,
        address=where,
        neighbour=neighbour,
        resolver=RESOLVER,
        ula=ULA,
        unsupported=UNSUPPORTED,
    )
