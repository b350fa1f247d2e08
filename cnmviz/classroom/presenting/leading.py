"""What a presenter does. It comes as often as a pointer moves, so it is answered from what this process knows, and kept later.

To begin, and to ask for a packet's way, rows are read; in between, the window that began leads, as long as its person presents.
"""

from __future__ import annotations

import time
from typing import Any

import msgspec
from django.utils import timezone

from cnmviz.classroom import gate
from cnmviz.classroom.assembly import Assembly, Live
from cnmviz.classroom.deeds import NotDone
from cnmviz.classroom.limits import TRACE_BYTES, WALKS_AT_ONCE, WALKS_PER_SECOND
from cnmviz.classroom.models import Participant
from cnmviz.labs import gate as gates
from cnmviz.labs import people, requests
from cnmviz.labs.buckets import Buckets
from cnmviz.labs.messages import SendCommand
from cnmviz.labs.models import Lab
from cnmviz.labs.seat import Seat
from cnmviz.labs.threads import aside, in_thread

from . import telling
from .messages import Beat, Lead, Look, Present, Walk
from .podium import Show, podium_of, presents, stops

ONLY_THE_PRESENTER = "Only the presenter shows something to the class."
NOT_BEGUN = "Press Present first: another window of yours presents, or none."
NO_LAB = "This lab does not belong to the class."
GONE = "This packet is not shown any more."
TOO_MANY = f"Too many packets at once: at most {WALKS_PER_SECOND} a second are shown to all."
TOO_LONG = "The way of this packet is too long to be shown to all."

_rates = Buckets()

AHEAD_SECONDS = 20.0
BACK_SECONDS = 3_600.0
"""How far from now a packet's moment may be."""


async def present(here: Assembly, seat: Seat, who: Participant, asked: Present) -> dict[str, Any] | None:
    """Begin, go on after a reload or in another lab, or stop."""
    lab, address = await in_thread(_admitted, here.key, who.pk, asked)
    podium = await telling.known(here)
    before = podium.show
    if not asked.on:
        podium.seat, podium.trace = None, None
        telling.changed(here, Show(number=before.number), whole=True)
        return None
    podium.seat = seat
    same = before.by == who.pk and before.lab == lab
    show = before if same else Show(number=before.number)
    if not same:
        podium.trace = None
    fresh = msgspec.structs.replace(show, by=who.pk, window=asked.window, lab=lab, address=address, lost=False)
    telling.changed(here, fresh, whole=not same)
    return None


def _admitted(klass: int, pk: int, asked: Present) -> tuple[int, str]:
    """The lab from which somebody presents, by rows."""
    who = Participant.objects.select_related("klass").filter(pk=pk).first()
    if who is None or not presents(who.klass, who):
        raise NotDone(ONLY_THE_PRESENTER)
    if not asked.on:
        return 0, ""
    lab = Lab.objects.filter(code=asked.lab).first()
    place = gate.place_of(lab.pk) if lab else None
    if lab is None or place is None or place[0] != klass:
        raise NotDone(NO_LAB)
    if why := gates.why_not(lab.pk, who.person, "see"):
        raise NotDone(why)
    return lab.pk, lab.get_absolute_url()


def _shown(here: Assembly, seat: Seat, who: Participant) -> Show:
    """What this window presents.

    Raises:
        NotDone: its person does not present, or another window does.
    """
    podium = podium_of(here)
    if here.register is None or not presents(here.register.klass, who):
        raise NotDone(ONLY_THE_PRESENTER)
    if podium.seat is not seat or podium.show.by != who.pk:
        raise NotDone(NOT_BEGUN)
    return podium.show


async def look(here: Assembly, seat: Seat, who: Participant, asked: Look) -> dict[str, Any] | None:
    show = _shown(here, seat, who)
    if show.place != asked.place:
        telling.changed(here, msgspec.structs.replace(show, place=asked.place))
    return None


async def walk(here: Assembly, seat: Seat, who: Participant, asked: Walk) -> dict[str, Any] | None:
    """Find the way of a packet once, for everybody."""
    podium, show = podium_of(here), _shown(here, seat, who)
    if not asked.source:
        if show.beat is not None:
            podium.trace = None
            telling.changed(here, msgspec.structs.replace(show, beat=None), whole=True)
        return None
    if _rates.full(who.pk, per_second=WALKS_PER_SECOND, at_once=WALKS_AT_ONCE):
        raise NotDone(TOO_MANY)
    run = aside if asked.at else in_thread
    trace = await run(_walked, show.lab, who.person, asked)
    show = _shown(here, seat, who)
    number, beat = show.number + 1, _timed(asked.beat, trace)
    podium.trace, podium.of = trace, number
    await telling.tell_way(here, number, trace)
    telling.changed(here, msgspec.structs.replace(show, number=number, seq=asked.seq, at=asked.at, beat=beat), whole=True)
    return {"number": number}


def _walked(lab: int, person: str, asked: Walk) -> dict[str, Any]:
    args = {"source": asked.source, "target": asked.target, "protocol": asked.protocol, "port": asked.port}
    now = int(timezone.now().timestamp() * 1_000_000)
    member = people.member(Lab.objects.get(pk=lab), person)
    receipt = requests.data(member, SendCommand(ref="", name="reach", args=args, at=asked.seq), now=now)
    if receipt.trace is None:
        raise NotDone(receipt.error or "There is no such way.")
    if len(msgspec.json.encode(receipt.trace)) > TRACE_BYTES:
        raise NotDone(TOO_LONG)
    return receipt.trace


async def lead(here: Assembly, seat: Seat, who: Participant, asked: Lead) -> dict[str, Any] | None:
    podium, show = podium_of(here), _shown(here, seat, who)
    if show.number != asked.number or show.beat is None or podium.of != asked.number or podium.trace is None:
        raise NotDone(GONE)
    telling.changed(here, msgspec.structs.replace(show, beat=_timed(asked.beat, podium.trace)))
    return None


def _timed(beat: Beat, trace: dict[str, Any]) -> Beat:
    """A beat that is possible: at a stop that there is, and, while it plays, at a moment near to now."""
    last = stops(trace) - 1
    if beat.stop > last:
        raise NotDone(f"This packet makes {last + 1} stops.")
    if not beat.playing:
        return msgspec.structs.replace(beat, since=0)
    now = time.time() * 1000
    near = now - BACK_SECONDS * 1000 <= beat.since <= now + AHEAD_SECONDS * 1000
    return beat if near else msgspec.structs.replace(beat, since=round(now, 1))


ANSWERS: dict[type, Live] = {Present: present, Look: look, Walk: walk, Lead: lead}
