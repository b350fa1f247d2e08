"""Copies are made here, a few at a time, so that everybody else has their turn meanwhile; and taken back in the same way.

Whoever has none yet gets theirs: at once all who are in the class, later whoever comes in, and after a restart those whom it
interrupted. A copy is made within one transaction, in which it also becomes its student's: nobody ever sees it without its gate.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from cnmviz.labs import dispatch, making
from cnmviz.labs.messages import Message
from cnmviz.labs.models import Lab, Member
from cnmviz.labs.models.lab import fresh_code
from cnmviz.labs.threads import in_thread
from cnmviz.labs.turns import in_turn
from cnmviz.lessons.models import Attempt

from .. import announcing, limits
from ..assembly import Assembly
from ..models import Handout, Participant, Role
from .handout import start_of

_giving: set[int] = set()
_asked_again: set[int] = set()


async def give(klass: int) -> None:
    """Give all students of a class their copies who have none. Asked for while that is under way, it looks once more."""
    if klass in _giving:
        _asked_again.add(klass)
        return
    _giving.add(klass)
    try:
        while await in_thread(give_some, klass) or klass in _asked_again:
            _asked_again.discard(klass)
    finally:
        _giving.discard(klass)
        _asked_again.discard(klass)


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
    seed, now = making.fresh_seed(), making.microseconds()
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
    return True


async def take(labs: list[int]) -> None:
    """Delete copies that are nobody's any more."""
    while labs:
        await in_thread(_delete, labs[: limits.COPIES_AT_ONCE])
        labs = labs[limits.COPIES_AT_ONCE :]


def _delete(labs: list[int]) -> None:
    for lab in Lab.objects.filter(pk__in=labs):
        with in_turn():
            lab.delete()


def greet(here: Assembly, who: Participant | None) -> Iterable[Message]:
    """Whoever comes in without a copy where everybody has one gets theirs. Says nothing: the copy is told when it is there."""
    handed = here.register is not None and getattr(here.register.klass, "handout", None) is not None
    if handed and who is not None and not who.teaches and who.copy_id is None:
        here.soon(give(here.key))
    return ()
