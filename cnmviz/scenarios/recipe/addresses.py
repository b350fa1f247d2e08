"""Which networks gave other addresses than they should."""

from __future__ import annotations

from cnmviz.cnm.entities import Endpoint
from cnmviz.cnm.world import World

from .networks import made_by_engine


def loose(world: World, again: World) -> set[str]:
    """The networks, by their ids in `world`, in which an endpoint of `again` has another address than in `world`."""
    found = {_key(again, endpoint): endpoint.address for endpoint in again.endpoints.values()}
    return {
        endpoint.network
        for endpoint in world.endpoints.values()
        if found.get(_key(world, endpoint), "") != endpoint.address and not made_by_engine(world.networks[endpoint.network])
    }


def _key(world: World, endpoint: Endpoint) -> tuple[str, str, str]:
    owner = world.containers[endpoint.container]
    return world.hosts[owner.host].name, owner.name, world.networks[endpoint.network].name
