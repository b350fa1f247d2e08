"""Telling the class what is presented: the newest of a moment, once per process, encoded once; and keeping it, more rarely.

Whoever does not take what is sent is told the newest once they do. What came last is never lost: a step of a packet counts.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Any

import msgspec

from cnmviz.classroom import limits
from cnmviz.classroom.assembly import Assembly
from cnmviz.classroom.models import Participant
from cnmviz.labs import frames
from cnmviz.labs.messages import Message
from cnmviz.labs.seat import Seat
from cnmviz.labs.threads import in_thread

from . import keeping
from .podium import Podium, Show, podium_of, told, way

PRESENTED, WALKED, LOST = "presented", "walked", "unled"


async def known(here: Assembly) -> Podium:
    """What is presented; read when the first one comes."""
    podium = podium_of(here)
    async with podium.reading:
        if not podium.known:
            podium.show, podium.trace = await in_thread(keeping.read, here.key)
            podium.of, podium.known = podium.show.number, True
    return podium


async def repeat(here: Assembly) -> None:
    """Say again what is presented from this process; and that the presenter is gone, where nobody else could."""
    podium, register = podium_of(here), here.register
    who = register.people.get(podium.show.by) if register is not None else None
    if who is None:
        return
    if podium.leader == here.people.process and podium.seat is not None:
        await _say_everywhere(here, podium)
    elif not podium.show.lost and who.person not in here.people.connected():
        podium.show = msgspec.structs.replace(podium.show, lost=True)
        say(here)


async def _say_everywhere(here: Assembly, podium: Podium) -> None:
    await here.say_everywhere(PRESENTED, process=here.people.process, show=msgspec.to_builtins(podium.show))


def changed(here: Assembly, show: Show, *, whole: bool = False) -> None:
    """Something else is presented from this process: let all know soon. `whole`: with another trace."""
    podium = podium_of(here)
    podium.show, podium.leader = show, here.people.process
    podium.stale |= whole
    if podium.telling is None or podium.telling.done():
        podium.telling = here.soon(_tell(here, podium))
    if podium.keeping is None or podium.keeping.done():
        podium.keeping = here.soon(_keep(here, podium))


async def _tell(here: Assembly, podium: Podium) -> None:
    await asyncio.sleep(max(0.0, podium.told + limits.PRESENT_SECONDS - time.monotonic()))
    podium.told = time.monotonic()
    # What changes while this is under way has a task of its own.
    podium.telling = None
    await _say_everywhere(here, podium)


async def _keep(here: Assembly, podium: Podium) -> None:
    await asyncio.sleep(max(0.0, podium.kept + limits.KEEP_SECONDS - time.monotonic()))
    podium.kept = time.monotonic()
    podium.keeping = None
    await keep(here)


async def keep(here: Assembly) -> None:
    """Write down what is presented."""
    podium = podium_of(here)
    async with podium.writing:
        whole, podium.stale = podium.stale, False
        try:
            await in_thread(keeping.write, here.key, podium.show, podium.trace, whole=whole)
        except Exception:
            podium.stale |= whole
            raise


async def tell_way(here: Assembly, number: int, trace: dict[str, Any]) -> None:
    """Give the way of another packet to all processes, in front of where it is."""
    await here.say_everywhere(WALKED, process=here.people.process, number=number, trace=trace)


async def hear_way(here: Assembly, message: dict[str, Any]) -> None:
    """A process has the way of a packet; it is passed on with what is presented."""
    podium = await known(here)
    if message["process"] != here.people.process:
        podium.trace, podium.of = message["trace"], message["number"]


async def hear(here: Assembly, message: dict[str, Any]) -> None:
    """What is presented now, from the process to which the presenter's window is connected."""
    podium = await known(here)
    if message["process"] != here.people.process:
        podium.show = msgspec.convert(message["show"], Show)
        podium.seat, podium.leader = None, message["process"]
        if podium.show.beat is not None and podium.of != podium.show.number:
            await _read_way(here, podium)
    say(here)


