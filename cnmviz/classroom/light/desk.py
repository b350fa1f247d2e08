"""The light of one class as this process knows it: what comes in is merged per tick, told in all processes, and forgotten.

A spotlight is remembered for as long as it is held, so that a late joiner sees it. It ends with the socket of who holds it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec

from cnmviz.labs import frames
from cnmviz.labs.seat import Seat

from ..assembly import Assembly
from . import limits
from .messages import Light, Spot, Stroke

KIND = "light"
"""Of the message to the gatherings of all processes."""

_decoder = msgspec.json.Decoder(Light)


class Merging:
    """Gives on what was added, merged: the first at once, the next ones not before a tick has passed."""

    def __init__(self, here: Assembly, give: Callable[[Light], Awaitable[None]]) -> None:
        self._here = here
        self._give = give
        self._strokes: dict[tuple[int, int], Stroke] = {}
        self._spots: dict[int, Spot | None] = {}
        self._given = float("-inf")
        self._waiting = False

    def add(self, light: Light) -> None:
        for stroke in light.strokes:
            known = self._strokes.get((stroke.by, stroke.id))
            more = msgspec.structs.replace(stroke, points=[*known.points, *stroke.points]) if known else stroke
            self._strokes[stroke.by, stroke.id] = more
        self._spots |= light.spots
        if not self._waiting:
            self._waiting = True
            self._here.soon(self._later())

    async def _later(self) -> None:
        await asyncio.sleep(max(0.0, self._given + limits.TICK_SECONDS - time.monotonic()))
        light = Light(strokes=[*self._strokes.values()], spots=self._spots)
        self._strokes, self._spots = {}, {}
        self._waiting = False
        self._given = time.monotonic()
        await self._give(light)


@dataclass
class Desk:
    """`out` goes to all processes, `back` comes from them to this one's sockets.

    `lit` are the spotlights with when they were heard of, `holders` the seats here that hold one, `lengths` those of the lines.
    """

    out: Merging
    back: Merging
    lit: dict[int, tuple[Spot, float]] = field(default_factory=dict)
    holders: dict[int, Seat] = field(default_factory=dict)
    lengths: dict[Seat, dict[int, int]] = field(default_factory=dict)

    def now_lit(self) -> dict[int, Spot]:
        """The spotlights that are held."""
        limit = time.monotonic() - limits.SPOT_SECONDS
        self.lit = {by: (spot, heard) for by, (spot, heard) in self.lit.items() if heard > limit}
        return {by: spot for by, (spot, _) in self.lit.items()}

    def longer(self, seat: Seat, stroke: int, points: int) -> bool:
        """Whether a line may have so many points more."""
        lengths = self.lengths.setdefault(seat, {})
        length = lengths.pop(stroke, 0) + points
        lengths[stroke] = length
        while len(lengths) > limits.STROKES:
            del lengths[next(iter(lengths))]
        return length <= limits.STROKE_POINTS


def desk_of(here: Assembly) -> Desk:
    """The light of a class in this process."""
    desk: Desk | None = here.parts.get(KIND)
    if desk is None:

        async def out(light: Light) -> None:
            await here.say_everywhere(KIND, text=frames.text(light))

        async def back(light: Light) -> None:
            _tell(here, light)

        desk = here.parts[KIND] = Desk(Merging(here, out), Merging(here, back))
    return desk


async def hear(here: Assembly, message: dict[str, str]) -> None:
    """Light of some process."""
    light = _decoder.decode(message["text"])
    desk = desk_of(here)
    for by, spot in light.spots.items():
        if spot is None:
            desk.lit.pop(by, None)
        else:
            desk.lit[by] = (spot, time.monotonic())
    desk.back.add(light)


def _tell(here: Assembly, light: Light) -> None:
    """Tell everybody of this process, encoded once. Who is slow misses lines, but not that a spotlight is out."""
    text = frames.text(light)
    for seat in tuple(here.seats):
        if seat.held is None and (light.spots or not seat.slow):
            seat.push(text)
