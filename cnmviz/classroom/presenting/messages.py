"""Messages about presenting on the socket of a class.

The presenter's page says what it looks at as often as it likes; followers are told the newest at most a few times a second. A
packet is led by one clock, the server's: `Beat` says where it is, and every page works out the same stop from it.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from cnmviz.labs.messages import Message, Ref

Length = Annotated[float, msgspec.Meta(ge=-1e7, le=1e7)]
Extent = Annotated[float, msgspec.Meta(gt=0, le=1e8)]
Seq = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Key = Annotated[str, msgspec.Meta(max_length=100, pattern="^[ -~]*$")]
"""Something in the picture, as `kind:id`, in characters that every database stores."""

Word = Annotated[str, msgspec.Meta(max_length=200)]


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the presenter looks at: the view in front, and the part of its picture that is to be seen (x, y, width, height).

    `at` is the seq of an earlier moment, 0 for the present; `pointer` is theirs, in the coordinates of that view.
    """

    view: Annotated[str, msgspec.Meta(max_length=20, pattern="^[a-z]*$")] = ""
    rect: tuple[Length, Length, Extent, Extent] | None = None
    selected: Annotated[tuple[Key, ...], msgspec.Meta(max_length=50)] = ()
    at: Seq = 0
    pointer: tuple[Length, Length] | None = None


class Beat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a packet is. `stop` counts the steps of its trace; while it does not play it stands exactly there.

    While it plays it came to that stop, or comes to it, at `since`, in milliseconds since 1970 of the server's clock.
    """

    stop: Annotated[int, msgspec.Meta(ge=0, le=100_000)]
    playing: bool = False
    speed: Annotated[float, msgspec.Meta(ge=0.25, le=8)] = 1
    since: Annotated[float, msgspec.Meta(ge=0, le=1e15)] = 0


class Present(Message, frozen=True, tag="present"):
    """Present from this window what it shows of a lab of the class, or stop (`on` false).

    `lab` is the code of the lab, `window` names the window, so that it can go on after a reload.
    """

    ref: Ref
    on: bool = True
    lab: Annotated[str, msgspec.Meta(max_length=40)] = ""
    window: Annotated[str, msgspec.Meta(max_length=64, pattern="^[a-z0-9]*$")] = ""


class Look(Message, frozen=True, tag="look"):
    """The presenter looks at something else."""

    ref: Ref
    place: Place


class Walk(Message, frozen=True, tag="walk"):
    """Show a packet's way to all: the question, as it was asked of the lab at `seq`; without a source the way is cleared.

    `at` is the earlier moment that is looked at, 0 for the present. `done` gives the `number` of the packet.
    """

    ref: Ref
    source: Word = ""
    target: Word = ""
    protocol: Word = ""
    port: Annotated[int, msgspec.Meta(ge=0, le=65_535)] = 0
    seq: Seq = 0
    at: Seq = 0
    beat: Beat = Beat(0)


class Lead(Message, frozen=True, tag="lead"):
    """The presenter leads a packet: steps it, plays it, pauses it, makes it faster."""

    ref: Ref
    number: Annotated[int, msgspec.Meta(ge=0)]
    beat: Beat


class Packet(msgspec.Struct, frozen=True, omit_defaults=True):
    """The packet that is led: the number of its `walked`, and where it is."""

    number: int
    beat: Beat


class Walked(Message, frozen=True, tag="walked"):
    """The way of a packet that is led. It was asked of the lab at `seq`; `at` is the moment in which it is seen, 0 for now."""

    number: int
    seq: int
    at: int
    trace: dict[str, Any]


class Presented(Message, frozen=True, tag="presented"):
    """What is presented now, told to whoever comes too. `by` is who presents, 0 for nobody; `now` the server's clock.

    `lab` is the address of the lab, "" where not everybody may see it: then nothing else is told of it. `lost` says that the
    presenter's connection is gone, and `window` which of their windows it is.
    """

    now: float
    by: int = 0
    person: str = ""
    name: str = ""
    window: str = ""
    lost: bool = False
    lab: str = ""
    place: Place | None = None
    packet: Packet | None = None


ClientMessage = Present | Look | Walk | Lead
ServerMessage = Presented | Walked
