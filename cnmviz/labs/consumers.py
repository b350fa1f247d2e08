"""The sockets of a lab: one on which people work together, and one on which they only watch."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from cnmviz.console import complete

from . import audience, frames, gate, limits, people, reading, requests, worlds
from .audience import NOT_ADMITTED, Audience
from .connection import Connection, Refusal, close, raise_parting, say
from .messages import (
    ClientMessage,
    Complete,
    Completions,
    Person,
    Ping,
    Pong,
    Refused,
    Resend,
    Resync,
    SendCommand,
    SendLine,
    SendPresence,
    Welcome,
)
from .models import Lab, Member
from .models.lab import with_code
from .pacing import together
from .seat import Seat
from .threads import aside, in_thread

ONLY_WATCHING = "this is a view of the lab in which nothing can be done; open the lab itself to take part"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end of a socket: a member of a lab, or somebody who only watches and has no id.

    `mute` is why they may not point at things.
    """

    lab: int
    person: Person
    member: Member | None
    mute: str = ""


class LabSocket(Connection[Visitor]):
    """A member's socket."""

    def enter(self) -> Visitor:
        """Who comes in by this socket; they become a member."""
        lab = self._lab()
        person = self.person() or people.fresh_person()
        why, mute = audience.admission(lab.pk, person)
        if why:
            raise Refusal(NOT_ADMITTED, why)
        try:
            member = people.member(lab, person)
        except people.TooMany as refusal:
            raise Refusal(4429, str(refusal)) from None
        return Visitor(lab.pk, people.person_of(member), member, mute)

    def _lab(self) -> Lab:
        try:
            return with_code(self.code)
        except Lab.DoesNotExist:
            raise Refusal(4404, "there is no such lab") from None

    async def attend(self, visitor: Visitor, reader: asyncio.Task[Any]) -> None:
        if audience.size(visitor.lab) >= limits.SOCKETS_PER_LAB:
            raise Refusal(4429, "too many people are in this lab")
        here, seat = await audience.join(visitor.lab, self.send, visitor.person, reader)
        seat.mute = visitor.mute
        try:
            await self._catch_up(here, seat, visitor.person)
            await self.converse(seat, visitor, reading.lab)
        except asyncio.CancelledError:
            raise_parting(seat)
            raise
        except Lab.DoesNotExist:
            raise Refusal(4404, "this lab does not exist any more") from None
        finally:
            here.leave(seat)

    async def _catch_up(self, here: Audience, seat: Seat, you: Person) -> None:
        """Who asks with `since` gets what is missing; the audience keeps back what happens meanwhile."""
        asked = self.query.get("since", [""])[0]
        since = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None
        newest, texts = await in_thread(frames.missing, here.lab, since)
        here.read_up_to(newest)
        say(seat, Welcome(you=you, people=here.people.everybody(), seq=newest))
        _send_missing(seat, newest, texts)
        seat.release(after=newest)

    async def answer(self, message: ClientMessage, seat: Seat, visitor: Visitor) -> None:
        if await kept_up(message, visitor.lab, seat):
            return
        if visitor.member is None:
            say(seat, Refused(why=ONLY_WATCHING, ref=getattr(message, "ref", "")))
            return
        match message:
            case SendLine():
                say(seat, await in_thread(requests.answered, visitor.member, message, now=time.time_ns() // 1000))
            case SendCommand():
                run = aside if message.at else in_thread
                say(seat, await run(requests.answered, visitor.member, message, now=time.time_ns() // 1000))
            case Complete():
                say(seat, await in_thread(_completions, visitor.member, message))
            case SendPresence():
                await _moved(message, seat, visitor.member)


async def _moved(message: SendPresence, seat: Seat, member: Member) -> None:
    """Tell the others where somebody is, if they may point at things, and what they are called from now on."""
    here = audience.Audience.of(member.lab_id)
    if here is None:
        return
    if not seat.mute:
        here.people.moved(member.person, message)
    elif message.cursor or message.selection or message.drag:
        say(seat, Refused(why=seat.mute))
    if message.name != "" and await in_thread(requests.rename, member, message.name):
        here.people.renamed(member.person, member.name)


async def kept_up(message: ClientMessage, lab: int, seat: Seat) -> bool:
    """Answer a message that keeps a socket up to date, which anybody may send; False where it is another one."""
    match message:
        case Resend():
            _send_missing(seat, *await in_thread(frames.missing, lab, message.since))
        case Ping():
            say(seat, Pong())
        case _:
            return False
    return True


def _completions(member: Member, message: Complete) -> Completions | Refused:
    why = gate.why_not(member.lab_id, member.person, "ask")
    if why:
        return Refused(why=why, ref=message.ref)
    _, world = worlds.read(member.lab_id)
    start, items = complete(world, message.text, message.cursor)
    return Completions(ref=message.ref, start=start, items=items)


def _send_missing(seat: Seat, newest: int, texts: list[str] | None) -> None:
    if texts is None:
        say(seat, Resync(seq=newest))
    if texts:
        seat.push(together(texts))


class WatchSocket(LabSocket):
    """A socket on which everything is seen and nothing can be done. It needs no cookie and makes nobody a member."""

    def enter(self) -> Visitor:
        lab = self._lab()
        why = gate.why_not(lab.pk, "", "see")
        if why:
            raise Refusal(NOT_ADMITTED, why)
        return Visitor(lab.pk, Person(id="", name="", colour=""), None)


async def lab_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for a lab's socket."""
    await LabSocket(scope, receive, send).run()


async def watch_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for watching a lab."""
    await WatchSocket(scope, receive, send).run()


async def no_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for every other path."""
    await receive()
    await send({"type": "websocket.accept"})
    await close(send, 4404, "there is nothing here")
