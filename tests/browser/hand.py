"""A hand that moves things of the picture, and where they are then: for the tests of moving."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from .lab import LabPage

LINES = [
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name api --network front nginx",
    "docker run -d --name db --network back redis",
]


def built(lab: LabPage) -> LabPage:
    """Three containers on two networks, at rest."""
    lab.paste(LINES)
    expect(lab.thing("container", "db")).to_be_visible()
    expect(lab.output.locator(".waiting")).to_have_count(0)
    lab.page.wait_for_timeout(700)
    return lab


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
