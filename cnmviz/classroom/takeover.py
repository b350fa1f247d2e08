"""A phone is lost, empty or broken: with a code from the teacher, another device goes on as the same participant.

Who is taken over keeps everything in the class: name, role, own copy, the work in its labs. What the person has elsewhere is not
handed over, and the old device is out. The new device gets a new id, to which goes what it had before.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cnmviz.labs import carrying, people
from cnmviz.labs import limits as lab_limits
from cnmviz.labs.models import Member
from cnmviz.labs.models.carry import CARRY_LETTERS
from cnmviz.labs.models.lab import ALPHABET
from cnmviz.labs.turns import in_turn

from . import announcing
from .events.models import Kind
from .events.writing import happened
from .models import Participant, Takeover

MINUTES = lab_limits.CARRY_MINUTES


class Useless(Exception):
    """Why a code makes nobody anybody, in a sentence."""


def make(who: Participant) -> Takeover:
    """A new code for a participant; an earlier one that nobody took is void."""
    now = timezone.now()
    Takeover.objects.filter(made__lt=now - timedelta(days=1)).delete()
    who.takeovers.filter(taken=None).delete()
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CARRY_LETTERS))
    return who.takeovers.create(code=letters, made=now)


def find(typed: str) -> Takeover:
    """The code that somebody typed, if it can be taken.

    Raises:
        Useless: it cannot.
    """
    code = carrying.cleaned(typed)
    found = Takeover.objects.select_related("participant__klass__lab").filter(code=code).first()
    if found is None:
        raise Useless(f"There is no such code. It has {CARRY_LETTERS} letters: compare it with the teacher's screen.")
    if found.taken:
        raise Useless("This code was used already; each works once. Ask the teacher for a new one.")
    if found.made <= timezone.now() - timedelta(minutes=MINUTES):
        raise Useless(f"This code is too old: it lasts {MINUTES} minutes. Ask the teacher for a new one.")
    if found.participant.removed:
        raise Useless("The teacher has removed this person from the class.")
    return found


def take(typed: str, device: str | None) -> tuple[Participant, str]:
    """Use a code up. Returns the participant and the id that the device has from now on; `device` is the one it had.

    Raises:
        Useless: it cannot be taken (any more), or the device is that participant already.
    """
    with in_turn(), transaction.atomic():
        code = find(typed)
        who, fresh = code.participant, people.fresh_person()
        if who.person == device:
            raise Useless("This device is in the class as this very person already.")
        # Two devices may ask at the same moment: the database lets one of them have it.
        if not Takeover.objects.filter(pk=code.pk, taken=None).update(taken=timezone.now()):
            raise Useless("This code was used a moment ago; each works once. Ask the teacher for a new one.")
        if device is not None:
            _give_way(who, device)
            carrying.carried.send(sender=Takeover, old=device, new=fresh)
        old = who.person
        who.person, who.formerly = fresh, old
        who.save(update_fields=["person", "formerly"])
        labs = [lab for lab in (who.klass.lab_id, who.copy_id) if lab]
        Member.objects.filter(lab__in=labs, person=old).update(person=fresh)
        happened(who.klass_id, Kind.TAKEOVER, by=who.pk, who=who.pk)
        announcing.changed(who.klass_id, [who.pk], admitted=[old, *([device] if device else [])])
    return who, fresh


def _give_way(who: Participant, device: str) -> None:
    """Whoever the device was in this class until now is out of it: it was somebody who joined anew for want of their phone."""
    known = who.klass.participants.filter(person=device).first()
    if known is not None:
        known.removed, known.person, known.formerly = True, people.fresh_person(), device
        known.save(update_fields=["removed", "person", "formerly"])
        happened(who.klass_id, Kind.REMOVE, by=who.pk, who=known.pk, on=True)
        announcing.changed(who.klass_id, [known.pk])


def carry(old: str, new: str, **_: object) -> None:
    """A device is another person from now on: where only the old one is in a class, the new one is in their place."""
    there = Participant.objects.filter(person=new).values("klass")
    for known in Participant.objects.filter(person=old).exclude(klass__in=there):
        known.person, known.formerly = new, old
        known.save(update_fields=["person", "formerly"])
        announcing.changed(known.klass_id, [known.pk], admitted=[old])
