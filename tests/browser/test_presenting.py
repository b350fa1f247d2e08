"""Presenting in the browser: a teacher, a student at a desk, one with a phone, and one who comes late; and the packet that is led."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .classes import PHONE, Teacher, join, strip
from .conftest import Visit, picture
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


def present(page: Page) -> None:
    strip(page).get_by_role("button", name="Present", exact=True).click()
    expect(strip(page).get_by_role("button", name="Presenting")).to_have_attribute("aria-pressed", "true")


def stop(page: Page, number: int) -> None:
    """The packet in the picture is at a stop, counted from 1."""
    expect(deck(page)).to_contain_text(re.compile(rf"Stop {number} of"))


def deck(page: Page) -> Locator:
    return page.get_by_role("group", name="The packet in the picture")


def at(page: Page) -> int:
    found = re.search(r"Stop (\d+) of", deck(page).inner_text())
    assert found
    return int(found[1])


def build(teacher: LabPage) -> None:
    for line in LINES:
        teacher.type(line)
    expect(teacher.thing("container", "db")).to_be_visible()


def test_a_class_follows_lets_go_and_returns(visits: Any) -> None:
    visit: Visit = visits()
    teacher = Teacher(visit)
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    expect(following(kim.page)).to_be_hidden()
    present(teacher.page)
    for page in (kim.page, sam.page):
        expect(following(page)).to_contain_text("Following")
    teacher.page.get_by_role("button", name="Zoom in").click()
    teacher.page.get_by_role("button", name="Zoom in").click()
    late = join(visits(), teacher.code, "Late")
    for page in (kim.page, sam.page, late.page):
        expect(following(page)).to_contain_text("Following")
        sees(page, teacher.page)
    teacher.thing("container", "web").click()
    for page in (kim.page, late.page):
        expect(page.locator('#picture g.container[data-name="web"]')).to_have_class(re.compile("selected"))
    picture(sam.page, "following-on-a-phone")
    picture(teacher.page, "presenting")

    teacher.page.get_by_role("tab", name="Matrix").click()
    for page in (kim.page, sam.page, late.page):
        front(page, "matrix")
    kim.page.get_by_role("tab", name="Outline").click()
    expect(following(kim.page)).to_contain_text("You look around")
    teacher.page.get_by_role("tab", name="Under the hood").click()
    front(sam.page, "hood")
    front(kim.page, "outline")
    picture(kim.page, "looking-around")
    kim.page.keyboard.press("f")
    front(kim.page, "hood")
    sees(kim.page, teacher.page)
    kim.page.keyboard.press("f")
    expect(following(kim.page)).to_contain_text("You look around")
    following(kim.page).get_by_role("button", name="Follow").click()
    expect(following(kim.page)).to_contain_text("Following")

    strip(teacher.page).get_by_role("button", name="Presenting").click()
    for page in (kim.page, sam.page, late.page):
        expect(following(page)).to_be_hidden()


def test_a_packet_is_at_the_same_stop_on_every_screen(visits: Any) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    present(teacher.page)
    teacher.ask("web", "api")
    deck(teacher.page).get_by_role("button", name="Step back").click()
    for number in (3, 4, 5):
        while at(teacher.page) != number:
            deck(teacher.page).get_by_role("button", name="Step back" if at(teacher.page) > number else "Step forward").click()
        for page in (kim.page, sam.page):
            stop(page, number)
    picture(sam.page, "a-led-packet-on-a-phone")
    late = join(visits(), teacher.code, "Late")
    stop(late.page, 5)

    # A follower who leads the packet alone is not disturbed, and comes back to where it is.
    kim.page.keyboard.press(".")
    stop(kim.page, 6)
    deck(teacher.page).get_by_role("button", name="Step back").click()
    stop(sam.page, 4)
    stop(kim.page, 6)
    kim.page.keyboard.press("f")
    stop(kim.page, 4)

    deck(teacher.page).get_by_role("button", name="Play").click()
    later = join(visits(), teacher.code, "Later")
    expect(following(later.page)).to_contain_text("Following")
    everybody = (teacher.page, kim.page, sam.page, late.page, later.page)
    for _ in range(6):
        stops = [at(page) for page in everybody]
        if len(set(stops)) > 1:  # asked one after the other, while it plays
            teacher.page.wait_for_timeout(250)
            stops = [at(page) for page in everybody]
        assert max(stops) - min(stops) <= 1, stops
        teacher.page.wait_for_timeout(300)
    deck(teacher.page).get_by_role("button", name="Pause").click()
    teacher.page.wait_for_timeout(600)
    assert len({at(page) for page in everybody}) == 1

    # The presenter's page is loaded anew, then the server is killed and started again: it is there where it was.
    number = at(teacher.page)
    teacher.page.reload()
    for page in everybody:
        stop(page, number)
    deck(teacher.page).get_by_role("button", name="Step back").click()
    stop(sam.page, number - 1)
    for person in (teacher, kim, sam):
        person.visit.tolerated += ["WebSocket", "ERR_"]
    teacher.page.keyboard.press("Escape")
    for page in (kim.page, sam.page, late.page):
        expect(deck(page)).to_have_count(0)
