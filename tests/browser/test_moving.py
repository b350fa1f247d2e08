"""Moving things by hand: for everybody in the lab, with a real mouse, several at once, by keys, and back again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .lab import LabPage

LINES = [
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name api --network front nginx",
    "docker run -d --name db --network back redis",
]


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    person = LabPage(visits())
    person.paste(LINES)
    expect(person.thing("container", "db")).to_be_visible()
    expect(person.output.locator(".waiting")).to_have_count(0)
    person.page.wait_for_timeout(700)
    return person


def spot(lab: LabPage, kind: str, name: str) -> tuple[float, float]:
    """Where a thing stands, in the picture's own pixels."""
    found = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", lab.thing(kind, name).get_attribute("transform") or "")
    assert found
    return float(found[1]), float(found[2])


def corner(thing: Locator) -> tuple[float, float]:
    """Of the box of a container, in pixels of the window."""
    box = thing.locator(".box").bounding_box()
    assert box
    return box["x"], box["y"]


def positions(lab: LabPage) -> list[dict[str, Any]]:
    """Where things were put, as the server has it."""
    found: list[dict[str, Any]] = lab.snapshot()["entities"]["position"]
    return found


def grip(lab: LabPage, kind: str, name: str) -> tuple[float, float]:
    """A point of a thing by which the mouse takes it."""
    box = lab.thing(kind, name).locator(".head, .box, .shape").first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.25


def below_all(lab: LabPage, name: str) -> float:
    """How far down a container is dragged to stand below all networks."""
    bars = [bar.bounding_box() for bar in lab.picture.locator("g.network .shape").all()]
    box = lab.thing("container", name).locator(".box").bounding_box()
    assert box
    return max(bar["y"] + bar["height"] for bar in bars if bar) + 20 - box["y"]


def drag(lab: LabPage, start: tuple[float, float], dx: float, dy: float) -> None:
    lab.page.mouse.move(*start)
    lab.page.mouse.down()
    lab.page.mouse.move(start[0] + dx / 2, start[1] + dy / 2, steps=4)
    lab.page.mouse.move(start[0] + dx, start[1] + dy, steps=4)


def settle(lab: LabPage) -> None:
    lab.page.wait_for_timeout(700)


def test_a_container_follows_the_mouse_and_stays_there_for_everybody(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    ben = LabPage(visits(), lab.path)
    settle(ben)
    web = lab.thing("container", "web")
    before, beside = corner(web), spot(lab, "container", "api")
    down = below_all(lab, "web")
    drag(lab, grip(lab, "container", "web"), 40, down)
    after = corner(web)
    assert abs(after[0] - before[0] - 40) < 4
    assert abs(after[1] - before[1] - down) < 4
    expect(lab.picture.locator(".diagram-note.hint")).to_contain_text("place web=")
    lab.page.mouse.up()
    expect(lab.picture.locator(".diagram-note.hint")).to_be_hidden()
    settle(lab)
    assert [(one["of"], one["placed"]) for one in positions(lab)] == [("container", True)]
    assert lab.snapshot()["log"][-1]["line"].startswith("place web=")
    for person in (lab, ben):
        assert spot(person, "container", "web") == spot(lab, "container", "web")
        assert spot(person, "container", "api") == beside
    late = LabPage(visits(), lab.path)
    settle(late)
    assert spot(late, "container", "web") == spot(lab, "container", "web")


def test_its_line_still_leads_to_its_network(lab: LabPage) -> None:
    drag(lab, grip(lab, "container", "web"), 30, below_all(lab, "web"))
    lab.page.mouse.up()
    settle(lab)
    lab.ask("web", "api")
    expect(lab.page.locator(".verdict.ok")).to_be_visible(timeout=20_000)


def test_lines_are_drawn_after_every_drop_whatever_bends_they_have(lab: LabPage) -> None:
    lab.paste(["docker network connect back web", *(f"docker run -d --name w{n} --network front nginx" for n in range(4))])
    settle(lab)
    for x, y in [(900, 300), (850, 340), (800, 380)]:
        from_x, from_y = grip(lab, "container", "web")
        drag(lab, (from_x, from_y), x - from_x, y - from_y)
        lab.page.mouse.up()
        settle(lab)
        assert "NaN" not in lab.picture.locator("svg.diagram").evaluate("one => one.outerHTML")


def test_escape_while_dragging_puts_everything_back(lab: LabPage) -> None:
    before = spot(lab, "container", "web")
    drag(lab, grip(lab, "container", "web"), 60, 120)
    lab.page.keyboard.press("Escape")
    lab.page.mouse.up()
    settle(lab)
    assert lab.thing("container", "web").evaluate("one => one.style.translate") == ""
    assert spot(lab, "container", "web") == before
    assert positions(lab) == []


def test_what_is_dropped_on_another_thing_is_put_beside_it(lab: LabPage) -> None:
    start, target = grip(lab, "container", "web"), grip(lab, "container", "db")
    drag(lab, start, target[0] - start[0], target[1] - start[1])
    lab.page.mouse.up()
    settle(lab)
    boxes = [lab.thing("container", name).locator(".box").bounding_box() for name in ("web", "api", "db")]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert one
            assert other
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
            )
            assert apart


