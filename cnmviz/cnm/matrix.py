"""Everyone to everyone: containers, hosts and the world outside, by the same walk that answers a single question.

Places of one kind reach and are reached alike (`kinds`), so a walk between two representatives answers for all. A `Survey` knows
the kinds of a world; after a command `Survey.after` gives the next one for the price of what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import product

from .draft import Change
from .entities import Binding, Container, Endpoint, Position, Sandbox
from .findings import Table
from .kinds import Kind, Question, Surroundings, special_addresses
from .routes import HOST, namespace_of
from .walk import Packet, Place
from .walk.places import place_of, place_outside
from .walk.walker import verdict_of
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
    known_apart: frozenset[str] = frozenset()

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
    """The places of a world and their kinds, and the tables of what is known between kinds.

    `_named` are the positions of the places by name, `_special` of those whose kind is exact or has private names. `_pending` are
    matrices of earlier surveys of the same places, with the positions of those whose kind has changed since.
    """

    __slots__ = ("_matrices", "_named", "_pending", "_positions", "_special", "_tables", "kinds", "places", "world")

    def __init__(self, world: World, kinds: Mapping[Place, Kind]) -> None:
        self.world = world
        self.places = tuple(sorted(kinds, key=lambda place: _order(world, place)))
        self.kinds = [kinds[place] for place in self.places]
        self._positions = {place: at for at, place in enumerate(self.places)}
        self._named: dict[str, list[int]] = {}
        for at, place in enumerate(self.places):
            self._named.setdefault(place.name.lower(), []).append(at)
        self._special = {at for at, kind in enumerate(self.kinds) if _is_special(kind)}
        self._tables: dict[Question, Table] = {}
        self._matrices: dict[Question, Matrix] = {}
        self._pending: dict[Question, tuple[Matrix, frozenset[int]]] = {}

    @classmethod
    def of(cls, world: World, among: Set[Place] | None = None) -> Survey:
        """Look at a whole world, or at some places of it."""
        kinds = _all_kinds(world)
        return cls(world, kinds if among is None else {place: kinds[place] for place in kinds if place in among})

    def after(self, world: World, changes: Iterable[Change]) -> Survey:
        """The survey of the world that changes have led to, starting from what is known."""
        touched = self._touched(world, tuple(changes))
        fresh = _kinds_of(world, touched, hosts=_concerns_hosts(self.world, world, touched)) if touched is not None else None
        if fresh is not None and _same_places(self.world, world, touched or set()):
            following = self._with(world, fresh)
        else:
            following = Survey.of(world) if fresh is None else Survey(world, self._replaced(touched or set(), fresh))
        if all(len(table.cells) <= MOST_KINDS for table in self._tables.values()):
            following._tables = self._tables
        else:
            following._pending = {}
        return following

    def _touched(self, world: World, changes: tuple[Change, ...]) -> set[str] | None:
        """The ids of the containers whose kind may have changed; None where it may be any."""
        ids: set[str] = set()
        names: set[str] = set()
        for change in changes:
            for entity in filter(None, (change.before, change.after)):
                if isinstance(entity, Container):
                    ids.add(entity.id)
                    names.add(entity.name.lower())
                elif isinstance(entity, Endpoint) and entity.address in special_addresses(world):
                    return None
                elif isinstance(entity, Endpoint | Sandbox):
                    ids.add(entity.container)
                    names |= {name.lower() for name in entity.dns_names} if isinstance(entity, Endpoint) else set()
                elif not isinstance(entity, Position):
                    return None
        for found in (self.world, world):
            sandboxes = {found.containers[id_].sandbox for id_ in ids if id_ in found.containers} - {""}
            ids |= {container.id for sandbox in sandboxes for container in found.containers_in(sandbox)}
        return ids | {self.places[at].id for name in names for at in self._named.get(name, ())} - set(world.hosts)

    def _with(self, world: World, fresh: Mapping[Place, Kind]) -> Survey:
        """The same places, some of them of another kind."""
        following = Survey(world, {})
        following.places, following.kinds, following._named = self.places, list(self.kinds), self._named
        following._positions = positions = self._positions
        changed = {positions[place] for place, kind in fresh.items() if self.kinds[positions[place]] != kind}
        for place, kind in fresh.items():
            following.kinds[positions[place]] = kind
        following._special = (self._special - changed) | {at for at in changed if _is_special(following.kinds[at])}
        pending = {question: (matrix, frozenset(changed)) for question, matrix in self._matrices.items()}
        earlier = {question: (matrix, before | changed) for question, (matrix, before) in self._pending.items()}
        following._pending = earlier | pending
        return following

    def _replaced(self, touched: set[str], fresh: dict[Place, Kind]) -> dict[Place, Kind]:
        """The kinds by place, where places have come, gone or been renamed."""
        kept = zip(self.places, self.kinds, strict=True)
        return {place: kind for place, kind in kept if place.id not in touched} | fresh

    def matrix(self, protocol: str = "icmp", port: int = 0) -> Matrix:
        """The verdict between every two places."""
        question = (protocol, port)
        if question not in self._matrices:
            self._matrices[question] = self._matrix(question)
        return self._matrices[question]

    def _matrix(self, question: Question) -> Matrix:
        table = self._tables.setdefault(question, Table(question))
        known_apart = frozenset().union(*(self.kinds[at].private for at in self._special))
        rows, columns = self._numbers(table, known_apart)

        def ask(row: int, column: int) -> str:
            pairs = product(_ends(rows, row), _ends(columns, column))
            pair = next(((start, end) for start, end in pairs if start != end and not self._apart(start, end)), None)
            return self._walk(question, self.places[pair[0]], self.places[pair[1]]) if pair else ""

        table.fill(dict.fromkeys(rows), ask)
        return Matrix(self.places, *question, rows, columns, table.cells, self._walk_apart(question), known_apart)

    def _numbers(self, table: Table, known_apart: frozenset[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The row and the column of each place; those of an earlier matrix hold where the kind is the same."""
        base, changed = self._pending.pop(table.question, (None, frozenset()))
        if base is None or base.known_apart != known_apart:
            base, changed = None, frozenset(range(len(self.places)))
        rows, columns = (list(base.rows), list(base.columns)) if base else ([0] * len(self.places), [0] * len(self.places))
        for at in changed:
            name, kind = self.places[at].name.lower(), self.kinds[at]
            rows[at] = table.row(kind)
            columns[at] = table.column(kind, name if name in known_apart else "")
        return tuple(rows), tuple(columns)

    def _walk_apart(self, question: Question) -> dict[tuple[int, int], str]:
        """The pairs that have to be walked one by one."""
        everyone = range(len(self.places))
        pairs: set[tuple[int, int]] = set()
        for at in self._special:
            kind = self.kinds[at]
            if kind.exact:
                pairs |= {pair for other in everyone for pair in ((at, other), (other, at))}
            pairs |= {(at, other) for name in kind.private for other in self._named.get(name, ())}
        asked = sorted((source, target) for source, target in pairs if source != target)
        return {(source, target): self._walk(question, self.places[source], self.places[target]) for source, target in asked}

    def _apart(self, start: int, end: int) -> bool:
        one, other = self.kinds[start], self.kinds[end]
        return bool(one.exact or other.exact or self.places[end].name.lower() in one.private)

    def _walk(self, question: Question, start: Place, end: Place) -> str:
        return verdict_of(self.world, question_packet(self.world, start, end, *question)).key


