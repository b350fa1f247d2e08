"""The socket of a class: who is in it hears of everything there that concerns them, and does what `deeds.py` knows.

A projector has one too (`projector/socket.py`), without a person: it is told less, and does nothing.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cnmviz.labs.buckets import Buckets
from cnmviz.labs.connection import Connection, Refusal, raise_parting, say
from cnmviz.labs.messages import Person, Refused
from cnmviz.labs.reading import Reader
from cnmviz.labs.seat import Seat
from cnmviz.labs.threads import in_thread
from cnmviz.labs.turns import in_turn

from . import deeds, joining, limits, lookups, messages, rules
from .assembly import LIVE, NOT_ADMITTED, PASSES, Assembly
from .models import Class, Participant
from .rules import Standing

ONLY_SHOWN = "This page shows the class; nothing is done here."
TOO_OFTEN = f"Too much at once: at most {limits.DEEDS_PER_SECOND} a second."
MUCH_TOO_OFTEN = f"Too much at once: at most {limits.LOOKS_PER_SECOND} a second."

_rates = Buckets()
_often = Buckets()
_reader: Reader[messages.ClientMessage] = Reader(messages.ClientMessage)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end: a participant by key, 0 for a projector."""

    klass: int
    participant: int
    person: Person


def found(code: str) -> tuple[Class, bool]:
    """The class of a code, and whether that is its code now.

    Raises:
        Refusal: there is none.
    """
    try:
        return joining.find(code)
    except joining.NotIn as why:
        raise Refusal(4404, str(why)) from None


class ClassSocket(Connection[Visitor]):
    """The socket of a participant."""

    failed = "The server failed; the class is as it was."

    def enter(self) -> Visitor:
        klass, _ = found(self.code)
        person = self.person()
        who = lookups.participant(klass, person)
        if who is None or who.removed:
            moved = bool(person) and klass.participants.filter(formerly=person).exists()
            raise Refusal(NOT_ADMITTED, rules.why_not(Standing(removed=who is not None, moved=moved), "see"))
        return Visitor(klass.pk, who.pk, Person(id=who.person, name=who.nickname, colour=who.colour))

    async def attend(self, visitor: Visitor, reader: asyncio.Task[Any]) -> None:
        if Assembly.size(visitor.klass) >= limits.SOCKETS_PER_CLASS:
            raise Refusal(4429, "Too many are connected to this class.")
        here, seat = await Assembly.join(visitor.klass, self.send, visitor.person, reader)
        try:
            await self._greet(here, seat, visitor)
            await self.converse(seat, visitor, _reader)
        except asyncio.CancelledError:
            raise_parting(seat)
            raise
        finally:
            here.leave(seat)
            if visitor.participant:
                await asyncio.shield(in_thread(_left, visitor.participant))

    async def _greet(self, here: Assembly, seat: Seat, visitor: Visitor) -> None:
        known = await here.know()
        if known is not None and visitor.participant and visitor.participant not in known.people:
            # They joined a moment ago, and the word of it is still on its way.
            await here.read_again([visitor.participant])
            known = here.register
        if known is None:
            raise Refusal(4404, joining.NO_SUCH)
        if not visitor.participant:
            here.projectors.add(seat)
        here.heard_from(seat)
        here.greet(seat)

    async def answer(self, message: messages.ClientMessage, seat: Seat, visitor: Visitor) -> None:
        here = Assembly.of(visitor.klass)
        if here is None:
            return
        if isinstance(message, messages.Ping):
            here.heard_from(seat, message.took)
            say(seat, messages.Pong(at=round(time.time() * 1000, 1)))
            return
        here.heard_from(seat)
        if not visitor.participant:
            say(seat, Refused(why=ONLY_SHOWN, ref=getattr(message, "ref", "")))
        elif type(message) in PASSES:
            why = PASSES[type(message)](here, seat, message)
            if why:
                say(seat, Refused(why=why))
        elif type(message) in LIVE:
            say(seat, await _lived(here, seat, message))
        else:
            done = await _answered(visitor.participant, message)
            if isinstance(message, messages.Floor) and not done.why:
                # Who presents now may do so with the next message already.
                await here.read_again(())
            say(seat, done)


async def _answered(participant: int, message: Any) -> messages.Done:
    if _rates.full(participant, per_second=limits.DEEDS_PER_SECOND, at_once=limits.DEEDS_AT_ONCE):
        return messages.Done(ref=message.ref, why=TOO_OFTEN)
    return await in_thread(_done, participant, message)


async def _lived(here: Assembly, seat: Seat, message: Any) -> messages.Done:
    """Answer what comes too often for a row each."""
    who = here.who(seat)
    if who is None or who.removed:
        return messages.Done(ref=message.ref, why=deeds.NOT_IN)
    if _often.full(who.pk, per_second=limits.LOOKS_PER_SECOND, at_once=limits.LOOKS_AT_ONCE):
        return messages.Done(ref=message.ref, why=MUCH_TOO_OFTEN)
    try:
        return messages.Done(ref=message.ref, given=await LIVE[type(message)](here, seat, who, message))
    except deeds.NotDone as why:
        return messages.Done(ref=message.ref, why=str(why))


def _done(participant: int, message: Any) -> messages.Done:
    try:
        return messages.Done(ref=message.ref, given=deeds.answer(participant, message))
    except deeds.NotDone as why:
        return messages.Done(ref=message.ref, why=str(why))


def _left(participant: int) -> None:
    with in_turn():
        Participant.objects.filter(pk=participant).update(seen=timezone.now())


async def class_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for a class's socket."""
    await ClassSocket(scope, receive, send).run()
