"""The newest World of each hot lab, kept in the process, and a few Worlds of earlier moments.

A kept World is valid while its seq equals the lab's row, so nothing has to be told to forget: another process that writes
makes the row's seq larger. What was is valid for ever.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from django.db import transaction

from cnmviz.cnm.world import World

from . import limits, rows
from .models import Lab

_hot: OrderedDict[int, tuple[int, str, World]] = OrderedDict()
_past: OrderedDict[tuple[int, str, int], World] = OrderedDict()
_lock = threading.Lock()


def keep(lab: Lab, world: World) -> None:
    """Remember what a lab is at its seq; the lab that was used longest ago is forgotten."""
    with _lock:
        _hot[lab.pk] = (lab.seq, lab.seed, world)
        _hot.move_to_end(lab.pk)
        while len(_hot) > limits.HOT_LABS:
            _hot.popitem(last=False)


def kept(lab: Lab) -> World | None:
    """The world of a lab, if it is here and up to date. The seed tells a new lab from a deleted one with the same key."""
    with _lock:
        seq, seed, world = _hot.get(lab.pk, (-1, "", None))
        if seq != lab.seq or seed != lab.seed:
            return None
        _hot.move_to_end(lab.pk)
        return world


def latest(lab: Lab) -> World:
    """The world of a lab whose row the caller has locked."""
    world = kept(lab)
    if world is None:
        world = rows.load(lab)
        keep(lab, world)
    return world


def read(lab_id: int) -> tuple[Lab, World]:
    """A lab and its world for reading. Only a cold lab is locked, while its rows are read, so that they belong together.

    Raises:
        Lab.DoesNotExist: there is none.
    """
    lab = Lab.objects.get(pk=lab_id)
    world = kept(lab)
    if world is not None:
        return lab, world
    with transaction.atomic():
        lab = Lab.objects.select_for_update().get(pk=lab_id)
        return lab, latest(lab)


def keep_past(lab: Lab, at: int, world: World) -> None:
    """Remember what a lab was after entry `at`."""
    with _lock:
        _past[lab.pk, lab.seed, at] = world
        _past.move_to_end((lab.pk, lab.seed, at))
        while len(_past) > limits.PAST_WORLDS:
            _past.popitem(last=False)


def nearest(lab: Lab, newest: World, at: int) -> tuple[int, World]:
    """The known moment of a lab that is the fewest entries away from `at`: the empty one, its newest, or one that is kept."""
    with _lock:
        moments = {seq: world for (pk, seed, seq), world in _past.items() if (pk, seed) == (lab.pk, lab.seed)}
        moments |= {0: World(lab.seed), lab.seq: newest}
        found = min(moments, key=lambda seq: abs(seq - at))
        if (lab.pk, lab.seed, found) in _past:
            _past.move_to_end((lab.pk, lab.seed, found))
    return found, moments[found]
