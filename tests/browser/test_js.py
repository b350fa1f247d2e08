"""The unit tests of the browser's modules, run in a blank page of the live server.

Every exported function of `tests/js/**/*.test.js` whose name begins with `test` is one case; it fails by throwing. The server's
static files are reached under their own address; the tests themselves are handed to the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.server import Server

FOLDER = Path(__file__).resolve().parent.parent / "js"
EXPORTED = re.compile(r"^export (?:async )?function (test\w*)|^export const (test\w*)", re.MULTILINE)

PATIENCE = 20_000
"""Milliseconds for one case: a promise that never settles is a failure like any other."""
RUN = """async ([path, name, patience]) => {
  const module = await import(`/tests/js/${path}`);
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`not done after ${patience} ms`)), patience));
  await Promise.race([module[name](), late]);
}"""


def cases() -> list[tuple[str, str]]:
    """Path below tests/js, and name of the function."""
    return [
        (path.relative_to(FOLDER).as_posix(), match[1] or match[2])
        for path in sorted(FOLDER.rglob("*.test.js"))
        for match in EXPORTED.finditer(path.read_text())
    ]


@pytest.fixture(scope="session")
def blank(browser: Browser, asgi_server: Server) -> Iterator[Page]:
    """An empty page that can import the product's modules as `../../static/...` from `/tests/js/...`."""
    context = browser.new_context(base_url=asgi_server.url, bypass_csp=True)

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(asgi_server.url).partition("?")[0]
        if path == "/tests/js/":
            route.fulfill(content_type="text/html", body="<!doctype html><title>tests</title>")
            return
        file = FOLDER.parent.parent / path.lstrip("/")
        if file.is_file():
            route.fulfill(content_type="text/javascript", path=file)
        else:
            route.fulfill(status=404)

    context.route(f"{asgi_server.url}/tests/**", serve)
    context.route(f"{asgi_server.url}/static/**", serve)
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize(("path", "name"), cases())
def test_module(blank: Page, path: str, name: str) -> None:
    """A file begins with a new document, and so does what follows a failure: none is blamed for what another left open."""
    document = f"/tests/js/?{path}"
    if not blank.url.endswith(document):
        blank.goto(document)
    try:
        blank.evaluate(RUN, [path, name, PATIENCE])
    except Exception:
        blank.goto("about:blank")
        raise


def test_there_are_cases_in_every_file() -> None:
    with_cases = {path for path, _ in cases()}
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.test.js")} == with_cases
