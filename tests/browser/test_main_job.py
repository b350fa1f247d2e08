"""The main job: a new user opens a lab, builds in the picture, asks, and sees why; somebody else sees it live and takes part."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from .lab import LabPage


def test_from_an_empty_lab_to_an_explained_answer_with_a_second_person(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LabPage(visits())
    ben = LabPage(visits(), ana.path)
    for network in ("front", "back"):
        ana.tool("Network")
        ana.dialog(Name=network)
    for name, network in (("web", "front"), ("api", "front"), ("db", "back")):
        ana.tool("Container")
        ana.dialog(Name=name, Network=network)
    expect(ben.thing("container", "db")).to_be_visible()
    assert ben.names("container") == {"web", "api", "db"}
    assert ben.names("network") == {"bridge", "host", "none", "front", "back"}

    assert ana.ask("web", "db")["verdict"]["ok"] is False
    expect(ana.verdict).to_contain_text("No")
    expect(ana.page.get_by_role("region", name="What would change the answer")).to_contain_text("docker network connect")

    connect_by_dragging(ben, "web", "back")
    expect(ana.thing("container", "web")).to_have_attribute("aria-label", _on("back"))
    expect(ana.picture.locator("g.endpoint")).to_have_count(4)
    trace = ana.ask("web", "db")
    assert trace["verdict"]["ok"] is True
    expect(ana.verdict).to_contain_text("Yes")
    expect(ana.page.get_by_role("heading", name="The way there")).to_be_visible()
    expect(ana.page.get_by_role("heading", name="The way back")).to_be_visible()
    places = ana.page.locator("ol.hops > li .place").all_text_contents()
    assert places == [hop["place"]["name"] for hop in trace["hops"]]
    assert places[0] == "web"
    assert "db" in places
    assert ana.endpoints() == ben.endpoints()

    ana.page.get_by_role("tab", name="Log").click()
    expect(ana.page.get_by_role("list", name="Log, oldest first")).to_contain_text("docker network connect back web")
    ana.page.reload()
    ana.live()
    assert ana.endpoints() == ben.endpoints()


def _on(network: str) -> re.Pattern[str]:
    return re.compile(f"on network {network}")


def connect_by_dragging(person: LabPage, container: str, network: str) -> None:
    """Drag from the container's handle to the network's bar."""
    handle = handle_of(person, container)
    bar = centre(person.thing("network", network))
    mouse = person.page.mouse
    mouse.move(*handle)
    mouse.down()
    mouse.move(handle[0], handle[1] + 20, steps=4)
    mouse.move(*bar, steps=8)
    mouse.up()


def handle_of(person: LabPage, container: str) -> tuple[float, float]:
    """The middle of the handle that is drawn on the container's box."""
    box = person.thing("container", container).bounding_box()
    assert box
    all_handles = [centre(handle) for handle in person.picture.locator("g.handle").all()]
    on_it = [(x, y) for x, y in all_handles if 0 < x - box["x"] < box["width"] and 0 < y - box["y"] <= box["height"]]
    assert len(on_it) == 1
    return on_it[0]


def centre(thing: Locator) -> tuple[float, float]:
    box = thing.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
