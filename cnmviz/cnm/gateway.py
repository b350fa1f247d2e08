"""Which endpoint of a sandbox provides the default route, and in which order Docker looks through the endpoints.

One order serves three things: the default route, the search of the embedded DNS, and the endpoint that carries the published
ports (docker-facts 5.3, 6.2). It must not read anything but the endpoints of one sandbox and their networks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .entities import Endpoint, Network


def in_gateway_order(endpoints: Iterable[Endpoint], networks: Mapping[str, Network]) -> list[Endpoint]:
    """The endpoints of one sandbox, the best candidate for the default route first (docker-facts 6.2).

    The first difference decides: higher priority, not internal before internal, gateways of both families before one before
    none, the network's name in ascending byte order.
    """

    def rank(endpoint: Endpoint) -> tuple[int, bool, int, bytes]:
        network = networks[endpoint.network]
        families = bool(endpoint.gateway) + bool(endpoint.gateway6)
        return -endpoint.gw_priority, network.internal, -families, network.name.encode()

    return sorted(endpoints, key=rank)


def gateway_endpoint(endpoints: Iterable[Endpoint], networks: Mapping[str, Network], version: int = 4) -> Endpoint | None:
    """The endpoint that provides the default route of one address family, chosen separately for each (docker-facts 6.2).

    An internal network never provides one; `gateway` and `gateway6` of its endpoints are "".
    """
    for endpoint in in_gateway_order(endpoints, networks):
        if endpoint.gateway if version == 4 else endpoint.gateway6:
            return endpoint
    return None
