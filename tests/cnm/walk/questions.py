"""How tests of the walk ask: places by name, answers as traces."""

from __future__ import annotations

from cnmviz.cnm import question
from cnmviz.cnm.commands import catalogue, run
from cnmviz.cnm.draft import Outcome
from cnmviz.cnm.walk import Trace, walk
from cnmviz.cnm.world import World
from tests.cnm.lab import SECOND, Lab

LATER = 2_000_000_000 * SECOND


def trace(lab: Lab | World, source: str, target: str) -> Trace:
    """The walk from one place to another, such as `trace(lab, "web", "db:5432")`."""
    world = lab.world if isinstance(lab, Lab) else lab
    asked = question.read(source, target, "", 0)
    return walk(world, question.packet(world, world.first_host, asked))


def reach(lab: Lab | World, source: str, target: str) -> Outcome:
    """The outcome of the command."""
    world = lab.world if isinstance(lab, Lab) else lab
    command: type = catalogue()["reach"]
    return run(world, command(source, target), now=LATER)


def verdict(lab: Lab | World, source: str, target: str) -> str:
    return trace(lab, source, target).verdict.key


def rules(found: Trace) -> list[str]:
    """Where the packet went and what was decided there, as `place: rule rule`."""
    return [f"{hop.place.name}: {' '.join(step.rule for step in hop.steps)}" for hop in found.hops]
