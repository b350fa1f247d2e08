"""An endpoint: the plug between one sandbox and exactly one network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import ClassVar

from .parts import Binding, Hold, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The plug between one sandbox and exactly one network; it exists only while the sandbox does (docker-facts 6.4).

    `address` and `address6` are bare addresses ("" on host and null networks), `prefix` and `prefix6` their lengths.
    `gateway` and `gateway6` are what the network offers, whether or not this endpoint provides the default route.
    `bindings` are the host ports it has taken. `listed` is False where its ports were refused when it was connected: it stays
    plugged in, but its network no longer knows it and may give its address away (recordings random/random-056, random-014).
    """

    kind: ClassVar[str] = "endpoint"
    id: str
    network: str
    sandbox: str
    container: str
    name: str
    interface: str = ""
    address: str = ""
    prefix: int = 0
    address6: str = ""
    prefix6: int = 0
    gateway: str = ""
    gateway6: str = ""
    mac: str = ""
    aliases: tuple[str, ...] = ()
    dns_names: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    gw_priority: int = 0
    bindings: tuple[Binding, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    listed: bool = True
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("network-endpoint", self.network)
        yield ("sandbox-endpoint", self.sandbox)
        for address in filter(None, (self.address, self.address6)):
            yield ("address", self.network, address)
        for proto, port in {(binding.proto, binding.host_port) for binding in self.bindings if binding.host_port}:
            yield ("host-port", proto, str(port))
        for name in {name.lower() for name in self.dns_names}:
            yield ("dns-name", self.network, name)

    def holds(self) -> Iterator[Hold]:
        if not self.listed:
            return
        for address in filter(None, (self.address, self.address6)):
            number = ip_address(address)
            yield (self.network, number.version, int(number))
