"""Where the presenter's light adds itself to the class."""

from __future__ import annotations

from .. import assembly
from . import desk, drawing, messages


def add() -> None:
    """Called once, when Django starts."""
    assembly.PASSES.update({messages.Draw: drawing.draw, messages.Spotlight: drawing.light_up})
    assembly.HEARS[desk.KIND] = desk.hear
    assembly.GREETINGS.append(drawing.greet)
    assembly.LEFT.append(drawing.left)
