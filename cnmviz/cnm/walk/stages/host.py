"""The host's own namespace: what it does with packets that come in, that its processes send, and that pass through.

Order as in the kernel: guard (raw), translation of published ports (nat), local delivery or forwarding, masquerade
(docker-facts 7.1). Which packets a network lets in is its driver's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...drivers import driver_of
from ...entities import Host, Network
from ...routes import HOST, Namespace, Route, address_number, bare, behind, contains, is_local, is_loopback, route_to
from ..places import place_of
from ..trace import Action, Place
from . import published
from .lan import EXITED
from .routing import NO_ROUTE

if TYPE_CHECKING:
    from ..walker import Walker


def arrive(walker: Walker, host: Host, network: Network | None) -> None:
    """A packet comes in from a network's bridge, or (None) by the outer interface."""
    walker.enter(place_of(host))
    walker.entered = network
    device = driver_of(network).device(network) if network else host.interface
    walker.step(Action.RECEIVED, "interface", f"{host.name} takes the packet in by {device}.", place_of(host), device=device)
    _guard(walker, host)
    if walker.returning:
        _remember(walker, host)
    else:
        published.translate(walker, host)
    namespace = Namespace(HOST, host.id, host)
    if is_local(walker.world, namespace, walker.packet.destination):
        _receive(walker, namespace)
    else:
        _forward(walker, namespace)


def send(walker: Walker, namespace: Namespace) -> None:
    """A process in the host's namespace sends."""
    host = namespace.host
    walker.entered = None
    if not walker.returning and not is_loopback(walker.packet.destination):
        published.translate(walker, host)
    address = walker.packet.destination
    if is_local(walker.world, namespace, address):
        if not walker.packet.source:
            walker.rewrite(source=address)
        walker.step(Action.ROUTED, "local", f"{address} is an address of {host.name} itself.", place_of(host))
        _receive(walker, namespace)
        return
    route = _route(walker, namespace)
    if not walker.packet.source:
        walker.rewrite(source=route.source or bare(host.address))
    _leave(walker, host, route, local=True)


def _guard(walker: Walker, host: Host) -> None:
    """Before routing: a network may refuse packets for its addresses that come in by another interface."""
    address = walker.packet.destination
    for network in behind(walker.world, host, address):
        if network is not walker.entered:
            driver_of(network).guard(walker, network, address)


def _remember(walker: Walker, host: Host) -> None:
    """Connection tracking undoes what this host did to the packet on its way there, the last change first."""
    for translation in reversed(walker.translations):
        done, packet = translation.after, walker.packet
        if translation.host != host.id or (packet.source, packet.destination) != (done.destination, done.source):
            continue
        before, carried = translation.before, walker.header
        walker.rewrite(source=before.destination, destination=before.source, port=before.port)
        text = f"{translation.rule} is undone: the answer now goes from {before.destination} to {before.source}."
        undone = {"undone": translation.rule, "before": carried, "after": walker.header}
        walker.step(Action.TRANSLATED, "conntrack", text, place_of(host), **undone)


def _receive(walker: Walker, namespace: Namespace) -> None:
    """The packet is for the host itself, which answers on every one of its addresses (docker-facts 7.1, no INPUT rule)."""
    if not walker.returning:
        published.deliver(walker, namespace)
        return
    _remember(walker, namespace.host)
    if is_local(walker.world, namespace, walker.packet.destination):
        walker.finish()
    else:
        walker.send(namespace)


def _forward(walker: Walker, namespace: Namespace) -> None:
    """The packet is for somebody else: route it on."""
    host = namespace.host
    route = _route(walker, namespace)
    if not route.network and walker.entered is None:
        address = walker.packet.destination
        walker.drop(EXITED, "back-out", f"{host.name} knows no way to {address} but back out.", place_of(host))
    _leave(walker, host, route, local=False)


def masquerade(walker: Walker, host: Host, after: str) -> None:
    """POSTROUTING: what leaves a network's subnet gets the address of the interface it leaves by (docker-facts 7.1)."""
    source, carried = walker.entered, walker.header
    before = carried.source
    if source is None or walker.returning or not driver_of(source).masquerades(source, _version(walker)):
        return
    subnet = next((pool.subnet for pool in source.pools if contains(pool.subnet, before)), "")
    if not subnet:
        return
    walker.translate(host, "Masquerading", source=after)
    text = f"Leaving {source.name}, the source {before} is replaced by the host's {after}."
    line = f"-s {subnet} ! -o {driver_of(source).device(source)} -j MASQUERADE"
    rule = {"chain": "nat POSTROUTING", "line": line}
    walker.step(Action.TRANSLATED, "masquerade", text, place_of(host), before=carried, after=walker.header, **rule)


def _route(walker: Walker, namespace: Namespace) -> Route:
    address = walker.packet.destination
    route = route_to(walker.world, namespace, address)
    if route is None:
        walker.drop(NO_ROUTE, "no-route", f"{namespace.host.name} has no route to {address}.", place_of(namespace.host))
    return route


def _leave(walker: Walker, host: Host, route: Route, *, local: bool) -> None:
    address = walker.packet.destination
    if route.network:
        name = walker.world.networks[route.network].name
        text = f"{address} is in the subnet of {name}: the way leads through {route.device}."
        looked = {"destination": route.destination, "device": route.device, "via": route.via}
        walker.step(Action.ROUTED, "route", text, Place("network", route.network, name), **looked)
        walker.into_network(route, local=local)
        return
    text = f"{address} is outside: it leaves by {route.device}" + (f" to the neighbour {route.via}." if route.via else ".")
    looked = {"destination": route.destination, "device": route.device, "via": route.via}
    walker.step(Action.ROUTED, "route", text, place_of(host), **looked)
    masquerade(walker, host, bare(host.address))
    walker.onto_lan(host, route.via or address)


def _version(walker: Walker) -> int:
    return address_number(walker.packet.destination)[0]
