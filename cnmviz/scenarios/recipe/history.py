"""What is only left where something was and is no more: a network that was joined and left, a name that was given later.

A sandbox that was once on a network with names keeps Docker's DNS; a container that was renamed while it ran is known by its
name on the default bridge too. Both are done again, because packets notice them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cnmviz.cnm.entities import Container
from cnmviz.cnm.lifecycle import ALIVE
from cnmviz.cnm.settings import user_defined
from cnmviz.cnm.world import World

from .rehearsal import Rehearsal, Trial

MEANWHILE = "-before"
"""Added to a name, so that a container can be given its own."""


def repeating(rehearsal: Rehearsal, container: Container) -> Iterator[Trial]:
    """The lines that do again what a container that was just made has behind it."""
    if container.status not in ALIVE:
        return
    if _asks_dns(rehearsal.original, container) and not _asks_dns(rehearsal.world, made := _made(rehearsal, container)):
        yield from _visit(rehearsal, container, made)
    if _is_renamed(rehearsal.original, container):
        before = container.name + MEANWHILE
        trial = _lines(rehearsal, container, ["rename", container.name, before], ["rename", before, container.name])
        if not trial.refused:
            yield trial


def _made(rehearsal: Rehearsal, container: Container) -> Container:
    """The container as it is in the rehearsal."""
    host = rehearsal.world.host_named(rehearsal.original.hosts[container.host].name)
    return rehearsal.world.container(host.id, container.name)


def _asks_dns(world: World, container: Container) -> bool:
    sandbox = world.sandboxes.get(container.sandbox)
    return sandbox is not None and sandbox.embedded_dns


def _visit(rehearsal: Rehearsal, container: Container, made: Container) -> Iterator[Trial]:
    """Join the first network that lets it, and leave it again."""
    names = (network.name for network in rehearsal.world.networks.values() if network.host == made.host)
    for name in filter(user_defined, names):
        trial = _lines(rehearsal, container, ["network", "connect", name, made.name], ["network", "disconnect", name, made.name])
        if not trial.refused:
            yield trial
            return


def _is_renamed(world: World, container: Container) -> bool:
    """Whether a network without names knows its name."""
    plain = (one for one in container.attachments if not user_defined(one.network))
    return any(one.named == container.name for one in plain)


def _lines(rehearsal: Rehearsal, container: Container, *commands: list[str]) -> Trial:
    host = rehearsal.original.hosts[container.host]
    return rehearsal.try_out([rehearsal.docker(host, words) for words in commands])
