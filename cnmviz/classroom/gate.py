"""The gate of the labs that belong to classes: how somebody stands there, by an indexed query, and what the rules say to it.

Labs without a class cost nothing: to which class a lab belongs never changes, so it is asked once and remembered.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from cnmviz.labs.gate import Deed

from . import limits, lookups, rules
from .models import Class, Participant
from .rules import Standing

Place = tuple[int, int]
"""A class, and the participant whose own copy a lab is: 0 for the shared one."""

_places: OrderedDict[int, Place | None] = OrderedDict()
_lock = threading.Lock()


def why_not(lab: int, person: str, deed: Deed) -> str:
    """Why a person may not do something in a lab of a class."""
    place = place_of(lab)
    return rules.why_not(standing(place, person), deed) if place else ""


def place_of(lab: int) -> Place | None:
    """To which class a lab belongs, and whose copy it is; None for all other labs."""
    with _lock:
        if lab in _places:
            _places.move_to_end(lab)
            return _places[lab]
    place = _looked_up(lab)
    with _lock:
        _places[lab] = place
        while len(_places) > limits.PLACES:
            _places.popitem(last=False)
    return place


def forget() -> None:
    """As a new process has it."""
    with _lock:
        _places.clear()


def _looked_up(lab: int) -> Place | None:
    klass = Class.objects.filter(lab=lab).values_list("pk", flat=True).first()
    if klass is not None:
        return klass, 0
    copy = Participant.objects.filter(copy=lab).values_list("klass_id", "pk").first()
    return (copy[0], copy[1]) if copy else None


def standing(place: Place, person: str) -> Standing:
    """How a person stands in a class, before one of its labs."""
    klass, owner = place
    who: Any = lookups.standing.first(klass, person) if person else None
    if who is not None:
        return Standing(
            role=who.role,
            locked=who.locked,
            removed=who.removed,
            floor=who.has_floor == who.pk,
            presents=who.presents or "",
            all_locked=bool(who.all_locked),
            ended=who.class_ended is not None,
            own=(owner == who.pk) if owner else None,
            shown=_is_shown(owner),
        )
    moved = bool(person) and Participant.objects.filter(klass=klass, formerly=person).exists()
    return Standing(moved=moved)


def _is_shown(owner: int) -> bool:
    """Whether all may see somebody's copy."""
    kept = lookups.participant_by_key.first(owner) if owner else None
    return kept is not None and kept.consent
