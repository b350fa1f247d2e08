"""The default IPAM driver: which subnets a network gets, and which address the next endpoint gets.

Both are the lowest free ones (docker-facts 4.1, 4.2). What is taken is known to the World (`taken`), so that an address is
found without looking at the others. It must not check what a person typed; that is `subnets` and `settings`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_interface, ip_network

from . import intervals
from .draft import Draft
from .entities import Host, Network, Pool
from .errors import Refusal, forbidden, server_error
from .intervals import Intervals
from .subnets import Requested, Subnet, overlap, parse_subnet
from .world import World

LOCAL_POOLS = (
    ("172.17.0.0/16", 16),
    ("172.18.0.0/16", 16),
    ("172.19.0.0/16", 16),
    ("172.20.0.0/14", 16),
    ("172.24.0.0/14", 16),
    ("172.28.0.0/14", 16),
    ("192.168.0.0/16", 20),
)
"""docker-facts 4.1: the daemon's default address pools, and the size of what one network gets."""

GLOBAL_POOLS = (("10.0.0.0/8", 24),)
"""Those of networks of the swarm (docker-facts 4.1)."""

OVERLAPS = "invalid pool request: Pool overlaps with other one on this address space"


def allocate(draft: Draft, network: Network, requested: Sequence[Requested], *, gateways: tuple[bool, bool]) -> tuple[Pool, ...]:
    """The pools of a new network, in the order in which inspect lists them: those asked for, then Docker's choice.

    `gateways` tells whether the network takes an IPv4 and an IPv6 address for its gateway when none is asked for.

    Raises:
        Refusal: a subnet is taken, none is left, or a gateway or auxiliary address is unusable.
    """
    pools = []
    for request in requested:
        subnet = ip_network(request.subnet)
        if not (network.ipv4 if subnet.version == 4 else network.ipv6):
            continue
        if not request.ip_range and any(overlap(subnet, other) for other in _subnets_of(draft, network.host)):
            raise forbidden(OVERLAPS)
        pools.append(_reserve(_as_pool(request), gateways[subnet.version == 6]))
    versions = {ip_network(pool.subnet).version for pool in pools}
    if network.ipv4 and 4 not in versions:
        pools.append(_reserve(Pool(subnet=str(_free_ipv4(draft, network.host)), chosen=True), gateways[0]))
    if network.ipv6 and 6 not in versions and network.host:
        pools.append(_reserve(Pool(subnet=str(_free_ipv6(draft, draft.hosts[network.host])), chosen=True), gateways[1]))
    return tuple(pools)


def _as_pool(request: Requested) -> Pool:
    aux = {name: str(ip_address(text)) for name, text in request.aux.items()}
    gateway = str(ip_address(request.gateway)) if request.gateway else ""
    return Pool(
        subnet=str(ip_network(request.subnet)),
        ip_range=request.ip_range,
        gateway=gateway,
        aux=aux,
        gateway_asked=bool(gateway),
    )


def _subnets_of(world: World, host: str) -> Iterator[Subnet]:
    """The subnets of all networks of a host's address space."""
    for network in world.networks.values():
        if network.host == host and not network.config_only:
            yield from filter(None, (parse_subnet(pool.subnet) for pool in network.pools))


def _free_ipv4(world: World, host: str) -> IPv4Network:
    """The lowest default subnet that no network of a host and no route or name server of the host touches.

    Networks of the swarm, which have no host, have pools of their own and look at nothing but themselves.
    """
    avoided = [*_subnets_of(world, host), *(_routes(world.hosts[host]) if host else ())]
    for block, size in LOCAL_POOLS if host else GLOBAL_POOLS:
        for subnet in IPv4Network(block).subnets(new_prefix=size):
            if not any(overlap(subnet, other) for other in avoided):
                return subnet
    raise Refusal("all predefined address pools have been fully subnetted")


def _routes(host: Host) -> list[Subnet]:
    return [ip_interface(host.address).network, ip_network(host.resolver)]


def _free_ipv6(world: World, host: Host) -> IPv6Network:
    """The lowest free /64 of the host's own unique local /48 (docker-facts 4.1)."""
    taken = {subnet for subnet in _subnets_of(world, host.id) if isinstance(subnet, IPv6Network)}
    for subnet in unique_local(host).subnets(new_prefix=64):
        if not any(overlap(subnet, other) for other in taken):
            return subnet
    raise Refusal("all predefined address pools have been fully subnetted")


