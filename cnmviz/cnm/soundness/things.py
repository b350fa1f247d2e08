"""The entities in question, by kind and id, and how a sentence names one. Unlike a World it can hold what makes no sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar, cast

from ..entities import Container, Endpoint, Entity, Host, Network, Position, Sandbox

T = TypeVar("T")

SHOWN = 40


class Things:
    """`doubled` are those whose kind and id another one has already."""

    def __init__(self, entities: Iterable[Entity], draws: int) -> None:
        self.draws = draws
        self.tables: dict[str, dict[str, Entity]] = defaultdict(dict)
        self.doubled: list[Entity] = []
        for entity in entities:
            if entity.id in self.tables[entity.kind]:
                self.doubled.append(entity)
            self.tables[entity.kind][entity.id] = entity

    def __iter__(self) -> Iterator[Entity]:
        return (entity for table in self.tables.values() for entity in table.values())

    @property
    def hosts(self) -> dict[str, Host]:
        return cast(dict[str, Host], self.tables["host"])

    @property
    def networks(self) -> dict[str, Network]:
        return cast(dict[str, Network], self.tables["network"])

    @property
    def sandboxes(self) -> dict[str, Sandbox]:
        return cast(dict[str, Sandbox], self.tables["sandbox"])

    @property
    def containers(self) -> dict[str, Container]:
        return cast(dict[str, Container], self.tables["container"])

    @property
    def endpoints(self) -> dict[str, Endpoint]:
        return cast(dict[str, Endpoint], self.tables["endpoint"])

    @property
    def positions(self) -> dict[str, Position]:
        return cast(dict[str, Position], self.tables["position"])


def called(entity: Entity) -> str:
    """`container "web"`, or by its id where it has no name."""
    return f"{entity.kind} {quoted(getattr(entity, 'name', '') or entity.id)}"


def quoted(text: str) -> str:
    """A text from elsewhere as it can stand in a sentence: short, and nothing in it that cannot be read."""
    readable = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[: SHOWN + 1])
    return f'"{readable[:SHOWN]}…"' if len(readable) > SHOWN else f'"{readable}"'


def repeated(things: Iterable[T], key: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """Each thing whose key an earlier one has, behind that earlier one."""
    first: dict[Hashable, T] = {}
    for thing in things:
        mine = key(thing)
        if mine in first:
            yield first[mine], thing
        else:
            first[mine] = thing
