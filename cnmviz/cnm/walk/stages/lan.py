"""The wire outside a host: its neighbour, which stands for the world, and other hosts (recordings README, "The stage").

The neighbour answers ping and serves HTTP. It knows a way back to addresses behind the host: through the host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ...drivers import driver_of
from ...entities import Host
from ...routes import OUTSIDE, Namespace, bare, contains, is_loopback
from ...wires import Wire, holders, host_at, outer, taking
from ..trace import Action, Place, Symptom, verdict
from .arrival import PORT_CLOSED
from .neighbours import NO_NEIGHBOUR
from .parent import HOST_EXCLUDED, PARENT_UNREACHABLE

if TYPE_CHECKING:
    from ..walker import Walker

EXITED = verdict("EXITED", "The packet left the lab: nothing beyond the neighbour is part of it.", Symptom.TIMEOUT)
HTTP = 80


def place_outside(host: Host) -> Place:
    return Place("outside", host.id, "outside")


def carry(walker: Walker, host: Host, next_hop: str) -> None:
    """From a host's outer interface to whoever has `next_hop` on the wire."""
    wire = outer(host)
    for network, endpoint in holders(walker.world, wire, next_hop):
        if network.host == host.id and host.neighbour != next_hop:
            text = f"{next_hop} is an interface on {host.interface} itself: the kernel keeps the two apart."
            walker.drop(HOST_EXCLUDED, "own-parent", text, Place("endpoint", endpoint.id, endpoint.interface))
    across(walker, host, wire, next_hop)


def across(walker: Walker, host: Host, wire: Wire, next_hop: str) -> None:
    """Over a wire from a host, or from a container on its interface, to whoever has `next_hop` elsewhere on it."""
    machine = host_at(walker.world, wire, next_hop)
    if machine is not None and machine.id != host.id:
        walker.into_host(machine, None)
        return
    if wire == outer(host) and next_hop == host.neighbour:
        walker.enter(place_outside(host))
        _receive_outside(walker, host)
        return
    for network, _ in holders(walker.world, wire, next_hop):
        if network.host != host.id:
            driver_of(network).ingress(walker, network, next_hop)
            return
    _nobody(walker, host, wire, next_hop)


def _nobody(walker: Walker, host: Host, wire: Wire, next_hop: str) -> NoReturn:
    """The question who has the address stays unanswered; where it is not the destination, the way out leads nowhere."""
    at = Place("host", host.id, host.name)
    if next_hop == walker.packet.destination:
        walker.drop(NO_NEIGHBOUR, "arp", f"Nobody outside {host.interface} answers for {next_hop}.", at, address=next_hop)
    text = f"The next hop {next_hop} is not on the wire behind the parent interface: nobody there answers for it."
    walker.drop(PARENT_UNREACHABLE, "arp", text, at, address=next_hop)


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
    direct = bare(host.address)
    if machine := host_at(walker.world, outer(host), address):
        walker.step(Action.ROUTED, "route", f"{address} is {machine.name} on the same wire.", place_outside(host))
        host = machine
    elif contains(host.address, address):
        for network, _ in holders(walker.world, outer(host), address):
            driver_of(network).ingress(walker, network, address)
            return
        text = f"Nobody on the wire outside answers for {address}."
        walker.drop(NO_NEIGHBOUR, "arp", text, place_outside(host), address=address)
    else:
        text = f"The neighbour sends {address} to the host {direct}, behind which it lies."
        walker.step(Action.ROUTED, "route-through-host", text, place_outside(host), via=direct)
        for network in taking(walker.world, host, address):
            driver_of(network).ingress(walker, network, address)
            return
    walker.into_host(host, None)
