"""The same lab with other addresses and other names, from a seed. Pure.

What changes: the names of containers and of local bridge networks, and the IPv4 subnets of those networks with every address in
them; and all of that wherever it is written: in aliases, links, host names, commands, environment, what programs printed. Nothing
else does: aliases with words of their own, host ports, images, IPv6, networks that span hosts or lie on a parent, ids, positions.

The names of networks keep their order, by which Docker chooses the default gateway. A name stays where something else is called
the same (a program, an image, a protocol), and a subnet where another one overlaps it. The way back is the same with names and
subnets exchanged.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from ipaddress import AddressValueError, IPv4Address, IPv4Network
from itertools import pairwise
from typing import Any

from cnmviz.cnm.drivers import driver_of
from cnmviz.cnm.entities import Entity, Network
from cnmviz.cnm.gateway import GATEWAY_BRIDGE
from cnmviz.cnm.world import World

from .pleasant import NAMES, PROGRAMS
from .words import TOKEN, tokens

FIELDS: Mapping[str, tuple[str, ...]] = {
    "container": (
        *("name", "hostname", "command", "entrypoint", "network_mode", "attachments", "publish", "links", "extra_hosts", "dns"),
        *("env", "error", "logs"),
    ),
    "endpoint": ("name", "address", "gateway", "aliases", "dns_names", "links", "bindings"),
    "network": ("name", "pools", "config_from"),
}
"""Where names and addresses are written, by kind."""

Spans = dict[IPv4Network, IPv4Network]


@dataclass(frozen=True)
class Variation:
    """Which names and which subnets become which."""

    names: Mapping[str, str]
    spans: Mapping[IPv4Network, IPv4Network]

    @cached_property
    def _shifts(self) -> list[tuple[int, int, int]]:
        """First and last address of each subnet, and by how much they move."""
        return [(int(old[0]), int(old[-1]), int(new[0]) - int(old[0])) for old, new in self.spans.items()]

    def back(self) -> Variation:
        """The way back."""
        return Variation({new: old for old, new in self.names.items()}, {new: old for old, new in self.spans.items()})

    def of(self, world: World) -> World:
        """The lab as it is then."""
        return World(world.seed, (self._entity(one) for one in world), draws=world.draws)

    def _entity(self, one: Entity) -> Entity:
        changed = {name: self._value(getattr(one, name)) for name in FIELDS.get(one.kind, ())}
        if isinstance(one, Network):
            changed["cursor"] = self._number(one.cursor)
        return dataclasses.replace(one, **changed) if changed else one

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return TOKEN.sub(lambda found: self._token(found.group()), value)
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        if isinstance(value, Mapping):
            return {key: self._value(inner) for key, inner in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return dataclasses.replace(value, **{field.name: self._value(getattr(value, field.name)) for field in fields})
        return value

    def _token(self, token: str) -> str:
        """A name, `name.network`, or an address."""
        if token in self.names:
            return self.names[token]
        head, dot, tail = token.rpartition(".")
        if dot and head in self.names and tail in self.names:
            return f"{self.names[head]}.{self.names[tail]}"
        address = _address(token)
        return str(IPv4Address(self._number(int(address)))) if address else token

    def _number(self, number: int) -> int:
        return next((number + by for first, last, by in self._shifts if first <= number <= last), number)


def varied(world: World, seed: str) -> World:
    """A lab with the names and addresses that a seed gives it."""
    return plan(world, seed).of(world)


def plan(world: World, seed: str) -> Variation:
    """What a seed makes of a lab."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    written = set(_written(world))
    return Variation(_names(world, written, chance), _spans(world, written, chance))


def _written(world: World) -> Iterator[str]:
    """Every word and every address that is written anywhere."""
    for one in world:
        for field in dataclasses.fields(one):
            yield from tokens(getattr(one, field.name))


def _varies(network: Network) -> bool:
    """Whether a network is one host's own, with addresses and names, and made by a person."""
    can = driver_of(network).capabilities
    elsewhere = can.multi_host or can.needs_parent or can.shares_host
    return can.addresses and can.names and not elsewhere and not network.predefined and network.name != GATEWAY_BRIDGE


