"""Where presenting adds itself to the class: what its presenter does, what newcomers are told, what changes it."""

from __future__ import annotations

from .. import assembly
from . import leading, telling


def add() -> None:
    """Called once, when Django starts."""
    assembly.LIVE.update(leading.ANSWERS)
    assembly.HEARS.update(telling.HEARS)
    assembly.GREETINGS.append(telling.greet)
    assembly.LEFT.append(telling.left)
    assembly.LOOKS.append(telling.look_again)
    assembly.WATCHES.append(telling.repeat)
