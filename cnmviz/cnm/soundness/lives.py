"""Containers and sandboxes: who runs has a sandbox, and a sandbox has a container that runs in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..lifecycle import ALIVE
from .things import Things, called, repeated


def containers(things: Things) -> Iterator[str]:
    """A name is borne once per host; a sandbox is had exactly while running or paused, and only `container:` shares one."""
    for first, second in repeated(things.containers.values(), lambda one: (one.host, one.name)):
        yield f"{called(first)} and {called(second)} are on one host and have one name"
    for container in things.containers.values():
        if bool(container.sandbox) != (container.status in ALIVE):
            yield f"{called(container)}: it has a sandbox exactly while it is running or paused"
        elif container.sandbox:
            sandbox = things.sandboxes[container.sandbox]
            if sandbox.host != container.host:
                yield f"{called(container)}: its sandbox is on another host"
            if sandbox.container != container.id and not container.network_mode.startswith("container:"):
                yield f"{called(container)}: its sandbox was made by another container"
        elif container.listens:
            yield f"{called(container)}: it listens without running"


def sandboxes(things: Things) -> Iterator[str]:
    """A sandbox lives while the container that it belongs to runs in it."""
    for sandbox in things.sandboxes.values():
        if things.containers[sandbox.container].sandbox != sandbox.id:
            yield f"{called(sandbox)}: the container that it belongs to is not in it"
