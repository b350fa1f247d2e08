"""A large lab stays readable: no box, bar or label lies over another, measured over the rectangles that the browser draws."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import picture
from .lab import LabPage

NETWORKS = 8
CONTAINERS = 60

RECTANGLES = """() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const area = (one, what) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return { what, x, y, right: x + width, bottom: y + height };
  };
  const named = (selector, part) => [...document.querySelectorAll(`#picture ${selector}`)]
    .map((one) => area(one.querySelector(part), `${selector} ${one.dataset.name}`));
  const texts = [...document.querySelectorAll("#picture svg text")].filter((one) => one.textContent.trim() && shown(one));
  return {
    boxes: named("g.container", ".box"),
    bars: named("g.network", ".shape"),
    labels: texts.map((one) => area(one, one.textContent)),
    frames: [...document.querySelectorAll("#picture g.host .frame")].map((one) => area(one, "frame")),
    tools: area(document.querySelector("#view-tools"), "tools"),
    names: [...document.querySelectorAll("#picture g.container")].flatMap((box) =>
      [...box.querySelectorAll("text")]
        .filter((one) => one.textContent.trim() && shown(one) && one.getBoundingClientRect().width)
        .map((one) => ({ ...area(one, one.textContent), box: area(box.querySelector(".box"), box.dataset.name) }))),
  };
}"""

READABLE = 8.99
"""Pixels from the top of a name's line to its bottom, which is a font of about 8."""
SLACK = 1.0
"""Pixels: the line heights of text boxes reach a little beyond what is drawn."""


@pytest.mark.parametrize("zoom", ["everything", "original size"])
def test_sixty_containers_on_eight_networks_do_not_overlap(visits, zoom: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    lines = large_lab()
    lab.paste(lines)
    expect(lab.picture.locator("g.container")).to_have_count(CONTAINERS, timeout=60_000)
    expect(lab.output.locator(".waiting")).to_have_count(0, timeout=60_000)
    expect(lab.output.locator(".exit")).to_have_count(0)
    lab.page.get_by_role("button", name="Show everything").click()
    if zoom == "original size":
        lab.page.locator("#picture").press("Control+0")
    lab.page.wait_for_timeout(1000)
    picture(lab.page, f"sixty-{zoom}")
    seen = lab.page.evaluate(RECTANGLES)
    assert len(seen["boxes"]) == CONTAINERS
    assert len(seen["bars"]) == NETWORKS + 3
    assert overlaps(seen["boxes"] + seen["bars"]) == []
    assert overlaps(seen["labels"]) == []
    assert [name["what"] for name in seen["names"] if not inside(name, name["box"])] == []
    if zoom == "everything":
        assert overlaps([*seen["frames"], seen["tools"]]) == []
        assert [name["what"] for name in seen["names"] if name["bottom"] - name["y"] < READABLE] == []
        assert {name["box"]["what"] for name in seen["names"]} == {f"container-{number}" for number in range(CONTAINERS)}


def large_lab() -> list[str]:
    """Every container on one network, every third on a second one, every tenth on a third; some publish ports."""
    lines = [f"docker network create network-{number}" for number in range(NETWORKS)]
    for number in range(CONTAINERS):
        publish = f"-p {8000 + number}:80 " if number % 7 == 0 else ""
        lines.append(f"docker run -d --name container-{number} --network network-{number % NETWORKS} {publish}nginx")
        if number % 3 == 0:
            lines.append(f"docker network connect network-{(number + 3) % NETWORKS} container-{number}")
        if number % 10 == 0:
            lines.append(f"docker network connect network-{(number + 5) % NETWORKS} container-{number}")
    return lines


def inside(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a rectangle stays within another."""
    return bool(
        one["x"] > other["x"] - SLACK
        and one["right"] < other["right"] + SLACK
        and one["y"] > other["y"] - SLACK
        and one["bottom"] < other["bottom"] + SLACK
    )


def overlaps(rectangles: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['what']} and {other['what']}"
        for at, one in enumerate(rectangles)
        for other in rectangles[at + 1 :]
        if min(one["right"], other["right"]) - max(one["x"], other["x"]) > SLACK
        and min(one["bottom"], other["bottom"]) - max(one["y"], other["y"]) > SLACK
    ]
