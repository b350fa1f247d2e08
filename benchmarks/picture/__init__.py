"""The picture in a real Chromium."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from cnmviz.labs import dispatch
from tests.server import Server

from ..labs import NOW
from ..rows import Row
from . import cytoscape, side, speed
from .labs import swarm

LARGE = "LARGE"


def run() -> Iterator[Row]:
    dispatch.open_lab(LARGE, swarm(speed.SIZE, hosts=10, networks=50), title="1,000 containers", now=NOW)
    server = Server(Path(os.environ["CNMVIZ_DATA"]))
    server.start()
    try:
        server.wait()
        with sync_playwright() as playwright:
            browser = side.chromium(playwright)
            us = side.ours(f"{server.url}/lab/{LARGE}/")
            with side.opened(browser, us) as page:
                lab = page.evaluate(
                    (side.PAGE / "elements.js").read_text(),
                    page.evaluate("({ main: document.querySelector('script[type=module]').src, snapshot: JSON.parse(document.getElementById('page').textContent).snapshot })"),
                )
            with cytoscape.serving(cytoscape.script(), lab) as there:
                yield from speed.rows(browser, us, side.rivals(there))
    finally:
        server.close()
