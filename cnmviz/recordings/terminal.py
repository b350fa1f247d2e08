"""Somebody at the keyboard of a simulated lab, on a clock that only the keyboard moves."""

from __future__ import annotations

from cnmviz.cnm.entities import Container
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.console.text import Text

START = 1_767_225_600_000_000
"""The first instant of 2026, in microseconds."""
PACE = 300_000
"""Between two commands: about what a real Engine took."""


class ReplayError(Exception):
    """The simulator could not be read: a command that must work did not."""


class Terminal:
    """Types lines into a world. `world` is the newest one, `now` the time of the last command."""

    def __init__(self, world: World, *, now: int = START, context: str = "") -> None:
        self.world = world
        self.now = now
        self.context = context

    def type(self, line: str) -> Text:
        """Perform a command line."""
        self.now += PACE
        performed = perform(self.world, line, now=self.now)
        self.world = performed.world
        return performed.text

    def on(self, host: str) -> Terminal:
        """The same world at another host's keyboard; "" is the only host of a lab."""
        return Terminal(self.world, now=self.now, context=host)

    def docker(self, command: str) -> str:
        """What a docker command prints.

        Raises:
            ReplayError: it failed.
        """
        context = f"--context {self.context} " if self.context else ""
        printed = self.type(f"docker {context}{command}")
        if printed.exit:
            raise ReplayError(f"docker {command}: {printed.stderr or printed.stdout}")
        return printed.stdout

    def inside(self, container: Container, command: str) -> str:
        """What a program in a running container prints."""
        return self.docker(f"exec {container.id} {command}")
