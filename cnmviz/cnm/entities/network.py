"""A network: a group of endpoints that can talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import ClassVar

from .parts import EngineEndpoint, Hold, Key, Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A group of endpoints that can talk. `host` is "" for a network of the whole swarm; `created` in microseconds.

    `engines` are the places of engines on it; one of the whole swarm is known on the hosts that have such a place, and on the
    manager. `cursor` is the address given last, as a number, where addresses are given serially (docker-facts 4.2).
    """

    kind: ClassVar[str] = "network"
    id: str
    host: str
    name: str
    driver: str = "bridge"
    scope: str = "local"
    internal: bool = False
    attachable: bool = False
    ingress: bool = False
    ipv4: bool = True
    ipv6: bool = False
    pools: tuple[Pool, ...] = ()
    ipam_options: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    config_only: bool = False
    config_from: str = ""
    predefined: bool = False
    engines: tuple[EngineEndpoint, ...] = ()
    cursor: int = 0
    created: int = 0
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("network-name", self.host, self.name)

    def present(self, host: str) -> bool:
        """Whether the engine of a host knows the network by itself: it is the host's own, or is in use there."""
        return self.host == host or any(place.host == host for place in self.engines)

    def holds(self) -> Iterator[Hold]:
        """The addresses no container can have: network, broadcast, gateway, auxiliary, the engines' (docker-facts 4.2)."""
        yield from ((self.id, 4, int(ip_address(place.address))) for place in self.engines)
        for pool in self.pools:
            subnet = ip_network(pool.subnet)
            taken = {int(ip_address(text)) for text in (pool.gateway, *pool.aux.values()) if text}
            if subnet.prefixlen < subnet.max_prefixlen - 1:
                taken.add(int(subnet.network_address))
                if subnet.version == 4:
                    taken.add(int(subnet.broadcast_address))
            yield from ((self.id, subnet.version, number) for number in sorted(taken))
