"""Containers that hold addresses of the default bridge which have to stay free, while the others get theirs.

Nobody can ask for an address there. Where somebody has left a gap, a container without any other purpose fills it, and is
removed in the end, or when its own address is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address
from itertools import count

from cnmviz.cnm.entities import Container, Endpoint
from cnmviz.cnm.lifecycle import ALIVE
from cnmviz.cnm.world import World

from . import flags
from .networks import made_by_engine
from .rehearsal import Rehearsal, Trial

MOST = 64
"""In one lab; further gaps are told as differences."""
IMAGE = "nginx"


class Fillers:
    """Those that stand in now, by host and address."""

    def __init__(self, rehearsal: Rehearsal, world: World) -> None:
        self._rehearsal = rehearsal
        self._world = world
        self._here: dict[tuple[str, str], str] = {}
        self._count = 0

    def making_room(self, container: Container, lines: Sequence[str]) -> Trial | None:
        """The trial of a container's lines, after which it has its address on the default bridge; None where it needs none."""
        wanted = self._address(self._world, container)
        if not wanted:
            return None
        self._leave(container, wanted)
        trial = self._rehearsal.try_out(lines)
        while not trial.refused and self._count < MOST and self._is_low(trial.world, container, wanted):
            if not self._fill(container):
                break
            trial = self._rehearsal.try_out(lines)
        return trial

    def remove(self) -> None:
        """Take all away that are left."""
        for host in self._world.hosts.values():
            names = [name for (id_, _), name in self._here.items() if id_ == host.id]
            if names:
                self._rehearsal.write([self._rehearsal.docker(host, ["rm", "-f", *names])])

    def _address(self, world: World, container: Container) -> str:
        """The address of a container that is named so, on a network that the engine made; "" where it has none."""
        host = next((one for one in world.hosts.values() if one.name == self._world.hosts[container.host].name), None)
        ids = world.ids("container-name", host.id, container.name) if host else ()
        found = [world.containers[id_] for id_ in ids if world.containers[id_].status in ALIVE]
        plugs = [plug for one in found for plug in world.endpoints_in(one.sandbox) if plug.container == one.id]
        return next((plug.address for plug in plugs if _is_default(world, plug)), "")

    def _is_low(self, world: World, container: Container, wanted: str) -> bool:
        found = self._address(world, container)
        return bool(found) and IPv4Address(found) < IPv4Address(wanted)

    def _leave(self, container: Container, wanted: str) -> None:
        name = self._here.pop((container.host, wanted), None)
        if name:
            self._rehearsal.write([self._rehearsal.docker(self._world.hosts[container.host], ["rm", "-f", name])])

    def _fill(self, container: Container) -> bool:
        """One more; whether there was room for it."""
        self._count += 1
        name = self._free_name()
        image = container.image if flags.stays(container) else IMAGE
        host = self._world.hosts[container.host]
        if self._rehearsal.write([self._rehearsal.docker(host, ["run", "-d", "--name", name, image])]):
            return False
        made = next(one for one in self._rehearsal.world.containers.values() if one.name == name)
        plug = next(iter(self._rehearsal.world.endpoints_in(made.sandbox)), None)
        if plug is not None:
            self._here[container.host, plug.address] = name
        return plug is not None

    def _free_name(self) -> str:
        taken = {one.name for world in (self._world, self._rehearsal.world) for one in world.containers.values()}
        return next(name for number in count(1) if (name := f"filler-{number}") not in taken)


def _is_default(world: World, plug: Endpoint) -> bool:
    network = world.networks[plug.network]
    return made_by_engine(network) and network.predefined and bool(plug.address)
