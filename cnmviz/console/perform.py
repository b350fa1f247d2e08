"""One call for a typed line: parse it, run it on a world, and write the answer."""

from __future__ import annotations

from dataclasses import dataclass

from ..cnm.commands import Command, run
from ..cnm.draft import Outcome
from ..cnm.entities import Host
from ..cnm.errors import Refusal
from ..cnm.world import World
from .answer import answer, daemon_says
from .line import parse
from .text import Text, Usage, bounded
from .tools import execute


@dataclass(frozen=True, slots=True)
class Performed:
    """The world afterwards, what was printed, and, unless the line was no command, the command and its outcome."""

    world: World
    outcome: Outcome | None
    text: Text
    command: Command | None


def perform(world: World, line: str, *, now: int, host: Host | None = None) -> Performed:
    """Do what a line says.

    Args:
        world: as it is before.
        line: as typed or pasted.
        now: the time, in microseconds since 1970.
        host: whose console it is; the lab's first by default. `docker --context NAME` goes before it.
    """
    try:
        parsed = parse(line)
        where = world.host_named(parsed.host) if parsed.host else host
    except Usage as usage:
        return Performed(world, None, bounded(usage.text), None)
    except Refusal as refusal:
        return Performed(world, None, Text(stderr=daemon_says(refusal) + "\n", exit=1), None)
    outcome = run(world, parsed.command, host=where, now=now, execute=execute)
    return Performed(outcome.world, outcome, answer(parsed.command, outcome), parsed.command)
