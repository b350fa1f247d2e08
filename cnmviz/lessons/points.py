"""How many commands a lab's work on a lesson took, and what that is worth.

A command counts when it changed the topology and is still in effect: an undo takes its step out of the count, a redo puts it back,
and where things stand in the picture is nobody's topology. Counted from the log, which is never rewritten, so that a reload, a
restart or a second browser make no difference.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from django.db.models import Case, Sum, Value, When

from cnmviz.cnm.commands import catalogue, picture
from cnmviz.cnm.draft import Executed
from cnmviz.cnm.entities import Position
from cnmviz.cnm.world import World
from cnmviz.console import Text, needs_shell, perform, script
from cnmviz.labs.models import Entry, Lab

MOST = 10

_OF_THE_PICTURE = "|".join(path for path, declared in catalogue().items() if declared.__module__ == picture.__name__)
_PLACING = rf"^([$#] *)?(sudo +)?({_OF_THE_PICTURE})(\s|$)"


def points(used: int, par: int, *, shown: bool) -> int:
    """Ten for as few commands as the solution takes, one less for each further one; one where the solution was shown."""
    return 1 if shown else max(1, MOST - max(0, used - par))


def used(lab: Lab, *, after: int, until: int) -> int:
    """How many commands between two entries of a log are still in effect, by one query; less than none after an undo of older ones."""
    steps = Entry.objects.filter(lab=lab, seq__gt=after, seq__lte=until).exclude(changes=[]).exclude(line__regex=_PLACING)
    # An entry of undo or redo has the line of what it takes back or brings back, and takes out or puts in exactly that one.
    worth = Case(When(source="undo", then=Value(-1)), default=Value(1))
    return steps.aggregate(used=Sum(worth))["used"] or 0


def par(world: World, lines: Iterable[str], *, now: int) -> int:
    """How many commands some lines take that solve a lesson, counted as in a log. What fails counts nothing."""
    docker = _Counting(world, now)
    for line in lines:
        if needs_shell(line):
            script(line, docker, docker.world().first_host)
        else:
            docker.perform(line)
    return docker.count


class _Counting:
    """The docker program of a solution that is played for its count."""

    def __init__(self, world: World, now: int) -> None:
        self._world = world
        self._now = now
        self.count = 0

    def run(self, words: Sequence[str], line: str) -> Executed:
        return self.perform(shlex.join(words)).printed()

    def perform(self, line: str) -> Text:
        self._now += 1_000_000
        done = perform(self._world, line, now=self._now)
        self._world = done.world
        self.count += done.outcome is not None and any(change.kind != Position.kind for change in done.outcome.changes)
        return done.text

    def world(self) -> World:
        return self._world
