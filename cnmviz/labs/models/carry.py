"""A code under which another device becomes the same person."""

from __future__ import annotations

from django.db import models

CARRY_LETTERS = 10


class CarryCode(models.Model):
    """Made by a person on one device, taken on another, once. What became of old ones is kept for a day, to be told."""

    code = models.CharField(max_length=CARRY_LETTERS, unique=True)
    person = models.CharField(max_length=32, db_index=True)
    made = models.DateTimeField(db_index=True)
    taken = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return f"of {self.person}, {self.made:%Y-%m-%d %H:%M}"
