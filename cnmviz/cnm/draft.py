"""The scratch copy a command writes on.

A command puts and drops whole entities; `finish` turns what happened into an Outcome. When the command refuses, the draft is
simply forgotten: nothing has to be rolled back. Docker sometimes leaves something behind although it failed (a `run` that
cannot start leaves a created container): then the command calls `keep` and the Outcome carries both.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from . import intervals
from .entities import Container, Entity, Hold, Host, Key
from .errors import Refusal
from .swarm_ids import short_id
from .world import T, World


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after; None where it did not exist."""

    kind: str
    id: str
    before: Entity | None
    after: Entity | None


@dataclass(frozen=True, slots=True)
class Executed:
    """What a program in a container printed, and its exit status. `shell` names a container whose prompt was opened.

    `attached` tells that the shell is the container's own process, which ends when it is left.
    """

    stdout: str = ""
    stderr: str = ""
    exit: int = 0
    shell: str = ""
    attached: bool = False


Execute = Callable[[World, Container | Host, Sequence[str]], Executed]
"""Runs a command line inside a container of a world, or on a host. Given from outside: its texts belong to the console."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: the new world, the changes that lead there, and an answer as data (each command its own type).

    `error` stands beside changes where Docker keeps what a failed command made. `warnings` are lines for stderr.
    `host` is where it ran, `now` when, in microseconds.
    """

    world: World
    changes: tuple[Change, ...]
    output: Any
    error: Refusal | None
    warnings: tuple[str, ...]
    host: Host
    now: int


