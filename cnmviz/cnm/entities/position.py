"""Where a thing stands in the picture, as somebody wants it. Nothing of Docker depends on it.

It is part of the world so that the log, undo, the time slider, forks and files carry it like everything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .parts import Hold, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The place of one thing; `id` is the thing's own, `of` its kind (`host`, `network`, `container`).

    Where `placed`, its corner is at `x`, `y` in the picture's own pixels, inside its host where it has one. A `rank` above 0 says
    which containers stand first, where nobody placed them; things of the same `group` above 0 are selected and moved together. A
    position may outlive its thing: when the thing comes back by undo, it stands where it stood.
    """

    kind: ClassVar[str] = "position"
    id: str
    of: str
    placed: bool = False
    x: int = 0
    y: int = 0
    rank: int = 0
    group: int = 0
    number: int = 0

    def keys(self) -> Iterator[Key]:
        return iter(())

    def holds(self) -> Iterator[Hold]:
        return iter(())
