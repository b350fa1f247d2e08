"""The comparison that every format's round trip is held to: `same(lab, again)` names what is not the same."""

from __future__ import annotations

from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness import differences


def same(lab: World, again: World) -> None:
    """Fail with every difference between a lab and what came back of it."""
    assert differences(lab, again) == []
