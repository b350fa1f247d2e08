"""The layout alone, in the browser's own engine: what it costs as labs grow, and how well it orders them."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

from playwright.sync_api import Page

from cnmviz.cnm.world import World
from cnmviz.labs import codec

from ..rows import Row, row
from .side import PAGE, SOURCES

ROUNDS = 5
RESTARTS = 50


def entities(world: World) -> dict[str, Any]:
    """A lab as the layout takes it."""
    plural = {kind: f"{kind}es" if kind.endswith("x") else f"{kind}s" for kind in world.tables}
    return {plural[kind]: [codec.plain(one) for one in table.values()] for kind, table in world.tables.items()}


def ready(page: Page) -> None:
    """Give the page of a lab what the other functions ask of it."""
    page.evaluate((PAGE / "layouts.js").read_text(), page.evaluate(SOURCES))


def growth(page: Page, labs: dict[int, World], *, case: str) -> Iterator[Row]:
    """The baseline of a size is what the smallest size costs, grown by n log n."""
    for size, world in labs.items():
        page.evaluate("([name, text]) => (window[name] = JSON.parse(text))", [f"lab{size}", json.dumps(entities(world))])
    taken: dict[int, list[float]] = {size: [] for size in labs}
    for number in range(ROUNDS + 1):
        for size in labs:
            cost = page.evaluate("(name) => layouts.time(window[name])", f"lab{size}")
            if number:
                taken[size].append(cost)
    least = min(labs)
    each = median(taken[least]) / (least * math.log2(least))
    for size in labs:
        yield row("picture", f"{case}-{size}", median(taken[size]), "ms", each * size * math.log2(size))


def crossings(page: Page, labs: list[World]) -> Iterator[Row]:
    """The product's order beside the best of as many random beginnings: in one lab, and in the worst of several."""
    found = []
    for world in labs:
        lab = entities(world)
        ours = page.evaluate("(lab) => layouts.crossings(lab)", lab)
        tried = page.evaluate("([lab, count]) => layouts.restarts(lab, count)", [lab, RESTARTS])
        if tried["different"] == 1:
            print("  picture: crossings are not compared: all random beginnings lead to one picture", file=sys.stderr)
            return
        found.append((ours, min(tried["crossings"])))
    size = len(labs[0].containers)
    yield row("picture", f"crossings-{size}", *_beside(found[0]))
    yield row("picture", f"crossings-{size}-worst", *_beside(max(found, key=lambda pair: (pair[0] + 1) / (pair[1] + 1))))


def _beside(pair: tuple[int, int]) -> tuple[int, str, int]:
    return pair[0], "crossings", pair[1]
