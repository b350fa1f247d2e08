"""An inspected network as an entity, with the subnets that were told."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

from cnmviz.cnm import ipam
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.drivers import catalogue, driver_of
from cnmviz.cnm.entities import EngineEndpoint, Host, Network, Pool
from cnmviz.cnm.stage import PREDEFINED
from cnmviz.cnm.subnets import parse_address, parse_subnet
from cnmviz.labs.documents import Unusable

from .values import Part

DEFAULTS = [(ip_network(block), size) for block, size in ipam.LOCAL_POOLS]
UNIQUE_LOCAL = ip_network("fd00::/8")


def known_driver(told: Part) -> bool:
    """Whether a lab has networks of this kind."""
    return _driver(told) in catalogue()


def _driver(told: Part) -> str:
    """A network of the swarm has no driver as long as it has no subnet; it will have the only one that spans hosts."""
    spanning = (name for name, driver in catalogue().items() if driver.capabilities.multi_host)
    return told.text("Driver") or (next(spanning) if of_swarm(told) else "")


def of_swarm(told: Part) -> bool:
    return told.text("Scope") == "swarm"


def network_of(draft: Draft, host: Host, told: Part, gateways: dict[str, str]) -> Network:
    """The network. `gateways` are what containers were told, by network id, where the network does not tell it itself.

    Raises:
        Unusable: its subnets are none.
    """
    name, swarm = told.text("Name"), of_swarm(told)
    predefined = name in PREDEFINED and not swarm
    shell = Network(
        id=told.text("Id"),
        host="" if swarm else host.id,
        name=name,
        driver=_driver(told),
        scope="swarm" if swarm else "local",
        internal=told.flag("Internal"),
        attachable=told.flag("Attachable"),
        ingress=told.flag("Ingress"),
        ipv4=told.flag("EnableIPv4", otherwise=True),
        ipv6=told.flag("EnableIPv6"),
        ipam_options=told.part("IPAM").mapping("Options"),
        options=told.mapping("Options"),
        labels=told.mapping("Labels"),
        config_only=told.flag("ConfigOnly"),
        config_from=told.part("ConfigFrom").text("Network"),
        predefined=predefined,
        created=told.instant("Created"),
        number=draft.fresh_number(),
    )
    pools = tuple(_pool(shell, one, gateways.get(shell.id, "")) for one in told.part("IPAM").listed("Config"))
    return replace(shell, pools=pools, engines=_engines(draft, host, told))


def _pool(network: Network, told: Part, seen: str) -> Pool:
    """A gateway that nobody named is the lowest address, unless a container was told another."""
    subnet = parse_subnet(told.text("Subnet"))
    if subnet is None:
        raise Unusable(f"{told.place}: {told.text('Subnet')[:40]!r} is no subnet")
    aux = told.addresses("AuxiliaryAddresses") or told.addresses("AuxAddress")
    gateway = told.address("Gateway")
    pool = Pool(subnet=str(subnet), ip_range=told.text("IPRange"), gateway=gateway, aux=aux, gateway_asked=bool(gateway))
    if gateway:
        chosen = not (network.predefined or network.scope == "swarm" or pool.ip_range or aux) and _looks_chosen(pool)
        return replace(pool, chosen=chosen, gateway_asked=not chosen)
    address = parse_address(seen)
    if address is not None and address.version == subnet.version and address in subnet:
        return replace(pool, gateway=seen)
    return pool if network.config_only else _with_lowest(network, pool)


def _looks_chosen(pool: Pool) -> bool:
    """Whether Docker would have chosen such a subnet itself; inspect does not tell whether it did."""
    subnet = ip_network(pool.subnet)
    if subnet.version == 6:
        return subnet.prefixlen == 64 and subnet.subnet_of(UNIQUE_LOCAL)  # type: ignore[arg-type]
    return any(subnet.prefixlen == size and subnet.subnet_of(block) for block, size in DEFAULTS)  # type: ignore[arg-type]


def _with_lowest(network: Network, pool: Pool) -> Pool:
    wanted = driver_of(network).reserves_gateway(network)
    space = parse_subnet(pool.ip_range) or ip_network(pool.subnet)
    if not wanted[space.version == 6]:
        return pool
    taken = {str(ip_network(pool.subnet).network_address), *pool.aux.values()}
    lowest = next((str(address) for address in space if str(address) not in taken), "")
    return replace(pool, gateway=lowest)


def _engines(draft: Draft, host: Host, told: Part) -> tuple[EngineEndpoint, ...]:
    """Places that the engine itself has: a load balancer, the routing mesh."""
    return tuple(
        EngineEndpoint(
            id=place.text("EndpointID") or draft.fresh_id(),
            host=host.id,
            name=place.text("Name"),
            sandbox=key,
            address=place.address("IPv4Address"),
        )
        for key, place in told.parts("Containers")
        if is_engine(key)
    )[:1]


def is_engine(key: str) -> bool:
    """Whether an entry of `Containers` is no container."""
    return key.startswith("lb-") or key == "ingress-sbox"


def guessed(draft: Draft, host: Host, name: str, plug: Part) -> Network:
    """A network that was not told of, from what a container was told about it.

    Raises:
        Refusal: there is no room for it.
    """
    shell = Network(
        id=plug.text("NetworkID") or draft.fresh_id(), host=host.id, name=name, created=draft.now, number=draft.fresh_number()
    )
    pools = pools_around(plug)
    if pools:
        shell = replace(shell, internal=not any(pool.gateway for pool in pools), ipv6=any(":" in pool.subnet for pool in pools))
        return replace(shell, pools=tuple(pool if pool.gateway else _with_lowest(shell, pool) for pool in pools))
    return replace(shell, pools=driver_of(shell).allocate(draft, shell, ()))


def pools_around(plug: Part) -> list[Pool]:
    """The subnets that a container was given its addresses from."""
    told = (("IPAddress", "IPPrefixLen", "Gateway"), ("GlobalIPv6Address", "GlobalIPv6PrefixLen", "IPv6Gateway"))
    found = []
    for address, length, gateway in told:
        subnet = parse_subnet(f"{plug.address(address)}/{plug.number(length)}")
        if subnet is not None:
            found.append(Pool(subnet=str(subnet), gateway=plug.address(gateway)))
    return found
