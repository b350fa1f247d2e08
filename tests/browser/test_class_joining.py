"""A class in the browser: a teacher and two students, one with a phone: coming in, locks, the floor, hands, and what happens to phones.

What is drawn is what the server says: a student who is locked is told why wherever they try.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server

from .axe import DEVICES, clean
from .classes import PHONE, Teacher, join, strip
from .conftest import Visit
from .lab import LabPage


@pytest.fixture
def teacher(visits: Callable[..., Visit]) -> Teacher:
    return Teacher(visits())


def test_a_class_comes_together(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    expect(teacher.row("Kim")).to_contain_text("connected")
    expect(teacher.row("Sam")).to_contain_text("connected")
    expect(strip(teacher.page)).to_contain_text("2 of 2 here")
    kim.type("docker network create front")
    for page in (teacher, kim, sam):
        expect(page.thing("network", "front")).to_have_count(1)
    sam.page.goto("about:blank")
    expect(teacher.row("Sam")).to_contain_text("away since")
    expect(strip(teacher.page)).to_contain_text("1 of 2 here")


def test_a_lock_and_the_floor(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    strip(teacher.page).get_by_role("button", name="Lock the lab").click()
    for page in (kim.page, sam.page):
        expect(strip(page)).to_contain_text("The teacher has locked the lab.")
    expect(kim.page.locator("#console .console-bar")).to_contain_text("The teacher has locked the lab.")
    kim.type("docker network create front")
    expect(kim.output).to_contain_text("The teacher has locked the lab.")
    kim.type("docker network ls")
    expect(kim.output).to_contain_text("bridge")
    kim.page.get_by_role("toolbar", name="Lab").get_by_role("button", name="Network", exact=True).click(force=True)
    expect(kim.page.get_by_role("dialog")).to_have_count(0)
    expect(kim.page.locator("#toasts")).to_contain_text("locked the lab")

    sam.page.get_by_role("button", name="Raise hand").press("Enter")
    hands = teacher.panel.get_by_role("listitem").filter(has=teacher.page.get_by_role("button", name="Lower the hand of Sam"))
    expect(hands).to_have_count(1)
    hands.get_by_role("button", name="Give the floor to Sam").click()
    expect(hands).to_have_count(0)
    expect(strip(sam.page)).to_contain_text("You have the floor")
    expect(strip(kim.page)).to_contain_text("Sam has the floor")
    expect(strip(kim.page)).to_contain_text("only Sam can change it")
    sam.page.get_by_role("button", name="Console").click()
    sam.type("docker network create sams")
    expect(teacher.thing("network", "sams")).to_have_count(1)
    sam.page.get_by_role("button", name="Give the floor back").click()
    expect(strip(kim.page)).to_contain_text("The teacher presents")

    strip(teacher.page).get_by_role("button", name="Lock the lab").click()
    kim.type("docker network create kims")
    expect(teacher.thing("network", "kims")).to_have_count(1)
    teacher.does("Kim", "Only watches")
    expect(strip(kim.page)).to_contain_text("You are watching")


def test_the_same_browser_is_the_same_person_after_a_reload_and_a_killed_server(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    teacher = Teacher(visits(server))
    kim, sam = join(visits(server), teacher.code, "Kim"), join(visits(server, **PHONE), teacher.code, "Sam")
    strip(teacher.page).get_by_role("button", name="Lock the lab").click()
    teacher.does("Sam", "Give the floor")
    for page in (teacher, kim, sam):
        page.visit.tolerated += ["ERR_CONNECTION", "Failed to load resource", "WebSocket"]
    server.kill()
    server.start()
    server.wait()
    for name in ("Kim", "Sam"):
        expect(teacher.row(name)).to_contain_text("connected", timeout=20_000)
        expect(teacher.row(name)).to_have_count(1)
    expect(strip(kim.page)).to_contain_text("only Sam can change it")
    kim.page.reload()
    kim.live()
    expect(strip(kim.page)).to_contain_text("Sam has the floor")
    kim.page.goto(f"/c/{teacher.code}")
    kim.live()
    expect(teacher.row("Kim")).to_have_count(1)


def test_a_new_phone_takes_over(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    lost = join(visits(**PHONE), teacher.code, "Sam")
    lost.visit.tolerated += ["403"]
    teacher.does("Sam", "Code for a new device…")
    code = teacher.page.get_by_role("dialog").locator("code").inner_text()
    teacher.page.get_by_role("dialog").get_by_role("button", name="Close").first.click()
    fresh = visits(**PHONE).page
    fresh.goto("/join/")
    fresh.get_by_label("Join with a code").fill(code)
    fresh.get_by_role("button", name="Join").click()
    expect(fresh.get_by_role("heading", level=1)).to_have_text("Go on here as Sam?")
    fresh.get_by_role("button", name="Yes, that is me").click()
    expect(fresh.locator("#connection")).to_contain_text("Live")
    expect(lost.page.locator(".why")).to_contain_text("You go on at another device")
    expect(teacher.row("Sam")).to_have_count(1)
    expect(teacher.row("Sam")).to_contain_text("connected")


def test_who_is_removed_and_who_stands_before_a_closed_door(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim = join(visits(), teacher.code, "Kim")
    kim.visit.tolerated += ["403"]
    teacher.does("Kim", "Remove from the class…")
    teacher.page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(kim.page.locator(".why")).to_have_text("The teacher has removed you from this class.")
    expect(teacher.row("Kim")).to_have_count(0)
    teacher.panel.get_by_role("button", name="Let Kim in again").click()
    expect(teacher.row("Kim")).to_have_count(1)
    kim.page.goto(f"/c/{teacher.code}")
    kim.live()

    teacher.panel.get_by_role("button", name="Door is open").click()
    expect(teacher.panel.get_by_role("button", name="Door is closed")).to_have_count(1)
    late = visits()
    late.tolerated += ["403", "410"]
    late.page.goto(f"/c/{teacher.code}")
    expect(late.page.locator(".why")).to_contain_text("The door is closed")
    before = teacher.code
    teacher.panel.get_by_role("button", name="New code…").click()
    teacher.page.get_by_role("dialog").get_by_role("button", name="Make a new code").click()
    expect(teacher.panel.locator(".class-code")).not_to_have_text(before)
    late.page.goto(f"/c/{before}")
    expect(late.page.locator(".why")).to_contain_text("made a new one")


def test_the_projector_counts_and_shows_nothing_private(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    wall = visits().page
    wall.goto(f"/class/{teacher.code}/door")
    expect(wall.locator(".door-code")).to_contain_text(teacher.code)
    expect(wall.locator("#count")).to_have_text("Nobody has come in yet")
    join(visits(), teacher.code, "Kim")
    expect(wall.locator("#count")).to_have_text("1 here")
    teacher.panel.get_by_role("button", name="Door is open").click()
    expect(wall.locator("#state")).to_be_visible()
    assert "Kim" not in wall.content()
    assert teacher.link.rsplit("/", 2)[1] not in wall.content()


def test_the_private_link_leads_the_class_from_another_device(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    phone = visits(**PHONE)
    phone.page.goto(teacher.link)
    phone.page.get_by_role("button", name="Lead the class").click()
    other = LabPage(phone, None)
    strip(other.page).get_by_role("button", name="Lock the lab").click()
    expect(strip(teacher.page).get_by_role("button", name="Lock the lab")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    def details(page: Page) -> None:
        if device == "phone":
            page.get_by_role("button", name="Details").click()

    visit = visits(**DEVICES[device])
    visit.tolerated += ["404", "403", "400"]
    for path in ("/classes/", "/login/", "/c/ZZZZZ", "/join/"):
        visit.page.goto(path)
        clean(visit.page, path)
    teacher = Teacher(visits())
    student = join(visit, teacher.code, "Kim")
    strip(teacher.page).get_by_role("button", name="Lock the lab").click()
    expect(strip(student.page)).to_contain_text("locked")
    strip(student.page).get_by_role("button", name="Raise hand").click()
    expect(strip(student.page)).to_contain_text("Hand is up")
    clean(student.page, "a locked student")
    details(student.page)
    student.page.get_by_role("tab", name="Class").click()
    clean(student.page, "a student's panel")
    lead: Any = visits(**DEVICES[device])
    for path in (f"/c/{teacher.code}", f"/class/{teacher.code}/door", teacher.link):
        lead.page.goto(path)
        clean(lead.page, path)
    lead.page.get_by_role("button", name="Lead the class").click()
    led = LabPage(lead, None)
    expect(strip(led.page).get_by_role("button", name="Kim")).to_be_visible()
    details(led.page)
    led.page.get_by_role("tab", name="Class").click()
    clean(led.page, "the teacher's panel")
    led.page.locator(".roster li").filter(has_text="Kim").get_by_role("button").click()
    clean(led.page, "a menu about somebody")
    led.page.get_by_role("menu").get_by_text("Code for a new device…").click()
    expect(led.page.get_by_role("dialog")).to_be_visible()
    clean(led.page, "a code for a new device")
    lead.page.goto(f"/class/{teacher.code}/keep")
    clean(lead.page, "the private link")
