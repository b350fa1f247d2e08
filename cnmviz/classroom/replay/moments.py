"""A class as one line of moments: the events of its log between the entries of its lab's, each with what changed in the class.

An event stands behind the entry that was the lab's newest when it was written, so the order is the one in which things were done,
whatever clocks say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

import msgspec

from cnmviz.classroom.events.models import Event, Kind
from cnmviz.classroom.models import Class
from cnmviz.labs.models import Entry

from . import state as states
from . import telling
from .names import LAB, Names
from .state import State
from .telling import Told

COMMANDS = 30_000
"""Commands that a page is told; the export has all."""

LISTED = 12
"""People who are named at once, such as those whose hands are up."""

COUNTED = {Kind.JOIN, Kind.TEACH, Kind.REMOVE, Kind.FORGET, Kind.ROLE}
"""After what it is counted anew how many students there are."""

Row = tuple[int, str | None, str, str, int, int | None]


class Moment(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that happened, `at` microseconds since 1970.

    `step` is the lab's entry that is looked at, `by` a place in the names; `now` has what is different in the class from then on,
    by the parts of the view.
    """

    kind: str
    at: int
    step: int
    by: int
    text: str = ""
    line: str = ""
    why: str = ""
    source: str = ""
    undoes: int = 0
    chapter: str = ""
    now: dict[str, Any] = {}


def of(klass: Class, names: Names, most: int = COMMANDS) -> Iterator[Moment]:
    """All moments, the first one first; of the lab's commands the newest `most`."""
    left_out = max(0, klass.lab.seq - most)
    rows = Entry.objects.filter(lab=klass.lab_id, seq__gt=left_out).order_by("seq")
    entries = rows.values_list("seq", "member__person", "source", "line", "at", "undoes").iterator()
    telling_of = Story(names)
    waiting = next(entries, None)
    for event in Event.objects.filter(klass=klass).order_by("seq").iterator():
        while waiting is not None and waiting[0] <= event.step:
            yield telling_of.command(waiting)
            waiting = next(entries, None)
        yield telling_of.event(event)
    while waiting is not None:
        yield telling_of.command(waiting)
        waiting = next(entries, None)


class Story:
    """Tells moments one after the other, and keeps what the class is like meanwhile."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._state = State()
        self._view: dict[str, Any] = {}
        self._students = 0
        self._first = {"command": "The first command", Kind.REFUSED: "The first refusal", Kind.JOIN: "The class begins"}

    def command(self, row: Row) -> Moment:
        """An entry of the lab's log."""
        seq, person, source, line, at, undoes = row
        by = self._names.place_of(person)
        named = "" if by == LAB else self._first.pop("command", "")
        return Moment("command", at, seq, by, line=line, source=source, undoes=undoes or 0, chapter=named)

    def event(self, event: Event) -> Moment:
        """An event of the class's log."""
        states.after(self._state, event)
        if event.kind in COUNTED:
            self._students = self._state.students
        told = Told(
            by=self._names.of(event.by) if event.by else "The class",
            who=self._names.of(event.who),
            own=event.by == event.who,
            teacher=self._state.roles.get(event.by) == states.TEACHER,
            everybody=event.who == 0,
            data=event.data,
            state=self._state,
        )
        return Moment(
            kind=event.kind,
            at=event.at,
            step=max(1, event.step),
            by=self._names.place(event.by or event.who),
            text=telling.sentence(event.kind, told),
            line=event.data.get("line", "") if event.kind == Kind.REFUSED else "",
            why=event.data.get("why", "") if event.kind == Kind.REFUSED else "",
            chapter=telling.chapter(event.kind, told) or self._first.pop(event.kind, ""),
            now=self._changed(),
        )

    def _changed(self) -> dict[str, Any]:
        view = shown(self._state, self._names) | {"students": self._students}
        changed = {part: value for part, value in view.items() if part not in self._view or self._view[part] != value}
        self._view = view
        return changed


def shown(state: State, names: Names) -> dict[str, Any]:
    """The class at one moment as a page shows it, but for how many are in it."""
    return {
        "floor": names.of(state.floor) if state.floor else "",
        "locked": state.locked,
        "locked_ones": _listed(state.locked_ones, names),
        "hands": _listed(state.hands, names),
        "door_open": state.door_open,
        "ended": state.ended,
        "handed": state.handed,
        "copies": len(state.copies),
        "shown": _listed([who for who, how in state.showing.items() if how == "shown"], names),
        "question": _question(state),
    }


def _listed(people: Collection[int], names: Names) -> list[str]:
    """Some people by name; the first ones, and how many more there are."""
    more = len(people) - LISTED
    return [*(names.of(who) for who in islice(people, LISTED)), *([f"{more} more"] if more > 0 else [])]


def _question(state: State) -> dict[str, Any] | None:
    asked = state.asked
    if asked is None:
        return None
    return {
        "number": asked.number,
        "text": telling.question(asked.text),
        "options": [telling.plain(option) for option in asked.options],
        "state": asked.state,
        "round": asked.round,
        "votes": [
            {"round": number, "counts": counts, "answered": given} for number, (counts, given) in sorted(asked.counts.items())
        ],
        "right": asked.right,
    }
