"""The messages of the presenter's light on a class's socket. They are told and forgotten: no answer, no row, no log."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cnmviz.labs.messages import Message

from .limits import KEYS, PLANE, POINTS

Length = Annotated[float, msgspec.Meta(ge=-PLANE, le=PLANE)]
Point = tuple[Length, Length]
Lab = Annotated[str, msgspec.Meta(max_length=40)]
"""The code of the lab that is drawn over: the class's, or a copy."""
View = Annotated[str, msgspec.Meta(max_length=20)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31)]


class Draw(Message, tag="draw"):
    """Go on with a line over the picture of a view, in its own coordinates. Only the presenter may; nobody is answered.

    `id` is the line, made up by the page. It fades within two seconds; as `ink` it stays for about ten.
    """

    id: Number
    lab: Lab
    view: View
    points: Annotated[list[Point], msgspec.Meta(min_length=1, max_length=POINTS)]
    ink: bool = False


class Spotlight(Message, tag="spotlight"):
    """Light something up, while everything else is dimmed; or nothing (`on` false). Only the presenter may.

    It is around the things of `keys`, in whatever view they are, or else round: `size` pixels around `at` in the picture of
    `view`. Who holds it says so again every five seconds.
    """

    on: bool
    lab: Lab = ""
    view: View = ""
    keys: Annotated[list[Key], msgspec.Meta(max_length=KEYS)] = []
    at: Point | None = None
    size: Annotated[float, msgspec.Meta(ge=1, le=PLANE)] = 100


class Stroke(msgspec.Struct, frozen=True):
    """What was added to a line since the last message; `by` is the participant whose it is."""

    id: int
    by: int
    colour: str
    lab: str
    view: str
    ink: bool
    points: list[tuple[float, float]]


class Spot(msgspec.Struct, frozen=True):
    """What is lit up."""

    colour: str
    lab: str
    view: str
    keys: list[str]
    at: tuple[float, float] | None
    size: float


class Light(Message, tag="light"):
    """What the presenter draws and lights up, merged, at most five times a second. `spots` are by participant; null is out."""

    strokes: list[Stroke] = []
    spots: dict[int, Spot | None] = {}


ClientMessage = Draw | Spotlight
ServerMessage = Light
