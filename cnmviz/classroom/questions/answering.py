"""A student answers. An answer counts once; it may come several times over a bad connection, or too late."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from cnmviz.classroom import announcing, deeds
from cnmviz.classroom.deeds import NotDone
from cnmviz.classroom.models import Participant

from . import messages
from .models import Answer, Question, State

GONE = "This question is not asked any more."
CLOSED = "This vote is closed."
ANSWERED = "You have answered already; the first answer counts."
TEACHER = "The class answers; you asked."


def give(me: Participant, asked: messages.Give) -> None:
    if me.teaches:
        raise NotDone(TEACHER)
    question = Question.objects.filter(klass=me.klass_id, pk=asked.question).exclude(state=State.DRAFTED).first()
    if question is None:
        raise NotDone(GONE)
    chosen = sorted(set(asked.chosen))
    known = question.answers.filter(participant=me, round=asked.round).first()
    if known is None:
        known = _kept(me, question, asked.round, chosen)
    if known.chosen != chosen:
        raise NotDone(ANSWERED)


def _kept(me: Participant, found: Question, number: int, chosen: list[int]) -> Answer:
    """Write an answer down, if the vote is open."""
    # A vote that is closed at this moment is closed before or after this answer, not in between.
    question = Question.objects.select_for_update().filter(pk=found.pk).first()
    if question is None:
        raise NotDone(GONE)
    if question.state != State.OPEN or question.round != number:
        raise NotDone(CLOSED)
    if chosen[-1] >= len(question.options) or (len(chosen) > 1 and not question.many):
        raise NotDone("This is no answer to the question.")
    try:
        with transaction.atomic():
            answer = question.answers.create(participant=me, round=number, chosen=chosen)
    except IntegrityError:
        # From two windows at the same moment.
        return question.answers.get(participant=me, round=number)
    transaction.on_commit(lambda: announcing.tell(me.klass_id, {"type": "answered", "question": question.pk}))
    return answer


ANSWERS: dict[type, deeds.Answer] = {messages.Give: give}
