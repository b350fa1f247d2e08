"""The socket of a lab: joins the audience, catches up, then answers one message after the other.

It is a plain ASGI application rather than a Channels consumer, because a consumer holds a channel of its own and looks for stale
database connections before every message, which under a burst costs messages. Frames do not pass through here: they go from the
audience to the server's send.

A refusal accepts the socket first, says why, and closes with a code of 4000 and more, because a browser cannot read a refused
handshake: 4403 foreign origin, 4404 no such lab, 4408 too slow, 4429 too many sockets.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from cnmviz.console import complete

from . import audience, frames, limits, people, reading, requests, worlds
from .messages import (
    ClientMessage,
    Closed,
    Complete,
    Completions,
    Message,
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
from .seat import Seat, Send
from .threads import aside, in_thread

logger = logging.getLogger(__name__)


ONLY_WATCHING = "this is a view of the lab in which nothing can be done; open the lab itself to take part"


class Refusal(Exception):
    """Why a socket is closed, with its code."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end of a socket: a member of a lab, or somebody who only watches and has no id."""

    lab: int
    person: Person
    member: Member | None


class LabSocket:
    """One connection, from the handshake to the end."""

    def __init__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        self._headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        self._query = parse_qs(scope["query_string"].decode("latin-1"))
        self._code = scope["url_route"]["kwargs"].get("code", "")
        self._receive = receive
        self._send = send

    async def run(self) -> None:
        """Serve the socket until it is closed."""
        if (await self._receive())["type"] != "websocket.connect":
            return
        await self._send({"type": "websocket.accept"})
        try:
            self._check_origin()
            await self._attend(await in_thread(self._enter))
        except Refusal as refusal:
            await close(self._send, refusal.code, str(refusal))
        except Lab.DoesNotExist:
            await close(self._send, 4404, "this lab does not exist any more")
        except people.TooMany as refusal:
            await close(self._send, 4429, str(refusal))
        except Exception:
            logger.exception("a socket failed in the server")
            await close(self._send, 1011, "the server failed; the lab is as it was")

    def _check_origin(self) -> None:
        """Only pages of this server may act with a person's cookie. Programs send no Origin and have no such cookie."""
        origin = self._headers.get(b"origin")
        scheme, _, netloc = (origin or "").lower().partition("://")
        if origin is not None and (scheme not in ("http", "https") or netloc != self._headers.get(b"host", "").lower()):
            raise Refusal(4403, "this page belongs to another site")

    def _enter(self) -> Visitor:
        """Who comes in by this socket; they become a member."""
        lab = self._lab()
        person = people.person_in_header(self._headers.get(b"cookie", "")) or people.fresh_person()
        member = people.member(lab, person)
        return Visitor(lab.pk, people.person_of(member), member)

    def _lab(self) -> Lab:
        try:
            return with_code(self._code)
        except Lab.DoesNotExist:
            raise Refusal(4404, "there is no such lab") from None

    async def _attend(self, visitor: Visitor) -> None:
        if audience.size(visitor.lab) >= limits.SOCKETS_PER_LAB:
            raise Refusal(4429, "too many people are in this lab")
        reader = asyncio.current_task()
        assert reader is not None
        here, seat = await audience.join(visitor.lab, self._send, visitor.person, reader)
        try:
            await self._catch_up(here, seat, visitor.person)
            await self._converse(here, seat, visitor.member)
        except asyncio.CancelledError:
            if not seat.dropped:
                raise
            raise Refusal(4408, "the connection is too slow") from None
        finally:
            here.leave(seat)

    async def _catch_up(self, here: audience.Audience, seat: Seat, you: Person) -> None:
        """Who asks with `since` gets what is missing; the audience keeps back what happens meanwhile."""
        asked = self._query.get("since", [""])[0]
        since = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None
        newest, texts = await in_thread(frames.missing, here.lab, since)
        here.read_up_to(newest)
        say(seat, Welcome(you=you, people=here.people.everybody(), seq=newest))
        _send_missing(seat, newest, texts)
        seat.release(after=newest)

    async def _converse(self, here: audience.Audience, seat: Seat, member: Member | None) -> None:
        while True:
            event = await self._receive()
            if event["type"] == "websocket.disconnect":
                return
            text = event.get("text")
            try:
                message = reading.decode(text)
            except ValueError as wrong:
                say(seat, Refused(why=str(wrong), ref=reading.ref(text)))
            else:
                await _answered(message, here, seat, member)
            await seat.drained()


