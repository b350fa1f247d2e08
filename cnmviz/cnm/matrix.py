"""Everyone to everyone: containers, hosts and the world outside, by the same walk that answers a single question.

Places of one kind reach and are reached alike (`kinds`), so a walk between two representatives answers for all. A `Survey` knows
the kinds of a world; after a command `Survey.after` gives the next one for the price of what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .draft import Change
from .entities import Container, Endpoint, Sandbox
from .findings import Table
from .kinds import Kind, Question, Surroundings
from .walk import Packet, Place, walk
from .walk.stages.lan import place_outside
from .walk.walker import place_of
from .world import World

MOST_KINDS = 4096
"""Rows of a table that are kept from one survey to the next; beyond, the next one starts from nothing."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who reaches whom. A cell is a verdict's key; memory grows with the kinds of place and not with the pairs.

    `table[rows[source]][columns[target]]` is what a place of one kind finds at a place of another; `apart` are the pairs for
    which their kinds do not say it.
    """

    places: tuple[Place, ...]
    protocol: str
    port: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    table: list[list[str]]
    apart: Mapping[tuple[int, int], str]

    def cell(self, source: int, target: int) -> str:
        """The verdict's key between two places by their index; "" for a place and itself."""
        if source == target:
            return ""
        return self.apart.get((source, target)) or self.table[self.rows[source]][self.columns[target]]

    @property
    def cells(self) -> list[list[str]]:
        """All of it, row by row."""
        grid = []
        for source, row in enumerate(self.rows):
            line = self.table[row]
            found = [line[column] for column in self.columns]
            found[source] = ""
            grid.append(found)
        for (source, target), key in self.apart.items():
            grid[source][target] = key
        return grid


class Survey:
    """The places of a world and their kinds, and the tables of what is known between kinds."""

    __slots__ = ("_matrices", "_tables", "kinds", "world")

    def __init__(self, world: World, kinds: dict[Place, Kind], tables: dict[Question, Table]) -> None:
        self.world = world
        self.kinds = kinds
        self._tables = tables
        self._matrices: dict[Question, Matrix] = {}

    @classmethod
    def of(cls, world: World) -> Survey:
        """Look at a whole world."""
        return cls(world, _all_kinds(world), {})

    def after(self, world: World, changes: Iterable[Change]) -> Survey:
        """The survey of the world that changes have led to, starting from what is known."""
        tables = self._tables
        if any(len(table.cells) > MOST_KINDS for table in tables.values()):
            tables = {}
        touched = _touched(self.world, world, tuple(changes))
        if touched is None:
            return Survey(world, _all_kinds(world), tables)
        surroundings = Surroundings(world)
        kinds = dict(self.kinds)
        for id_ in touched:
            if old := self.world.containers.get(id_):
                kinds.pop(place_of(old), None)
            if new := world.containers.get(id_):
                kinds[place_of(new)] = surroundings.of_container(new)
        return Survey(world, kinds | _kinds_of_hosts(world, surroundings), tables)

    def matrix(self, protocol: str = "icmp", port: int = 0) -> Matrix:
        """The verdict between every two places."""
        question = (protocol, port)
        if question not in self._matrices:
            self._matrices[question] = self._matrix(question)
        return self._matrices[question]

    def _matrix(self, question: Question) -> Matrix:
        table = self._tables.setdefault(question, Table(question))
        places = tuple(sorted(self.kinds, key=self._order))
        kinds = [self.kinds[place] for place in places]
        known_apart = frozenset().union(*(kind.private for kind in kinds))
        rows = tuple(table.row(kind) for kind in kinds)
        names = (place.name.lower() if place.name.lower() in known_apart else "" for place in places)
        columns = tuple(table.column(kind, name) for kind, name in zip(kinds, names, strict=True))
        senders, receivers = _members(places, rows, kinds), _members(places, columns, kinds)

        def ask(row: int, column: int) -> str:
            starts, ends = senders.get(row, ()), receivers.get(column, ())
            pairs = ((start, end) for start in starts for end in ends if start != end and not self._apart(start, end))
            pair = next(pairs, None)
            return self._walk(question, *pair) if pair else ""

        table.fill(dict.fromkeys(rows), ask)
        return Matrix(places, *question, rows, columns, table.cells, self._walk_apart(question, places, kinds))

    def _walk_apart(self, question: Question, places: tuple[Place, ...], kinds: list[Kind]) -> dict[tuple[int, int], str]:
        """The pairs that have to be walked one by one."""
        named: dict[str, list[int]] = {}
        for at, place in enumerate(places):
            named.setdefault(place.name.lower(), []).append(at)
        exact = [at for at, kind in enumerate(kinds) if kind.exact]
        pairs = {pair for at in exact for other in range(len(places)) for pair in ((at, other), (other, at))}
        pairs |= {(at, other) for at, kind in enumerate(kinds) for name in kind.private for other in named.get(name, ())}
        asked = sorted((source, target) for source, target in pairs if source != target)
        return {(source, target): self._walk(question, places[source], places[target]) for source, target in asked}

    def _apart(self, start: Place, end: Place) -> bool:
        one, other = self.kinds[start], self.kinds[end]
        return bool(one.exact or other.exact or end.name.lower() in one.private)

    def _order(self, place: Place) -> tuple[int, int]:
        """Containers in the order of their making, then hosts, then what is outside of each."""
        if place.kind == "container":
            return 0, self.world.containers[place.id].number
        return 1 if place.kind == "host" else 2, self.world.hosts[place.id].number

    def _walk(self, question: Question, start: Place, end: Place) -> str:
        return walk(self.world, question_packet(self.world, start, end, *question)).verdict.key


