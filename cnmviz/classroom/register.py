"""The rows of a class as records for its sockets: the class, a participant, how somebody stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from cnmviz.labs import gate
from cnmviz.labs.turns import in_turn

from . import messages, rules
from .copies.messages import Handed, Shown
from .models import Class, Participant, Role
from .rules import Standing


@dataclass(frozen=True)
class Register:
    """A class as it was read: its row, and everybody in it by key."""

    klass: Class
    people: dict[int, Participant]

    @cached_property
    def by_person(self) -> dict[str, Participant]:
        return {who.person: who for who in self.people.values()}


def read(pk: int) -> Register | None:
    """A class with everybody in it, by two queries; None where it was deleted."""
    klass = Class.objects.select_related("handout", "lab").filter(pk=pk).first()
    if klass is None:
        return None
    return Register(klass, {who.pk: who for who in klass.participants.select_related("copy")})


def read_some(register: Register, people: Collection[int]) -> Register | None:
    """The class as it is now, with some participants read anew; 0 among them stands for all."""
    klass = Class.objects.select_related("handout", "lab").filter(pk=register.klass.pk).first()
    if klass is None:
        return None
    asked = klass.participants.select_related("copy")
    fresh = asked if 0 in people else asked.filter(pk__in=people)
    kept = {pk: who for pk, who in register.people.items() if pk not in people} if 0 not in people else {}
    return Register(klass, kept | {who.pk: who for who in fresh})


def of_class(register: Register, *, teacher: bool) -> messages.Class:
    """The class as everybody in it knows it, or as a teacher does."""
    klass = register.klass
    floor = register.people.get(klass.floor_id) if klass.floor_id else None
    return messages.Class(
        title=klass.title,
        door_open=klass.door_open,
        locked=klass.locked,
        newcomers=klass.newcomers,
        ended=klass.ended is not None,
        floor=messages.Presenter(floor.pk, floor.person, floor.nickname) if floor else None,
        code=klass.code if teacher else "",
        handed=_handed(register, teacher=teacher),
        shown=[Shown(who.pk, who.nickname, who.copy.get_absolute_url()) for who in shown(register) if who.copy],
    )


def _handed(register: Register, *, teacher: bool) -> Handed | None:
    """What everybody has a copy of; how many have theirs is told to teachers."""
    handout = getattr(register.klass, "handout", None)
    if handout is None:
        return None
    having = students(register)
    made, of = (sum(who.copy_id is not None for who in having), len(having)) if teacher else (0, 0)
    return Handed(handout.title, lesson=bool(handout.edition_id), vary=handout.vary, made=made, of=of)


def shown(register: Register) -> list[Participant]:
    """Whose own copy everybody may see now."""
    return [who for who in register.people.values() if who.consent and not who.removed]


def open_labs(register: Register) -> set[str]:
    """The codes of the labs that everybody in the class may see now."""
    return {register.klass.lab.code} | {who.copy.code for who in shown(register) if who.copy}


def of_participant(who: Participant, health: str) -> messages.Participant:
    """A participant as a teacher sees them, and as they see themselves."""
    return messages.Participant(
        id=who.pk,
        person=who.person,
        name=who.nickname,
        colour=who.colour,
        role=who.role,
        locked=who.locked,
        removed=who.removed,
        hand=_seconds(who.hand),
        health=health,  # type: ignore[arg-type]
        seen=_seconds(who.seen),
        copy=who.copy.get_absolute_url() if who.copy else "",
        showing="shown" if who.consent else who.showing,  # type: ignore[arg-type]
    )


def _seconds(at: datetime | None) -> float:
    return round(at.timestamp(), 3) if at else 0


def of_you(register: Register, who: Participant) -> messages.You:
    """How somebody stands in the class, and why they may not do some things in its shared lab."""
    standing = standing_of(register, who)
    why: dict[str, str] = {deed: said for deed in gate.DEEDS if (said := rules.why_not(standing, deed))}
    return messages.You(of_participant(who, "here"), why)


def standing_of(register: Register, who: Participant) -> Standing:
    """The same as the gate finds out by a query, from what was read."""
    klass = register.klass
    floor = register.people.get(klass.floor_id) if klass.floor_id else None
    return Standing(
        role=who.role,
        locked=who.locked,
        removed=who.removed,
        floor=floor is not None and floor.pk == who.pk,
        presents=floor.nickname if floor else "",
        all_locked=klass.locked,
        ended=klass.ended is not None,
    )


def ground(register: Register) -> tuple[object, ...]:
    """What of a class decides about everybody: where it is the same, only those who changed may do something else than before."""
    klass = register.klass
    floor = register.people.get(klass.floor_id) if klass.floor_id else None
    return klass.locked, klass.ended, klass.floor_id, floor and floor.nickname


def students(register: Register) -> list[Participant]:
    """Who is in the class, without teachers and those who were removed."""
    return [who for who in register.people.values() if not who.removed and who.role != Role.TEACHER]


def write_seen(klass: int, persons: set[str]) -> None:
    """Write down that some people are here now."""
    with in_turn():
        Participant.objects.filter(klass=klass, person__in=persons).update(seen=timezone.now())
