"""Prepared questions: those of a lesson of the ladder, or of the lesson that the class's lab is at work on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnmviz.classroom.models import Class
from cnmviz.labs import prose
from cnmviz.lessons import attempts, content, editions
from cnmviz.lessons.lesson import Lesson

from .limits import OPTIONS
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
    return {**own, **content.catalogue()}


def listed(klass: Class) -> list[dict[str, Any]]:
    """All prepared questions by their lessons, for a teacher to choose from."""
    return [
        {"lesson": slug, "title": lesson.title, "questions": [prose.inline(one.heading) for one in lesson.questions]}
        for slug, lesson in _lessons(klass).items()
        if lesson.questions
    ]
