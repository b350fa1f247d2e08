"""`docker container prune`: containers that do not run go, all at once.

Without `-f` docker asks first; nobody can answer here, so that nothing is removed.
"""

from __future__ import annotations

from .. import filters, lifecycle
from ..answers import Pruned
from ..draft import Draft
from ..flag_values import criterion
from . import command, flag

QUESTION = "WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] "


@command("container prune", usage="[OPTIONS]")
class PruneContainers:
    """Remove all stopped containers."""

    filter: tuple[str, ...] = flag(
        "--filter", help='Provide filter values (e.g. "until=<timestamp>")', kind="filter", default=(), check=criterion
    )
    force: bool = flag("-f", "--force", help="Do not prompt for confirmation", default=False)

    def perform(self, draft: Draft) -> Pruned:
        wanted = filters.read(self.filter)
        if not self.force:
            return Pruned(question=QUESTION, kind="Containers")
        tests = filters.prune_tests(wanted, draft.now)
        idle = [one for one in draft.containers.values() if one.host == draft.host.id and one.status not in lifecycle.ALIVE]
        selected = filters.select(idle, wanted, tests)
        for container in selected:
            lifecycle.remove(draft, container, force=False)
        return Pruned(tuple(container.id for container in selected), kind="Containers")
