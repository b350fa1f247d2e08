"""In which order services start: each after those that it needs, otherwise as the file has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import Unusable
from .model import Service


def started(services: Mapping[str, Service]) -> tuple[Service, ...]:
    """The services in the order of their start.

    Raises:
        Unusable: one needs another that is not there, or itself in the end.
    """
    done: dict[str, Service] = {}
    for service in services.values():
        _start(service, services, done)
    return tuple(done.values())


def _start(first: Service, services: Mapping[str, Service], done: dict[str, Service]) -> None:
    """A service after all that it needs. Written without recursion: a file may have a chain of hundreds."""
    way, left = [first.name], [iter(first.needs)]
    while way:
        if way[-1] in done:
            way.pop()
            left.pop()
            continue
        name = next(left[-1], None)
        if name is None:
            done[way[-1]] = services[way[-1]]
        elif name not in done and not (name not in services and name in services[way[-1]].optional):
            _check(name, way, services)
            way.append(name)
            left.append(iter(services[name].needs))


def _check(name: str, way: Sequence[str], services: Mapping[str, Service]) -> None:
    below = services[way[-1]]
    if name not in services:
        raise Unusable(
            f'line {below.line}: service "{below.name}" depends on undefined service "{name[:80]}": invalid compose project'
        )
    if name in way:
        circle = " -> ".join([*way[way.index(name) :], name])
        raise Unusable(f"line {below.line}: dependency cycle detected: {circle[:500]}")
