"""What stands in the way of taking changes back: pure, on a World.

Changes can be applied only where every entity is still as the changes expect it, nothing refers to what would go, and nobody
holds the name, address, subnet or host port of what would come back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

from cnmviz.cnm.draft import Change, apply
from cnmviz.cnm.entities import Container, Endpoint, Entity, Network, Position
from cnmviz.cnm.world import World

REFERENCES = ("host", "network", "sandbox", "container")
UNIQUE = ("host-name", "network-name", "container-name", "address")
PLAINEST = ("container", "network", "endpoint", "host", "sandbox", "position")
"""Kinds in the order in which people think of them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reason: the entity in the way (by kind and id, because it may be gone) and what is the matter with it."""

    kind: str
    id: str
    why: str


def conflicts(world: World, changes: Sequence[Change]) -> list[Conflict]:
    """Every reason why changes cannot be applied to a world, the plainest first."""
    found = [conflict for change in changes if (conflict := _changed(world, change))]
    if not found:
        after = apply(world, changes)
        touched = {(change.kind, change.id) for change in changes}
        found += _users(after, [change.before for change in changes if change.after is None and change.before is not None])
        for change in changes:
            if change.after is not None:
                found += _obstacles(after, change, change.after, touched)
    return sorted(found, key=lambda conflict: PLAINEST.index(conflict.kind))


def _obstacles(after: World, change: Change, entity: Entity, touched: set[tuple[str, str]]) -> Iterator[Conflict]:
    yield from _missing(after, entity)
    yield from _taken(after, entity, touched)
    if isinstance(entity, Container):
        yield from _detached(after, change.before, entity)


def _changed(world: World, change: Change) -> Conflict | None:
    current = world.tables[change.kind].get(change.id)
    if current == change.before:
        return None
    known = current or change.before or change.after
    assert known is not None
    state = "was removed" if current is None else "is there again" if change.before is None else "was changed"
    return Conflict(change.kind, change.id, f"{_named(world, known)} {state}")


def _named(world: World, entity: Entity) -> str:
    """As `label`; a position is called after its thing."""
    thing = world.tables[entity.of].get(entity.id) if isinstance(entity, Position) else None
    return f"the place of {label(thing)}" if thing else label(entity)


def _users(after: World, gone: Sequence[Entity]) -> Iterator[Conflict]:
    """Entities that would refer to nothing. One look at each, however many would go."""
    known = {key: entity for entity in gone for key in _referred(entity)}
    for entity in after if known else ():
        for key in _references(entity):
            if key in known:
                yield Conflict(entity.kind, entity.id, f"{label(entity)} uses {label(known[key])}")
                break


def _referred(entity: Entity) -> Iterator[tuple[str, str]]:
    """Under what others refer to an entity."""
    yield entity.kind, entity.id
    if isinstance(entity, Network):
        yield "network name", entity.name


def _references(entity: Entity) -> Iterator[tuple[str, str]]:
    """What an entity refers to. A container that is not running still remembers its networks, and whose sandbox it shares."""
    yield from ((name, target) for name in REFERENCES if (target := getattr(entity, name, "")))
    if isinstance(entity, Container):
        yield "container", entity.network_mode.removeprefix("container:")
        for attachment in entity.attachments:
            yield ("network", attachment.network_id) if attachment.network_id else ("network name", attachment.network)


def _missing(after: World, entity: Entity) -> Iterator[Conflict]:
    for name in REFERENCES:
        target = getattr(entity, name, "")
        if target and target not in after.tables[name]:
            yield Conflict(name, target, f"the {name} of {label(entity)} was removed")


def _detached(after: World, before: Entity | None, container: Container) -> Iterator[Conflict]:
    """Networks that a container would remember again although they are gone."""
    kept = before.attachments if isinstance(before, Container) else ()
    for attachment in container.attachments:
        if attachment not in kept and attachment.network_id and attachment.network_id not in after.networks:
            yield Conflict("network", attachment.network_id, f"network {attachment.network} was removed")


def _taken(after: World, entity: Entity, touched: set[tuple[str, str]]) -> Iterator[Conflict]:
    """Entities outside the changes that hold what this one needs for itself."""
    for other_kind, other_id, what in _rivals(after, entity):
        if (other_kind, other_id) not in touched:
            other = after.tables[other_kind][other_id]
            yield Conflict(other_kind, other_id, f"{label(other)} has {what} now")


def _rivals(after: World, entity: Entity) -> Iterator[tuple[str, str, str]]:
    for key in entity.keys():
        if key[0] in UNIQUE:
            what = f"the address {key[2]}" if key[0] == "address" else f"the name {key[-1]}"
            yield from ((entity.kind, id_, what) for id_ in after.ids(*key) if id_ != entity.id)
    if isinstance(entity, Network):
        yield from _overlapping(after, entity)
    if isinstance(entity, Endpoint):
        yield from _same_ports(after, entity)


def _overlapping(after: World, network: Network) -> Iterator[tuple[str, str, str]]:
    subnets = [ip_network(pool.subnet) for pool in network.pools]
    for other in after.networks.values():
        if other.id == network.id or other.host != network.host:
            continue
        for pool in other.pools:
            theirs: Any = ip_network(pool.subnet)
            if any(subnet.version == theirs.version and subnet.overlaps(theirs) for subnet in subnets):
                yield ("network", other.id, f"the subnet {pool.subnet}")


def _same_ports(after: World, endpoint: Endpoint) -> Iterator[tuple[str, str, str]]:
    host = after.networks[endpoint.network].host if endpoint.network in after.networks else ""
    for binding in endpoint.bindings:
        for id_ in after.ids("host-port", binding.proto, str(binding.host_port)):
            other = after.endpoints[id_]
            if id_ == endpoint.id or after.networks[other.network].host != host:
                continue
            if any(_meet(binding.host_ip, theirs.host_ip) for theirs in other.bindings if theirs.host_port == binding.host_port):
                yield ("endpoint", id_, f"the host port {binding.host_port}")


def _meet(first: str, second: str) -> bool:
    """Whether two addresses cannot both listen on one port: equal, or one of the family is every address."""
    one, two = ip_address(first or "0.0.0.0"), ip_address(second or "0.0.0.0")
    return one.version == two.version and (one == two or one.is_unspecified or two.is_unspecified)


def label(entity: Entity) -> str:
    """An entity as people call it."""
    return f"{entity.kind} {getattr(entity, 'name', '') or entity.id[:12]}"
