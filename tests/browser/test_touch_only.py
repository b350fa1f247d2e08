"""A promise: a whole network is built and tested by touch alone, on a phone. Fingers only: taps, a swipe, a long press.

What is typed into a field comes from the phone's own keyboard, which a tap on the field opens.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from .lab import LabPage

LONG = 700
"""Milliseconds that a finger rests for a long press."""
TRAVEL = 20_000
"""Milliseconds in which a packet has come to the end of its way in the picture."""
SWIPES = 8


class Finger:
    """One finger on the page's glass."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.glass: CDPSession = page.context.new_cdp_session(page)

    def tap(self, thing: Locator) -> None:
        self.page.touchscreen.tap(*self._find(thing))

    def press_long(self, thing: Locator) -> None:
        x, y = self._find(thing)
        self._touch("touchStart", x, y)
        self.page.wait_for_timeout(LONG)
        self._touch("touchEnd")

    def type_over(self, field: Locator, text: str) -> None:
        self.tap(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def _find(self, thing: Locator) -> tuple[float, float]:
        """The middle of a thing, swiped into sight where it is above or below what the glass shows."""
        expect(thing).to_be_visible()
        for _ in range(SWIPES):
            box = self._at_rest(thing)
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            if thing.evaluate("(one, [x, y]) => one.contains(document.elementFromPoint(x, y))", [x, y]):
                return x, y
            self._swipe(up=y > self._height * 0.7)
        raise AssertionError(f"no finger can reach {thing}")

    def _at_rest(self, thing: Locator) -> dict[str, float]:
        before = None
        while (box := thing.bounding_box()) != before:
            before = box
            self.page.wait_for_timeout(100)
        assert box
        return dict(box)

    @property
    def _height(self) -> int:
        assert self.page.viewport_size
        return self.page.viewport_size["height"]

    def _swipe(self, *, up: bool) -> None:
        """160 pixels, ending at rest, so that the page does not roll on."""
        x, y = 195, self._height * 0.7
        self._touch("touchStart", x, y)
        for step in range(1, 9):
            self._touch("touchMove", x, y + 20 * step * (-1 if up else 1))
        self.page.wait_for_timeout(150)
        self._touch("touchMove", x, y + 160 * (-1 if up else 1))
        self._touch("touchEnd")

    def _touch(self, kind: str, *place: float) -> None:
        points = [{"x": place[0], "y": place[1]}] if place else []
        self.glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture
def phone(visits):  # type: ignore[no-untyped-def]
    return visits(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce")


def test_a_network_is_built_tested_and_mended_by_touch_alone(phone) -> None:  # type: ignore[no-untyped-def]
    page = phone.page
    page.goto("/")
    finger = Finger(page)
    finger.tap(page.get_by_role("button", name="New lab"))
    page.wait_for_url("**/lab/**")
    lab = LabPage(phone, None)
    tools = page.get_by_role("toolbar", name="Lab")
    parts = page.get_by_role("navigation", name="Parts of the lab")

    def add(what: str, name: str, submit: str) -> None:
        finger.tap(tools.get_by_role("button", name=what, exact=True))
        dialog = page.get_by_role("dialog")
        finger.type_over(dialog.get_by_label("Name", exact=True), name)
        finger.tap(dialog.get_by_role("button", name=submit))
        expect(dialog).to_have_count(0)

    add("Network", "front", "Create it")
    add("Container", "web", "Run it")
    add("Network", "back", "Create it")
    add("Container", "db", "Run it")
    finger.tap(lab.thing("network", "front"))
    add("Container", "api", "Run it")
    assert [row["line"] for row in lab.snapshot()["log"][1:]] == [
        "docker network create front",
        "docker run -d --name web --network front nginx",
        "docker network create back",
        "docker run -d --name db --network back nginx",
        "docker run -d --name api --network front nginx",
    ]

    finger.tap(tools.get_by_role("button", name="Can A reach B?"))
    finger.tap(lab.thing("container", "web"))
    finger.tap(lab.thing("container", "db"))
    words = page.get_by_role("group", name="The packet at this stop")
    expect(words).to_contain_text("No", timeout=TRAVEL)
    assert page.evaluate("document.activeElement.matches('input, select')") is False, "the phone's keyboard covers the answer"
    finger.tap(page.get_by_role("button", name="Make it so"))
    expect(words).to_contain_text("Yes", timeout=TRAVEL)

    finger.tap(parts.get_by_role("button", name="Picture"))
    finger.press_long(lab.thing("container", "db"))
    finger.tap(page.get_by_role("menuitem", name="Stop"))
    expect(lab.thing("container", "db")).to_have_attribute("aria-label", re.compile("exited"))
    finger.tap(tools.get_by_role("button", name="Undo"))
    expect(lab.thing("container", "db")).to_have_attribute("aria-label", re.compile("running"))

    finger.press_long(lab.thing("network", "back"))
    finger.tap(page.get_by_role("menuitem", name="Duplicate"))
    expect(lab.thing("network", "back-2")).to_be_visible()

    finger.tap(parts.get_by_role("button", name="Console"))
    finger.tap(lab.command_line)
    page.keyboard.type("docker ps -q")
    finger.tap(page.get_by_role("button", name="Run the line"))
    expect(lab.output.locator("pre.stdout")).to_have_text(re.compile(r"^([0-9a-f]{12}\s*){3}$"))
