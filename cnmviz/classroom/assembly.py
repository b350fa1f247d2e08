"""Everybody of one class who is connected to this process: a gathering that knows the class, and tells each what concerns them.

Rows are the truth: a message to the group says which rows changed, they are read once per process, and each socket is told of it.
A single change is told at once; what changes while a class comes in is told together, a few times a second.
Now and then the class's revision is compared, for a layer may lose a message.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Coroutine, Iterable
from typing import Any

from cnmviz.labs import frames
from cnmviz.labs.gathering import Gathering
from cnmviz.labs.messages import Message
from cnmviz.labs.seat import Seat
from cnmviz.labs.threads import in_thread

from . import announcing, limits, messages, register, rules
from .attendance import Attendance
from .models import Class, Participant
from .register import Register

logger = logging.getLogger(__name__)

WATCH_SECONDS = 10.0

TELL_SECONDS = 0.25
"""From telling what changed to telling more."""

NOT_ADMITTED = 4410
"""The code with which a socket ends whose person is not in the class any more."""

Hears = Callable[["Assembly", dict[str, Any]], Coroutine[Any, Any, None]]

HEARS: dict[str, Hears] = {}
"""What further messages to the group do, by their type; parts of their own add theirs when Django starts."""

Greeting = Callable[["Assembly", Participant | None], Iterable[Message]]

GREETINGS: list[Greeting] = []
"""What else a newcomer on the socket is told, such as what is under way; None for a projector."""

Pass = Callable[["Assembly", Seat, Any], str]

PASSES: dict[type, Pass] = {}
"""What messages of a participant do that are presence: told, neither kept nor answered. Each says why not, or ""."""

Live = Callable[["Assembly", Seat, Participant, Any], Coroutine[Any, Any, dict[str, Any] | None]]

LIVE: dict[type, Live] = {}
"""Requests that come too often for a row each, by their records: answered from what is known here, or refused as deeds are."""

LEFT: list[Callable[[Assembly, Seat], None]] = []
"""Who wants to know that a socket is gone."""

WATCHES: list[Callable[[Assembly], Coroutine[Any, Any, None]]] = []
"""What is done now and then, because a layer may lose a message and a process may end without a word."""

LOOKS: list[Callable[[Assembly], None]] = []
"""Who looks again once rows of the class have changed, and everybody was told of that."""


class Assembly(Gathering):
    """The seats of one class. `signs` has of each when it was heard last, and how long its last answer took.

    `parts` is what parts of their own keep here for as long as somebody is connected.
    """

    people_of = Attendance
    people: Attendance

    def __init__(self, key: int) -> None:
        self.register: Register | None = None
        self.signs: dict[Seat, tuple[float, int]] = {}
        self.projectors: set[Seat] = set()
        self.parts: dict[str, Any] = {}
        self.beside: set[asyncio.Task[None]] = set()
        self._reading = asyncio.Lock()
        self._told: Register | None = None
        self._unread: set[int] = set()
        self._stale = False
        self._stirred = asyncio.Event()
        self._counted: messages.Count | None = None
        super().__init__(key)

    @classmethod
    def group(cls, key: int) -> str:
        return announcing.group(key)

    def works(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        return [*super().works(), self._tell_changes, self._watch]

    async def know(self) -> Register | None:
        """The class as it is known here; read when the first one comes. None where it was deleted."""
        async with self._reading:
            if self.register is None:
                self.register = self._told = await in_thread(register.read, self.key)
        return self.register

    def leave(self, seat: Seat) -> None:
        self.signs.pop(seat, None)
        self.projectors.discard(seat)
        super().leave(seat)
        for hear in LEFT:
            hear(self, seat)

    def heard_from(self, seat: Seat, took: int | None = None) -> None:
        """A socket gave a sign of life."""
        before = self.signs.get(seat, (0.0, 0))[1]
        self.signs[seat] = (time.monotonic(), before if took is None else took)

    def say(self, message: Message, *, to: Callable[[Participant | None], bool] | None = None) -> None:
        """Tell those of this process for whom it is, encoded once. `to` is asked with a participant, None for projectors."""
        text = frames.text(message)
        for seat in tuple(self.seats):
            if seat.held is None and (to is None or to(self.who(seat))):
                seat.push(text)

    async def say_everywhere(self, kind: str, **fields: Any) -> None:
        """Tell the gatherings of all processes something that `HEARS` knows."""
        await self.send_group({"type": kind, **fields})

    def who(self, seat: Seat) -> Participant | None:
        """The participant at a seat, None for a projector."""
        return self.participant(seat.person) if seat.person else None

    def participant(self, person: str) -> Participant | None:
        """The participant who is a person."""
        return self.register.by_person.get(person) if self.register else None

    def greet(self, seat: Seat) -> None:
        """Tell a newcomer everything, and let through what comes from now on."""
        assert self.register is not None
        who = self.who(seat)
        said: list[Message] = [register.of_class(self.register, teacher=_teaches(who))]
        if who is not None:
            said.append(register.of_you(self.register, who))
        everybody = self.register.people.values() if _teaches(who) else ()
        said.append(messages.Welcome(roster=[self.entry(one) for one in everybody]))
        if self._counts(who):
            said.append(self.count())
        said += [message for greeting in GREETINGS for message in greeting(self, who)]
        for message in said:
            seat.push(frames.text(message))
        seat.release(after=0)

    def soon(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something beside everything else."""
        task = asyncio.ensure_future(work)
        self.beside.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.beside.discard(task)
        if not task.cancelled() and task.exception():
            logger.error("work of a class failed", exc_info=task.exception())

    def entry(self, who: Participant) -> messages.Participant:
        return register.of_participant(who, self.people.health(who.person))

    def count(self) -> messages.Count:
        """How many there are."""
        assert self.register is not None
        connected = self.people.connected()
        students = register.students(self.register)
        return messages.Count(joined=len(students), here=sum(who.person in connected for who in students))

    @staticmethod
    def _counts(who: Participant | None) -> bool:
        """Teachers and projectors are told how many there are."""
        return who is None or who.teaches

    async def receive(self, message: dict[str, Any]) -> None:
        if message["type"] == "changed":
            self._heard_of(message["people"])
        elif message["type"] in HEARS:
            await HEARS[message["type"]](self, message)
        else:
            await super().receive(message)

    def _heard_of(self, people: Collection[int]) -> None:
        """The class changed, and some people in it; 0 stands for all."""
        self._unread.update(people)
        self._stale = True
        self._stirred.set()

    async def _tell_changes(self) -> None:
        """Tell what changed, and a moment later what changed meanwhile."""
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            try:
                await self._read()
                self._tell()
            except Exception:
                logger.exception("a class could not be read")
            await asyncio.sleep(TELL_SECONDS)

    async def read_again(self, people: Collection[int]) -> None:
        """Some rows changed, or may have: read them now. Whom it concerns is told as of all changes."""
        self._heard_of(people)
        await self._read()

    async def _read(self) -> None:
        """Read all of which it is known that it changed, unless somebody did meanwhile."""
        await self.know()
        async with self._reading:
            if self._stale and self.register is not None:
                unread, self._unread, self._stale = self._unread, set(), False
                try:
                    self.register = await in_thread(register.read_some, self.register, unread)
                except Exception:
                    # It has still to be read.
                    self._heard_of(unread)
                    raise

    def _tell(self) -> None:
        """Tell everybody what became of the class since it was told last."""
        before, self._told = self._told, self.register
        now = self.register
        if now is None or before is None:
            self.end(4404, "This class does not exist any more.")
            return
        self._send_away()
        self._tell_class(before, now)
        self._tell_people(before, now)
        for look in LOOKS:
            look(self)

    def _send_away(self) -> None:
        """Close the sockets of those who are not in the class any more."""
        for seat in tuple(self.seats):
            who = self.who(seat)
            if seat.person and (who is None or who.removed):
                seat.expel(NOT_ADMITTED, rules.REMOVED if who else rules.MOVED)

    def _tell_class(self, before: Register, now: Register) -> None:
        for teacher, they in ((False, _learns), (True, _teaches)):
            told = register.of_class(now, teacher=teacher)
            if told != register.of_class(before, teacher=teacher):
                self.say(told, to=they)
        if before.klass.code != now.klass.code:
            self.expel_projectors()

    def expel_projectors(self) -> None:
        """The code that a projector shows leads nowhere any more, and who has only that may not learn the new one."""
        for seat in tuple(self.projectors):
            seat.expel(NOT_ADMITTED, "The teacher has made a new code. Open the page of the new one.")

    def _tell_people(self, before: Register, now: Register) -> None:
        changed = {pk: who for pk, who in now.people.items() if before.people.get(pk) is not who}
        everybody = register.ground(before) != register.ground(now)
        for seat in tuple(self.seats):
            who = self.who(seat)
            if who is not None and (everybody or who.pk in changed) and seat.held is None and not who.removed:
                you = register.of_you(now, who)
                past = before.people.get(who.pk)
                if past is None or you != register.of_you(before, past):
                    seat.push(frames.text(you))
        gone_ones = [pk for pk in before.people if pk not in now.people]
        self._tell_roster({str(pk): self.entry(who) for pk, who in changed.items()} | {str(pk): None for pk in gone_ones})

    def _tell_roster(self, people: dict[str, messages.Participant | None]) -> None:
        if people:
            self.say(messages.Roster(people=people), to=_teaches)

    def tell_news(self) -> None:
        """Tell teachers whose connection changed, and them and projectors how many there are."""
        self.people.judged(list(self.seats), self.signs)
        changes = self.people.changes()
        if self.register is None:
            return
        known = [who for person in changes if (who := self.register.by_person.get(person))]
        self._tell_roster({str(who.pk): self.entry(who) for who in known})
        count = self.count()
        if count != self._counted:
            self._counted = count
            self.say(count, to=self._counts)

    async def _watch(self) -> None:
        """Write down who is here, and look whether a message was missed."""
        written = time.monotonic()
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                if time.monotonic() - written > limits.SEEN_SECONDS:
                    written = time.monotonic()
                    await in_thread(register.write_seen, self.key, self.people.own())
                newest = await in_thread(_revision, self.key)
                if self.register is not None and newest != self.register.klass.revision:
                    await self.read_again([0])
                for watch in WATCHES:
                    await watch(self)
            except Exception:
                logger.exception("a class could not be looked after")


def _teaches(who: Participant | None) -> bool:
    return who is not None and who.teaches


def _learns(who: Participant | None) -> bool:
    return not _teaches(who)


def _revision(pk: int) -> int | None:
    return Class.objects.filter(pk=pk).values_list("revision", flat=True).first()
