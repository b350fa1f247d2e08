"""`docker inspect`: containers and networks, whatever the name means."""

from __future__ import annotations

from ...cnm.answers import Found
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.entities import Container
from ..text import Text
from . import renders
from .container_json import container_json
from .inspection import inspected
from .network_json import network_json


@renders(Found)
def found(command: Command, outcome: Outcome, answer: Found) -> Text:
    world = outcome.world
    data = [
        container_json(world, each) if isinstance(each, Container) else network_json(world, each, outcome.host)
        for each in answer.entities
    ]
    return inspected(data, answer.errors, command.format)  # type: ignore[attr-defined]
