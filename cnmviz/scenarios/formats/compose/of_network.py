"""A network as an entry of `networks:`."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

from cnmviz.cnm.entities import Network, Pool
from cnmviz.scenarios.likeness.of_networks import own_options

from .labels import PREFIX
from .networks import IPV4

USUAL_DRIVER = "bridge"
USUAL_IPAM = "default"


def entry(network: Network, key: str, project: str, own: dict[str, Any], *, pinned: bool) -> dict[str, Any]:
    """The entry under a key. With `pinned` a subnet that Docker chose is asked for."""
    made = _made_by_compose(network, key, project)
    options = {**own_options(network.options), **({} if network.ipv4 else {IPV4: "false"})}
    labels = {name: text for name, text in network.labels.items() if not (made and name.startswith(PREFIX))}
    extension = {
        **({} if made else {"made_by": "docker run"}),
        **({} if network.ipv4 else {"enable_ipv4": False}),
        **own,
    }
    whole = {
        "name": network.name,
        "driver": "" if network.driver == USUAL_DRIVER else network.driver,
        "driver_opts": options,
        "internal": network.internal,
        "attachable": network.attachable,
        "enable_ipv6": network.ipv6,
        "ipam": _ipam(network, pinned),
        "labels": labels,
        "x-cnmviz": extension,
    }
    return {name: value for name, value in whole.items() if value}


def _made_by_compose(network: Network, key: str, project: str) -> bool:
    """Whether it has the labels that Compose will give it, and no other of them."""
    own = {name: text for name, text in network.labels.items() if name.startswith(PREFIX)}
    return own == {f"{PREFIX}network": key, f"{PREFIX}project": project}


def _ipam(network: Network, pinned: bool) -> dict[str, Any]:
    pools = [_pool(pool) for pool in network.pools if not pool.chosen or (pinned and ip_network(pool.subnet).version == 4)]
    whole = {"config": pools, "options": dict(network.ipam_options)}
    return {name: value for name, value in whole.items() if value}


def _pool(pool: Pool) -> dict[str, Any]:
    gateway = pool.gateway if pool.gateway_asked or pool.chosen else ""
    whole = {"subnet": pool.subnet, "ip_range": pool.ip_range, "gateway": gateway, "aux_addresses": dict(pool.aux)}
    return {name: value for name, value in whole.items() if value}
