"""A question about reachability as a person asks it: two ends, a protocol, a port. Here it becomes a packet, or a refusal.

An end is a container (name, id or id prefix), `@host` or `@NAME` for a host, `@outside`; the far end may also be an address or
any name that the near end can look up. What is none of these may be a host's name, or `outside`, without the `@`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import dns
from .entities import Container, Host
from .errors import Refusal
from .routes import is_address
from .walk import Packet, Place
from .walk.places import place_of, place_outside
from .world import World

PROTOCOLS = ("icmp", "tcp", "udp", "name")
LONGEST_TARGET = 253
"""Characters of a DNS name."""


@dataclass(frozen=True, slots=True)
class Question:
    """`port` is 0 where the protocol has none."""

    source: str
    target: str
    protocol: str = "icmp"
    port: int = 0


def read(source: str, target: str, protocol: str, port: int) -> Question:
    """A question as typed: the target may carry its port and protocol, as `db:80`, `db:53/udp` or `[fd00::2]:80`.

    Raises:
        Refusal: what is wrong with it.
    """
    if len(target) > LONGEST_TARGET + 12 or len(source) > LONGEST_TARGET:
        raise _refuse("that name is too long to be one")
    target, behind = _split(target)
    written, _, spoken = behind.partition("/")
    if written:
        port = _number(written)
    protocol = spoken or protocol or ("tcp" if port else "icmp")
    if not source or not target:
        raise _refuse("two places are needed, such as `reach web db`")
    if protocol not in PROTOCOLS:
        raise _refuse(f'unknown protocol "{protocol}": it is one of {", ".join(PROTOCOLS)}')
    if protocol in ("tcp", "udp") and not 1 <= port <= 65535:
        raise _refuse(f"{protocol} needs a port from 1 to 65535, such as {target}:80")
    return Question(source, target, protocol, port if protocol in ("tcp", "udp") else 0)


def _split(target: str) -> tuple[str, str]:
    """Target, and what follows it: `PORT`, `PORT/PROTO` or `/PROTO`."""
    if is_address(target):
        return target, ""
    if target.startswith("["):
        inside, _, behind = target[1:].partition("]")
        return inside, behind.removeprefix(":")
    head, slash, proto = target.partition("/")
    name, _, port = head.partition(":")
    return name, f"{port}{slash}{proto}"


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= 65535 and len(text) < 6):
        raise _refuse(f"invalid port {text[:20]}: a port is a number from 1 to 65535")
    return int(text)


def _refuse(message: str) -> Refusal:
    return Refusal(message, client=True)


def packet(world: World, host: Host, question: Question) -> Packet:
    """The packet that answers a question asked at a host.

    Raises:
        Refusal: an end is no place of the lab.
    """
    origin = _near(world, host, question.source)
    bare = Packet(origin, question.target, question.protocol, question.port)
    if question.target.startswith("@"):
        return _to_place(world, bare, _named(world, host, question.target))
    if is_address(question.target):
        return bare
    found = _container_named(world, host, question.target)
    if found is None:
        sender = world.containers.get(origin.id)
        if sender and dns.resolve(world, sender, question.target).addresses:
            return bare
        found = _by_id(world, host, question.target)
    if found is not None:
        return replace(bare, target=found.name, aim=found.id)
    place = _place_named(world, host, question.target)
    return _to_place(world, bare, place) if place else bare


def _near(world: World, host: Host, source: str) -> Place:
    if source.startswith("@"):
        return _named(world, host, source)
    found = world.containers.get(source) or _container_named(world, host, source)
    try:
        return place_of(found or world.container(host.id, source))
    except Refusal:
        place = _place_named(world, host, source)
        if place is None:
            raise
        return place


def _place_named(world: World, host: Host, name: str) -> Place | None:
    """A host by its name, or `outside`, as the picture calls them."""
    if name == "outside":
        return place_outside(host)
    return next((place_of(other) for other in world.hosts.values() if other.name == name), None)


def _named(world: World, host: Host, text: str) -> Place:
    """`@host`, `@NAME` or `@outside`; ids of hosts serve too, for the picture."""
    if text == "@host":
        return place_of(host)
    if text == "@outside":
        return place_outside(host)
    for other in world.hosts.values():
        if text[1:] in (other.name, other.id):
            return place_of(other)
    raise _refuse(f"no such place: {text} (there are containers, @host, @outside, and hosts as @NAME)")


def _to_place(world: World, bare: Packet, place: Place) -> Packet:
    if place.kind == "outside":
        return replace(bare, target=world.hosts[place.id].neighbour)
    return replace(bare, target=place.name, aim=place.id)


def _container_named(world: World, host: Host, name: str) -> Container | None:
    """The container of this name on the host where the question is asked, or else the only one of any host."""
    bare = name.removeprefix("/")
    found = [id_ for other in world.hosts for id_ in world.ids("container-name", other, bare)]
    here = world.ids("container-name", host.id, bare)
    if here or len(found) == 1:
        return world.containers[(*here, *found)[0]]
    return None


def _by_id(world: World, host: Host, reference: str) -> Container | None:
    """A container by id (of any host) or unique id prefix; an unknown reference is a name to be looked up."""
    if reference in world.containers:
        return world.containers[reference]
    try:
        return world.container(host.id, reference)
    except Refusal:
        return None
