"""A container that does not run, or is frozen: start it, or let it go on."""

from __future__ import annotations

from collections.abc import Iterator

from ..entities import Container
from . import Case, Commands, remedy, request


@remedy("NOT_RUNNING")
def start(case: Case) -> Iterator[Commands]:
    """Start whichever end is stopped."""
    for container in _ends(case):
        if container.status in ("created", "exited"):
            yield (request("start", containers=(container.name,)),)


@remedy("PAUSED")
def unpause(case: Case) -> Iterator[Commands]:
    """Unpause whichever end is paused."""
    for container in _ends(case):
        if container.status == "paused":
            yield (request("unpause", containers=(container.name,)),)


def _ends(case: Case) -> Iterator[Container]:
    """Both ends, and whoever else the trace came to."""
    places = (hop.place for hop in case.trace.hops)
    lit = (step.entity for hop in case.trace.hops for step in hop.steps if step.entity)
    ids = dict.fromkeys(place.id for place in (*places, *lit) if place.kind == "container")
    yield from filter(None, (case.source, case.target))
    yield from (case.world.containers[id_] for id_ in ids if id_ in case.world.containers)
