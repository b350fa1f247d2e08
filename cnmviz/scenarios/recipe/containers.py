"""Containers, in the order in which they were made; those that others need to start are ended last.

What is written here decides which address each gets, because Docker gives the lowest that is free. On the default bridge none can
be asked for: `Fillers` hold those that stay free.
"""

from __future__ import annotations

from cnmviz.cnm.entities import Container
from cnmviz.cnm.lifecycle import ALIVE
from cnmviz.cnm.world import World

from . import history
from .fillers import Fillers
from .ghosts import haunted
from .making import ending, making, needs
from .plan import Plan
from .rehearsal import Rehearsal, Trial


def write(rehearsal: Rehearsal, world: World, plan: Plan) -> None:
    """The lines of all containers."""
    _Writer(rehearsal, world, plan).write()


class _Writer:
    """Writes the containers of one lab. `needed` are those, by id, that others need to start."""

    def __init__(self, rehearsal: Rehearsal, world: World, plan: Plan) -> None:
        self.rehearsal = rehearsal
        self.world = world
        self.plan = plan
        self.fillers = Fillers(rehearsal, world)
        self.needed = {id_ for container in world.containers.values() for id_ in needs(container)}

    def write(self) -> None:
        made = [container for container in self._in_order() if self._make(container)]
        for container in made:
            if container.id in self.needed:
                self._end(container)
        self.fillers.remove()

    def _in_order(self) -> list[Container]:
        """By their making. Those that run for others' sake only, and who needs them, come last: they hold addresses meanwhile."""
        known = self.world.containers
        last = {id_ for id_ in self.needed if id_ in known and known[id_].status not in ALIVE}
        by_number = sorted(known.values(), key=lambda container: container.number)
        last |= {container.id for container in by_number if last & set(needs(container))}
        return sorted(by_number, key=lambda container: (container.id not in self.plan.early, container.id in last))

    def _make(self, container: Container) -> bool:
        """Write one container; whether it could be made as it is."""
        lines = self._lines(container, making(self.world, container, asked=self.plan.asked))
        trial = self.fillers.making_room(container, lines) or self.rehearsal.try_out(lines)
        if trial.refused and container.id not in self.needed:
            ghosts = haunted(self.rehearsal, container, self.plan)
            if ghosts is not None and not ghosts.refused:
                self.rehearsal.keep(ghosts)
                return True
        if trial.refused:
            self._only_create(container, trial)
            return False
        self.rehearsal.keep(trial)
        self._repeat_history(container)
        if container.id not in self.needed:
            self._end(container)
        return True

    def _repeat_history(self, container: Container) -> None:
        for trial in history.repeating(self.rehearsal, container):
            self.rehearsal.keep(trial)

    def _lines(self, container: Container, commands: list[list[str]]) -> list[str]:
        host = self.world.hosts[container.host]
        return [self.rehearsal.docker(host, words) for words in commands]

    def _end(self, container: Container) -> None:
        if refused := self.rehearsal.write(self._lines(container, ending(container))):
            self.rehearsal.note(f"container {container.name}", refused)

    def _only_create(self, container: Container, started: Trial) -> None:
        """What cannot start again as it once did is there at least."""
        self.rehearsal.refused.add(container.id)
        refused = self.rehearsal.write(self._lines(container, making(self.world, container, starts=False)))
        where = f"container {self.world.hosts[container.host].name}/{container.name}"
        if refused:
            self.rehearsal.note(where, f"the lines leave it out, because an engine would refuse it: {refused}")
        else:
            self.rehearsal.note(
                where, f"the lines make it without starting it, because an engine would refuse that: {started.refused}"
            )
