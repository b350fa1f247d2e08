"""Labs are made here, within what anybody needs, and whoever makes one is its first member."""

from __future__ import annotations

import secrets
import time
from datetime import timedelta

from django.utils import timezone

from cnmviz.cnm.world import World

from . import dispatch, limits, people
from .models import Lab, Member
from .models.lab import fresh_code

TOO_MANY = "Too many labs were made here. Join one with its code, or come back in an hour."


def too_many(person: str) -> bool:
    """More than anybody needs: of one person in an hour, of everybody in a day."""
    now = timezone.now()
    if Lab.objects.filter(created__gt=now - timedelta(days=1)).count() >= limits.LABS_PER_DAY:
        return True
    return Member.objects.filter(person=person, joined__gt=now - timedelta(hours=1)).count() >= limits.LABS_PER_PERSON_AND_HOUR


def fresh_seed() -> str:
    """What a new lab's generator of ids begins with."""
    return secrets.token_hex(16)


def microseconds() -> int:
    """Now, since 1970."""
    return time.time_ns() // 1000


def make(person: str, world: World, *, title: str, now: int, line: str = "") -> Lab:
    """A new lab with everything that `world` holds. `title` is as somebody wrote it, `line` what its first entry says."""
    code = fresh_code()
    lab = dispatch.open_lab(code, world, title=people.readable(title, 200) or f"Lab {code}", now=now, line=line)
    people.member(lab, person)
    return lab
