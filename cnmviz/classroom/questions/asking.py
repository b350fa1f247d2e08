"""The teacher asks: makes a question, puts it, closes the vote, opens the second one, tells the answer, puts it away.

Every deed names the question, and the vote that it closes: sent twice, or by two teachers at once, it does the same.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cnmviz.classroom import announcing
from cnmviz.classroom.deeds import TEACHER_ONLY, Answer, Given, NotDone
from cnmviz.classroom.events.models import Kind
from cnmviz.classroom.events.writing import happened
from cnmviz.classroom.models import Class, Participant
from cnmviz.cnm.errors import Refusal

from . import drafting, messages, prepared, telling
from .limits import QUESTIONS
from .models import Question, State, current

NONE = "There is no such question."
UNDER_WAY = "A question is under way. Finish it, or put it away first."
CLOSE_FIRST = "Close the vote first."
NOT_YET = "The question is not put to the class yet."
KNOWN = "The answer is known: there is nothing more to vote on."
BOTH = "Both votes were held."


def ask_first(me: Participant, asked: messages.AskFirst) -> Given:
    klass = _free(me)
    try:
        question = drafting.of_probe(klass, asked)
    except Refusal as refused:
        raise NotDone(refused.message) from None
    return _drafted(question)


def ask_prepared(me: Participant, asked: messages.AskPrepared) -> Given:
    klass = _free(me)
    try:
        question = prepared.question(klass, asked.lesson, asked.number)
    except prepared.NotThere as why:
        raise NotDone(str(why)) from None
    return _drafted(question)


def _drafted(question: Question) -> Given:
    question.save()
    _tell(question.klass_id)
    return {"question": question.pk}


def _free(me: Participant) -> Class:
    """The class of a teacher, with no question under way. An earlier draft gives way, an answered question is put away."""
    klass = _teaching(me)
    now = current(klass.pk)
    if now is not None and now.state in (State.OPEN, State.CLOSED):
        raise NotDone(UNDER_WAY)
    if klass.questions.count() >= QUESTIONS:
        raise NotDone(f"This class has had {QUESTIONS} questions already.")
    if now is not None:
        _away(now, me)
    return klass


def _teaching(me: Participant) -> Class:
    if not me.teaches:
        raise NotDone(TEACHER_ONLY)
    # Deeds about questions of one class follow one another.
    return Class.objects.select_for_update().get(pk=me.klass_id)


def _question(me: Participant, pk: int) -> Question:
    klass = _teaching(me)
    found = Question.objects.filter(klass=klass, pk=pk).first()
    if found is None or found.state == State.PAST:
        raise NotDone(NONE)
    return found


def put(me: Participant, asked: messages.Put) -> None:
    question = _question(me, asked.question)
    if question.state == State.DRAFTED:
        _become(question, State.OPEN, number=1)
        options = [option["text"] for option in question.options]
        happened(question.klass_id, Kind.ASKED, by=me.pk, question=question.pk, text=question.text, options=options)


def close(me: Participant, asked: messages.CloseVote) -> None:
    question = _question(me, asked.question)
    if question.state == State.DRAFTED:
        raise NotDone(NOT_YET)
    if question.state == State.OPEN and question.round == asked.round:
        _become(question, State.CLOSED)
        happened(question.klass_id, Kind.CLOSED, by=me.pk, **_counted(question))


def again(me: Participant, asked: messages.Again) -> None:
    question = _question(me, asked.question)
    if question.round == 2 and question.state == State.OPEN:
        return
    if question.state in (State.DRAFTED, State.OPEN):
        raise NotDone(NOT_YET if question.state == State.DRAFTED else CLOSE_FIRST)
    if question.state == State.REVEALED:
        raise NotDone(KNOWN)
    if question.round == 2:
        raise NotDone(BOTH)
    _become(question, State.OPEN, number=2)
    happened(question.klass_id, Kind.AGAIN, by=me.pk, question=question.pk)


def reveal(me: Participant, asked: messages.Reveal) -> None:
    question = _question(me, asked.question)
    if question.state == State.REVEALED:
        return
    if question.state != State.CLOSED:
        raise NotDone(NOT_YET if question.state == State.DRAFTED else CLOSE_FIRST)
    question.since = drafting.since(question)
    _become(question, State.REVEALED)
    happened(question.klass_id, Kind.TOLD, by=me.pk, question=question.pk, right=question.right)


def put_away(me: Participant, asked: messages.PutAway) -> None:
    question = Question.objects.filter(klass=_teaching(me), pk=asked.question).first()
    if question is not None and question.state != State.PAST:
        _away(question, me)
        _tell(question.klass_id)


def _away(question: Question, me: Participant) -> None:
    if question.state != State.DRAFTED:
        happened(question.klass_id, Kind.AWAY, by=me.pk, question=question.pk)
    if question.state == State.REVEALED:
        question.state = State.PAST
        question.save(update_fields=["state"])
    else:
        question.delete()


def _counted(question: Question) -> dict[str, Any]:
    """How the vote went that was open last."""
    chosen = question.answers.filter(round=question.round).values_list("chosen", flat=True)
    votes = {at: {question.round: one} for at, one in enumerate(chosen)}
    counts = telling.counts(question, votes, question.round)
    return {"question": question.pk, "round": question.round, "counts": counts, "answered": len(votes)}


def _become(question: Question, state: State, number: int | None = None) -> None:
    question.state = state
    question.round = question.round if number is None else number
    question.save(update_fields=["state", "round", "since"])
    _tell(question.klass_id)


def _tell(klass: int) -> None:
    transaction.on_commit(lambda: announcing.tell(klass, {"type": "question"}))


ANSWERS: dict[type, Answer] = {
    messages.AskFirst: ask_first,
    messages.AskPrepared: ask_prepared,
    messages.Put: put,
    messages.CloseVote: close,
    messages.Again: again,
    messages.Reveal: reveal,
    messages.PutAway: put_away,
}
