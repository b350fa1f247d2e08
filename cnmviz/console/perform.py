"""One call for a typed line: parse it, run it on a world, and write the answer.

A line with several commands in it is run by the host's shell, and each command sees what the one before it left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..cnm.commands import Command, run
from ..cnm.draft import Executed, Outcome
from ..cnm.entities import Host
from ..cnm.errors import Refusal
from ..cnm.world import World
from .answer import answer, daemon_says
from .line import Parsed, needs_shell, parse, parse_words, unprompted
from .text import Text, Usage, bounded
from .tools import execute, interpreter
from .tools.interpreter import Docker
from .tools.seat import Seat


@dataclass(frozen=True, slots=True)
class Performed:
    """The world afterwards, what was printed, and, if the line was one command, the command and its outcome."""

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
        if needs_shell(line):
            docker = _Docker(world, now, host)
            text = script(line, docker, host or world.first_host)
            return Performed(docker.world(), None, text, None)
        return _perform(world, parse(line), now, host)
    except Usage as usage:
        return Performed(world, None, bounded(usage.text), None)


def _perform(world: World, parsed: Parsed, now: int, host: Host | None) -> Performed:
    try:
        where = world.host_named(parsed.host) if parsed.host else host
    except Refusal as refusal:
        return Performed(world, None, Text(stderr=daemon_says(refusal) + "\n", exit=1), None)
    outcome = run(world, parsed.command, host=where, now=now, execute=execute)
    return Performed(outcome.world, outcome, answer(parsed.command, outcome), parsed.command)


def script(line: str, docker: Docker, host: Host) -> Text:
    """What a line with several commands prints. `docker` does the commands, and knows the lab between them."""
    printed = interpreter.run(Seat.of(docker.world(), host), unprompted(line), docker)
    return bounded(Text(printed.stdout, printed.stderr, printed.exit, printed.shell, printed.attached))


class _Docker:
    """The docker program of a script that runs on a world alone."""

    def __init__(self, world: World, now: int, host: Host | None) -> None:
        self._world = world
        self._now = now
        self._host = host

    def run(self, words: Sequence[str], line: str) -> Executed:
        try:
            done = _perform(self._world, parse_words(words), self._now, self._host)
        except Usage as usage:
            return usage.text.printed()
        self._world = done.world
        self._now += 1
        return done.text.printed()

    def world(self) -> World:
        return self._world
