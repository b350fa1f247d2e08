"""Who reaches whom: the same walk as of `reach`, ping and curl, told by its trace.

A source or a target is a container, or else `outside`, `host` (the host of the other end) or a host by its name. A target may
also be whatever its source looks up: an alias, an address. With several networks or addresses one way is enough. A container
whose name its source does not know is tried by its addresses; that names are found is a goal of its own, `resolves`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cnmviz.cnm import dns, fixes, question
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.entities import Container, Host
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.question import Question
from cnmviz.cnm.routes import bare, is_address
from cnmviz.cnm.walk import Trace, walk
from cnmviz.cnm.walk.trace import Action, Direction
from cnmviz.cnm.world import World

from . import Finding, NotYet, form, things

PLACES = ("outside", "host")
ASLEEP = ("NOT_RUNNING", "PAUSED")
NAMELESS = ("NO_SUCH_NAME", "NO_NAME_SERVICE", "NO_SHARED_NETWORK")
"""Verdicts about a name, which nobody needs to have."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A question with its ends found: `sender` and `receiver` are None where they are no containers."""

    asked: Question
    host: Host
    sender: Container | None
    receiver: Container | None


@form("SOURCE reaches TARGET", example="web reaches db:5432")
def reaches(world: World, source: str, target: str) -> Finding:
    """A packet arrives and its answer comes back: a ping, or with `:PORT` (`:PORT/udp`) a connection that somebody takes."""
    way = _way(world, source, target)
    _must_exist(world, way)
    trace = _walked(world, way)
    if not trace.ok:
        return Finding(False, trace.reason, trace, _fix(world, way, trace))
    if other := _instead(world, way, trace):
        return Finding(False, other, trace)
    return Finding(True, f"{source} reaches {target}.", trace)


@form("SOURCE cannot reach TARGET [because VERDICT]", example="outside cannot reach db:5432 because PORT_NOT_PUBLISHED")
def cannot_reach(world: World, source: str, target: str, verdict: str) -> Finding:
    """No answer comes back; with `because`, for this reason. Both ends run, so that it is the network that keeps them apart.

    That something does not run counts only where the reason asked for says so.
    """
    way = _way(world, source, target)
    if verdict not in NAMELESS:
        _must_exist(world, way)
    if verdict not in ASLEEP:
        _must_run(way)
    trace = _walked(world, way)
    reason = _instead(world, way, trace) or trace.reason
    if trace.ok and reason == trace.reason:
        return Finding(False, f"{source} still reaches {target}.", trace)
    if verdict and trace.verdict.key != verdict:
        return Finding(False, f"{source} cannot reach {target}, but for another reason: {reason}", trace)
    return Finding(True, reason, trace)


@form("CONTAINER resolves NAME [to PLACE]", example="web resolves db")
def resolves(world: World, container: str, name: str, place: str) -> Finding:
    """A program in the container finds an address for the name; with `to`, one of this container's, or this address."""
    trace, fix = _looked_up(world, container, name)
    if not trace.ok:
        return Finding(False, trace.reason, trace, fix)
    found = things.listed(trace.resolved)
    if not place or set(trace.resolved) & _addresses(world, place):
        return Finding(True, f"{container} resolves {name} to {found}.", trace)
    what = "" if is_address(place) else f", which is no address of {place}"
    return Finding(False, f"{container} resolves {name} to {found}{what}.", trace)


@form("CONTAINER resolves NAME to COUNT address(es)", example="web resolves api to 3 addresses")
def resolves_to_several(world: World, container: str, name: str, count: str) -> Finding:
    """The name has this many addresses, so that who asks is sent round among them."""
    trace, fix = _looked_up(world, container, name)
    if not trace.ok:
        return Finding(False, trace.reason, trace, fix)
    found = len(trace.resolved)
    said = f"{container} resolves {name} to {things.listed(trace.resolved)}"
    met = found == int(count)
    return Finding(met, f"{said}." if met else f"{said}: {found} of {count}.", trace)


@form("CONTAINER cannot resolve NAME [because VERDICT]", example="stranger cannot resolve db because NO_SHARED_NETWORK")
def cannot_resolve(world: World, container: str, name: str, verdict: str) -> Finding:
    """The container runs, and the name means nothing to it; with `because`, for this reason."""
    trace, _ = _looked_up(world, container, name)
    if trace.ok:
        return Finding(False, f"{container} still resolves {name} to {things.listed(trace.resolved)}.", trace)
    if verdict and trace.verdict.key != verdict:
        return Finding(False, f"{container} cannot resolve {name}, but for another reason: {trace.reason}", trace)
    return Finding(True, trace.reason, trace)


