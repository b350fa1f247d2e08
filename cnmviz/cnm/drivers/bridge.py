"""The bridge driver: a Linux bridge on one host, a veth pair to each sandbox, NAT to the outside.

Options and their texts are those of docker-facts 3.2. It must not choose addresses (ipam) nor host ports (ports).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .. import macs
from ..entities import Endpoint, Network
from ..errors import Refusal, forbidden, server_error
from ..routes import contains
from ..subnets import overlap, parse_subnet
from ..walk.places import place_of
from ..walk.stages.firewall import ICC_DISABLED, ISOLATED, NO_DIRECT_ACCESS, REPLY_DROPPED, accept, let_in_published
from ..walk.stages.internal import INTERNAL
from ..walk.stages.neighbours import Party, ask, endpoint_with, party, segment
from ..walk.stages.published import PORT_NOT_PUBLISHED
from ..walk.trace import Action
from . import Capabilities, Driver, driver

if TYPE_CHECKING:
    from ..draft import Draft
    from ..walk.walker import Walker

PREFIX = "com.docker.network.bridge."
BOOLEANS = ("enable_icc", "enable_ip_masquerade", "inhibit_ipv4", "default_bridge")
ISOLATION = "filter DOCKER-ISOLATION-STAGE-"
"""The chains that keep networks apart, in two stages (docker-facts 7.1)."""
GATEWAY_MODES = ("nat", "routed", "nat-unprotected", "isolated")
TRUE = frozenset(("1", "t", "T", "TRUE", "true", "True"))
FALSE = frozenset(("0", "f", "F", "FALSE", "false", "False"))


@driver
class Bridge(Driver):
    name = "bridge"
    capabilities = Capabilities(publishes=True, made_inside=True)
    title: ClassVar[str] = "Bridge"
    summary: ClassVar[str] = (
        "A virtual switch inside one host: every container on it gets an address of its subnet and talks to the others directly. "
        "To the outside it goes by address translation, and comes in only through published ports."
    )
    internal: ClassVar[str] = (
        "A virtual switch inside one host: every container on it gets an address of its subnet and talks to the others directly. "
        "It is internal: no route leads out, what comes from elsewhere is dropped, and no port is published."
    )
    shape: ClassVar[str] = "bar"
    colour: ClassVar[str] = "blue"

    def create_network(self, draft: Draft, network: Network) -> Network:
        self.check_settings(network)
        _check_conflicts(draft, network)
        return network

    def check_settings(self, network: Network) -> None:
        _check_options(network)
        if len(network.pools) > network.ipv4 + network.ipv6:
            raise forbidden("bridge driver doesn't support multiple subnets")

    def reserves_gateway(self, network: Network) -> tuple[bool, bool]:
        """An isolated bridge has no address of its own (recording handmade/gateway-mode-isolated)."""
        return gateway_mode(network, 4) != "isolated", gateway_mode(network, 6) != "isolated"

    def routes(self, network: Network, version: int) -> bool:
        return gateway_mode(network, version) == "routed"

    def device(self, network: Network) -> str:
        return bridge_name(network)

    def host_address(self, network: Network, version: int = 4) -> str:
        """The gateway, unless the bridge was made without an address (docker-facts 3.2, 7.3)."""
        bare = version == 4 and switched_on(network, "inhibit_ipv4", otherwise=False)
        if bare or gateway_mode(network, version) == "isolated":
            return ""
        return next((pool.gateway for pool in network.pools if pool.gateway and (":" in pool.gateway) == (version == 6)), "")

    def masquerades(self, network: Network, version: int = 4) -> bool:
        return gateway_mode(network, version) in ("nat", "nat-unprotected") and switched_on(network, "enable_ip_masquerade")

    def guard(self, walker: Walker, network: Network, address: str) -> None:
        """The rule in raw PREROUTING: an address behind NAT is reached through its own bridge or not at all (docker-facts 7.1).

        There is one for each address in use. It knows nothing of connections, so it drops answers too, where the question left
        without masquerading.
        """
        version, place = _version(address), place_of(network)
        used = walker.world.endpoint_at(network.id, address) is not None
        if not used or network.internal or gateway_mode(network, version) != "nat":
            return
        line = f"-d {address} ! -i {bridge_name(network)} -j DROP"
        rule: dict[str, Any] = {"chain": "raw PREROUTING", "line": line}
        if walker.returning:
            text = f"The answer for {address} comes in from elsewhere than {network.name}, and is dropped before routing."
            walker.drop(REPLY_DROPPED, "raw", text, place, **rule)
        if walker.entered is not None:
            text = (
                f"{address} is on {network.name}, but the packet comes from {walker.entered.name}: it is dropped before routing."
            )
            walker.drop(ISOLATED, "raw", text, place, **rule)
        text = f"{address} belongs to {network.name}: Docker drops what is sent from outside straight to a container's address."
        verdict = NO_DIRECT_ACCESS if _published(walker, network, address) else PORT_NOT_PUBLISHED
        walker.drop(verdict, "raw", text, place, seen=NO_DIRECT_ACCESS.symptom, **rule)

    def egress(self, walker: Walker, network: Network, endpoint: Endpoint, next_hop: str) -> None:
        """Over the switch to the host's own address or to another endpoint."""
        place, asker = place_of(network), party(walker, endpoint, next_hop)
        gateway = self._gateway(walker, network, _version(next_hop))
        everybody = segment(walker, network, gateway.place)
        if next_hop == gateway.address:
            ask(walker, asker, gateway, everybody)
            walker.enter(place)
            text = f"{next_hop} is the host's own address on the bridge {bridge_name(network)}."
            walker.step(Action.FORWARDED, "bridge", text, place, next_hop=next_hop)
            walker.into_host(walker.world.hosts[network.host], network)
            return
        peer = endpoint_with(walker, network, next_hop, (asker, everybody))
        ask(walker, asker, party(walker, peer, next_hop), everybody)
        walker.enter(place)
        if not walker.returning and not switched_on(network, "enable_icc"):
            text = f"{network.name} was made with enable_icc=false: its containers may not talk to each other."
            device = bridge_name(network)
            walker.drop(ICC_DISABLED, "icc", text, place, chain="filter", line=f"-i {device} -o {device} -j DROP")
        self._hand_over(walker, network, peer)

    def ingress(self, walker: Walker, network: Network, address: str) -> None:
        """From the host to an endpoint: what the chains for forwarded packets let in (docker-facts 7.1, 7.3)."""
        if not walker.local and not walker.returning:
            self._filter(walker, network, address)
            walker.masquerade(walker.world.hosts[network.host], self.host_address(network, _version(address)))
        gateway = self._gateway(walker, network, _version(address))
        everybody = segment(walker, network)
        peer = endpoint_with(walker, network, address, (gateway, everybody))
        ask(walker, gateway, party(walker, peer, address), everybody)
        walker.enter(place_of(network))
        self._hand_over(walker, network, peer)

    def _gateway(self, walker: Walker, network: Network, version: int) -> Party:
        """The host itself, as it is on the bridge; without an address where it has none there."""
        host = walker.world.hosts[network.host]
        return Party(place_of(host), self.host_address(network, version), macs.derived(network.id))

    def _filter(self, walker: Walker, network: Network, address: str) -> None:
        place, source = place_of(network), walker.entered
        mode, device, port = gateway_mode(network, _version(address)), bridge_name(network), walker.packet.port
        if network.internal:
            subnet = next((pool.subnet for pool in network.pools if contains(pool.subnet, address)), "")
            rule: dict[str, Any] = {"chain": f"{ISOLATION}1", "line": f"! -s {subnet} -o {device} -j DROP"}
            walker.drop(INTERNAL, "internal", f"{network.name} is internal: nothing comes in from elsewhere.", place, **rule)
        if any(translation.rule == "DNAT" for translation in walker.translations):
            text = f"The port is published: the firewall lets the packet in to {network.name}."
            line = f"-d {address} ! -i {device} -o {device} -p {walker.packet.protocol} --dport {port} -j ACCEPT"
            accept(walker, "published", text, network, line)
        elif mode == "routed":
            if endpoint := walker.world.endpoint_at(network.id, address):
                let_in_published(walker, network, endpoint)
        elif source is not None:
            text = f"The packet comes from {source.name} and would enter {network.name}: Docker keeps the two apart."
            walker.drop(ISOLATED, "isolation", text, place, chain=f"{ISOLATION}2", line=f"-o {device} -j DROP")
        elif mode == "nat":
            text = f"{network.name} is behind NAT: from outside nothing comes in but by published ports."
            rule = {"chain": "filter DOCKER", "line": f"! -i {device} -o {device} -j DROP"}
            walker.drop(PORT_NOT_PUBLISHED, "behind-nat", text, place, seen=NO_DIRECT_ACCESS.symptom, **rule)
        else:
            text = f"{network.name} is in mode {mode} and lets everything in from outside."
            accept(walker, "unprotected", text, network, f"! -i {device} -o {device} -j ACCEPT")

    def _hand_over(self, walker: Walker, network: Network, peer: Endpoint) -> None:
        name = walker.world.containers[peer.container].name
        text = f"The bridge {bridge_name(network)} hands the packet to the endpoint of {name}."
        walker.step(Action.FORWARDED, "bridge", text, place_of(peer), mac=peer.mac)
        walker.into_sandbox(peer)


