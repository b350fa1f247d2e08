"""What lies over a picture hides nothing of it: tabs and tools are kept clear when everything is shown, and a mode's words are read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .lab import LabPage

LINES = [
    "docker network create front",
    "docker network create --internal back",
    "docker run -d --name proxy --network front -p 8080:80 nginx",
    "docker run -d --name web --network front nginx",
    "docker run -d --name db --network back redis",
    "docker network connect back web",
]
SIZES: dict[str, dict[str, Any]] = {
    "laptop": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
HIDDEN = """() => {
  const covers = [...document.querySelectorAll("#stage > .tablist, #view-tools")].map((one) => one.getBoundingClientRect());
  const panel = document.querySelector("#stage > .panel:not([hidden])");
  const pane = panel.getBoundingClientRect();
  const things = [...panel.querySelectorAll(":is(.frame, .cloud, .box, .ground, .card)")].map((one) => [one, one.getBoundingClientRect()]);
  const bad = ({ left, right, top, bottom }) => left < pane.left || right > pane.right || top < pane.top || bottom > pane.bottom ||
    covers.some((cover) => left < cover.right && right > cover.left && top < cover.bottom && bottom > cover.top);
  return [things.length > 4, things.filter(([, rect]) => rect.width && bad(rect)).map(([one]) => one.outerHTML)];
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["", "hood"])
def test_everything_is_shown_beside_the_tabs_and_the_tools(visits, size: str, view: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(**SIZES[size]))
    lab.paste(LINES)
    expect(lab.thing("container", "db")).to_have_count(1)
    lab.page.goto(f"{lab.path}?view={view}")
    expect(lab.page.locator("#stage > .panel:not([hidden]) .container[data-name=db]")).to_be_visible()
    lab.page.wait_for_function(f"() => {{ const [some, hidden] = ({HIDDEN})(); return some && !hidden.length; }}")
    lab.page.get_by_role("button", name="Zoom in").click()
    lab.page.get_by_role("button", name="Show everything").click()
    lab.page.wait_for_function(f"() => !({HIDDEN})()[1].length")


@pytest.mark.parametrize("size", SIZES)
def test_the_words_of_a_mode_stand_below_the_tabs(visits, size: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(**SIZES[size]))
    lab.paste(LINES)
    expect(lab.thing("container", "db")).to_have_count(1)
    lab.page.locator("#picture").focus()
    lab.page.keyboard.press("c")
    words = lab.page.locator("#stage").get_by_text("Connect: choose a container")
    expect(words).to_be_visible()
    banner = box(lab, ".diagram-note.banner")
    tabs = box(lab, "#stage > .tablist")
    assert banner["y"] >= tabs["y"] + tabs["height"]
    assert banner["x"] >= 0
    assert banner["x"] + banner["width"] <= lab.page.evaluate("innerWidth")


def box(lab: LabPage, selector: str) -> dict[str, Any]:
    found = lab.page.locator(selector).locator("visible=true").bounding_box()
    assert found
    return dict(found)
