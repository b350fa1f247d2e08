"""What is presented, as people see it: the strip, the part of the picture, and the packet."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .classes import strip
from .lab import LabPage

SEEN = """() => { const svg = document.querySelector("[role=tabpanel]:not([hidden]) svg.diagram");
  const pane = svg.parentElement.getBoundingClientRect(), world = svg.querySelector(".world");
  const at = world.getScreenCTM().inverse(), from = new DOMPoint(pane.left, pane.top).matrixTransform(at);
  const to = new DOMPoint(pane.right, pane.bottom).matrixTransform(at);
  return [from.x, from.y, to.x, to.y]; }"""

LINES = (
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name api --network front nginx",
    "docker run -d --name db --network back redis",
)


def build(teacher: LabPage) -> None:
    for line in LINES:
        teacher.type(line)
    expect(teacher.thing("container", "db")).to_be_visible()


def sees(follower: Page, presenter: Page) -> None:
    """All that the presenter sees of the picture, the follower sees, whatever the window's size."""
    for _ in range(50):
        a, b = presenter.evaluate(SEEN), follower.evaluate(SEEN)
        if b[0] <= a[0] + 2 and b[1] <= a[1] + 2 and b[2] >= a[2] - 2 and b[3] >= a[3] - 2:
            return
        follower.wait_for_timeout(100)
    raise AssertionError(f"{b} does not have all of {a}")


def front(page: Page, view: str) -> None:
    expect(page.locator("#stage")).to_have_attribute("data-front", view)


def following(page: Page) -> Locator:
    return strip(page).get_by_role("group", name="Following")


def follows(page: Page, name: str = "") -> None:
    expect(following(page)).to_contain_text(f"Following {name}".strip())


def present(page: Page) -> None:
    strip(page).get_by_role("button", name="Present", exact=True).click()
    expect(strip(page).get_by_role("button", name="Presenting")).to_have_attribute("aria-pressed", "true")


def deck(page: Page) -> Locator:
    return page.get_by_role("group", name="The packet in the picture")


def stop(page: Page, number: int, within: float = 5) -> None:
    """The packet in the picture is at a stop, counted from 1."""
    expect(deck(page)).to_contain_text(re.compile(rf"Stop {number} of"), timeout=within * 1000)


def at(page: Page) -> int:
    found = re.search(r"Stop (\d+) of", deck(page).inner_text())
    assert found
    return int(found[1])


def step_to(page: Page, number: int) -> None:
    """Lead the packet to a stop by its buttons."""
    while at(page) != number:
        deck(page).get_by_role("button", name="Step back" if at(page) > number else "Step forward").click()
