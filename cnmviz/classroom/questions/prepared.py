"""Prepared questions: those of the ladder, of the lesson that the class's lab is for, and of the teachers' own scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef, Subquery

from cnmviz.classroom.models import Class, Role
from cnmviz.labs import prose
from cnmviz.lessons import attempts, content, editions, reading
from cnmviz.lessons.lesson import Lesson
from cnmviz.lessons.problems import Unreadable
from cnmviz.scenarios.models import Scenario, Version

from .limits import HOT_LESSONS, OPTIONS, SCENARIOS
from .models import Question


class NotThere(Exception):
    """Why there is no such question, in a sentence."""


def question(klass: Class, slug: str, number: int) -> Question:
    """A prepared question, not saved yet.

    Raises:
        NotThere: there is no such lesson or question.
    """
    lesson = _lessons(klass).get(slug)
    if lesson is None or number >= len(lesson.questions):
        raise NotThere("There is no such prepared question.")
    found = lesson.questions[number]
    if len(found.options) > OPTIONS:
        raise NotThere(f"This question has more than {OPTIONS} answers.")
    return Question(
        klass=klass,
        lab=klass.lab,
        seq=klass.lab.seq,
        text=found.text,
        options=[{"text": option.text, "right": option.right, "belief": "", "truth": ""} for option in found.options],
        explanation=found.explanation,
    )


def _lessons(klass: Class) -> Mapping[str, Lesson]:
    """The lessons by the name by which a question of theirs is asked for; "" is that of the class's own lab."""
    attempt = attempts.of_lab(klass.lab_id)
    own = {"": editions.lesson_of(attempt.edition)} if attempt is not None else {}
    return {**own, **_saved(klass), **content.catalogue()}


def _saved(klass: Class) -> dict[str, Lesson]:
    """The lessons of the newest scenarios that the class's teachers saved."""
    teachers = klass.participants.filter(role=Role.TEACHER, removed=False).values("person")
    newest = Version.objects.filter(scenario=OuterRef("pk")).order_by("-number").values("lesson")[:1]
    mine = Scenario.objects.filter(person__in=teachers).annotate(lesson=Subquery(newest)).exclude(lesson="")
    rows = mine.values_list("token", "lesson")[:SCENARIOS]
    return {f"s/{token}": lesson for token, markdown in rows if (lesson := _read(markdown)) is not None}


@lru_cache(HOT_LESSONS)
def _read(markdown: str) -> Lesson | None:
    """A lesson's text; None where a release after the one that saved it cannot read it any more."""
    try:
        return reading.read(markdown)
    except Unreadable:
        return None


def listed(klass: Class) -> list[dict[str, Any]]:
    """All prepared questions by their lessons, for a teacher to choose from."""
    return [
        {"lesson": slug, "title": lesson.title, "questions": [prose.inline(one.heading) for one in lesson.questions]}
        for slug, lesson in _lessons(klass).items()
        if lesson.questions
    ]
