"""The wall of a class in this process: whoever looks at it is told which copies changed, once a tick, and nobody else.

For as long as somebody looks, one query a tick finds out which they are; what has not changed costs nothing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from msgspec.structs import replace

from cnmviz.labs import frames
from cnmviz.labs.gathering import Gathering
from cnmviz.labs.seat import Seat
from cnmviz.labs.threads import aside

from .. import limits, rules
from ..assembly import NOT_ADMITTED
from . import messages, refusals, tiles

logger = logging.getLogger(__name__)


class Wall(Gathering):
    """The seats of those who look at one class's copies."""

    def __init__(self, key: int) -> None:
        self._known = tiles.Known()
        super().__init__(key)

    @classmethod
    def group(cls, key: int) -> str:
        return refusals.group(key)

    def works(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        return [*super().works(), self._look]

    def greet(self, seat: Seat) -> None:
        """Tell a newcomer all that is known, and let through what comes from now on."""
        seat.push(frames.text(messages.Hung()))
        seat.push(frames.text(self._news({str(pk): tile for pk, tile in self._known.tiles.items()})))
        seat.release(after=0)

    async def receive(self, message: dict[str, Any]) -> None:
        if message["type"] == "refused":
            self._refused(message["lab"], message["count"])
        else:
            await super().receive(message)

    def tell_news(self) -> None:
        """Who looks at the wall is nobody's business."""

    def _refused(self, lab: int, count: int) -> None:
        pk = self._known.labs.get(lab)
        if pk is not None:
            tile = self._known.tiles[pk] = replace(self._known.tiles[pk], refused=count)
            self._tell({str(pk): tile})

    async def _look(self) -> None:
        while True:
            started = time.perf_counter()
            try:
                before = self._known
                found = await aside(tiles.look, self.key, before)
                self._expel(await aside(tiles.teachers, self.key))
                self._took_over(found)
            except Exception:
                logger.exception("a wall could not look at its copies")
            took = time.perf_counter() - started
            await asyncio.sleep(max(limits.WALL_SECONDS, took))

    def _took_over(self, found: tiles.Known) -> None:
        """Keep what was found, with the refusals that were heard of meanwhile, and tell what changed."""
        before = self._known.tiles
        lab_of = {pk: lab for lab, pk in found.labs.items()}
        for pk, tile in found.tiles.items():
            refused = before[pk].refused if pk in before else refusals.of(lab_of[pk])
            found.tiles[pk] = replace(tile, refused=refused)
        self._known = found
        news: dict[str, messages.Tile | None] = {str(pk): tile for pk, tile in found.tiles.items() if before.get(pk) != tile}
        self._tell(news | {str(pk): None for pk in before if pk not in found.tiles})

    def _tell(self, news: dict[str, messages.Tile | None]) -> None:
        if news:
            text = frames.text(self._news(news))
            for seat in tuple(self.seats):
                if seat.held is None:
                    seat.push(text)

    @staticmethod
    def _news(news: dict[str, messages.Tile | None]) -> messages.Tiles:
        return messages.Tiles(tiles=news, now=round(time.time(), 3))

    def _expel(self, teachers: set[str]) -> None:
        """Send away who does not teach any more."""
        self.expel({seat.person for seat in self.seats} - teachers, NOT_ADMITTED, rules.REMOVED)
