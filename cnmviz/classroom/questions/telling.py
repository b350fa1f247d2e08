"""A question and its answers as messages: who may know what, and when. Pure, of rows that were read.

Before it is revealed nobody but teachers is told what is right, and students see how others voted only once a vote is closed.
"""

from __future__ import annotations

from collections.abc import Mapping

from cnmviz.labs import prose

from . import messages
from .models import ROUNDS, Question, State

Votes = Mapping[int, Mapping[int, list[int]]]


def concerns(question: Question | None, *, teacher: bool) -> bool:
    """Whether somebody may know of a question at all."""
    return question is not None and (teacher or question.state != State.DRAFTED)


def question(found: Question | None, votes: Votes, *, teacher: bool, first: bool = False) -> messages.Question:
    """The question of a class as teachers know it, or as students do."""
    if found is None or not concerns(found, teacher=teacher):
        return messages.Question()
    revealed = found.state == State.REVEALED
    closed = [number for number in ROUNDS if number < found.round or (number == found.round and found.state != State.OPEN)]
    return messages.Question(
        question=found.pk,
        state=found.state,  # type: ignore[arg-type]
        round=found.round,
        seq=found.seq,
        text=prose.of(found.text),
        options=[prose.of(option["text"]) for option in found.options],
        many=found.many,
        counts=[counts(found, votes, number) for number in closed],
        answered=[answered(votes, number) for number in closed],
        solution=_solution(found) if teacher or revealed else None,
        trace=found.trace if revealed else None,
        since=found.since,
        first=first,
    )


def _solution(found: Question) -> messages.Solution:
    return messages.Solution(found.right, prose.of(found.explanation), [option["truth"] for option in found.options])


def counts(found: Question, votes: Votes, number: int) -> list[int]:
    """How many chose each answer in one of the votes."""
    tally = [0] * len(found.options)
    for mine in votes.values():
        for at in mine.get(number, ()):
            tally[at] += 1
    return tally


def answered(votes: Votes, number: int) -> int:
    """How many answered in one of the votes."""
    return sum(number in mine for mine in votes.values())


def chosen(found: Question, mine: Mapping[int, list[int]]) -> messages.Chosen:
    """What somebody answered."""
    return messages.Chosen(found.pk, [mine.get(number) for number in ROUNDS])


def tally(found: Question, votes: Votes, *, of: int) -> messages.Tally:
    """How the open vote stands, for teachers."""
    number = found.round
    return messages.Tally(found.pk, number, counts(found, votes, number), answered(votes, number), of)
