"""The presenter's light in the browser: a teacher draws with mouse, pen, finger and by keys; a student at a desk and one with a phone see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import DEVICES, clean
from .classes import PHONE, Teacher, join, strip
from .conftest import Visit, picture
from .lab import LabPage

LAB = [
    "docker network create front",
    "docker run -d --name web --network front nginx",
    "docker run -d --name db --network front nginx",
]


@pytest.fixture
def teacher(visits: Callable[..., Visit]) -> Teacher:
    teacher = Teacher(visits())
    teacher.paste(LAB)
    expect(teacher.thing("container", "db")).to_have_count(1)
    return teacher


def tool(page: Page, name: str) -> Locator:
    return strip(page).get_by_role("button", name=name, exact=True)


def lines(page: Page, kind: str = "pointer") -> Locator:
    return page.locator(f"#picture .trails .{kind}")


def spot(page: Page) -> Locator:
    return page.locator("#picture .spot")


def around(page: Page, thing: Locator, *, press: bool = True) -> None:
    """Draw a line round a thing with the mouse."""
    box = thing.bounding_box()
    assert box
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    places = [(box["x"] - 8 + dx * (box["width"] + 16), box["y"] - 8 + dy * (box["height"] + 16)) for dx, dy in corners]
    page.mouse.move(*places[0])
    if press:
        page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    if press:
        page.mouse.up()


def is_round(line: Locator, thing: Locator) -> None:
    """A line lies around a thing on this screen, whatever its size."""
    for _ in range(40):
        drawn, box = line.bounding_box(), thing.locator(".box").first.bounding_box()
        if drawn and box:
            inside = drawn["x"] <= box["x"] + 2 and drawn["x"] + drawn["width"] >= box["x"] + box["width"] - 2
            near = drawn["width"] < 2.5 * box["width"]
            if inside and near and drawn["y"] <= box["y"] + 2:
                return
        line.page.wait_for_timeout(50)
    raise AssertionError(f"the line at {drawn} is not round {box}")


def test_a_pointer_is_seen_on_all_screens_at_the_same_thing_and_fades(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    expect(kim.thing("container", "db")).to_have_count(1)
    expect(tool(kim.page, "Pointer")).to_be_hidden()
    teacher.page.locator("#picture svg.diagram").focus()
    teacher.page.keyboard.press("k")
    expect(tool(teacher.page, "Pointer")).to_have_attribute("aria-pressed", "true")
    around(teacher.page, teacher.thing("container", "web").locator(".box").first)
    for page in (teacher, kim, sam):
        expect(lines(page.page)).to_have_count(1)
    picture(kim.page, "light-pointer-student")
    picture(sam.page, "light-pointer-phone")
    for page in (kim, sam):
        is_round(lines(page.page), page.thing("container", "web")) if lines(page.page).count() else None
    for page in (teacher, kim, sam):
        expect(lines(page.page)).to_have_count(0, timeout=4_000)
    teacher.page.keyboard.press("Escape")
    expect(tool(teacher.page, "Pointer")).to_have_attribute("aria-pressed", "false")
    assert not teacher.page.locator(".light-sheet").count()


def test_ink_stays_lies_on_its_thing_and_goes(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    expect(sam.thing("container", "db")).to_have_count(1)
    tool(teacher.page, "Ink").click()
    around(teacher.page, teacher.thing("container", "db").locator(".box").first)
    for page in (teacher, kim, sam):
        is_round(lines(page.page, "ink"), page.thing("container", "db"))
    kim.page.mouse.move(700, 400)
    kim.page.mouse.wheel(0, -240)
    is_round(lines(kim.page, "ink"), kim.thing("container", "db"))
    picture(kim.page, "light-ink-student")
    late = join(visits(), teacher.code, "Late")
    expect(lines(late.page, "ink")).to_have_count(0)
    kim.page.get_by_role("tab", name="Under the hood").click()
    expect(kim.page.locator("#hood .trails .ink")).to_have_count(0)
    kim.page.get_by_role("tab", name="CNM").click()
    for page in (teacher, kim, sam):
        expect(lines(page.page, "ink")).to_have_count(0, timeout=14_000)
    assert not teacher.snapshot()["entities"].get("position"), "nothing was moved"


def test_a_held_key_points_without_a_press_and_ends_with_it(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim = join(visits(), teacher.code, "Kim")
    expect(kim.thing("container", "db")).to_have_count(1)
    teacher.page.locator("#picture svg.diagram").focus()
    teacher.page.keyboard.down("k")
    teacher.page.wait_for_timeout(400)
    around(teacher.page, teacher.thing("container", "web").locator(".box").first, press=False)
    expect(lines(kim.page)).to_have_count(1)
    teacher.page.keyboard.up("k")
    expect(tool(teacher.page, "Pointer")).to_have_attribute("aria-pressed", "false")
    expect(lines(kim.page)).to_have_count(0, timeout=4_000)


@pytest.mark.parametrize("kind", ["touch", "pen"])
def test_a_finger_and_a_pen_draw_too(teacher: Teacher, visits, kind: str) -> None:  # type: ignore[no-untyped-def]
    kim = join(visits(), teacher.code, "Kim")
    expect(kim.thing("container", "db")).to_have_count(1)
    tool(teacher.page, "Ink").click()
    teacher.page.evaluate(
        """(kind) => {
          const sheet = document.querySelector(".light-sheet");
          sheet.setPointerCapture = () => {};
          const at = (type, x, y) => sheet.dispatchEvent(new PointerEvent(type, { pointerId: 5, pointerType: kind, clientX: x, clientY: y, bubbles: true }));
          at("pointerdown", 400, 300);
          for (let step = 1; step < 20; step += 1) at("pointermove", 400 + 6 * step, 300 + 2 * step);
          at("pointerup", 520, 340);
        }""",
        kind,
    )
    expect(lines(kim.page, "ink")).to_have_count(1)


def test_the_spotlight_follows_the_selection_and_the_keyboard(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    expect(sam.thing("container", "db")).to_have_count(1)
    teacher.page.evaluate("document.activeElement.blur()")
    teacher.thing("container", "web").focus()
    teacher.page.keyboard.press("Space")
    teacher.page.keyboard.press("s")
    for page in (teacher, kim, sam):
        lights(page, "web")
        expect(page.page.locator("#announcer")).to_contain_text("Spotlight on web")
    picture(kim.page, "light-spot-student")
    picture(sam.page, "light-spot-phone")
    late = join(visits(), teacher.code, "Late")
    lights(late, "web")
    teacher.thing("container", "db").focus()
    teacher.page.keyboard.press("Enter")
    for page in (teacher, kim, sam, late):
        lights(page, "db")
    teacher.page.locator("#picture svg.diagram").focus()
    teacher.page.keyboard.press("Escape")
    for page in (teacher, kim, sam, late):
        dark(page)


def test_the_spotlight_is_round_about_the_pointer_and_goes_with_its_window(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim = join(visits(), teacher.code, "Kim")
    expect(kim.thing("container", "db")).to_have_count(1)
    tool(teacher.page, "Spotlight").click()
    box = teacher.thing("container", "web").bounding_box()
    assert box
    teacher.page.mouse.move(box["x"] + 20, box["y"] + 20)
    lights(kim, "web")
    assert float(spot(kim.page).evaluate("one => parseFloat(one.style.borderRadius)")) > 40
    teacher.page.goto("about:blank")
    dark(kim)


def test_who_has_the_floor_has_the_light_and_the_teacher_has_not(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(), teacher.code, "Sam")
    expect(sam.thing("container", "db")).to_have_count(1)
    tool(teacher.page, "Spotlight").click()
    expect(spot(sam.page)).to_have_class("spot on")
    teacher.page.get_by_role("tab", name="Class").click()
    teacher.does("Kim", "Give the floor")
    dark(sam)
    expect(tool(teacher.page, "Pointer")).to_be_hidden()
    tool(kim.page, "Ink").click()
    around(kim.page, kim.thing("container", "web").locator(".box").first)
    for page in (teacher, sam):
        is_round(lines(page.page, "ink"), page.thing("container", "web"))


def lights(page: LabPage, name: str) -> None:
    """The spotlight is on a thing, on this screen."""
    expect(spot(page.page)).to_have_class("spot on")
    for _ in range(60):
        lit, box = spot(page.page).bounding_box(), page.thing("container", name).bounding_box()
        if (
            lit
            and box
            and lit["x"] <= box["x"] + box["width"] / 2 <= lit["x"] + lit["width"]
            and lit["y"] <= box["y"] + 20 <= lit["y"] + lit["height"]
        ):
            return
        page.page.wait_for_timeout(50)
    raise AssertionError(f"the light at {lit} is not on {name} at {box}")


def dark(page: LabPage) -> None:
    """No spotlight is on."""
    expect(spot(page.page)).to_have_class("spot")


def test_without_motion_it_still_comes_and_goes(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim = join(visits(reduced_motion="reduce"), teacher.code, "Kim")
    expect(kim.thing("container", "db")).to_have_count(1)
    tool(teacher.page, "Pointer").click()
    around(teacher.page, teacher.thing("container", "web").locator(".box").first)
    expect(lines(kim.page)).to_have_count(1)
    assert spot(kim.page).evaluate("one => getComputedStyle(one).transitionDuration") in ("0s", "0.001s")
    expect(lines(kim.page)).to_have_count(0, timeout=4_000)


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    visit = visits(**DEVICES[device])
    teacher = Teacher(visits())
    teacher.paste(LAB)
    visit.page.goto(teacher.link)
    visit.page.get_by_role("button", name="Lead the class").click()
    led = LabPage(visit, None)
    expect(led.thing("container", "db")).to_have_count(1)
    tool(led.page, "Ink").click()
    led.page.keyboard.press("Escape")
    tool(led.page, "Spotlight").click()
    expect(spot(led.page)).to_have_class("spot on")
    clean(led.page, "the presenter with a spotlight")
    picture(led.page, f"light-{device}")
