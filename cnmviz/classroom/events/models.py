"""The rows of a class's log. What was done in its lab is in the lab's own log; `step` says between which of its entries this was.

No nickname is in a row: people are numbers of participants, and whoever reads the log looks up what they are called, if they
still are in the class.
"""

from __future__ import annotations

from django.db import models

from cnmviz.classroom.models import Class


class Kind(models.TextChoices):
    """What may happen in a class."""

    JOIN = "join"
    TEACH = "teach"
    RENAME = "rename"
    REMOVE = "remove"
    TAKEOVER = "takeover"
    FORGET = "forget"
    HAND = "hand"
    FLOOR = "floor"
    LOCK = "lock"
    ROLE = "role"
    DOOR = "door"
    CODE = "code"
    END = "end"
    REFUSED = "refused"
    HANDED = "handed"
    GIVEN = "given"
    TAKEN = "taken"
    RESET = "reset"
    SHOWING = "showing"
    ASKED = "asked"
    CLOSED = "closed"
    AGAIN = "again"
    TOLD = "told"
    AWAY = "away"


class Event(models.Model):
    """Something happened. `by` is the participant who did it, `who` the one it was about, 0 for nobody in particular.

    `seq` counts the events of a class; `step` is the newest entry of its lab then; `at` is in microseconds since 1970. `data` has
    what is so from then on, by the kind.
    """

    klass = models.ForeignKey(Class, models.CASCADE, related_name="events", verbose_name="class")
    seq = models.PositiveIntegerField()
    step = models.BigIntegerField()
    at = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    by = models.PositiveBigIntegerField(default=0)
    who = models.PositiveBigIntegerField(default=0)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["klass", "seq"]
        constraints = [models.UniqueConstraint(fields=["klass", "seq"], name="event_seq_once")]

    def __str__(self) -> str:
        return f"{self.seq}: {self.kind}"
