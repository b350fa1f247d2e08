"""What counts of an endpoint: its addresses, its names, the ports that it carries."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from cnmviz.cnm.entities import Endpoint, Network

from .names import Names
from .of_networks import picked

EPHEMERAL = 32_768
"""From here on host ports are Docker's choice."""


def plug(one: Endpoint, names: Names) -> dict[str, Any]:
    network = names.world.networks[one.network]
    return {
        "address": _address(network, one.address),
        "IPv6 address": _address(network, one.address6),
        "gateway": _address(network, one.gateway),
        "IPv6 gateway": _address(network, one.gateway6),
        "aliases": one.aliases,
        "names": sorted(map(names.dns, one.dns_names)),
        "links": one.links,
        "priority": one.gw_priority,
        "ports": sorted((each.host_ip, min(each.host_port, EPHEMERAL), each.port, each.proto) for each in one.bindings),
        "options": dict(one.options),
        "known to its network": one.listed,
    }


def _address(network: Network, text: str) -> str:
    """The address, or its place in a subnet that follows from an id."""
    for pool in network.pools if text else ():
        subnet, address = ip_network(pool.subnet), ip_address(text)
        if picked(pool) and address in subnet:
            return f"+{int(address) - int(subnet.network_address)}"
    return text
