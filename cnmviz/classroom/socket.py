"""The socket of a class: who is in it hears of everything there that concerns them, and does what `deeds.py` knows.

A projector's page has one too, without a person: it is told how many there are, and does nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cnmviz.labs.buckets import Buckets
from cnmviz.labs.connection import Connection, Refusal, raise_parting, say
from cnmviz.labs.messages import Person, Pong, Refused
from cnmviz.labs.reading import Reader
from cnmviz.labs.seat import Seat
from cnmviz.labs.threads import in_thread
from cnmviz.labs.turns import in_turn

from . import deeds, joining, limits, lookups, messages, rules
from .assembly import NOT_ADMITTED, Assembly
from .models import Participant
from .rules import Standing

ONLY_SHOWN = "This page shows the class; nothing is done here."
TOO_OFTEN = f"Too much at once: at most {limits.DEEDS_PER_SECOND} a second."

_rates = Buckets()
_reader: Reader[messages.ClientMessage] = Reader(messages.ClientMessage)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end: a participant by key, 0 for a projector."""

    klass: int
    participant: int
    person: Person


class ClassSocket(Connection[Visitor]):
    """The socket of a participant."""

    failed = "The server failed; the class is as it was."

    def enter(self) -> Visitor:
        try:
            klass, _ = joining.find(self.code)
        except joining.NotIn as why:
            raise Refusal(4404, str(why)) from None
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
            say(seat, Pong())
            return
        here.heard_from(seat)
        if not visitor.participant:
            say(seat, Refused(why=ONLY_SHOWN, ref=message.ref))
        elif _rates.full(visitor.participant, per_second=limits.DEEDS_PER_SECOND, at_once=limits.DEEDS_AT_ONCE):
            say(seat, messages.Done(ref=message.ref, why=TOO_OFTEN))
        else:
            say(seat, await in_thread(_done, visitor.participant, message))


def _done(participant: int, message: Any) -> messages.Done:
    try:
        return messages.Done(ref=message.ref, given=deeds.answer(participant, message))
    except deeds.NotDone as why:
        return messages.Done(ref=message.ref, why=str(why))


def _left(participant: int) -> None:
    with in_turn():
        Participant.objects.filter(pk=participant).update(seen=timezone.now())


class ProjectorSocket(ClassSocket):
    """The socket of the page with the code: whoever has the code may have it. It needs no cookie."""

    def enter(self) -> Visitor:
        try:
            klass, current = joining.find(self.code)
        except joining.NotIn as why:
            raise Refusal(4404, str(why)) from None
        if not current:
            raise Refusal(NOT_ADMITTED, joining.RENEWED)
        return Visitor(klass.pk, 0, Person(id="", name="", colour=""))


async def class_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for a class's socket."""
    await ClassSocket(scope, receive, send).run()


async def projector_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for the page with a class's code."""
    await ProjectorSocket(scope, receive, send).run()
