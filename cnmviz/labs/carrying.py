"""A person goes on at another device: a code, good once and for a few minutes, makes that device the same person.

Whoever has the code has the person, so it is long, short-lived, and taken only after a question. Who the other device was
before is nobody any more; layers above take what that one had with the signal `carried`, within the same transaction.
Memberships stay: what somebody did in a lab was done by who they were then.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from . import limits
from .models.carry import CARRY_LETTERS, CarryCode
from .models.lab import ALPHABET
from .turns import in_turn

carried = Signal()
"""Sent with `old` and `new`, the ids of whom a device was and whom it is from now on. What fails in a receiver undoes it all."""


class Useless(Exception):
    """Why a code makes nobody anybody, in a sentence."""


def make(person: str) -> CarryCode:
    """A new code for a person; an earlier one of theirs that nobody took is void.

    Raises:
        Useless: too many people want one at once.
    """
    now = timezone.now()
    with in_turn(), transaction.atomic():
        CarryCode.objects.filter(made__lt=now - timedelta(days=1)).delete()
        CarryCode.objects.filter(person=person, taken=None).delete()
        if CarryCode.objects.filter(taken=None, made__gt=_oldest(now)).count() >= limits.CARRY_CODES:
            raise Useless("Too many people move to another device just now. Try again in a quarter of an hour.")
        letters = "".join(secrets.choice(ALPHABET) for _ in range(CARRY_LETTERS))
        return CarryCode.objects.create(code=letters, person=person, made=now)


def of(person: str) -> CarryCode | None:
    """The code of a person that can still be taken."""
    return CarryCode.objects.filter(person=person, taken=None, made__gt=_oldest(timezone.now())).first()


def minutes_left(code: CarryCode) -> int:
    """How long a code lasts, in minutes that have begun."""
    left = code.made + timedelta(minutes=limits.CARRY_MINUTES) - timezone.now()
    return max(0, -(-int(left.total_seconds()) // 60))


def cleaned(typed: str) -> str:
    """A code as it is stored, however it was typed."""
    return "".join(letter for letter in typed[:100].upper() if letter in ALPHABET)


def find(typed: str) -> CarryCode:
    """The code that somebody typed, if it can be taken.

    Raises:
        Useless: it cannot.
    """
    found = CarryCode.objects.filter(code=cleaned(typed)).first() if len(cleaned(typed)) == CARRY_LETTERS else None
    if found is None:
        raise Useless(
            f"There is no such code. It has {CARRY_LETTERS} letters: compare it with the other device, letter by letter."
        )
    if found.taken:
        raise Useless("This code was used already; each works once. Make a new one on the other device.")
    if found.made <= _oldest(timezone.now()):
        raise Useless(f"This code is too old: it lasts {limits.CARRY_MINUTES} minutes. Make a new one on the other device.")
    return found


def take(typed: str, old: str | None) -> str:
    """Use a code up. Returns who the device is from now on; `old` is who it was, None for nobody.

    Raises:
        Useless: it cannot be taken (any more).
    """
    with in_turn(), transaction.atomic():
        code = find(typed)
        if code.person == old:
            raise Useless("This code was made on this very device. Enter it on the other one.")
        # Two devices may ask at the same moment: the database lets one of them have it.
        if not CarryCode.objects.filter(pk=code.pk, taken=None).update(taken=timezone.now()):
            raise Useless("This code was used a moment ago; each works once. Make a new one on the other device.")
        if old is not None:
            # Whoever took a code that the device made before would become somebody who has nothing any more.
            CarryCode.objects.filter(person=old, taken=None).delete()
            carried.send(sender=CarryCode, old=old, new=code.person)
    return code.person


def _oldest(now: datetime) -> datetime:
    return now - timedelta(minutes=limits.CARRY_MINUTES)
