"""Where a thing stands in the picture, as `x-cnmviz` says it."""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.world import World


def placed(world: World, id_: str) -> dict[str, Any]:
    """The place, rank and group of a thing; what it has none of is not there."""
    found = world.positions.get(id_)
    if found is None:
        return {}
    whole = {"place": f"{found.x},{found.y}" if found.placed else "", "rank": found.rank, "group": found.group}
    return {key: value for key, value in whole.items() if value}
