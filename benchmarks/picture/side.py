"""One side of the comparison: a page that shows the lab, opened anew with nothing in its cache."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

from tests.browser.conftest import FLAGS

PAGE = Path(__file__).parent / "page"
WINDOW = {"width": 1440, "height": 900}
SOURCES = """() => ({
  main: document.querySelector("script[type=module]").src,
  snapshot: JSON.parse(document.getElementById("page").textContent).snapshot,
})"""
"""Where the product's page has its modules and its lab from."""
PATIENCE = 120_000
SETTLED = 1500
"""Milliseconds in which a page does what it does after its first picture."""


@dataclass(frozen=True, slots=True)
class Side:
    """`wheel` is how far its wheel turns to make the picture grow by hand.ZOOM."""

    name: str
    url: str
    scripts: tuple[str, ...]
    wheel: float


def ours(url: str) -> Side:
    return Side("cnmviz", url, ("watch.js", "ours.js"), wheel=23)


def rivals(url: str) -> list[Side]:
    """Cytoscape.js with stock options, and with those that it documents for large graphs."""
    return [
        Side("cytoscape", url, ("watch.js",), wheel=4),
        Side("cytoscape-tuned", f"{url}?tuned", ("watch.js",), wheel=4),
    ]


def chromium(playwright: Playwright) -> Browser:
    """The system's Chromium where there is one, else Playwright's own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


@contextmanager
def opened(browser: Browser, side: Side) -> Iterator[Page]:
    """A page whose first picture is drawn, and which has settled."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    try:
        context.set_default_timeout(PATIENCE)
        for script in side.scripts:
            context.add_init_script(path=PAGE / script)
        page = context.new_page()
        page.goto(side.url, wait_until="commit")
        page.evaluate("bench.ready")
        page.wait_for_timeout(SETTLED)
        yield page
    finally:
        context.close()
