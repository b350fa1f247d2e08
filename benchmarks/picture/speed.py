"""A large lab in both pages, in turns: how soon it is drawn, and how long its frames take under a hand."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import mean, median, quantiles

from playwright.sync_api import Browser, Page

from ..rows import Row, row
from . import hand, side
from .hand import Hand, NothingMoved, Watched
from .side import Side

SIZE = 1000
ROUNDS = 3
LONGEST_TASK = 50.0
"""Milliseconds: a task beyond that is felt, and is what browsers call long."""
GESTURES = ("drag-container", "drag-host", "pan", "zoom")


@dataclass
class Measured:
    """Of one side, by round. `gestures` are mean, 95th percentile and longest of the frames, in milliseconds."""

    first: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    gestures: dict[str, list[tuple[float, float, float]]] = field(default_factory=lambda: defaultdict(list))

    def of(self, gesture: str, which: int) -> float | None:
        """The median over the rounds."""
        taken = self.gestures[gesture]
        return median(each[which] for each in taken) if taken else None


def rows(browser: Browser, us: Side, them: list[Side]) -> Iterator[Row]:
    """Without the others there is nothing to compare with, and only the longest task is measured."""
    if them:
        measured = {one.name: Measured() for one in (us, *them)}
        for number in range(ROUNDS):
            for one in (us, *them):
                _round(browser, one, number, measured[one.name])
        yield from _compared(measured[us.name], [measured[one.name] for one in them])
    yield from _tasks(browser, us)


def _round(browser: Browser, one: Side, number: int, into: Measured) -> None:
    with side.opened(browser, one) as page:
        had, drawn = page.evaluate("[bench.had, bench.drawn]")
        into.first.append(drawn - had)
        into.page.append(drawn)
        for name, gesture in _gestures(page, one, number).items():
            try:
                into.gestures[name].append(_figures(gesture()))
            except NothingMoved as why:
                _say(f"{one.name} {name}-{SIZE} is not measured: {why}")


def _gestures(page: Page, one: Side, number: int) -> dict[str, Callable[[], Watched]]:
    """Another container and another host in each round, and their places measured from some that nobody moves."""
    mouse = Hand(page, wheel=one.wheel)
    containers, hosts = (int(page.evaluate("(kind) => bench.count(kind)", kind)) for kind in ("container", "host"))
    container, host = (137 + 211 * number) % (containers // 2), 1 + number % (hosts // 2)
    return {
        "pan": mouse.pan,
        "drag-container": lambda: mouse.drag("container", container, containers - 1),
        "drag-host": lambda: mouse.drag("host", host, hosts - 1),
        "zoom": mouse.zoom,
    }


def _figures(watched: Watched) -> tuple[float, float, float]:
    frames = watched.frames
    if len(frames) < 2:
        raise NothingMoved("the page made no frames")
    return mean(frames), quantiles(frames, n=20, method="inclusive")[-1], max(frames)


def _compared(we: Measured, they: list[Measured]) -> Iterator[Row]:
    """Each of our figures beside the best of theirs."""
    yield row("picture", f"first-{SIZE}", median(we.first), "ms", min(median(each.first) for each in they))
    yield row("picture", f"first-page-{SIZE}", median(we.page), "ms", min(median(each.page) for each in they))
    for name in GESTURES:
        for which, suffix in enumerate(("", "-p95", "-longest")):
            value = we.of(name, which)
            others = [found for each in they if (found := each.of(name, which)) is not None]
            if value is not None and others:
                yield row("picture", f"{name}-{SIZE}{suffix}", value, "ms/frame", min(others))


def _tasks(browser: Browser, us: Side) -> Iterator[Row]:
    """The longest task of the main thread while a container and a host are dragged, and when they are let go."""
    held: list[float] = []
    dropped: list[float] = []
    for number in range(ROUNDS):
        with side.opened(browser, us) as page:
            gestures = _gestures(page, us, number)
            try:
                found = [hand.traced(browser, page, gestures[name]) for name in ("drag-container", "drag-host")]
            except NothingMoved as why:
                _say(f"longest-task-{SIZE} is not measured: {why}")
                return
        held.append(max(while_held for while_held, _ in found))
        dropped.append(max(at_the_end for _, at_the_end in found))
    yield row("picture", f"longest-task-{SIZE}", median(held), "ms", LONGEST_TASK)
    yield row("picture", f"drop-task-{SIZE}", median(dropped), "ms", LONGEST_TASK)


def _say(text: str) -> None:
    print(f"  picture: {text}", file=sys.stderr, flush=True)
