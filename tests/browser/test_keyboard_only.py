"""A promise: a whole network is built and tested by keyboard alone, from the first page on. No mouse, no script: keys only.

Tab and Shift+Tab move the focus, arrows move within the picture, a menu or a list, Enter and Space press, letters are shortcuts.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .lab import LabPage

FARTHEST = 80
"""Presses of Tab after which a thing counts as not reachable."""
TRAVEL = 20_000
"""Milliseconds in which a packet has come to the end of its way in the picture."""

NAME = """() => {
  const one = document.activeElement;
  const label = one.labels?.[0]?.textContent ?? "";
  return (one.getAttribute("aria-label") || label || one.textContent).trim();
}"""
IN_PICTURE = "document.activeElement.closest('svg.diagram') !== null"


def focused(page: Page) -> str:
    """The name of what has the focus."""
    name: str = page.evaluate(NAME)
    return name


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    for _ in range(FARTHEST):
        page.keyboard.press(key)
        if focused(page).startswith(name):
            return
    raise AssertionError(f"{key} never came to {name!r}; it is at {focused(page)!r}")


def tab_into_picture(page: Page) -> None:
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate(IN_PICTURE):
            return
    raise AssertionError("Tab never came into the picture")


def arrow_to(page: Page, name: str) -> None:
    """Go through the picture from its beginning, row by row."""
    page.keyboard.press("Home")
    for _ in range(8):
        before = ""
        while focused(page) != before:
            before = focused(page)
            if before.startswith(name):
                return
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never came to {name!r}")


def type_over(page: Page, text: str) -> None:
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def send(page: Page) -> None:
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_network_is_built_tested_and_mended_by_keyboard_alone(visits) -> None:  # type: ignore[no-untyped-def]
    visit = visits()
    page = visit.page
    keys = page.keyboard

    page.goto("/")
    tab_to(page, "New lab")
    keys.press("Enter")
    page.wait_for_url("**/lab/**")
    lab = LabPage(visit, None)

    for name in ("front", "back"):
        keys.press("n")
        expect(page.get_by_role("dialog", name="Add a network")).to_be_visible()
        type_over(page, name)
        send(page)
        expect(lab.thing("network", name)).to_be_visible()

    for name, network in (("web", "front"), ("api", "front"), ("db", "back")):
        keys.press("a")
        expect(page.get_by_role("dialog", name="Add a container")).to_be_visible()
        type_over(page, name)
        tab_to(page, "Network")
        keys.type(network)
        send(page)
        expect(lab.thing("container", name)).to_be_visible()

    tab_to(page, "Skip to the picture")
    keys.press("Enter")
    tab_into_picture(page)
    arrow_to(page, "container web")
    keys.press("r")
    arrow_to(page, "container db")
    keys.press("Enter")
    expect(lab.verdict).to_contain_text("No", timeout=TRAVEL)

    tab_to(page, "Make it so")
    keys.press("Enter")
    expect(lab.verdict).to_contain_text("Yes", timeout=TRAVEL)
    assert lab.snapshot()["log"][-1]["line"] == "docker network connect back web"

    keys.press("Control+Shift+P")
    keys.type("docker stop db")
    keys.press("Enter")
    expect(lab.thing("container", "db")).to_have_attribute("aria-label", re.compile("exited"))
    keys.press("Control+z")
    expect(lab.thing("container", "db")).to_have_attribute("aria-label", re.compile("running"))

    keys.press("/")
    keys.type("back")
    keys.press("Enter")
    expect(lab.thing("network", "back")).to_be_focused()
    keys.press("Shift+F10")
    while focused(page) != "Duplicate":
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(lab.thing("network", "back-2")).to_be_visible()

    keys.press("t")
    expect(lab.command_line).to_be_focused()
    keys.type("docker network ls -q --filter name=fro")
    keys.press("Enter")
    expect(lab.output.locator("pre.stdout").last).to_have_text(re.compile("^[0-9a-f]{12}$"))
    tab_to(page, "Undo", "Shift+Tab")