class Draft(World):
    """A World that can be written. Tables are shared with the base until the first write to each."""

    __slots__ = ("_before", "_journal", "_owned", "base", "error", "execute", "host", "now", "warnings")

    def __init__(self, base: World, *, host: Host, now: int, execute: Execute | None = None) -> None:
        self.base = base
        self.seed = base.seed
        self.draws = base.draws
        self.tables = dict(base.tables)
        self.index = dict(base.index)
        self.taken = base.taken
        self.derived = dict(base.derived)
        self.host = host
        self.now = now
        self.execute = execute
        self.error: Refusal | None = None
        self.warnings: list[str] = []
        self._before: dict[tuple[str, str], Entity | None] = {}
        self._journal: list[tuple[str, str, Entity | None]] = []
        self._owned: set[str] = set()

    def put(self, entity: Entity) -> None:
        """Write an entity, new or changed."""
        old = self.tables[entity.kind].get(entity.id)
        self._note(old, entity.kind, entity.id)
        self.tables[entity.kind][entity.id] = entity
        self._reindex(old, entity, entity.id)

    def drop(self, entity: Entity) -> None:
        """Remove an entity that is in the draft."""
        old = self.tables[entity.kind][entity.id]
        self._note(old, entity.kind, entity.id)
        del self.tables[entity.kind][entity.id]
        self._reindex(old, None, entity.id)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Take back what was written inside when a refusal comes out of it.

        Addresses that were given serially stay spent (recording swarm-random/random-011).
        """
        mark = len(self._journal)
        try:
            yield
        except Refusal:
            cursors = {id_: found.cursor for id_, found in self.networks.items() if found.scope == "swarm"}
            for kind, id_, old in reversed(self._journal[mark:]):
                if old is not None:
                    self.put(old)
                elif id_ in self.tables[kind]:
                    self.drop(self.tables[kind][id_])
            for id_, cursor in cursors.items():
                if id_ in self.networks and self.networks[id_].cursor != cursor:
                    self.put(replace(self.networks[id_], cursor=cursor))
            raise

    def apply(self, changes: Iterable[Change]) -> None:
        """Write recorded changes."""
        for change in changes:
            if change.after is not None:
                self.put(change.after)
            elif change.id in self.tables[change.kind]:
                self.drop(self.tables[change.kind][change.id])

    def derive(self, name: str, kind: str, make: Callable[[], T]) -> T:
        """Nothing is kept of a table that may still be written."""
        return make() if f"table {kind}" in self._owned else super().derive(name, kind, make)

    def warn(self, line: str) -> None:
        """Print a line on stderr beside the answer."""
        self.warnings.append(line)

    def keep(self, refusal: Refusal) -> None:
        """Fail, but keep what was written so far."""
        self.error = refusal

    def fresh_bytes(self, size: int) -> bytes:
        """The next bytes of the lab's own generator: the same lab gives the same ones again."""
        self.draws += 1
        return hashlib.shake_256(f"{self.seed}/{self.draws}".encode()).digest(size)

    def fresh_id(self) -> str:
        """64 hexadecimal digits; never all decimal in the first 12, as Docker sees to it too."""
        while True:
            digits = self.fresh_bytes(32).hex()
            if not digits[:12].isdecimal():
                return digits

    def fresh_swarm_id(self) -> str:
        """An id as a swarm's manager gives it."""
        return short_id(self.fresh_bytes(32).hex())

    def fresh_mac(self) -> str:
        """A random, locally administered, unicast address (docker-facts 4.3)."""
        octets = bytearray(self.fresh_bytes(6))
        octets[0] = octets[0] & 0xFE | 0x02
        return ":".join(f"{octet:02x}" for octet in octets)

    def fresh_number(self) -> int:
        """A number larger than any given before, to keep entities in the order of their making."""
        self.draws += 1
        return self.draws

    def finish(self, output: Any = None) -> Outcome:
        """The Outcome so far. Puts of one entity are merged into one change; what came back to its start is none."""
        changes = tuple(
            Change(kind, id_, before, after)
            for (kind, id_), before in self._before.items()
            if before != (after := self.tables[kind].get(id_))
        )
        return Outcome(self._world(), changes, output, self.error, tuple(self.warnings), self.host, self.now)

    def _world(self) -> World:
        world = World.__new__(World)
        world.seed, world.draws = self.seed, self.draws
        world.tables, world.index, world.taken = self.tables, self.index, self.taken
        world.derived = self.derived
        return world

    def _note(self, old: Entity | None, kind: str, id_: str) -> None:
        """Remember what was there before a write, and make the table the draft's own."""
        self._before.setdefault((kind, id_), old)
        self._journal.append((kind, id_, old))
        if f"table {kind}" not in self._owned:
            self._owned.add(f"table {kind}")
            self.tables[kind] = dict(self.tables[kind])

    def _reindex(self, old: Entity | None, new: Entity | None, id_: str) -> None:
        """Bring the indexes up to date, touching only the keys and addresses that differ."""
        before, after = _facts(old), _facts(new)
        for key in before.keys - after.keys:
            table = self._own_index(key[0])
            table[key] = _without(table[key], id_)
            if not table[key]:
                del table[key]
        for key in after.keys - before.keys:
            table = self._own_index(key[0])
            table[key] = _with(table.get(key, ()), id_)
        for network, version, number in before.holds - after.holds:
            self._own_taken()
            self.taken[network, version] = intervals.remove(self.taken[network, version], number)
        for network, version, number in after.holds - before.holds:
            self._own_taken()
            self.taken[network, version] = intervals.add(self.taken.get((network, version), ()), number)

    def _own_index(self, name: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        if f"index {name}" not in self._owned:
            self._owned.add(f"index {name}")
            self.index[name] = dict(self.index.get(name, {}))
        return self.index[name]

    def _own_taken(self) -> None:
        if "taken" not in self._owned:
            self._owned.add("taken")
            self.taken = dict(self.taken)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the indexes know of an entity."""

    keys: frozenset[Key]
    holds: frozenset[Hold]


def _facts(entity: Entity | None) -> _Facts:
    return _Facts(frozenset(entity.keys()), frozenset(entity.holds())) if entity else _Facts(frozenset(), frozenset())


def _with(ids: tuple[str, ...], id_: str) -> tuple[str, ...]:
    """Sorted ids with one more."""
    at = bisect_left(ids, id_)
    return (*ids[:at], id_, *ids[at:])


def _without(ids: tuple[str, ...], id_: str) -> tuple[str, ...]:
    at = bisect_left(ids, id_)
    return (*ids[:at], *ids[at + 1 :])


def invert(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that lead back."""
    return tuple(Change(change.kind, change.id, change.after, change.before) for change in reversed(changes))


def apply(world: World, changes: Iterable[Change]) -> World:
    """The world after recorded changes; the generator is left where it was."""
    draft = Draft(world, host=Host(id="", name=""), now=0)
    draft.apply(changes)
    return draft.finish().world
