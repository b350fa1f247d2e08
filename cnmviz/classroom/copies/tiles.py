"""What the wall says of each copy: one query for all of them, and the goals of those only whose lab changed."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

import msgspec
from django.urls import reverse

from cnmviz.lessons import standing
from cnmviz.lessons.models import Attempt

from .. import limits
from ..models import Participant, Role
from .messages import Tile

logger = logging.getLogger(__name__)

_COLUMNS = ("pk", "nickname", "colour", "consent", "showing", "copy", "copy__code", "copy__seq", "copy__touched")

Goals = tuple[int, int]
"""How many are met, of how many."""


@dataclass(slots=True)
class Known:
    """What was found out last: each copy's lab and tile, and of which seq its goals are known."""

    labs: dict[int, int] = field(default_factory=dict)
    tiles: dict[int, Tile] = field(default_factory=dict)
    goals: dict[int, tuple[int, Goals]] = field(default_factory=dict)


def look(klass: int, known: Known) -> Known:
    """The copies of a class as they are now. Of those that changed, a limited number of goals is checked in one look."""
    rows = Participant.objects.filter(klass=klass, copy__isnull=False, removed=False).values_list(*_COLUMNS)
    now = [*rows]
    checked = _checked({row[5]: row[7] for row in now}, known)
    found = Known(goals=checked)
    for pk, name, colour, consent, showing, lab, code, seq, touched in now:
        here = f"/lab/{code}/"
        met, goals = checked.get(lab, (0, (0, 0)))[1]
        before = known.tiles.get(pk)
        found.labs[lab] = pk
        found.tiles[pk] = Tile(
            id=pk,
            name=name,
            colour=colour,
            lab=reverse("lab", args=[code]),
            snapshot=f"{here}snapshot",
            seq=seq,
            steps=seq - 1,
            touched=round(touched.timestamp(), 3),
            refused=before.refused if before else 0,
            met=met,
            goals=goals,
            showing="shown" if consent else showing,
        )
    return found


def _checked(labs: dict[int, int], known: Known) -> dict[int, tuple[int, Goals]]:
    """Of each lab the seq of which its goals are known, and how many are met."""
    kept = {lab: known.goals[lab] for lab in labs if lab in known.goals}
    stale = [lab for lab, seq in labs.items() if lab not in kept or kept[lab][0] < seq][: limits.CHECKS_PER_TICK]
    attempts = Attempt.objects.filter(lab__in=stale).select_related("lab", "edition").defer("edition__document")
    by_lab = {attempt.lab_id: attempt for attempt in attempts} if stale else {}
    for lab in stale:
        kept[lab] = (labs[lab], _goals(by_lab[lab]) if lab in by_lab else (0, 0))
    return kept


def _goals(attempt: Attempt) -> Goals:
    try:
        found = msgspec.json.decode(standing.of(attempt).goals)
    except Exception:
        logger.exception("the goals of a copy could not be checked")
        return 0, 0
    return sum(goal["met"] for goal in found), len(found)


def teachers(klass: int) -> set[str]:
    """Who may look at the wall."""
    rows = Participant.objects.filter(klass=klass, role=Role.TEACHER, removed=False)
    return set(rows.values_list("person", flat=True))
