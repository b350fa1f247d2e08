"""The history: one person steps back while another builds, asks about an earlier step, and goes on from it in a lab of its own."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.server import Server

from .axe import violations
from .lab import LabPage
from .test_connection import LOST

LINES = [
    "docker network create front",
    "docker run -d --name web --network front nginx",
    "docker run -d --name db --network front nginx",
    "docker network disconnect front db",
]
"""Steps 2 to 5; web reaches db at step 4 alone."""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class TimePage(LabPage):
    """Somebody who has built the lines above, or looks at them."""

    @property
    def slider(self) -> Locator:
        return self.page.get_by_role("slider", name="Step")

    @property
    def banner(self) -> Locator:
        return self.page.get_by_role("region", name="Earlier step")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def build(self) -> None:
        self.paste(LINES)
        expect(self.output.locator(".waiting")).to_have_count(0)
        expect(self.output.locator(".entry")).to_have_count(len(LINES))
        expect(self.picture.locator("g.endpoint")).to_have_count(1)

    def look_at(self, step: int, of: int) -> None:
        expect(self.banner).to_contain_text(f"You are looking at step {step} of {of}")


def test_one_steps_back_while_another_builds(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    ben = TimePage(visits(), ana.path)
    ana.press("History")
    for step in (4, 3, 2):
        ana.press("Previous step")
        ana.look_at(step, of=5)
    expect(ana.thing("container", "web")).to_have_count(0)
    expect(ana.thing("network", "front")).to_be_visible()

    ben.type("docker run -d --name late nginx")
    expect(ben.thing("container", "late")).to_be_visible()
    ana.look_at(2, of=6)
    expect(ana.banner).to_contain_text("1 newer")
    assert ana.names("container") == set()

    ana.press("Next step")
    expect(ana.thing("container", "web")).to_be_visible()
    ana.type("docker network create from-the-past")
    expect(ben.thing("network", "from-the-past")).to_be_visible()
    expect(ana.banner).to_contain_text("2 newer")
    expect(ana.page.locator("#console")).to_contain_text("works on the present, not on step 3")

    ana.press("Back to now")
    expect(ana.banner).to_be_hidden()
    assert ana.names("container") == ben.names("container") == {"web", "db", "late"}
    expect(ana.thing("network", "from-the-past")).to_be_visible()


def test_the_slider_by_keyboard(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    ana.page.locator("#picture svg").focus()
    keys = ana.page.keyboard
    keys.press("h")
    expect(ana.slider).to_be_focused()
    for key, step in (("ArrowLeft", 4), ("Home", 1), ("ArrowRight", 2), ("ArrowUp", 3)):
        keys.press(key)
        ana.look_at(step, of=5)
    expect(ana.slider).to_have_attribute("aria-valuetext", re.compile(re.escape(LINES[1])))
    keys.press("End")
    expect(ana.banner).to_be_hidden()
    keys.press("Home")
    keys.press("Escape")
    expect(ana.banner).to_be_hidden()
    expect(ana.slider).to_be_hidden()
    expect(ana.thing("container", "web")).to_be_visible()


def test_playing_shows_every_step_and_ends_now(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    ana.press("History")
    ana.press("Play the steps")
    for step in (1, 2, 3, 4):
        ana.look_at(step, of=5)
    expect(ana.banner).to_be_hidden()
    expect(ana.page.get_by_role("button", name="Play the steps", exact=True)).to_be_visible()


def test_questions_are_about_the_step_that_is_looked_at(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    assert not ana.ask("web", "db")["verdict"]["ok"]
    ana.press("History")
    ana.press("Previous step")
    ana.look_at(4, of=5)
    expect(ana.verdict).to_have_count(0)
    assert ana.ask("web", "db")["verdict"]["ok"]
    ana.press("Now")
    assert not ana.ask("web", "db")["verdict"]["ok"]


def test_the_past_cannot_be_built_on(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    ana.press("History")
    ana.press("Previous step")
    ana.look_at(4, of=5)
    why = "You are looking at step 4 of 5. Go back to now, or continue from here in a lab of its own."
    ana.tool("Container")
    ana.tool("Undo")
    expect(ana.page.locator("#toasts")).to_contain_text(why)
    ana.thing("container", "web").click()
    ana.page.get_by_role("group", name="Actions").get_by_role("button", name="Stop").click()
    ana.page.locator("#picture svg").press("Delete")
    expect(ana.page.locator(".diagram-note.bubble")).to_have_text(why)
    assert ana.snapshot()["seq"] == 5
    ana.press("Back to now")
    ana.tool("Undo")
    expect(ana.picture.locator("g.endpoint")).to_have_count(2)


def test_a_fork_goes_on_from_the_step_and_the_lab_stays(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    before = ana.snapshot()
    code = before["lab"]["code"]
    ana.press("History")
    ana.press("Previous step")
    ana.look_at(4, of=5)
    with ana.page.expect_navigation():
        ana.press("Continue from here")
    ana.live()
    expect(ana.page.get_by_role("heading", name=f"Lab {code}, from step 4")).to_be_attached()
    expect(ana.picture.locator("g.endpoint")).to_have_count(2)
    expect(ana.banner).to_be_hidden()
    ana.page.get_by_role("tab", name="Log").click()
    expect(ana.page.get_by_role("list", name="Log, oldest first")).to_contain_text(f"Lab {code}, from step 4")
    ana.type("docker network create second")
    expect(ana.thing("network", "second")).to_be_visible()
    ana.page.goto(f"/lab/{code}/")
    ana.live()
    assert ana.snapshot()["seq"] == before["seq"]
    expect(ana.picture.locator("g.endpoint")).to_have_count(1)


def test_a_reload_leads_to_the_present(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    ana.press("History")
    ana.press("First step")
    ana.look_at(1, of=5)
    ana.page.reload()
    ana.live()
    expect(ana.banner).to_be_hidden()
    expect(ana.thing("container", "db")).to_be_visible()


def test_a_step_waits_for_a_server_that_was_killed_and_the_present_does_not(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    ana = TimePage(visits(server))
    ana.visit.tolerated.extend(LOST)
    ana.build()
    ana.page.reload()
    ana.live()
    ana.press("History")
    server.kill()
    ana.press("Previous step")
    expect(ana.page.locator(".time-bar")).to_have_attribute("aria-busy", "true")
    ana.press("Now")
    expect(ana.page.locator(".time-bar")).to_have_attribute("aria-busy", "false")
    expect(ana.thing("container", "db")).to_be_visible()
    ana.press("Previous step")
    server.start()
    server.wait()
    ana.look_at(4, of=5)
    ana.live(within=30)


def test_on_a_phone_nothing_lies_over_the_picture(visits) -> None:  # type: ignore[no-untyped-def]
    desk = TimePage(visits())
    desk.build()
    phone = TimePage(visits(**PHONE), desk.path)
    phone.press("History")
    phone.press("Previous step")
    phone.look_at(4, of=5)
    picture, bar, banner = (phone.page.locator(one).bounding_box() or {} for one in ("#picture", ".time-bar", ".past-banner"))
    assert banner["y"] + banner["height"] <= picture["y"] + 1
    assert picture["y"] + picture["height"] <= bar["y"] + 1
    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= 390
    for button in phone.page.locator(".time-bar button, .past-banner button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    assert violations(phone.page) == []
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_axe_finds_nothing_in_the_past(visits) -> None:  # type: ignore[no-untyped-def]
    ana = TimePage(visits())
    ana.build()
    ana.press("History")
    ana.press("Previous step")
    ana.look_at(4, of=5)
    assert violations(ana.page) == []
