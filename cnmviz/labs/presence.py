"""Who is in a lab, in all processes, and where their cursors and selections are. Never stored.

Each process knows its own people and tells the others what changed, merged per tick; a process that is new asks, and all
answer with everything. What a process said is forgotten when it has been silent for a while. The tick grows with the time
that presence takes, so under load presence gives way first.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from . import frames, limits
from .messages import Person, Presence, SendPresence

REPEAT_SECONDS = 20.0
"""How often a process says everything again."""

SILENT_SECONDS = 70.0

Seen = dict[str, dict[str, Any]]
"""By person id: name, colour, here (open windows), cursor, selection, drag."""


class People:
    """The people of one gathering. `tell` sends a message to those of all processes, this one included.

    `moving` says that among what is new somebody moved, and not only came or went.
    """

    tick = limits.PRESENCE_SECONDS

    def __init__(self, tell: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        self.process = secrets.token_hex(8)
        self.pause = self.tick
        self._tell = tell
        self._own: Seen = {}
        self._changed: set[str] = set()
        self._others: dict[str, tuple[float, Seen]] = {}
        self._news: set[str] = set()
        self.moving = False
        self._repeated = time.monotonic()

    def everybody(self) -> list[Person]:
        """Who is here now."""
        merged: dict[str, dict[str, Any]] = {}
        for person_id, seen in self._everywhere():
            here = merged[person_id]["here"] if person_id in merged else 0
            merged[person_id] = {**seen, "here": here + seen["here"]}
        return [Person(id=id_, name=seen["name"], colour=seen["colour"], here=seen["here"]) for id_, seen in merged.items()]

    def came(self, person: Person) -> None:
        """Somebody opened a window."""
        seen = self._own.setdefault(person.id, {"here": 0})
        seen.update(name=person.name, colour=person.colour, here=seen["here"] + 1)
        self._touch(person.id)

    def left(self, id_: str) -> None:
        """Somebody closed a window."""
        seen = self._own[id_]
        seen["here"] -= 1
        if seen["here"] <= 0:
            del self._own[id_]
        else:
            seen.pop("cursor", None)
            seen.pop("drag", None)
        self._touch(id_)

    def moved(self, id_: str, presence: SendPresence) -> None:
        """Somebody's cursor or selection; the last one of a tick wins."""
        seen = self._own.get(id_)
        if seen is not None:
            seen["cursor"] = presence.cursor
            seen["selection"] = presence.selection
            if presence.drag is not None or "drag" in seen:
                seen["drag"] = presence.drag and {"keys": presence.drag.keys, "by": presence.drag.by}
            self.moving = True
            self._touch(id_)

    def renamed(self, id_: str, name: str) -> None:
        """Somebody is called something else, perhaps."""
        if id_ in self._own and self._own[id_]["name"] != name:
            self._own[id_]["name"] = name
            self._touch(id_)

    async def greet(self) -> None:
        """Ask the other processes who is there."""
        await self._tell({"type": "hello", "process": self.process})

    async def publish(self) -> None:
        """Tell the other processes what changed here since the last tick."""
        now = time.monotonic()
        whole = now - self._repeated > REPEAT_SECONDS
        if not self._changed and not whole:
            return
        if whole:
            self._repeated = now
        people = dict(self._own) if whole else {id_: self._own.get(id_) for id_ in self._changed}
        self._changed.clear()
        await self._tell({"type": "people", "process": self.process, "people": people, "whole": whole})

    def heard(self, message: dict[str, Any]) -> None:
        """A message of some process."""
        if message["process"] == self.process:
            return
        if message["type"] == "hello":
            self._repeated = float("-inf")
            return
        _, seen = self._others.get(message["process"], (0.0, {}))
        if message["whole"]:
            self._news.update(seen)
            seen = {}
        for id_, person in message["people"].items():
            self._news.add(id_)
            self.moving |= id_ in seen and person is not None
            if person is None:
                seen.pop(id_, None)
            else:
                seen[id_] = person
        self._others[message["process"]] = (time.monotonic(), seen)

    def news(self) -> str:
        """What changed since the last call, as it is sent; "" for nothing."""
        people = self.changes()
        return frames.text(Presence(people=people)) if people else ""

    def changes(self) -> dict[str, dict[str, Any] | None]:
        """Who changed since the last call, None for those who left."""
        self._forget_silent()
        people = {id_: self._merged(id_) for id_ in self._news}
        self._news.clear()
        self.moving = False
        return people

    def took(self, seconds: float) -> None:
        """A tick cost so much: the next one comes when that is a small share of the time again."""
        self.pause = max(self.tick, seconds / limits.PRESENCE_SHARE)

    def _touch(self, id_: str) -> None:
        self._changed.add(id_)
        self._news.add(id_)

    def _forget_silent(self) -> None:
        limit = time.monotonic() - SILENT_SECONDS
        for process, (heard, seen) in list(self._others.items()):
            if heard < limit:
                self._news.update(seen)
                del self._others[process]

    def _everywhere(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Everybody in every process; this one last, because it knows best where its people are."""
        for seen in (*(seen for _, seen in self._others.values()), self._own):
            yield from seen.items()

    def _merged(self, id_: str) -> dict[str, Any] | None:
        """One person over all processes: windows add up, and this process knows best where they are."""
        everywhere = [seen[id_] for _, seen in self._others.values() if id_ in seen]
        if id_ in self._own:
            everywhere.append(self._own[id_])
        if not everywhere:
            return None
        merged = {key: value for seen in everywhere for key, value in seen.items()}
        merged["here"] = sum(seen["here"] for seen in everywhere)
        return merged
