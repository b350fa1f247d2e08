"""What macvlan and ipvlan have in common: networks that stand on an interface of the host, its parent.

Their containers are on the wire behind the parent with addresses of their own; the kernel keeps them and their own host apart.
Rules and texts: docker-facts 3.3, 3.4; recordings handmade/macvlan, handmade2/macvlan-two-parents.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from ..entities import Endpoint, Host, Network
from ..errors import Refusal, server_error
from ..walk.places import place_of
from ..walk.stages import lan
from ..walk.stages.neighbours import ask, party
from ..walk.stages.parent import HOST_EXCLUDED, SIBLINGS_APART
from ..walk.trace import Action, Place
from ..wires import PARENT, behind_parent, holders, host_at, networks_on
from ..world import World
from . import Driver, driver_of

if TYPE_CHECKING:
    from ..draft import Draft
    from ..walk.walker import Walker

MOST_VLAN = 4094


class ParentDriver(Driver):
    """The contract's part that both share. `choices` are the driver's own options: name, what it may be, and the default."""

    choices: ClassVar[Mapping[str, tuple[str, ...]]]

    def create_network(self, draft: Draft, network: Network) -> Network:
        self.check_settings(network)
        parent = network.options.get(PARENT, "")
        if parent == "lo":
            raise server_error(f"loopback interface is not a valid {self.name} parent link")
        for other in draft.networks.values():
            if parent and other.driver == network.driver and other.host == network.host and other.options.get(PARENT) == parent:
                self.check_neighbour(network, other)
        if parent and parent not in _links(draft, draft.hosts[network.host]):
            _check_vlan(draft, draft.hosts[network.host], parent)
        return network

    def check_settings(self, network: Network) -> None:
        for option, allowed in self.choices.items():
            text = network.options.get(option, "")
            if text and text not in allowed:
                what = option.replace("_", " ")
                default = f"'{allowed[0]}' {what.split()[1]} is the {self.name} driver default"
                raise server_error(f"requested {what} '{text}' is not valid, {default}")

    def chosen(self, network: Network, option: str) -> str:
        """The value of one of the driver's own options."""
        return network.options.get(option) or self.choices[option][0]

    def check_neighbour(self, network: Network, other: Network) -> None:
        """Whether a new network may share its parent with another one of the driver."""

    def adjacent(self, network: Network, other: Network) -> bool:
        """Whether the interfaces of two networks on one parent hand packets to each other inside the host."""
        raise NotImplementedError

    def hears(self, network: Network, other: Network) -> bool:
        return self.adjacent(network, other)

    def broadcasts(self, network: Network) -> bool:
        """Whether its interfaces ask each other for addresses, rather than being told apart by address alone."""
        return True

    def offers_gateway(self, network: Network) -> bool:
        """Without a parent a network behaves as if it were internal (docker-facts 3.3)."""
        return not network.internal and bool(network.options.get(PARENT))

    def join(self, draft: Draft, network: Network, endpoint: Endpoint) -> None:
        """The kernel makes the interface; what it says where it cannot is handed on."""
        host = draft.hosts[network.host]
        reason = self.kernel_complaint(draft, host, network, endpoint)
        if reason:
            raise server_error(f"failed to create the {self.name} port: {reason}")

    def kernel_complaint(self, draft: Draft, host: Host, network: Network, endpoint: Endpoint) -> str:
        """Why the kernel would not make the interface, or "" (recording handmade/ipvlan-l2)."""
        if self.name in host.unsupported:
            return "operation not supported"
        parent = network.options.get(PARENT, "")
        others = (one for one in networks_on(draft, behind_parent(host, network)) if one.options.get(PARENT, "") == parent)
        users = (one for one in others if one.driver != self.name and one.host == host.id and draft.endpoints_on(one.id))
        return "device or resource busy" if parent and any(users) else ""

    def egress(self, walker: Walker, network: Network, endpoint: Endpoint, next_hop: str) -> None:
        """To a sibling on the same parent, or out of the parent onto the wire; never to the own host."""
        place, host = place_of(network), walker.world.hosts[network.host]
        wire, asker = behind_parent(host, network), party(walker, endpoint, next_hop)
        walker.enter(place)
        for other, peer in _siblings(walker.world, host, network, next_hop):
            if not self.adjacent(network, other):
                text = f"{network.name} keeps the interfaces on one parent apart, so {next_hop} is not asked."
                walker.drop(SIBLINGS_APART, "mode", text, place)
            if self.broadcasts(network):
                ask(walker, asker, party(walker, peer, next_hop), lan.shared_wire(walker, host, wire, network))
            self._hand_over(walker, other, peer)
            return
        if host_at(walker.world, wire, next_hop) == host:
            text = f"{next_hop} is the host itself: the kernel keeps a parent and the interfaces on it apart."
            walker.drop(HOST_EXCLUDED, "own-host", text, place_of(host))
        if network.options.get(PARENT):
            text = f"The frame leaves by the parent {network.options[PARENT]} onto the wire."
            walker.step(Action.FORWARDED, "parent", text, Place("host", host.id, host.interface))
        lan.across(walker, asker, network, wire, next_hop)

    def ingress(self, walker: Walker, network: Network, address: str) -> None:
        """From the wire behind the parent to the endpoint."""
        endpoint = walker.world.endpoint_at(network.id, address)
        assert endpoint is not None
        walker.enter(place_of(network))
        self._hand_over(walker, network, endpoint)

    def _hand_over(self, walker: Walker, network: Network, peer: Endpoint) -> None:
        name = walker.world.containers[peer.container].name
        text = f"The {self.name} interface of {name} answers for {peer.address}: the frame is handed to it."
        walker.step(Action.FORWARDED, "parent", text, place_of(peer), mac=peer.mac)
        walker.into_sandbox(peer)


def _siblings(world: World, host: Host, network: Network, address: str) -> list[tuple[Network, Endpoint]]:
    """The endpoints on the same parent of the same host that have an address, those of the same network first."""
    found = [pair for pair in holders(world, behind_parent(host, network), address) if pair[0].host == host.id]
    return sorted(found, key=lambda pair: pair[0].id != network.id)


def _links(world: World, host: Host) -> set[str]:
    """The interfaces that a host has: its outer one, its bridges, and VLAN interfaces made for other networks."""
    mine = [network for network in world.networks.values() if network.host == host.id]
    made = {network.options.get(PARENT, "") for network in mine if driver_of(network).capabilities.needs_parent}
    return {host.interface, "lo"} | made | {driver_of(network).device(network) for network in mine}


def _check_vlan(world: World, host: Host, parent: str) -> None:
    """A parent that is not there must be a VLAN interface that can be made."""
    base, *tags = parent.split(".")
    if not tags:
        raise server_error(f"invalid subinterface vlan name {parent}, example formatting is eth0.10")
    if len(tags) > 1:
        form = "required interface name format is: name.vlan_id, ex. eth0.10 for vlan 10, instead received"
        raise server_error(f"{form} {parent}")
    if not (tags[0].isascii() and tags[0].isdecimal()):
        raise server_error(f"unable to parse a valid vlan id from: {tags[0]} (ex. eth0.10 for vlan 10)")
    if base not in _links(world, host):
        raise server_error(f"-o parent interface was not found on the host: {base}")
    if not 1 <= int(tags[0][:6]) <= MOST_VLAN:
        raise Refusal(f"vlan id must be between 1-4094, received: {int(tags[0])}", status=500)
