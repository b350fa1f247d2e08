"""Where things stand in the picture, as `x-cnmviz` says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnmviz.cnm.world import World


def groups(world: World) -> Mapping[int, int]:
    """The groups of a lab, counted from 1."""
    known = sorted({one.group for one in world.positions.values() if one.group})
    return {group: number for number, group in enumerate(known, 1)}


def placed(world: World, id_: str, numbers: Mapping[int, int]) -> dict[str, Any]:
    """The place, rank and group of a thing; what it has none of is not there."""
    found = world.positions.get(id_)
    if found is None:
        return {}
    whole = {"place": f"{found.x},{found.y}" if found.placed else "", "rank": found.rank, "group": numbers.get(found.group, 0)}
    return {key: value for key, value in whole.items() if value}