def question_packet(world: World, source: Place, target: Place, protocol: str, port: int) -> Packet:
    """What "does source reach target?" sends: to the place itself, whatever its name or address."""
    if target.kind == "outside":
        return Packet(source, world.hosts[target.id].neighbour, protocol, port)
    return Packet(source, target.name, protocol, port, aim=target.id)


def _members(places: tuple[Place, ...], numbers: tuple[int, ...], kinds: list[Kind]) -> dict[int, list[Place]]:
    """Up to two representatives of each number."""
    found: dict[int, list[Place]] = {}
    for place, number, kind in zip(places, numbers, kinds, strict=True):
        members = found.setdefault(number, [])
        if len(members) < 2 and not kind.exact:
            members.append(place)
    return found


def _all_kinds(world: World) -> dict[Place, Kind]:
    surroundings = Surroundings(world)
    kinds = {place_of(container): surroundings.of_container(container) for container in world.containers.values()}
    return kinds | _kinds_of_hosts(world, surroundings)


def _kinds_of_hosts(world: World, surroundings: Surroundings) -> dict[Place, Kind]:
    """The hosts, which every published port changes, what is outside of them, and the containers in their own namespaces."""
    kinds: dict[Place, Kind] = {}
    for host in world.hosts.values():
        kinds[place_of(host)] = surroundings.of_host(host)
        kinds[place_outside(host)] = surroundings.of_outside(host)
    return kinds | {place_of(container): surroundings.of_container(container) for container in surroundings.in_host_namespaces()}


def _touched(before: World, after: World, changes: tuple[Change, ...]) -> set[str] | None:
    """The ids of the containers whose kind may have changed; None where it may be any."""
    ids: set[str] = set()
    names: set[str] = set()
    for change in changes:
        for entity in filter(None, (change.before, change.after)):
            if isinstance(entity, Container):
                ids.add(entity.id)
                names.add(entity.name.lower())
            elif isinstance(entity, Endpoint | Sandbox):
                ids.add(entity.container)
                names |= {name.lower() for name in entity.dns_names} if isinstance(entity, Endpoint) else set()
            else:
                return None
    for world in (before, after):
        sandboxes = {world.containers[id_].sandbox for id_ in ids if id_ in world.containers} - {""}
        ids |= {container.id for sandbox in sandboxes for container in world.containers_in(sandbox)}
    return ids | {container.id for container in after.containers.values() if container.name.lower() in names}
