"""The commands that make one container that there is: `docker run` or `create`, its connections, and what ends it.

Its first network is named where it is made, further ones are connected. A container that has left the network it was made on, or
came back to it later, is made there too, then taken off, connected in the order in which it stands, and started. What is
connected although it lives in another's sandbox was connected before it started.
"""

from __future__ import annotations

from dataclasses import replace

from cnmviz.cnm.entities import Attachment, Container
from cnmviz.cnm.lifecycle import ALIVE, KILLED
from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness.names import SHARED

from . import flags
from .attaching import connecting, made_with, network_flags

SIGNALLED = 128
"""Added to a signal's number in the exit status of what it ended."""


def making(
    world: World, container: Container, *, asked: frozenset[str] = frozenset(), starts: bool = True, mode: str = ""
) -> list[list[str]]:
    """The words behind `docker`, one list per command.

    Args:
        world: what it is in.
        container: itself.
        asked: networks, by id, in which every address is asked for.
        starts: False where it is only made.
        mode: the network mode, where it is not its own.
    """
    attachments = tuple(_asking(world, container, one, asked) for one in container.attachments)
    mode = mode or mode_of(world, container)
    made = made_with(mode, attachments)
    starts = starts and container.status != "created"
    verb = "run" if starts and made is not None else "create"
    rest = attachments if made is None else attachments[len(made) :]
    left = made is None and not mode.startswith(SHARED)
    return [
        [
            verb,
            *flags.terminal(container, verb),
            *("--name", container.name),
            *network_flags(mode, made or ()),
            *flags.flags(world, container),
            container.image,
            *flags.command(container),
        ],
        *([["network", "disconnect", mode, container.name]] if left else []),
        *(connecting(one, container.name) for one in rest),
        *([["start", container.name]] if starts and made is None else []),
    ]


def ending(container: Container) -> list[list[str]]:
    """What brings a container that runs to the state that it is in. One that ended by itself ends by itself again."""
    if container.status == "paused":
        return [["pause", container.name]]
    if container.status in ALIVE or container.status == "created":
        return []
    if container.exit_code == KILLED or container.interactive:
        return [["stop", container.name]]
    signal = container.exit_code - SIGNALLED
    return [["kill", "--signal", str(signal), container.name]] if signal > 0 else []


def needs(container: Container) -> list[str]:
    """The ids of the containers that must run for this one to start."""
    owner = [container.network_mode.removeprefix(SHARED)] if container.network_mode.startswith(SHARED) else []
    return [*owner, *(link.split(":")[0] for link in container.links)]


def mode_of(world: World, container: Container) -> str:
    """The network it was made on, by its name; another container's sandbox by that container's."""
    mode = container.network_mode
    if mode.startswith(SHARED):
        owner = world.containers.get(mode.removeprefix(SHARED))
        return f"{SHARED}{owner.name}" if owner else mode
    here = [network for network in world.networks.values() if network.host in ("", container.host)]
    by_id = (network.name for network in here if len(mode) >= 12 and network.id.startswith(mode))
    return mode if any(network.name == mode for network in here) else next(by_id, mode)


def _asking(world: World, container: Container, one: Attachment, asked: frozenset[str]) -> Attachment:
    """An attachment with the address that its endpoint has, where it is to be asked for."""
    if one.network_id not in asked or container.status not in ALIVE:
        return one
    plugs = world.endpoints_in(container.sandbox)
    plug = next((plug for plug in plugs if plug.network == one.network_id and plug.container == container.id), None)
    return replace(one, ip=plug.address) if plug else one
