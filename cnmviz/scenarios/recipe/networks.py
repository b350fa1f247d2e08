"""`docker network create` for a network that there is."""

from __future__ import annotations

from ipaddress import ip_network

from cnmviz.cnm.commands.network import CreateNetwork
from cnmviz.cnm.entities import Network, Pool
from cnmviz.cnm.gateway import GATEWAY_BRIDGE
from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness.of_networks import own_options

from .words import each, pairs

USUAL_DRIVER: str = CreateNetwork("").driver


def made_by_engine(network: Network) -> bool:
    """Whether nobody made it: those of every engine, and what a swarm brings along."""
    return network.predefined or network.ingress or network.name == GATEWAY_BRIDGE


def creating(world: World, network: Network, *, asks: bool) -> list[str]:
    """The words behind `docker`. With `asks` subnets of IPv4 that Docker chose are asked for."""
    settings = _borrowed(world, network) if network.config_from else _own(network, asks)
    return [
        "network",
        "create",
        *([] if network.driver == USUAL_DRIVER or network.config_only else ["--driver", network.driver]),
        *(["--internal"] if network.internal else []),
        *(["--attachable"] if network.attachable else []),
        *(["--config-only"] if network.config_only else []),
        *settings,
        network.name,
    ]


def _own(network: Network, asks: bool) -> list[str]:
    pools = [pool for pool in network.pools if not pool.chosen or (asks and ip_network(pool.subnet).version == 4)]
    return [
        *([] if network.ipv4 else ["--ipv4=false"]),
        *(["--ipv6"] if network.ipv6 else []),
        *(word for pool in pools for word in _pool(pool)),
        *pairs("--ipam-opt", network.ipam_options),
        *pairs("--opt", own_options(network.options)),
        *pairs("--label", network.labels),
    ]


def _borrowed(world: World, network: Network) -> list[str]:
    """What comes from a configuration network is not said twice: docker refuses that."""
    source = next((one for one in world.networks.values() if one.name == network.config_from and one.host == network.host), None)
    known = source.labels if source else {}
    return [
        "--config-from",
        network.config_from,
        *pairs("--label", {key: value for key, value in network.labels.items() if known.get(key) != value}),
    ]


def _pool(pool: Pool) -> list[str]:
    gateway = pool.gateway if pool.gateway_asked or pool.chosen else ""
    return [
        *each("--subnet", (pool.subnet,)),
        *each("--ip-range", filter(None, (pool.ip_range,))),
        *each("--gateway", filter(None, (gateway,))),
        *pairs("--aux-address", pool.aux),
    ]
