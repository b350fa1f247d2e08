"""Who of a class is connected, in all processes, and how well. Never stored; when somebody was last here is a row's matter.

A connection is slow when the page says that answers take long, when it has been silent for a while, or when what is sent to it
waits. All of that is of one window; the best window of somebody counts.
"""

from __future__ import annotations

import time
from typing import Literal

from cnmviz.labs.presence import People
from cnmviz.labs.seat import Seat

from . import limits

Health = Literal["here", "slow", "away"]


class Attendance(People):
    """The people of one class. What they share is not where they point, but how they are connected."""

    tick = limits.TICK_SECONDS

    def judged(self, seats: list[Seat], signs: dict[Seat, tuple[float, int]]) -> None:
        """Look at this process's seats; `signs` has of each when it was heard last, and how long its last answer took."""
        now = time.monotonic()
        best: dict[str, bool] = {}
        for seat in seats:
            heard, took = signs.get(seat, (now, 0))
            slow = seat.slow or took > limits.SLOW_MILLISECONDS or now - heard > limits.SILENT_SECONDS
            best[seat.person] = best.get(seat.person, True) and slow
        for person, slow in best.items():
            known = self._own.get(person)
            if known is not None and known.get("slow", False) != slow:
                known["slow"] = slow
                self._touch(person)

    def health(self, person: str) -> Health:
        """How somebody is connected, over all processes."""
        known = self._merged(person)
        if known is None:
            return "away"
        return "slow" if known.get("slow") else "here"

    def connected(self) -> set[str]:
        """Everybody who has a window open somewhere."""
        return {person for person, _ in self._everywhere()}

    def own(self) -> set[str]:
        """Those who are connected to this process."""
        return set(self._own)
