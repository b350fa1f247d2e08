"""Who has this address on this network? What ARP finds, or does not (docker-facts 7.2 row 28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...entities import Endpoint, Network
from ..trace import Place, Symptom, verdict

if TYPE_CHECKING:
    from ..walker import Walker

NO_NEIGHBOUR = verdict("NO_NEIGHBOUR", "Nobody on the network has this address: ARP gets no answer.", Symptom.HOST_UNREACHABLE)


def endpoint_with(walker: Walker, network: Network, address: str) -> Endpoint:
    """The endpoint that answers for an address; the walk ends where there is none.

    Of two with one address, an answer finds the one that has just asked (recording random/random-014).
    """
    found = walker.world.endpoint_at(network.id, address)
    if walker.returning:
        mine = (one for one in walker.world.endpoints_with(network.id, address) if one.sandbox == walker.home.id)
        found = next(mine, found)
    if found is None:
        text = f"Nobody on {network.name} has the address {address}: the question who has it stays unanswered."
        walker.drop(NO_NEIGHBOUR, "arp", text, Place("network", network.id, network.name), address=address)
    return found
