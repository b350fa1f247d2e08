"""Two trees of plain data, compared leaf by leaf.

A leaf is anything but a mapping; an empty mapping is a leaf too, so that "nothing there" counts as a check. What stands on one
side only differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Absent(Enum):
    """There is nothing at this place."""

    ABSENT = "nothing"

    def __repr__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Check:
    """One field. `kind` groups (exit, stdout, networks, ping, ...), `where` names command, probe or path."""

    kind: str
    where: str
    recorded: Any
    seen: Any

    @property
    def agrees(self) -> bool:
        return bool(self.recorded == self.seen)

    def __str__(self) -> str:
        return f"{self.kind} {self.where}\n    recorded {self.recorded!r}\n    seen     {self.seen!r}"


def checks(kind: str, where: str, recorded: Any, seen: Any) -> Iterator[Check]:
    """A check for every leaf of either tree, in the order of the recording."""
    if not (isinstance(recorded, Mapping) and isinstance(seen, Mapping)) or not (recorded or seen):
        yield Check(kind, where, recorded, seen)
        return
    for key in [*recorded, *(key for key in seen if key not in recorded)]:
        yield from checks(kind, f"{where} {key}".strip(), recorded.get(key, Absent.ABSENT), seen.get(key, Absent.ABSENT))
