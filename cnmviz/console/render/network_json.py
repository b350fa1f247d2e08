"""A network as the Engine API describes it, in the key order of Docker 28 (docker-facts 8.4, recording handmade/inspect-ls)."""

from __future__ import annotations

from typing import Any

from ...cnm import macs
from ...cnm.drivers import driver_of
from ...cnm.entities import Endpoint, EngineEndpoint, Host, Network, Pool
from ...cnm.world import World
from ..durations import rfc3339
from ..template import Struct


def network_json(world: World, network: Network, host: Host) -> Struct:
    """The whole inspection of a network as a host sees it."""
    predefined = network.predefined
    return Struct(
        {
            "Name": network.name,
            "Id": network.id,
            "Created": rfc3339(network.created),
            "Scope": network.scope,
            "Driver": driver_of(network).label(network),
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
            "Containers": _containers(world, network, host),
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


def _containers(world: World, network: Network, host: Host) -> dict[str, Struct]:
    """Those of this host that are plugged in now, by full id; then what the engine itself has there."""
    listed = (endpoint for endpoint in world.endpoints_on(network.id) if endpoint.listed)
    found = {one.container: _endpoint(one) for one in listed if world.containers[one.container].host == host.id}
    return found | {place.sandbox: _place(network, place) for place in network.engines if place.host == host.id}


def _place(network: Network, place: EngineEndpoint) -> Struct:
    """The load balancer's, say (recording swarm/overlay-two-hosts)."""
    length = network.pools[0].subnet.partition("/")[2]
    return Struct(
        {
            "Name": place.name,
            "EndpointID": place.id,
            "MacAddress": macs.from_ipv4(place.address),
            "IPv4Address": f"{place.address}/{length}",
            "IPv6Address": "",
        }
    )


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
