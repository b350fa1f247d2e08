"""Scenarios and their versions, and which labs they belong to. `saving.py` is the only writer.

A scenario is known by its token, which nobody can guess: 26 letters out of 32 are 130 bits. Whoever has the link can look and
fork; the person who saved it alone can change it.
"""

from __future__ import annotations

import secrets

from django.db import models
from django.urls import reverse

from cnmviz.labs.models import Lab

from . import limits

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""What can be told apart when it is read from paper: neither l and 1 nor o and 0."""

TOKEN_LETTERS = 26


def fresh_token() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LETTERS))


class Scenario(models.Model):
    """A lab that somebody saved. Title, text and tags are those of its newest version; `person` is the author's id."""

    token = models.CharField(max_length=TOKEN_LETTERS, unique=True, default=fresh_token)
    person = models.CharField(max_length=32, db_index=True)
    title = models.CharField(max_length=limits.TITLE)
    text = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)
    saved = models.DateTimeField(auto_now=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-saved"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("scenario", args=[self.token])


class Version(models.Model):
    """A scenario as it was saved once. `document` is the lab in JSON, `lesson` Markdown or "", which nothing here reads."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=limits.TITLE)
    text = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    document = models.TextField()
    size = models.PositiveIntegerField()
    lesson = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "number"], name="version_once_per_scenario"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_numbers_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("version", args=[self.scenario.token, self.number])


class Tie(models.Model):
    """A lab belongs to a scenario: it was saved as this one, or made from it. Saving it again may go on from the latest."""

    lab = models.ForeignKey(Lab, models.CASCADE, related_name="ties")
    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="ties")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["lab", "scenario"], name="tie_once_per_lab_and_scenario")]

    def __str__(self) -> str:
        return f"{self.lab} and {self.scenario}"
