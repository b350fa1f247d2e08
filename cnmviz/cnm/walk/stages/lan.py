"""The wire outside a host: its neighbour, which stands for the world, and other hosts (recordings README, "The stage").

The neighbour answers ping and serves HTTP. It knows a way back to addresses behind the host: through the host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...entities import Host
from ...routes import OUTSIDE, Namespace, bare, contains, is_loopback
from ..trace import Action, Place, Symptom, verdict
from .arrival import PORT_CLOSED
from .neighbours import NO_NEIGHBOUR

if TYPE_CHECKING:
    from ..walker import Walker

EXITED = verdict("EXITED", "The packet left the lab: nothing beyond the neighbour is part of it.", Symptom.TIMEOUT)
HTTP = 80


def place_outside(host: Host) -> Place:
    return Place("outside", host.id, "outside")


def carry(walker: Walker, host: Host, next_hop: str) -> None:
    """From a host's outer interface to whoever has `next_hop` on the wire."""
    for other in walker.world.hosts.values():
        if other.id != host.id and bare(other.address) == next_hop:
            walker.into_host(other, None)
            return
    if next_hop != host.neighbour:
        text = f"Nobody outside {host.interface} answers for {next_hop}."
        walker.drop(NO_NEIGHBOUR, "arp", text, Place("host", host.id, host.name), address=next_hop)
    walker.enter(place_outside(host))
    _receive_outside(walker, host)


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
    if address == direct:
        walker.step(Action.ROUTED, "route", f"{address} is the host on the same wire.", place_outside(host))
    elif contains(host.address, address):
        text = f"Nobody on the wire outside answers for {address}."
        walker.drop(NO_NEIGHBOUR, "arp", text, place_outside(host), address=address)
    else:
        text = f"The neighbour sends {address} to the host {direct}, behind which it lies."
        walker.step(Action.ROUTED, "route-through-host", text, place_outside(host), via=direct)
    walker.into_host(host, None)
