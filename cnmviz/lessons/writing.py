"""A lesson as its Markdown file: what is read back from it is the same lesson. That is a law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cnmviz.console.file import OWN
from cnmviz.console.line import is_command

from . import front, reading
from .lesson import Goal, Lesson, Question
from .problems import Problem, Unreadable


def write(lesson: Lesson) -> str:
    """The file of a lesson, without its slug and its order.

    Raises:
        Unreadable: no file can hold it, because a part is missing or a text would swallow what stands behind it.
    """
    written = "\n\n".join(_parts(lesson)) + "\n"
    if reading.read(written) != replace(lesson, slug="", order=0):
        raise Unreadable(Problem(0, "a text of this lesson does not end where it should: is every code block in it closed?"))
    return written


def _parts(lesson: Lesson) -> Iterator[str]:
    yield front.write(lesson)
    yield lesson.text
    if lesson.scenario:
        yield f"## Start\n\nscenario: {lesson.scenario}"
    elif lesson.start:
        yield f"## Start\n\n{_block(lesson.start)}"
    if lesson.questions:
        yield "## Predict"
        yield from (part for question in lesson.questions for part in _question(question))
    yield "\n".join(["## Goals\n", *map(_goal, lesson.goals)])
    yield "\n".join(["## Hints\n", *(_item(f"{at}. ", hint) for at, hint in enumerate(lesson.hints, 1))])
    yield f"## Solution\n\n{_block(lesson.solution)}"
    if lesson.afterwards:
        yield f"## Afterwards\n\n{lesson.afterwards}"


def _question(question: Question) -> Iterator[str]:
    """Another marker than those of other lists keeps the options apart from a list before or behind them."""
    around = {line.lstrip()[:1] for line in (question.text + "\n" + question.explanation).split("\n")}
    marker = next((each for each in "-*+" if each not in around), "-")
    yield f"### {question.text}"
    yield "\n".join(_item(f"{marker} ", f"[{'x' if option.right else ' '}] {option.text}") for option in question.options)
    if question.explanation:
        yield question.explanation


def _goal(goal: Goal) -> str:
    return f"- `{goal.fact}` {goal.words}".rstrip()


def _item(marker: str, text: str) -> str:
    """An item of a list; its further lines are indented as far as the first begins."""
    first, *others = text.split("\n")
    return "\n".join([marker + first, *(" " * len(marker) + line if line else "" for line in others)])


def _block(commands: Iterable[str]) -> str:
    """A code block that no command can end."""
    lines = "\n".join(map(_command, commands))
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", lines))])
    return f"{fence}sh\n{lines}\n{fence}"


def _command(line: str) -> str:
    """A command of the lab alone is a comment to bash."""
    word = line.split(" ", 1)[0]
    return f"{OWN} {line}" if word != "docker" and is_command(word) else line
