"""What people do in a class: each message on its socket that is a request, and who may send it. Every deed writes and tells.

A deed says what is to be, so that doing it twice is the same. What may not be done is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from cnmviz.labs import people as persons
from cnmviz.labs.turns import in_turn

from . import announcing, joining, limits, messages, takeover
from .events.models import Kind
from .events.writing import happened
from .models import Class, OldCode, Participant, Role, fresh_code

Given = dict[str, Any] | None
Answer = Callable[[Participant, Any], Given]
"""Of whoever asks (with `klass` loaded) and the message: what is given to them."""

TEACHER_ONLY = "Only the teacher can do this."
NOBODY = "There is no such person in this class."
NOT_IN = "You are not in this class any more."


class NotDone(Exception):
    """Why something is not done, in a sentence."""


def answer(pk: int, message: Any) -> Given:
    """Do what a participant asks for.

    Raises:
        NotDone: it is refused.
    """
    with in_turn(), transaction.atomic():
        me = Participant.objects.select_related("klass").filter(pk=pk).first()
        if me is None or me.removed:
            raise NotDone(NOT_IN)
        return ANSWERS[type(message)](me, message)


def _teaching(me: Participant) -> Class:
    if not me.teaches:
        raise NotDone(TEACHER_ONLY)
    return me.klass


def _student(me: Participant, pk: int) -> Participant:
    """A participant of a teacher's class, who is no teacher."""
    who = _anybody(me, pk)
    if who.role == Role.TEACHER:
        raise NotDone("This is a teacher.")
    return who


def _anybody(me: Participant, pk: int) -> Participant:
    klass = _teaching(me)
    who = klass.participants.filter(pk=pk).first()
    if who is None:
        raise NotDone(NOBODY)
    return who


def hand(me: Participant, asked: messages.Hand) -> None:
    who = _anybody(me, asked.who) if asked.who and asked.who != me.pk else me
    if asked.up and who is not me:
        raise NotDone("Nobody raises another one's hand.")
    if asked.up == (who.hand is not None):
        return
    who.hand = timezone.now() if asked.up else None
    who.save(update_fields=["hand"])
    happened(me.klass_id, Kind.HAND, by=me.pk, who=who.pk, up=asked.up)
    announcing.changed(me.klass_id, [who.pk])


def floor(me: Participant, asked: messages.Floor) -> None:
    klass = me.klass
    if not (me.teaches or (asked.to == 0 and klass.floor_id == me.pk)):
        raise NotDone("Only the teacher gives the floor; who has it can give it back.")
    before = klass.floor
    to = _student(me, asked.to) if asked.to else None
    if to is not None and to.removed:
        raise NotDone(NOBODY)
    if to == before:
        return
    klass.floor = to
    klass.save(update_fields=["floor"])
    if to is not None and to.hand:
        to.hand = None
        to.save(update_fields=["hand"])
    happened(klass.pk, Kind.FLOOR, by=me.pk, who=asked.to)
    both = [who for who in (before, to) if who]
    announcing.changed(klass.pk, [who.pk for who in both], admitted=[who.person for who in both])


def lock(me: Participant, asked: messages.Lock) -> None:
    if asked.who:
        _lock_one(me, _student(me, asked.who), on=asked.on)
        return
    klass = _teaching(me)
    freed = 0 if asked.on else klass.participants.filter(locked=True).update(locked=False)
    if klass.locked == asked.on and not freed:
        return
    klass.locked = asked.on
    klass.save(update_fields=["locked"])
    happened(klass.pk, Kind.LOCK, by=me.pk, on=asked.on)
    announcing.changed(klass.pk, [0])


def _lock_one(me: Participant, who: Participant, *, on: bool) -> None:
    if who.locked == on:
        return
    who.locked = on
    who.save(update_fields=["locked"])
    happened(me.klass_id, Kind.LOCK, by=me.pk, who=who.pk, on=on)
    announcing.changed(me.klass_id, [who.pk])


def become(me: Participant, asked: messages.Become) -> None:
    klass = _teaching(me)
    if asked.who:
        students = [_student(me, asked.who)]
    else:
        klass.newcomers = asked.role
        klass.save(update_fields=["newcomers"])
        students = [*klass.participants.exclude(role__in=[Role.TEACHER, asked.role])]
    klass.participants.filter(pk__in=[who.pk for who in students]).update(role=asked.role)
    happened(klass.pk, Kind.ROLE, by=me.pk, who=asked.who, role=asked.role)
    announcing.changed(klass.pk, [who.pk for who in students] if asked.who else [0], admitted=[who.person for who in students])


def rename(me: Participant, asked: messages.Rename) -> None:
    who = _anybody(me, asked.who) if asked.who and asked.who != me.pk else me
    name = persons.readable(asked.name, limits.NICKNAME)
    if not name:
        raise NotDone("This name cannot be read.")
    joining.call(who, joining.free(me.klass, name, own=who.pk), by=me.pk)


def remove(me: Participant, asked: messages.Remove) -> None:
    who = _anybody(me, asked.who)
    if who.pk == me.pk:
        raise NotDone("You cannot remove yourself. End the class instead.")
    klass = me.klass
    if who.removed == asked.on:
        return
    who.removed, who.hand = asked.on, None
    who.save(update_fields=["removed", "hand"])
    if klass.floor_id == who.pk:
        klass.floor = None
        klass.save(update_fields=["floor"])
    happened(klass.pk, Kind.REMOVE, by=me.pk, who=who.pk, on=asked.on)
    announcing.changed(klass.pk, [who.pk], admitted=[who.person])


def door(me: Participant, asked: messages.Door) -> None:
    klass = _teaching(me)
    if klass.door_open == asked.open:
        return
    klass.door_open = asked.open
    klass.save(update_fields=["door_open"])
    happened(klass.pk, Kind.DOOR, by=me.pk, open=asked.open)
    announcing.changed(klass.pk)


def renew(me: Participant, asked: messages.Renew) -> None:
    klass = _teaching(me)
    if klass.old_codes.count() >= limits.RENEWALS:
        raise NotDone(f"This class had {limits.RENEWALS} codes already. Close the door instead.")
    try:
        with transaction.atomic():
            OldCode.objects.create(code=klass.code, klass=klass)
            klass.code = fresh_code()
            klass.save(update_fields=["code"])
    except IntegrityError:
        raise NotDone("The code was renewed at this very moment.") from None
    happened(klass.pk, Kind.CODE, by=me.pk)
    announcing.changed(klass.pk)


def help_over(me: Participant, asked: messages.Help) -> Given:
    who = _student(me, asked.who)
    if who.removed:
        raise NotDone(NOBODY)
    code = takeover.make(who)
    return {"code": code.code, "name": who.nickname, "minutes": takeover.MINUTES}


def end(me: Participant, asked: messages.End) -> None:
    klass = _teaching(me)
    if (klass.ended is not None) == asked.on:
        return
    klass.ended = timezone.now() if asked.on else None
    klass.save(update_fields=["ended"])
    happened(klass.pk, Kind.END, by=me.pk, on=asked.on)
    announcing.changed(klass.pk, [0])


ANSWERS: dict[type, Answer] = {
    messages.Hand: hand,
    messages.Floor: floor,
    messages.Lock: lock,
    messages.Become: become,
    messages.Rename: rename,
    messages.Remove: remove,
    messages.Door: door,
    messages.Renew: renew,
    messages.Help: help_over,
    messages.End: end,
}
"""One more deed is one record in messages.py and one line here; parts of their own add their lines when Django starts."""
