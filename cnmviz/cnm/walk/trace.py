"""The explained way of a packet: Trace -> Hop -> Step, ending in exactly one Verdict.

Every step is written by the code that decides, at the moment it decides. A trace checks itself: it has hops, no hop is empty,
the verdict agrees with the last step, and the reply is walked only after the packet arrived.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """What a stage did with the packet."""

    RECEIVED = "received"
    RESOLVED = "resolved"
    ROUTED = "routed"
    FILTERED = "filtered"
    TRANSLATED = "translated"
    FORWARDED = "forwarded"
    DELIVERED = "delivered"
    DROPPED = "dropped"


class Symptom(StrEnum):
    """What the asker sees, whatever the reason.

    `closed`: a connection opens and is closed at once; `silent`: it opens, and nothing comes.
    """

    ANSWERED = "answered"
    CLOSED = "closed"
    SILENT = "silent"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    HOST_UNREACHABLE = "host-unreachable"
    BAD_NAME = "bad-name"


class Direction(StrEnum):
    THERE = "there"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a walk can end. Declared with `verdict` by the stage that gives it; docs/verdicts.md has a row for each."""

    key: str
    ok: bool
    sentence: str
    symptom: Symptom


VERDICTS: dict[str, Verdict] = {}
"""All verdicts by key, complete once the stages are loaded."""


def verdict(key: str, sentence: str, symptom: Symptom, *, ok: bool = False) -> Verdict:
    """Declare a verdict and what the asker usually sees of it."""
    if key in VERDICTS:
        raise ValueError(f"two verdicts are called {key}")
    VERDICTS[key] = Verdict(key, ok, sentence, symptom)
    return VERDICTS[key]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: `kind` is an entity's kind or `outside`; `name` is what people call it."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Packet:
    """What is sent. `target` is a name or an address as asked; `protocol` icmp, tcp, udp or name (a look-up alone).

    `source` and `destination` are addresses once known, and change under translation. `aim` is the id of the container that is
    meant by the target, where somebody asks for a container rather than for a name.
    """

    origin: Place
    target: str
    protocol: str = "icmp"
    port: int = 0
    source: str = ""
    destination: str = ""
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The addresses that a packet carries, "" while they are not known, and the port of the one who is asked (0: it has none)."""

    source: str = ""
    destination: str = ""
    port: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One decision. `rule` is the key of the rule, `text` a whole sentence for people, `detail` what was looked at.

    `entity` is what the picture lights up, `header` the packet as it is after the step. Details that several stages give:
    `asked`, the places that heard a question (of a look-up or of ARP), and `answered`, the one that answered; `through`, the
    places over which the question went; `before` and `after`, the packet's header on both sides of a translation; `chain` and
    `line`, where in the firewall it was decided, and by which rule.
    """

    action: Action
    rule: str
    text: str
    entity: Place | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    header: Header = Header()


@dataclass(frozen=True, slots=True)
class Hop:
    """What happened at one place: a container's sandbox, a network, a host, or outside."""

    place: Place
    direction: Direction
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole walk. `resolved` are the addresses a name gave. `fix` are docker commands that would turn a "no" round.

    `seen` is set where the asker sees something else than the verdict's usual symptom.
    """

    packet: Packet
    hops: tuple[Hop, ...]
    verdict: Verdict
    resolved: tuple[str, ...] = ()
    fix: tuple[str, ...] = ()
    seen: Symptom | None = None

    def __post_init__(self) -> None:
        if not self.hops or not all(hop.steps for hop in self.hops):
            raise ValueError("a trace has hops, and every hop has steps")
        directions = [hop.direction for hop in self.hops]
        if directions != sorted(directions, reverse=True):
            raise ValueError("the reply is walked after the packet")
        last = self.hops[-1].steps[-1].action
        if self.verdict.ok != (last is not Action.DROPPED):
            raise ValueError(f"{self.verdict.key} does not follow from a last step {last}")

    @property
    def ok(self) -> bool:
        return self.verdict.ok

    @property
    def symptom(self) -> Symptom:
        return self.seen or self.verdict.symptom

    @property
    def accepted(self) -> bool:
        """Whether a ping is answered or a connection opens, which is all that a probe from outside can tell."""
        return self.symptom in (Symptom.ANSWERED, Symptom.CLOSED, Symptom.SILENT)

    @property
    def reason(self) -> str:
        """The sentence of the step that decided."""
        return self.hops[-1].steps[-1].text
