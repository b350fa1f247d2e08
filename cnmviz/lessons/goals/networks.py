"""What networks there are, and how they were made. Where several hosts have a network of one name, all of these are meant."""

from __future__ import annotations

from ipaddress import ip_network

from cnmviz.cnm.world import World

from . import Finding, form, things

PROPERTIES = ("internal", "not internal", "attachable", "not attachable")


@form("network NETWORK exists", example="network back exists")
def exists(world: World, network: str) -> Finding:
    """There is a network of this name, on any host."""
    things.networks(world, network)
    return Finding(True, f"The network {network} is there.")


@form("no network NETWORK", example="no network old")
def is_gone(world: World, network: str) -> Finding:
    """No host has a network of this name."""
    if things.known_networks(world, network):
        return Finding(False, f"The network {network} is still there.")
    return Finding(True, f"There is no network {network}.")


@form("network NETWORK is PROPERTY", example="network back is internal", choices={"PROPERTY": PROPERTIES})
def has_property(world: World, network: str, property: str) -> Finding:  # noqa: A002
    """The network was made with `--internal` (`--attachable`), or without."""
    adjective = property.lower().removeprefix("not ")
    wanted = property.lower() == adjective
    if all(getattr(each, adjective) == wanted for each in things.networks(world, network)):
        return Finding(True, f"The network {network} is {property}.")
    return Finding(False, f"The network {network} is {'not ' if wanted else ''}{adjective}: that is settled when it is created.")


@form("network NETWORK uses DRIVER", example="network lan uses macvlan")
def uses(world: World, network: str, driver: str) -> Finding:
    """The network has this driver."""
    found = sorted({each.driver for each in things.networks(world, network)})
    if found == [driver]:
        return Finding(True, f"The network {network} uses the driver {driver}.")
    return Finding(False, f"The network {network} uses the driver {things.listed(found)}, not {driver}.")


@form("network NETWORK has subnet SUBNET", example="network back has subnet 172.30.0.0/16")
def has_subnet(world: World, network: str, subnet: str) -> Finding:
    """One of the network's address pools is this subnet."""
    found = [pool.subnet for each in things.networks(world, network) for pool in each.pools]
    if ip_network(subnet) in [ip_network(each, strict=False) for each in found]:
        return Finding(True, f"The network {network} has the subnet {subnet}.")
    has = f"the subnet {things.listed(found)}" if found else "no subnet"
    return Finding(False, f"The network {network} has {has}, not {subnet}.")
