"""Whether a lesson holds: its lab loads, its goals are not met yet, its solution meets them, what it shows is right.

Every problem is told, so that a teacher need not ask twice. What a file must have to be a lesson at all is asked by `reading`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cnmviz.cnm.world import World
from cnmviz.console import needs_shell
from cnmviz.console.file import Numbered, Stopped, play
from cnmviz.console.text import Usage

from . import commands, content, goals, starting
from .lesson import Lesson
from .problems import Problem, Unreadable, meant

SEED = "lesson"
NOW = 1_700_000_000_000_000
"""A lesson holds whatever time it is."""


def problems(lesson: Lesson, known: Collection[str] | None = None) -> list[str]:
    """Everything that keeps a lesson from holding; `known` are the lessons that may come before it, or else those that ship."""
    return [str(problem) for problem in found(lesson, known)]


def found(lesson: Lesson, known: Collection[str] | None = None) -> list[Problem]:
    """The same with the lines apart, in their order."""
    slugs = content.slugs(content.files(content.FOLDER)) if known is None else known
    every = [*_before(lesson, slugs), *_asked(lesson), *commands.problems(lesson), *_hints(lesson), *_tried(lesson)]
    return sorted(every, key=lambda problem: problem.line)


def _before(lesson: Lesson, known: Collection[str]) -> Iterator[Problem]:
    for slug in lesson.after:
        if slug == lesson.slug or slug not in known:
            yield Problem(lesson.line("after"), f"`after:` names no other lesson: {slug}{meant(slug, known)}")


def _asked(lesson: Lesson) -> Iterator[Problem]:
    for at, question in enumerate(lesson.questions):
        right = sum(option.right for option in question.options)
        if not right or right == len(question.options):
            what = "right" if not right else "wrong"
            yield Problem(lesson.line("questions", at), f'the question "{question.heading}" has no {what} option')


def _hints(lesson: Lesson) -> Iterator[Problem]:
    if not lesson.hints:
        yield Problem(0, "there is no hint")
    for at, hint in enumerate(lesson.hints):
        if not hint:
            yield Problem(lesson.line("hints", at), "this hint is empty")


def _tried(lesson: Lesson) -> Iterator[Problem]:
    """The lab to begin with, and the goals in it and in the solved one."""
    if not lesson.goals or not lesson.solution:
        yield Problem(0, "there is no goal" if not lesson.goals else "there is no solution")
        return
    try:
        start = starting.world_of(lesson, SEED, NOW)
        if all(goals.check(start, goal.fact).met for goal in lesson.goals):
            yield Problem(lesson.line("goals"), "all goals are met at the start: nothing is left to do")
        yield from _solved(lesson, start)
    except Stopped as stopped:
        yield _stopped("the lab to begin with cannot be made", stopped)
    except Unreadable as unreadable:
        yield from unreadable.found


def _stopped(what: str, stopped: Stopped) -> Problem:
    return Problem(stopped.line.number, f"{what}: `{stopped.line.text[:200]}`: {' '.join(stopped.why.split())}")


def _solved(lesson: Lesson, start: World) -> Iterator[Problem]:
    lines = starting.numbered(lesson, "solution")
    compound = [line for line in lines if _is_compound(line.text)]
    for line in compound:
        yield Problem(line.number, "the solution has one command in each line, so that they can be counted")
    try:
        solved = play(start, lines, now=NOW)
    except Stopped as stopped:
        yield _stopped("the solution fails", stopped)
        return
    unmet = list(_unmet(lesson, solved))
    yield from unmet
    if not unmet and not compound:
        yield from _useless(lesson, start, lines)


def _is_compound(line: str) -> bool:
    try:
        return needs_shell(line)
    except Usage:
        return False


def _unmet(lesson: Lesson, world: World) -> Iterator[Problem]:
    for at, goal in enumerate(lesson.goals):
        finding = goals.check(world, goal.fact)
        if not finding.met:
            yield Problem(lesson.line("goals", at), f"the solution does not meet `{goal.fact}`: {finding.says}")


def _useless(lesson: Lesson, start: World, lines: list[Numbered]) -> Iterator[Problem]:
    """Lines that the solution does not need: points are given for as few commands as it has."""
    world = start
    for at, line in enumerate(lines):
        try:
            without = play(world, lines[at + 1 :], now=NOW)
        except Stopped:
            pass
        else:
            if all(goals.check(without, goal.fact).met for goal in lesson.goals):
                yield Problem(line.number, f"the solution does without this line: `{line.text[:200]}`")
        world = play(world, [line], now=NOW)