async def _read_way(here: Assembly, podium: Podium) -> None:
    """The way of a packet got lost between the processes."""
    show, trace = await in_thread(keeping.read, here.key)
    podium.trace, podium.of = trace, show.number


async def hear_lost(here: Assembly, message: dict[str, Any]) -> None:
    """The presenter's window is gone. Another process, to which it came back, knows better."""
    podium = await known(here)
    if podium.leader == message["process"] and podium.show.window == message["window"]:
        podium.show = msgspec.structs.replace(podium.show, lost=True)
        say(here)


HEARS = {PRESENTED: hear, WALKED: hear_way, LOST: hear_lost}


def say(here: Assembly) -> None:
    """Tell everybody of this process what is presented, with the packet's way where they have not got it."""
    podium, register = podium_of(here), here.register
    if register is None:
        return
    now, before = told(podium.show, register), podium.said
    podium.said = now
    fresh = now.packet is not None and (before is None or before.packet is None or before.packet.number != now.packet.number)
    found = way(podium, register) if fresh else None
    texts = [frames.text(message) for message in (found, now) if message is not None]
    for seat in tuple(here.seats):
        if seat.held is None:
            _push(podium, seat, texts, fresh=fresh)
    if podium.behind and (podium.catching is None or podium.catching.done()):
        podium.catching = here.soon(_catch_up(here, podium))


def _push(podium: Podium, seat: Seat, texts: list[str], *, fresh: bool) -> None:
    if seat.slow and not fresh:
        podium.behind.add(seat)
        return
    podium.behind.discard(seat)
    for text in texts:
        seat.push(text)


async def _catch_up(here: Assembly, podium: Podium) -> None:
    """Tell the newest to those who took nothing when it came, as soon as each of them takes something."""
    while podium.behind:
        await asyncio.sleep(limits.PRESENT_SECONDS)
        waiting = {seat for seat in podium.behind if seat in here.seats}
        podium.behind.clear()
        if here.register is None or not waiting:
            return
        text = frames.text(told(podium.show, here.register))
        for seat in waiting:
            _push(podium, seat, [text], fresh=False)


def greet(here: Assembly, who: Participant | None) -> Iterable[Message]:
    """What is presented, for a newcomer, who may be a projector."""
    podium = podium_of(here)
    if here.register is None:
        return ()
    if podium.known:
        return [message for message in (way(podium, here.register), told(podium.show, here.register)) if message is not None]
    here.soon(_greet_later(here, who))
    return ()


async def _greet_later(here: Assembly, who: Participant | None) -> None:
    podium = await known(here)
    if here.register is None:
        return
    for message in (way(podium, here.register), told(podium.show, here.register)):
        if message is not None:
            here.say(message, to=lambda other: (other and other.pk) == (who and who.pk))


def look_again(here: Assembly) -> None:
    """Rows of the class changed: perhaps somebody else presents now, or a copy is shown to all, or no more."""
    podium = podium_of(here)
    if not podium.known or here.register is None:
        return
    now = told(podium.show, here.register)
    if podium.said is None or msgspec.structs.replace(podium.said, now=now.now) != now:
        say(here)


def left(here: Assembly, seat: Seat) -> None:
    """A window is gone. If it was the one that leads, it has a moment to come back, as after a reload."""
    podium = podium_of(here)
    podium.behind.discard(seat)
    if podium.seat is seat:
        podium.seat = None
        here.soon(_given_up(here, podium.show.window))


async def _given_up(here: Assembly, window: str) -> None:
    await keep(here)
    await asyncio.sleep(limits.LOST_SECONDS)
    podium = podium_of(here)
    if podium.seat is None and podium.leader == here.people.process and podium.show.by:
        await here.say_everywhere(LOST, process=here.people.process, window=window)
