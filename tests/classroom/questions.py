"""A class with two containers on one network and one on another, and questions about them."""

from __future__ import annotations

from typing import Any

from cnmviz.classroom import deeds
from cnmviz.classroom.models import Class
from cnmviz.classroom.questions import messages
from cnmviz.classroom.questions.models import Question

from .conftest import Pupil

LAB = (
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name api --network front nginx",
    "docker run -d --name db --network back -e POSTGRES_PASSWORD=x postgres",
)


def built(klass: Class, tea: Pupil) -> None:
    for line in LAB:
        assert tea.types(klass, line).ok, line


def asked(tea: Pupil, source: str = "web", target: str = "db", **fields: Any) -> Question:
    """A question, put to the class."""
    question = drafted(tea, source, target, **fields)
    assert tea.asks(messages.Put(ref="r", question=question.pk)) == ""
    return again(question)


def drafted(tea: Pupil, source: str = "web", target: str = "db", **fields: Any) -> Question:
    given = deeds.answer(tea.pk, messages.AskFirst(ref="r", source=source, target=target, **fields))
    assert given is not None
    return Question.objects.get(pk=given["question"])


def again(question: Question) -> Question:
    return Question.objects.get(pk=question.pk)


def answers(pupil: Pupil, question: Question, *chosen: int, vote: int = 1) -> str:
    return pupil.asks(messages.Give(ref="r", question=question.pk, round=vote, chosen=list(chosen)))  # type: ignore[arg-type]


def closes(tea: Pupil, question: Question, vote: int = 1) -> str:
    return tea.asks(messages.CloseVote(ref="r", question=question.pk, round=vote))  # type: ignore[arg-type]


def wrong(question: Question) -> int:
    """A wrong answer, by its place."""
    return next(at for at, option in enumerate(question.options) if not option["right"])
