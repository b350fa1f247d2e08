"""What points at something points at something of the right kind, and numbers count the making of things."""

from __future__ import annotations

from collections.abc import Iterator

from ..entities import Container, Endpoint, Entity, Network, Sandbox
from .things import Things, called, quoted, repeated

COUNTED = ("host", "network", "sandbox", "container", "endpoint")


def point_at_something(things: Things) -> Iterator[str]:
    """Hosts, networks, sandboxes and containers that are spoken of are there."""
    for entity in things:
        for kind, id_ in _references(entity):
            if id_ not in things.tables[kind]:
                yield f"{called(entity)}: its {kind} {quoted(id_)} is not there"


def _references(entity: Entity) -> Iterator[tuple[str, str]]:
    match entity:
        case Network():
            yield from (("host", host) for host in (entity.host, *(place.host for place in entity.engines)) if host)
        case Sandbox():
            yield from (("host", entity.host), ("container", entity.container))
        case Container():
            yield from (("host", entity.host), *((("sandbox", entity.sandbox),) if entity.sandbox else ()))
        case Endpoint():
            yield from (("network", entity.network), ("sandbox", entity.sandbox), ("container", entity.container))


def numbers(things: Things) -> Iterator[str]:
    """A number is given once, by the generator, which has drawn at least as often."""
    counted = [entity for kind in COUNTED for entity in things.tables[kind].values()]
    for first, second in repeated(counted, lambda entity: entity.number):
        yield f"{called(first)} and {called(second)} have the same number"
    for entity in things:
        if not (entity.kind in COUNTED) <= entity.number <= things.draws:
            yield f"{called(entity)}: its number {entity.number} was never drawn"
