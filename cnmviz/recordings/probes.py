"""The probes of a recording, asked of the walk.

Who asks: a running container (`NAME`, or `HOST/NAME` in a swarm), `@host` or `@HOST`, or `@outside`. What: `ping` per address,
`tcp` per address and port, `resolve` per name asked of the embedded name server, `hosts` per name looked up in /etc/hosts.
"""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.dns import ask_embedded
from cnmviz.cnm.entities import Container
from cnmviz.cnm.walk import walk
from cnmviz.cnm.walk.places import place_of
from cnmviz.cnm.walk.trace import Packet, Place
from cnmviz.cnm.world import World

from .observe import names_in_hosts
from .recording import Tree
from .terminal import Terminal


def asker(world: World, who: str) -> tuple[Place, Container | None]:
    """Where a probe starts, and the container that it is.

    Raises:
        Refusal: there is no such container or host.
    """
    if who == "@outside":
        return Place("outside", "", "outside"), None
    if who.startswith("@"):
        host = world.first_host if who == "@host" else world.host_named(who[1:])
        return place_of(host), None
    context, _, name = who.rpartition("/")
    host = world.host_named(context) if context else world.first_host
    container = world.container(host.id, name)
    return place_of(container), container


def answers(terminal: Terminal, who: str, asked: Tree) -> dict[str, Any]:
    """The answers to everything that one asker asked, in the shape of the recording."""
    world = terminal.world
    origin, container = asker(world, who)

    def reaches(target: str, protocol: str, port: int = 0) -> bool:
        return walk(world, Packet(origin, target, protocol, port)).accepted

    given: dict[str, Any] = {"ping": {address: reaches(address, "icmp") for address in asked["ping"]}, "tcp": {}}
    for aim in asked["tcp"]:
        address, _, port = aim.rpartition(":")
        given["tcp"][aim] = reaches(address, "tcp", int(port))
    if container:
        hosts = terminal.inside(container, "cat /etc/hosts")
        given["hosts"] = {name: names_in_hosts(hosts, name) for name in asked["hosts"]}
        given["resolve"] = {name: sorted(ask_embedded(world, container, name).addresses) for name in asked["resolve"]}
    return given
