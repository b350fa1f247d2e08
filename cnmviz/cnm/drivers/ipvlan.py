"""The ipvlan driver: containers share the MAC address of the host's interface and have addresses of their own.

Modes: `l2` puts them on the wire behind the parent; `l3` and `l3s` route by address alone, between the subnets of the network and
by the host's own routes beyond. Flags: `bridge`, `private` and `vepa` as in macvlan (docker-facts 3.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from .. import macs
from ..entities import Endpoint, Network
from ..errors import server_error
from ..routes import HOST, Namespace, is_local, route_to
from ..walk.places import place_of
from ..walk.stages import lan
from ..walk.stages.parent import HOST_EXCLUDED, PARENT_UNREACHABLE
from ..walk.trace import Action
from ..wires import PARENT
from . import Capabilities, driver
from .parent import ParentDriver

if TYPE_CHECKING:
    from ..draft import Draft
    from ..walk.walker import Walker

MODE, FLAG = "ipvlan_mode", "ipvlan_flag"


@driver
class Ipvlan(ParentDriver):
    name = "ipvlan"
    capabilities = Capabilities(needs_parent=True)
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {MODE: ("l2", "l3", "l3s"), FLAG: ("bridge", "private", "vepa")}
    title: ClassVar[str] = "Ipvlan"
    summary: ClassVar[str] = (
        "Containers share the MAC address of the host's interface and are told apart by their addresses alone. "
        "In mode l2 they stand on the host's own network; in mode l3 the host routes for them, and others need a route to them."
    )
    shape: ClassVar[str] = "fan"
    colour: ClassVar[str] = "teal"

    def check_neighbour(self, network: Network, other: Network) -> None:
        """One network per parent."""
        raise server_error(f"network dm-{other.id[:12]} is already using parent interface {network.options[PARENT]}")

    def adjacent(self, network: Network, other: Network) -> bool:
        return self.chosen(network, FLAG) == "bridge"

    def create_endpoint(self, draft: Draft, network: Network, endpoint: Endpoint) -> Endpoint:
        """The parent's MAC address."""
        return replace(endpoint, mac=macs.derived(draft.hosts[network.host].address))

    def broadcasts(self, network: Network) -> bool:
        return self._on_wire(network)

    def offers_gateway(self, network: Network) -> bool:
        return super().offers_gateway(network) and self._on_wire(network)

    def default_device(self, network: Network) -> bool:
        """In the modes that route, the default route points at the device, and a gateway is ignored."""
        return super().offers_gateway(network) and not self._on_wire(network)

    def takes(self, network: Network) -> bool:
        """The modes that route take packets for their addresses from whatever comes in by the parent."""
        return not self._on_wire(network) and bool(network.options.get(PARENT))

    def egress(self, walker: Walker, network: Network, endpoint: Endpoint, next_hop: str) -> None:
        if self._on_wire(network) or walker.world.endpoint_at(network.id, next_hop) is not None:
            super().egress(walker, network, endpoint, next_hop)
            return
        place, host = place_of(network), walker.world.hosts[network.host]
        walker.enter(place)
        here = Namespace(HOST, host.id, host)
        if is_local(walker.world, here, next_hop):
            text = f"{next_hop} is the host itself: the kernel keeps a parent and the interfaces on it apart."
            walker.drop(HOST_EXCLUDED, "own-host", text, place_of(host))
        route = route_to(walker.world, here, next_hop)
        if route is None or route.device != network.options.get(PARENT):
            text = f"The host's routes do not lead to {next_hop} by the parent of {network.name}."
            walker.drop(PARENT_UNREACHABLE, "parent-route", text, place)
        text = f"By the routes of {host.name} the packet leaves from {route.device}" + (f" to {route.via}." if route.via else ".")
        walker.step(Action.ROUTED, "parent-route", text, place_of(host), via=route.via)
        lan.carry(walker, host, route.via or next_hop)

    def _on_wire(self, network: Network) -> bool:
        return self.chosen(network, MODE) == "l2"
