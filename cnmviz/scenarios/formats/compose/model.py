"""What a compose file says, once read: a project, its networks, its services. Frozen records without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

EXTENSION = "x-cnmviz"
"""The key under which a lab's file says what Compose has no key for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What `x-cnmviz` says of a thing: where it stands in the picture, and what docker can do but Compose cannot say.

    `literal` tells that the thing was made by docker's command line, without the labels and names that Compose adds. `state` is
    `created`, `exited` or `paused` where it does not run. `left` is the network that a container was made on and is no more.
    `publish_all` are entries of `ports` that stand for `-P`. `used` keeps a network that no service is on; the `missing` ones,
    by their keys, are not there, although services remember them. `swarm` tells that the host is in one,
    which began after so many networks; `title` is what the lab was called.
    """

    place: tuple[int, int] | None = None
    rank: int = 0
    group: int = 0
    state: str = ""
    exit_code: int = 0
    left: str = ""
    literal: bool = False
    used: bool = False
    missing: tuple[str, ...] = ()
    auto_remove: bool = False
    swarm: int | None = None
    title: str = ""
    publish_all: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    subnet: str = ""
    ip_range: str = ""
    gateway: str = ""
    aux: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """An entry of `networks:`; `name` is the network's real one."""

    key: str
    name: str
    external: bool = False
    driver: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    ipam_driver: str = ""
    ipam_options: Mapping[str, str] = field(default_factory=dict)
    pools: tuple[Pool, ...] = ()
    internal: bool = False
    attachable: bool = False
    ipv4: bool = True
    ipv6: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    own: Own = field(default_factory=Own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plug:
    """A service on one network, by the network's key. `links` is None where they are the service's."""

    key: str
    aliases: tuple[str, ...] = ()
    ip: str = ""
    ip6: str = ""
    mac: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    priority: int = 0
    gw_priority: int = 0
    links: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An entry of `services:`.

    `mode` is its `network_mode`, "" where it has `plugs`; in these, what goes first stands first. `more` are networks that
    only `x-cnmviz` can say: those beside a `network_mode`, and the default one beside others. `needs` are the services that start
    before it, with the condition that it waits for; of them, the `optional` may be missing. `image` is "" and `built` says from
    where, where somebody has to build it.
    """

    name: str
    line: int = 0
    image: str = ""
    built: str = ""
    entrypoint: tuple[str, ...] | None = None
    command: tuple[str, ...] | None = None
    container_name: str = ""
    hostname: str = ""
    domainname: str = ""
    mac: str = ""
    mode: str = ""
    plugs: tuple[Plug, ...] = ()
    more: tuple[Plug, ...] = ()
    ports: tuple[str, ...] = ()
    expose: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    external_links: tuple[str, ...] = ()
    extra_hosts: tuple[str, ...] = ()
    dns: tuple[str, ...] = ()
    dns_search: tuple[str, ...] = ()
    dns_options: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()
    tty: bool = False
    interactive: bool = False
    needs: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    replicas: int = 1
    own: Own = field(default_factory=Own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A whole file. `networks` by key, `services` in the order in which they start."""

    name: str
    networks: Mapping[str, Net]
    services: tuple[Service, ...]
    own: Own = field(default_factory=Own)
