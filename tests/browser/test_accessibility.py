"""axe finds nothing on any page, in light and in dark; and everything can be done without a mouse."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .lab import LabPage

SCHEMES = ["light", "dark"]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']]}" for each in found]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["/", "/lab/ZZZZZZ/", "/no/such/page"])
def test_plain_pages(visits, path: str, scheme: str) -> None:  # type: ignore[no-untyped-def]
    visit = visits(color_scheme=scheme)
    visit.tolerated.append("404")
    visit.page.goto(path)
    assert violations(visit.page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_lab_in_use(visits, scheme: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(color_scheme=scheme))
    lab.paste(
        [
            "docker network create front",
            "docker network create --internal back",
            "docker run -d --name web --network front -p 8080:80 nginx",
            "docker run -d --name db --network back postgres",
            "docker stop -t 0 web",
            "docker start web",
            "docker frobnicate",
        ]
    )
    expect(lab.output.locator(".entry")).to_have_count(7)
    expect(lab.output.locator(".waiting")).to_have_count(0)
    lab.ask("web", "db")
    for tab in ("Reach", "Inspector", "Log"):
        lab.page.get_by_role("tab", name=tab).click()
        lab.page.wait_for_timeout(800)
        assert violations(lab.page) == [], tab
    lab.tool("Container")
    assert violations(lab.page) == []


def test_everything_by_keyboard(visits) -> None:  # type: ignore[no-untyped-def]
    visit = visits()
    visit.page.goto("/")
    press_until(visit.page, "New lab")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/lab/**")
    lab = LabPage(visit, visit.page.url.removeprefix(visit.server.url))
    keys = visit.page.keyboard
    for network in ("front", "back"):
        keys.press("n")
        fill_focused(lab, network)
    keys.press("a")
    fill_focused(lab, "web")
    expect(lab.thing("container", "web")).to_be_visible()

    press_until(visit.page, "container web")
    keys.press("Enter")
    expect(visit.page.get_by_role("tab", name="Inspector")).to_have_attribute("aria-selected", "true")
    press_until(visit.page, "Connect to a network…")
    keys.press("Enter")
    expect(visit.page.get_by_role("dialog")).to_be_visible()
    press_until(visit.page, "Connect")
    keys.press("Enter")
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    expect(lab.picture.locator("g.endpoint")).to_have_count(2)

    keys.press("Control+z")
    expect(lab.picture.locator("g.endpoint")).to_have_count(1)
    keys.press("t")
    expect(lab.command_line).to_be_focused()
    keys.type("docker network ls -q --filter name=fro")
    keys.press("Enter")
    expect(lab.output.locator("pre.stdout")).to_have_count(1)
    press_until(visit.page, "Undo", backwards=True)


def fill_focused(lab: LabPage, name: str) -> None:
    """Type over the first field of the dialog that a key has opened, and send it."""
    expect(lab.page.get_by_role("dialog")).to_be_visible()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.type(name)
    lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_role("dialog")).to_have_count(0)


FOCUSED = """() => {
  const one = document.activeElement;
  return one.getAttribute("aria-label") || one.textContent;
}"""


def press_until(page: Page, name: str, *, backwards: bool = False) -> None:
    """Press Tab, and inside the picture the arrow keys, until the thing with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("document.activeElement.closest('#picture svg') !== null"):
            for _ in range(20):
                if page.evaluate(FOCUSED).strip().startswith(name):
                    return
                page.keyboard.press("ArrowDown")
        if page.evaluate(FOCUSED).strip().startswith(name):
            return
    raise AssertionError(f"the keyboard never reached {name!r}")
