"""The gate of the labs that belong to classes: how somebody stands there, by one indexed query, and what the rules say to it.

Labs without a class cost nothing: to which class a lab belongs never changes, so it is asked once and remembered.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from django.db.models import Exists, Value

from cnmviz.labs.gate import Deed

from . import limits, rules
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


_COLUMNS = ("pk", "role", "locked", "removed", "klass__locked", "klass__ended", "klass__floor", "klass__floor__nickname")


def standing(place: Place, person: str) -> Standing:
    """How a person stands in a class, before one of its labs."""
    klass, owner = place
    shown = Exists(Participant.objects.filter(pk=owner, consent=True)) if owner else Value(False)
    rows = Participant.objects.filter(klass=klass, person=person).order_by().values_list(*_COLUMNS, shown)[:1] if person else ()
    for pk, role, locked, removed, all_locked, ended, floor, presents, is_shown in rows:
        return Standing(
            role=role,
            locked=locked,
            removed=removed,
            floor=floor == pk,
            presents=presents or "",
            all_locked=all_locked,
            ended=ended is not None,
            own=(owner == pk) if owner else None,
            shown=is_shown,
        )
    moved = bool(person) and Participant.objects.filter(klass=klass, formerly=person).exists()
    return Standing(moved=moved)
