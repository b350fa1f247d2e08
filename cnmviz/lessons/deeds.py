"""What people in a lab ask about its lesson: check, predict, hint, solution, again. JSON in and out; a refusal is {"error"}.

Only members of the lab are answered. Everybody there has the same goals, hints and count; predictions and progress are each
person's own.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.utils import timezone

from cnmviz.labs import making, prose

from . import attempts, editions, progress, scoring, standing
from .asking import Asked, Nothing, Refused, deed
from .lab_page import answer_to
from .lesson import Question
from .models import Attempt, Prediction, Progress


@deed(Nothing)
def check(asked: Asked[Nothing]) -> dict[str, Any]:
    """How the lab stands; once every goal is met, the progress of whoever asks is kept."""
    attempt, lesson = asked.attempt, editions.lesson_of(asked.attempt.edition)
    now = standing.of(attempt)
    par, count = scoring.par(lesson), max(0, now.used)
    worth = scoring.points(count, par, shown=attempt.shown)
    best = _best(attempt, asked.person, count, worth) if now.met else progress.best_of(asked.person, attempt.key)
    return {
        "seq": now.seq,
        "done": now.met,
        "used": count,
        "par": par,
        "points": worth,
        "best": {"used": best.used, "points": best.points} if best else None,
        "goals": now.goals,
        "afterwards": prose.of(lesson.afterwards) if now.met or attempt.done else None,
    }


def _best(attempt: Attempt, person: str, used: int, worth: int) -> Progress | None:
    """Keep that the goals are met, for the attempt and for a person."""
    if attempt.done is None:
        Attempt.objects.filter(pk=attempt.pk, done=None).update(done=timezone.now())
    return progress.record(person, attempt.key, used=used, points=worth) if attempt.key else None


class Predicted(msgspec.Struct, forbid_unknown_fields=True):
    """Which options of a question somebody chose, both counted from 0."""

    question: int
    chosen: list[int]


@deed(Predicted)
def predict(asked: Asked[Predicted]) -> dict[str, Any]:
    """Keep a person's answer, and say what is right. The first answer counts."""
    questions = editions.lesson_of(asked.attempt.edition).questions
    if not 0 <= asked.body.question < len(questions):
        raise Refused(400, "there is no such question")
    question = questions[asked.body.question]
    chosen = _sensible(question, asked.body.chosen)
    kept, _ = Prediction.objects.get_or_create(
        attempt=asked.attempt, person=asked.person, question=asked.body.question, defaults={"chosen": chosen}
    )
    return answer_to(question, kept.chosen)


def _sensible(question: Question, chosen: list[int]) -> list[int]:
    """An answer that can be kept.

    Raises:
        Refused: it is none.
    """
    picked = sorted(set(chosen))
    if not picked or not all(0 <= each < len(question.options) for each in picked):
        raise Refused(400, "choose one of the answers")
    if len(picked) > 1 and not question.many:
        raise Refused(400, "choose one answer: only one is right")
    return picked


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """Which hint somebody asks for, counted from 0; without a number it is the next one."""

    hint: int | None = None


@deed(Wanted)
def hint(asked: Asked[Wanted]) -> dict[str, Any]:
    """A hint: the next one, or one that was asked for before, in another window or with an answer that got lost."""
    attempt, hints = asked.attempt, editions.lesson_of(asked.attempt.edition).hints
    number = attempt.hints if asked.body.hint is None else asked.body.hint
    if not 0 <= number <= min(attempt.hints, len(hints) - 1):
        raise Refused(409, "there is no such hint yet" if 0 <= number < len(hints) else "there are no more hints")
    Attempt.objects.filter(pk=attempt.pk, hints=number).update(hints=number + 1)
    return {"hint": prose.of(hints[number]), "left": len(hints) - number - 1}


@deed(Nothing)
def solution(asked: Asked[Nothing]) -> dict[str, Any]:
    """The solution. Before the goals are met, it costs the points."""
    Attempt.objects.filter(pk=asked.attempt.pk, done=None).update(shown=True)
    return {"lines": list(editions.lesson_of(asked.attempt.edition).solution)}


@deed(Nothing)
def again(asked: Asked[Nothing]) -> dict[str, Any]:
    """A new lab from the lesson's start."""
    if making.too_many(asked.person):
        raise Refused(429, making.TOO_MANY)
    return {"url": attempts.again(asked.attempt, asked.person).lab.get_absolute_url()}
