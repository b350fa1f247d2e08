"""Who has this address here? What ARP (for IPv6, Neighbour Discovery) finds, or does not (docker-facts 7.2 row 28).

The question goes to everybody in the broadcast domain, the answer to the asker alone. Whoever was asked has learnt the asker's
address from the question, so the packet that comes back needs none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ...entities import Endpoint, Network
from ..places import place_of
from ..trace import Action, Place, Symptom, verdict

if TYPE_CHECKING:
    from ..walker import Walker

NO_NEIGHBOUR = verdict("NO_NEIGHBOUR", "Nobody on the network has this address: ARP gets no answer.", Symptom.HOST_UNREACHABLE)
MOST_NAMED = 64
"""How many of those who hear a question are named; beyond that only their number is told."""


class Party(NamedTuple):
    """Who asks or answers: the place, the address, and the hardware address where it matters."""

    place: Place
    address: str
    mac: str = ""


class Domain(NamedTuple):
    """A broadcast domain: its key, its name in a sentence, the network over which one comes to it, and all who are in it."""

    key: str
    name: str
    through: tuple[Place, ...]
    members: Iterable[Place]


def party(walker: Walker, endpoint: Endpoint, address: str) -> Party:
    """An endpoint as one who asks or answers about an address of the same family."""
    own = endpoint.address6 if ":" in address else endpoint.address
    owner = walker.world.containers[endpoint.container]
    return Party(place_of(owner), own, endpoint.mac)


def segment(walker: Walker, network: Network, host: Place | None = None) -> Domain:
    """A network as a broadcast domain: its endpoints, and the host where that has an address there."""

    def members() -> Iterator[Place]:
        if host is not None:
            yield host
        for endpoint in walker.world.endpoints_on(network.id):
            owner = walker.world.containers[endpoint.container]
            yield place_of(owner)

    return Domain(network.id, network.name, (place_of(network),), members())


def endpoint_with(walker: Walker, network: Network, address: str, asked: tuple[Party, Domain] | None = None) -> Endpoint:
    """The endpoint that answers for an address; the walk ends where there is none. `asked`: who asks it, and where.

    Of two with one address, an answer finds the one that has just asked (recording random/random-014).
    """
    found = walker.world.endpoint_at(network.id, address)
    if walker.returning:
        mine = (one for one in walker.world.endpoints_with(network.id, address) if one.sandbox == walker.home.id)
        found = next(mine, found)
    if found is None:
        text = f"Nobody on {network.name} has the address {address}: the question who has it stays unanswered."
        heard = question(walker, asked[0], address, asked[1]) if asked else {}
        walker.drop(NO_NEIGHBOUR, "arp", text, place_of(network), address=address, **heard)
    return found


def ask(walker: Walker, asker: Party, owner: Party, domain: Domain) -> None:
    """Note how the asker learns where the owner of an address is, unless the two have met."""
    if not walker.noting or not walker.acquaint(domain.key, asker.address, owner.address):
        return
    text = f"{asker.place.name} asks all on {domain.name} who has {owner.address}. {owner.place.name} answers: {owner.mac}."
    heard = question(walker, asker, owner.address, domain)
    walker.step(Action.RESOLVED, "arp", text, owner.place, **heard, answered=owner.place, answer=owner.mac)


def question(walker: Walker, asker: Party, address: str, domain: Domain) -> dict[str, Any]:
    """What is told of a question: its words, and who hears it."""
    if not walker.noting:
        return {}
    heard = [place for place in dict.fromkeys(domain.members) if place != asker.place]
    protocol = "Neighbour Discovery" if ":" in address else "ARP"
    words = f"Who has {address}?" + (f" Tell {asker.address}." if asker.address else "")
    return {"protocol": protocol, "question": words, "asked": heard[:MOST_NAMED], "heard": len(heard), "through": domain.through}
