"""Where things stand in the picture: `place`, `arrange --order` and `group`, which only the lab knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cnmviz.cnm.commands.picture import find
from cnmviz.cnm.entities import Container, Host, Network, Position
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World

from .rehearsal import Rehearsal

AT_ONCE = 20
"""Places in one line, so that a person can read it."""


def write(rehearsal: Rehearsal, world: World) -> None:
    """The lines of the picture; `arrange` comes first, because it forgets places."""
    known = [(position, name) for position in _in_order(world) if (name := _name(world, position))]
    ranked = sorted((position.rank, name) for position, name in known if position.rank)
    if ranked:
        _say(rehearsal, ["arrange", "--order", ",".join(name for _, name in ranked)])
    places = [f"{name}={position.x},{position.y}" for position, name in known if position.placed]
    for at in range(0, len(places), AT_ONCE):
        _say(rehearsal, ["place", *places[at : at + AT_ONCE]])
    for names in _groups(known):
        _say(rehearsal, ["group", *names])


def _in_order(world: World) -> list[Position]:
    """As their things were made."""
    kept = [position for position in world.positions.values() if position.id in world.tables[position.of]]
    return sorted(kept, key=lambda position: world.tables[position.of][position.id].number)


def _groups(known: Iterable[tuple[Position, str]]) -> Iterable[list[str]]:
    groups: dict[int, list[str]] = {}
    for position, name in known:
        if position.group:
            groups.setdefault(position.group, []).append(name)
    return [names for _, names in sorted(groups.items()) if len(names) > 1]


def _name(world: World, position: Position) -> str:
    """As the commands take it: with its host in front where several things are called so."""
    thing = world.tables[position.of].get(position.id)
    if not isinstance(thing, (Container, Network, Host)):
        return ""
    kind = "" if isinstance(thing, Container) else f"{thing.kind}:"
    try:
        return f"{kind}{thing.name}" if find(world, f"{kind}{thing.name}") == thing else ""
    except Refusal:
        host = world.hosts.get(thing.host) if not isinstance(thing, Host) else None
        return f"{kind}{host.name}/{thing.name}" if host else f"{kind}{thing.name}"


def _say(rehearsal: Rehearsal, words: Sequence[str]) -> None:
    if refused := rehearsal.own(words):
        rehearsal.note("the picture", refused)
