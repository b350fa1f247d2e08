"""Everybody who is connected to this process about one thing, such as a lab or a class.

A gathering holds one channel in its group, whatever the number of sockets: a message comes once per process and goes to each
socket's own send. It never waits for a socket. What is told and what is kept is up to those who build on it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Coroutine
from typing import Any, Self
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from .messages import Person
from .presence import People
from .seat import Seat, Send

logger = logging.getLogger(__name__)

RENEW_SECONDS = 3600.0
"""The in-memory layer forgets a group member after a day."""

RETRY_SECONDS = 0.5
"""After a layer has failed."""

_gatherings: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Gathering]] = WeakKeyDictionary()


class Gathering:
    """The seats of one group in this process, and the people of all processes. `key` is the row that it is about."""

    people_of: type[People] = People

    def __init__(self, key: int) -> None:
        self.key = key
        self.seats: dict[Seat, None] = {}
        self.people = self.people_of(self.send_group)
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._layer: Any = get_channel_layer()
        self._channel = ""
        self._tasks: list[asyncio.Task[None]] = [asyncio.ensure_future(work()) for work in self.works()]

    @classmethod
    def group(cls, key: int) -> str:
        """The name of the group of channels."""
        raise NotImplementedError

    def works(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        """What is done for as long as somebody is here."""
        return [self._listen, self._tick]

    @classmethod
    async def join(cls, key: int, send: Send, person: Person, reader: asyncio.Task[Any]) -> tuple[Self, Seat]:
        """Take a seat; from here on no message is missed. `reader` is the task that reads from the socket."""
        here = of_loop()
        name = cls.group(key)
        if name not in here:
            here[name] = cls(key)
        gathering = here[name]
        assert isinstance(gathering, cls)
        seat = gathering.sit(send, person, reader)
        await asyncio.shield(gathering.ready)
        return gathering, seat

    @classmethod
    def of(cls, key: int) -> Self | None:
        """The one about a row, if somebody is connected to this process."""
        gathering = of_loop().get(cls.group(key))
        return gathering if isinstance(gathering, cls) else None

    @classmethod
    def size(cls, key: int) -> int:
        """How many sockets there are in this process."""
        gathering = cls.of(key)
        return len(gathering.seats) if gathering else 0

    def sit(self, send: Send, person: Person, reader: asyncio.Task[Any]) -> Seat:
        """A new socket; frames are kept back until `Seat.release`. Who only watches has no id, and is not among the people."""
        seat = Seat(send, person.id, reader)
        self.seats[seat] = None
        if person.id:
            self.people.came(person)
        return seat

    def leave(self, seat: Seat) -> None:
        """A socket is gone; the last one closes the gathering once the others have been told."""
        seat.close()
        if self.seats.pop(seat, 0) is None and seat.person:
            self.people.left(seat.person)
        if not self.seats:
            of_loop().pop(self.group(self.key), None)
            for task in self._tasks:
                task.cancel()
            self._tasks = [asyncio.ensure_future(self.dissolve())]

    def expel(self, people: Collection[str], code: int, why: str) -> None:
        """Close the sockets of some people, with a word."""
        for seat in tuple(self.seats):
            if seat.person in people:
                seat.expel(code, why)

    def end(self, code: int, why: str) -> None:
        """Close all sockets, with a word: what this is about does not exist any more."""
        for seat in tuple(self.seats):
            seat.expel(code, why)

    async def send_group(self, message: dict[str, Any]) -> None:
        """Tell this group's gatherings in all processes."""
        await self._layer.group_send(self.group(self.key), message)

    async def _listen(self) -> None:
        self._channel = await self._layer.new_channel()
        renewed = float("-inf")
        while True:
            try:
                if time.monotonic() - renewed > RENEW_SECONDS:
                    await self._layer.group_add(self.group(self.key), self._channel)
                    renewed = time.monotonic()
                self._open()
                await self.receive(await self._layer.receive(self._channel))
            except Exception:
                logger.exception("a gathering could not listen")
                self._open()
                await asyncio.sleep(RETRY_SECONDS)

    def _open(self) -> None:
        """Let people in: messages come by the channel, or where the layer is out of order by a look at the rows."""
        if not self.ready.done():
            self.ready.set_result(None)

    async def receive(self, message: dict[str, Any]) -> None:
        """A message to the group; those about who is there are everybody's."""
        self.people.heard(message)

    async def _tick(self) -> None:
        """Pass on what changed among the people, at most once per tick."""
        await self.ready
        greeted = False
        while True:
            try:
                if not greeted:
                    await self.people.greet()
                    greeted = True
                await asyncio.sleep(self.people.pause)
                started = time.perf_counter()
                await self.people.publish()
                self.tell_news()
                self.people.took(time.perf_counter() - started)
            except Exception:
                logger.exception("a gathering could not pass on who is there")
                await asyncio.sleep(RETRY_SECONDS)

    def tell_news(self) -> None:
        """Tell everybody what changed among the people; who is slow is skipped."""
        text = self.news()
        if text:
            for seat in tuple(self.seats):
                if seat.held is None and not seat.slow:
                    seat.push(text)

    def news(self) -> str:
        """What changed among the people, as it is sent; "" for nothing."""
        return self.people.news()

    async def dissolve(self) -> None:
        """The last one has left."""
        await self.people.publish()
        if self._channel:
            await self._layer.group_discard(self.group(self.key), self._channel)


def of_loop() -> dict[str, Gathering]:
    """All gatherings of this process, by their groups."""
    return _gatherings.setdefault(asyncio.get_running_loop(), {})
