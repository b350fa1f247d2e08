"""What the builder of lessons asks while somebody writes one: a draft as Markdown, Markdown as a draft, and a lab as its start.

A draft is the fields of a Lesson in JSON. Nothing is stored here: a lesson leaves the builder as a file, or with a scenario.
"""

from __future__ import annotations

from dataclasses import fields
from threading import Semaphore
from typing import Any

import msgspec
from django.http import HttpRequest

from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World
from cnmviz.console.file import lines_of
from cnmviz.labs import codec, history, people, prose, worlds
from cnmviz.labs.models import Lab
from cnmviz.scenarios.recipe import recipe_of

from . import checking, goals, reading, standing, writing
from .asking import Refused, count, decoded, json_view, member_of
from .lesson import Goal, Lesson, Question
from .problems import Unreadable
from .trying import Written
from .trying import read as lesson_in

MOST = 2 * reading.LONGEST
"""Bytes of a question: a lesson's file in JSON, with its line ends escaped."""

PATIENCE = 10
"""Seconds that a draft waits to be tried out. One is at a time: the longest solution takes seconds, which labs are not to feel."""

_trial = Semaphore()


class Draft(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The fields of a Lesson, of which all may still be empty. Where a part stands in a file is no part of it."""

    slug: str = ""
    order: int = 0
    title: str = ""
    topic: str = ""
    about: str = ""
    minutes: int = 5
    after: tuple[str, ...] = ()
    text: str = ""
    start: tuple[str, ...] = ()
    scenario: str = ""
    questions: tuple[Question, ...] = ()
    goals: tuple[Goal, ...] = ()
    hints: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    afterwards: str = ""


@json_view
def write(request: HttpRequest) -> dict[str, Any]:
    """A draft as the Markdown file that it is, "" where it is none yet; and all that keeps the lesson from holding."""
    draft = _asked(request, Draft)
    try:
        markdown = writing.write(Lesson(**{name: getattr(draft, name) for name in draft.__struct_fields__}))
    except Unreadable as unreadable:
        return {"markdown": "", "problems": unreadable.problems}
    if not _trial.acquire(timeout=PATIENCE):
        raise Refused(429, "too many lessons are tried out at once; try again in a moment")
    try:
        return {"markdown": markdown, "problems": checking.problems(reading.read(markdown, draft.slug, draft.order))}
    finally:
        _trial.release()


@json_view
def read(request: HttpRequest) -> dict[str, Any]:
    """A file as a draft."""
    lesson = lesson_in(_asked(request, Written).markdown)
    return {"fields": {field.name: codec.plain(getattr(lesson, field.name)) for field in fields(lesson) if field.name != "lines"}}


@json_view
def prose_of(request: HttpRequest) -> dict[str, Any]:
    """A text as it will be drawn."""
    return {"prose": prose.of(_asked(request, Written).markdown)}


class Moment(msgspec.Struct, forbid_unknown_fields=True):
    """A lab by its code, as it is now or was after the step `at`."""

    code: str
    at: int | None = None


@json_view
def start(request: HttpRequest) -> dict[str, Any]:
    """The commands that make a lab again, for a lesson to begin with; and what they do not bring back."""
    asked = _asked(request, Moment)
    lab, world = _lab(request, asked.code)
    try:
        recipe = recipe_of(world if asked.at is None else history.world_at(lab, world, asked.at))
    except Refusal as refused:
        raise Refused(400, refused.message) from None
    return {"lines": [line.text for line in lines_of("\n".join(recipe.lines))], "notes": list(recipe.notes)}


class Stated(msgspec.Struct, forbid_unknown_fields=True):
    """A fact about a lab."""

    code: str
    fact: str


@json_view
def goal(request: HttpRequest) -> dict[str, Any]:
    """Whether a fact holds in a lab as it is now, and why."""
    asked = _asked(request, Stated)
    _, world = _lab(request, asked.code)
    try:
        goals.parse(asked.fact)
    except Unreadable as unreadable:
        raise Refused(400, "; ".join(problem.words for problem in unreadable.found)) from None
    return standing.answer(world, asked.fact)


def _asked(request: HttpRequest, body: type[Any]) -> Any:
    """What was sent, counted against the rate of whoever asks: somebody, or all who are nobody at one address.

    Raises:
        Refused: it is too much, or makes no sense.
    """
    count(("builder", people.person_in(request.COOKIES) or request.META.get("REMOTE_ADDR")))
    return decoded(request, body, MOST)


def _lab(request: HttpRequest, code: str) -> tuple[Lab, World]:
    """A lab that somebody is in, and its world.

    Raises:
        Refused: there is none, or they are not in it.
    """
    return worlds.read(member_of(request, code).lab_id)
