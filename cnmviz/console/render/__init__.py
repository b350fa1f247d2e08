"""How answers are written: one file per noun, found by scanning this folder; a renderer is chosen by the answer's type.

A renderer gets the command (for `-q`, `--format` and the like), the outcome, and the answer, and returns a Text. It must not
read anything but the outcome's world.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any

from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ..text import Text

Renderer = Callable[[Command, Outcome, Any], Text]

_RENDERERS: dict[type, Renderer] = {}


def renders(*types: type) -> Callable[[Renderer], Renderer]:
    """Declare who writes answers of these types."""

    def declare(renderer: Renderer) -> Renderer:
        for each in types:
            if each in _RENDERERS:
                raise ValueError(f"two renderers write {each.__name__}")
            _RENDERERS[each] = renderer
        return renderer

    return declare


@cache
def renderers() -> dict[type, Renderer]:
    """All renderers by answer type, with every file of this folder loaded."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return _RENDERERS


def written(command: Command, outcome: Outcome) -> Text:
    """A successful outcome as text; a command that answers nothing prints nothing."""
    if outcome.output is None:
        return Text()
    return renderers()[type(outcome.output)](command, outcome, outcome.output)