def _names(world: World, written: set[str], chance: random.Random) -> dict[str, str]:
    networks = {one.name for one in world.networks.values()}
    varying = {one.name for one in world.networks.values() if _varies(one)}
    kept = {one.name for one in world.networks.values() if not _varies(one)} | set(_called_otherwise(world))
    small: dict[str, set[str]] = {}
    for word in written:
        small.setdefault(word.lower(), set()).add(word)

    def may(name: str) -> bool:
        return name not in kept and _is_plain(name) and small.get(name.lower(), {name}) == {name}

    # A new name is written nowhere, in no case, also not before or behind a dot.
    taken = {part for word in small for part in (word, *word.split("."))}
    changing = {name for name in varying if may(name)}
    numbered = (f"{name}{number}" for number in range(2, 2 + len(world.containers)) for name in NAMES)
    free = [name for name in (*NAMES, *numbered) if name not in taken]
    found = _of_networks(sorted(changing), sorted(networks - changing), free, chance)
    left = [name for name in free if name not in set(found.values())]
    others = sorted({one.name for one in world.containers.values() if may(one.name)} - networks)
    return found | dict(zip(others, chance.sample(_fewest(left, len(others)), len(others)), strict=True))


def _of_networks(old: list[str], kept: list[str], free: list[str], chance: random.Random) -> dict[str, str]:
    """New names in the order of the old ones, and between the same others: it decides which network is the way out."""
    found: dict[str, str] = {}
    for low, high in pairwise(["", *kept, "\U0010ffff"]):
        between = [name for name in old if low < name < high]
        fitting = _fewest([name for name in free if low < name < high], len(between))
        if len(fitting) >= len(between):
            found |= dict(zip(between, sorted(chance.sample(fitting, len(between))), strict=True))
    return found


def _fewest(names: list[str], needed: int) -> list[str]:
    """Names to choose from: without a number, as long as there are enough of them."""
    plain = [name for name in names if not name[-1].isdigit()]
    return plain if len(plain) >= needed else names


def _is_plain(name: str) -> bool:
    """Whether a name is one word that is none of the network's own words."""
    return (
        len(name) > 1
        and name[0].isalpha()
        and "." not in name
        and name.lower() not in PROGRAMS
        and TOKEN.fullmatch(name) is not None
    )


def _called_otherwise(world: World) -> Iterator[str]:
    """What programs, images and hosts are called: a container of the same name keeps it."""
    for host in world.hosts.values():
        yield host.name
    for one in world.containers.values():
        yield from tokens(one.image)
        yield from one.listens
        for words in (one.command, one.entrypoint):
            yield from (word.rpartition("/")[2] for word in words[:1])


def _spans(world: World, written: set[str], chance: random.Random) -> Spans:
    every = [(network, IPv4Network(pool.subnet), pool.chosen) for network in world.networks.values()
             for pool in network.pools if "." in pool.subnet]  # fmt: skip
    moves = [(subnet, chosen) for network, subnet, chosen in every if _varies(network) and _is_alone(subnet, every)]
    moved = {subnet for subnet, _ in moves}
    fixed = [subnet for _, subnet, _ in every if subnet not in moved]
    fixed += [
        IPv4Network(address) for word in written if (address := _address(word)) and not any(address in one for one in moved)
    ]
    found: Spans = {}
    for old, chosen in moves:
        new = _elsewhere(old, [*fixed, *moved, *found.values()], chance, chosen=chosen)
        if new is not None:
            found[old] = new
    return found


def _is_alone(subnet: IPv4Network, every: list[tuple[Network, IPv4Network, bool]]) -> bool:
    """Whether no other subnet has any of its addresses."""
    return subnet.prefixlen >= 12 and sum(subnet.overlaps(other) for _, other, _ in every) == 1


def _elsewhere(old: IPv4Network, taken: list[IPv4Network], chance: random.Random, *, chosen: bool) -> IPv4Network | None:
    """A subnet as large that is free: of Docker's own pools where Docker chose the old one, otherwise of 10.0.0.0/8."""
    pool = IPv4Network("172.16.0.0/12" if chosen and old.prefixlen == 16 else "192.168.0.0/16" if chosen else "10.0.0.0/8")
    if old.prefixlen < pool.prefixlen:
        return None
    places = 2 ** (old.prefixlen - pool.prefixlen)
    for place in chance.sample(range(places), min(places, 64)):
        new = IPv4Network((int(pool[0]) + place * old.num_addresses, old.prefixlen))
        if not any(new.overlaps(other) for other in taken):
            return new
    return None


def _address(token: str) -> IPv4Address | None:
    if not token[0].isdigit() or token.count(".") != 3:
        return None
    try:
        return IPv4Address(token)
    except AddressValueError:
        return None
