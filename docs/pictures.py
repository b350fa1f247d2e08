"""Makes the pictures of docs/images from the running product: `python docs/pictures.py`. Look at them before you commit them."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import FLAGS, Visit  # noqa: E402
from tests.browser.lab import LabPage  # noqa: E402
from tests.server import Server  # noqa: E402

IMAGES = ROOT / "docs" / "images"
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
SETTLED = 2500
"""Milliseconds until everything has moved to its place."""


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cnmviz-pictures-") as folder:
        server = Server(Path(folder))
        server.start()
        server.wait()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
                _pictures(browser, server)
        finally:
            server.close()


def _pictures(browser: Browser, server: Server) -> None:
    light = _visit(browser, server, color_scheme="light", **DESK)
    light.page.goto("/")
    _shoot(light, "home-light")
    lab = LabPage(light)
    lab.paste(_three_tier())
    lab.page.wait_for_timeout(SETTLED)
    _shoot(light, "three-tier-light")
    lab.page.get_by_role("tab", name="Under the hood").click()
    lab.page.wait_for_timeout(SETTLED)
    _shoot(light, "hood-light")
    dark = _visit(browser, server, color_scheme="dark", **DESK)
    other = LabPage(dark, lab.path)
    other.ask("proxy", "db", "tcp", 80)
    other.page.wait_for_timeout(2 * SETTLED)
    _shoot(dark, "reach-dark")
    other.page.get_by_role("tab", name="Matrix").click()
    other.page.wait_for_timeout(SETTLED)
    _shoot(dark, "matrix-dark")
    phone = _visit(browser, server, color_scheme="light", **PHONE)
    LabPage(phone, lab.path).page.wait_for_timeout(SETTLED)
    _shoot(phone, "three-tier-phone")


def _visit(browser: Browser, server: Server, **options: Any) -> Visit:
    return Visit(browser.new_context(base_url=server.url, reduced_motion="reduce", **options), server)


def _three_tier() -> list[str]:
    recording = json.loads((ROOT / "tests/recordings/handmade/three-tier.json").read_text())
    return [step["command"] for step in recording["steps"]]


def _shoot(visit: Visit, name: str) -> None:
    visit.check()
    visit.page.screenshot(path=IMAGES / f"{name}.png")
    print(IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
