"""Everybody in one lab who is connected to this process: a gathering that passes frames on.

A frame comes once per process, already encoded, and goes on as `pacing.py` has it. The log is the truth and the channel a hint:
now and then the audience reads whether it missed something, once for all its sockets.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Coroutine
from typing import Any

from . import frames, gate, limits
from .gathering import Gathering
from .messages import Resync
from .pacing import Outlet
from .threads import in_thread

logger = logging.getLogger(__name__)

WATCH_SECONDS = 10.0

NOT_ADMITTED = 4410
"""The code with which a socket ends whose person may not see the lab."""


class Audience(Gathering):
    """The seats of one lab in this process."""

    def __init__(self, key: int) -> None:
        self._seen = 0
        super().__init__(key)
        self._outlet = Outlet(self._give, self._presence)
        self._told = 0.0

    @property
    def lab(self) -> int:
        return self.key

    @classmethod
    def group(cls, key: int) -> str:
        return frames.group(key)

    def works(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        return [*super().works(), self._watch]

    async def receive(self, message: dict[str, Any]) -> None:
        if message["type"] == "frame":
            self.frame(message["seq"], message["text"], message["by"])
        elif message["type"] == "gone":
            self.end(4404, "This lab does not exist any more.")
        elif message["type"] == "gate":
            await self._ask_again(message["people"])
        elif message["type"] == "named":
            self.people.renamed(message["person"], message["name"])
        else:
            await super().receive(message)

    def frame(self, seq: int, text: str, by: str = "") -> None:
        """A frame for every socket, of somebody."""
        self._seen = max(self._seen, seq)
        self._outlet.frame(seq, text, by)

    def _give(self, seq: int, text: str) -> None:
        for seat in tuple(self.seats):
            seat.frame(seq, text)

    def news(self) -> str:
        return self._outlet.tick()

    def _presence(self) -> str:
        """What is new of the people: where they are at every tick, who came and went only now and then."""
        now = time.monotonic()
        if not self.people.moving and now - self._told < limits.ARRIVALS_SECONDS:
            return ""
        text = self.people.news()
        if text:
            self._told = now
        return text

    async def dissolve(self) -> None:
        self._outlet.close()
        await super().dissolve()

    def read_up_to(self, seq: int) -> None:
        """The log was read for somebody up to here."""
        self._seen = max(self._seen, seq)

    async def _ask_again(self, people: Collection[str]) -> None:
        """What some people may do has changed: those who may not see the lab any more are sent away, with the reason."""
        here = {seat.person for seat in self.seats} & set(people)
        for person in here:
            why, mute = await in_thread(admission, self.key, person)
            if why:
                self.expel([person], NOT_ADMITTED, why)
            for seat in self.seats:
                if seat.person == person:
                    seat.mute = mute

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


def admission(lab: int, person: str) -> tuple[str, str]:
    """Why somebody may not see a lab, and why they may not point at things in it; "" where they may."""
    why = gate.why_not(lab, person, "see")
    return why, why or gate.why_not(lab, person, "point")


join = Audience.join
size = Audience.size
