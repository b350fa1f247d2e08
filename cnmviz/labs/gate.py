"""Who may do what in a lab. Everybody may do everything, unless a layer above keeps a gate: a class does.

Every page, socket and command of a lab asks here before it does anything; what a page shows or hides protects nothing. An answer
is "" or a whole sentence for a person, which says why not. A gate is asked for every command, so it costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal

from channels.layers import get_channel_layer
from django.core.exceptions import PermissionDenied

from . import frames, threads

Deed = Literal["see", "ask", "change", "point", "take"]
"""`see` the lab at all; `ask` what changes nothing; `change` it; `point` at things in it; `take` it along, as a file, a copy or a
scenario. Who may not `see` may do nothing."""

DEEDS: tuple[Deed, ...] = ("see", "ask", "change", "point", "take")

Gate = Callable[[int, str, Deed], str]
"""Of a lab's key, a person's id ("" for nobody in particular) and a deed: why not, or ""."""

GATES: list[Gate] = []
"""The layers above add theirs when Django starts."""


class Barred(PermissionDenied):
    """A page that somebody may not have; the sentence says why."""


def why_not(lab: int, person: str, deed: Deed) -> str:
    """Why a person may not do something in a lab, "" where they may."""
    return next((why for gate in GATES if (why := gate(lab, person, deed))), "")


def check(lab: int, person: str, deed: Deed) -> None:
    """Let a person do something in a lab.

    Raises:
        Barred: they may not.
    """
    why = why_not(lab, person, deed)
    if why:
        raise Barred(why)


def changed(lab: int, people: Collection[str]) -> None:
    """What some people may do has changed: their open sockets of the lab are asked about again. Call after the commit."""
    layer = get_channel_layer()
    assert layer is not None
    threads.soon(layer.group_send, frames.group(lab), {"type": "gate", "people": list(people)})
