"""The rows of lessons: what is worked on, by whom, in which lab, and how far each person has come.

A lesson's key is its name for progress: the slug of one of the ladder, `s/TOKEN` of a shared scenario's, "" of one that is only
tried, which leaves no progress.
"""

from __future__ import annotations

from django.db import models

from cnmviz.labs.models import Lab


class Edition(models.Model):
    """A lesson's Markdown as somebody began it, once for all who did: what is edited later changes nothing under a student.

    `document` is the lab that it begins with, where the lesson itself does not say: that of the scenario it was shared with.
    """

    digest = models.CharField(max_length=64, unique=True)
    markdown = models.TextField()
    document = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.digest[:12]


class Attempt(models.Model):
    """One lab at work on one lesson, begun by `person`; all who are in the lab work on it together.

    Commands count from behind `start_seq`; `spent` were needed before, in the lab that this one is a fork of. `hints` were asked
    for, `shown` says that the solution was before the goals were met, `done` when they were met first.
    """

    lab = models.OneToOneField(Lab, models.CASCADE, related_name="attempt")
    edition = models.ForeignKey(Edition, models.RESTRICT, related_name="attempts")
    key = models.CharField(max_length=120, blank=True)
    person = models.CharField(max_length=32)
    start_seq = models.BigIntegerField()
    spent = models.PositiveIntegerField(default=0)
    hints = models.PositiveSmallIntegerField(default=0)
    shown = models.BooleanField(default=False)
    begun = models.DateTimeField(auto_now_add=True)
    done = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["person", "key"], name="attempt_by_person")]
        constraints = [models.CheckConstraint(condition=models.Q(start_seq__gt=0), name="attempt_starts_at_an_entry")]

    def __str__(self) -> str:
        return f"{self.key or 'a trial'} in {self.lab.code}"


class Prediction(models.Model):
    """What a person answered to a question of an attempt. The first answer counts, so there is one."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="predictions")
    person = models.CharField(max_length=32, db_index=True)
    question = models.PositiveSmallIntegerField()
    chosen = models.JSONField()

    class Meta:
        ordering = ["attempt", "question"]
        constraints = [models.UniqueConstraint(fields=["attempt", "person", "question"], name="prediction_once")]

    def __str__(self) -> str:
        return f"{self.question}: {self.chosen}"


class Progress(models.Model):
    """A lesson that a person has done: the best result, and when the goals were met first."""

    person = models.CharField(max_length=32)
    key = models.CharField(max_length=120)
    used = models.PositiveIntegerField()
    points = models.PositiveSmallIntegerField()
    done = models.DateTimeField()

    class Meta:
        ordering = ["-done"]
        verbose_name_plural = "progress"
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="progress_once_per_lesson"),
            models.CheckConstraint(condition=models.Q(points__gte=1, points__lte=10), name="progress_has_points"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.points}"
