"""The recipe of a whole lab: the command lines that would make it again, from a lab with one fresh host.

Hosts, the swarm and networks come in the order in which they were made; then each container with its connections and, where it
does not run, what ends it; at last those are ended which others need to start. What Docker chose is left to its choice again,
as long as it would choose the same. To know that, every line is rehearsed on a lab of its own: where a subnet or an address
would come out otherwise, it is asked for, and where it cannot be (on the default bridge), a container stands in for the one
that was there and is removed in the end. What the lines cannot say at all is found by comparing the rehearsed lab with the real
one, and told.

The browser has the same recipe for what a person copies (static/cnmviz/diagram/recipe.js); a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness import differences
from cnmviz.scenarios.likeness.names import Names

from . import addresses, containers, picture, stage
from .plan import Plan
from .rehearsal import Rehearsal

PASSES = 3
"""Each pass asks for the addresses of the networks where the one before got others, and puts first what could not be made."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Command lines, and in sentences what they do not bring back."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]


def recipe_of(world: World) -> Recipe:
    """The lines that make a lab again."""
    plan = Plan()
    for _ in range(PASSES):
        rehearsed = _rehearsed(world, plan)
        better = Plan(plan.asked | addresses.loose(world, rehearsed.world), plan.early | _ended(world, rehearsed.refused))
        if better == plan:
            break
        plan = better
    return Recipe(tuple(rehearsed.lines), (*rehearsed.notes, *_told(world, rehearsed)))


def _rehearsed(world: World, plan: Plan) -> Rehearsal:
    rehearsal = Rehearsal(world)
    stage.write(rehearsal, world, plan.asked)
    containers.write(rehearsal, world, plan)
    picture.write(rehearsal, world)
    return rehearsal


def _ended(world: World, ids: set[str]) -> set[str]:
    return {id_ for id_ in ids if world.containers[id_].status == "exited"}


def _told(world: World, rehearsed: Rehearsal) -> list[str]:
    """What is not the same. Of a container that could not be made as it is, that says enough."""
    names = Names(world)
    refused = tuple(f"{names.container(world.containers[id_])}" for id_ in rehearsed.refused)
    known = tuple(start for name in refused for start in (f"container {name} ", f"container {name}:", f"{name} on "))
    found = (one for one in differences(world, rehearsed.world) if not one.startswith(known))
    return [f"the lines make another lab in this: {difference}" for difference in found]
