"""A command as the line a person would type for it. The reverse of `parse`: `parse(render(command)).command == command`."""

from __future__ import annotations

from ..cnm.commands import Command
from ..cnm.spell import spell


def render(command: Command, host: str = "") -> str:
    """The docker line of a command; `host` is the docker context it is for."""
    return spell(command, host)
