"""Every message on the socket, as typed records. docs/protocol.md is generated from this file.

Messages are JSON objects; `type` says which. Unknown fields and unknown types are refused. `ref` is the client's own reference of
a request: the answer carries it, and a request sent again with the same `ref` is answered, not repeated.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

Ref = Annotated[str, msgspec.Meta(min_length=1, max_length=48, pattern="^[ -~]*$")]
"""Plain ASCII, which every database stores. Behind it comes the number of a command, where a line has several."""

Line = Annotated[str, msgspec.Meta(max_length=8192)]


class Message(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True, omit_defaults=True):
    """Common form of all messages."""


class SendLine(Message, tag="line"):
    """A line such as `docker network create front`, typed in the console or written by a form or button."""

    ref: Ref
    text: Line
    source: Literal["console", "form"] = "console"


class SendCommand(Message, tag="command"):
    """A command as data, from a gesture: `name` is its path (`network connect`, `undo`, `redo`), `args` its fields.

    `at` asks about the lab as it was after that seq, 0 about the lab as it is; only a command that reads can have it.
    """

    ref: Ref
    name: Annotated[str, msgspec.Meta(max_length=64)]
    args: dict[str, Any] = {}
    host: Annotated[str, msgspec.Meta(max_length=128)] = ""
    at: Annotated[int, msgspec.Meta(ge=0)] = 0


class Complete(Message, tag="complete"):
    """What could stand at `cursor` in `text`?"""

    ref: Ref
    text: Line
    cursor: Annotated[int, msgspec.Meta(ge=0, le=8192)]


Keys = Annotated[tuple[Annotated[str, msgspec.Meta(max_length=100)], ...], msgspec.Meta(max_length=50)]
"""Things of the picture, as `kind:id`."""


class Drag(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody has in the hand, and how far it was moved, in the picture's own pixels."""

    keys: Keys
    by: tuple[float, float]


class SendPresence(Message, tag="presence"):
    """Where I am: `cursor` in the picture's own coordinates, what I have selected and in the hand. Never stored; null is gone."""

    cursor: tuple[float, float] | None = None
    selection: Keys = ()
    drag: Drag | None = None
    name: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Resend(Message, tag="resend"):
    """I have everything up to `since`; send what follows."""

    since: Annotated[int, msgspec.Meta(ge=0)]


class Ping(Message, tag="ping"):
    """Is the connection alive? A browser is not told when its network is gone, so it asks after a silence."""


ClientMessage = SendLine | SendCommand | Complete | SendPresence | Resend | Ping


class Person(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody in the lab. `here` counts open windows."""

    id: str
    name: str
    colour: str
    here: int = 0


class WireChange(msgspec.Struct, frozen=True):
    """One entity before and after, null where it did not exist."""

    kind: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Frame(Message, tag="frame"):
    """An Entry: the changes that lead from seq - 1 to seq. `at` is the time in microseconds since 1970.

    `by` is the author's person id ("" for the lab itself), `line` the docker command line that it is, `source` where it came
    from (console, form, picture, undo, redo, ...), `undoes` the seq that it takes back.
    """

    seq: int
    by: str
    source: str
    line: str
    at: int
    changes: list[WireChange]
    undoes: int = 0


class Printed(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a command printed. `shell` names a container whose prompt was opened.

    With `attached` it is the container's own process: leaving it is the command `exit`, and ends the container.
    """

    stdout: str = ""
    stderr: str = ""
    exit: int = 0
    shell: str = ""
    attached: bool = False


class Receipt(Message, tag="receipt"):
    """The answer to a line or command. `seq` is its Entry where it changed something; the change itself comes as a frame.

    `error` says why nothing was done. `trace` is the way of a packet where one was asked for. `matrix` is a table of everyone to
    everyone: a row of `cells` has one letter for each of `places`, the n-th of a to z and A to Z for the n-th of `keys`.
    """

    ref: str
    ok: bool
    seq: int = 0
    line: str = ""
    output: Printed | None = None
    trace: dict[str, Any] | None = None
    matrix: dict[str, Any] | None = None
    error: str = ""


class Completions(Message, tag="completions"):
    """Candidates for the word from `start` to the cursor, each with a word of help."""

    ref: str
    start: int
    items: list[tuple[str, str]]


class Presence(Message, tag="presence"):
    """What changed among the people since the last tick: by person id, null for one who left."""

    people: dict[str, dict[str, Any] | None]


class Several(Message, tag="several"):
    """Frames in their order, and perhaps who is where, each as if it came alone.

    What many people do at once comes together, and what somebody missed.
    """

    messages: list[Frame | Presence]


class Welcome(Message, tag="welcome"):
    """First on every socket: who you are, who is here, and the lab's newest seq."""

    you: Person
    people: list[Person]
    seq: int


class Resync(Message, tag="resync"):
    """You are too far behind: fetch the snapshot."""

    seq: int


class Closed(Message, tag="closed"):
    """Sent before the server closes the socket, with the reason for a person to read."""

    why: str


class Refused(Message, tag="refused"):
    """A message that could not be read, or that somebody who only watches may not send; nothing was done.

    `ref` is given back where it could be found.
    """

    why: str
    ref: str = ""


class Pong(Message, tag="pong"):
    """The connection is alive."""


ServerMessage = Welcome | Frame | Several | Receipt | Completions | Presence | Resync | Closed | Refused | Pong