async def _answered(message: ClientMessage, here: audience.Audience, seat: Seat, member: Member | None) -> None:
    """Answer a message also where that fails: a client without an answer would come back with the same message."""
    try:
        if member is not None:
            await answer(message, here, seat, member)
        elif not await kept_up(message, here, seat):
            say(seat, Refused(why=ONLY_WATCHING, ref=getattr(message, "ref", "")))
    except Exception:
        logger.exception("a message failed in the server")
        say(seat, Refused(why="the server failed at this message", ref=getattr(message, "ref", "")))


async def answer(message: ClientMessage, here: audience.Audience, seat: Seat, member: Member) -> None:
    """Do what a message asks, and tell the sender."""
    match message:
        case SendLine():
            say(seat, await in_thread(requests.line, member, message, now=time.time_ns() // 1000))
        case SendCommand():
            run = aside if message.at else in_thread
            say(seat, await run(requests.data, member, message, now=time.time_ns() // 1000))
        case Complete():
            say(seat, await in_thread(_completions, here.lab, message))
        case SendPresence():
            here.people.moved(member.person, message)
            if message.name != "" and await in_thread(requests.rename, member, message.name):
                here.people.renamed(member.person, member.name)
        case _:
            await kept_up(message, here, seat)


async def kept_up(message: ClientMessage, here: audience.Audience, seat: Seat) -> bool:
    """Answer a message that keeps a socket up to date, which anybody may send; False where it is another one."""
    match message:
        case Resend():
            _send_missing(seat, *await in_thread(frames.missing, here.lab, message.since))
        case Ping():
            say(seat, Pong())
        case _:
            return False
    return True


def _completions(lab: int, message: Complete) -> Completions:
    _, world = worlds.read(lab)
    start, items = complete(world, message.text, message.cursor)
    return Completions(ref=message.ref, start=start, items=items)


def _send_missing(seat: Seat, newest: int, texts: list[str] | None) -> None:
    if texts is None:
        say(seat, Resync(seq=newest))
    for text in texts or ():
        seat.push(text)


def say(seat: Seat, message: Message) -> None:
    """Send a message to one socket."""
    seat.push(frames.text(message))


async def close(send: Send, code: int, why: str) -> None:
    """End a socket with a reason that a browser can read; one that does not take it is left to the server."""
    try:
        async with asyncio.timeout(1):
            await send({"type": "websocket.send", "text": frames.text(Closed(why=why))})
            await send({"type": "websocket.close", "code": code, "reason": why})
    except Exception:  # noqa: S110 the socket is gone, which is what was wanted
        pass


class WatchSocket(LabSocket):
    """A socket on which everything is seen and nothing can be done. It needs no cookie and makes nobody a member."""

    def _enter(self) -> Visitor:
        return Visitor(self._lab().pk, Person(id="", name="", colour=""), None)


async def lab_socket(scope: dict[str, Any], receive: Any, send: Send) -> None:
    """The ASGI application for a lab's socket."""
    await LabSocket(scope, receive, send).run()


async def watch_socket(scope: dict[str, Any], receive: Any, send: Send) -> None:
    """The ASGI application for watching a lab."""
    await WatchSocket(scope, receive, send).run()


async def no_socket(scope: dict[str, Any], receive: Any, send: Send) -> None:
    """The ASGI application for every other path."""
    await receive()
    await send({"type": "websocket.accept"})
    await close(send, 4404, "there is nothing here")
