"""What a lab's own file says on top: which containers do not run, and where things stand in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cnmviz.cnm.commands.lifecycle import KillContainers, PauseContainers, StopContainers
from cnmviz.cnm.commands.picture import Arrange, Group, Place

from . import labels
from .making import Making
from .model import Own, Project, Service
from .services import SHARED

SIGNALLED = 128
KILLED = 137
FEWEST = 2


def needed(project: Project) -> frozenset[str]:
    """The services whose containers must run for others to start: owners of sandboxes, targets of links."""
    by_container = {service.container_name: service.name for service in project.services if service.container_name}
    found = set[str]()
    for service in project.services:
        shared, _, reference = service.mode.partition(":")
        found |= {reference} if f"{shared}:" == SHARED else set()
        found |= {name for name, _ in service.links}
        outside = [reference, *(text.partition(":")[0] for text in service.external_links)]
        found |= {by_container[name] for name in outside if name in by_container}
    return frozenset(found)


def end(making: Making, service: Service) -> None:
    """Bring a service's containers to the state that the file has them in."""
    state = service.own.state
    if state not in ("exited", "paused"):
        return
    for number in range(1, service.replicas + 1):
        name = labels.container_name(making.project, service, number)
        host = making.world.first_host.id
        status = making.world.container(host, name).status
        if status == "running" and state == "paused":
            making.do(f"service {service.name}", PauseContainers((name,)))  # type: ignore[arg-type]
        elif status == "running":
            making.do(f"service {service.name}", _ending(name, service.own.exit_code))


def _ending(name: str, code: int) -> StopContainers | KillContainers:
    if code in (0, KILLED) or code <= SIGNALLED:
        return StopContainers((name,))  # type: ignore[arg-type]
    return KillContainers((name,), signal=str(code - SIGNALLED))  # type: ignore[arg-type]


def picture(making: Making) -> None:
    """Put everything where the file has it."""
    things = list(_things(making.project, making.world.first_host.name))
    ranked = sorted((own.rank, name) for name, own in things if own.rank and ":" not in name)
    if ranked:
        making.do("the picture", Arrange((), order=",".join(name for _, name in ranked)))
    spots = tuple(f"{name}={own.place[0]},{own.place[1]}" for name, own in things if own.place)
    if spots:
        making.do("the picture", Place(spots))
    for names in _groups(things):
        making.do("the picture", Group(names))  # type: ignore[arg-type]


def _things(project: Project, host: str) -> Iterator[tuple[str, Own]]:
    """Everything that has a place, as the commands of the picture call it."""
    yield f"host:{host}", project.own
    for net in project.networks.values():
        yield f"network:{net.name}", net.own
    for service in project.services:
        for number in range(1, service.replicas + 1):
            yield labels.container_name(project, service, number), service.own


def _groups(things: Iterable[tuple[str, Own]]) -> Iterator[tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for name, own in things:
        if own.group:
            groups.setdefault(own.group, []).append(name)
    yield from (tuple(names) for _, names in sorted(groups.items()) if len(names) >= FEWEST)
