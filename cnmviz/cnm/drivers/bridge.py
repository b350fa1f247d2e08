"""The bridge driver: a Linux bridge on one host, a veth pair to each sandbox, NAT to the outside.

Options and their texts are those of docker-facts 3.2. It must not choose addresses (ipam) nor host ports (ports).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..entities import Network
from ..errors import Refusal, forbidden, server_error
from ..subnets import overlap, parse_subnet
from . import Capabilities, Driver, driver

if TYPE_CHECKING:
    from ..draft import Draft

PREFIX = "com.docker.network.bridge."
BOOLEANS = ("enable_icc", "enable_ip_masquerade", "inhibit_ipv4", "default_bridge")
GATEWAY_MODES = ("nat", "routed", "nat-unprotected", "isolated")
TRUE = frozenset(("1", "t", "T", "TRUE", "true", "True"))
FALSE = frozenset(("0", "f", "F", "FALSE", "false", "False"))


@driver
class Bridge(Driver):
    name = "bridge"
    capabilities = Capabilities(publishes=True)
    title: ClassVar[str] = "Bridge"
    summary: ClassVar[str] = (
        "A virtual switch inside one host: every container on it gets an address of its subnet and talks to the others directly. "
        "To the outside it goes by address translation, and comes in only through published ports."
    )
    shape: ClassVar[str] = "bar"
    colour: ClassVar[str] = "blue"

    def create_network(self, draft: Draft, network: Network) -> Network:
        _check_options(network)
        if len(network.pools) > network.ipv4 + network.ipv6:
            raise forbidden("bridge driver doesn't support multiple subnets")
        _check_conflicts(draft, network)
        return network

    def reserves_gateway(self, network: Network) -> tuple[bool, bool]:
        """An isolated bridge has no address of its own (recording handmade/gateway-mode-isolated)."""
        return gateway_mode(network, 4) != "isolated", gateway_mode(network, 6) != "isolated"


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
    if not text.removeprefix("-").isdecimal():
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
