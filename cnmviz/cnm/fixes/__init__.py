"""What would turn a "no" round: the smallest list of docker commands, tried out before it is offered.

Each file of this folder has remedies: functions that suggest commands for certain verdicts. Suggestions are run on a draft and
the question is asked again; where a new reason comes up, its remedies are added. The shortest list that works is the fix; of two
equally short ones, the one that changes something, then the one suggested first.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from typing import Any

from ..answers import Batch
from ..commands import Command, catalogue, run
from ..draft import Draft
from ..entities import Container, Host, Network
from ..errors import Refusal
from ..question import Question, packet, read
from ..spell import spell
from ..walk import Trace, walk
from ..world import World

MOST_TRIALS = 40
MOST_COMMANDS = 6

Commands = tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A "no" to be turned round: the world as it is, what was asked, and the trace that ends in the "no"."""

    world: World
    host: Host
    question: Question
    trace: Trace

    @property
    def source(self) -> Container | None:
        return self.world.containers.get(self.trace.packet.origin.id)

    @property
    def target(self) -> Container | None:
        """The container that is meant, or that has the address asked for."""
        aimed = self.world.containers.get(self.trace.packet.aim)
        if aimed:
            return aimed
        address = self.trace.packet.destination or self.trace.packet.target
        holders = (self.world.endpoint_at(network, address) for network in self.world.networks)
        return next((self.world.containers[holder.container] for holder in holders if holder), None)

    def networks(self, container: Container | None) -> list[Network]:
        """The networks that a container is plugged into now."""
        endpoints = self.world.endpoints_in(container.sandbox) if container and container.sandbox else []
        return [self.world.networks[endpoint.network] for endpoint in endpoints]


Remedy = Callable[[Case], Iterator[Commands]]
REMEDIES: defaultdict[str, list[Remedy]] = defaultdict(list)


def remedy(*verdicts: str) -> Callable[[Remedy], Remedy]:
    """Declare a function that suggests commands for these verdicts."""

    def declare(function: Remedy) -> Remedy:
        for key in verdicts:
            REMEDIES[key].append(function)
        return function

    return declare


def request(path: str, **fields: Any) -> Command:
    """A command by its path, such as `network connect`, with its fields."""
    declared: Any = catalogue()[path]
    return declared(**fields)  # type: ignore[no-any-return]


@cache
def remedies() -> Mapping[str, list[Remedy]]:
    """All remedies by verdict, with every file of this folder loaded."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return REMEDIES


def smallest(draft: Draft, question: Question, trace: Trace) -> tuple[str, ...]:
    """The lines of the shortest fix that works; () where none was found."""
    host = draft.host
    context = host.name if len(draft.hosts) > 1 else ""
    waiting: list[tuple[int, bool, int, Commands, World, Commands]] = []
    known: set[tuple[str, ...]] = set()

    def suggest(world: World, done: Commands, why: Trace) -> None:
        for commands in _suggestions(Case(world, host, question, why)):
            lines = _lines((*done, *commands), context)
            repeats = any(command in done for command in commands)
            if len(lines) <= MOST_COMMANDS and lines not in known and not repeats:
                known.add(lines)
                changes_nothing = all(command.spelling.reads for command in (*done, *commands))
                heappush(waiting, (len(lines), changes_nothing, len(known), done, world, commands))

    suggest(draft, (), trace)
    for _ in range(MOST_TRIALS):
        if not waiting:
            break
        *_, done, world, commands = heappop(waiting)
        tried = _try(world, commands, question, host, draft.now)
        if tried and tried[1].ok:
            return _lines((*done, *commands), context)
        if tried:
            suggest(tried[0], (*done, *commands), tried[1])
    return ()


def _suggestions(case: Case) -> Iterator[Commands]:
    for function in remedies().get(case.trace.verdict.key, ()):
        yield from function(case)


def _lines(commands: Commands, context: str) -> tuple[str, ...]:
    return tuple(spell(command, context if command.spelling.docker else "") for command in commands)


def _try(world: World, commands: Commands, question: Question, host: Host, now: int) -> tuple[World, Trace] | None:
    """The world after the commands, and the new answer; None where one of them is refused.

    Where the last command is a better question itself, its answer counts. It is only walked, and no fix is looked for in turn:
    what that finds may be the first question again.
    """
    asked = question
    for command in commands:
        asked = _better(command) or question
        if asked is not question:
            continue
        outcome = run(world, command, host=host, now=now)
        if outcome.error or (isinstance(outcome.output, Batch) and outcome.output.errors):
            return None
        world = outcome.world
    try:
        return world, walk(world, packet(world, host, asked))
    except Refusal:
        return None


def _better(command: Any) -> Question | None:
    """The question that a command asks, where it is one."""
    if command.spelling.path != "reach":
        return None
    return read(command.source, command.target, command.protocol, command.port)
