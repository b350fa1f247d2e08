"""axe finds nothing, wherever one goes: every page, view, panel, dialog and menu, in every look, at a desk and on a phone.

Views and panels are read from the page, and a dialog that is not visited here fails the test, so that new ones are covered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .axe import DEVICES, violations
from .builders import START, BuilderPage, dropped
from .lab import LabPage

LINES = [
    "docker network create front",
    "docker network create --internal back",
    "docker run -d --name web --network front -p 8080:80 nginx",
    "docker run -d --name db --network back postgres",
    "docker run -d --name idle nginx",
    "docker stop -t 0 idle",
    "docker pause db",
    "docker frobnicate",
]
DIALOGS = {
    "add-container": "Add a container",
    "add-network": "Add a network",
    "connect": "Connect to a network…",
    "rename": "Rename",
    "search": "Find by name, id or address",
    "paste": "Paste docker lines…",
    "export": "Save and share the picture",
    "scenario": "Save as a scenario",
    "help": "This sheet",
    "palette": "",
}
"""Each dialog of the page by its key, and the action of the palette that opens it."""


@pytest.mark.parametrize("device", DEVICES)
def test_plain_pages(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    visit = visits(**DEVICES[device])
    visit.tolerated += ["404", "403"]
    for path in ("/", "/lab/ZZZZZZ/", "/no/such/page", "/scenarios/", "/scenarios/?q=zebra", "/scenarios/overlay"):
        visit.page.goto(path)
        visit.page.wait_for_load_state("networkidle")
        assert violations(visit.page) == [], path
    visit.page.goto("/")
    visit.page.locator("[name=csrfmiddlewaretoken]").evaluate_all("all => all.forEach((one) => one.remove())")
    visit.page.get_by_role("button", name="New lab").click()
    expect(visit.page.get_by_role("heading", name="This form is too old")).to_be_visible()
    assert violations(visit.page) == []


@pytest.mark.parametrize("device", DEVICES)
def test_a_lab_in_use(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(**DEVICES[device]))
    run(lab, LINES)
    found = {}
    for place, visit in places(lab, device):
        with visit:
            lab.page.wait_for_timeout(150)
            found[place] = violations(lab.page)
    assert {place: problems for place, problems in found.items() if problems} == {}
    assert len(found) > 18


def run(lab: LabPage, lines: list[str]) -> None:
    sheet(lab, "Console")
    lab.paste(lines)
    expect(lab.output.locator(".entry")).to_have_count(len(lines))
    expect(lab.output.locator(".waiting")).to_have_count(0)


def places(lab: LabPage, device: str) -> Iterator[tuple[str, Any]]:
    """Wherever one can go in a lab, each as a name and a stay there."""
    yield "console", sheet_open(lab, "Console")
    for tab in tabs(lab, "#tabs"):
        yield f"panel {tab}", panel(lab, tab)
    yield "panel with an answer", answer(lab)
    for tab in tabs(lab, "#stage >"):
        yield f"view {tab}", view(lab, tab)
    yield "nothing selected", selected(lab)
    yield "several selected", selected(lab, "web", "idle")
    for key in DIALOGS:
        yield f"dialog {key}", dialog(lab, key)
    yield "people", pressed(lab, lab.page.locator("#people"))
    if device == "desk":
        yield "themes", pressed(lab, lab.page.get_by_role("button", name="Theme"))
    yield "menu of a container", menu(lab, "web")
    yield "menu of several", menu(lab, "web", "idle")
    yield "message", message(lab)


def tabs(lab: LabPage, where: str) -> list[str]:
    return [name.strip() for name in lab.page.locator(f"{where} .tablist [role=tab]").all_text_contents()]


def sheet(lab: LabPage, name: str) -> None:
    """On a phone, bring a part of the page to the front; at a desk they all are."""
    button = lab.page.get_by_role("navigation", name="Parts of the lab").get_by_role("button", name=name)
    if button.count() and button.get_attribute("aria-pressed") == "false":
        button.click()


@contextmanager
def sheet_open(lab: LabPage, name: str) -> Iterator[None]:
    sheet(lab, name)
    yield
    sheet(lab, "Picture")


@contextmanager
def panel(lab: LabPage, name: str) -> Iterator[None]:
    select(lab, "web")
    with sheet_open(lab, "Details"):
        lab.page.locator("#tabs").get_by_role("tab", name=name, exact=True).click()
        lab.page.wait_for_timeout(500)
        yield


@contextmanager
def answer(lab: LabPage) -> Iterator[None]:
    with sheet_open(lab, "Details"):
        lab.ask("web", "db")
        yield


@contextmanager
def view(lab: LabPage, name: str) -> Iterator[None]:
    bar = lab.page.locator("#stage > .tablist")
    bar.get_by_role("tab", name=name, exact=True).click()
    lab.page.wait_for_timeout(700)
    yield
    bar.get_by_role("tab").first.click()


def select(lab: LabPage, *names: str) -> None:
    sheet(lab, "Picture")
    lab.thing("host", "node1").focus()
    lab.page.keyboard.press("Escape")
    lab.page.keyboard.press("Escape")
    for name in names:
        lab.thing("container", name).focus()
        lab.page.keyboard.press("Space")


@contextmanager
def selected(lab: LabPage, *names: str) -> Iterator[None]:
    select(lab, *names)
    with sheet_open(lab, "Details"):
        lab.page.locator("#tabs").get_by_role("tab", name="Inspector").click()
        yield
    select(lab)


@contextmanager
def dialog(lab: LabPage, key: str) -> Iterator[None]:
    select(lab, "web")
    lab.page.keyboard.press("Control+k")
    if DIALOGS[key]:
        lab.page.keyboard.type(DIALOGS[key])
        lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_role("dialog")).to_be_visible()
    yield
    lab.page.keyboard.press("Escape")
    expect(lab.page.get_by_role("dialog")).to_have_count(0)


@contextmanager
def pressed(lab: LabPage, button: Locator) -> Iterator[None]:
    button.click()
    yield
    lab.page.keyboard.press("Escape")


@contextmanager
def menu(lab: LabPage, *names: str) -> Iterator[None]:
    select(lab, *names)
    lab.page.keyboard.press("Shift+F10")
    expect(lab.page.get_by_role("menu")).to_be_visible()
    yield
    lab.page.keyboard.press("Escape")


@contextmanager
def message(lab: LabPage) -> Iterator[None]:
    select(lab, "web")
    lab.page.keyboard.press("Control+d")
    expect(lab.page.locator("#toasts .toast")).to_be_visible()
    yield


@pytest.mark.parametrize("device", DEVICES)
def test_a_lesson_that_is_built(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    teacher = BuilderPage(visits(**DEVICES[device]), lines=[])
    teacher.visit.tolerated.append("status of 400")
    run(teacher, START)
    sheet(teacher, "Picture")
    teacher.begin()
    found = {}

    def at(place: str) -> None:
        teacher.page.wait_for_timeout(600)
        found[place] = violations(teacher.page)

    at("an empty form")
    teacher.part("6 Check").get_by_role("button", name="Give the lesson a title").click()
    teacher.part("2 Solution").get_by_label("Commands, one in each line").fill("docker netwrk ls")
    teacher.press("Record more")
    teacher.goal("Write the fact by hand")
    teacher.field("Fact").fill("web reach db")
    at("what is wrong, while recording")
    teacher.goal("Somebody must not reach …")
    at("picking")
    sheet(teacher, "Picture")
    for name in ("web", "db"):
        teacher.thing("container", name).locator(".box").first.click()
    at("a goal that is made")
    teacher.press("Add this goal")
    teacher.write()
    teacher.panel.get_by_text("As the student sees it").click()
    at("a preview, and goals")
    teacher.press("Stop recording")
    teacher.goals.first.get_by_role("button", name="Remove Goal 1").click()
    teacher.part("2 Solution").get_by_label("Commands, one in each line").fill("docker network create more")
    expect(teacher.chip).to_have_text(re.compile("to do"))
    teacher.press("Share…")
    at("sharing")
    teacher.page.get_by_role("dialog").get_by_role("button", name="Share", exact=True).click()
    expect(teacher.page.get_by_role("dialog", name="The lesson is shared")).to_be_visible()
    at("shared")
    teacher.page.keyboard.press("Escape")
    dropped(teacher.page, "no.md", "# No lesson")
    expect(teacher.page.get_by_role("dialog", name="This file is no lesson")).to_be_visible()
    at("a file that is no lesson")
    assert {place: problems for place, problems in found.items() if problems} == {}


def test_every_dialog_is_visited() -> None:
    source = (Path(__file__).parents[2] / "static/cnmviz/panels/dialogs.js").read_text()
    listed = re.search(r"const DIALOGS = \{(.*?)\};", source, re.DOTALL)
    assert listed
    assert set(re.findall(r"([\w-]+)\"?(?:: \w+)?(?:,|\s*$)", listed[1])) == set(DIALOGS)
