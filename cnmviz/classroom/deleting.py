"""A class is deleted with everything in it: its lab, the copies of its students, and by the rows' own references all the rest.

Whoever deletes it, in whatever way: the labs of a class go with it, because nobody keeps their gate any more, and all who are in
it are told and sent away. What people have elsewhere stays: lessons that they did, labs and scenarios that they took with them.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cnmviz.labs import frames
from cnmviz.labs.models import Lab
from cnmviz.labs.turns import in_turn

from . import announcing
from .copies import giving
from .models import Class, Handout


def delete(klass: Class) -> None:
    """Delete a class. Copies go first, a few at a time, so that others have their turn; stopped in between, it is done again."""
    Handout.objects.filter(klass=klass).delete()
    while giving.take_some(klass.pk):
        pass
    with in_turn(), transaction.atomic():
        klass.delete()


def unopened(days: int) -> QuerySet[Class]:
    """Classes in which nobody was, and nothing was done, for so many days."""
    since = timezone.now() - timedelta(days=days)
    quiet = Class.objects.filter(created__lt=since, lab__touched__lt=since)
    return quiet.exclude(participants__seen__gte=since).exclude(participants__copy__touched__gte=since).order_by("pk")


def remember(instance: Class, **_: object) -> None:
    """Before: which labs there are."""
    copies = instance.participants.filter(copy__isnull=False).values_list("copy", flat=True)
    instance.labs_to_delete = [instance.lab_id, *copies]  # type: ignore[attr-defined]


def take_along(instance: Class, **_: object) -> None:
    """Afterwards: they go too, and everybody is told."""
    transaction.on_commit(partial(announcing.tell, instance.pk, {"type": "changed", "people": []}), robust=True)
    for lab in Lab.objects.filter(pk__in=instance.labs_to_delete):  # type: ignore[attr-defined]
        frames.announce_end(lab.pk)
        lab.delete()
