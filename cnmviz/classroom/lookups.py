"""The rows of a class that every page, socket and command asks for first (`labs/prepared.py`)."""

from __future__ import annotations

from django.db.models import F

from cnmviz.labs.prepared import Prepared

from .models import Class, OldCode, Participant

class_by_code = Prepared(Class.objects.all, "code")
class_by_key = Prepared(Class.objects.all, "id")
first_old_code = Prepared(lambda: OldCode.objects.order_by("pk"), "klass")
participant_by_key = Prepared(Participant.objects.all, "id")
participant_by_person = Prepared(Participant.objects.all, "klass", "person")

standing = Prepared(
    lambda: Participant.objects.annotate(
        all_locked=F("klass__locked"),
        class_ended=F("klass__ended"),
        has_floor=F("klass__floor"),
        presents=F("klass__floor__nickname"),
    ),
    "klass",
    "person",
)
"""A participant with what their class decides about them."""


def participant(klass: Class, person: str | None) -> Participant | None:
    """Who somebody is in a class, also where they were removed."""
    found = participant_by_person.first(klass.pk, person) if person else None
    if found is not None:
        found.klass = klass
    return found
