"""Everybody in one lab who is connected to this process.

An audience holds one channel in the lab's group, whatever the number of sockets: a frame comes once per process, already
encoded, and goes to each socket's own send. It never waits for a socket. The log is the truth and the channel a hint: now and
then the audience reads whether it missed something, once for all its sockets.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from . import frames
from .messages import Person, Resync
from .presence import People
from .seat import Seat, Send
from .threads import in_thread

logger = logging.getLogger(__name__)

RENEW_SECONDS = 3600.0
"""The in-memory layer forgets a group member after a day."""

WATCH_SECONDS = 10.0

RETRY_SECONDS = 0.5
"""After a layer has failed."""

_audiences: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[int, Audience]] = WeakKeyDictionary()


class Audience:
    """The seats of one lab in this process, and the people of all processes."""

    def __init__(self, lab: int) -> None:
        self.lab = lab
        self.seats: dict[Seat, None] = {}
        self.people = People(self.send_group)
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._layer: Any = get_channel_layer()
        self._channel = ""
        self._seen = 0
        self._tasks = [asyncio.ensure_future(work) for work in (self._listen(), self._tick(), self._watch())]

    def sit(self, send: Send, person: Person, reader: asyncio.Task[Any]) -> Seat:
        """A new socket; frames are kept back until `Seat.release`. Who only watches has no id, and is not among the people."""
        seat = Seat(send, person.id, reader)
        self.seats[seat] = None
        if person.id:
            self.people.came(person)
        return seat

    def leave(self, seat: Seat) -> None:
        """A socket is gone; the last one closes the audience once the others have been told."""
        seat.close()
        if self.seats.pop(seat, 0) is None and seat.person:
            self.people.left(seat.person)
        if not self.seats:
            _of_loop().pop(self.lab, None)
            for task in self._tasks:
                task.cancel()
            self._tasks = [asyncio.ensure_future(self._dissolve())]

    async def send_group(self, message: dict[str, Any]) -> None:
        """Tell this lab's audiences in all processes."""
        await self._layer.group_send(frames.group(self.lab), message)

    async def _listen(self) -> None:
        self._channel = await self._layer.new_channel()
        renewed = float("-inf")
        while True:
            try:
                if time.monotonic() - renewed > RENEW_SECONDS:
                    await self._layer.group_add(frames.group(self.lab), self._channel)
                    renewed = time.monotonic()
                self._open()
                self._receive(await self._layer.receive(self._channel))
            except Exception:
                logger.exception("an audience could not listen")
                self._open()
                await asyncio.sleep(RETRY_SECONDS)

    def _open(self) -> None:
        """Let people in: frames come by the channel, or where the layer is out of order by the watch."""
        if not self.ready.done():
            self.ready.set_result(None)

    def _receive(self, message: dict[str, Any]) -> None:
        if message["type"] == "frame":
            self.frame(message["seq"], message["text"])
        else:
            self.people.heard(message)

    def frame(self, seq: int, text: str) -> None:
        """Give a frame to every socket."""
        self._seen = max(self._seen, seq)
        for seat in tuple(self.seats):
            seat.frame(seq, text)

    def read_up_to(self, seq: int) -> None:
        """The log was read for somebody up to here."""
        self._seen = max(self._seen, seq)

    async def _watch(self) -> None:
        """Look into the log now and then: a layer may lose a message, and a process may end between commit and announcement."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            since = self._seen
            try:
                newest, texts = await in_thread(frames.missing, self.lab, since)
            except Exception:
                logger.exception("an audience could not read the log")
                continue
            if since == 0 or self._seen > since:
                continue
            for seq, text in enumerate(texts or (), since + 1):
                self.frame(seq, text)
            if texts is None:
                self._seen = newest
                for seat in tuple(self.seats):
                    seat.push(frames.text(Resync(seq=newest)))

    async def _tick(self) -> None:
        """Pass on what changed among the people, at most once per tick, and skip who is slow."""
        await self.ready
        greeted = False
        while True:
            try:
                if not greeted:
                    await self.people.greet()
                    greeted = True
                await asyncio.sleep(self.people.pause)
                await self._tell_news()
            except Exception:
                logger.exception("an audience could not pass on who is there")
                await asyncio.sleep(RETRY_SECONDS)

    async def _tell_news(self) -> None:
        started = time.perf_counter()
        await self.people.publish()
        text = self.people.news()
        if text:
            for seat in tuple(self.seats):
                if seat.held is None and not seat.slow:
                    seat.push(text)
        self.people.took(time.perf_counter() - started)

    async def _dissolve(self) -> None:
        await self.people.publish()
        if self._channel:
            await self._layer.group_discard(frames.group(self.lab), self._channel)


async def join(lab: int, send: Send, person: Person, reader: asyncio.Task[Any]) -> tuple[Audience, Seat]:
    """Take a seat in a lab's audience; from here on no frame is missed. `reader` is the task that reads from the socket."""
    here = _of_loop()
    if lab not in here:
        here[lab] = Audience(lab)
    audience = here[lab]
    seat = audience.sit(send, person, reader)
    await asyncio.shield(audience.ready)
    return audience, seat


def size(lab: int) -> int:
    """How many sockets a lab has in this process."""
    audience = _of_loop().get(lab)
    return len(audience.seats) if audience else 0


def _of_loop() -> dict[int, Audience]:
    return _audiences.setdefault(asyncio.get_running_loop(), {})
