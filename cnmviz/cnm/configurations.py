"""Configuration-only networks: settings under a name, which other networks are made from (docker-facts 3.6).

They hold no address and carry no endpoint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .entities import Network, Pool
from .errors import Refusal, forbidden, not_found
from .subnets import Requested, parse_subnet
from .world import World

OPERATOR_FIELDS = (
    "configuration network can only contain network specific fields. "
    "Network operator fields like [ ingress | internal | attachable | scope ] are not supported."
)
TWICE = "user-specified configurations are not supported if the network depends on a configuration network"


def as_configuration(shell: Network, requested: Sequence[Requested], *, operator_fields: bool) -> Network:
    """A network that only keeps what was asked for; Docker lists it with the driver of `none`.

    Raises:
        Refusal: it was given fields that are no configuration.
    """
    if operator_fields:
        raise forbidden(OPERATOR_FIELDS)
    pools = tuple(
        Pool(
            subnet=str(parse_subnet(one.subnet)),  # what is of a family that is switched off may be written carelessly
            ip_range=one.ip_range,
            gateway=one.gateway,
            aux=one.aux,
            gateway_asked=bool(one.gateway),
        )
        for one in requested
    )
    return replace(shell, driver="null", config_only=True, pools=pools)


def configured(world: World, shell: Network, name: str, requested: Sequence[Requested]) -> tuple[Network, tuple[Requested, ...]]:
    """A network with the settings of a configuration network, and the pools it asks for.

    Raises:
        Refusal: there is no such configuration, or more settings were given.
    """
    if requested or shell.options or shell.ipv6:
        raise forbidden(TWICE)
    try:
        source = world.network(shell.host, name)
    except Refusal:
        source = None
    if source is None or not source.config_only:
        raise not_found(f'configuration network "{name}" does not exist')
    found = replace(shell, options=source.options, labels={**source.labels, **shell.labels}, ipv4=source.ipv4, ipv6=source.ipv6)
    pools = (Requested(subnet=pool.subnet, ip_range=pool.ip_range, gateway=pool.gateway, aux=pool.aux) for pool in source.pools)
    return replace(found, config_from=source.name), tuple(pools)


def check_unused(world: World, network: Network) -> None:
    """A configuration that a network was made from is not removed.

    Raises:
        Refusal: it is in use.
    """
    if network.config_only and any(
        other.config_from == network.name and other.host == network.host for other in world.networks.values()
    ):
        raise forbidden(f'configuration network "{network.name}" is in use')
