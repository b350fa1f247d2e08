"""What the page of a lab is told about the lesson that the lab is for, in JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from cnmviz.labs import prose
from cnmviz.labs.models import Lab

from . import attempts, content, editions, scoring
from .lesson import Goal, Lesson, Question
from .models import Attempt, Prediction

DEEDS = ("check", "predict", "hint", "solution", "again")


def extra(request: HttpRequest, lab: Lab, person: str) -> dict[str, Any]:
    """The field `lesson` of a lab's page: None where the lab is for none."""
    attempt = attempts.of_lab(lab.pk)
    if attempt is None:
        return {"lesson": None}
    told = told_of(attempt, person)
    urls = {deed: reverse(f"lesson_{deed}", args=[lab.code]) for deed in DEEDS}
    return {"lesson": {**told, "urls": {**urls, "ladder": home_of(attempt)}, "token": get_token(request)}}


def told_of(attempt: Attempt, person: str) -> dict[str, Any]:
    """A lesson as it is for one person in one lab."""
    lesson = editions.lesson_of(attempt.edition)
    answered = {each.question: each.chosen for each in Prediction.objects.filter(attempt=attempt, person=person)}
    return {
        "slug": attempt.key,
        "title": lesson.title,
        "topic": lesson.topic,
        "minutes": lesson.minutes,
        "text": prose.of(lesson.text),
        "questions": [question_of(each, answered.get(at)) for at, each in enumerate(lesson.questions)],
        "goals": [{"fact": goal.fact, "words": words_of(goal)} for goal in lesson.goals],
        "hints": len(lesson.hints),
        "seen": [prose.of(hint) for hint in lesson.hints[: attempt.hints]],
        "solution": list(lesson.solution) if attempt.shown else None,
        "afterwards": prose.of(lesson.afterwards) if attempt.done else None,
        "done": bool(attempt.done),
        "par": scoring.par(lesson),
        "next": _next(attempt.key),
    }


def words_of(goal: Goal) -> list[prose.Inline]:
    """What a goal is called, as the parts of a line: its own words, or the fact."""
    return prose.inline(goal.words) if goal.words else [{"t": "code", "text": goal.fact}]


def home_of(attempt: Attempt) -> str:
    """Where an attempt was begun: the ladder, or the page of a shared scenario."""
    return f"/{attempt.key}" if attempt.key.startswith("s/") else reverse("lessons")


def question_of(question: Question, chosen: list[int] | None) -> dict[str, Any]:
    return {
        "question": prose.of(question.text),
        "options": [prose.of(option.text) for option in question.options],
        "many": question.many,
        "answered": None if chosen is None else answer_to(question, chosen),
    }


def answer_to(question: Question, chosen: Iterable[int]) -> dict[str, Any]:
    """What somebody learns who answered a question."""
    correct = [at for at, option in enumerate(question.options) if option.right]
    picked = sorted(chosen)
    return {"chosen": picked, "right": picked == correct, "correct": correct, "explanation": prose.of(question.explanation)}


def _next(key: str) -> dict[str, str] | None:
    """The lesson behind one of the ladder."""
    after = following(key)
    return {"title": after.title, "url": reverse("lesson", args=[after.slug])} if after else None


def following(key: str) -> Lesson | None:
    """The ladder's lesson behind one of its lessons."""
    ladder = list(content.catalogue().values())
    at = next((at for at, lesson in enumerate(ladder) if lesson.slug == key), len(ladder))
    return ladder[at + 1] if at + 1 < len(ladder) else None
