"""What the builder of lessons asks while somebody writes one: a draft as Markdown, Markdown as a draft, and a lab as its start.

A draft is the fields of a Lesson in JSON. Nothing is stored but what is shared: a scenario that carries the lesson.
"""

from __future__ import annotations

from dataclasses import fields
from threading import Semaphore
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest

from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World
from cnmviz.console.file import Stopped, lines_of
from cnmviz.labs import codec, history, making, people, prose, worlds
from cnmviz.labs.models import Lab
from cnmviz.scenarios import deeds, saving
from cnmviz.scenarios import limits as scenario_limits
from cnmviz.scenarios.models import Scenario
from cnmviz.scenarios.recipe import recipe_of

from . import drafting, lab_page, reading, standing, starting
from .asking import Refused, count, decoded, json_view, member_of
from .drafting import Draft
from .problems import Unreadable
from .trying import Written
from .trying import read as lesson_in

MOST = 2 * reading.LONGEST
"""Bytes of a question: a lesson's file in JSON, with its line ends escaped."""

PATIENCE = 10
"""Seconds that a draft waits to be tried out. One is at a time: a long solution takes seconds, which no lab is to feel."""

_trial = Semaphore()


@json_view
def write(request: HttpRequest) -> dict[str, Any]:
    """A draft as the Markdown file that it is, "" where it is none yet; and all that keeps the lesson from holding."""
    draft = _asked(request, Draft)
    if not _trial.acquire(timeout=PATIENCE):
        raise Refused(429, "too many lessons are tried out at once; try again in a moment")
    try:
        markdown, problems = drafting.told(draft)
    finally:
        _trial.release()
    return {"markdown": markdown, "problems": problems}


@json_view
def preview(request: HttpRequest) -> dict[str, Any]:
    """The texts of a draft as a student will see them."""
    draft = _asked(request, Draft)
    return {
        "text": prose.of(draft.text),
        "questions": [lab_page.question_of(each, None) | {"answer": lab_page.answer_to(each, ())} for each in draft.questions],
        "goals": [{"fact": each.fact, "words": lab_page.words_of(each)} for each in draft.goals],
        "hints": [prose.of(hint) for hint in draft.hints],
        "afterwards": prose.of(draft.afterwards),
    }


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
    """Facts about a lab."""

    code: str
    facts: Annotated[tuple[str, ...], msgspec.Meta(max_length=reading.MOST_GOALS)]


@json_view
def stand(request: HttpRequest) -> dict[str, Any]:
    """Whether facts hold in a lab as it is now, and why; or why one is no fact."""
    asked = _asked(request, Stated)
    lab, world = _lab(request, asked.code)
    return {"seq": lab.seq, "goals": [_stands(world, fact) for fact in asked.facts]}


def _stands(world: World, fact: str) -> dict[str, Any]:
    try:
        return standing.answer(world, fact)
    except Unreadable as unreadable:
        return {"fact": fact, "error": "; ".join(problem.words for problem in unreadable.found)}


class Shared(msgspec.Struct, forbid_unknown_fields=True):
    """A lesson's file, and the token of the scenario of which it is to be one more version."""

    markdown: str
    onto: str = ""


@json_view
def share(request: HttpRequest) -> dict[str, Any]:
    """A lesson as a scenario that carries it, with the lab that the lesson begins with; its words and its addresses."""
    asked = _asked(request, Shared)
    lesson = lesson_in(asked.markdown)
    person = people.person_in(request.COOKIES)
    if person is None:
        raise Refused(403, "open a lab first")
    onto = Scenario.objects.filter(token=asked.onto, person=person).first() if asked.onto else None
    tags = [lesson.topic] if len(lesson.topic) <= scenario_limits.TAG else []
    try:
        world = starting.world_of(lesson, making.fresh_seed(), making.microseconds())
        version = saving.save(
            person,
            title=lesson.title,
            text=lesson.about,
            tags=["lesson", *tags],
            world=world,
            lesson=asked.markdown,
            onto=onto,
        )
    except Stopped as stopped:
        raise Refused(400, "the lab that this lesson begins with cannot be made", [str(stopped)]) from None
    except saving.Unsavable as refused:
        raise Refused(429 if isinstance(refused, saving.TooMany) else 400, str(refused)) from None
    return deeds.known(request, version)


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
