"""A machine of the lab."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .parts import Hold, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A machine that runs a Docker Engine: `address` in CIDR form on `interface`, `neighbour` the next hop outside.

    `ula` is the engine's own /48 of IPv6 addresses; "" when it follows from the id (docker-facts 4.1). `role` is what it is in
    the swarm: `manager`, `worker`, or "" outside of it. `unsupported` are kinds of interface that its kernel cannot make
    (recording handmade/ipvlan-l2).
    """

    kind: ClassVar[str] = "host"
    id: str
    name: str
    interface: str = "eth0"
    address: str = "203.0.113.1/24"
    neighbour: str = "203.0.113.2"
    resolver: str = "192.0.2.53"
    ula: str = ""
    role: str = ""
    unsupported: tuple[str, ...] = ()
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("host-name", self.name)

    def holds(self) -> Iterator[Hold]:
        return iter(())
