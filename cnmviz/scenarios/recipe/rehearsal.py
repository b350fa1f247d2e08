"""A lab in which the lines of a recipe are tried while they are written: none is kept that would be refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cnmviz.cnm.entities import Host
from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import BETWEEN, OWN
from cnmviz.console.perform import perform

from .words import quote

SEED = "recipe"


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come of some lines. `refused` is what Docker answered to the first that it refused, "" where there is none."""

    lines: tuple[str, ...]
    world: World
    refused: str = ""


class Rehearsal:
    """The lines so far, the lab that they make, and what could not be written."""

    def __init__(self, original: World) -> None:
        self.original = original
        self.world = new_world(SEED, now=0)
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.refused: set[str] = set()
        """Containers, by their ids in the original, that could not be made as they are."""

    def docker(self, host: Host, words: Iterable[str]) -> str:
        """A docker command for a host of the original; the lab's first needs no context."""
        context = () if host.id == self.original.first_host.id else ("--context", host.name)
        return " ".join(map(quote, ("docker", *context, *words)))

    def try_out(self, lines: Sequence[str], *, after: World | None = None) -> Trial:
        """What these lines would make; nothing is kept of it."""
        world = after or self.world
        for at, line in enumerate(lines):
            done = perform(world, line.removeprefix(OWN), now=(len(self.lines) + at) * BETWEEN)
            if done.text.exit:
                return Trial(tuple(lines), self.world, (done.text.stderr or done.text.stdout).strip().splitlines()[0])
            world = done.world
        return Trial(tuple(lines), world)

    def keep(self, trial: Trial) -> None:
        self.lines += trial.lines
        self.world = trial.world

    def write(self, lines: Sequence[str]) -> str:
        """Keep these lines, all of them or none; what was refused, "" where nothing was."""
        trial = self.try_out(lines)
        if not trial.refused:
            self.keep(trial)
        return trial.refused

    def own(self, words: Iterable[str]) -> str:
        """A command of the lab that bash takes for a comment; as `write`."""
        return self.write([f"{OWN} {' '.join(map(quote, words))}"])

    def note(self, what: str, why: str) -> None:
        self.notes.append(f"{what}: {why}")
