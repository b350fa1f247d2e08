"""The small records inside entities, and what an entity says of itself to the indexes of a World."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Key = tuple[str, ...]
"""Under which an entity is found, such as `("network-name", host, name)`."""
Hold = tuple[str, int, int]
"""An address that an entity occupies: network id, 4 or 6, the address as a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """One subnet of a network: `subnet` and `ip_range` in CIDR form, `gateway` an address or "", `aux` name to address.

    `chosen` tells that Docker picked the subnet itself; `--ip` is then refused (docker-facts 3.8, Engine 28).
    `gateway_asked` tells that a person named the gateway; of a subnet that was not `chosen`, inspect lists only such a gateway
    (recording handmade2/ip-range-gateway).
    """

    subnet: str
    ip_range: str = ""
    gateway: str = ""
    aux: Mapping[str, str] = field(default_factory=dict)
    chosen: bool = False
    gateway_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """One `-p` of a container: `host_port` is "", a number or a range `8000-8010`, as configured, not as bound."""

    port: int
    proto: str = "tcp"
    host_ip: str = ""
    host_port: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A host port that is taken now: what a running endpoint publishes. Protocols are `tcp`, `udp` or `sctp`.

    `host_port` is 0 where a routed network opens the container's own port (recording handmade/gateway-mode-routed).
    """

    host_ip: str
    host_port: int
    port: int
    proto: str = "tcp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What a container remembers of one network, running or not: Docker's endpoint settings.

    `network` is the name as Docker lists it; `network_id` is "" until the container was attached once (docker-facts 6.4).
    `links` are `name:alias`. `named` is what the container was called when it last got DNS names here, "" before: by a connect or
    an attempt to start, and by a rename even on the default bridge (recordings handmade/static-ip, handmade2/link-rules,
    handmade2/prune-filters).
    """

    network: str
    network_id: str = ""
    ip: str = ""
    ip6: str = ""
    mac: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    driver_opts: Mapping[str, str] = field(default_factory=dict)
    gw_priority: int = 0
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineEndpoint:
    """A place that an engine itself has on a network, in a `sandbox` of its own; `host` is an id, `address` a bare one.

    The load balancer of an overlay on that host, or the way out of the routing mesh (docker-facts 3.5; recording
    swarm/overlay-two-hosts).
    """

    id: str
    host: str
    name: str
    sandbox: str
    address: str
