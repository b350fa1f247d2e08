"""The packet on its way: where it is, what it looks like now, what has been decided about it.

A Walker carries one packet and writes its trace. Stages and drivers ask it for the World, note steps and hand the packet on
through it, so that none of them has to know the others. It decides nothing itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NoReturn

from .. import drivers
from ..entities import Endpoint, Host, Network
from ..routes import HOST, OUTSIDE, SANDBOX, Namespace, Route
from ..world import World
from . import stages
from .stages import arrival, host, lan, names, origin, routing
from .trace import VERDICTS, Action, Direction, Header, Hop, Packet, Place, Step, Symptom, Trace, Verdict, verdict

DELIVERED = verdict("DELIVERED", "The packet arrived, and the answer came back.", Symptom.ANSWERED, ok=True)
RESOLVED = verdict("RESOLVED", "The name has an address.", Symptom.ANSWERED, ok=True)


class Ended(Exception):
    """The walk has its verdict."""

    def __init__(self, verdict: Verdict, seen: Symptom | None = None) -> None:
        super().__init__(verdict.key)
        self.verdict = verdict
        self.seen = seen


@dataclass(frozen=True, slots=True)
class Translation:
    """What a host remembers of a connection that it translated or that its docker-proxy took over."""

    host: str
    rule: str
    before: Packet
    after: Packet


class Walker:
    """One walk. `home` is where it started, `entered` the network by whose device the packet came into the present host.

    `asked` is the packet as it set out, `packet` as it is now. `local` tells that the host itself sent it, `proxied` that
    docker-proxy has accepted the connection already, `noting` whether anybody will read the explanation.
    """

    __slots__ = (
        "_acquainted", "_hops", "asked", "direction", "entered", "home", "local", "noting", "packet", "proxied", "resolved",
        "translations", "world",
    )  # fmt: skip

    def __init__(self, world: World, packet: Packet, home: Namespace, *, noting: bool) -> None:
        self.world = world
        self.packet = self.asked = packet
        self.home = home
        self.direction = Direction.THERE
        self.entered: Network | None = None
        self.local = False
        self.resolved: tuple[str, ...] = ()
        self.translations: list[Translation] = []
        self.proxied = False
        self.noting = noting
        self._hops: list[tuple[Place, Direction, list[Step]]] = []
        self._acquainted: set[tuple[str, frozenset[str]]] = set()

    def enter(self, place: Place) -> None:
        """Steps from here on happen at this place."""
        if not self._hops or self._hops[-1][:2] != (place, self.direction):
            self._hops.append((place, self.direction, []))

    def step(self, action: Action, rule: str, text: str, entity: Place | None = None, **detail: Any) -> None:
        """Note a decision at the present place."""
        if self.noting:
            self._hops[-1][2].append(Step(action, rule, text, entity, detail, self.header))

    @property
    def header(self) -> Header:
        """What the packet carries now."""
        return Header(self.packet.source, self.packet.destination, self.packet.port)

    def acquaint(self, domain: str, *addresses: str) -> bool:
        """From now on two addresses of a broadcast domain know each other's hardware address; whether that is new."""
        pair = (domain, frozenset(addresses))
        new = pair not in self._acquainted
        self._acquainted.add(pair)
        return new

    def drop(
        self, verdict: Verdict, rule: str, text: str, entity: Place | None = None, *, seen: Symptom | None = None, **detail: Any
    ) -> NoReturn:
        """End the walk here."""
        self.step(Action.DROPPED, rule, text, entity, **detail)
        raise Ended(verdict, seen)

    def rewrite(self, **fields: Any) -> None:
        self.packet = replace(self.packet, **fields)

    def translate(self, host: Host, rule: str, **fields: Any) -> None:
        """Change the packet in a way that this host undoes for the answer."""
        before = self.packet
        self.rewrite(**fields)
        self.translations.append(Translation(host.id, rule, before, self.packet))

    @property
    def returning(self) -> bool:
        return self.direction is Direction.BACK

    def send(self, namespace: Namespace) -> None:
        """A process in this namespace sends the packet."""
        sender = {SANDBOX: routing.send, HOST: host.send, OUTSIDE: lan.send}[namespace.kind]
        sender(self, namespace)

    def into_host(self, machine: Host, network: Network | None) -> None:
        """The packet comes into a host's own namespace, from a network's bridge or (None) by the outer interface."""
        host.arrive(self, machine, network)

    def into_network(self, route: Route, *, local: bool) -> None:
        """The host has routed the packet to a network's device; `local` where the host itself sent it."""
        network = self.world.networks[route.network]
        self.local = local
        drivers.driver_of(network).ingress(self, network, route.via or self.packet.destination)

    def masquerade(self, machine: Host, address: str) -> None:
        """The packet is about to leave a host by the interface that has `address`."""
        host.masquerade(self, machine, address)

    def into_sandbox(self, endpoint: Endpoint) -> None:
        """The packet comes out of an endpoint."""
        arrival.arrive(self, endpoint)

    def onto_lan(self, machine: Host, next_hop: str) -> None:
        """The packet leaves by the host's outer interface."""
        lan.carry(self, machine, next_hop)

    def receive(self, namespace: Namespace) -> None:
        """The packet is for an address of this sandbox."""
        arrival.receive(self, namespace)

    def answer(self, namespace: Namespace) -> None:
        """The packet has been taken: the answer sets out from this namespace."""
        looped = self.packet.source == self.packet.destination
        here = self._hops[-1][0]
        self.direction = Direction.BACK
        self.entered = None
        self.enter(here)
        self.rewrite(source=self.packet.destination, destination=self.packet.source)
        if looped:
            self.finish()
        else:
            self.send(namespace)

    def finish(self) -> None:
        """The answer is where the question came from."""
        self.enter(self.packet.origin)
        text = f"The answer of {self.packet.source} is back at {self.packet.origin.name}."
        self.step(Action.DELIVERED, "answer", text, self.packet.origin)

    def trace(self, verdict: Verdict, seen: Symptom | None = None) -> Trace:
        hops = tuple(Hop(place, direction, tuple(steps)) for place, direction, steps in self._hops if steps)
        return Trace(self.asked, hops, verdict, self.resolved, (), seen)

    def fork(self) -> Walker:
        """A second walker with the same past, to try another address."""
        copy = Walker(self.world, self.packet, self.home, noting=self.noting)
        copy.resolved = self.resolved
        copy._hops = [(place, direction, list(steps)) for place, direction, steps in self._hops]
        return copy


