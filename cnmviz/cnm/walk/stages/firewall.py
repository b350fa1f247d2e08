"""What a host's firewall says about packets for containers, with the verdicts that drivers give (docker-facts 7.1, 7.3).

Which rule holds for a network is written in its driver; here is only what the answers mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...drivers import driver_of
from ...entities import Endpoint, Network
from ..places import place_of
from ..trace import Action, Symptom, verdict
from .published import PORT_NOT_PUBLISHED

if TYPE_CHECKING:
    from ..walker import Walker

ISOLATED = verdict(
    "ISOLATED", "The two are on different networks, and Docker's firewall keeps networks of a host apart.", Symptom.TIMEOUT
)
ICC_DISABLED = verdict("ICC_DISABLED", "The network was made with inter-container communication switched off.", Symptom.TIMEOUT)
NO_DIRECT_ACCESS = verdict(
    "NO_DIRECT_ACCESS", "Containers' own addresses are closed to the outside: only published ports are open.", Symptom.TIMEOUT
)

REPLY_DROPPED = verdict("REPLY_DROPPED", "The packet arrived, but the answer is dropped on its way back.", Symptom.TIMEOUT)


def accept(walker: Walker, rule: str, text: str, network: Network, line: str) -> None:
    """The firewall has let the packet in, by this line of its chain for containers."""
    looked = {"accepted": True, "chain": "filter DOCKER", "line": line}
    walker.step(Action.FILTERED, rule, text, place_of(network), **looked)


def let_in_published(walker: Walker, network: Network, endpoint: Endpoint) -> None:
    """A routed network lets in pings, and published container ports where it provides the default route.

    Sources: recording handmade/gateway-mode-routed; Engine 28.5, libnetwork/endpoint.go.
    """
    packet = walker.packet
    place, device = place_of(network), driver_of(network).device(network)
    opened = {(binding.port, binding.proto) for binding in endpoint.bindings}
    if packet.protocol != "icmp" and (packet.port, packet.protocol) not in opened:
        text = f"{network.name} is routed and lets in only published ports; {packet.port}/{packet.protocol} is not one."
        rule = {"chain": "filter DOCKER", "line": f"! -i {device} -o {device} -j DROP"}
        walker.drop(PORT_NOT_PUBLISHED, "routed-closed", text, place, seen=Symptom.TIMEOUT, **rule)
    matched = "-p icmp" if packet.protocol == "icmp" else f"-d {packet.destination} -p {packet.protocol} --dport {packet.port}"
    line = f"{matched} ! -i {device} -o {device} -j ACCEPT"
    accept(walker, "routed-open", f"{network.name} is routed and lets this in without translation.", network, line)
