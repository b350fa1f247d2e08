"""What counts of a network: its driver, its pools, its options. A subnet of IPv6 that Docker chose follows from the host's id."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from typing import Any

from cnmviz.cnm.drivers.overlay import VXLAN_IDS
from cnmviz.cnm.entities import Network, Pool

from .names import Names

WRITTEN = frozenset((VXLAN_IDS,))
"""Options that the engine writes into a network itself."""


def network(one: Network, names: Names) -> dict[str, Any]:
    return {
        "driver": one.driver,
        "scope": one.scope,
        "internal": one.internal,
        "attachable": one.attachable,
        "routing mesh": one.ingress,
        "IPv4": one.ipv4,
        "IPv6": one.ipv6,
        "subnets": sorted(map(_subnet, one.pools)),
        "gateways": sorted(_gateway(pool) for pool in one.pools if pool.gateway),
        "ranges": sorted(pool.ip_range for pool in one.pools if pool.ip_range),
        "reserved addresses": {name: address for pool in one.pools for name, address in sorted(pool.aux.items())},
        "address options": dict(one.ipam_options),
        "options": own_options(one.options),
        "labels": dict(one.labels),
        "configuration only": one.config_only,
        "configured from": one.config_from,
        "made by the engine": one.predefined,
        "on hosts": sorted(names.host(place.host) for place in one.engines),
    }


def own_options(options: Mapping[str, str]) -> dict[str, str]:
    """Options without those that the engine writes itself."""
    return {key: value for key, value in options.items() if key not in WRITTEN}


def picked(pool: Pool) -> bool:
    """Whether the addresses of a pool follow from an id."""
    return pool.chosen and ip_network(pool.subnet).version == 6


def _subnet(pool: Pool) -> str:
    return "IPv6 by Docker" if picked(pool) else pool.subnet


def _gateway(pool: Pool) -> str:
    return "IPv6 by Docker" if picked(pool) else pool.gateway
