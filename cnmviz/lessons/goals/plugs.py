"""What containers are plugged into: sandboxes, their endpoints, and which of these leads out."""

from __future__ import annotations

from ipaddress import ip_address

from cnmviz.cnm.entities import Endpoint
from cnmviz.cnm.gateway import gateway_endpoint
from cnmviz.cnm.world import World

from . import Finding, form, things


@form("CONTAINER is on NETWORK", example="db is on back")
def is_on(world: World, container: str, network: str) -> Finding:
    """The container is connected to the network; one that does not run, will be once it is started."""
    found = things.container(world, container)
    names = things.network_names(world, found)
    if network in names:
        return Finding(True, f"{container} is on {network}.")
    things.networks(world, network)
    return Finding(
        False, f"{container} is on {things.listed(names)}, not on {network}." if names else f"{container} is on no network."
    )


@form("CONTAINER is not on NETWORK", example="web is not on back")
def is_not_on(world: World, container: str, network: str) -> Finding:
    """The container exists and is not connected to the network."""
    if network in things.network_names(world, things.container(world, container)):
        return Finding(False, f"{container} is still on {network}.")
    return Finding(True, f"{container} is not on {network}.")


@form("CONTAINER has address ADDRESS on NETWORK", example="db has address 172.30.0.10 on back")
def has_address(world: World, container: str, address: str, network: str) -> Finding:
    """The container runs, and its endpoint on the network has this address, of IPv4 or IPv6."""
    plugged = [each for each in _endpoints(world, container) if world.networks[each.network].name == network]
    if not plugged:
        things.networks(world, network)
        return Finding(False, f"{container} is not on {network}, so it has no address there.")
    found = [each for endpoint in plugged for each in (endpoint.address, endpoint.address6) if each]
    if ip_address(address) in map(ip_address, found):
        return Finding(True, f"{container} has the address {address} on {network}.")
    has = f"the address {things.listed(found)}" if found else "no address"
    return Finding(False, f"{container} has {has} on {network}, not {address}.")


@form("CONTAINER has COUNT endpoint(s)", example="proxy has 2 endpoints")
def has_endpoints(world: World, container: str, count: str) -> Finding:
    """The sandbox that the container lives in has this many endpoints, those on `none`, `host` and `docker_gwbridge` included."""
    found = [world.networks[each.network].name for each in _endpoints(world, container)]
    said = f"{container} has {len(found)} {'endpoint' if len(found) == 1 else 'endpoints'}"
    where = f", on {things.listed(found)}" if found else ""
    met = len(found) == int(count)
    return Finding(met, f"{said}{where}." if met else f"{said}{where}, not {int(count)}.")


@form("CONTAINER leaves through NETWORK", example="proxy leaves through front")
def leaves_through(world: World, container: str, network: str) -> Finding:
    """The container's default route leads over its endpoint on this network."""
    gateway = gateway_endpoint(_endpoints(world, container), world.networks)
    if gateway is None:
        return Finding(False, f"{container} has no default route: none of its networks offers a gateway.")
    found = world.networks[gateway.network].name
    return Finding(found == network, f"{container} leaves through {found}{'' if found == network else f', not {network}'}.")


@form("CONTAINER shares the sandbox of OTHER", example="sidecar shares the sandbox of web")
def shares(world: World, container: str, other: str) -> Finding:
    """The two run in one sandbox, as with `--network container:OTHER`: one network stack, one set of ports."""
    mine, theirs = things.alive(world, container), things.alive(world, other)
    if mine.id != theirs.id and mine.sandbox == theirs.sandbox:
        return Finding(True, f"{container} and {other} share a sandbox.")
    return Finding(False, f"{container} has a sandbox of its own, not that of {other}.")


def _endpoints(world: World, name: str) -> list[Endpoint]:
    return things.endpoints(world, things.alive(world, name))
