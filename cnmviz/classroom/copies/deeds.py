"""What is done with own copies: handing out, taking back, resetting, asking to show one. Registered beside all other deeds."""

from __future__ import annotations

from django.db import transaction

from cnmviz.cnm.draft import Change
from cnmviz.cnm.world import World
from cnmviz.labs import dispatch, making, people, threads
from cnmviz.labs.buckets import Buckets
from cnmviz.labs.dispatch import Deed
from cnmviz.labs.messages import Receipt
from cnmviz.labs.models import Lab

from .. import announcing, gate, limits
from ..deeds import TEACHER_ONLY, NotDone
from ..events.models import Kind
from ..events.writing import happened
from ..models import Class, Handout, Participant, Showing
from . import giving, handout
from .messages import Consent, HandOut, Reset, Show, TakeBack

_rates = Buckets()

NO_COPY = "There is no copy."


def hand_out(me: Participant, asked: HandOut) -> None:
    klass = _teaching(me)
    if Handout.objects.filter(klass=klass).exists():
        raise NotDone("Everybody has copies already. Take them back first.")
    if klass.ended:
        raise NotDone("The class has ended.")
    if _rates.full(klass.pk, per_second=limits.HANDOUTS_PER_SECOND, at_once=limits.HANDOUTS_AT_ONCE):
        raise NotDone("Copies were handed out very often. Come back in a minute.")
    try:
        made = handout.make(klass, me.person, asked.source, vary=asked.vary)
    except handout.Unusable as why:
        raise NotDone(str(why)) from None
    happened(klass.pk, Kind.HANDED, by=me.pk, title=made.title, vary=made.vary)
    announcing.changed(klass.pk)
    transaction.on_commit(lambda: threads.soon(giving.give, klass.pk))


def take_back(me: Participant, asked: TakeBack) -> None:
    klass = _teaching(me)
    deleted, _ = Handout.objects.filter(klass=klass).delete()
    if not deleted:
        return
    klass.participants.filter(copy__isnull=False).update(consent=False, showing="")
    happened(klass.pk, Kind.TAKEN, by=me.pk)
    announcing.changed(klass.pk, [0])
    transaction.on_commit(lambda: threads.soon(giving.give, klass.pk))


def reset(me: Participant, asked: Reset) -> None:
    who = me if asked.who in (0, me.pk) else _student(me, asked.who)
    kept = Handout.objects.filter(klass=me.klass_id).first()
    lab = Lab.objects.filter(pk=who.copy_id).first() if who.copy_id else None
    if kept is None or lab is None:
        raise NotDone(NO_COPY)
    why = gate.why_not(lab.pk, me.person, "change")
    if why:
        raise NotDone(why)
    start = handout.start_of(kept, who.seed)
    member = people.member(lab, me.person)
    answer = dispatch.write(lab.pk, member, "", making.microseconds(), lambda _, world: _set_back(world, start))
    if not answer.ok:
        raise NotDone(answer.error)
    if answer.seq:
        happened(me.klass_id, Kind.RESET, by=me.pk, who=who.pk)


def _set_back(world: World, start: World) -> Deed:
    """The step from a lab to what it began with. The generator goes on, so that no id comes twice."""
    kinds = ((kind, world.tables[kind], start.tables[kind]) for kind in start.tables)
    changes = tuple(
        Change(kind, id_, before.get(id_), after.get(id_))
        for kind, before, after in kinds
        for id_ in {**before, **after}
        if before.get(id_) != after.get(id_)
    )
    result = World(world.seed, start, draws=max(world.draws, start.draws))
    return Deed(receipt=Receipt(ref="", ok=True), world=result, changes=changes, source="lab", line="Back to the start")


def show(me: Participant, asked: Show) -> None:
    who = _student(me, asked.who)
    if who.copy_id is None:
        raise NotDone(NO_COPY)
    if asked.on and not who.consent:
        _became(who, me, consent=False, showing=Showing.ASKED)
    elif not asked.on:
        _became(who, me, consent=False, showing="")


def consent(me: Participant, asked: Consent) -> None:
    if me.copy_id is None:
        raise NotDone(NO_COPY)
    if asked.on and not (me.consent or me.showing == Showing.ASKED):
        raise NotDone("Nobody asks to show your copy just now.")
    _became(me, me, consent=asked.on, showing="" if asked.on else Showing.DECLINED)


def _became(who: Participant, by: Participant, *, consent: bool, showing: str) -> None:
    """Write how it is about showing a copy. Whoever looked at it while it was shown is sent out when it is not any more."""
    if (who.consent, who.showing) == (consent, showing):
        return
    hidden = who.consent and not consent
    who.consent, who.showing = consent, showing
    who.save(update_fields=["consent", "showing"])
    happened(who.klass_id, Kind.SHOWING, by=by.pk, who=who.pk, showing="shown" if consent else showing)
    everybody = [*Participant.objects.filter(klass=who.klass_id).values_list("person", flat=True)] if hidden else []
    announcing.changed(who.klass_id, [who.pk], admitted=everybody)


def _teaching(me: Participant) -> Class:
    if not me.teaches:
        raise NotDone(TEACHER_ONLY)
    # Two devices of teachers hand out, or take back, one after the other.
    return Class.objects.select_for_update().get(pk=me.klass_id)


def _student(me: Participant, pk: int) -> Participant:
    who = _teaching(me).participants.filter(pk=pk).first()
    if who is None:
        raise NotDone("There is no such person in this class.")
    return who
