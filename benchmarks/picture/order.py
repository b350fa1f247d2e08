"""The layout alone, in the browser's own engine: what it costs as labs grow, and how well it orders them."""

from __future__ import annotations

import json
import math
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
    """The product's order of lanes beside the best of as many random beginnings: in the first lab, and in the worst of all."""
    found = []
    for lab in map(entities, labs):
        ours = page.evaluate("(lab) => layouts.crossings(lab)", lab)
        tried = page.evaluate("([lab, count]) => layouts.restarts(lab, count)", [lab, RESTARTS])
        found.append((ours, min(tried)))
    size = len(labs[0].containers)
    yield _beside(f"crossings-{size}", *found[0])
    yield _beside(f"crossings-{size}-worst", *max(found, key=lambda pair: (pair[0] + 1) / (pair[1] + 1)))


def arranged(page: Page, world: World) -> Iterator[Row]:
    """The order of containers that "arrange" finds, beside the best of as many random beginnings of the same search."""
    lab = entities(world)
    ours, *tried = (page.evaluate("([lab, seed]) => layouts.arranged(lab, seed)", [lab, seed]) for seed in range(RESTARTS + 1))
    yield _beside(f"crossings-{len(world.containers)}-arranged", ours, min(tried))


def _beside(case: str, ours: int, best: int) -> Row:
    return row("picture", case, ours, "crossings", best)
