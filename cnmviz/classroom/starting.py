"""Classes begin here: with an empty lab or one from a scenario, and whoever starts one is its teacher."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils import timezone

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.labs import making, people
from cnmviz.labs.turns import in_turn
from cnmviz.scenarios import shelf
from cnmviz.scenarios.models import Scenario
from cnmviz.scenarios.shelf import Shown

from . import joining, limits
from .models import Class, Participant, Role

TOO_MANY = "Too many classes were started here. Go on with one of them, or come back in an hour."

Begins = Callable[[str, int], World]
"""Makes the world of a lab, with a seed and a time."""


def too_many(person: str) -> bool:
    """More than anybody needs: of one person in an hour, of everybody in a day."""
    now = timezone.now()
    mine = Participant.objects.filter(person=person, role=Role.TEACHER, joined__gt=now - timedelta(hours=1))
    return (
        mine.count() >= limits.CLASSES_PER_PERSON_AND_HOUR
        or Class.objects.filter(created__gt=now - timedelta(days=1)).count() >= limits.CLASSES_PER_DAY
    )


def start(person: str, *, title: str, begins: Begins, owner: User | AnonymousUser | None = None) -> Class:
    """A new class with its lab. The lab is nobody's before the class is there."""
    name = people.readable(title, limits.TITLE) or "Docker networks"
    now = making.microseconds()
    world = begins(making.fresh_seed(), now)
    known = owner if isinstance(owner, User) else None
    with in_turn(), transaction.atomic():
        lab = making.make(person, world, title=name, now=now)
        klass = Class.objects.create(title=name, lab=lab, owner=known)
        joining.enter(klass, person, people.known_as(person).name, Role.TEACHER)
    return klass


def teach(klass: Class, person: str) -> Participant:
    """Make a person a teacher of a class, in whatever way they were in it before.

    Raises:
        NotIn: the lab is full.
    """
    with in_turn(), transaction.atomic():
        known = klass.participants.filter(person=person).first()
        if known is None:
            return joining.enter(klass, person, joining.free(klass, people.known_as(person).name), Role.TEACHER)
        if not known.teaches:
            joining.promote(known)
    return known


def scenarios(person: str | None) -> list[Shown]:
    """What a class may start from: one's own scenarios, and those that came with the product."""
    mine = Scenario.objects.filter(person=person) if person else ()
    return [*(shelf.of_scenario(one) for one in mine), *shelf.builtins()]


def beginning(person: str | None, chosen: str) -> Begins:
    """What makes the lab: a scenario by its address, otherwise an empty lab."""
    found = next((one for one in scenarios(person) if one.here == chosen), None)
    return found.loaded if found else lambda seed, now: new_world(seed, now=now)
