"""A lab, the people who were in it, and its log."""

from __future__ import annotations

import secrets

from django.db import models
from django.urls import reverse

from ..prepared import Prepared

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
"""Letters for codes that are read aloud and typed: no vowels (no words), none that looks like a digit or another letter."""

LONGEST_CODE = 12


class Lab(models.Model):
    """One shared world. `seq` is its newest entry; `seed` and `draws` are the state of its generator of ids."""

    code = models.CharField(max_length=LONGEST_CODE, unique=True)
    title = models.CharField(max_length=200, blank=True)
    seed = models.CharField(max_length=64)
    draws = models.BigIntegerField(default=0)
    seq = models.BigIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    touched = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-touched"]
        constraints = [
            models.CheckConstraint(condition=models.Q(seq__gte=0, draws__gte=0), name="lab_counters_positive"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("lab", args=[self.code])


def fresh_code() -> str:
    """A code that no lab has: four letters, and more once a tenth of all short ones is taken. Five letters are a class's."""
    length = 4
    while Lab.objects.count() * 10 > len(ALPHABET) ** length:
        length += 2 if length == 4 else 1
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if not Lab.objects.filter(code=code).exists():
            return code


def with_code(code: str) -> Lab:
    """The lab with a code, in capitals or not.

    Raises:
        Lab.DoesNotExist: there is none. The database is not asked for what no code can be.
    """
    if not (code.isascii() and code.isalpha() and len(code) <= LONGEST_CODE):
        raise Lab.DoesNotExist
    found = _by_code.first(code.upper())
    if found is None:
        raise Lab.DoesNotExist
    return found


_by_code = Prepared(Lab.objects.all, "code")


class Member(models.Model):
    """A person in a lab. `person` is the id in the browser's signed cookie, the same in all labs."""

    lab = models.ForeignKey(Lab, models.CASCADE, related_name="members")
    person = models.CharField(max_length=32, db_index=True)
    name = models.CharField(max_length=40)
    colour = models.CharField(max_length=7)
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["joined"]
        constraints = [models.UniqueConstraint(fields=["lab", "person"], name="member_once_per_lab")]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One step of a lab's log: the changes that lead from seq - 1 to seq, and who made them.

    `member` is empty for what the lab did itself. `at` is in microseconds since 1970. `draws` is the generator's state
    afterwards, so that a replay goes on with the same ids. `undoes` is the seq that was taken back. `ref` is the sender's
    reference and `receipt` what was answered, to be answered again.
    """

    lab = models.ForeignKey(Lab, models.CASCADE, related_name="entries")
    seq = models.BigIntegerField()
    member = models.ForeignKey(Member, models.RESTRICT, null=True, blank=True, related_name="entries")
    source = models.CharField(max_length=20)
    line = models.TextField(blank=True)
    at = models.BigIntegerField()
    draws = models.BigIntegerField()
    changes = models.JSONField()
    undoes = models.BigIntegerField(null=True, blank=True)
    ref = models.CharField(max_length=64, blank=True)
    receipt = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["lab", "seq"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["lab", "member", "seq"], name="entry_by_member")]
        constraints = [
            models.UniqueConstraint(fields=["lab", "seq"], name="entry_seq_once"),
            models.UniqueConstraint(fields=["lab", "member", "ref"], condition=~models.Q(ref=""), name="entry_ref_once"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="entry_seq_positive"),
            models.CheckConstraint(
                condition=models.Q(undoes=None) | models.Q(undoes__lt=models.F("seq")), name="entry_undoes_the_past"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.line}"
