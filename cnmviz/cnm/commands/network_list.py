"""`docker network ls` and `inspect`: which networks, in which order.

They read only, and answer with entities: tables, templates and JSON are the console's.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import filters, swarm
from ..answers import NetworkRows, NetworksFound
from ..draft import Draft
from ..drivers import driver_of
from ..entities import Network
from ..errors import Refusal
from ..flag_values import criterion
from . import NetworkRef, argument, command, flag


@command("network ls", usage="[OPTIONS]", aliases=("network list",), reads=True)
class ListNetworks:
    """List networks."""

    filter: tuple[str, ...] = flag(
        "-f", "--filter", help='Provide filter values (e.g. "driver=bridge")', kind="filter", default=(), check=criterion
    )
    format: str = flag("--format", help="Format output using a custom template", default="")
    no_trunc: bool = flag("--no-trunc", help="Do not truncate the output", default=False)
    quiet: bool = flag("-q", "--quiet", help="Only display network IDs", default=False)

    def perform(self, draft: Draft) -> NetworkRows:
        visible = [network for network in draft.networks.values() if swarm.knows(draft.host, network)]
        found = filters.select(visible, filters.read(self.filter), tests())
        return NetworkRows(tuple(sorted(found, key=lambda network: (filters.natural(network.name), network.number))))


def tests() -> Mapping[str, filters.Test[Network]]:
    """What the filters of `network ls` mean. A list does not count endpoints, so each network somebody made is dangling there.

    Recording handmade2/ls-filters.
    """
    return {
        "dangling": lambda network, value: network.predefined != filters.boolean(value, "dangling"),
        "driver": lambda network, value: driver_of(network).label(network) == value,
        "id": lambda network, value: network.id.startswith(value),
        "label": lambda network, value: filters.has_label(network.labels, value),
        "name": lambda network, value: filters.matches(network.name, value),
        "scope": lambda network, value: network.scope == value,
        "type": _type,
    }


def _type(network: Network, value: str) -> bool:
    if value not in ("builtin", "custom"):
        raise Refusal(f"invalid filter: 'type'='{value}'")
    return network.predefined == (value == "builtin")


@command("network inspect", usage="[OPTIONS] NETWORK [NETWORK...]", reads=True)
class InspectNetworks:
    """Display detailed information on one or more networks."""

    networks: tuple[NetworkRef, ...] = argument("NETWORK", repeat=True)
    format: str = flag("-f", "--format", help="Format output using a custom template", default="")
    verbose: bool = flag("-v", "--verbose", help="Verbose output for diagnostics", default=False)

    def perform(self, draft: Draft) -> NetworksFound:
        found: list[Network] = []
        errors: list[Refusal] = []
        for reference in self.networks:
            try:
                found.append(swarm.network(draft, draft.host, reference))
            except Refusal as refusal:
                errors.append(refusal)
        return NetworksFound(tuple(found), tuple(errors))
