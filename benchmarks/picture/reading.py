"""Whether a picture of 60 containers can be read: what lies over what, and which labels are cut.

Measured over the rectangles that the browser draws, with everything in view and at the original size.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from playwright.sync_api import Page

from ..rows import Row, row
from .side import PAGE

SLACK = 1.0
"""Pixels: the line heights of text boxes reach a little beyond what is drawn."""
GLIDE = 1000

Area = dict[str, Any]


def rows(page: Page, size: int) -> Iterator[Row]:
    """None of either is the only good figure, so both have a baseline of 0."""
    over: set[str] = set()
    cut: set[str] = set()
    for zoom in ("everything", "original size"):
        page.locator("#picture").press("Shift+Digit1")
        if zoom == "original size":
            page.locator("#picture").press("Control+0")
        page.wait_for_timeout(GLIDE)
        seen = page.evaluate((PAGE / "rectangles.js").read_text())
        groups = [seen["things"], seen["labels"], seen["frames"] if zoom == "everything" else seen["frames"][:-1]]
        over |= {f"{pair} ({zoom})" for group in groups for pair in _overlaps(group)}
        cut |= {f"{label['what']} ({zoom})" for label in seen["labels"] if _is_cut(label)}
    for found in sorted(over | cut):
        print(f"  picture: {found}", file=sys.stderr)
    yield row("picture", f"overlaps-{size}", len(over), "pairs", 0)
    yield row("picture", f"cut-labels-{size}", len(cut), "labels", 0)


def _overlaps(areas: list[Area]) -> Iterator[str]:
    for one, other in combinations(areas, 2):
        wide = min(one["right"], other["right"]) - max(one["x"], other["x"])
        high = min(one["bottom"], other["bottom"]) - max(one["y"], other["y"])
        if wide > SLACK and high > SLACK:
            yield f"{one['what']} and {other['what']} overlap"


def _is_cut(label: Area) -> bool:
    room = label["room"]
    return label["what"].endswith("…") or (room is not None and not _inside(label, room))


def _inside(label: Area, room: Area) -> bool:
    return bool(
        label["x"] > room["x"] - SLACK
        and label["right"] < room["right"] + SLACK
        and label["y"] > room["y"] - SLACK
        and label["bottom"] < room["bottom"] + SLACK
    )