def test_a_rectangle_selects_and_the_group_is_dragged_as_one(lab: LabPage) -> None:
    first, last = corner(lab.thing("container", "web")), grip(lab, "container", "api")
    lab.page.keyboard.down("Shift")
    drag(lab, (first[0] - 8, first[1] + 20), last[0] - first[0] + 20, 60)
    lab.page.mouse.up()
    lab.page.keyboard.up("Shift")
    expect(lab.picture.locator("g.container.selected")).to_have_count(2)
    before = [spot(lab, "container", name) for name in ("web", "api")]
    drag(lab, grip(lab, "container", "web"), 0, below_all(lab, "web"))
    lab.page.mouse.up()
    settle(lab)
    after = [spot(lab, "container", name) for name in ("web", "api")]
    assert after[0][1] - before[0][1] == after[1][1] - before[1][1] > 100
    assert after[1][0] - after[0][0] == before[1][0] - before[0][0]
    assert len(positions(lab)) == 2
    assert lab.snapshot()["log"][-1]["line"].count("=") == 2


def test_a_rectangle_may_begin_on_the_ground_of_a_host(lab: LabPage) -> None:
    frame = lab.picture.locator("g.host .frame").first.bounding_box()
    assert frame
    lab.page.keyboard.down("Shift")
    drag(lab, (frame["x"] + 6, frame["y"] + 40), frame["width"] - 12, 120)
    lab.page.mouse.up()
    lab.page.keyboard.up("Shift")
    expect(lab.picture.locator("g.container.selected")).to_have_count(3)
    settle(lab)
    assert positions(lab) == []


def test_a_network_and_a_host_are_moved_too(lab: LabPage) -> None:
    drag(lab, grip(lab, "network", "back"), 10, 120)
    lab.page.mouse.up()
    settle(lab)
    drag(lab, grip(lab, "host", "node1"), 90, 40)
    lab.page.mouse.up()
    settle(lab)
    assert sorted(one["of"] for one in positions(lab)) == ["host", "network"]
    expect(lab.picture.locator("g.wire.drop")).to_have_count(3)


def test_keys_move_what_has_the_focus_and_undo_takes_it_back(lab: LabPage) -> None:
    lab.thing("container", "web").focus()
    for _ in range(4):
        lab.page.keyboard.press("Alt+Shift+ArrowDown")
    settle(lab)
    assert len(positions(lab)) == 1
    assert [row["line"] for row in lab.snapshot()["log"]].count("docker run -d --name web --network front nginx") == 1
    lab.page.keyboard.press("Control+z")
    settle(lab)
    assert positions(lab) == []


def test_things_are_lined_up_from_the_menu(lab: LabPage) -> None:
    drag(lab, grip(lab, "container", "web"), 0, below_all(lab, "web"))
    lab.page.mouse.up()
    settle(lab)
    lab.thing("container", "web").locator(".title").click(force=True)
    lab.thing("container", "api").locator(".title").click(force=True, modifiers=["Shift"])
    lab.thing("container", "api").locator(".title").click(force=True, button="right")
    lab.page.get_by_role("menuitem", name="Align left edges").click()
    settle(lab)
    assert spot(lab, "container", "web")[0] == spot(lab, "container", "api")[0]


def test_arranging_brings_everything_back_into_its_row(lab: LabPage) -> None:
    before = {name: spot(lab, "container", name) for name in ("web", "api", "db")}
    drag(lab, grip(lab, "container", "web"), 0, below_all(lab, "web"))
    lab.page.mouse.up()
    settle(lab)
    lab.thing("container", "web").focus()
    lab.page.keyboard.press("l")
    settle(lab)
    assert positions(lab) == []
    assert {name: spot(lab, "container", name) for name in before} == before


