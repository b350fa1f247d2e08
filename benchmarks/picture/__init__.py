"""The picture in a real Chromium, under a real mouse, beside Cytoscape.js with the same lab in the same run.

Needs Chromium, and npm for Cytoscape.js: without npm it says so, and the rows that compare are left out. The product is opened
as a person opens it; nothing is taken out of its page. Every frame is measured with everything in view, the worst case for
drawing. Figures are medians over three rounds; in each round the sides take turns, each in a fresh browser context.

`first-1000`: from having parsed the lab's data to the end of the first frame that shows every container. `first-page-1000`: the
same from the start of the navigation. `drag-container-1000`, `drag-host-1000`, `pan-1000`, `zoom-1000`: the mean time from one
animation frame to the next while the mouse moves or its wheel turns; `-p95` and `-longest` of the same frames. On a screen of
60 Hz nothing is below 16.7 ms, so two sides that keep up differ by nothing but noise. The baseline is Cytoscape.js at the
places that our layout gives (it has no layout to do), with stock options or with those that it documents for large graphs,
whichever is faster in that case. It draws less: straight lines, one text for each container and endpoint. What was dragged must
have moved by the mouse's distance, or there is no row and the reason is printed.

`longest-task-1000`: the longest task of the page's main thread between press and release of the mouse, from the browser's own
trace (pages are told only of tasks above 50 ms), against 50 ms; `drop-task-1000`: the same from the release on.

`overlaps-60`, `cut-labels-60`: pairs of things or labels that lie over each other, and labels cut or shortened, in the
rectangles that the browser draws, with everything in view and at the original size; both must be 0. `crossings-60`: how often
lines of two networks cross or run behind a bar that is not theirs, against the best of 50 random beginnings of the layout's own
ordering step; `-worst`: the same in the worst of ten random labs; `-arranged`: after "arrange", against 50 random beginnings of
its search.

`layout-N`: the layout alone, texts measured anew, against n log n from the smallest lab on; `layout-host-N`: the same with all
containers on one host.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from cnmviz.labs import dispatch
from tests.server import Server

from ..labs import NOW
from ..rows import Row
from . import cytoscape, order, reading, side, speed
from .labs import swarm

READABLE = 60
SIZES = (60, 300, 1000, 3000)
CODES = {READABLE: "SIXTY", speed.SIZE: "LARGE"}
DRAWN = 10
"""Random labs in which crossings are counted."""


def run() -> Iterator[Row]:
    # Labs are made before there is a browser: Playwright runs an event loop in this thread, where Django opens no database.
    dispatch.open_lab(CODES[READABLE], swarm(READABLE, hosts=2, networks=8), title="60 containers", now=NOW)
    dispatch.open_lab(CODES[speed.SIZE], swarm(speed.SIZE, hosts=10, networks=50), title="1,000 containers", now=NOW)
    server = Server(Path(os.environ["CNMVIZ_DATA"]))
    server.start()
    try:
        server.wait()
        with sync_playwright() as playwright:
            browser = side.chromium(playwright)
            yield from _small(browser, side.ours(f"{server.url}/lab/{CODES[READABLE]}/"))
            yield from _large(browser, side.ours(f"{server.url}/lab/{CODES[speed.SIZE]}/"))
    finally:
        server.close()


def _small(browser: Browser, us: side.Side) -> Iterator[Row]:
    with side.opened(browser, us) as page:
        yield from reading.rows(page, READABLE)
        order.ready(page)
        first = swarm(READABLE, hosts=2, networks=8)
        drawn = [swarm(READABLE, hosts=2, networks=8, seed=seed) for seed in range(1, DRAWN + 1)]
        yield from order.crossings(page, [first, *drawn])
        yield from order.arranged(page, first)
        swarms = {size: swarm(size, hosts=max(2, size // 100), networks=max(8, size // 20)) for size in SIZES}
        yield from order.growth(page, swarms, case="layout")
        alone = {size: swarm(size, hosts=1, networks=max(8, size // 20)) for size in SIZES}
        yield from order.growth(page, alone, case="layout-host")


def _large(browser: Browser, us: side.Side) -> Iterator[Row]:
    try:
        program = cytoscape.script()
    except cytoscape.Missing as why:
        print(f"  picture: {why}", file=sys.stderr)
        yield from speed.rows(browser, us, [])
        return
    with side.opened(browser, us) as page:
        lab = page.evaluate((side.PAGE / "elements.js").read_text(), page.evaluate(side.SOURCES))
    with cytoscape.serving(program, lab) as there:
        yield from speed.rows(browser, us, side.rivals(there))
