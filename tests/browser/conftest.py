"""People with a real browser, and what makes any of their pages a failure.

A page fails its test by an exception, by an error in the console, or by a request to anywhere but the server. Every person has a
profile of their own, and every test leaves a picture of each page in pictures/.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from tests.server import Server

PICTURES = Path("pictures")
FLAGS = [
    "--no-sandbox",  # the suite also runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where there is one, else Playwright's own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return browser_type_launch_args | {"args": FLAGS} | ({"executable_path": found} if found else {})


class Visit:
    """A person's page. `tolerated` are parts of console errors that the test provokes."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        self.context = context
        self.server = server
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.tolerated: list[str] = []
        self.page.on("pageerror", self._error)
        self.page.on("console", self._console)
        context.on("request", self._request)

    def _error(self, error: Error) -> None:
        self.faults.append(f"exception: {error.stack or error}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _request(self, request: Request) -> None:
        own = (self.server.url, self.server.url.replace("http", "ws", 1), "data:", "blob:", "about:")
        if not request.url.startswith(own):
            self.faults.append(f"foreign request: {request.url}")

    def check(self) -> None:
        assert [fault for fault in self.faults if not any(part in fault for part in self.tolerated)] == []


@pytest.fixture
def visits(browser: Browser, asgi_server: Server, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Somebody opens the browser; `visits(color_scheme="dark", ...)` takes the options of a browser context."""
    opened: list[Visit] = []

    def visit(server: Server = asgi_server, **options: Any) -> Visit:
        context = browser.new_context(base_url=server.url, **{"viewport": {"width": 1440, "height": 900}, **options})
        context.set_default_timeout(10_000)
        opened.append(Visit(context, server))
        return opened[-1]

    yield visit
    try:
        for number, each in enumerate(opened):
            picture(each.page, f"{request.node.name}-{number}")
        for each in opened:
            each.check()
    finally:
        for each in opened:
            each.context.close()


def picture(page: Page, name: str) -> Path:
    """A screenshot in pictures/, to be looked at."""
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)[:100]
    path = PICTURES / f"{safe}.png"
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path)
    return path
