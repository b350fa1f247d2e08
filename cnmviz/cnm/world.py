"""The simulated universe of one lab at one moment, and how things are found in it.

A World is immutable: commands write on a `Draft`, which shares every table it does not touch. Look-ups go through an index
that each entity feeds with its own `keys()`, so finding something costs the same in a lab of ten and of ten thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from . import intervals
from .entities import KINDS, Container, Endpoint, Entity, Host, Key, Network, Position, Sandbox
from .errors import Refusal, not_found
from .intervals import Intervals

T = TypeVar("T")
E = TypeVar("E", Network, Container)

Table = dict[str, Entity]
Index = dict[Key, tuple[str, ...]]


class World:
    """Tables of entities by kind and id. `seed` and `draws` are the state of the generator of ids."""

    __slots__ = ("derived", "draws", "index", "seed", "tables", "taken")

    def __init__(self, seed: str, entities: Iterable[Entity] = (), *, draws: int = 0) -> None:
        self.seed = seed
        self.draws = draws
        self.tables: dict[str, Table] = {kind: {} for kind in KINDS}
        self.index: dict[str, Index] = {}
        self.taken: dict[tuple[str, int], Intervals] = {}
        self.derived: dict[str, tuple[Table, Any]] = {}
        for entity in entities:
            self.tables[entity.kind][entity.id] = entity
            for key in entity.keys():
                self.index.setdefault(key[0], {}).setdefault(key, ())
                self.index[key[0]][key] += (entity.id,)
            for network, version, number in entity.holds():
                held = self.taken.get((network, version), ())
                self.taken[network, version] = intervals.add(held, number)
        for table in self.index.values():
            for key, ids in table.items():
                table[key] = tuple(sorted(ids))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, World) and self.seed == other.seed and self.tables == other.tables

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[Entity]:
        return (entity for table in self.tables.values() for entity in table.values())

    @property
    def hosts(self) -> Mapping[str, Host]:
        return cast(Mapping[str, Host], self.tables["host"])

    @property
    def networks(self) -> Mapping[str, Network]:
        return cast(Mapping[str, Network], self.tables["network"])

    @property
    def sandboxes(self) -> Mapping[str, Sandbox]:
        return cast(Mapping[str, Sandbox], self.tables["sandbox"])

    @property
    def containers(self) -> Mapping[str, Container]:
        return cast(Mapping[str, Container], self.tables["container"])

    @property
    def endpoints(self) -> Mapping[str, Endpoint]:
        return cast(Mapping[str, Endpoint], self.tables["endpoint"])

    @property
    def positions(self) -> Mapping[str, Position]:
        return cast(Mapping[str, Position], self.tables["position"])

    def derive(self, name: str, kind: str, make: Callable[[], T]) -> T:
        """What `make` makes of one kind's table alone, kept under this name until that table changes."""
        table = self.tables[kind]
        known = self.derived.get(name)
        if known is None or known[0] is not table:
            known = self.derived[name] = (table, make())
        return cast(T, known[1])

    def ids(self, *key: str) -> tuple[str, ...]:
        """The sorted ids of all entities that gave this key."""
        return self.index.get(key[0], {}).get(key, ())

    def endpoints_on(self, network: str) -> list[Endpoint]:
        """The endpoints of a network, in the order in which they were made."""
        return self._endpoints("network-endpoint", network)

    def endpoints_in(self, sandbox: str) -> list[Endpoint]:
        """The endpoints of a sandbox, in the order in which they were made."""
        return self._endpoints("sandbox-endpoint", sandbox)

    def _endpoints(self, *key: str) -> list[Endpoint]:
        found = [self.endpoints[id_] for id_ in self.ids(*key)]
        return sorted(found, key=lambda endpoint: endpoint.number) if len(found) > 1 else found

    def endpoint_at(self, network: str, address: str) -> Endpoint | None:
        """Who has this address on this network now; one that the network has forgotten only where nobody else has it."""
        found = self.endpoints_with(network, address)
        return min(found, key=lambda endpoint: not endpoint.listed, default=None)

    def endpoints_with(self, network: str, address: str) -> list[Endpoint]:
        """All that have this address on this network; more than one only where the network has forgotten the others."""
        return [self.endpoints[id_] for id_ in self.ids("address", network, address)]

    def containers_in(self, sandbox: str) -> list[Container]:
        """The containers that live in a sandbox: its maker, and those that joined with `--network container:`."""
        return [self.containers[id_] for id_ in self.ids("sandbox-container", sandbox)]

    def host_named(self, name: str) -> Host:
        """The host of a docker context.

        Raises:
            Refusal: no such context, in the docker command line's words.
        """
        for id_ in self.ids("host-name", name):
            return self.hosts[id_]
        raise Refusal(f"context {name!r} does not exist".replace("'", '"'), client=True)

    @property
    def first_host(self) -> Host:
        """Where a command without a context runs; in a swarm, the manager."""
        return min(self.hosts.values(), key=lambda host: host.number)

    def network(self, host: str, reference: str) -> Network:
        """A network by full id, full name or unique id prefix, in this order (docker-facts 3.9).

        Raises:
            Refusal: unknown or ambiguous.
        """
        found = self._find(self.networks, "network-name", host, reference)
        if len(found) > 1:
            matches = f"{len(found)} matches found based on ID prefix"
            raise Refusal(f"network {reference} is ambiguous ({matches})")
        if not found:
            raise not_found(f"network {reference} not found")
        return found[0]

    def container(self, host: str, reference: str) -> Container:
        """A container by full id, name (with or without a leading slash) or unique id prefix.

        Raises:
            Refusal: unknown or ambiguous.
        """
        found = self._find(self.containers, "container-name", host, reference.removeprefix("/"))
        if len(found) > 1:
            raise Refusal(f"multiple IDs found with provided prefix: {reference}")
        if not found:
            raise not_found(f"No such container: {reference}")
        return found[0]

    def _find(self, table: Mapping[str, E], index: str, host: str, reference: str) -> list[E]:
        """By ids and names, what is present on a host; its own comes before what is the swarm's."""
        exact = table.get(reference)
        if exact is not None and exact.present(host):
            return [exact]
        named = [table[id_] for name in (host, "") for id_ in self.ids(index, name, reference)]
        if present := [row for row in named if row.present(host)]:
            return present[:1]
        if not reference:
            return []
        return [row for id_, row in table.items() if id_.startswith(reference) and row.present(host)]