def question_packet(world: World, source: Place, target: Place, protocol: str, port: int) -> Packet:
    """What "does source reach target?" sends: to the place itself, whatever its name or address."""
    if target.kind == "outside":
        return Packet(source, world.hosts[target.id].neighbour, protocol, port)
    return Packet(source, target.name, protocol, port, aim=target.id)


def _is_special(kind: Kind) -> bool:
    return bool(kind.exact or kind.private)


def _ends(numbers: tuple[int, ...], number: int) -> tuple[int, ...]:
    """The first and the last position of a number, where it still has any."""
    if number not in numbers:
        return ()
    return numbers.index(number), len(numbers) - 1 - numbers[::-1].index(number)


def _order(world: World, place: Place) -> tuple[int, int]:
    """Containers in the order of their making, then hosts, then what is outside of each."""
    if place.kind == "container":
        return 0, world.containers[place.id].number
    return 1 if place.kind == "host" else 2, world.hosts[place.id].number


def _all_kinds(world: World) -> dict[Place, Kind]:
    surroundings = Surroundings(world)
    kinds = {place_of(container): surroundings.of_container(container) for container in world.containers.values()}
    return kinds | _kinds_of_hosts(world, surroundings)


def _kinds_of(world: World, touched: set[str], *, hosts: bool) -> dict[Place, Kind]:
    """The kinds of some containers, and of the hosts where their ports are concerned."""
    surroundings = Surroundings(world)
    containers = (world.containers[id_] for id_ in touched if id_ in world.containers)
    kinds = {place_of(container): surroundings.of_container(container) for container in containers}
    return kinds | _kinds_of_hosts(world, surroundings) if hosts else kinds


def _concerns_hosts(before: World, after: World, touched: set[str]) -> bool:
    """Whether what containers publish has changed, or one of them lives in a host's namespace."""
    seen, now = ([_seen_of_host(world, id_) for id_ in touched if id_ in world.containers] for world in (before, after))
    return seen != now or any(in_host for in_host, *_ in seen)


def _seen_of_host(world: World, id_: str) -> tuple[bool, list[tuple[Binding, ...]], set[str]]:
    """Whether a container lives in a host's namespace, what it publishes there, and what listens behind that."""
    container = world.containers[id_]
    namespace = namespace_of(world, container)
    bindings = [endpoint.bindings for endpoint in world.endpoints_in(container.sandbox) if endpoint.bindings] if namespace else []
    inhabitants = world.containers_in(container.sandbox) if bindings else []
    listens = {f"{port} {one.status}" for one in inhabitants for port in one.listens}
    return namespace is not None and namespace.kind == HOST, bindings, listens


def _same_places(before: World, after: World, touched: set[str]) -> bool:
    """Whether the touched containers are there before and after, under the same name."""
    names = [tuple(world.containers[id_].name if id_ in world.containers else "" for id_ in touched) for world in (before, after)]
    return names[0] == names[1] and len(before.containers) == len(after.containers)


def _kinds_of_hosts(world: World, surroundings: Surroundings) -> dict[Place, Kind]:
    """The hosts, which every published port changes, what is outside of them, and the containers in their own namespaces."""
    kinds: dict[Place, Kind] = {}
    for host in world.hosts.values():
        kinds[place_of(host)] = surroundings.of_host(host)
        kinds[place_outside(host)] = surroundings.of_outside(host)
    return kinds | {place_of(container): surroundings.of_container(container) for container in surroundings.in_host_namespaces()}
