"""Who may do what in the labs of a class, as `docs/roles.md` has it. Pure: no rows, no requests.

Every "no" is a whole sentence for the person who asks. The teacher may do everything; who has the floor may change the shared lab
whatever is locked.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnmviz.labs.gate import Deed

OUTSIDE = "This lab belongs to a class. Join it with the code that the teacher shows."
REMOVED = "The teacher has removed you from this class."
MOVED = "You go on at another device, with a code from your teacher; this one is not in the class any more."
ENDED = "The class has ended: the lab stays as it is. You can look at it, ask about it and take a copy."
LOCKED_FOR_YOU = "The teacher has locked the lab for you."
NOT_SHOWN = "You are watching: where you point is not shown to the others."
ELSES = "This lab is somebody's own copy: only they and the teacher work in it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How somebody stands in a class. `role` is "" for an outsider, `presents` who has the floor ("" for nobody in particular).

    `own` is None for the shared lab, and otherwise whether the copy is theirs; `shown` that its student consents to show it.
    """

    role: str = ""
    locked: bool = False
    removed: bool = False
    moved: bool = False
    floor: bool = False
    presents: str = ""
    all_locked: bool = False
    ended: bool = False
    own: bool | None = None
    shown: bool = False


def why_not(standing: Standing, deed: Deed) -> str:
    """Why somebody may not do something, "" where they may."""
    barred = _barred(standing)
    if barred or standing.role == "teacher":
        return barred
    if standing.own is False:
        return "" if standing.shown and deed in ("see", "ask") else ELSES
    if standing.own is not None:
        return LOCKED_FOR_YOU if deed == "change" and standing.locked else ""
    if deed == "change":
        return _why_not_change(standing)
    if deed == "point" and standing.role == "observer" and not standing.floor:
        return NOT_SHOWN
    return ""


def _barred(standing: Standing) -> str:
    """Why somebody may do nothing at all."""
    if standing.removed:
        return REMOVED
    if standing.moved:
        return MOVED
    return "" if standing.role else OUTSIDE


def _why_not_change(standing: Standing) -> str:
    if standing.ended:
        return ENDED
    if standing.floor:
        return ""
    if standing.role == "observer":
        return _WATCHING.format(_who(standing))
    if standing.all_locked:
        return _LOCKED_BUT.format(standing.presents) if standing.presents else LOCKED
    return LOCKED_FOR_YOU if standing.locked else ""


LOCKED = "The teacher has locked the lab."
_LOCKED_BUT = "The teacher has locked the lab: only {} can change it."
_WATCHING = "You are watching: only {} can change the lab."
_THOSE_WHO_MAY = "the teacher and those who may edit"


def nameless(why: str) -> str:
    """The same "no" without the name of who presents, as it may be written down."""
    if why.startswith(_LOCKED_BUT.partition("{}")[0]):
        return LOCKED
    return _WATCHING.format(_THOSE_WHO_MAY) if why.startswith(_WATCHING.partition("{}")[0]) else why


def _who(standing: Standing) -> str:
    """Who can change the lab, for somebody who cannot."""
    if standing.presents:
        return f"{standing.presents} and the teacher"
    return "the teacher" if standing.all_locked else _THOSE_WHO_MAY
