"""What this process knows of the one who presents in a class, and what everybody may know of it.

A presentation is void as soon as its presenter presents no more: another has the floor, they were removed, the class has ended.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import msgspec

from cnmviz.classroom.assembly import Assembly
from cnmviz.classroom.models import Class, Participant
from cnmviz.classroom.register import Register
from cnmviz.labs.seat import Seat

from .messages import Beat, Packet, Place, Presented, Walked


class Show(msgspec.Struct, frozen=True):
    """What is presented. `by` is the participant, 0 for nobody; `lab` the lab's key and `address` where it is.

    The packet's way was asked of the lab at `seq`, and is seen at the moment `at`; `number` counts the packets.
    """

    by: int = 0
    window: str = ""
    lab: int = 0
    address: str = ""
    lost: bool = False
    place: Place | None = None
    number: int = 0
    seq: int = 0
    at: int = 0
    beat: Beat | None = None


@dataclass
class Podium:
    """`trace` is that of packet number `of`; `seat` is the window that leads, where it is connected to this process.

    `leader` is the process to which that window is connected. `behind` are seats that are told later, because what was sent to
    them before still waits.
    """

    known: bool = False
    show: Show = field(default_factory=Show)
    trace: dict[str, Any] | None = None
    of: int = 0
    seat: Seat | None = None
    leader: str = ""
    said: Presented | None = None
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    telling: asyncio.Task[None] | None = None
    told: float = 0.0
    keeping: asyncio.Task[None] | None = None
    catching: asyncio.Task[None] | None = None
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    kept: float = 0.0
    stale: bool = False
    behind: set[Seat] = field(default_factory=set)


_podiums: WeakKeyDictionary[Assembly, Podium] = WeakKeyDictionary()


def podium_of(here: Assembly) -> Podium:
    return _podiums.setdefault(here, Podium())


def presents(klass: Class, who: Participant | None) -> bool:
    """Whether somebody is the presenter: has the floor, or teaches while nobody has it."""
    if who is None or who.removed or klass.ended is not None:
        return False
    return klass.floor_id == who.pk if klass.floor_id else who.teaches


def told(show: Show, register: Register) -> Presented:
    """What is presented, as everybody in the class may know it."""
    who = register.people.get(show.by)
    now = round(time.time() * 1000, 1)
    if who is None or not presents(register.klass, who):
        return Presented(now=now)
    whose = Presented(now=now, by=who.pk, person=who.person, name=who.nickname, window=show.window, lost=show.lost)
    if not open_to_all(show, register):
        return whose
    packet = Packet(show.number, show.beat) if show.beat is not None else None
    return msgspec.structs.replace(whose, lab=show.address, place=show.place, packet=packet)


def open_to_all(show: Show, register: Register) -> bool:
    """Whether everybody in the class may see the lab from which is presented."""
    shown = (who.copy_id for who in register.people.values() if who.consent and not who.removed)
    return show.lab == register.klass.lab_id or (show.lab != 0 and show.lab in shown)


def way(podium: Podium, register: Register) -> Walked | None:
    """The way of the packet that is led, None where there is none for everybody."""
    show, trace = podium.show, podium.trace
    if trace is None or podium.of != show.number or told(show, register).packet is None:
        return None
    return Walked(number=show.number, seq=show.seq, at=show.at, trace=trace)


def stops(trace: dict[str, Any]) -> int:
    """How many stops a packet makes."""
    return sum(len(hop["steps"]) for hop in trace["hops"])
