"""Tells the sockets of a class, in all processes, that rows have changed: which ones, never what is in them."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from channels.layers import get_channel_layer
from django.db import transaction
from django.db.models import F

from cnmviz.labs import frames, gate, threads

from .models import Class, Participant


def group(klass: int) -> str:
    """The channel group in which a class's gatherings are."""
    return f"class.{klass}"


def changed(klass: int, people: Collection[int] = (), *, admitted: Collection[str] = ()) -> None:
    """A class changed, and some participants in it, by their keys. Told after the commit.

    `admitted` are the persons for whom it is another question now whether they may see the lab, or point in it.
    """
    Class.objects.filter(pk=klass).update(revision=F("revision") + 1)
    transaction.on_commit(partial(tell, klass, {"type": "changed", "people": list(people)}))
    if admitted:
        transaction.on_commit(partial(_ask_again, klass, list(admitted)))


def named(lab: int, person: str, name: str) -> None:
    """Let the sockets of a lab know what somebody is called from now on. Told after the commit."""
    transaction.on_commit(partial(_send, frames.group(lab), {"type": "named", "person": person, "name": name}))


def tell(klass: int, message: dict[str, object]) -> None:
    """Send a message to the gatherings of a class, in all processes."""
    _send(group(klass), message)


def _send(to: str, message: dict[str, object]) -> None:
    layer = get_channel_layer()
    assert layer is not None
    threads.soon(layer.group_send, to, message)


def _ask_again(klass: int, people: Collection[str]) -> None:
    """Let the sockets of all labs of a class ask again what some people may do there."""
    labs = [*Class.objects.filter(pk=klass).values_list("lab", flat=True)]
    labs += Participant.objects.filter(klass=klass, copy__isnull=False).values_list("copy", flat=True)
    for lab in labs:
        gate.changed(lab, people)
