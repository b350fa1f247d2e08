"""`docker network rm` and `prune`: networks go when no running or paused container is on them.

Stopped containers do not protect a network; they fail at their next start (docker-facts 3.9, 6.4).
"""

from __future__ import annotations

from dataclasses import replace

from .. import configurations, filters, swarm
from ..answers import Batch, Pruned
from ..batches import each
from ..draft import Draft
from ..drivers import driver_of
from ..endpoints import detach
from ..entities import Network
from ..errors import Refusal, forbidden
from ..flag_values import criterion
from . import NetworkRef, argument, command, flag

QUESTION = (
    "WARNING! This will remove all custom networks not used by at least one container.\nAre you sure you want to continue? [y/N] "
)
MESH_QUESTION = (
    "WARNING! Before removing the routing-mesh network, make sure all the nodes in your swarm run the same docker engine "
    "version. Otherwise, removal may not be effective and functionality of newly create ingress networks will be impaired.\n"
    "Are you sure you want to continue? [y/N] "
)
"""recording swarm/overlay-rules"""


@command("network rm", usage="NETWORK [NETWORK...]", aliases=("network remove",))
class RemoveNetworks:
    """Remove one or more networks."""

    networks: tuple[NetworkRef, ...] = argument("NETWORK", repeat=True)
    force: bool = flag("-f", "--force", help="Do not error if the network does not exist", default=False)

    def perform(self, draft: Draft) -> Batch:
        done = each(self.networks, lambda reference: self._remove(draft, reference), "exit status 1")
        return replace(done, questions=tuple(MESH_QUESTION for reference in self.networks if self._of_mesh(draft, reference)))

    def _of_mesh(self, draft: Draft, reference: str) -> bool:
        """Whether docker's command line would ask first: the routing mesh's network goes only after a yes."""
        try:
            return swarm.network(draft, draft.host, reference).ingress
        except Refusal:
            return False

    def _remove(self, draft: Draft, reference: str) -> bool:
        try:
            network = swarm.network(draft, draft.host, reference)
        except Refusal as refusal:
            if self.force and refusal.status == 404:
                return False
            raise
        if network.ingress:
            return False
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
    driver_of(network).check_unused(draft, network)
    for stranded in draft.endpoints_on(network.id):
        detach(draft, stranded)
    driver_of(network).delete_network(draft, network)
    draft.drop(network)


@command("network prune", usage="[OPTIONS]")
class PruneNetworks:
    """Remove all unused networks."""

    filter: tuple[str, ...] = flag(
        "--filter", help='Provide filter values (e.g. "until=<timestamp>")', kind="filter", default=(), check=criterion
    )
    force: bool = flag("-f", "--force", help="Do not prompt for confirmation", default=False)

    def perform(self, draft: Draft) -> Pruned:
        wanted = filters.read(self.filter)
        if not self.force:
            return Pruned(question=QUESTION)
        tests = filters.prune_tests(wanted, draft.now)
        known = (network for network in draft.networks.values() if swarm.knows(draft.host, network))
        idle = [network for network in known if not (network.predefined or network.config_only or network.ingress)]
        idle = [network for network in idle if not (network.engines or draft.ids("network-endpoint", network.id))]
        selected = filters.select(idle, wanted, tests)
        for network in selected:
            remove(draft, network)
        return Pruned(tuple(network.name for network in selected))
