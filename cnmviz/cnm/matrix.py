"""Everyone to everyone: containers, hosts and the world outside, by the same walk that answers a single question.

Places of one kind reach and are reached alike (`kinds`), so a walk between two representatives answers for all. A `Survey` knows
the kinds of a world; after a command `Survey.after` gives the next one for the price of what changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .draft import Change
from .entities import Container, Endpoint, Sandbox
from .kinds import Kind, Surroundings
from .walk import Packet, Place, walk
from .walk.stages.lan import place_outside
from .walk.walker import place_of
from .world import World

MOST_KINDS = 4096
"""Of which findings are kept; beyond, the next survey starts from nothing."""

Question = tuple[str, int]
"""Protocol (icmp, tcp, udp, name) and port."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who reaches whom. `kinds` tells the kind of each place, `table` the verdict between two kinds.

    `table[row][column]` is a verdict's key; it has as many rows as there are kinds, and memory does not grow with the pairs.
    """

    places: tuple[Place, ...]
    protocol: str
    port: int
    kinds: tuple[int, ...]
    table: tuple[tuple[str, ...], ...]

    def cell(self, source: int, target: int) -> str:
        """The verdict's key between two places by their index; "" for a place and itself."""
        return "" if source == target else self.table[self.kinds[source]][self.kinds[target]]

    @property
    def cells(self) -> list[list[str]]:
        """All of it, row by row."""
        rows = []
        for source, kind in enumerate(self.kinds):
            line = self.table[kind]
            row = [line[other] for other in self.kinds]
            row[source] = ""
            rows.append(row)
        return rows


@dataclass(slots=True)
class Findings:
    """What walks between kinds have found: true in every world, because a kind says all that a walk depends on."""

    numbers: dict[Kind, int] = field(default_factory=dict)
    kinds: list[Kind] = field(default_factory=list)
    pairs: dict[Question, dict[tuple[int, int], str]] = field(default_factory=dict)
    patterns: dict[tuple[object, ...], str] = field(default_factory=dict)

    def number(self, kind: Kind) -> int:
        if kind not in self.numbers:
            self.numbers[kind] = len(self.kinds)
            self.kinds.append(kind)
        return self.numbers[kind]


class Survey:
    """The places of a world and their kinds. `numbers` are those of the findings, by place."""

    __slots__ = ("_findings", "_matrices", "_own", "numbers", "world")

    def __init__(self, world: World, findings: Findings, numbers: dict[Place, int]) -> None:
        self.world = world
        self.numbers = numbers
        self._findings = findings
        self._own: dict[Question, dict[tuple[int, int], str]] = {}
        self._matrices: dict[Question, Matrix] = {}

    @classmethod
    def of(cls, world: World) -> Survey:
        """Look at a whole world."""
        return cls(world, findings := Findings(), _number_all(world, findings))

    def after(self, world: World, changes: Iterable[Change]) -> Survey:
        """The survey of the world that changes have led to, starting from what is known."""
        changes = tuple(changes)
        if len(self._findings.kinds) > MOST_KINDS:
            return Survey.of(world)
        touched = _touched(self.world, world, changes)
        if touched is None:
            return Survey(world, self._findings, _number_all(world, self._findings))
        surroundings = Surroundings(world)
        numbers = dict(self.numbers)
        for id_ in touched:
            old, new = self.world.containers.get(id_), world.containers.get(id_)
            if old and (not new or place_of(new) != place_of(old)):
                del numbers[place_of(old)]
            if new:
                numbers[place_of(new)] = self._findings.number(surroundings.of_container(new))
        return Survey(world, self._findings, numbers | _number_hosts(world, surroundings, self._findings))

    def matrix(self, protocol: str = "icmp", port: int = 0) -> Matrix:
        """The verdict between every two places."""
        question = (protocol, port)
        if question not in self._matrices:
            self._matrices[question] = self._matrix(question)
        return self._matrices[question]

    def _matrix(self, question: Question) -> Matrix:
        places = tuple(sorted(self.numbers, key=self._order))
        members: dict[int, list[Place]] = {}
        for place in places:
            found = members.setdefault(self.numbers[place], [])
            if len(found) < 2:
                found.append(place)
        rank = {number: at for at, number in enumerate(members)}
        table = tuple(tuple(self._verdict(question, source, target, members) for target in members) for source in members)
        return Matrix(places, *question, tuple(rank[self.numbers[place]] for place in places), table)

    def _order(self, place: Place) -> tuple[int, int]:
        """Containers in the order of their making, then hosts, then what is outside of each."""
        if place.kind == "container":
            return 0, self.world.containers[place.id].number
        return 1 if place.kind == "host" else 2, self.world.hosts[place.id].number

    def _verdict(self, question: Question, source: int, target: int, members: dict[int, list[Place]]) -> str:
        """The verdict between two kinds; "" where a kind has one member, which is not asked for itself."""
        kinds = self._findings.kinds
        lasting = not (kinds[source].exact or kinds[target].exact)
        known = (self._findings.pairs if lasting else self._own).setdefault(question, {})
        verdict = known.get((source, target))
        if verdict is None:
            start, end = members[source][0], members[target][-1]
            if start == end:
                return ""
            verdict = self._by_pattern(question, source, target, start, end) if lasting else self._walk(question, start, end)
            known[source, target] = verdict
        return verdict

    def _by_pattern(self, question: Question, source: int, target: int, start: Place, end: Place) -> str:
        """Two kinds meet like two others of the same shapes if their networks coincide in the same places."""
        one, other = self._findings.kinds[source], self._findings.kinds[target]
        places = {network: at for at, network in enumerate(other.networks)}
        pattern = (question, one.shape, other.shape, tuple(places.get(network, -1) for network in one.networks))
        known = self._findings.patterns
        if pattern not in known:
            known[pattern] = self._walk(question, start, end)
        return known[pattern]

    def _walk(self, question: Question, start: Place, end: Place) -> str:
        return walk(self.world, question_packet(self.world, start, end, *question)).verdict.key


def question_packet(world: World, source: Place, target: Place, protocol: str, port: int) -> Packet:
    """What "does source reach target?" sends: to the place itself, whatever its name or address."""
    if target.kind == "outside":
        return Packet(source, world.hosts[target.id].neighbour, protocol, port)
    return Packet(source, target.name, protocol, port, aim=target.id)


def _number_all(world: World, findings: Findings) -> dict[Place, int]:
    surroundings = Surroundings(world)
    numbers = {
        place_of(container): findings.number(surroundings.of_container(container)) for container in world.containers.values()
    }
    return numbers | _number_hosts(world, surroundings, findings)


def _number_hosts(world: World, surroundings: Surroundings, findings: Findings) -> dict[Place, int]:
    """The hosts, which every published port changes, what is outside of them, and the containers on their own networks."""
    numbers: dict[Place, int] = {}
    for host in world.hosts.values():
        numbers[place_of(host)] = findings.number(surroundings.of_host(host))
        numbers[place_outside(host)] = findings.number(surroundings.of_outside(host))
    for container in surroundings.in_host_namespaces():
        numbers[place_of(container)] = findings.number(surroundings.of_container(container))
    return numbers


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
