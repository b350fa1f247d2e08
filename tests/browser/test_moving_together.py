"""Moving things while others look on, change the lab, or remove what is in the hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .hand import below_all, built, corner, drag, grip, positions, settle, spot
from .lab import LabPage


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    return built(LabPage(visits()))


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