def walk(world: World, packet: Packet) -> Trace:
    """Carry a packet and its answer, and explain it.

    `packet.origin` is a container, a host, or the world outside (of the host whose id it carries, else the first), and
    `packet.target` an address or a name. Where a container is meant (`packet.aim`) whose name is not known there, its addresses
    are tried.
    """
    walker, verdict, seen = _walked(world, packet, noting=True)
    return walker.trace(verdict, seen)


def verdict_of(world: World, packet: Packet) -> Verdict:
    """How the same walk ends, without the explanation: for those who ask a thousand times."""
    return _walked(world, packet, noting=False)[1]


Ending = tuple["Walker", Verdict, Symptom | None]


def _walked(world: World, packet: Packet, *, noting: bool) -> Ending:
    walker = Walker(world, packet, origin.namespace(world, packet.origin), noting=noting)
    walker.enter(packet.origin)
    try:
        origin.start(walker)
        choices = names.choices(walker)
    except Ended as ended:
        return walker, ended.verdict, ended.seen
    if packet.protocol == "name":
        return walker, RESOLVED, None
    endings = (_attempt(walker.fork(), address) for address in choices)
    first = next(endings)
    return first if first[1].ok else next((ending for ending in endings if ending[1].ok), first)


def _attempt(walker: Walker, address: str) -> Ending:
    """The walk to one address. The trace tells the packet as it set out."""
    walker.rewrite(destination=address)
    walker.asked = walker.packet
    try:
        walker.send(walker.home)
    except Ended as ended:
        return walker, ended.verdict, ended.seen
    return walker, DELIVERED, None


@cache
def verdicts() -> Mapping[str, Verdict]:
    """All verdicts by key, with every stage and driver loaded."""
    drivers.catalogue()
    for module in pkgutil.iter_modules(stages.__path__):
        importlib.import_module(f"{stages.__name__}.{module.name}")
    return VERDICTS
