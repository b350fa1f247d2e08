"""Moving things by hand: for everybody in the lab, with a real mouse, several at once, by keys, and back again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .hand import below_all, built, corner, drag, grip, positions, settle, spot
from .lab import LabPage


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    return built(LabPage(visits()))


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