def unique_local(host: Host) -> IPv6Network:
    """The /48 of an engine: its setting, or made from its id."""
    prefix = b"\xfd" + hashlib.sha256(host.id.encode()).digest()[:5] + bytes(10)
    return IPv6Network(host.ula or (prefix, 48))


def _reserve(pool: Pool, wants_gateway: bool) -> Pool:
    """Take the gateway, then the auxiliary addresses (docker-facts 4.2: order at create)."""
    taken = _reserved(pool)
    if pool.gateway:
        taken = _take(taken, pool.gateway, f"failed to allocate gateway ({pool.gateway})")
    elif wants_gateway:
        gateway = _lowest(pool, taken)
        if gateway is None:
            raise Refusal("no available IPv4 addresses on this network's address pools")
        pool = replace(pool, gateway=_text(gateway, ip_network(pool.subnet).version))
        taken = intervals.add(taken, gateway)
    for name, text in pool.aux.items():
        taken = _take(taken, text, f"failed to allocate secondary ip address ({name}:{text})")
    return pool


def _reserved(pool: Pool) -> Intervals:
    bare = Network(id="", host="", name="", pools=(replace(pool, gateway="", aux={}),))
    taken: Intervals = ()
    for _, _, number in bare.holds():
        taken = intervals.add(taken, number)
    return taken


def _take(taken: Intervals, text: str, complaint: str) -> Intervals:
    number = int(ip_address(text))
    if intervals.contains(taken, number):
        raise server_error(f"{complaint}: Address already in use")
    return intervals.add(taken, number)


def _lowest(pool: Pool, taken: Intervals) -> int | None:
    """The lowest free address of a pool, of its range where it has one."""
    block = ip_network(pool.ip_range or pool.subnet)
    low, high = int(block.network_address), int(block.broadcast_address)
    return intervals.first_free(taken, low, high)


def claim(draft: Draft, network: Network, version: int, asked: str) -> tuple[str, int]:
    """The address, with its prefix length, that a new endpoint gets; ("", 0) when the network has no such family.

    `asked` is `--ip` or `--ip6`, or "" for the lowest free one; on a network of the swarm, for the first free one behind the one
    that was given last (docker-facts 4.2).

    Raises:
        Refusal: the address is taken, or none is left.
    """
    pools = [pool for pool in network.pools if ip_network(pool.subnet).version == version]
    if not pools:
        return "", 0
    taken = draft.taken.get((network.id, version), ())
    if asked:
        return _claim_asked(pools, taken, asked)
    for pool in pools:
        number = _serial(draft, network, pool, taken) if network.scope == "swarm" else _lowest(pool, taken)
        if number is not None:
            return _text(number, version), ip_network(pool.subnet).prefixlen
    family = "IPv4" if version == 4 else "IPv6"
    raise server_error(f"no available {family} addresses on this network's address pools: {network.name} ({network.id})")


def _serial(draft: Draft, network: Network, pool: Pool, taken: Intervals) -> int | None:
    """The next free address of a pool behind the network's cursor, from its start where there is none; the cursor moves."""
    network = draft.networks[network.id]
    block = ip_network(pool.ip_range or pool.subnet)
    low, high = int(block.network_address), int(block.broadcast_address)
    number = None
    if low <= network.cursor < high and block.version == 4:
        number = intervals.first_free(taken, network.cursor + 1, high)
    if number is None:
        number = intervals.first_free(taken, low, high)
    if number is not None and block.version == 4:
        draft.put(replace(network, cursor=number))
    return number


def _claim_asked(pools: Sequence[Pool], taken: Intervals, asked: str) -> tuple[str, int]:
    address = ip_address(asked)
    for pool in pools:
        subnet = ip_network(pool.subnet)
        if address in subnet:
            if intervals.contains(taken, int(address)):
                raise forbidden("Address already in use")
            return str(address), subnet.prefixlen
    raise Refusal(f"no configured subnet or ip-range contain the IP address {asked}")


def _text(number: int, version: int) -> str:
    return str(ip_address(number.to_bytes(4 if version == 4 else 16, "big")))


def pool_of(network: Network, address: str) -> Pool | None:
    """The pool that an address of this network comes from."""
    number = ip_address(address)
    for pool in network.pools:
        subnet = ip_network(pool.subnet)
        if number.version == subnet.version and number in subnet:
            return pool
    return None
