"""A network as the Engine API describes it, in the key order of Docker 28 (docker-facts 8.4, recording handmade/inspect-ls)."""

from __future__ import annotations

from typing import Any

from ...cnm.entities import Endpoint, Network, Pool
from ...cnm.world import World
from ..durations import rfc3339
from ..template import Struct


def network_json(world: World, network: Network) -> Struct:
    """The whole inspection of a network."""
    predefined = network.predefined
    return Struct(
        {
            "Name": network.name,
            "Id": network.id,
            "Created": rfc3339(network.created),
            "Scope": network.scope,
            "Driver": network.driver,
            "EnableIPv4": network.ipv4,
            "EnableIPv6": network.ipv6,
            "IPAM": Struct(
                {
                    "Driver": "default",
                    "Options": None if predefined else dict(network.ipam_options),
                    "Config": [pool_json(pool) for pool in network.pools] or None,
                }
            ),
            "Internal": network.internal,
            "Attachable": network.attachable,
            "Ingress": network.ingress,
            "ConfigFrom": Struct({"Network": network.config_from}),
            "ConfigOnly": network.config_only,
            "Containers": _containers(world, network),
            "Options": dict(network.options),
            "Labels": dict(network.labels),
        }
    )


def pool_json(pool: Pool) -> Struct:
    """A gateway that nobody asked for is listed only where Docker chose the subnet (recording handmade2/ip-range-gateway)."""
    fields: dict[str, Any] = {"Subnet": pool.subnet}
    if pool.ip_range:
        fields["IPRange"] = pool.ip_range
    if pool.gateway and (pool.chosen or pool.gateway_asked):
        fields["Gateway"] = pool.gateway
    if pool.aux:
        fields["AuxiliaryAddresses"] = dict(pool.aux)
    return Struct(fields)


def _containers(world: World, network: Network) -> dict[str, Struct]:
    """Those plugged in now, by full id."""
    return {endpoint.container: _endpoint(endpoint) for endpoint in world.endpoints_on(network.id) if endpoint.listed}


def _endpoint(endpoint: Endpoint) -> Struct:
    return Struct(
        {
            "Name": endpoint.name,
            "EndpointID": endpoint.id,
            "MacAddress": endpoint.mac,
            "IPv4Address": f"{endpoint.address}/{endpoint.prefix}" if endpoint.address else "",
            "IPv6Address": f"{endpoint.address6}/{endpoint.prefix6}" if endpoint.address6 else "",
        }
    )
