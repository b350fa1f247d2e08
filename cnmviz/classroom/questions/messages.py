"""The messages about questions on a class's socket."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from cnmviz.cnm.question import LONGEST_TARGET
from cnmviz.labs.messages import Message, Ref

End = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TARGET + 12)]
Key = Annotated[int, msgspec.Meta(ge=1)]
Round = Literal[1, 2]
Place = Annotated[int, msgspec.Meta(ge=0, le=50)]


class AskFirst(Message, tag="ask_first"):
    """Make a question of a probe, as `reach` takes it, in the class's lab at step `at` (0: now). Nobody else sees it yet."""

    ref: Ref
    source: End
    target: End
    protocol: Annotated[str, msgspec.Meta(max_length=10)] = ""
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 0
    at: Annotated[int, msgspec.Meta(ge=0)] = 0


class AskPrepared(Message, tag="ask_prepared"):
    """Take a prepared question: the one at a place in a lesson of the ladder.

    Or ("") in the lesson of the class's lab, or ("s/TOKEN") in that of a scenario which one of the class's teachers saved.
    """

    ref: Ref
    number: Place
    lesson: Annotated[str, msgspec.Meta(max_length=120)] = ""


class Put(Message, tag="put"):
    """Put a question to the class: the first vote is open."""

    ref: Ref
    question: Key


class CloseVote(Message, tag="close_vote"):
    """Close a vote. What comes later is told so."""

    ref: Ref
    question: Key
    round: Round


class Again(Message, tag="vote_again"):
    """Open the second vote."""

    ref: Ref
    question: Key


class Reveal(Message, tag="reveal"):
    """Tell everybody the right answer."""

    ref: Ref
    question: Key


class PutAway(Message, tag="put_away"):
    """Take a question off the screens. One whose answer was not told is forgotten, with what was answered."""

    ref: Ref
    question: Key


class Give(Message, tag="answer"):
    """A student's answer in a vote. The first one counts; the same sent again is taken as the same."""

    ref: Ref
    question: Key
    round: Round
    chosen: Annotated[list[Place], msgspec.Meta(min_length=1, max_length=51)]


class Solution(msgspec.Struct, frozen=True):
    """What is right: `right` are the right answers by their places; `truths` say what is misunderstood by each."""

    right: list[int]
    explanation: list[dict[str, Any]]
    truths: list[str]


class Question(Message, tag="question"):
    """The question that the class is at, told whenever its state changes; without `question` there is none.

    `counts` are the answers of each vote by their places: of closed votes for everybody, for teachers of the open one too
    (`tally`). `solution` is told to teachers at once and to everybody once it is revealed, with `trace` and with `since`, how the
    lab has changed meanwhile. `first` says that it is told to a newcomer.
    """

    question: int = 0
    state: Literal["", "drafted", "open", "closed", "revealed"] = ""
    round: int = 0
    seq: int = 0
    text: list[dict[str, Any]] = []
    options: list[list[dict[str, Any]]] = []
    many: bool = False
    counts: list[list[int]] = []
    answered: list[int] = []
    solution: Solution | None = None
    trace: dict[str, Any] | None = None
    since: str = ""
    first: bool = False


class Chosen(Message, tag="chosen"):
    """What you have answered, by the votes; null where you have not."""

    question: int
    votes: list[list[int] | None]


class Tally(Message, tag="tally"):
    """For teachers, while a vote is open: the answers by their places, and how many answered of how many students."""

    question: int
    round: int
    counts: list[int]
    answered: int
    of: int


ClientMessage = AskFirst | AskPrepared | Put | CloseVote | Again | Reveal | PutAway | Give
ServerMessage = Question | Chosen | Tally
