"""What a program sees that asks from somewhere in a lab: by name or address, as a person would type it."""

from __future__ import annotations

from cnmviz.cnm.walk import Packet, Place, walk
from tests.cnm.lab import Lab

HOST = "203.0.113.1"
BEYOND = "203.0.113.2"
"""The world outside."""


def place(lab: Lab, name: str) -> Place:
    host = lab.world.first_host
    if name in ("@host", "@outside"):
        return Place(name.removeprefix("@"), host.id, host.name)
    container = lab.container(name)
    return Place("container", container.id, container.name)


def seen(lab: Lab, source: str, target: str) -> str:
    """What comes of a ping of `address` or `name`, of a connection to `address:port`."""
    address, colon, port = target.rpartition(":") if target.count(":") == 1 else (target, "", "0")
    packet = Packet(place(lab, source), address, "tcp" if colon else "icmp", int(port))
    return walk(lab.world, packet).symptom.value


def table(lab: Lab, sources: str, targets: str) -> dict[str, list[str]]:
    """What each source sees of each target."""
    return {source: [seen(lab, source, target) for target in targets.split()] for source in sources.split()}
