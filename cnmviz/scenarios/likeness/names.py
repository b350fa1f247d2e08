"""What things are called where ids differ: `node1/web`. A network of the whole swarm belongs to no host."""

from __future__ import annotations

import re

from cnmviz.cnm.entities import Container, Endpoint, Network
from cnmviz.cnm.world import World

GONE = "somebody who is gone"
SHARED = "container:"
ID = re.compile(r"[0-9a-f]{64}")


class Names:
    """The names of a world's things."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._short = {id_[:12]: f"<id of {one.name}>" for id_, one in world.containers.items()}

    def host(self, id_: str) -> str:
        return self.world.hosts[id_].name if id_ in self.world.hosts else "swarm"

    def network(self, network: Network) -> str:
        return f"{self.host(network.host)}/{network.name}"

    def container(self, container: Container) -> str:
        return f"{self.host(container.host)}/{container.name}"

    def endpoint(self, endpoint: Endpoint) -> str:
        owner = self.world.containers[endpoint.container]
        return f"{self.container(owner)} on {self.world.networks[endpoint.network].name}"

    def of_container(self, id_: str) -> str:
        """A container's own name; it may be gone."""
        found = self.world.containers.get(id_)
        return found.name if found else GONE

    def mode(self, mode: str) -> str:
        """A network mode with a name for every id that it holds."""
        if mode.startswith(SHARED):
            reference = mode.removeprefix(SHARED)
            known = reference in self.world.containers or ID.fullmatch(reference)
            return SHARED + (self.of_container(reference) if known else reference)
        named = (network.name for id_, network in self.world.networks.items() if len(mode) >= 12 and id_.startswith(mode))
        return next(named, mode)

    def dns(self, name: str) -> str:
        """A name in the DNS; a short id has nothing that could be compared."""
        return self._short.get(name, name)
