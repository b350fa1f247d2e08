"""A hand at a real mouse in a real browser, and what the page did meanwhile.

The mouse moves out and back again, as fast as the browser takes its events, for a while and at least a number of moves. A gesture
that did not move its thing by the mouse's distance is no measurement: it raises `NothingMoved`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from playwright.sync_api import Browser, Page

SECONDS = 1.5
LEAST = 12
SWING = (64, 28)
REST = (48, 20)
"""Pixels: how far the mouse goes out, and where it stays at last."""
TURN = 24
SLACK = 6.0
"""Pixels that may be lost until a press has become a drag."""
ZOOM = 1.0375
"""By each turn of the wheel."""
CATEGORIES = ["toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline"]
TASKS = {"RunTask", "ThreadControllerImpl::RunTask"}


class NothingMoved(Exception):
    """What was dragged did not follow the mouse; the text says how far it came."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Milliseconds: lengths of frames, and long tasks as the browser reports them (those above 50)."""

    frames: list[float]
    tasks: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


class Hand:
    """At one page. `wheel` is by how much the wheel turns so that the picture grows by `ZOOM`."""

    def __init__(self, page: Page, *, wheel: float) -> None:
        self.page = page
        self._wheel = wheel

    def drag(self, kind: str, index: int, other: int) -> Watched:
        """Drag a thing; the other one of its kind is what its place is measured from.

        Raises:
            NothingMoved: it did not follow the mouse.
        """
        before = self._point("place", kind, index, other)
        return self._pull(self._point("grip", kind, index), lambda: self._gone(before, self._point("place", kind, index, other)))

    def pan(self) -> Watched:
        """Drag the empty canvas.

        Raises:
            NothingMoved: the picture did not follow the mouse.
        """
        before = self._point("view")
        return self._pull(self._point("empty"), lambda: self._gone(before, self._point("view")))

    def zoom(self) -> Watched:
        """Turn the wheel in the middle of the picture, in and out again.

        Raises:
            NothingMoved: the picture did not grow.
        """
        pane = self.page.evaluate("bench.pane()")
        self.page.mouse.move(pane["x"] + pane["width"] / 2, pane["y"] + pane["height"] / 2)
        before = self.page.evaluate("bench.view().zoom")
        most = before
        self.page.evaluate("bench.start('gesture')")
        for step in _while():
            self.page.mouse.wheel(0, -self._wheel if step % (2 * TURN) < TURN else self._wheel)
            if step == LEAST - 1:
                most = self.page.evaluate("bench.view().zoom")
        watched = Watched(**self.page.evaluate("bench.stop('gesture')"))
        if most < before * ZOOM ** (LEAST / 2):
            raise NothingMoved(f"the wheel made the picture grow from {before:.4f} to {most:.4f} only")
        return watched

    def _pull(self, grip: Point, check: Callable[[], None]) -> Watched:
        mouse = self.page.mouse
        mouse.move(grip.x, grip.y)
        mouse.down()
        self.page.evaluate("bench.start('gesture')")
        try:
            for step in _while():
                part = abs((step + TURN) % (2 * TURN) - TURN) / TURN
                mouse.move(grip.x + SWING[0] * part, grip.y + SWING[1] * part)
            mouse.move(grip.x + REST[0], grip.y + REST[1])
            watched = Watched(**self.page.evaluate("bench.stop('gesture')"))
            self.page.wait_for_timeout(100)
            check()
        finally:
            self.page.evaluate("performance.mark('gesture:drop')")
            mouse.up()
        return watched

    def _point(self, what: str, *arguments: object) -> Point:
        found = self.page.evaluate("([what, ...rest]) => bench[what](...rest)", [what, *arguments])
        if found is None:
            raise NothingMoved(f"there is no {what} of {arguments}")
        return Point(found["x"], found["y"])

    def _gone(self, before: Point, after: Point) -> None:
        came = (after.x - before.x, after.y - before.y)
        if max(abs(came[0] - REST[0]), abs(came[1] - REST[1])) > SLACK:
            raise NothingMoved(f"the mouse went {REST} pixels, and what it held ({came[0]:.1f}, {came[1]:.1f})")


def _while() -> Iterator[int]:
    """Moves until the time is over."""
    end = time.perf_counter() + SECONDS
    for step in count(1):
        yield step
        if step >= LEAST and time.perf_counter() > end:
            return


def traced(browser: Browser, page: Page, work: Callable[[], object]) -> tuple[float, float]:
    """The longest task of the page's main thread in milliseconds: while a thing is held, and when it is let go.

    Long tasks under 50 ms are not reported to pages, so this asks the browser's own trace.
    """
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        work()
        page.wait_for_timeout(300)
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
    marks = {event["name"]: event for event in events if str(event["name"]).startswith("gesture:")}
    start, end, drop = (marks[f"gesture:{name}"] for name in ("start", "end", "drop"))
    tasks = [event for event in events if _is_task(event, start)]
    while_held = [task["dur"] for task in tasks if task["ts"] + task["dur"] > start["ts"] and task["ts"] < end["ts"]]
    dropped = [task["dur"] for task in tasks if task["ts"] >= drop["ts"]]
    return max(while_held, default=0) / 1000, max(dropped, default=0) / 1000


def _is_task(event: dict[str, Any], mark: dict[str, Any]) -> bool:
    same_thread = event.get("pid") == mark["pid"] and event.get("tid") == mark["tid"]
    return same_thread and event.get("ph") == "X" and event["name"] in TASKS
