"""One socket from the handshake to the end, of whatever gathering: joins it, catches up, answers one message after the other.

It is a plain ASGI application rather than a Channels consumer, because a consumer holds a channel of its own and looks for stale
database connections before every message, which under a burst costs messages. What goes to everybody does not pass through here:
it goes from the gathering to the server's send.

A refusal accepts the socket first, says why, and closes with a code of 4000 and more, because a browser cannot read a refused
handshake: 4403 foreign origin, 4404 no such thing, 4408 too slow, 4410 not (any more) admitted, 4429 too many.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs

from . import frames, people, reading
from .messages import Closed, Message, Refused
from .reading import Reader
from .seat import Seat, Send
from .threads import in_thread

logger = logging.getLogger(__name__)

Visitor = TypeVar("Visitor")


class Refusal(Exception):
    """Why a socket is closed, with its code."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


class Connection(Generic[Visitor]):
    """What all sockets have in common. `Visitor` is what is known of who is at the other end."""

    failed = "the server failed; the lab is as it was"

    def __init__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        self.headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        self.query = parse_qs(scope["query_string"].decode("latin-1"))
        self.code = scope["url_route"]["kwargs"].get("code", "")
        self.send = send
        self._receive = receive

    def enter(self) -> Visitor:
        """Who comes in by this socket; called in a thread.

        Raises:
            Refusal: they may not.
        """
        raise NotImplementedError

    async def attend(self, visitor: Visitor, reader: asyncio.Task[Any]) -> None:
        """Take a seat, and converse for as long as it lasts."""
        raise NotImplementedError

    async def answer(self, message: Any, seat: Seat, visitor: Visitor) -> None:
        """Do what a message asks, and tell the sender."""
        raise NotImplementedError

    async def run(self) -> None:
        """Serve the socket until it is closed."""
        if (await self._receive())["type"] != "websocket.connect":
            return
        await self.send({"type": "websocket.accept"})
        reader = asyncio.current_task()
        assert reader is not None
        try:
            self._check_origin()
            await self.attend(await in_thread(self.enter), reader)
        except Refusal as refusal:
            await close(self.send, refusal.code, str(refusal))
        except Exception:
            logger.exception("a socket failed in the server")
            await close(self.send, 1011, self.failed)

    def person(self) -> str:
        """Whose browser it is, "" where that is not known."""
        return people.person_in_header(self.headers.get(b"cookie", "")) or ""

    def _check_origin(self) -> None:
        """Only pages of this server may act with a person's cookie. Programs send no Origin and have no such cookie."""
        origin = self.headers.get(b"origin")
        scheme, _, netloc = (origin or "").lower().partition("://")
        if origin is not None and (scheme not in ("http", "https") or netloc != self.headers.get(b"host", "").lower()):
            raise Refusal(4403, "this page belongs to another site")

    async def converse(self, seat: Seat, visitor: Visitor, reader: Reader[Any]) -> None:
        """Answer messages, until the other end is gone or is sent away."""
        try:
            while True:
                event = await self._receive()
                if event["type"] == "websocket.disconnect":
                    return
                await self._hear(event.get("text"), seat, visitor, reader)
                await seat.drained()
        except asyncio.CancelledError:
            raise_parting(seat)
            raise

    async def _hear(self, text: str | None, seat: Seat, visitor: Visitor, reader: Reader[Any]) -> None:
        try:
            message = reader.decode(text)
        except ValueError as wrong:
            say(seat, Refused(why=str(wrong), ref=reading.ref(text)))
            return
        try:
            await self.answer(message, seat, visitor)
        except Exception:
            # A client without an answer would come back with the same message.
            logger.exception("a message failed in the server")
            say(seat, Refused(why="the server failed at this message", ref=getattr(message, "ref", "")))


def raise_parting(seat: Seat) -> None:
    """Raise why a seat's person was sent away, if that is so."""
    if seat.parting is not None:
        raise Refusal(*seat.parting) from None


def say(seat: Seat, message: Message) -> None:
    """Send a message to one socket."""
    seat.push(frames.text(message))


async def close(send: Send, code: int, why: str) -> None:
    """End a socket with a reason that a browser can read; one that does not take it is left to the server."""
    try:
        async with asyncio.timeout(1):
            await send({"type": "websocket.send", "text": frames.text(Closed(why=why))})
            await send({"type": "websocket.close", "code": code, "reason": why[:100]})
    except Exception:  # noqa: S110 the socket is gone, which is what was wanted
        pass
