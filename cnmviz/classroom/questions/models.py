"""Questions to a class, and what each participant answered. What is asked outlives the server.

A question is about its lab as it was after the entry `seq`: what happens there later changes nothing of it.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from cnmviz.classroom.models import Class, Participant
from cnmviz.labs.models import Lab

ROUNDS = (1, 2)


class State(models.TextChoices):
    """Where a question stands: only teachers see it, it is voted on, the vote is closed, the answer is known, it is put away."""

    DRAFTED = "drafted"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    PAST = "past"


class Question(models.Model):
    """A question. `probe` is what it was made from ({} for a prepared one), `options` are {"text", "right", "belief", "truth"}.

    `round` is the vote that is open or was open last, 0 before the first. `trace` is the packet's way as a receipt has it, null
    for a prepared question. `since` says how the lab has changed between the question and its answer, "" where it matters not.
    """

    klass = models.ForeignKey(Class, models.CASCADE, related_name="questions", verbose_name="class")
    lab = models.ForeignKey(Lab, models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    probe = models.JSONField(default=dict)
    text = models.TextField()
    options = models.JSONField()
    explanation = models.TextField(blank=True)
    verdict = models.CharField(max_length=30, blank=True)
    trace = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFTED)
    round = models.PositiveSmallIntegerField(default=0)
    since = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text.partition("\n")[0][:80]

    @property
    def right(self) -> list[int]:
        """The right answers, by their places."""
        return [at for at, option in enumerate(self.options) if option["right"]]

    @property
    def many(self) -> bool:
        """Whether several answers are right, and several may be chosen."""
        return len(self.right) > 1

    def is_right(self, chosen: list[int]) -> bool:
        return sorted(chosen) == self.right


class Answer(models.Model):
    """What a participant chose in one of the two votes: once. Of somebody who left for good it stays, without a name."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="answers")
    round = models.PositiveSmallIntegerField()
    chosen = models.JSONField()
    given = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "participant", "round"], name="answer_once_per_round"),
            models.CheckConstraint(condition=models.Q(round__in=ROUNDS), name="answer_in_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} in round {self.round}: {self.chosen}"


def current(klass: int) -> Question | None:
    """The question that a class is at: the newest one that was not put away."""
    found: Any = Question.objects.filter(klass=klass).order_by("-pk").first()
    return None if found is None or found.state == State.PAST else found