def _version(address: str) -> int:
    return 6 if ":" in address else 4


def _published(walker: Walker, network: Network, address: str) -> bool:
    """Whether the packet is one for which there is another way in: a ping, or a port that is published."""
    endpoint = walker.world.endpoint_at(network.id, address)
    ports = {(binding.port, binding.proto) for binding in endpoint.bindings} if endpoint else set()
    return walker.packet.protocol == "icmp" or (walker.packet.port, walker.packet.protocol) in ports


def bridge_name(network: Network) -> str:
    """The device on the host (docker-facts 3.2)."""
    return network.options.get(PREFIX + "name") or f"br-{network.id[:12]}"


def gateway_mode(network: Network, version: int = 4) -> str:
    """`nat`, `routed`, `nat-unprotected` or `isolated`."""
    return network.options.get(f"{PREFIX}gateway_mode_ipv{version}") or "nat"


def switched_on(network: Network, option: str, *, otherwise: bool = True) -> bool:
    """A boolean option such as `enable_icc`, written as Go reads booleans."""
    text = network.options.get(PREFIX + option, "")
    return text in TRUE if text else otherwise


def _check_options(network: Network) -> None:
    for option in BOOLEANS:
        text = network.options.get(PREFIX + option, "true")
        if text not in TRUE | FALSE:
            reason = f'strconv.ParseBool: parsing "{text}": invalid syntax'
            raise Refusal(f"failed to parse {PREFIX}{option} value: {text} ({reason})")
    _check_mtu(network.options.get("com.docker.network.driver.mtu", "0"))
    for version in (4, 6):
        mode = gateway_mode(network, version)
        if mode not in GATEWAY_MODES:
            raise Refusal(f"failed to parse {PREFIX}gateway_mode_ipv{version} value: {mode} (unknown gateway mode {mode})")
        if mode == "isolated" and not network.internal:
            raise server_error("gateway mode 'isolated' can only be used for an internal network")


