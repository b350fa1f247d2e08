"""`docker network rm` and `prune`: networks go when no running or paused container is on them.

Stopped containers do not protect a network; they fail at their next start (docker-facts 3.9, 6.4).
"""

from __future__ import annotations

from .. import configurations, filters
from ..answers import Batch, Pruned
from ..batches import each
from ..draft import Draft
from ..drivers import driver_of
from ..endpoints import detach
from ..entities import Network
from ..errors import Refusal, forbidden
from . import NetworkRef, argument, command, flag

QUESTION = (
    "WARNING! This will remove all custom networks not used by at least one container.\nAre you sure you want to continue? [y/N] "
)


@command("network rm", usage="NETWORK [NETWORK...]", aliases=("network remove",))
class RemoveNetworks:
    """Remove one or more networks."""

    networks: tuple[NetworkRef, ...] = argument("NETWORK", repeat=True)
    force: bool = flag("-f", "--force", help="Do not error if the network does not exist", default=False)

    def perform(self, draft: Draft) -> Batch:
        return each(self.networks, lambda reference: self._remove(draft, reference), "exit status 1")

    def _remove(self, draft: Draft, reference: str) -> bool:
        try:
            network = draft.network(draft.host.id, reference)
        except Refusal as refusal:
            if self.force and refusal.status == 404:
                return False
            raise
        remove(draft, network)
        return True


def remove(draft: Draft, network: Network) -> None:
    """Remove a network that no running or paused container is on (docker-facts 3.9).

    Raises:
        Refusal: it is predefined or in use.
    """
    if network.predefined:
        raise forbidden(f"{network.name} is a pre-defined network and cannot be removed")
    configurations.check_unused(draft, network)
    endpoints = draft.endpoints_on(network.id)
    listed = [endpoint for endpoint in endpoints if endpoint.listed]
    if listed:
        users = ", ".join(f'name:"{endpoint.name}" id:"{endpoint.id[:12]}"' for endpoint in listed)
        raise forbidden(f"error while removing network: network {network.name} has active endpoints ({users})")
    for stranded in endpoints:
        detach(draft, stranded)
    driver_of(network).delete_network(draft, network)
    draft.drop(network)


@command("network prune", usage="[OPTIONS]")
class PruneNetworks:
    """Remove all unused networks."""

    filter: tuple[str, ...] = flag("--filter", help='Provide filter values (e.g. "until=<timestamp>")', kind="filter", default=())
    force: bool = flag("-f", "--force", help="Do not prompt for confirmation", default=False)

    def perform(self, draft: Draft) -> Pruned:
        wanted = filters.read(self.filter)
        if not self.force:
            return Pruned(question=QUESTION)
        tests = filters.prune_tests(wanted, draft.now)
        idle = [network for network in draft.networks.values() if network.host == draft.host.id and not network.predefined]
        idle = [network for network in idle if not (network.config_only or draft.ids("network-endpoint", network.id))]
        selected = filters.select(idle, wanted, tests)
        for network in selected:
            remove(draft, network)
        return Pruned(tuple(network.name for network in selected))
