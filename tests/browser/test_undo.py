"""Undo takes back one's own work and leaves other people's alone."""

from __future__ import annotations

from playwright.sync_api import expect

from .lab import LabPage


def test_undo_and_redo_touch_only_my_own_work(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LabPage(visits())
    ben = LabPage(visits(), ana.path)
    ana.type("docker network create from-ana")
    expect(ben.thing("network", "from-ana")).to_be_visible()
    ben.type("docker network create from-ben")
    expect(ana.thing("network", "from-ben")).to_be_visible()

    ana.tool("Undo")
    for person in (ana, ben):
        expect(person.thing("network", "from-ana")).to_have_count(0)
        expect(person.thing("network", "from-ben")).to_be_visible()
    ana.tool("Redo")
    for person in (ana, ben):
        expect(person.thing("network", "from-ana")).to_be_visible()
        expect(person.thing("network", "from-ben")).to_be_visible()


def test_undo_is_refused_where_somebody_elses_work_stands_on_it_and_says_whose(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LabPage(visits())
    ben = LabPage(visits(), ana.path)
    ana.type("docker network create shared")
    expect(ben.thing("network", "shared")).to_be_visible()
    ben.type("docker run -d --name guest --network shared nginx")
    expect(ana.thing("container", "guest")).to_be_visible()

    ana.tool("Undo")
    name = ben.page.locator("#people").get_attribute("aria-label") or ben.page.locator("#people").text_content() or ""
    refused = ana.page.locator("#toasts").get_by_role("alert")
    expect(refused).to_be_visible()
    people = [person["name"] for person in ana.snapshot()["people"]]
    assert any(person in (refused.text_content() or "") for person in people), (refused.text_content(), name)
    expect(ana.thing("network", "shared")).to_be_visible()
    expect(ana.thing("container", "guest")).to_be_visible()
