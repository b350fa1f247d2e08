"""The wall's socket: teachers alone are let in, and told what changes. What they do goes over the class's own socket."""

from __future__ import annotations

import asyncio
from typing import Any

from cnmviz.labs.connection import Connection, Refusal, raise_parting, say
from cnmviz.labs.messages import Person, Pong
from cnmviz.labs.reading import Reader
from cnmviz.labs.seat import Seat

from .. import lookups
from ..assembly import NOT_ADMITTED
from ..deeds import TEACHER_ONLY
from ..limits import SOCKETS_PER_CLASS
from ..socket import found
from . import messages
from .wall import Wall

Looker = tuple[int, Person]
"""A class, and the teacher who looks."""

_reader: Reader[messages.ClientMessage] = Reader(messages.ClientMessage)


class WallSocket(Connection[Looker]):
    """The socket of a teacher who looks at the wall."""

    failed = "The server failed; the copies are as they were."

    def enter(self) -> Looker:
        klass, _ = found(self.code)
        who = lookups.participant(klass, self.person())
        if who is None or not who.teaches:
            raise Refusal(NOT_ADMITTED, TEACHER_ONLY)
        return klass.pk, Person(id=who.person, name=who.nickname, colour=who.colour)

    async def attend(self, visitor: Looker, reader: asyncio.Task[Any]) -> None:
        klass, person = visitor
        if Wall.size(klass) >= SOCKETS_PER_CLASS:
            raise Refusal(4429, "Too many are connected to this class.")
        here, seat = await Wall.join(klass, self.send, person, reader)
        try:
            here.greet(seat)
            await self.converse(seat, visitor, _reader)
        except asyncio.CancelledError:
            raise_parting(seat)
            raise
        finally:
            here.leave(seat)

    async def answer(self, message: messages.ClientMessage, seat: Seat, visitor: Looker) -> None:
        say(seat, Pong())


async def wall_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for the wall's socket."""
    await WallSocket(scope, receive, send).run()
