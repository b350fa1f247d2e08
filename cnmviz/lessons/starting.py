"""The lab that a lesson begins with, and the one that its solution leads to."""

from __future__ import annotations

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import BETWEEN, Numbered, Stopped, play
from cnmviz.scenarios import builtin

from .lesson import Lesson
from .problems import meant


def world_of(lesson: Lesson, seed: str, now: int) -> World:
    """The lab that a lesson begins with, as it is at `now` (microseconds since 1970), when its last line has just been done.

    Raises:
        Stopped: a line of it does not succeed, or the scenario is not known.
    """
    if not lesson.scenario:
        return _played(new_world(seed, now=now - len(lesson.start) * BETWEEN), numbered(lesson, "start"), now)
    known = builtin.catalogue()
    if lesson.scenario not in known:
        line = Numbered(lesson.line("scenario"), f"scenario: {lesson.scenario}")
        raise Stopped(line, f"no built-in scenario has this name{meant(lesson.scenario, known)}")
    scenario = known[lesson.scenario]
    return builtin.world_of(scenario, seed, now - len(scenario.lines) * BETWEEN)


def numbered(lesson: Lesson, part: str) -> list[Numbered]:
    """The commands of `start` or `solution`, each with its line of the file."""
    return [Numbered(lesson.line(part, at), text) for at, text in enumerate(getattr(lesson, part))]


def _played(world: World, lines: list[Numbered], now: int) -> World:
    return play(world, lines, now=now - len(lines) * BETWEEN)
