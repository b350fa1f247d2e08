"""What a class hands out: the class's lab as it is, a scenario or a lesson, kept as the document that all copies begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from cnmviz.cnm.world import World
from cnmviz.console.file import Stopped
from cnmviz.labs import documents, making, worlds
from cnmviz.lessons import content, editions
from cnmviz.lessons.lesson import Lesson

from .. import starting
from ..models import Class, Handout
from .varying import varied

NO_SUCH = "There is no such scenario or lesson any more. Choose another one."
NOT_LESSONS = "A lesson is handed out as it is: its text and its goals name things in it."


class Unusable(Exception):
    """Why nothing can be handed out, in a sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be handed out, by its address."""

    source: str
    title: str
    kind: str


def choices(person: str) -> list[Choice]:
    """What a teacher may hand out beside the class's lab."""
    shown = [Choice(one.here, one.title, "Scenarios") for one in starting.scenarios(person)]
    return shown + [Choice(_address(lesson), lesson.title, "Lessons") for lesson in content.catalogue().values()]


def _address(lesson: Lesson) -> str:
    return reverse("lesson", args=[lesson.slug])


def make(klass: Class, person: str, source: str, *, vary: bool) -> Handout:
    """Keep what is to be handed out.

    Raises:
        Unusable: there is no such thing, or it cannot be varied.
    """
    lesson = next((one for one in content.catalogue().values() if _address(one) == source), None)
    if lesson is not None:
        return _of_lesson(klass, lesson, vary=vary)
    title, world = _chosen(klass, person, source)
    return Handout.objects.create(klass=klass, title=title, document=_written(title, world), vary=vary)


def _of_lesson(klass: Class, lesson: Lesson, *, vary: bool) -> Handout:
    if vary:
        raise Unusable(NOT_LESSONS)
    edition = editions.edition(lesson)
    try:
        world = editions.world_of(edition, now=making.microseconds())
    except Stopped as stopped:
        raise Unusable(f"The lab of this lesson cannot be made: {stopped.why}") from None
    document = _written(lesson.title, world)
    return Handout.objects.create(klass=klass, title=lesson.title, document=document, edition=edition, lesson=lesson.slug)


def _chosen(klass: Class, person: str, source: str) -> tuple[str, World]:
    if not source:
        lab, world = worlds.read(klass.lab_id)
        return lab.title, world
    found = next((one for one in starting.scenarios(person) if one.here == source), None)
    if found is None:
        raise Unusable(NO_SUCH)
    return found.title, found.loaded(making.fresh_seed(), making.microseconds())


def _written(title: str, world: World) -> str:
    return documents.written(title, world).decode()


def start_of(handout: Handout, seed: str) -> World:
    """The lab that a copy with a seed begins with: always the same one."""
    _, world = documents.read(handout.document.encode(), seed)
    return varied(world, seed) if handout.vary else world
