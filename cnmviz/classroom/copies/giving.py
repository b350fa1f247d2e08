"""Copies are made here, a few at a time, so that everybody else has their turn meanwhile; and taken back in the same way.

Rows say what is to be done: a student without a copy where something is handed out gets one, and a copy of what was taken back is
deleted. So it is done at once for all who are in the class, later for whoever comes in, and after a restart for those whom it
interrupted. A copy is made, or deleted, within one transaction with whose it is: nobody ever sees it without its gate.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from cnmviz.labs import dispatch, frames, making
from cnmviz.labs.messages import Message
from cnmviz.labs.models import Member
from cnmviz.labs.models.lab import fresh_code
from cnmviz.labs.threads import in_thread
from cnmviz.labs.turns import in_turn
from cnmviz.lessons.models import Attempt

from .. import announcing, limits
from ..assembly import Assembly
from ..events.models import Kind
from ..events.writing import happened
from ..models import Handout, Participant, Role
from .handout import start_of

_giving: set[int] = set()
_asked_again: set[int] = set()


async def give(klass: int) -> None:
    """Give all students of a class their copies, and take back what is nobody's any more.

    Asked for while that is under way, it looks once more.
    """
    if klass in _giving:
        _asked_again.add(klass)
        return
    _giving.add(klass)
    try:
        while await in_thread(settle_some, klass) or klass in _asked_again:
            _asked_again.discard(klass)
    finally:
        _giving.discard(klass)
        _asked_again.discard(klass)


def settle_some(klass: int) -> int:
    """Take back a few copies, or give a few students theirs; how many there were."""
    return take_some(klass) or give_some(klass)


def give_some(klass: int) -> int:
    """Give a few students their copies; how many there were."""
    handout = Handout.objects.select_related("klass").filter(klass=klass, klass__ended=None).first()
    if handout is None:
        return 0
    waiting = Participant.objects.filter(klass=klass, copy=None, removed=False).exclude(role=Role.TEACHER)
    given = [who for who in waiting[: limits.COPIES_AT_ONCE] if _give_one(handout, who)]
    if given:
        with in_turn(), transaction.atomic():
            announcing.changed(klass, [who.pk for who in given])
    return len(given)


def _give_one(handout: Handout, who: Participant) -> bool:
    """Make a copy, unless another process did so a moment ago, or the handout was taken back meanwhile."""
    seed, now = _mark(handout.pk) + making.fresh_seed(), making.microseconds()
    world = start_of(handout, seed)
    with in_turn(), transaction.atomic():
        locked = Participant.objects.select_for_update().filter(pk=who.pk, copy=None).first()
        if locked is None or not Handout.objects.filter(pk=handout.pk).exists():
            return False
        lab = dispatch.open_lab(fresh_code(), world, title=handout.title, now=now, line=handout.title)
        locked.copy, locked.seed, locked.consent, locked.showing = lab, seed, False, ""
        locked.save(update_fields=["copy", "seed", "consent", "showing"])
        Member.objects.create(lab=lab, person=locked.person, name=locked.nickname, colour=locked.colour)
        if handout.edition_id:
            lesson = {"edition_id": handout.edition_id, "key": handout.lesson}
            Attempt.objects.create(lab=lab, person=locked.person, start_seq=lab.seq, **lesson)
        happened(handout.klass_id, Kind.GIVEN, who=who.pk)
    return True


def _stale(klass: int) -> QuerySet[Participant]:
    """Who still has a copy of what was taken back."""
    having = Participant.objects.filter(klass=klass, copy__isnull=False)
    handout = Handout.objects.filter(klass=klass).values_list("pk", flat=True).first()
    return having if handout is None else having.exclude(seed__startswith=_mark(handout))


def _mark(handout: int) -> str:
    """What the seeds of a handout's copies begin with: no clock says which one a copy is of."""
    return f"{handout}."


def take_some(klass: int) -> int:
    """Take a few copies back; how many there were."""
    taken = [pk for pk in _stale(klass).values_list("pk", flat=True)[: limits.COPIES_AT_ONCE] if _take_one(klass, pk)]
    if taken:
        announcing.changed(klass, taken)
    return len(taken)


def _take_one(klass: int, pk: int) -> bool:
    """Delete a copy, unless another process did so a moment ago."""
    with in_turn(), transaction.atomic():
        locked = Participant.objects.select_for_update().filter(pk=pk).first()
        if locked is None or not _stale(klass).filter(pk=pk).exists():
            return False
        delete(locked)
    return True


def delete(who: Participant) -> None:
    """Delete the copy of a participant, within a transaction: whoever is in it is told, and it is nobody's any more."""
    lab = who.copy
    assert lab is not None
    who.copy, who.seed, who.consent, who.showing = None, "", False, ""
    who.save(update_fields=["copy", "seed", "consent", "showing"])
    frames.announce_end(lab.pk)
    lab.delete()


def greet(here: Assembly, who: Participant | None) -> Iterable[Message]:
    """Whoever comes in where there is something to give or to take back sets it going. A copy is told when it is there."""
    if here.register is None or who is None:
        return ()
    handed = getattr(here.register.klass, "handout", None) is not None
    if handed:
        due = not who.teaches and who.copy_id is None
    else:
        due = any(one.copy_id for one in (here.register.people.values() if who.teaches else (who,)))
    if due:
        here.soon(give(here.key))
    return ()