def _check_mtu(text: str) -> None:
    if not (text.isascii() and text.removeprefix("-").isdecimal()):
        reason = f'strconv.Atoi: parsing "{text}": invalid syntax'
        raise Refusal(f"failed to parse com.docker.network.driver.mtu value: {text} ({reason})")
    if text.startswith("-"):
        raise Refusal(f"invalid MTU number: {text}")


def _check_conflicts(draft: Draft, network: Network) -> None:
    """What the IPAM did not see: equal device names, and subnets that an ip-range let pass (docker-facts 3.7)."""
    ours = [subnet for pool in network.pools if (subnet := parse_subnet(pool.subnet))]
    for other in draft.networks.values():
        if other.driver != network.driver or other.host != network.host or other.id == network.id:
            continue
        conflict = f"cannot create network {network.id} ({bridge_name(network)}): conflicts with network {other.id} "
        conflict += f"({bridge_name(other)}): networks have "
        if bridge_name(other) == bridge_name(network):
            raise forbidden(conflict + "same bridge name")
        theirs = [subnet for pool in other.pools if (subnet := parse_subnet(pool.subnet))]
        for version in sorted(mine.version for mine in ours for their in theirs if overlap(mine, their)):
            raise forbidden(f"{conflict}overlapping IPv{version}")
