"""What counts of the picture: what somebody placed, which containers stand first, what was grouped. Of things that are there."""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.entities import Container, Network, Position
from cnmviz.cnm.world import World

from .names import Names


def picture(world: World, names: Names) -> dict[str, Any]:
    known = {one: name for one in world.positions.values() if (name := _name(one, names))}
    ranked = sorted((one.rank, name) for one, name in known.items() if one.rank)
    groups: dict[int, list[str]] = {}
    for one, name in known.items():
        if one.group:
            groups.setdefault(one.group, []).append(name)
    return {
        "places": {name: (one.x, one.y) for one, name in known.items() if one.placed},
        "order": [name for _, name in ranked],
        "groups": sorted(sorted(names_) for names_ in groups.values() if len(names_) > 1),
    }


def _name(position: Position, names: Names) -> str:
    thing = names.world.tables[position.of].get(position.id)
    if isinstance(thing, (Container, Network)):
        where = names.host(thing.host)
        return f"{thing.kind} {where}/{thing.name}"
    return f"host {names.host(position.id)}" if thing is not None else ""
