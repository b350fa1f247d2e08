"""Following in the browser: a teacher, a student at a desk, one with a phone, and one who comes late."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .axe import DEVICES, clean
from .classes import PHONE, Teacher, join, strip
from .conftest import Visit, picture
from .presenting import build, following, follows, front, present, sees
from .test_wall import hand_out, tile, wall_of


def test_a_class_follows_lets_go_and_returns(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    expect(following(kim.page)).to_be_hidden()
    present(teacher.page)
    for page in (kim.page, sam.page):
        follows(page)
    teacher.page.get_by_role("button", name="Zoom in").click()
    teacher.page.get_by_role("button", name="Zoom in").click()
    late = join(visits(), teacher.code, "Late")
    for page in (kim.page, sam.page, late.page):
        follows(page)
        sees(page, teacher.page)
    teacher.thing("container", "web").click()
    for page in (kim.page, late.page):
        expect(page.locator('#picture g.container[data-name="web"]')).to_have_class(re.compile("selected"))
        expect(page.locator("#picture g.person.presents")).to_contain_text("presents")
    picture(sam.page, "following-on-a-phone")

    teacher.page.get_by_role("tab", name="Matrix").click()
    for page in (kim.page, sam.page, late.page):
        front(page, "matrix")
    kim.page.get_by_role("tab", name="Outline").click()
    expect(following(kim.page)).to_contain_text("You look around")
    teacher.page.get_by_role("tab", name="Under the hood").click()
    front(sam.page, "hood")
    front(kim.page, "outline")
    kim.page.keyboard.press("f")
    front(kim.page, "hood")
    sees(kim.page, teacher.page)
    kim.page.keyboard.press("f")
    expect(following(kim.page)).to_contain_text("You look around")
    following(kim.page).get_by_role("button", name="Follow").click()
    follows(kim.page)
    kim.page.mouse.move(500, 400)
    kim.page.mouse.wheel(0, 200)
    expect(following(kim.page)).to_contain_text("You look around")

    strip(teacher.page).get_by_role("button", name="Presenting").click()
    for page in (kim.page, sam.page, late.page):
        expect(following(page)).to_be_hidden()


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing_in_the_strip(visits: Callable[..., Visit], device: str) -> None:
    teacher = Teacher(visits())
    kim, sam = join(visits(**DEVICES[device]), teacher.code, "Kim"), join(visits(**DEVICES[device]), teacher.code, "Sam")
    present(teacher.page)
    follows(kim.page)
    clean(kim.page, "following")
    teacher.does("Kim", "Give the floor")
    expect(strip(kim.page).get_by_role("button", name="Presenting")).to_be_visible()
    kim.page.get_by_role("button", name="Dismiss").click()
    clean(kim.page, "presenting")
    sam.page.keyboard.press("f")
    expect(following(sam.page)).to_contain_text("You look around")
    for button in following(sam.page).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    clean(sam.page, "looking around")


def test_an_earlier_step_is_seen_by_all(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim = join(visits(), teacher.code, "Kim")
    present(teacher.page)
    follows(kim.page)
    teacher.page.get_by_role("toolbar", name="View").get_by_role("button", name="History").click()
    teacher.page.get_by_role("button", name="Previous step").click()
    banner = kim.page.get_by_role("region", name="Earlier step")
    expect(banner).to_contain_text("You are looking at step")
    expect(kim.thing("container", "db")).to_have_count(0)
    late = join(visits(), teacher.code, "Late")
    expect(late.thing("container", "db")).to_have_count(0)
    expect(late.thing("container", "api")).to_be_visible()
    teacher.page.get_by_role("button", name="Now", exact=True).click()
    for student in (kim, late):
        expect(student.thing("container", "db")).to_be_visible()
        follows(student.page)


def test_the_floor_is_followed_at_once(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    present(teacher.page)
    follows(kim.page)
    teacher.does("Kim", "Give the floor")
    follows(sam.page, "Kim")
    expect(following(kim.page)).to_be_hidden()
    kim.page.get_by_role("tab", name="Outline").click()
    front(sam.page, "outline")
    front(teacher.page, "cnm")
    expect(following(teacher.page)).to_contain_text("You look around. Kim presents")
    teacher.page.keyboard.press("f")
    front(teacher.page, "outline")
    strip(teacher.page).get_by_role("button", name="Take the floor back").click()
    for page in (kim.page, sam.page):
        expect(following(page)).to_contain_text(re.compile("Following (?!Kim)"))
    teacher.page.get_by_role("tab", name="Matrix").click()
    for page in (kim.page, sam.page):
        front(page, "matrix")


def test_another_lab_of_the_class_and_back(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(), teacher.code, "Sam")
    shared = sam.path
    present(teacher.page)
    follows(sam.page)
    hand_out(teacher)
    copy = strip(kim.page).get_by_role("link", name="To your own copy")
    expect(copy).to_be_visible()
    teacher.does("Kim", "Open the own copy")
    expect(strip(teacher.page)).to_contain_text("Not everybody may see this lab")
    expect(following(sam.page)).to_contain_text("not shown to you: the picture stays")
    assert sam.path == shared
    picture(sam.page, "the-presenter-is-elsewhere")

    # Whoever goes into their own copy is not taken out of it.
    copy.click()
    kim.live()
    expect(following(kim.page)).to_contain_text("You look around")

    teacher.page.goto(shared)
    wall = wall_of(teacher)
    tile(wall, "Kim").get_by_role("button", name="Show").click()
    strip(kim.page).get_by_role("button", name="Yes, show it").click()
    expect(strip(sam.page).get_by_role("link", name="See what Kim shows")).to_be_visible()
    wall.close()
    teacher.does("Kim", "Open the own copy")
    expect(strip(sam.page)).to_contain_text("The own copy of Kim")
    follows(sam.page)
    sam.live()
    teacher.page.get_by_role("tab", name="Outline").click()
    front(sam.page, "outline")
    picture(sam.page, "led-into-a-copy")
    teacher.page.goto(shared)
    expect(strip(sam.page)).to_contain_text("The teacher presents")
    expect(sam.page).to_have_url(re.compile(re.escape(shared)))

    # And once more there, when the copy is not shown any more.
    teacher.does("Kim", "Open the own copy")
    expect(strip(sam.page)).to_contain_text("The own copy of Kim")
    sam.live()
    strip(kim.page).get_by_role("button", name="Stop showing").click()
    expect(following(sam.page)).to_contain_text("not shown to you")
    expect(sam.page).to_have_url(re.compile(re.escape(shared)))


def test_on_a_private_copy_and_back_by_one_key(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    sam = join(visits(), teacher.code, "Sam")
    present(teacher.page)
    follows(sam.page)
    shared = sam.path
    following(sam.page).get_by_role("button", name="Continue on a private copy").click()
    expect(strip(sam.page)).to_contain_text("Your private copy")
    assert sam.path != shared
    sam.live()
    sam.type("docker rm -f db")
    expect(sam.thing("container", "db")).to_have_count(0)
    expect(teacher.thing("container", "db")).to_be_visible()
    picture(sam.page, "a-private-copy")
    sam.page.locator("#picture").click(position={"x": 5, "y": 200})
    sam.page.keyboard.press("f")
    follows(sam.page)
    assert sam.path == shared
    expect(sam.thing("container", "db")).to_be_visible()


def test_a_presenter_who_is_gone_is_told_and_the_picture_stays(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    sam = join(visits(), teacher.code, "Sam")
    present(teacher.page)
    follows(sam.page)
    teacher.page.get_by_role("tab", name="Outline").click()
    front(sam.page, "outline")
    address = teacher.page.url
    teacher.page.goto("/")
    expect(following(sam.page)).to_contain_text("has lost the connection: the picture stays")
    front(sam.page, "outline")
    teacher.page.goto(address)
    follows(sam.page)
    front(teacher.page, "outline")
    expect(strip(teacher.page).get_by_role("button", name="Presenting")).to_be_visible()
