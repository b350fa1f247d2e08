"""The networks of a lab together: those that each engine has, names, subnets that keep apart, and the swarm's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ..commands.network import RESERVED
from ..drivers import driver_of
from ..entities import Network
from ..gateway import GATEWAY_BRIDGE
from ..routes import bare, contains, span
from ..stage import PREDEFINED
from ..swarm import MANAGER
from .things import Things, called, quoted, repeated

Span = tuple[int, int, int, Network]
"""Family, first and last address of a pool, and whose it is."""


def predefined(things: Things) -> Iterator[str]:
    """Each host has the networks that an engine makes when it first starts, and nobody else makes one."""
    found = Counter((one.host, one.name, one.driver) for one in things.networks.values() if one.predefined)
    wanted = Counter((host, name, driver) for host in things.hosts for name, driver in PREDEFINED.items())
    for host, name, _ in (wanted - found) | (found - wanted):
        where = called(things.hosts[host]) if host else "the swarm"
        yield f"{where}: {quoted(name)} is not right; every host has the networks {', '.join(PREDEFINED)}, and each once"


def names(things: Things) -> Iterator[str]:
    """A name is borne once per host, and once in the swarm; hosts have names and addresses of their own."""
    for first, second in repeated(things.networks.values(), lambda one: (one.host, one.name)):
        yield f"{called(first)} and {called(second)} are in one place and have one name"
    for network in things.networks.values():
        if network.name in RESERVED and not network.predefined:
            yield f"{called(network)}: that name is reserved"
    for first_host, second_host in repeated(things.hosts.values(), lambda one: one.name):
        yield f"{called(first_host)} and {called(second_host)} have the same name"
    for first_host, second_host in repeated(things.hosts.values(), lambda one: bare(one.address)):
        yield f"{called(first_host)} and {called(second_host)} have the same address"


def kinds(things: Things) -> Iterator[str]:
    """What kind of network has what: scope, pools, the routing mesh; a swarm has a manager."""
    if {host.role for host in things.hosts.values()} - {"", MANAGER} and not any(
        host.role == MANAGER for host in things.hosts.values()
    ):
        yield "there is a swarm without a manager"
    if sum(network.ingress for network in things.networks.values()) > 1:
        yield "there is more than one routing mesh"
    for network in things.networks.values():
        why = _configuration(network) if network.config_only else _kind(network)
        yield from (f"{called(network)}: {reason}" for reason in why)


def _configuration(network: Network) -> Iterator[str]:
    if network.predefined or network.engines or network.ingress:
        yield "a network that only keeps a configuration cannot be used"


def _kind(network: Network) -> Iterator[str]:
    driver = driver_of(network)
    versions = {span(pool.subnet)[0] for pool in network.pools}
    if network.scope != driver.scope or (network.ingress and network.scope != "swarm"):
        yield f"its scope is not that of its driver, {driver.scope}"
    if driver.capabilities.single and not network.predefined:
        yield f"there is only one network with the driver {driver.name}"
    if not driver.capabilities.addresses and network.pools:
        yield "its driver has no addresses to give"
    if driver.capabilities.addresses and network.host and not network.pools:
        yield "it has no subnet"
    if versions - {4 if network.ipv4 else 0, 6 if network.ipv6 else 0}:
        yield "it has a subnet of a family that is switched off"


def subnets(things: Things) -> Iterator[str]:
    """Subnets of a host keep apart. One that was asked for with a range may lie over others, but not where both have a device."""
    places: dict[str, list[Span]] = defaultdict(list)
    devices: dict[str, list[Span]] = defaultdict(list)
    for network in things.networks.values():
        for pool in () if network.config_only else network.pools:
            found = (*span(pool.subnet)[:3], network)
            if not pool.ip_range:
                places[network.host].append(found)
            if driver_of(network).device(network):
                devices[network.host].append(found)
    for spans in (*places.values(), *devices.values()):
        yield from _overlaps(spans)
    with_device = [one for one in things.networks.values() if not one.config_only and driver_of(one).device(one)]
    for first, second in repeated(with_device, lambda one: (one.host, driver_of(one).device(one))):
        yield f"{called(first)} and {called(second)} have the same device"


def _overlaps(spans: Iterable[Span]) -> Iterator[str]:
    last: Span | None = None
    for found in sorted(spans, key=lambda found: found[:3]):
        if last and last[0] == found[0] and found[1] <= last[2]:
            yield f"{called(last[3])} and {called(found[3])} have subnets that overlap"
        if not last or last[0] != found[0] or found[2] > last[2]:
            last = found


def engines(things: Things) -> Iterator[str]:
    """Engines have places on the swarm's networks and on the bridge that leads out of them, one for each host of the swarm."""
    for network in things.networks.values():
        hosts = [place.host for place in network.engines]
        if hosts and network.host and network.name != GATEWAY_BRIDGE:
            yield f"{called(network)}: an engine has no place on a network of one host"
        if len(set(hosts)) < len(hosts):
            yield f"{called(network)}: an engine has two places on it"
        for place in network.engines:
            if not things.hosts[place.host].role or network.host not in ("", place.host):
                yield f"{called(network)}: {called(things.hosts[place.host])} has no place on it"
            if not any(contains(pool.subnet, place.address) for pool in network.pools):
                yield f"{called(network)}: {place.address} is not in its subnet"
