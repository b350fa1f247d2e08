"""Everyone's own copy in the browser: a teacher and three students, one with a phone: handing out, the wall, helping, consent, starting over."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import DEVICES, clean
from .classes import PHONE, Teacher, join, strip
from .conftest import Visit
from .lab import LabPage


@pytest.fixture
def teacher(visits: Callable[..., Visit]) -> Teacher:
    return Teacher(visits())


def hand_out(teacher: Teacher, what: str = "") -> None:
    if what:
        teacher.panel.get_by_label("What everybody gets").select_option(label=what)
    teacher.panel.get_by_role("button", name="Give everybody a copy").click()


def wall_of(teacher: Teacher) -> Page:
    with teacher.page.expect_popup() as opened:
        teacher.panel.get_by_role("link", name="Open the wall").click()
    return opened.value


def tile(wall: Page, name: str) -> Locator:
    return wall.locator(".tile").filter(has=wall.get_by_role("link", name=name, exact=True))


def to_copy(student: LabPage) -> None:
    strip(student.page).get_by_role("link", name="To your own copy").click()
    student.live()
    expect(strip(student.page)).to_contain_text("Your own copy")


def test_copies_from_handing_out_to_showing_one(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    teacher.type("docker network create front")
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    hand_out(teacher)
    expect(teacher.panel).to_contain_text("All 2 have their copy")
    late = join(visits(), teacher.code, "Lee")
    expect(teacher.panel).to_contain_text("All 3 have their copy")
    for student in (kim, sam, late):
        to_copy(student)
        expect(student.thing("network", "front")).to_have_count(1)

    wall = wall_of(teacher)
    expect(wall.locator(".tile")).to_have_count(3)
    kim.type("docker run -d --name web --network front nginx")
    expect(tile(wall, "Kim")).to_contain_text("1 step")
    expect(tile(wall, "Kim").locator("svg.diagram [data-name=web]")).to_have_count(1)
    expect(tile(wall, "Sam").locator("svg.diagram [data-name=web]")).to_have_count(0)
    expect(teacher.thing("container", "web")).to_have_count(0)

    for _ in range(3):
        late.type("docker network rm nowhere")
    expect(tile(wall, "Lee")).to_have_attribute("data-state", "stuck")
    wall.get_by_role("button", name=re.compile("Sort again")).click()
    expect(wall.locator(".tile").first).to_contain_text("Lee")
    wall.get_by_role("button", name="Stuck 1").click()
    expect(wall.locator(".tile:visible")).to_have_count(1)
    wall.get_by_role("button", name="All 3").click()

    with wall.expect_popup() as opened:
        tile(wall, "Lee").get_by_role("link", name="Lee").click()
    inside = opened.value
    expect(inside.locator("#connection")).to_contain_text("Live")
    expect(strip(inside)).to_contain_text("The own copy of Lee")
    expect(strip(late.page)).to_contain_text("your teacher, is here")
    line = inside.get_by_label("Command line")
    line.fill("docker network create help")
    line.press("Enter")
    expect(late.thing("network", "help")).to_have_count(1)

    tile(wall, "Kim").get_by_role("button", name="Show").click()
    expect(strip(kim.page)).to_contain_text("May the teacher show your copy")
    expect(strip(sam.page).get_by_role("link", name="See what Kim shows")).to_have_count(0)
    strip(kim.page).get_by_role("button", name="Yes, show it").click()
    expect(tile(wall, "Kim")).to_contain_text("Shown to the class")
    strip(sam.page).get_by_role("link", name="See what Kim shows").click()
    sam.live()
    expect(sam.thing("container", "web")).to_have_count(1)
    strip(kim.page).get_by_role("button", name="Stop showing").click()
    expect(strip(sam.page)).to_contain_text("The teacher presents")


def test_starting_over_and_the_key(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    teacher.type("docker network create front")
    kim = join(visits(), teacher.code, "Kim")
    hand_out(teacher)
    expect(strip(kim.page).get_by_role("link", name="To your own copy")).to_be_visible()
    kim.page.locator("#title").click()
    kim.page.keyboard.press("o")
    expect(strip(kim.page)).to_contain_text("Your own copy")
    kim.live()
    kim.type("docker network rm front")
    expect(kim.thing("network", "front")).to_have_count(0)
    strip(kim.page).get_by_role("button", name="Start over").click()
    kim.page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    expect(kim.thing("network", "front")).to_have_count(1)
    teacher.panel.get_by_role("button", name="Take back").click()
    teacher.page.get_by_role("dialog").get_by_role("button", name="Take back and delete").click()
    expect(strip(kim.page)).to_contain_text("The teacher presents")
    expect(strip(kim.page).get_by_role("link", name="To your own copy")).to_have_count(0)


def test_a_lesson_shows_its_goals_on_the_wall(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    join(visits(), teacher.code, "Kim")
    choose = teacher.panel.get_by_label("What everybody gets")
    lesson = choose.locator("optgroup[label=Lessons] option").first.text_content() or ""
    hand_out(teacher, lesson)
    wall = wall_of(teacher)
    expect(tile(wall, "Kim")).to_contain_text(re.compile(r"\d of \d goals"))
    expect(wall.locator("#handed")).to_have_text(lesson)


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    teacher = Teacher(visits())
    kim = join(visits(**DEVICES[device]), teacher.code, "Kim")
    teacher.type("docker network create front")
    hand_out(teacher)
    to_copy(kim)
    lead = visits(**DEVICES[device])
    lead.page.goto(teacher.link)
    lead.page.get_by_role("button", name="Lead the class").click()
    LabPage(lead, None)
    lead.page.goto(f"/class/{teacher.code}/wall")
    expect(tile(lead.page, "Kim")).to_be_visible()
    tile(lead.page, "Kim").get_by_role("button", name="Show").click()
    expect(strip(kim.page)).to_contain_text("May the teacher show")
    for page in (kim.page, lead.page):
        clean(page)
