"""Things of a lab as places of a walk."""

from __future__ import annotations

from ..entities import Container, Endpoint, Host, Network
from .trace import Place


def place_of(entity: Container | Network | Host | Endpoint) -> Place:
    name = (entity.interface or entity.name) if isinstance(entity, Endpoint) else entity.name
    return Place(entity.kind, entity.id, name)


def place_outside(host: Host) -> Place:
    """The world outside, next to a host."""
    return Place("outside", host.id, "outside")
