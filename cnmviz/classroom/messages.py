"""Every message on the socket of a class, as typed records. docs/protocol.md is generated from this file.

Whoever is in a class opens `/class/CODE/socket` beside the lab's socket. Requests with a `ref` are answered by `done` with the
same `ref`; they say what is to be and not what is to change, so that one may be sent again. Participants are named by `id`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from cnmviz.labs.messages import Closed, Message, Ref, Refused

from .copies.messages import Consent, Handed, HandOut, Reset, Show, Shown, TakeBack
from .light import messages as light
from .presenting import messages as presenting
from .questions import messages as questions

Id = Annotated[int, msgspec.Meta(ge=0)]
"""A participant; 0 is nobody, or everybody."""

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Ping(Message, tag="ping"):
    """Is the connection alive? `took` is how many milliseconds the last answer to this took, for the teacher's roster."""

    took: Annotated[int, msgspec.Meta(ge=0, le=600_000)] = 0


class Hand(Message, tag="hand"):
    """Raise a hand, or lower it; a teacher lowers that of `who`."""

    ref: Ref
    up: bool
    who: Id = 0


class Floor(Message, tag="floor"):
    """Give the floor to a participant. 0 takes it back; who has it gives it back so too."""

    ref: Ref
    to: Id


class Lock(Message, tag="lock"):
    """Lock the lab, or unlock it: for all students, or for `who` alone. Whoever has the floor may change it all the same."""

    ref: Ref
    on: bool
    who: Id = 0


class Become(Message, tag="role"):
    """Make a participant an editor or an observer; 0 makes all students that, and those who are to come."""

    ref: Ref
    role: Literal["editor", "observer"]
    who: Id = 0


class Rename(Message, tag="rename"):
    """Call somebody something else: oneself, or, as a teacher, anybody."""

    ref: Ref
    name: Name
    who: Id = 0


class Remove(Message, tag="remove"):
    """Send somebody out of the class, or let them in again (`on` false)."""

    ref: Ref
    who: Id
    on: bool = True


class Door(Message, tag="door"):
    """Open the door for newcomers, or close it. Those who are in can always come back."""

    ref: Ref
    open: bool


class Renew(Message, tag="renew"):
    """Give the class another code. The old one leads nowhere from then on; those who are in stay."""

    ref: Ref


class Help(Message, tag="takeover"):
    """Make a code with which another device becomes `who`, whose own is gone."""

    ref: Ref
    who: Id


class End(Message, tag="end"):
    """End the class, or go on with it (`on` false)."""

    ref: Ref
    on: bool = True


ClientMessage = (
    Ping
    | Hand
    | Floor
    | Lock
    | Become
    | Rename
    | Remove
    | Door
    | Renew
    | Help
    | End
    | HandOut
    | TakeBack
    | Reset
    | Show
    | Consent
    | presenting.ClientMessage
    | questions.ClientMessage
    | light.ClientMessage
)


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody in the class. `person` is who they are in the lab; `hand` is since when it is raised, in seconds since 1970.

    `health` is how their connection is: `here`, `slow`, or `away` since `seen`. `copy` is the address of a lab of their own, and
    `showing` whether all may see it: the student is `asked`, has `declined`, or it is `shown`.
    """

    id: int
    person: str
    name: str
    colour: str
    role: str
    locked: bool = False
    removed: bool = False
    hand: float = 0
    health: Literal["here", "slow", "away"] = "away"
    seen: float = 0
    copy: str = ""
    showing: Literal["", "asked", "declined", "shown"] = ""


class Presenter(msgspec.Struct, frozen=True):
    """Who has the floor."""

    id: int
    person: str
    name: str


class Class(Message, tag="class"):
    """The class as everybody in it knows it; told whenever something of it changes. Without `floor` the teacher presents.

    `code` is told to teachers alone, who show it. `handed` is what every student has a copy of, `shown` whose copies all may see.
    """

    title: str
    door_open: bool
    locked: bool
    newcomers: str
    ended: bool
    floor: Presenter | None = None
    code: str = ""
    handed: Handed | None = None
    shown: list[Shown] = []


class You(Message, tag="you"):
    """How you stand in the class, told whenever that changes. `why_not` has a sentence for each deed that is not yours.

    The deeds in the lab are `see`, `ask`, `change`, `point` and `take`.
    """

    you: Participant
    why_not: dict[str, str]


class Welcome(Message, tag="welcome"):
    """First on the socket, once `class` and `you` are said. A teacher gets the whole roster, everybody else an empty one."""

    roster: list[Participant]


class Roster(Message, tag="roster"):
    """For teachers: participants who changed, by id; null is gone."""

    people: dict[str, Participant | None]


class Count(Message, tag="count"):
    """For teachers and projectors: how many joined, and how many of them are connected."""

    joined: int
    here: int


class Done(Message, tag="done"):
    """The answer to a request: `why` says why it was not done, "" where it was. `given` is what was asked for, such as a code."""

    ref: str
    why: str = ""
    given: dict[str, Any] | None = None


class Pong(Message, tag="pong"):
    """The connection is alive. `at` is the server's clock, in milliseconds since 1970: half the way back it said so."""

    at: float


ServerMessage = (
    Class
    | You
    | Welcome
    | Roster
    | Count
    | Done
    | presenting.ServerMessage
    | questions.ServerMessage
    | light.ServerMessage
    | Refused
    | Closed
    | Pong
)
