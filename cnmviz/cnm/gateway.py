"""Which endpoint of a sandbox provides the default route, and in which order Docker looks through the endpoints.

One order serves three things: the default route, the search of the embedded DNS, and the endpoint that carries the published
ports (docker-facts 5.3, 6.2). It must not read anything but the endpoints of one sandbox and their networks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .entities import Endpoint, Network

GATEWAY_BRIDGE, HIDDEN = "docker_gwbridge", "gateway_"


def is_hidden(endpoint: Endpoint, networks: Mapping[str, Network]) -> bool:
    """Whether an endpoint is the hidden way out of a container on overlay networks (docker-facts 3.5)."""
    return endpoint.name.startswith(HIDDEN) and networks[endpoint.network].name == GATEWAY_BRIDGE


def in_gateway_order(endpoints: Iterable[Endpoint], networks: Mapping[str, Network]) -> list[Endpoint]:
    """The endpoints of one sandbox, the best candidate for the default route first (docker-facts 6.2).

    The first difference decides: higher priority, the hidden way out last, not internal before internal, gateways of both
    families before one before none, the network's name in ascending byte order.
    """

    def rank(endpoint: Endpoint) -> tuple[int, bool, bool, int, bytes]:
        network = networks[endpoint.network]
        families = bool(endpoint.gateway) + bool(endpoint.gateway6)
        hidden = is_hidden(endpoint, networks)
        return -endpoint.gw_priority, hidden, network.internal, -families, network.name.encode()

    return sorted(endpoints, key=rank)


def gateway_endpoint(endpoints: Iterable[Endpoint], networks: Mapping[str, Network], version: int = 4) -> Endpoint | None:
    """The endpoint that provides the default route of one address family, chosen separately for each (docker-facts 6.2).

    The first that has gateways of both families provides both, also where one before it has a gateway of one family
    (Engine 28.5, libnetwork/sandbox.go). An internal network provides none: `gateway` and `gateway6` of its endpoints are "".
    """
    ordered = in_gateway_order(endpoints, networks)
    both = next((endpoint for endpoint in ordered if endpoint.gateway and endpoint.gateway6), None)
    first = next((endpoint for endpoint in ordered if (endpoint.gateway if version == 4 else endpoint.gateway6)), None)
    return both or first
