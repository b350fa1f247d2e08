"""Classes, who is in them, and the codes by which they come in. Who is connected is not stored (`attendance.py`).

A lab never comes into a class or leaves one: it is made for it, within one transaction, and goes with it. `gate.py` counts on it.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse

from cnmviz.labs import people
from cnmviz.labs.models import Lab
from cnmviz.labs.models.carry import CARRY_LETTERS
from cnmviz.labs.models.lab import ALPHABET, LONGEST_CODE

from . import limits

CODE_LETTERS = 5
"""A lab's code has four letters, or six and more."""


class Role(models.TextChoices):
    """What somebody is in a class. Who has the floor besides is its presenter."""

    TEACHER = "teacher"
    EDITOR = "editor"
    OBSERVER = "observer"


class Showing(models.TextChoices):
    """What became of the question whether an own copy may be shown; "" where nobody asked, or it is shown."""

    ASKED = "asked"
    DECLINED = "declined"


def fresh_key() -> str:
    """What makes a link private: 192 bits."""
    return secrets.token_urlsafe(24)


def fresh_code() -> str:
    """A code that no class has or had."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
        if not (Class.objects.filter(code=code).exists() or OldCode.objects.filter(code=code).exists()):
            return code


class Class(models.Model):
    """A class and its shared lab. `key` is the teacher's private link, `newcomers` the role that students come in with.

    `floor` is the participant who presents; without one the teacher does. `revision` counts what was changed by deeds.
    """

    code = models.CharField(max_length=LONGEST_CODE, unique=True, default=fresh_code)
    key = models.CharField(max_length=43, unique=True, default=fresh_key)
    title = models.CharField(max_length=limits.TITLE)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="classes", verbose_name="kept by"
    )
    lab = models.OneToOneField(Lab, models.CASCADE, related_name="klass")
    door_open = models.BooleanField(default=True)
    locked = models.BooleanField(default=False)
    newcomers = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)
    floor = models.ForeignKey("Participant", models.SET_NULL, null=True, blank=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)
    revision = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["-created"]
        verbose_name_plural = "classes"

    def __str__(self) -> str:
        return f"{self.title} ({self.code})"

    def get_absolute_url(self) -> str:
        """Where students come in."""
        return reverse("class_join", args=[self.code])


class Participant(models.Model):
    """Somebody in a class. `person` is the id in the browser's signed cookie; `formerly` the one of a device that was replaced.

    `hand` is since when it is raised. `copy` is a lab of their own, made with `seed`; with `consent` it is shown to all, and
    `showing` says that they are asked for it, or have declined.
    """

    klass = models.ForeignKey(Class, models.CASCADE, related_name="participants", verbose_name="class")
    person = models.CharField(max_length=32, db_index=True)
    formerly = models.CharField(max_length=32, blank=True, db_index=True)
    nickname = models.CharField(max_length=limits.NICKNAME)
    colour = models.CharField(max_length=7)
    role = models.CharField(max_length=10, choices=Role)
    locked = models.BooleanField(default=False)
    hand = models.DateTimeField(null=True, blank=True)
    removed = models.BooleanField(default=False)
    copy = models.OneToOneField(Lab, models.SET_NULL, null=True, blank=True, related_name="copy_of")
    seed = models.CharField(max_length=64, blank=True)
    consent = models.BooleanField(default=False)
    showing = models.CharField(max_length=8, choices=Showing, blank=True)
    joined = models.DateTimeField(auto_now_add=True)
    seen = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["joined", "pk"]
        constraints = [models.UniqueConstraint(fields=["klass", "person"], name="participant_once_per_class")]

    def __str__(self) -> str:
        return self.nickname

    @property
    def teaches(self) -> bool:
        return self.role == Role.TEACHER and not self.removed


class OldCode(models.Model):
    """A code that a class had before it was renewed: who types it is told so."""

    code = models.CharField(max_length=LONGEST_CODE, unique=True)
    klass = models.ForeignKey(Class, models.CASCADE, related_name="old_codes", verbose_name="class")

    def __str__(self) -> str:
        return self.code


class Takeover(models.Model):
    """A code with which another device becomes a participant, once: made by the teacher for somebody whose phone is gone."""

    code = models.CharField(max_length=CARRY_LETTERS, unique=True)
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="takeovers")
    made = models.DateTimeField(db_index=True)
    taken = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return f"of {self.participant}, {self.made:%Y-%m-%d %H:%M}"


class Handout(models.Model):
    """What every student of a class has a copy of. Late joiners get theirs from it, and a reset goes back to it.

    `document` is the lab that all begin with; `edition` and `lesson` the lesson that it is for, where it is for one.
    """

    klass = models.OneToOneField(Class, models.CASCADE, related_name="handout", verbose_name="class")
    title = models.CharField(max_length=200)
    document = models.TextField()
    vary = models.BooleanField(default=False)
    edition = models.ForeignKey("lessons.Edition", models.RESTRICT, null=True, blank=True, related_name="handouts")
    lesson = models.CharField(max_length=120, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.title}, handed out in {self.klass}"


class Account(models.Model):
    """Who a teacher with an account is on every device: scenarios, lessons and classes are those of `person`."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    person = models.CharField(max_length=32, unique=True, default=people.fresh_person)

    def __str__(self) -> str:
        return str(self.user)


class Presentation(models.Model):
    """What is presented in a class, so that it goes on after a restart.

    `show` is a record of `presenting/podium.py`, `trace` the way of the packet that is led, if one is.
    """

    klass = models.OneToOneField(Class, models.CASCADE, related_name="presentation", verbose_name="class")
    show = models.JSONField(default=dict)
    trace = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return f"presented in {self.klass}"