def _looked_up(world: World, name: str, wanted: str) -> tuple[Trace, tuple[str, ...]]:
    """The trace of a look-up in a container that runs, and what would make it succeed."""
    asker = things.alive(world, name)
    host = world.hosts[asker.host]
    way = _Way(Question(name, wanted, "name"), host, asker, None)
    trace = _walked(world, way)
    return trace, () if trace.ok else _fix(world, way, trace)


def _addresses(world: World, place: str) -> set[str]:
    """The addresses of a container, or the address itself."""
    if is_address(place):
        return {place}
    return _addresses_of(world, things.alive(world, place))


def _addresses_of(world: World, container: Container) -> set[str]:
    endpoints = things.endpoints(world, container)
    return {address for endpoint in endpoints for address in (endpoint.address, endpoint.address6)} - {""}


def _way(world: World, source: str, target: str) -> _Way:
    """The question of two ends by their names.

    Raises:
        NotYet: the source is no place of the lab, or an end is several containers.
    """
    asked = question.read(source, target, "", 0)
    is_place = not things.named(world, source) and (source in PLACES or bool(world.ids("host-name", source)))
    sender = None if is_place else things.container(world, source)
    near = [each for each in things.named(world, asked.target) if sender and each.host == sender.host]
    receiver = near[0] if near else things.container(world, asked.target) if things.named(world, asked.target) else None
    host = world.hosts[sender.host] if sender else _host_of(world, source, asked.target, receiver)
    begins = source if sender else f"@{source}"
    ends = f"@{asked.target}" if not receiver and asked.target in PLACES else asked.target
    return _Way(replace(asked, source=begins, target=ends), host, sender, receiver)


def _host_of(world: World, source: str, target: str, receiver: Container | None) -> Host:
    """The host that a place belongs to: the one it names, that of the other end, or the first."""
    for name in (source, target):
        for id_ in world.ids("host-name", name):
            return world.hosts[id_]
    if receiver:
        return world.hosts[receiver.host]
    addressed = (host for host in world.hosts.values() if bare(host.address) == target)
    holders = (world.endpoint_at(network, target) for network in world.networks) if is_address(target) else ()
    holding = (world.hosts[world.containers[holder.container].host] for holder in holders if holder)
    return next(addressed, None) or next(holding, None) or world.first_host


def _must_exist(world: World, way: _Way) -> None:
    """A target that nobody has ever made is neither reached nor kept apart."""
    target = way.asked.target
    is_known = way.receiver or target.startswith("@") or is_address(target) or world.ids("host-name", target)
    if not is_known and not _is_somebodys_name(world, way.sender, target):
        raise NotYet(f"There is no container {target} yet.")


def _is_somebodys_name(world: World, sender: Container | None, name: str) -> bool:
    """Whether a name is an alias on any network, or the sender finds it otherwise."""
    lower = name.lower()
    for network in world.networks.values():
        if world.ids("dns-name", network.id, lower.removesuffix(f".{network.name.lower()}")):
            return True
    aliases = (alias for each in world.containers.values() for attachment in each.attachments for alias in attachment.aliases)
    return any(alias.lower() == lower for alias in aliases) or bool(sender and dns.resolve(world, sender, name).addresses)


def _must_run(way: _Way) -> None:
    for end in filter(None, (way.sender, way.receiver)):
        if end.status != "running":
            raise NotYet(f"{end.name} is {things.state(end)}: let it run, so that it is the network that keeps the two apart.")


def _walked(world: World, way: _Way) -> Trace:
    try:
        return walk(world, question.packet(world, way.host, way.asked))
    except Refusal as refusal:
        raise NotYet(f"{refusal.message}.") from None


def _fix(world: World, way: _Way, trace: Trace) -> tuple[str, ...]:
    """The commands that would turn a "no" round. A better question is none: the goal would still not hold."""
    lines = fixes.smallest(Draft(world, host=way.host, now=0), way.asked, trace)
    return () if any(line.startswith("reach ") for line in lines) else lines


def _instead(world: World, way: _Way, trace: Trace) -> str:
    """That somebody else took the packet, who has the same address or name there; "" where it was the one who was meant.

    Where several share the name that was asked for, each of them is meant.
    """
    there = (step for hop in trace.hops if hop.direction is Direction.THERE for step in hop.steps)
    takers = (world.containers.get(step.entity.id) for step in there if step.action is Action.DELIVERED and step.entity)
    taker = next(filter(None, takers), None)
    if not taker or not way.receiver or taker.sandbox == way.receiver.sandbox:
        return ""
    if _addresses_of(world, way.receiver) & set(trace.resolved):
        return ""
    return f"{taker.name} answers instead of {way.receiver.name}: it has the address {trace.packet.destination} there."
