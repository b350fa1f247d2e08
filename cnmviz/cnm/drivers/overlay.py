"""The overlay driver: one network over all hosts of a swarm, its packets carried between hosts inside of others (VXLAN).

Sources: docker-facts 3.5, 4.1, 4.2; recordings under swarm. It must not decide who is in the swarm (`membership`), nor how a
container gets out of it (`gwbridge`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from .. import ipam, macs, swarm
from ..entities import Endpoint, Host, Network, Pool
from ..errors import Refusal
from ..routes import bare
from ..subnets import Requested
from ..swarm_ids import short_id
from ..walk.places import place_of
from ..walk.stages.neighbours import endpoint_with
from ..walk.trace import Action
from . import Capabilities, Driver, driver

if TYPE_CHECKING:
    from ..draft import Draft
    from ..walk.walker import Walker

VXLAN_IDS = "com.docker.network.driver.overlay.vxlanid_list"
FIRST_VXLAN_ID = 4096
VXLAN_PORT = 4789
HEADERS = 50
"""Bytes that the outer headers take from each packet."""


@driver
class Overlay(Driver):
    name = "overlay"
    scope: ClassVar[str] = "swarm"
    capabilities = Capabilities(multi_host=True, hidden_exit=True)
    title: ClassVar[str] = "Overlay"
    summary: ClassVar[str] = (
        "One network over all hosts of a swarm: containers on it talk as if they were side by side, wherever they run. "
        "Between hosts the packets travel inside of others; to the outside each host has its own hidden bridge."
    )
    internal: ClassVar[str] = (
        "One network over all hosts of a swarm: containers on it talk as if they were side by side, wherever they run. "
        "Between hosts the packets travel inside of others; it is internal: no hidden bridge leads out, and no port is published."
    )
    shape: ClassVar[str] = "tunnel"
    colour: ClassVar[str] = "violet"

    def check_host(self, host: Host) -> None:
        swarm.check_manager(host)

    def allocate(self, draft: Draft, network: Network, requested: Sequence[Requested]) -> tuple[Pool, ...]:
        """The manager makes a network whose subnet is taken, and never gives it one (recording swarm/overlay-subnets)."""
        try:
            pools = super().allocate(draft, network, requested)
        except Refusal as refusal:
            if refusal.message != ipam.OVERLAPS:
                raise
            return ()
        return tuple(replace(pool, chosen=False, gateway_asked=bool(pool.gateway)) for pool in pools)

    def create_network(self, draft: Draft, network: Network) -> Network:
        """A network identifier of its own for VXLAN, the lowest free one."""
        if network.ingress:
            self._check_mesh(draft, network)
        taken = {other.options.get(VXLAN_IDS) for other in draft.networks.values() if other.host == ""}
        number = next(str(number) for number in range(FIRST_VXLAN_ID, 2**24) if str(number) not in taken)
        return replace(network, options={**network.options, VXLAN_IDS: number}) if network.pools else network

    def _check_mesh(self, draft: Draft, network: Network) -> None:
        if network.attachable:
            raise Refusal("ingress network cannot be attachable")
        for other in draft.networks.values():
            if other.ingress and other.id != network.id:
                reason = f"ingress network ({other.id}) is already present"
                raise Refusal(f"rpc error: code = AlreadyExists desc = {reason}", status=409)

    def label(self, network: Network) -> str:
        """A network without a subnet has no driver yet (recording swarm/overlay-subnets)."""
        return self.name if network.pools else ""

    def offers_gateway(self, network: Network) -> bool:
        """The way out is docker_gwbridge (docker-facts 3.5)."""
        return False

    def mtu(self, network: Network) -> int:
        return super().mtu(network) - HEADERS

    def check_unused(self, draft: Draft, network: Network) -> None:
        if draft.host.role != swarm.MANAGER:
            raise Refusal(swarm.WORKERS_MAY_NOT, status=503)
        for endpoint in draft.endpoints_on(network.id):
            task = short_id(endpoint.id)
            raise Refusal(f"rpc error: code = FailedPrecondition desc = network {network.id} is in use by task {task}")

    def create_endpoint(self, draft: Draft, network: Network, endpoint: Endpoint) -> Endpoint:
        """Its MAC address follows from its address (docker-facts 4.3)."""
        return replace(endpoint, mac=macs.from_ipv4(endpoint.address))

    def join(self, draft: Draft, network: Network, endpoint: Endpoint) -> None:
        """The network appears on a host with its first container there (docker-facts 3.5)."""
        host = draft.hosts[draft.sandboxes[endpoint.sandbox].host]
        swarm.appear(draft, draft.networks[network.id], host, f"lb-{network.name}")

    def leave(self, draft: Draft, network: Network, endpoint: Endpoint) -> None:
        """With its last container on a host it goes from there."""
        host = draft.hosts[draft.sandboxes[endpoint.sandbox].host]
        others = (one for one in draft.endpoints_on(network.id) if one.id != endpoint.id)
        if not any(draft.sandboxes[one.sandbox].host == host.id for one in others):
            swarm.vanish(draft, draft.networks[network.id], host)

    def egress(self, walker: Walker, network: Network, endpoint: Endpoint, next_hop: str) -> None:
        """Over the switch of the network, which reaches from host to host."""
        place = place_of(network)
        walker.enter(place)
        peer = endpoint_with(walker, network, next_hop)
        here, there = (walker.world.hosts[walker.world.sandboxes[one.sandbox].host] for one in (endpoint, peer))
        if here.id != there.id:
            text = f"{next_hop} is not on {here.name}: the hosts have told each other that it is on {there.name}."
            walker.step(Action.FORWARDED, "overlay", text, place, host=there.name)
            self._across(walker, network, here, there)
            walker.enter(place)
        name = walker.world.containers[peer.container].name
        text = f"The switch of {network.name} on {there.name} hands the packet to the endpoint of {name}."
        walker.step(Action.FORWARDED, "overlay", text, place_of(peer), mac=peer.mac)
        walker.into_sandbox(peer)

    def _across(self, walker: Walker, network: Network, here: Host, there: Host) -> None:
        """Out of one host and into the other, inside of a UDP packet between the two."""
        number, target = network.options.get(VXLAN_IDS, ""), bare(there.address)
        walker.enter(place_of(here))
        text = f"{here.name} wraps it (VXLAN {number}) into UDP for {target}:{VXLAN_PORT} and sends it out by {here.interface}."
        outer = {"source": bare(here.address), "destination": target, "port": VXLAN_PORT, "vxlan": number}
        walker.step(Action.FORWARDED, "vxlan-out", text, place_of(here), **outer)
        walker.enter(place_of(there))
        text = f"{there.name} takes it from {bare(here.address)}, unwraps it and gives it to {network.name}."
        walker.step(Action.RECEIVED, "vxlan-in", text, place_of(there), **outer)
