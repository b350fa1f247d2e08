"""Many things selected at once: removed in as many lines as it takes, taken back together, and shown in a few words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .lab import LabPage

COUNT = 60
NAMES = [f"a-name-that-is-long-{'n' * 150}-{at}" for at in range(COUNT)]
"""More than one line of 8,192 characters holds."""


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    person = LabPage(visits())
    person.paste(["docker swarm init", "docker network create front"])
    person.paste(f"docker run -d --name {name} --network front nginx" for name in NAMES)
    expect(person.picture.locator("g.container")).to_have_count(COUNT, timeout=30_000)
    return person


def select_all(person: LabPage) -> None:
    person.thing("host", "node1").focus()
    person.page.keyboard.press("Control+a")


def networks(person: LabPage) -> list[str]:
    return sorted(one["name"] for one in person.snapshot()["entities"]["network"])


OWN = ["bridge", "docker_gwbridge", "host", "ingress", "none"]


def test_all_are_removed_but_what_the_engine_made_and_come_back_together(lab: LabPage) -> None:
    select_all(lab)
    lab.page.keyboard.press("Delete")
    expect(lab.picture.locator("g.container")).to_have_count(0)
    expect(lab.thing("network", "front")).to_have_count(0)
    expect(lab.picture.locator(".diagram-note.bubble")).to_be_hidden()
    assert networks(lab) == OWN
    lab.page.get_by_role("button", name="Undo all 3 steps").click()
    expect(lab.thing("network", "front")).to_be_visible()
    expect(lab.picture.locator("g.container")).to_have_count(COUNT)


def test_the_first_refusal_is_said_and_nothing_follows_it(lab: LabPage) -> None:
    lab.type("docker network create back")
    lab.type("docker run -d --name plugged --network back nginx")
    expect(lab.thing("container", "plugged")).to_be_visible()
    seq = lab.snapshot()["seq"]
    lab.thing("network", "back").focus()
    lab.page.keyboard.press("Space")
    lab.thing("network", "front").focus()
    lab.page.keyboard.press("Space")
    lab.page.keyboard.press("Delete")
    bubble = lab.picture.locator(".diagram-note.bubble")
    expect(bubble).to_contain_text("has active endpoints")
    expect(bubble).to_contain_text("… The console has all of it.")
    box = bubble.bounding_box()
    assert box
    assert box["height"] <= 200
    assert NAMES[-1] in (lab.output.text_content() or "")
    assert lab.snapshot()["seq"] == seq


def test_the_menu_names_a_few_and_does_all(lab: LabPage) -> None:
    select_all(lab)
    lab.thing("container", NAMES[0]).focus()
    lab.page.keyboard.press("Shift+F10")
    menu = lab.page.get_by_role("menu")
    expect(menu).to_contain_text("more")
    assert len(menu.inner_text()) < 6_000
    lab.page.get_by_role("menuitem", name=f"Pause {COUNT} containers").click()
    expect(lab.page.get_by_role("button", name="Undo all 2 steps")).to_be_visible()
    assert {one["status"] for one in lab.snapshot()["entities"]["container"]} == {"paused"}
