"""Events in words: one sentence for each kind, and what of them is a chapter that one wants to jump to. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cnmviz.classroom.events.models import Kind
from cnmviz.labs import prose

from .state import TEACHER, State

ROUNDS = {1: "first", 2: "second"}
VOTERS = {"editor": "edit the lab", "observer": "only watch"}
MOST = 160
"""Letters of a question in a sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with names, and the state that it led to. `own`: who it is about did it."""

    by: str
    who: str
    own: bool
    teacher: bool
    everybody: bool
    data: Mapping[str, Any]
    state: State


Sentence = Callable[[Told], str]


def _join(told: Told) -> str:
    return f"{told.who} comes in{' as a teacher' if told.data['role'] == TEACHER else ''}"


def _rename(told: Told) -> str:
    return f"{told.by} takes another name" if told.own else f"{told.by} gives {told.who} another name"


def _remove(told: Told) -> str:
    if told.own:
        return f"{told.by} goes on as somebody else"
    return f"{told.by} removes {told.who}" if told.data["on"] else f"{told.by} lets {told.who} in again"


def _hand(told: Told) -> str:
    if told.data["up"]:
        return f"{told.who} raises a hand"
    return f"{told.who} lowers the hand" if told.own else f"{told.by} lowers the hand of {told.who}"


def _floor(told: Told) -> str:
    if not told.everybody:
        return f"{told.by} gives the floor to {told.who}"
    return f"{told.by} takes the floor back" if told.teacher else f"{told.by} gives the floor back"


def _lock(told: Told) -> str:
    return f"{told.by} {'locks' if told.data['on'] else 'unlocks'} the lab for {'all' if told.everybody else told.who}"


def _role(told: Told) -> str:
    return f"{told.by} lets {'all students' if told.everybody else told.who} {VOTERS.get(told.data['role'], '')}"


def _handed(told: Told) -> str:
    varied = ", with other addresses and names for each" if told.data["vary"] else ""
    return f"{told.by} gives everybody a copy of {told.data['title']}{varied}"


def _showing(told: Told) -> str:
    return {
        "asked": f"{told.by} asks {told.who} to show the own copy",
        "shown": f"{told.who} shows the own copy to all",
        "declined": f"{told.who} does not show the own copy",
    }.get(told.data["showing"], f"{told.by} hides the copy of {told.who}")


def _asked(told: Told) -> str:
    number = told.state.asked.number if told.state.asked else 0
    return f"{told.by} asks question {number}: {question(told.data['text'])}"


def _closed(told: Told) -> str:
    answered = told.data["answered"]
    return f"{told.by} closes the {ROUNDS[told.data['round']]} vote: {answered} answer{'' if answered == 1 else 's'}"


SENTENCES: Mapping[str, Sentence] = {
    Kind.JOIN: _join,
    Kind.TEACH: lambda told: f"{told.who} becomes a teacher by the private link",
    Kind.RENAME: _rename,
    Kind.REMOVE: _remove,
    Kind.TAKEOVER: lambda told: f"{told.who} goes on at another device",
    Kind.FORGET: lambda told: f"{told.who} leaves for good, with their name and their copy",
    Kind.HAND: _hand,
    Kind.FLOOR: _floor,
    Kind.LOCK: _lock,
    Kind.ROLE: _role,
    Kind.DOOR: lambda told: f"{told.by} {'opens' if told.data['open'] else 'closes'} the door",
    Kind.CODE: lambda told: f"{told.by} makes a new code",
    Kind.END: lambda told: f"{told.by} {'ends' if told.data['on'] else 'goes on with'} the class",
    Kind.REFUSED: lambda told: f"{told.by} is refused",
    Kind.HANDED: _handed,
    Kind.GIVEN: lambda told: f"{told.who} has an own copy",
    Kind.TAKEN: lambda told: f"{told.by} takes all copies back",
    Kind.RESET: lambda told: f"{told.who} starts over" if told.own else f"{told.by} sets the copy of {told.who} back",
    Kind.SHOWING: _showing,
    Kind.ASKED: _asked,
    Kind.CLOSED: _closed,
    Kind.AGAIN: lambda told: f"{told.by} opens the second vote",
    Kind.TOLD: lambda told: f"{told.by} tells the answer",
    Kind.AWAY: lambda told: f"{told.by} puts the question away",
}


def sentence(kind: str, told: Told) -> str:
    """What happened; of a kind that this version does not know, its name."""
    return SENTENCES[kind](told) if kind in SENTENCES else f"{told.by}: {kind}"


def chapter(kind: str, told: Told) -> str:
    """The name under which one jumps to an event, "" for what is no chapter."""
    asked = told.state.asked
    if asked is not None and kind in (Kind.ASKED, Kind.AGAIN, Kind.TOLD):
        part = {Kind.ASKED: f": {question(asked.text)}", Kind.AGAIN: ", second vote", Kind.TOLD: ", the answer"}[Kind(kind)]
        return f"Question {asked.number}{part}"
    if kind == Kind.FLOOR and not told.everybody:
        return f"{told.who} has the floor"
    if kind == Kind.LOCK and told.everybody:
        return f"The lab is {'locked' if told.data['on'] else 'unlocked'}"
    if kind == Kind.HANDED:
        return f"Copies of {told.data['title']}"
    if kind == Kind.SHOWING and told.data["showing"] == "shown":
        return f"{told.who} shows a copy"
    return "The class ends" if kind == Kind.END and told.data["on"] else ""


def question(markdown: str) -> str:
    """A question as one line without its looks."""
    text = plain(markdown)
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


@lru_cache(maxsize=1_000)
def plain(markdown: str) -> str:
    """A text of a question without its looks: it is told again with whatever happens while the question is asked."""
    return prose.plain(prose.of(markdown))
