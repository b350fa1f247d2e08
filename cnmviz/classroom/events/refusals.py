"""Commands that were refused in the lab of a class. Its own log has none of them, and a lesson learns from them."""

from __future__ import annotations

from django.db import transaction

from cnmviz.classroom import gate, rules
from cnmviz.classroom.models import Participant
from cnmviz.labs import threads
from cnmviz.labs.buckets import Buckets
from cnmviz.labs.messages import Receipt
from cnmviz.labs.models import Member
from cnmviz.labs.turns import in_turn

from .limits import LINE, REFUSALS_AT_ONCE, REFUSALS_PER_SECOND
from .models import Kind
from .writing import happened

STANDS_ON_IT = "It cannot be taken back: what came later stands on it."

_rates = Buckets()


def heard(member: Member, receipt: Receipt) -> None:
    """A request of somebody was answered. Whoever asked does not wait until it is written down."""
    if receipt.ok:
        return
    place = gate.place_of(member.lab_id)
    if place is None or place[1]:
        return
    if not _rates.full(member.pk, per_second=REFUSALS_PER_SECOND, at_once=REFUSALS_AT_ONCE):
        threads.soon(_write, place[0], member.person, receipt.line, _nameless(receipt.error))


def _nameless(why: str) -> str:
    """A refusal without anybody's name: the log outlives those who are forgotten."""
    return STANDS_ON_IT if why.startswith(("cannot undo ", "cannot redo ")) else rules.nameless(why)


async def _write(klass: int, person: str, line: str, why: str) -> None:
    await threads.in_thread(_written, klass, person, line, why)


def _written(klass: int, person: str, line: str, why: str) -> None:
    with in_turn(), transaction.atomic():
        by = Participant.objects.filter(klass=klass, person=person).values_list("pk", flat=True).first()
        if by is not None:
            happened(klass, Kind.REFUSED, by=by, line=line[:LINE], why=why[:LINE])
