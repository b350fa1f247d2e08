"""A page asks for all of its modules at once: a browser loads those, and no other."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .lab import LabPage

ASKED = "() => [...document.querySelectorAll('link[rel=modulepreload]')].map((link) => new URL(link.href).pathname).sort()"
USED = """async (paths) => {
  const seen = new Set();
  const follow = async (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = await (await fetch(path)).text();
    const names = [...text.matchAll(/^(?:import|export)[^;]*? from "(.+)";/gm)].map((found) => new URL(found[1], location.origin + path).pathname);
    await Promise.all(names.map(follow));
  };
  await Promise.all(paths.map(follow));
  return [...seen].sort();
}"""


@pytest.mark.parametrize(("address", "first"), [("", "main.js"), ("embed", "embed.js")])
def test_what_is_asked_for_at_once_is_what_is_loaded(visits, address: str, first: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    loaded: set[str] = set()
    lab.page.on("request", lambda request: loaded.add(urlsplit(request.url).path))
    lab.page.goto(f"{lab.path}{address}")
    expect(lab.page.locator("#picture svg").first).to_be_visible()
    asked = lab.page.evaluate(ASKED)
    assert sorted(path for path in loaded if "/cnmviz/" in path and path.endswith(".js")) == asked
    begin = [path for path in asked if path.endswith(f"/cnmviz/{first}")]
    assert lab.page.evaluate(USED, begin) == asked
