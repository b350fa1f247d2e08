"""The outline says everything that the picture says, offers everything that the picture offers, and works without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import violations
from .lab import LabPage

JOIN = "docker --context node2 swarm join --token $(docker swarm join-token -q worker) 203.0.113.1:2377"

LAB = [
    "docker network create front",
    "docker network create --internal data",
    "docker network create -d macvlan -o parent=eth0 --subnet 203.0.113.0/24 --gateway 203.0.113.2 lan",
    "docker network create doomed",
    "docker run -d --name web --network front -p 8080:80 -p 127.0.0.1:5353:53/udp nginx",
    "docker network connect data web",
    "docker run -d --name db --network data --network-alias store postgres",
    "docker run -d --name side --network container:web busybox sleep 1d",
    "docker run -d --name agent --network host nginx",
    "docker run -d --name alone --network none nginx",
    "docker run -d --name printer --network lan --ip 203.0.113.40 nginx",
    "docker run -d --name old --network front -p 9000:80 nginx",
    "docker run -d --name orphan --network doomed nginx",
    "docker create --name fresh --network front nginx",
    "docker stop -t 0 old orphan",
    "docker network rm doomed",
    "docker pause db",
    "group web db",
]
SWARM = [
    "addhost node2",
    "docker swarm init",
    JOIN,
    "docker network create -d overlay --attachable mesh",
    "docker run -d --name one --network mesh nginx",
    "docker --context node2 run -d --name two --network mesh -p 8081:80 nginx",
    "docker --context node2 run -d --name web nginx",
]

SAID = "all => all.map(one => one.getAttribute('aria-label'))"


def tree(page: Page) -> Locator:
    return page.get_by_role("tree", name="Outline of the lab")


def of(page: Page, thing: str) -> Locator:
    """The line of a thing in its own place."""
    return tree(page).locator(f'[role=treeitem][data-thing="{thing}"]:not(.ref)')


def in_outline(lab: LabPage) -> list[str]:
    """What the outline says of the things that the picture draws too, all expanded."""
    lab.page.get_by_role("tab", name="Outline").click()
    lab.page.get_by_role("button", name="Expand all").click()
    lab.page.wait_for_timeout(300)
    kinds = ",".join(f".{kind}:not(.ref)" for kind in ("host", "container", "endpoint", "network", "outside"))
    said: list[str] = tree(lab.page).locator(f"[role=treeitem]:is({kinds})").evaluate_all(SAID)
    return sorted(said)


def in_picture(lab: LabPage) -> list[str]:
    lab.page.get_by_role("tab", name="CNM").click()
    said: list[str] = lab.picture.locator("svg [data-id][aria-label]").evaluate_all(SAID)
    return sorted(said)


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    person = LabPage(visits())
    person.paste(LAB)
    expect(person.output.locator(".entry")).to_have_count(len(LAB))
    expect(person.output.locator(".waiting")).to_have_count(0)
    assert person.output.locator(".stderr").all_text_contents() == []
    expect(person.thing("container", "db")).to_have_class(re.compile("paused"))
    return person


def test_it_says_everything_that_the_picture_says(lab: LabPage) -> None:
    said = in_picture(lab)
    assert any("network doomed removed" in line for line in said)
    assert any("and 8080 to 80/tcp" in line for line in said)
    assert in_outline(lab) == said


def test_in_a_swarm_as_well(lab: LabPage) -> None:
    lab.paste(SWARM)
    expect(lab.output.locator(".entry")).to_have_count(len(LAB) + len(SWARM))
    expect(lab.output.locator(".waiting")).to_have_count(0)
    expect(lab.thing("container", "two")).to_be_visible()
    lab.page.wait_for_timeout(500)
    said = in_picture(lab)
    assert len([line for line in said if line.startswith("host ")]) == 2
    assert in_outline(lab) == said


def test_the_sandbox_the_addresses_and_the_names_are_there_too(lab: LabPage) -> None:
    in_outline(lab)
    text = "\n".join(tree(lab.page).locator("[role=treeitem]").evaluate_all(SAID))
    snapshot = lab.snapshot()["entities"]
    for endpoint in snapshot["endpoint"]:
        for fact in (endpoint["mac"], endpoint["address"], endpoint["gateway"], *endpoint["dns_names"], *endpoint["aliases"]):
            assert fact in text
    for line in (
        "one sandbox, 2 containers, shared with side",
        "in the sandbox of web",
        "remembers network front",
        "Option parent=eth0",
    ):
        assert line in text


def entries(page: Page) -> list[str]:
    found = page.get_by_role("menuitem").all_text_contents()
    page.keyboard.press("Escape")
    return found


def test_each_thing_offers_what_it_offers_in_the_picture(lab: LabPage) -> None:
    keys = lab.picture.locator("svg [data-id][aria-label]").evaluate_all("all => all.map(one => one.dataset.id)")
    offered = {}
    for key in keys:
        lab.picture.locator(f'[data-id="{key}"]').focus()
        lab.page.keyboard.press("Shift+F10")
        offered[key] = entries(lab.page)
    assert sum(entry.startswith("Ungroup") for offers in offered.values() for entry in offers) == 2
    in_outline(lab)
    for key, wanted in offered.items():
        of(lab.page, key).focus()
        lab.page.keyboard.press("Shift+F10")
        found = entries(lab.page)
        assert [entry for entry in wanted if entry not in found] == [], key


def test_a_lab_is_built_and_taken_apart_by_keyboard_alone(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    keys = lab.page.keyboard
    lab.page.get_by_role("tab", name="Outline").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    expect(lab.page.get_by_label("Filter the outline")).to_be_focused()
    host = lab.snapshot()["entities"]["host"][0]["id"]
    of(lab.page, f"host:{host}").focus()
    keys.press("n")
    lab.dialog(Name="front")
    expect(tree(lab.page).get_by_role("treeitem", name="network front, driver bridge")).to_have_count(1)
    keys.press("a")
    lab.dialog(Name="web", Network="bridge")
    web = tree(lab.page).get_by_role("treeitem", name="container web, running")
    expect(web).to_have_count(1)
    web.focus()
    keys.press("c")
    lab.dialog(Network="front")
    expect(web).to_have_attribute(
        "aria-label", "container web, running, image nginx, eth0 172.17.0.2 on network bridge, eth1 172.18.0.2 on network front"
    )
    keys.press("F2")
    lab.dialog(**{"New name": "shop"})
    shop = tree(lab.page).get_by_role("treeitem", name="container shop, running")
    expect(shop).to_be_focused()
    keys.press("r")
    expect(lab.page.get_by_role("form", name="Can one reach the other?").get_by_label("From")).to_have_value("shop")
    shop.focus()
    keys.press("Enter")
    expect(lab.page.get_by_role("tab", name="Inspector")).to_have_attribute("aria-selected", "true")
    keys.press("Delete")
    expect(shop).to_have_count(0)
    expect(lab.page.locator("#announcer")).to_contain_text("now at")
    assert lab.page.evaluate("document.activeElement.getAttribute('role')") == "treeitem"


def test_others_disturb_nobody_and_their_selection_is_seen(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    other = LabPage(visits(), lab.path)
    in_outline(lab)
    snapshot = lab.snapshot()["entities"]
    db = next(one["id"] for one in snapshot["container"] if one["name"] == "db")
    of(lab.page, f"container:{db}").focus()
    place = of(lab.page, f"container:{db}").bounding_box()
    other.type("docker run -d --name later nginx")
    expect(tree(lab.page).get_by_role("treeitem", name=re.compile("^container later"))).to_have_count(1)
    expect(of(lab.page, f"container:{db}")).to_be_focused()
    assert of(lab.page, f"container:{db}").bounding_box() == place
    other.picture.locator(f'[data-id="container:{db}"]').focus()
    other.page.keyboard.press(" ")
    expect(of(lab.page, f"container:{db}").locator(".held i")).to_have_count(1)
    expect(of(lab.page, f"container:{db}")).to_have_attribute("aria-description", f"selected by {own_name(other)}")


def own_name(lab: LabPage) -> str:
    name: str = lab.page.evaluate("JSON.parse(document.querySelector('#page').textContent).you.name")
    return name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visits, scheme: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(color_scheme=scheme))
    lab.paste(LAB)
    expect(lab.output.locator(".waiting")).to_have_count(0)
    expect(lab.output.locator(".entry")).to_have_count(len(LAB))
    in_outline(lab)
    tree(lab.page).locator("[role=treeitem].container").first.click()
    assert violations(lab.page) == []


def test_on_a_phone_a_line_leads_to_its_menu(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    lab.page.goto(f"{lab.path}?view=outline")
    lab.live()
    tree(lab.page).locator("[role=treeitem].host .more-actions").tap()
    expect(lab.page.get_by_role("menuitem", name="Add container…")).to_be_visible()
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 390
