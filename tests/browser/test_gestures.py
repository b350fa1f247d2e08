"""The picture under a real mouse and real fingers: pull an endpoint out, change one's mind, be refused, pan, connect by touch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .lab import LabPage

LINES = ["docker network create front", "docker network create back", "docker run -d --name web --network front nginx"]


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    person = LabPage(visits())
    person.paste(LINES)
    expect(person.thing("container", "web")).to_be_visible()
    settle(person)
    return person


def settle(person: LabPage) -> None:
    """New things glide to their place, and the view follows."""
    person.page.wait_for_timeout(700)


def middle(thing: Locator) -> tuple[float, float]:
    box = thing.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def empty_canvas(person: LabPage) -> tuple[float, float]:
    """A place of the picture where nothing lies: its lower left corner."""
    box = person.picture.bounding_box()
    assert box
    return box["x"] + 12, box["y"] + box["height"] - 12


def hold(person: LabPage, start: tuple[float, float], end: tuple[float, float]) -> None:
    person.page.mouse.move(*start)
    person.page.mouse.down()
    person.page.mouse.move(start[0], start[1] + 10, steps=3)
    person.page.mouse.move(*end, steps=8)


def test_an_endpoint_pulled_out_onto_empty_canvas_is_disconnected(lab: LabPage) -> None:
    hold(lab, middle(lab.picture.locator("g.endpoint .plug")), empty_canvas(lab))
    expect(lab.picture.locator(".diagram-note.hint")).to_have_text("docker network disconnect front web")
    lab.page.mouse.up()
    expect(lab.picture.locator("g.endpoint")).to_have_count(0)


def test_an_endpoint_let_go_over_its_own_container_stays(lab: LabPage) -> None:
    hold(lab, middle(lab.picture.locator("g.endpoint .plug")), middle(lab.thing("container", "web").locator(".title")))
    lab.page.mouse.up()
    settle(lab)
    expect(lab.picture.locator("g.endpoint")).to_have_count(1)


def test_escape_drops_the_cable(lab: LabPage) -> None:
    hold(lab, middle(lab.picture.locator("g.handle")), middle(lab.thing("network", "back")))
    lab.page.keyboard.press("Escape")
    lab.page.mouse.up()
    settle(lab)
    expect(lab.picture.locator("g.endpoint")).to_have_count(1)


def test_a_refusal_is_said_before_the_drop(lab: LabPage) -> None:
    hold(lab, middle(lab.picture.locator("g.handle")), middle(lab.thing("network", "front")))
    expect(lab.picture.locator(".diagram-note.hint")).to_have_text("endpoint with name web already exists in network front")
    lab.page.mouse.up()
    assert lab.receipts[len(LINES) :] == []


def test_what_the_engine_refuses_is_said_at_its_place(lab: LabPage) -> None:
    lab.thing("network", "front").focus()
    lab.page.keyboard.press("Delete")
    expect(lab.picture.locator(".diagram-note.bubble")).to_contain_text("network front has active endpoints")
    assert "front" in lab.names("network")


def test_a_gesture_is_in_the_log_as_the_command_that_it_is(lab: LabPage) -> None:
    hold(lab, middle(lab.picture.locator("g.handle")), middle(lab.thing("network", "back")))
    lab.page.mouse.up()
    expect(lab.picture.locator("g.endpoint")).to_have_count(2)
    row = lab.snapshot()["log"][-1]
    assert (row["line"], row["source"]) == ("docker network connect back web", "picture")


def test_a_drag_on_empty_canvas_pans(lab: LabPage) -> None:
    before = middle(lab.thing("container", "web"))
    x, y = empty_canvas(lab)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 60, y - 40, steps=5)
    lab.page.mouse.up()
    settle(lab)
    after = middle(lab.thing("container", "web"))
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (60, -40)


def test_a_click_selects_and_shift_adds(lab: LabPage) -> None:
    lab.thing("container", "web").locator(".title").click(force=True)
    lab.thing("network", "back").locator(".title").click(force=True, modifiers=["Shift"])
    expect(lab.picture.locator("g.selected")).to_have_count(2)
    lab.page.mouse.click(*empty_canvas(lab))
    expect(lab.picture.locator("g.selected")).to_have_count(0)


def test_connecting_by_touch_on_a_phone(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = LabPage(visits())
    teacher.paste(LINES)
    expect(teacher.thing("container", "web")).to_be_visible()
    student = LabPage(visits(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True), teacher.path)
    settle(student)
    for _ in range(2):
        student.page.locator("#picture").press("Control++")
    settle(student)
    student.page.touchscreen.tap(*middle(student.picture.locator("g.handle")))
    expect(student.picture.get_by_role("button", name="Cancel")).to_be_visible()
    student.page.touchscreen.tap(*middle(student.thing("network", "back")))
    expect(teacher.picture.locator("g.endpoint")).to_have_count(2)
