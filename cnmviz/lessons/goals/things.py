"""The containers and networks that facts name, on whatever host they are, and how sentences speak of them."""

from __future__ import annotations

from collections.abc import Iterable

from cnmviz.cnm.entities import Container, Endpoint, Network
from cnmviz.cnm.world import World

from . import NotYet

STATES = {"running": "running", "exited": "stopped", "paused": "paused", "created": "created"}
"""What students call the states of a container, by Docker's word."""


def named(world: World, name: str) -> list[Container]:
    """The containers of this name, on all hosts."""
    return [world.containers[id_] for host in world.hosts for id_ in world.ids("container-name", host, name)]


def container(world: World, name: str) -> Container:
    """The one container of this name.

    Raises:
        NotYet: there is none, or there are several.
    """
    found = named(world, name)
    if not found:
        raise NotYet(f"There is no container {name} yet.")
    if len(found) > 1:
        hosts = listed(world.hosts[each.host].name for each in found)
        raise NotYet(f"There are {len(found)} containers called {name}, on {hosts}: one of them is meant to be left.")
    return found[0]


def networks(world: World, name: str) -> list[Network]:
    """All networks of this name: there may be one on each host.

    Raises:
        NotYet: there is none.
    """
    found = known_networks(world, name)
    if not found:
        raise NotYet(f"There is no network {name} yet.")
    return found


def known_networks(world: World, name: str) -> list[Network]:
    return [world.networks[id_] for host in (*world.hosts, "") for id_ in world.ids("network-name", host, name)]


def alive(world: World, name: str) -> Container:
    """The one container of this name, with a sandbox.

    Raises:
        NotYet: there is none, or it has none.
    """
    found = container(world, name)
    if not found.sandbox:
        raise NotYet(f"{name} is {state(found)}: it has no sandbox and no endpoint before it runs.")
    return found


def state(found: Container) -> str:
    return "created, but not started" if found.status == "created" else STATES.get(found.status, found.status)


def endpoints(world: World, found: Container) -> list[Endpoint]:
    """The endpoints of the sandbox that a container lives in, its own or somebody else's."""
    return world.endpoints_in(found.sandbox) if found.sandbox else []


def network_names(world: World, found: Container) -> list[str]:
    """The names of the networks that a container is on, or will be on once it runs."""
    if found.sandbox:
        return [world.networks[endpoint.network].name for endpoint in endpoints(world, found)]
    return [attachment.network for attachment in found.attachments]


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them."""
    *most, last = list(names) or ["nothing"]
    return f"{', '.join(most)} and {last}" if most else last
