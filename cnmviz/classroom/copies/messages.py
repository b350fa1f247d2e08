"""Messages about own copies on the socket of a class, and those of the wall, which has a socket of its own.

A teacher who looks at the wall opens `/class/CODE/wall/socket`. It tells which copies changed, once a second at most; everything
that is done about one goes over the class's socket.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from cnmviz.labs.messages import Closed, Message, Pong, Ref, Refused


class HandOut(Message, frozen=True, tag="hand-out"):
    """Give every student a copy of a lab, also those who are to come.

    `source` is "" for the class's lab as it is now, the address of a scenario, or that of a lesson. With `vary` everybody gets
    other addresses and other names; a lesson, whose goals name things, is handed out as it is.
    """

    ref: Ref
    source: Annotated[str, msgspec.Meta(max_length=200)] = ""
    vary: bool = False


class TakeBack(Message, frozen=True, tag="take-back"):
    """Take the copies back: they are deleted, with everything that was done in them."""

    ref: Ref


class Reset(Message, frozen=True, tag="reset"):
    """Set a copy back to what was handed out, as one step, which can be undone: one's own (0), or, as a teacher, anybody's."""

    ref: Ref
    who: Annotated[int, msgspec.Meta(ge=0)] = 0


class Show(Message, frozen=True, tag="show"):
    """Ask a student whether all may see their copy, or hide it again (`on` false)."""

    ref: Ref
    who: Annotated[int, msgspec.Meta(ge=0)]
    on: bool = True


class Consent(Message, frozen=True, tag="consent"):
    """Let all see one's own copy, when one was asked; or decline, which also takes back what was allowed, at any time."""

    ref: Ref
    on: bool


class Handed(msgspec.Struct, frozen=True):
    """What every student has a copy of. For teachers, how many of how many students have theirs by now."""

    title: str
    lesson: bool
    vary: bool
    made: int
    of: int


class Shown(msgspec.Struct, frozen=True):
    """Somebody's own copy that everybody in the class may see now."""

    id: int
    name: str
    lab: str


class WatchPing(Message, frozen=True, tag="ping"):
    """Is the connection alive?"""


class Tile(msgspec.Struct, frozen=True):
    """A copy on the wall. `steps` were made in it, the last one `touched` seconds after 1970; `refused` commands came since.

    Of a lesson's `goals`, `met` are; they are 0 where there is none. `snapshot` is where its picture is.
    """

    id: int
    name: str
    colour: str
    lab: str
    snapshot: str
    seq: int
    steps: int
    touched: float
    refused: int
    met: int
    goals: int
    showing: str


class Tiles(Message, frozen=True, tag="tiles"):
    """The copies that changed, by participant; null is gone. `now` is the server's clock."""

    tiles: dict[str, Tile | None]
    now: float


class Hung(Message, frozen=True, tag="welcome"):
    """First on the wall's socket: every copy there is comes with `tiles` from now on."""


ClientMessage = WatchPing
ServerMessage = Hung | Tiles | Refused | Closed | Pong
