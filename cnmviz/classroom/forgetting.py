"""A student takes back what the class has of them: their place, their name, their own copy, and that it was they who answered.

What they did in the shared lab stays, because others built on it: it is Somebody's, whom no browser is any more. So do their
answers in the votes, which count without a name. With the same browser and the class's code they may come in again, as
somebody new; who was sent out stays out.
"""

from __future__ import annotations

from django.db import transaction

from cnmviz.labs import people
from cnmviz.labs.models import Member
from cnmviz.labs.turns import in_turn
from cnmviz.lessons.models import Prediction

from . import announcing
from .copies import giving
from .events.models import Kind
from .events.writing import happened
from .models import Participant

NOBODY = "Somebody"


def forget(who: Participant) -> None:
    """Take a student out of their class for good."""
    klass, person = who.klass_id, who.person
    # The copy is a lab: whoever waits for a turn there must not hold the database.
    with in_turn(), transaction.atomic():
        found = Participant.objects.select_for_update().filter(pk=who.pk).first()
        if found is None:
            return
        if found.copy_id:
            giving.delete(found)
        _leave_labs(found)
        happened(klass, Kind.FORGET, by=found.pk, who=found.pk, gone=not found.removed)
        announcing.changed(klass, [found.pk], admitted=[person])
        if found.removed:
            _keep_out(found)
        else:
            found.delete()


def _keep_out(who: Participant) -> None:
    """Of somebody who was sent out stays that this browser was, and nothing else."""
    who.answers.update(participant=None)
    who.takeovers.all().delete()
    who.nickname = NOBODY
    who.save(update_fields=["nickname"])


def _leave_labs(who: Participant) -> None:
    """In the class's labs, those of others which they looked at included, nothing has their name or leads to their browser."""
    labs = [who.klass.lab_id, *who.klass.participants.filter(copy__isnull=False).values_list("copy", flat=True)]
    for member in Member.objects.filter(lab__in=labs, person__in=[who.person, who.formerly or who.person]):
        announcing.named(member.lab_id, member.person, NOBODY)
        if member.entries.exists():
            member.person, member.name = people.fresh_person(), NOBODY
            member.save(update_fields=["person", "name"])
        else:
            member.delete()
    Prediction.objects.filter(attempt__lab__in=labs, person__in=[who.person, who.formerly or who.person]).delete()
