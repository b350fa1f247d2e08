"""The wire outside a host: its neighbour, which stands for the world, and other hosts (recordings README, "The stage").

The neighbour answers ping and serves HTTP. It knows a way back to addresses behind the host: through the host.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

from ... import macs
from ...drivers import driver_of
from ...entities import Host, Network
from ...routes import OUTSIDE, Namespace, bare, contains, is_loopback
from ...wires import Wire, holders, host_at, networks_on, outer, taking
from ..places import place_of, place_outside
from ..trace import Action, Place, Symptom, verdict
from .arrival import PORT_CLOSED
from .neighbours import NO_NEIGHBOUR, Domain, Party, ask, party, question
from .parent import HOST_EXCLUDED, PARENT_UNREACHABLE

if TYPE_CHECKING:
    from ..walker import Walker

EXITED = verdict("EXITED", "The packet left the lab: nothing beyond the neighbour is part of it.", Symptom.TIMEOUT)
HTTP = 80


def carry(walker: Walker, host: Host, next_hop: str) -> None:
    """From a host's outer interface to whoever has `next_hop` on the wire."""
    wire = outer(host)
    for network, endpoint in holders(walker.world, wire, next_hop):
        if network.host == host.id and host.neighbour != next_hop:
            text = f"{next_hop} is an interface on {host.interface} itself: the kernel keeps the two apart."
            walker.drop(HOST_EXCLUDED, "own-parent", text, place_of(endpoint))
    across(walker, _host_party(host), host, wire, next_hop)


def across(walker: Walker, asker: Party, sender: Host | Network, wire: Wire, next_hop: str) -> None:
    """Over a wire from a host, or from a container of a network on its interface, to whoever has `next_hop` elsewhere on it."""
    host = sender if isinstance(sender, Host) else walker.world.hosts[sender.host]
    everybody = shared_wire(walker, host, wire, sender)
    machine = host_at(walker.world, wire, next_hop)
    if machine is not None and machine.id != host.id:
        ask(walker, asker, _host_party(machine), everybody)
        walker.into_host(machine, None)
        return
    if wire == outer(host) and next_hop == host.neighbour:
        ask(walker, asker, _outside_party(host), everybody)
        walker.enter(place_outside(host))
        _receive_outside(walker, host)
        return
    for network, endpoint in holders(walker.world, wire, next_hop):
        if network.host != host.id:
            ask(walker, asker, party(walker, endpoint, next_hop), everybody)
            driver_of(network).ingress(walker, network, next_hop)
            return
    _nobody(walker, asker, host, everybody, next_hop)


def shared_wire(walker: Walker, host: Host, wire: Wire, sender: Network | Host | None) -> Domain:
    """A wire at a host as a broadcast domain, as its sender finds it: a network there, the host itself, or (None) the outside.

    A host and the interfaces on its own do not hear each other, nor do interfaces that the mode of their network keeps apart.
    """

    def members() -> Iterator[Place]:
        if wire == outer(host):
            yield place_outside(host)
        for other in walker.world.hosts.values():
            if outer(other) == wire and not (other.id == host.id and isinstance(sender, Network)):
                yield place_of(other)
        for network in networks_on(walker.world, wire):
            for endpoint in () if _apart(host, sender, network) else walker.world.endpoints_on(network.id):
                owner = walker.world.containers[endpoint.container]
                yield place_of(owner)

    through = (place_of(sender),) if isinstance(sender, Network) else ()
    return Domain(f"{wire.shared} {wire.name}", f"the wire of {host.name}", through, members())


def _apart(host: Host, sender: Network | Host | None, network: Network) -> bool:
    """Whether the interfaces of a network do not hear the sender."""
    if sender is None or network.host != host.id:
        return False
    return not (isinstance(sender, Network) and driver_of(sender).hears(sender, network))


def _host_party(host: Host) -> Party:
    return Party(place_of(host), bare(host.address), macs.derived(host.address))


def _outside_party(host: Host) -> Party:
    return Party(place_outside(host), host.neighbour, macs.derived(host.neighbour))


def _nobody(walker: Walker, asker: Party, host: Host, everybody: Domain, next_hop: str) -> NoReturn:
    """The question who has the address stays unanswered; where it is not the destination, the way out leads nowhere."""
    at, heard = place_of(host), question(walker, asker, next_hop, everybody)
    if next_hop == walker.packet.destination:
        text = f"Nobody outside {host.interface} answers for {next_hop}."
        walker.drop(NO_NEIGHBOUR, "arp", text, at, address=next_hop, **heard)
    text = f"The next hop {next_hop} is not on the wire behind the parent interface: nobody there answers for it."
    walker.drop(PARENT_UNREACHABLE, "arp", text, at, address=next_hop, **heard)


def _receive_outside(walker: Walker, host: Host) -> None:
    packet = walker.packet
    if walker.returning:
        walker.finish()
        return
    walker.step(Action.RECEIVED, "neighbour", f"The neighbour {host.neighbour} takes the packet.", place_outside(host))
    if packet.destination != host.neighbour and not is_loopback(packet.destination):
        walker.drop(EXITED, "beyond", f"{packet.destination} is somewhere beyond the neighbour: no answer ever comes.")
    if packet.protocol != "icmp" and (packet.protocol, packet.port) != ("tcp", HTTP):
        text = f"The neighbour serves HTTP on port {HTTP} only, not {packet.port}/{packet.protocol}."
        walker.drop(PORT_CLOSED, "no-listener", text)
    walker.step(Action.DELIVERED, "neighbour-answers", f"{host.neighbour} answers.", place_outside(host))
    walker.answer(Namespace(OUTSIDE, host.id, host))


def send(walker: Walker, namespace: Namespace) -> None:
    """From the neighbour to the host, or through it to what is behind it."""
    host = namespace.host
    address = walker.packet.destination
    if not walker.packet.source:
        walker.rewrite(source=address if is_loopback(address) else host.neighbour)
    if address == host.neighbour or is_loopback(address):
        walker.step(Action.ROUTED, "local", f"{address} is the neighbour itself.", place_outside(host))
        _receive_outside(walker, host)
        return
    walker.enter(place_outside(host))
    direct, wire, me = bare(host.address), outer(host), _outside_party(host)
    everybody = shared_wire(walker, host, wire, None)
    if machine := host_at(walker.world, wire, address):
        text = f"{address} is {machine.name} on the same wire."
        walker.step(Action.ROUTED, "route", text, place_outside(host), destination=wire.shared)
        host = machine
    elif contains(host.address, address):
        for network, endpoint in holders(walker.world, wire, address):
            ask(walker, me, party(walker, endpoint, address), everybody)
            driver_of(network).ingress(walker, network, address)
            return
        text = f"Nobody on the wire outside answers for {address}."
        heard = question(walker, me, address, everybody)
        walker.drop(NO_NEIGHBOUR, "arp", text, place_outside(host), address=address, **heard)
    else:
        text = f"The neighbour sends {address} to the host {direct}, behind which it lies."
        walker.step(Action.ROUTED, "route-through-host", text, place_outside(host), via=direct)
        ask(walker, me, _host_party(host), everybody)
        for network in taking(walker.world, host, address):
            driver_of(network).ingress(walker, network, address)
            return
    ask(walker, me, _host_party(host), everybody)
    walker.into_host(host, None)
