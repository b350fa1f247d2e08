"""`place`, `arrange`, `group`, `ungroup`: where things stand in the picture, for everybody. Docker knows nothing of it.

A thing is written as a container's name, `network:NAME` or `host:NAME`. In a lab of several hosts a name may be that of several
things; the host's name and a slash in front then tell which (`node2/web`, `network:node2/front`). An id does as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NewType

from ..draft import Draft
from ..entities import Container, Host, Network, Position
from ..errors import Refusal
from ..world import World
from . import argument, command, flag

ThingRef = NewType("ThingRef", str)
"""A thing of the picture, as this file's docstring has it."""

FARTHEST = 100_000
"""Pixels from the origin. The largest lab that fits the limits is 83,000 pixels high where nobody placed anything, and whatever
stands in it can be moved; farther away there is nothing to stand beside. The page fits what is so far apart into any window."""
SPOT = re.compile(r"(?P<thing>.+)=(?P<x>-?[0-9]{1,6}),(?P<y>-?[0-9]{1,6})", re.DOTALL)
SHORTEST_ID = 12
FEWEST = 2

Thing = Container | Network | Host


@command("place", docker=False, usage="THING=X,Y [THING=X,Y...]")
class Place:
    """Put things at places of the picture, in pixels inside their host's frame"""

    spots: tuple[str, ...] = argument("THING=X,Y", repeat=True)

    def perform(self, draft: Draft) -> None:
        for thing, x, y in [_read(draft, spot) for spot in self.spots]:
            known = draft.positions.get(thing.id) or Position(id=thing.id, of=thing.kind)
            draft.put(replace(known, placed=True, x=x, y=y))


@command("arrange", docker=False, usage="[OPTIONS] [THING...]")
class Arrange:
    """Forget where things were put by hand: the named ones, or all"""

    things: tuple[ThingRef, ...] = argument("THING", repeat=True, optional=True)
    order: str = flag("--order", help="Containers that then stand first, separated by commas (without THING)", default="")

    def perform(self, draft: Draft) -> None:
        if self.things and self.order:
            raise Refusal("--order is for arranging everything: it goes with no THING", client=True)
        if self.things:
            for thing in [find(draft, text) for text in self.things]:
                _lift(draft, draft.positions.get(thing.id))
            return
        first = dict.fromkeys(_container(draft, name).id for name in self.order.split(",") if name)
        ranks = {id_: rank for rank, id_ in enumerate(first, 1)}
        for known in list(draft.positions.values()):
            _keep(draft, replace(known, placed=False, x=0, y=0, rank=ranks.pop(known.id, 0)))
        for id_, rank in ranks.items():
            draft.put(Position(id=id_, of=Container.kind, rank=rank))


@command("group", docker=False, usage="THING THING [THING...]")
class Group:
    """Select and move things of the picture together from now on"""

    things: tuple[ThingRef, ...] = argument("THING", repeat=True)

    def perform(self, draft: Draft) -> None:
        found = {thing.id: thing.kind for thing in (find(draft, text) for text in self.things)}
        if len(found) < FEWEST:
            raise Refusal("a group is of two things or more", client=True)
        number = draft.fresh_number()
        for id_, kind in found.items():
            draft.put(replace(draft.positions.get(id_) or Position(id=id_, of=kind), group=number))


@command("ungroup", docker=False, usage="THING [THING...]")
class Ungroup:
    """Take the groups apart that things are in"""

    things: tuple[ThingRef, ...] = argument("THING", repeat=True)

    def perform(self, draft: Draft) -> None:
        ids = [find(draft, text).id for text in self.things]
        numbers = {draft.positions[id_].group for id_ in ids if id_ in draft.positions} - {0}
        if not numbers:
            raise Refusal("none of these is in a group", client=True)
        for known in [known for known in draft.positions.values() if known.group in numbers]:
            _keep(draft, replace(known, group=0))


def _read(world: World, text: str) -> tuple[Thing, int, int]:
    found = SPOT.fullmatch(text)
    if found is None:
        raise Refusal(f"{text[:80]} is no place: write THING=X,Y with whole pixels, such as web=120,80", client=True)
    x, y = int(found["x"]), int(found["y"])
    if max(abs(x), abs(y)) > FARTHEST:
        raise Refusal(f"{found['thing'][:80]} cannot stand there: at most {FARTHEST} pixels from the corner", client=True)
    return find(world, found["thing"]), x, y


def _container(world: World, text: str) -> Container:
    thing = find(world, text)
    if not isinstance(thing, Container):
        raise Refusal(f"{text[:80]} is no container: --order is of containers", client=True)
    return thing


def _lift(draft: Draft, known: Position | None) -> None:
    """A thing is placed by nobody any more; its rank and its group stay."""
    if known is not None:
        _keep(draft, replace(known, placed=False, x=0, y=0))


def _keep(draft: Draft, position: Position) -> None:
    """Write a position, where it says anything."""
    if position.placed or position.rank or position.group:
        draft.put(position)
    else:
        draft.drop(position)


def find(world: World, text: str) -> Thing:
    """The thing of the picture that is meant.

    Raises:
        Refusal: nothing is, or several things are.
    """
    kind, colon, name = text.partition(":")
    if not colon or kind not in (Network.kind, Host.kind):
        kind, name = Container.kind, text
    found = list(dict.fromkeys(_called(world, kind, name)))
    if len(found) > 1:
        raise Refusal(f"several things are called {name[:80]}: write HOST/{name[:80]}", client=True)
    if not found:
        raise Refusal(f"there is no {kind} {name[:80]}", client=True)
    thing: Thing = world.tables[kind][found[0]]  # type: ignore[assignment]
    return thing


def _called(world: World, kind: str, name: str) -> Iterable[str]:
    """The ids of what is called so, the plainest reading first."""
    if name in world.tables[kind]:
        return [name]
    if kind == Host.kind:
        return world.ids("host-name", name)
    hosts = ["", *world.hosts]
    everywhere = [id_ for host in hosts for id_ in world.ids(f"{kind}-name", host, name)]
    return everywhere or _on_host(world, kind, name) or _by_prefix(world, kind, name)


def _on_host(world: World, kind: str, name: str) -> list[str]:
    host, _, rest = name.partition("/")
    return [id_ for host_id in world.ids("host-name", host) for id_ in world.ids(f"{kind}-name", host_id, rest)]


def _by_prefix(world: World, kind: str, name: str) -> list[str]:
    if len(name) < SHORTEST_ID:
        return []
    return list(_starting(world.tables[kind], name))


def _starting(ids: Iterable[str], prefix: str) -> Iterator[str]:
    return (id_ for id_ in ids if id_.startswith(prefix))
