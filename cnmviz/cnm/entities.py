"""The five kinds of thing in a lab, as frozen records.

These are Docker's own nouns. Every field is plain data (text, numbers, tuples, flat mappings or one of the small records
below), so that a row, a frame and a record are the same thing written three ways. A mapping in a field is never changed in
place. References to other entities are their ids; "" stands for none.

Each entity says two things about itself: `keys()`, under which the World finds it, and `holds()`, the addresses it occupies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import ClassVar

Key = tuple[str, ...]
Hold = tuple[str, int, int]
"""(network id, 4 or 6, the address as a number)"""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """One isolated network configuration (a network namespace). `container` made it; others may share it.

    `embedded_dns` is set when the first network that serves names is joined, and stays (recording handmade2/no-network-left).
    """

    kind: ClassVar[str] = "sandbox"
    id: str
    host: str
    container: str
    namespace: str = ""
    embedded_dns: bool = False
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("namespace", self.host, self.namespace)

    def holds(self) -> Iterator[Hold]:
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A container and its configuration. `sandbox` is "" unless it is running or paused.

    `status` is created, running, paused or exited. `network_mode` is stored as Docker stores it (`bridge`, `host`, `none`,
    a network's name, `container:<id>`). `listens` is what its process listens on, as `80/tcp`, while it runs. `links` are those
    of the default bridge, as `<container id>:alias:name`, where the name is what the target was called when this container last
    started; those of other networks stand in the attachments. Times are in
    microseconds; `number` counts creations and orders containers made in the same instant.
    """

    kind: ClassVar[str] = "container"
    id: str
    host: str
    name: str
    image: str
    command: tuple[str, ...] = ()
    entrypoint: tuple[str, ...] = ()
    status: str = "created"
    exit_code: int = 0
    error: str = ""
    hostname: str = ""
    domainname: str = ""
    network_mode: str = "bridge"
    sandbox: str = ""
    attachments: tuple[Attachment, ...] = ()
    publish: tuple[Publish, ...] = ()
    publish_all: bool = False
    exposed: tuple[str, ...] = ()
    listens: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    extra_hosts: tuple[str, ...] = ()
    dns: tuple[str, ...] = ()
    dns_search: tuple[str, ...] = ()
    dns_options: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    env: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    auto_remove: bool = False
    tty: bool = False
    interactive: bool = False
    logs: str = ""
    created: int = 0
    started: int = 0
    finished: int = 0
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("container-name", self.host, self.name)
        if self.sandbox:
            yield ("sandbox-container", self.sandbox)

    def present(self, host: str) -> bool:
        """Whether it is on a host."""
        return self.host == host

    def holds(self) -> Iterator[Hold]:
        return iter(())


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


Entity = Host | Network | Sandbox | Container | Endpoint

KINDS: Mapping[str, type[Entity]] = {cls.kind: cls for cls in (Host, Network, Sandbox, Container, Endpoint)}
"""In the order in which rows can be written so that every reference points at something."""
