"""The drivers: one file each, found by scanning this folder; one contract.

A driver owns what is special about its networks. Elsewhere nobody compares a driver's name: behaviour is asked through
`capabilities` and the methods below.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from .. import ipam
from ..entities import Endpoint, Host, Network, Pool
from ..errors import forbidden, not_found
from ..subnets import Requested

if TYPE_CHECKING:
    from ..draft import Draft
    from ..walk.walker import Walker


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a driver can do. `addresses`: its networks have pools. `publishes`: `-p` takes host ports.

    `names`: the embedded DNS knows its endpoints. `multi_host`: a network spans the swarm. `needs_parent`: it stands on an
    interface of the host. `single`: one network only, made with the engine.
    `shares_host`: a container on it lives in the host's own namespace.
    `sociable`: a container on it can be on other networks too.
    `hidden_exit`: the way out of its networks is docker_gwbridge.
    `made_inside`: its interfaces are made in the sandbox itself, and so come first there; others are moved in from the host.
    """

    addresses: bool = True
    publishes: bool = False
    names: bool = True
    multi_host: bool = False
    needs_parent: bool = False
    single: bool = False
    shares_host: bool = False
    sociable: bool = True
    hidden_exit: bool = False
    made_inside: bool = False


class Driver:
    """The contract, with the behaviour most drivers share.

    Teaching data: `title`, `summary` (two sentences), `internal` (what is said instead of a network made with
    `--internal`; "" where the summary holds of that too), `shape` and `colour` of the bar in the picture.
    """

    name: ClassVar[str]
    scope: ClassVar[str] = "local"
    capabilities: ClassVar[Capabilities]
    title: ClassVar[str]
    summary: ClassVar[str]
    internal: ClassVar[str] = ""
    shape: ClassVar[str] = "bar"
    colour: ClassVar[str] = "slate"

    def create_network(self, draft: Draft, network: Network) -> Network:
        """Check the driver's options and complete a network whose pools are already allocated; nothing is written yet.

        Raises:
            Refusal: in Docker's words.
        """
        return network

    def check_settings(self, network: Network) -> None:
        """Whether a network has options and pools as the driver takes them, whatever other networks there are.

        Raises:
            Refusal: in Docker's words.
        """

    def check_host(self, host: Host) -> None:
        """Whether a network of this driver can be made on a host at all.

        Raises:
            Refusal: in Docker's words.
        """

    def allocate(self, draft: Draft, network: Network, requested: Sequence[Requested]) -> tuple[Pool, ...]:
        """The pools of a new network.

        Raises:
            Refusal: a subnet is taken, none is left, or an address is unusable.
        """
        return ipam.allocate(draft, network, requested, gateways=self.reserves_gateway(network))

    def label(self, network: Network) -> str:
        """The driver's name as lists show it for this network."""
        return self.name

    def reserves_gateway(self, network: Network) -> tuple[bool, bool]:
        """Whether the network takes an IPv4 and an IPv6 address for its gateway when nobody names one."""
        return True, True

    def offers_gateway(self, network: Network) -> bool:
        """Whether endpoints are told the pool's gateway. An internal network offers none (docker-facts 6.2)."""
        return not network.internal

    def default_device(self, network: Network) -> bool:
        """Whether a sandbox sends what has no other route straight into this network's interface, without a gateway."""
        return False

    def takes(self, network: Network) -> bool:
        """Whether the network takes packets for its addresses from what comes in by its parent, before the host routes them."""
        return False

    def mtu(self, network: Network) -> int:
        """The largest packet of the network's interfaces, in bytes."""
        text = network.options.get(MTU, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 1500

    def routes(self, network: Network, version: int) -> bool:
        """Whether the network is reached by routing, without address translation, in this family."""
        return False

    def check_unused(self, draft: Draft, network: Network) -> None:
        """Whether a network may be removed: nothing that runs is on it (docker-facts 3.9).

        Raises:
            Refusal: in Docker's words.
        """
        listed = [endpoint for endpoint in draft.endpoints_on(network.id) if endpoint.listed]
        names = [(user.name, user.id) for user in network.engines] + [(user.name, user.id) for user in listed]
        users = [f'name:"{name}" id:"{id_[:12]}"' for name, id_ in names]
        if users:
            raise forbidden(f"error while removing network: network {network.name} has active endpoints ({', '.join(users)})")

    def delete_network(self, draft: Draft, network: Network) -> None:
        """Give back what the network holds beyond its row."""

    def create_endpoint(self, draft: Draft, network: Network, endpoint: Endpoint) -> Endpoint:
        """Complete an endpoint that has its addresses already: MAC address, interface prefix."""
        return endpoint

    def join(self, draft: Draft, network: Network, endpoint: Endpoint) -> None:
        """The endpoint is in its sandbox now."""

    def leave(self, draft: Draft, network: Network, endpoint: Endpoint) -> None:
        """The endpoint is about to be removed."""

    def hears(self, network: Network, other: Network) -> bool:
        """Whether the interfaces of another network on the same parent hear what one of this network sends to all."""
        return False

    def device(self, network: Network) -> str:
        """The interface that the network has in its host's own namespace, "" where there is none."""
        return ""

    def host_address(self, network: Network, version: int = 4) -> str:
        """The address that the host itself has on the network, "" where it has none."""
        return ""

    def masquerades(self, network: Network, version: int = 4) -> bool:
        """Whether packets that leave the network get an address of the host as their source."""
        return False

    def guard(self, walker: Walker, network: Network, address: str) -> None:
        """Look at a packet for `address` as it enters the host, before it is routed; drop it here if the network says so."""

    def egress(self, walker: Walker, network: Network, endpoint: Endpoint, next_hop: str) -> None:
        """Carry a packet that leaves its sandbox by `endpoint` towards `next_hop`, an address on this network."""
        raise NotImplementedError

    def ingress(self, walker: Walker, network: Network, address: str) -> None:
        """Carry a packet that the host has routed into this network towards `address`."""
        raise NotImplementedError


MTU = "com.docker.network.driver.mtu"

DRIVERS: dict[str, Driver] = {}


def driver(cls: type[Driver]) -> type[Driver]:
    """Register a driver class by its name."""
    DRIVERS[cls.name] = cls()
    return cls


@cache
def catalogue() -> Mapping[str, Driver]:
    """All drivers by name, with every file of this folder loaded; in the order of their names, whoever loaded one before."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(DRIVERS.items()))


def driver_of(network: Network) -> Driver:
    """The driver of a network that exists."""
    return catalogue()[network.driver]


def driver_named(name: str) -> Driver:
    """A driver by the name a person gave.

    Raises:
        Refusal: there is none (docker-facts 3.6).
    """
    found = catalogue().get(name)
    if found is None:
        raise not_found(f'plugin "{name}" not found')
    return found