def test_a_finger_moves_only_what_is_selected(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    phone = LabPage(visits(viewport={"width": 800, "height": 900}, has_touch=True, is_mobile=True), lab.path)
    settle(phone)
    start = grip(phone, "container", "web")
    swipe(phone, start, (start[0], start[1] + 150))
    assert positions(phone) == []
    phone.page.locator("#picture").press("Shift+1")
    settle(phone)
    start = grip(phone, "container", "web")
    phone.page.touchscreen.tap(*start)
    expect(phone.picture.locator("g.container.selected")).to_have_count(1)
    swipe(phone, start, (start[0], start[1] + 150))
    settle(phone)
    assert len(positions(phone)) == 1


def swipe(lab: LabPage, start: tuple[float, float], end: tuple[float, float]) -> None:
    """One finger, as the browser's own protocol has it."""
    session = lab.page.context.new_cdp_session(lab.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", start)
    for step in range(1, 6):
        touch("touchMove", (start[0] + (end[0] - start[0]) * step / 5, start[1] + (end[1] - start[1]) * step / 5))
    touch("touchEnd")
    session.detach()


def test_a_group_is_selected_by_one_click_and_moved_as_one(lab: LabPage) -> None:
    edge = {"x": 8, "y": 60}
    lab.thing("container", "web").locator(".box").click(position=edge, force=True)
    lab.thing("container", "db").locator(".box").click(position=edge, force=True, modifiers=["Shift"])
    lab.page.keyboard.press("Control+g")
    settle(lab)
    assert lab.snapshot()["log"][-1]["line"] == "group web db"
    lab.page.keyboard.press("Escape")
    lab.thing("container", "db").locator(".box").click(position=edge, force=True)
    expect(lab.picture.locator("g.container.selected")).to_have_count(2)
    lab.page.keyboard.press("Control+Shift+g")
    settle(lab)
    lab.page.keyboard.press("Escape")
    lab.thing("container", "db").locator(".box").click(position=edge, force=True)
    expect(lab.picture.locator("g.container.selected")).to_have_count(1)


def test_others_see_what_is_in_my_hand(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    ben = LabPage(visits(), lab.path)
    settle(ben)
    drag(lab, grip(lab, "container", "web"), 40, 60)
    expect(ben.picture.locator(".held .in-hand")).to_have_count(1)
    lab.page.mouse.up()
    expect(ben.picture.locator(".held .in-hand")).to_have_count(0)


def test_what_is_in_the_hand_stays_under_it_while_others_change_the_lab(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    ben = LabPage(visits(), lab.path)
    settle(ben)
    drag(lab, grip(lab, "container", "db"), 20, below_all(lab, "db") + 160)
    before, natural = corner(lab.thing("container", "db")), spot(lab, "container", "db")
    ben.paste(["docker network create alpha", *(f"docker run -d --name a{number} --network front nginx" for number in range(3))])
    expect(lab.thing("container", "a2")).to_be_visible()
    settle(lab)
    assert spot(lab, "container", "db") != natural
    assert corner(lab.thing("container", "db")) == before
    ben.type("place host:node1=-160,-40")
    settle(lab)
    assert corner(lab.thing("container", "db")) == before
    lab.page.mouse.up()
    settle(lab)
    assert corner(lab.thing("container", "db")) == before
    assert sorted(one["of"] for one in positions(lab)) == ["container", "host"]
    assert spot(ben, "container", "db") == spot(lab, "container", "db")


def test_of_several_in_the_hand_what_somebody_removes_is_left_out(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    ben = LabPage(visits(), lab.path)
    settle(ben)
    edge = {"x": 8, "y": 60}
    lab.thing("container", "web").locator(".box").click(position=edge, force=True)
    lab.thing("container", "db").locator(".box").click(position=edge, force=True, modifiers=["Shift"])
    drag(lab, grip(lab, "container", "db"), 40, below_all(lab, "db"))
    ben.type("docker rm -f web")
    expect(lab.picture.locator(".bubble")).to_have_text("web was removed meanwhile")
    inhand = corner(lab.thing("container", "db"))
    lab.page.mouse.up()
    settle(lab)
    assert lab.snapshot()["log"][-1]["line"].startswith("place db=")
    assert len(positions(lab)) == 1
    assert corner(lab.thing("container", "db")) == inhand


def test_a_drag_ends_when_all_of_it_is_removed(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    ben = LabPage(visits(), lab.path)
    settle(ben)
    drag(lab, grip(lab, "network", "back"), 10, 120)
    ben.type("docker rm -f db")
    ben.type("docker network rm back")
    expect(lab.picture.locator(".bubble")).to_have_text("back was removed meanwhile")
    expect(lab.picture.locator(".diagram-note.hint")).to_be_hidden()
    expect(ben.picture.locator(".held .in-hand")).to_have_count(0)
    lab.page.mouse.up()
    settle(lab)
    assert positions(lab) == []
    expect(lab.picture.locator("svg.moving")).to_have_count(0)


def test_many_things_with_long_names_are_dragged_in_lines_that_the_server_takes(lab: LabPage) -> None:
    lab.paste(f"docker run -d --name {'n' * 190}{number} --network front nginx" for number in range(45))
    expect(lab.picture.locator("g.container")).to_have_count(48)
    expect(lab.output.locator(".waiting")).to_have_count(0)
    settle(lab)
    lab.page.locator("#picture").press("Shift+1")
    lab.thing("container", "web").focus()
    lab.page.keyboard.press("Control+a")
    settle(lab)
    drag(lab, grip(lab, "container", "web"), 40, 60)
    lab.page.mouse.up()
    settle(lab)
    lines = [row["line"] for row in lab.snapshot()["log"] if row["line"].startswith("place ")]
    assert len(lines) == 2
    assert sum(line.count("=") for line in lines) == len(positions(lab)) >= 48
    expect(lab.picture.locator(".bubble")).to_be_hidden()
