"""What is true of every world that commands lead to, asked of one that came from elsewhere.

Entities that were made by our own commands need no such question; those in a file that somebody opens do. The checks come in
stages, and each stands on the ones before it: how many there are, each field by itself, what points at what, and last the lab as
a whole. The first stage that finds something ends the search. A law in the tests holds that no command leads to a flaw.

It must not repair anything, and it must not be asked on the way of a command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ..entities import Entity
from . import bounds, forms, lives, networks, plugs, references
from .things import Things

MOST = 20
"""Sentences that are answered; a person reads no more."""

STAGES: tuple[tuple[Callable[[Things], Iterator[str]], ...], ...] = (
    (bounds.counts,),
    (bounds.ids, bounds.fields),
    (forms.hosts, forms.networks, forms.sandboxes, forms.containers, forms.endpoints, forms.positions),
    (references.point_at_something, references.numbers),
    (lives.containers, lives.sandboxes, networks.predefined, networks.names, networks.kinds),
    (networks.subnets, networks.engines, plugs.places, plugs.addresses, plugs.once, plugs.ports),
)


def flaws(entities: Iterable[Entity], draws: int) -> list[str]:
    """What is wrong, in plain sentences; empty where a lab may be made of this.

    Args:
        entities: all of a lab; a World is such a collection.
        draws: the state of the lab's generator of ids.
    """
    things = Things(entities, draws)
    for stage in STAGES:
        found = list(islice((flaw for check in stage for flaw in check(things)), MOST))
        if found:
            return found
    return []
