"""The comparison that every format's round trip is held to.

`same(lab, again)` names what is not the same; `told(lab, again, notes)` takes it, where a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness import differences


def same(lab: World, again: World) -> None:
    """Fail with every difference between a lab and what came back of it."""
    assert differences(lab, again) == []


def told(lab: World, again: World, notes: Iterable[str]) -> None:
    """Fail with every difference of which no note speaks: by saying it, or by naming the container that it is of."""
    named = [note.partition(": ")[0].removeprefix("container ") for note in notes if note.startswith("container ")]
    found = [one for one in differences(lab, again) if not any(one in note for note in notes)]
    assert [one for one in found if not any(name in one.replace(":", " ").split() for name in named)] == []
