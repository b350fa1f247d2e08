"""How a class stands, as its log leads to it. Pure: no rows, no names; people are numbers of participants.

`after` goes over one event. Gone through from the first event to the last, the log ends in the state that the rows have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cnmviz.classroom.events.models import Event, Kind

TEACHER, EDITOR = "teacher", "editor"


@dataclass(slots=True)
class Asked:
    """The question that the class is at. `counts` are those of the votes that were closed, each with how many answered."""

    question: int
    number: int
    text: str
    options: list[str]
    state: str = "open"
    round: int = 1
    counts: dict[int, tuple[list[int], int]] = field(default_factory=dict)
    right: list[int] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """A class at one moment. `hands` are in the order in which they came; `showing` has who is asked, shows or declined."""

    roles: dict[int, str] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    locked_ones: dict[int, None] = field(default_factory=dict)
    hands: dict[int, None] = field(default_factory=dict)
    copies: set[int] = field(default_factory=set)
    showing: dict[int, str] = field(default_factory=dict)
    floor: int = 0
    locked: bool = False
    door_open: bool = True
    ended: bool = False
    newcomers: str = EDITOR
    handed: str = ""
    asked: Asked | None = None
    questions: int = 0

    @property
    def students(self) -> int:
        """How many are in the class, without teachers and those who were removed."""
        return sum(role != TEACHER and who not in self.removed for who, role in self.roles.items())


Effect = Callable[[State, int, Mapping[str, Any]], None]
"""Of the state, whom the event is about, and what is so from then on."""

EFFECTS: dict[str, Effect] = {}


def effect(kind: Kind) -> Callable[[Effect], Effect]:
    """Declare what an event of a kind changes."""

    def declare(does: Effect) -> Effect:
        EFFECTS[kind] = does
        return does

    return declare


def after(state: State, event: Event) -> None:
    """Go over one event. What a later version wrote, and this one does not know, changes nothing."""
    if event.kind in EFFECTS:
        EFFECTS[event.kind](state, event.who, event.data)


@effect(Kind.JOIN)
def _join(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.roles[who] = data["role"]


@effect(Kind.TEACH)
def _teach(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.roles[who] = TEACHER
    state.removed.discard(who)
    state.locked_ones.pop(who, None)
    _out_of_the_way(state, who)


@effect(Kind.REMOVE)
def _remove(state: State, who: int, data: Mapping[str, Any]) -> None:
    _out_of_the_way(state, who)
    (state.removed.add if data["on"] else state.removed.discard)(who)


@effect(Kind.FORGET)
def _forget(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.showing.pop(who, None)
    state.copies.discard(who)
    if data["gone"]:
        _out_of_the_way(state, who)
        state.roles.pop(who, None)
        state.locked_ones.pop(who, None)


def _out_of_the_way(state: State, who: int) -> None:
    state.hands.pop(who, None)
    if state.floor == who:
        state.floor = 0


@effect(Kind.HAND)
def _hand(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.hands.pop(who, None)
    if data["up"]:
        state.hands[who] = None


@effect(Kind.FLOOR)
def _floor(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.floor = who
    state.hands.pop(who, None)


@effect(Kind.LOCK)
def _lock(state: State, who: int, data: Mapping[str, Any]) -> None:
    if who:
        state.locked_ones.pop(who, None)
        if data["on"]:
            state.locked_ones[who] = None
        return
    state.locked = data["on"]
    if not state.locked:
        state.locked_ones.clear()


@effect(Kind.ROLE)
def _role(state: State, who: int, data: Mapping[str, Any]) -> None:
    if who:
        state.roles[who] = data["role"]
        return
    state.newcomers = data["role"]
    state.roles = {one: role if role == TEACHER else data["role"] for one, role in state.roles.items()}


@effect(Kind.DOOR)
def _door(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.door_open = data["open"]


@effect(Kind.END)
def _end(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.ended = data["on"]


@effect(Kind.HANDED)
def _handed(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.handed = data["title"]


@effect(Kind.GIVEN)
def _given(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.copies.add(who)
    state.showing.pop(who, None)


@effect(Kind.TAKEN)
def _taken(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.handed = ""
    state.copies.clear()
    state.showing.clear()


@effect(Kind.SHOWING)
def _showing(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.showing.pop(who, None)
    if data["showing"]:
        state.showing[who] = data["showing"]


@effect(Kind.ASKED)
def _asked(state: State, who: int, data: Mapping[str, Any]) -> None:
    state.questions += 1
    state.asked = Asked(data["question"], state.questions, data["text"], data["options"])


def _of_question(does: Callable[[Asked, Mapping[str, Any]], None]) -> Effect:
    def do(state: State, who: int, data: Mapping[str, Any]) -> None:
        if state.asked is not None and state.asked.question == data["question"]:
            does(state.asked, data)

    return do


@effect(Kind.CLOSED)
@_of_question
def _closed(asked: Asked, data: Mapping[str, Any]) -> None:
    asked.state = "closed"
    asked.counts[data["round"]] = (data["counts"], data["answered"])


@effect(Kind.AGAIN)
@_of_question
def _again(asked: Asked, data: Mapping[str, Any]) -> None:
    asked.state, asked.round = "open", 2


@effect(Kind.TOLD)
@_of_question
def _told(asked: Asked, data: Mapping[str, Any]) -> None:
    asked.state, asked.right = "revealed", data["right"]


@effect(Kind.AWAY)
def _away(state: State, who: int, data: Mapping[str, Any]) -> None:
    if state.asked is not None and state.asked.question == data["question"]:
        state.asked = None
